"""What is told of a body of evidence: its people, the bias judged of them, and how precise its results are."""
