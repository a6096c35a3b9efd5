"""What a report says, in blocks, before any format has a say."""
