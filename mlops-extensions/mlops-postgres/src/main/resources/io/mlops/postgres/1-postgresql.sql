
-- Chunks are compressed already.
ALTER TABLE metric_chunk ALTER COLUMN data SET STORAGE EXTERNAL;

-- An index holds no more than 2,704 bytes of a row here, and the names of a series may have more; its writers make sure that it is there once.
ALTER TABLE series DROP CONSTRAINT series_run_no_key_model_id_dataset_name_dataset_digest_key;

CREATE INDEX series_by_run ON series (run_no, key, model_id);
