"""What a notebook works with: ``load`` and the ``Review`` that it returns, and sentences that are computed."""
