"""How the phrases of signals are found: literals, gap phrases, regular expressions, typing errors."""
