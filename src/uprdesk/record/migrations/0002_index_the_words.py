"""The full-text index: one row of stems for each recommendation, filled by the importer.

SQLite: an FTS5 table. PostgreSQL: a table of tsvectors, as narrow as can be, with a GIN index. No
triggers, which Django would lose when it remakes a table; `uprdesk reindex` fills it anew.
"""

from django.db import migrations

MAKE = {
    "sqlite": [
        "CREATE VIRTUAL TABLE record_words USING fts5("
        "stems, tokenize='unicode61 remove_diacritics 2')"
    ],
    "postgresql": [
        "CREATE TABLE record_words (rowid bigint PRIMARY KEY, words tsvector NOT NULL)",
        "CREATE INDEX record_words_of_stems ON record_words USING gin (words) "
        "WITH (fastupdate = off)",
    ],
}


def make(apps, schema_editor):
    for statement in MAKE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE record_words")


class Migration(migrations.Migration):
    dependencies = [("record", "0001_keep_the_record")]
    operations = [migrations.RunPython(make, drop)]
