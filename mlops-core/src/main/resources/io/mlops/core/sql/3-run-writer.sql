-- Which opening of the store started the run, or resumed it last; empty for runs that were started before this version.
ALTER TABLE run ADD COLUMN writer_id {text} NOT NULL DEFAULT '';

CREATE INDEX run_in_progress ON run (writer_id, run_no) WHERE status = 'RUNNING';
