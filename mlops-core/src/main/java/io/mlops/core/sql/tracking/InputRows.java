package io.mlops.core.sql.tracking;

import io.mlops.artifact.Digest;
import io.mlops.core.sql.session.InList;
import io.mlops.core.sql.session.Session;
import io.mlops.data.Dataset;
import io.mlops.data.Schema;
import io.mlops.tracking.DatasetInput;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The dataset inputs of runs; equal datasets are stored once. */
final class InputRows {
    private InputRows() {}

    static Map<Long, List<DatasetInput>> read(Session session, List<Long> runs) throws SQLException {
        Map<Long, List<DatasetInput>> found = new HashMap<>();
        InList.each(
                session,
                "SELECT i.run_no, i.context, d.name, d.digest, d.source_type, d.source, d.schema_text, d.profile"
                        + " FROM run_input i JOIN dataset d ON d.dataset_no = i.dataset_no"
                        + " WHERE i.run_no IN (@keys) ORDER BY i.run_no, i.input_no",
                runs,
                row -> found.computeIfAbsent(row.getLong(1), number -> new ArrayList<>())
                        .add(new DatasetInput(dataset(row), row.getString(2))));
        return found;
    }

    private static Dataset dataset(ResultSet row) throws SQLException {
        return new Dataset(
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                Optional.ofNullable(row.getString(7)).map(Schema::parse),
                Optional.ofNullable(row.getString(8)));
    }

    /** Adds an input, unless the run has one of this name, digest and context. */
    static void add(Session session, long run, DatasetInput input) throws SQLException {
        Dataset dataset = input.dataset();
        long present = session.number(
                "SELECT COUNT(*) FROM run_input i JOIN dataset d ON d.dataset_no = i.dataset_no"
                        + " WHERE i.run_no = ? AND d.name = ? AND d.digest = ? AND i.context = ?",
                0,
                run,
                dataset.name(),
                dataset.digest(),
                input.context());
        if (present == 0) {
            session.update(
                    "INSERT INTO run_input (run_no, dataset_no, context) VALUES (?, ?, ?)",
                    run,
                    number(session, dataset),
                    input.context());
        }
    }

    private static long number(Session session, Dataset dataset) throws SQLException {
        byte[] content = content(dataset);
        long known = session.number("SELECT dataset_no FROM dataset WHERE content = ?", -1, (Object) content);
        if (known >= 0) {
            return known;
        }
        return session.number(
                "INSERT INTO dataset (content, name, digest, source_type, source, schema_text, profile)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING dataset_no",
                -1,
                content,
                dataset.name(),
                dataset.digest(),
                dataset.sourceType(),
                dataset.source(),
                dataset.schema().map(Schema::text).orElse(null),
                dataset.profile().orElse(null));
    }

    /** No text of a dataset holds U+0000, so that it separates them. */
    private static byte[] content(Dataset dataset) {
        MessageDigest sha256 = Digest.algorithm();
        String all = String.join(
                "\0",
                dataset.name(),
                dataset.digest(),
                dataset.sourceType(),
                dataset.source(),
                dataset.schema().map(Schema::text).orElse(""),
                dataset.profile().map(text -> "profile " + text).orElse(""));
        return sha256.digest(all.getBytes(StandardCharsets.UTF_8));
    }
}
