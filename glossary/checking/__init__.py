"""Does a translation use the agreed terms, and if not, what stands instead?

``reading`` makes pairs of what is checked, ``termlist`` patterns of the glossary, ``run`` findings of both; ``rules``
lists what can be found. Words are compared by ``forms``: no model is loaded. ``outputs`` writes findings for people and
for programs, ``settings`` and ``baseline`` are what a team keeps in its repository.
"""
