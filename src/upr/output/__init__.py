"""Records and drafts become files; the only writers of file formats."""
