"""Everything an installation keeps, in one encrypted file, and back again.

A backup is an age file for the backup identity, whose private half the store never holds; inside
lies a plain tar of rows as JSON lines and of the store's files, so that age and tar are enough to
look into it. The room walks Django's register of tables and knows no other room: what is derived
from rows (the search index) is made anew by whoever calls `restore`.
"""
