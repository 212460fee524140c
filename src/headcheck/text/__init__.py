"""Text as given: sentences, page furniture, and the claims of a headline."""
