-- Times are milliseconds since 1970. Words in braces are those of the dialect.
CREATE TABLE experiment (
  experiment_no {id},
  name {text} NOT NULL UNIQUE,
  stage {text} NOT NULL,
  created_at {long} NOT NULL,
  updated_at {long} NOT NULL,
  deleted_at {long}
) {table};

CREATE TABLE experiment_tag (
  experiment_no {long} NOT NULL,
  key {text} NOT NULL,
  value {text} NOT NULL,
  PRIMARY KEY (experiment_no, key)
) {keyed};

CREATE TABLE run (
  run_no {id},
  run_id {text} NOT NULL UNIQUE,
  experiment_no {long} NOT NULL,
  name {text} NOT NULL,
  status {text} NOT NULL,
  stage {text} NOT NULL,
  started_at {long} NOT NULL,
  ended_at {long},
  deleted_at {long},
  -- 1 where the run was deleted with its experiment, and is restored with it.
  deleted_with_experiment {int} NOT NULL
) {table};

CREATE INDEX run_by_experiment ON run (experiment_no, started_at DESC, run_id);
CREATE INDEX run_by_start ON run (started_at DESC, run_id);

-- Indexes hold the beginning of a value only: whole values may be longer than a page.
CREATE TABLE run_tag (
  run_no {long} NOT NULL,
  key {text} NOT NULL,
  value {text} NOT NULL,
  PRIMARY KEY (run_no, key)
) {keyed};

CREATE INDEX run_tag_by_value ON run_tag (key, substr(value, 1, 64), run_no);

CREATE TABLE param (
  run_no {long} NOT NULL,
  key {text} NOT NULL,
  value {text} NOT NULL,
  PRIMARY KEY (run_no, key)
) {keyed};

CREATE INDEX param_by_value ON param (key, substr(value, 1, 64), run_no);

-- content is the SHA-256 of all other columns: equal datasets of many runs are one row.
CREATE TABLE dataset (
  dataset_no {id},
  content {blob} NOT NULL UNIQUE,
  name {text} NOT NULL,
  digest {text} NOT NULL,
  source_type {text} NOT NULL,
  source {text} NOT NULL,
  schema_text {text},
  profile {text}
) {table};

CREATE INDEX dataset_by_name ON dataset (name, digest);

CREATE TABLE run_input (
  input_no {id},
  run_no {long} NOT NULL,
  dataset_no {long} NOT NULL,
  context {text} NOT NULL
) {table};

CREATE INDEX run_input_by_run ON run_input (run_no, input_no);
CREATE INDEX run_input_by_dataset ON run_input (dataset_no, run_no);

CREATE TABLE logged_model (
  model_no {id},
  model_id {text} NOT NULL UNIQUE,
  run_no {long} NOT NULL,
  path {text} NOT NULL,
  digest {text},
  inputs {text},
  outputs {text},
  logged_at {long} NOT NULL
) {table};

CREATE INDEX logged_model_by_run ON logged_model (run_no, model_no);

-- Absent dimensions are empty texts. latest_bits is the exact value; latest_value serves searches: NULL for NaN, 0.0 for -0.0.
CREATE TABLE series (
  series_no {id},
  run_no {long} NOT NULL,
  key {text} NOT NULL,
  model_id {text} NOT NULL,
  dataset_name {text} NOT NULL,
  dataset_digest {text} NOT NULL,
  latest_step {long} NOT NULL,
  latest_time {long} NOT NULL,
  latest_bits {long} NOT NULL,
  latest_value {double},
  UNIQUE (run_no, key, model_id, dataset_name, dataset_digest)
) {table};

CREATE INDEX series_by_value ON series (key, latest_value, run_no) WHERE model_id = '' AND dataset_name = '';

CREATE TABLE metric_chunk (
  chunk_no {row},
  series_no {long} NOT NULL,
  first_step {long} NOT NULL,
  last_step {long} NOT NULL,
  data {blob} NOT NULL
) {table};

CREATE INDEX metric_chunk_by_step ON metric_chunk (series_no, first_step, last_step);

-- The last sequence of each writer; log_no 0 stands for metric points.
CREATE TABLE append_mark (
  writer_id {text} NOT NULL,
  log_no {long} NOT NULL,
  sequence {long} NOT NULL,
  PRIMARY KEY (writer_id, log_no)
) {keyed};

