"""The words, the records and the problems: what everything else speaks of. Imports nothing of the other layers."""
