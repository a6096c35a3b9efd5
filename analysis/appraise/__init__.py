"""How strong: levels, verdicts, figures traced to findings, and how well the raters agree."""
