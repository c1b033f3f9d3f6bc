"""Third: how probable it is that candidates of two languages say the same."""
