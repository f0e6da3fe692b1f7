"""What people do with a case, as steps: rules that say yes, or why not."""
