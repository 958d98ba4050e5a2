/**
 * Transactions over JDBC: one writer with group commit, readers that do not block it, and the migrations of the schema.
 *
 * <p>Rules: stores see a {@link io.mlops.core.sql.session.Session} and never begin, commit or roll back; {@link java.sql.SQLException} leaves this package only
 * through {@link io.mlops.core.sql.session.Database#translate}; every value is bound.
 *
 * <p>Decisions: all writes of a process go through one queue; one thread at a time takes whatever waits into one transaction, and answers all
 * after the one sync: the sync costs most, and SQLite has one writer anyway. A group waits for those who were answered with the one before, at most as long as a commit takes: of callers in lock-step, those who come a moment too late would each time
 * wait for a commit and then need one more. What no write of a group has to see, such as entries of the audit log, is left to its end ({@link io.mlops.core.sql.session.LastRows}), where a few statements write it for all. Readers take connections from a small pool and see one state of the database
 * each; a read of one statement does so by itself, and is not put into a transaction, which would be two statements more. A database says by {@link io.mlops.core.sql.session.Database} what a failure leaves behind: a lost connection or a transaction that was undone for another one's sake is run again,
 * as nothing of it was committed; a connection that is lost while it commits is an unknown outcome, which callers settle under their request id or sequence. A failed sync ends writing until the store is opened again, because nobody knows what is on the disk.
 */
@NullMarked
package io.mlops.core.sql.session;

import org.jspecify.annotations.NullMarked;
