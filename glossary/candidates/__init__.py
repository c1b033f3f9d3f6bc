"""Second: what could be a term in one language, names and abbreviations among them."""
