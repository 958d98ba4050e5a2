-- Where the database takes keys of any length, whole values: an index over an expression answers nothing by itself in SQLite, which then looks up the row of each entry.
DROP INDEX param_by_value;

CREATE INDEX param_by_value ON param (key, {indexed_text}, run_no);

DROP INDEX run_tag_by_value;

CREATE INDEX run_tag_by_value ON run_tag (key, {indexed_text}, run_no);
