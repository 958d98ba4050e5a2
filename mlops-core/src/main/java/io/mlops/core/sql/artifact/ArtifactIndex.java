package io.mlops.core.sql.artifact;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.Digest;
import io.mlops.core.sql.session.Session;
import io.mlops.core.sql.session.Transactions;
import io.mlops.error.InvalidInputException;
import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Notes files by owner and path. Thread-safe. */
public final class ArtifactIndex {
    private static final String QUERY = "SELECT path, size_bytes, digest FROM artifact WHERE owner = ?";

    private final Transactions transactions;

    /**
     * Makes an index.
     *
     * @param transactions its database
     */
    public ArtifactIndex(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Notes a file, in place of one of the same path; durable on return.
     *
     * @param owner whose file
     * @param file its path, size and digest
     * @param isStored whether the content is still there; asked while no {@link #sweep} runs
     * @return whether it was; where not, nothing was noted
     */
    public boolean put(String owner, ArtifactInfo file, BooleanSupplier isStored) {
        return transactions.write(session -> {
            if (!isStored.getAsBoolean()) {
                return false;
            }
            session.update(
                    "INSERT INTO artifact (owner, path, digest, size_bytes) VALUES (?, ?, ?, ?)"
                            + " ON CONFLICT (owner, path) DO UPDATE SET digest = excluded.digest, size_bytes = excluded.size_bytes",
                    owner,
                    file.path().value(),
                    file.digest().map(Digest::hex).orElse(""),
                    file.sizeBytes());
            return true;
        });
    }

    /**
     * Returns a file, or empty where there is none.
     *
     * @param owner whose file
     * @param path its path
     */
    public Optional<ArtifactInfo> find(String owner, ArtifactPath path) {
        return transactions.read(
                session -> session.first(QUERY + " AND path = ?", ArtifactIndex::info, owner, path.value()));
    }

    /**
     * Returns the files at or below a directory, ordered by path by code point.
     *
     * @param owner whose files
     * @param directory a path, or the empty text for the root
     * @param page which page
     */
    public Page<ArtifactInfo> list(String owner, String directory, PageRequest page) {
        String after = page.pageToken().map(ArtifactIndex::path).orElse("");
        List<ArtifactInfo> rows = transactions.read(session -> list(session, owner, directory, new After(after, page)));
        if (rows.size() <= page.maxResults()) {
            return Page.last(rows);
        }
        List<ArtifactInfo> items = rows.subList(0, page.maxResults());
        return new Page<>(items, Optional.of(token(items.get(items.size() - 1).path())));
    }

    private record After(String path, PageRequest page) {}

    private static List<ArtifactInfo> list(Session session, String owner, String directory, After after)
            throws SQLException {
        int limit = after.page().maxResults() + 1;
        if (directory.isEmpty()) {
            return session.list(
                    QUERY + " AND path > ? ORDER BY path LIMIT ?", ArtifactIndex::info, owner, after.path(), limit);
        }
        // '0' follows '/': between the two lies all that is below the directory.
        return session.list(
                QUERY + " AND path > ? AND (path = ? OR (path > ? AND path < ?)) ORDER BY path LIMIT ?",
                ArtifactIndex::info,
                owner,
                after.path(),
                directory,
                directory + "/",
                directory + "0",
                limit);
    }

    /**
     * Forgets a file.
     *
     * @param owner whose file
     * @param path its path
     */
    public void remove(String owner, ArtifactPath path) {
        transactions.write(
                session -> session.update("DELETE FROM artifact WHERE owner = ? AND path = ?", owner, path.value()));
    }

    /**
     * Forgets all files of an owner.
     *
     * @param owner whose files
     */
    public void removeAll(String owner) {
        transactions.write(session -> session.update("DELETE FROM artifact WHERE owner = ?", owner));
    }

    /**
     * Runs a sweep of content while nothing can be noted. Content that was named by the last durable state counts as named, since what has happened
     * after it may yet be undone.
     *
     * @param sweep is given a test of whether a digest is named, and returns how many bytes it freed
     */
    public long sweep(Sweep sweep) {
        Set<String> named = new HashSet<>(transactions.read(ArtifactIndex::digests));
        return transactions.write(session -> {
            named.addAll(digests(session));
            return sweep.run(named::contains);
        });
    }

    private static List<String> digests(Session session) throws SQLException {
        return session.list("SELECT DISTINCT digest FROM artifact", row -> row.getString(1));
    }

    /** Removes content that nobody names. */
    @FunctionalInterface
    public interface Sweep {
        /**
         * Removes content.
         *
         * @param isNamed whether a digest, in hexadecimal digits, is named
         * @return how many bytes were freed
         */
        long run(Predicate<String> isNamed);
    }

    /**
     * Gives all contents that are named to a consumer, each once.
     *
     * @param consumer takes a path that has the content, its size and digest
     */
    public void forEachContent(Consumer<ArtifactInfo> consumer) {
        transactions.read(session -> {
            session.each(
                    "SELECT MIN(path), MAX(size_bytes), digest FROM artifact GROUP BY digest",
                    row -> consumer.accept(info(row)));
            return consumer;
        });
    }

    private static ArtifactInfo info(ResultSet row) throws SQLException {
        return new ArtifactInfo(
                new ArtifactPath(row.getString(1)), row.getLong(2), Optional.of(new Digest(row.getString(3))));
    }

    private static String token(ArtifactPath path) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(path.value().getBytes(StandardCharsets.UTF_8));
    }

    private static String path(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(
                    "page token", "must be one that this listing returned", token, "begin again without a token");
        }
    }
}
