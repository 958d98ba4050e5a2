-- What many runs have in common, kept once: the tags of the program and the machine. A run has the tags of its set and its own in run_tag; no key is in both.
CREATE TABLE tag_set (
  set_no {id},
  -- The SHA-256 of its tags: equal sets are one.
  content {blob} NOT NULL UNIQUE
) {table};

CREATE TABLE shared_tag (
  set_no {long} NOT NULL,
  key {text} NOT NULL,
  value {text} NOT NULL,
  PRIMARY KEY (set_no, key)
) {keyed};

CREATE INDEX shared_tag_by_value ON shared_tag (key, {indexed_text}, set_no);

-- 0 for none.
ALTER TABLE run ADD COLUMN set_no {long} NOT NULL DEFAULT 0;

CREATE INDEX run_by_set ON run (set_no, run_no) WHERE set_no > 0;
