-- What the role of an application needs on the schema of a store, and no more. Run by the schema's owner, and again after each migration.
BEGIN;

GRANT USAGE ON SCHEMA "{schema}" TO "{role}";
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA "{schema}" TO "{role}";

-- What happened is only ever added to.
REVOKE UPDATE, DELETE ON "{schema}".audit_entry, "{schema}".alias_state, "{schema}".registry_change FROM "{role}";

-- Rows that are always there once.
REVOKE INSERT, DELETE ON "{schema}".audit_frontier, "{schema}".registry_generation FROM "{role}";

-- The schema is the owner's to change.
REVOKE INSERT, UPDATE, DELETE ON "{schema}".schema_history FROM "{role}";

COMMIT;
