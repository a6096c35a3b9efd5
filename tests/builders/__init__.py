"""What the tests are made from: records, small sets of files, and spoilt copies of the shipped ones."""
