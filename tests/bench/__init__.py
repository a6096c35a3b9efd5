"""The mutation bench: a correct set, single errors that must be caught in it, and rewrites that must pass.

``correct/`` is an invented set on salt-water baths and mud packs: three documents with their texts, six studies and
two harms, no fault and no flag but those in ``kinds.EXPECTED``. An *error* changes one thing in it, as a writer, a
reader or a spreadsheet would; it is tried on every row that it applies to. A *rewrite* says the same in another way, or
one thing more that is fair.
"""
