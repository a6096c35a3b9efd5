"""From text to spans: numbers, names of study designs, strong words, citation markers and quotes. Reads no files."""
