"""The steps between files, the project file and the algorithms; the command line and the page call these."""
