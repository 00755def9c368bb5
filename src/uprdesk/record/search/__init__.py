"""Search of the record: filters, hits from the store's own full text, counts, pages by key."""
