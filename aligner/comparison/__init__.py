"""Language versions of the same pages: what is missing, extra, untranslated, moved or changed, told by content.

page.py        a file as passages with their lines, and what in it is no prose
pairing.py     which files are the same page in several languages
rows.py        which passages of two languages belong together, and which stand alone
untranslated.py, changes.py, blocks.py   what a row, and code and front matter, give away
comparing.py   all pages, all languages
told.py        independent texts: which facts only one of them tells
since.py       with git as memory: what changed in the source since, and what stands for it
outputs/       text, Markdown, JSON, HTML, SARIF; tasks.py: XLIFF for a translator
"""
