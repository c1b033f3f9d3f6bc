"""Rows of cells, as CSV, Excel and the glossaries of translation services hold them: their layout, their checks."""
