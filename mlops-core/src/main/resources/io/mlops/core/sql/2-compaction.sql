-- Ended runs whose chunks may be joined to fewer, and how far that has come: series before series_no are done, and chunks of series_no before first_step.
CREATE TABLE compaction (
  run_no {long} NOT NULL PRIMARY KEY,
  series_no {long} NOT NULL,
  first_step {long} NOT NULL
) {keyed};
