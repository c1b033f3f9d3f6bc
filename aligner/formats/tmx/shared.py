"""What writer and reader of TMX both know."""

import re

DATE = re.compile(r"\d{8}T\d{6}Z")
DATES = ("creationdate", "changedate", "lastusagedate")
ATTRIBUTES = (*DATES, "creationid", "changeid", "usagecount")
"""Props that TMX has attributes for; a date that is not one stays a prop."""
OWN = ("score", "status")
"""Names of our own props of a unit."""
