"""From files to evidence: tables, bibliography and texts, each with the places of what was wrong."""
