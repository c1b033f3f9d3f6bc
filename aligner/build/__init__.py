"""From files to aligned rows: read, segment, align, and keep what people decided."""
