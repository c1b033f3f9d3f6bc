"""Which documents of a collection belong together, when nobody knows: names tell nothing, languages are mixed.

documents -> portraits (vectors, names, numbers) -> neighbours -> likeness of two -> works
"""
