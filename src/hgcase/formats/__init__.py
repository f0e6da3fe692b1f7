"""The case file: YAML or JSON, in and out, and its JSON Schema; all from the declarations."""
