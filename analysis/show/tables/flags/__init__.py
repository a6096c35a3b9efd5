"""Flags told: by sentence, by page, and what the source says beside each."""
