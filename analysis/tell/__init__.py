"""Plain output: problems as lines, explanations, and the evidence as JSON. No pandas here."""
