"""Files in and out: which files are meant, memories and glossaries read, the project written for other programs."""
