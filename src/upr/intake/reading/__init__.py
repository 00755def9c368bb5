"""The only readers of file formats: PDF, Word and spreadsheets become plain text with places."""
