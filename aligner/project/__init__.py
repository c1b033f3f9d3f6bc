"""The project file: one SQLite file that keeps documents, segments, units, concepts, runs and decisions.

The only room with SQL in it. ``store.Project`` is the open file; each module beside it reads and writes one subject.
"""

from aligner.project.store import FILE_NAME, Project, settle_beside

__all__ = ["FILE_NAME", "Project", "settle_beside"]
