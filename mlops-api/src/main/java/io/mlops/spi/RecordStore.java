package io.mlops.spi;

import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.spi.commit.MerkleFrontier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Versioned JSON records, append-only logs, and the audit log. Records are written by {@link Backend#commit}, the audit log by nothing else. A kind names
 * what is kept ({@code approval}, {@code policy}, {@code monitor}): 1 to 64 lower-case letters, digits and {@code -}. The package page holds the rules for all methods.
 */
public interface RecordStore {
    /**
     * Returns a record, or empty where there is none.
     *
     * @param kind what is kept
     * @param id which one, 1 to 500 code points
     */
    Optional<StoredRecord> find(String kind, String id);

    /**
     * Returns a page of records, ordered by id by code point.
     *
     * @param kind what is kept
     * @param idPrefix what the ids begin with; empty for all
     * @param page which page
     */
    Page<StoredRecord> list(String kind, String idPrefix, PageRequest page);

    /** Returns the kinds that have records now, in order; so that whoever copies or counts a store needs to know none of them. */
    List<String> kinds();

    /**
     * Appends entries to a log, all or nothing. A sequence that is not greater than the last of its writer in this log is a repeat and a no-op.
     *
     * @param log which log
     * @param writerId who appends
     * @param sequence the number of this append among those of its writer in this log, from 1
     * @param entries in their order
     */
    void append(LogName log, String writerId, long sequence, List<LogEntry> entries);

    /**
     * Returns entries of a log in the order in which they were appended. An entry that was returned is never followed later by one of a smaller position.
     *
     * @param log which log
     * @param afterPosition only entries behind this position; 0 for the beginning
     * @param max how many at most
     */
    List<StoredLogEntry> read(LogName log, long afterPosition, int max);

    /**
     * Returns the entries of a log that have a key, in their order.
     *
     * @param log which log
     * @param key compared exactly
     * @param max how many at most
     */
    List<StoredLogEntry> readByKey(LogName log, String key, int max);

    /** Returns the logs that entries were ever appended to, in the order of their kinds and then streams by code point; also one whose entries were all trimmed may be among them. */
    List<LogName> logs();

    /**
     * Removes the entries of a log that were dated before a time.
     *
     * @param log which log
     * @param olderThan only entries before
     * @return how many were removed
     */
    long trim(LogName log, Instant olderThan);

    /** Returns the size of the audit log and the frontier of its Merkle tree, as of one moment. */
    MerkleFrontier auditFrontier();

    /**
     * Returns audit leaves in the order of their index, as they were committed, byte for byte. From 0 on, whatever the log holds is returned, also a leaf that somebody put before the
     * first.
     *
     * @param from the index of the first, from 0
     * @param max how many at most
     */
    List<StoredAuditLeaf> auditLeaves(long from, int max);
}
