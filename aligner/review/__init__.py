"""What people decide about rows and concepts, and what they are shown for it; the terminal and the page call these."""
