"""``python -m aligner`` is the command line."""

from aligner.cli import main

main()
