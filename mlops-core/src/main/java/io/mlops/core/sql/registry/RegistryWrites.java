package io.mlops.core.sql.registry;

import io.mlops.core.sql.session.Session;
import io.mlops.core.sql.tracking.Tags;
import io.mlops.error.AlreadyExistsException;
import io.mlops.error.Quoted;
import io.mlops.spi.commit.RegistryWrite;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Makes the changes of the registry in the transaction of a commit; those of versions and aliases go to {@link VersionWrites}. */
public final class RegistryWrites {
    private final Session session;
    private final long at;
    private final ChangeLog changes;
    private final VersionWrites versions;

    /**
     * Begins.
     *
     * @param session the transaction
     * @param at the date of all changes
     * @param changes where they are noted
     */
    public RegistryWrites(Session session, Instant at, ChangeLog changes) {
        this.session = session;
        this.at = at.toEpochMilli();
        this.changes = changes;
        this.versions = new VersionWrites(session, this.at, changes);
    }

    /**
     * Makes a change; returns what it assigned.
     *
     * @param write what to change
     */
    public String apply(RegistryWrite write) throws SQLException {
        return switch (write.type()) {
            case CREATE_MODEL -> create((RegistryWrite.CreateModel) write);
            case DESCRIBE_MODEL -> describe((RegistryWrite.DescribeModel) write);
            case RENAME_MODEL -> rename((RegistryWrite.RenameModel) write);
            case DELETE_MODEL -> delete((RegistryWrite.DeleteModel) write);
            case CREATE_VERSION -> versions.create((RegistryWrite.CreateVersion) write);
            case DESCRIBE_VERSION -> versions.describe((RegistryWrite.DescribeVersion) write);
            case SET_VERSION_STATUS -> versions.setStatus((RegistryWrite.SetVersionStatus) write);
            case DELETE_VERSION -> versions.delete((RegistryWrite.DeleteVersion) write);
            case SET_ALIAS -> versions.setAlias((RegistryWrite.SetAlias) write);
            case DELETE_ALIAS -> versions.deleteAlias((RegistryWrite.DeleteAlias) write);
        };
    }

    private String create(RegistryWrite.CreateModel write) throws SQLException {
        int created = session.update(
                "INSERT INTO registered_model (name, present, last_version, description, created_at, updated_at)"
                        + " VALUES (?, 1, 0, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET present = 1,"
                        + " description = excluded.description, created_at = excluded.created_at, updated_at = excluded.updated_at"
                        + " WHERE registered_model.present = 0",
                write.model(),
                write.description(),
                at,
                at);
        if (created == 0) {
            throw new AlreadyExistsException(
                    "Registered model " + Quoted.of(write.model()) + " exists already; take another name");
        }
        changes.updated(write.model());
        return "";
    }

    private String describe(RegistryWrite.DescribeModel write) throws SQLException {
        session.update(
                "UPDATE registered_model SET description = ?, updated_at = ? WHERE model_no = ?",
                write.description(),
                at,
                ModelNumbers.model(session, write.model()));
        changes.updated(write.model());
        return "";
    }

    /** The old name keeps its numbers, so that {@code models:/old/1} never comes to mean another version. */
    private String rename(RegistryWrite.RenameModel write) throws SQLException {
        ModelNumbers.Place place = ModelNumbers.get(session, write.model());
        if (write.newName().equals(write.model())) {
            return "";
        }
        if (session.number("SELECT model_no FROM registered_model WHERE name = ?", -1, write.newName()) >= 0) {
            throw new AlreadyExistsException("The model name " + Quoted.of(write.newName())
                    + " is or was in use, and its version numbers are never given again; take another name");
        }
        session.update(
                "UPDATE registered_model SET name = ?, updated_at = ? WHERE model_no = ?",
                write.newName(),
                at,
                place.number());
        session.update(
                "INSERT INTO registered_model (name, present, last_version, description, created_at, updated_at)"
                        + " VALUES (?, 0, ?, '', ?, ?)",
                write.model(),
                place.lastVersion(),
                at,
                at);
        changes.updated(write.model());
        changes.updated(write.newName());
        return "";
    }

    private String delete(RegistryWrite.DeleteModel write) throws SQLException {
        long model = ModelNumbers.model(session, write.model());
        List<Integer> numbers = session.list(
                "SELECT version FROM model_version WHERE model_no = ? ORDER BY version", row -> row.getInt(1), model);
        for (Integer version : numbers) {
            versions.delete(new RegistryWrite.DeleteVersion(write.model(), version));
        }
        Tags.OF_MODELS.removeAll(session, model);
        session.update("UPDATE registered_model SET present = 0, description = '' WHERE model_no = ?", model);
        changes.updated(write.model());
        return "";
    }
}
