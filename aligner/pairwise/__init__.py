"""Two languages at a time: which run of source segments says the same as which run of target segments.

``ordered`` is for translations, ``comparable`` for texts that tell the same facts in their own order, and ``order``
finds out which they are; ``aligner.alignment`` chooses between them. Weights of the score's terms are kept beside them
in JSON, as ``bench/fit.py`` fitted them on gold alignments: facts in one file, the algorithm in another.
"""
