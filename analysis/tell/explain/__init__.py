"""Everything behind one name, as text for a terminal."""
