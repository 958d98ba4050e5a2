package io.mlops.core.sql.tracking;

import io.mlops.artifact.Digest;
import io.mlops.core.sql.session.InList;
import io.mlops.core.sql.session.Session;
import io.mlops.data.ModelSignature;
import io.mlops.data.Schema;
import io.mlops.tracking.LoggedModel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The models that runs wrote. */
final class LoggedModelRows {
    private static final String QUERY =
            "SELECT m.run_no, m.model_id, r.run_id, m.path, m.digest, m.inputs, m.outputs, m.logged_at"
                    + " FROM logged_model m JOIN run r ON r.run_no = m.run_no";

    private LoggedModelRows() {}

    static Map<Long, List<LoggedModel>> read(Session session, List<Long> runs) throws SQLException {
        Map<Long, List<LoggedModel>> found = new HashMap<>();
        InList.each(
                session,
                QUERY + " WHERE m.run_no IN (@keys) ORDER BY m.run_no, m.model_no",
                runs,
                row -> found.computeIfAbsent(row.getLong(1), number -> new ArrayList<>())
                        .add(model(row)));
        return found;
    }

    static Optional<LoggedModel> find(Session session, String modelId) throws SQLException {
        return session.first(QUERY + " WHERE m.model_id = ?", LoggedModelRows::model, modelId);
    }

    static void insert(Session session, long run, LoggedModel model) throws SQLException {
        session.update(
                "INSERT INTO logged_model (model_id, run_no, path, digest, inputs, outputs, logged_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                model.id(),
                run,
                model.path(),
                model.digest().map(Digest::hex).orElse(null),
                model.signature().map(signature -> signature.inputs().text()).orElse(null),
                model.signature()
                        .flatMap(ModelSignature::outputs)
                        .map(Schema::text)
                        .orElse(null),
                model.loggedAt().toEpochMilli());
    }

    private static LoggedModel model(ResultSet row) throws SQLException {
        Optional<Schema> outputs = Optional.ofNullable(row.getString(7)).map(Schema::parse);
        return new LoggedModel(
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Optional.ofNullable(row.getString(5)).map(Digest::new),
                Optional.ofNullable(row.getString(6)).map(inputs -> new ModelSignature(Schema.parse(inputs), outputs)),
                Instants.read(row, 8));
    }
}
