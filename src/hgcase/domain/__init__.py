"""What a case is: frozen values, and rules that need nothing but them."""
