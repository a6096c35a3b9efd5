"""Link the claims that documents make to the studies they cite, and flag what the studies do not support."""

__version__ = "0.1.0"
