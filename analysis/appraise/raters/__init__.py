"""Who judged, how well they agree, and what a person has confirmed."""
