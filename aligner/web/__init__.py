"""The review page: rows and terms as small dataclasses, the templates that print them, and who may ask for them.

``texts`` and ``rows``, ``terms`` say what is shown; ``session`` holds the open project; ``acts`` names the decisions;
``app`` answers a browser, ``report`` writes one file, with the scripts that ``assets`` names. Decisions go through
the same steps as those of the keyboard.
"""
