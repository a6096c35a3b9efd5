"""Answers: what the studies found on each question, how sure it is, and what is not known."""