CREATE TABLE log (
  log_no {id},
  kind {text} NOT NULL,
  stream {text} NOT NULL,
  UNIQUE (kind, stream)
) {table};

CREATE TABLE log_entry (
  position {id},
  log_no {long} NOT NULL,
  key {text} NOT NULL,
  at {long} NOT NULL,
  json {text} NOT NULL
) {table};

CREATE INDEX log_entry_by_log ON log_entry (log_no, position);
CREATE INDEX log_entry_by_key ON log_entry (log_no, key, position);
CREATE INDEX log_entry_by_time ON log_entry (log_no, at);

-- A deleted record keeps its row without json, so that its revisions go on.
CREATE TABLE record (
  kind {text} NOT NULL,
  id {text} NOT NULL,
  revision {long} NOT NULL,
  json {text},
  updated_at {long} NOT NULL,
  PRIMARY KEY (kind, id)
) {keyed};

-- A deleted model keeps its row, so that its version numbers and alias revisions go on.
CREATE TABLE registered_model (
  model_no {id},
  name {text} NOT NULL UNIQUE,
  present {int} NOT NULL,
  last_version {int} NOT NULL,
  description {text} NOT NULL,
  created_at {long} NOT NULL,
  updated_at {long} NOT NULL
) {table};

CREATE TABLE model_tag (
  model_no {long} NOT NULL,
  key {text} NOT NULL,
  value {text} NOT NULL,
  PRIMARY KEY (model_no, key)
) {keyed};

CREATE TABLE model_version (
  version_no {id},
  model_no {long} NOT NULL,
  version {int} NOT NULL,
  status {text} NOT NULL,
  model_id {text} NOT NULL,
  run_id {text} NOT NULL,
  path {text} NOT NULL,
  digest {text},
  author {text} NOT NULL,
  description {text} NOT NULL,
  created_at {long} NOT NULL,
  updated_at {long} NOT NULL,
  UNIQUE (model_no, version)
) {table};

CREATE INDEX model_version_by_run ON model_version (run_id);

CREATE TABLE version_tag (
  version_no {long} NOT NULL,
  key {text} NOT NULL,
  value {text} NOT NULL,
  PRIMARY KEY (version_no, key)
) {keyed};

-- Every state of every alias; the one of the largest revision holds, version 0 means removed.
CREATE TABLE alias_state (
  model_no {long} NOT NULL,
  alias {text} NOT NULL,
  revision {long} NOT NULL,
  version {int} NOT NULL,
  since {long} NOT NULL,
  PRIMARY KEY (model_no, alias, revision)
) {keyed};

-- One row: cheap to ask for, and moved by nothing but changes of the registry.
CREATE TABLE registry_generation (
  generation {long} NOT NULL
) {table};

INSERT INTO registry_generation (generation) VALUES (0);

CREATE TABLE registry_change (
  generation {long} NOT NULL PRIMARY KEY,
  writer_id {text} NOT NULL,
  at {long} NOT NULL,
  type {text} NOT NULL,
  model {text} NOT NULL,
  alias {text} NOT NULL,
  version {int} NOT NULL
) {table};

-- What was answered to each commit, one line for each write.
CREATE TABLE request (
  request_id {text} NOT NULL PRIMARY KEY,
  at {long} NOT NULL,
  result {text} NOT NULL
) {keyed};

CREATE INDEX request_by_time ON request (at);

CREATE TABLE audit_entry (
  idx {long} NOT NULL PRIMARY KEY,
  json {text} NOT NULL,
  root {blob} NOT NULL
) {table};

-- One row: the right edge of the Merkle tree, its peaks as hexadecimal digests with spaces between.
CREATE TABLE audit_frontier (
  size {long} NOT NULL,
  peaks {text} NOT NULL
) {table};

INSERT INTO audit_frontier (size, peaks) VALUES (0, '');

CREATE TABLE artifact (
  owner {text} NOT NULL,
  path {text} NOT NULL,
  digest {text} NOT NULL,
  size_bytes {long} NOT NULL,
  PRIMARY KEY (owner, path)
) {keyed};

CREATE INDEX artifact_by_digest ON artifact (digest);
