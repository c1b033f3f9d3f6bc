"""Makes the site of docs/: pages that the program's own words are turned into, and pictures of what it prints.

``make docs`` builds the site; ``python -m manual.pictures`` writes the pictures anew.
"""
