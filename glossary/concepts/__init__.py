"""Fourth: pairs grouped to concepts of all languages, ranked, with synonyms and abbreviations in their places."""
