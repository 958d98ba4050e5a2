package io.mlops.core.sql.registry;

import io.mlops.core.sql.session.Session;
import io.mlops.error.NotFoundException;
import io.mlops.error.Quoted;
import java.sql.SQLException;
import java.util.Optional;

/** Turns names of models, and versions, into numbers of rows. */
public final class ModelNumbers {
    private ModelNumbers() {}

    /** The row of a model, and the last version number that it gave. */
    record Place(long number, int lastVersion) {}

    static Optional<Place> find(Session session, String name) throws SQLException {
        return session.first(
                "SELECT model_no, last_version FROM registered_model WHERE name = ? AND present = 1",
                row -> new Place(row.getLong(1), row.getInt(2)),
                name);
    }

    static Place get(Session session, String name) throws SQLException {
        return find(session, name)
                .orElseThrow(() -> new NotFoundException(
                        "Registered model " + Quoted.of(name) + " does not exist; register it first"));
    }

    /**
     * Returns the number of a model.
     *
     * @param session where to read
     * @param name its name
     * @throws NotFoundException if there is none
     */
    public static long model(Session session, String name) throws SQLException {
        return get(session, name).number();
    }

    /** Returns the number of a version, -1 where there is none. */
    static long version(Session session, String name, int version) throws SQLException {
        return session.number(
                "SELECT v.version_no FROM model_version v JOIN registered_model m ON m.model_no = v.model_no"
                        + " WHERE m.name = ? AND v.version = ?",
                -1,
                name,
                version);
    }

    /**
     * Returns the number of a version.
     *
     * @param session where to read
     * @param name the model's name
     * @param version the version
     * @throws NotFoundException if there is none
     */
    public static long existingVersion(Session session, String name, int version) throws SQLException {
        long number = version(session, name, version);
        if (number < 0) {
            throw new NotFoundException("Model version " + Quoted.of(name) + "/" + version + " does not exist");
        }
        return number;
    }

    /**
     * Returns the number that the next version of a name gets, also where the model is gone.
     *
     * @param session where to read
     * @param name the model's name
     */
    public static int nextVersion(Session session, String name) throws SQLException {
        return (int) session.number("SELECT last_version FROM registered_model WHERE name = ?", 0, name) + 1;
    }
}
