/**
 * The SQL backend on PostgreSQL: experiments, runs, metrics, the registry and records in one schema of a database. {@link io.mlops.postgres.PostgresStore} opens it;
 * a location {@code jdbc:postgresql://host:port/database} finds it by {@link java.util.ServiceLoader}.
 *
 * <p>Everything that is stored and asked is the SQL backend of {@code io.mlops.core.sql}, which the embedded store shares, with the same migrations and metric chunks. Here is what PostgreSQL does in
 * its own way: connections and their settings ({@code Connections}), the dialect, its error codes, the check of the server, and the rights of an application's role.
 *
 * <p>Rules:
 * <ul>
 *   <li><b>Many processes.</b> Each transaction that writes first takes one lock of its schema, an advisory lock that ends with the transaction, and then reads committed state: writes of all processes
 *       are made one after the other, as in the embedded store, and version numbers, alias revisions, the generation of the registry, positions of logs and the audit frontier follow the order of the
 *       commits. Readers wait for nobody; each sees one state. A process puts all that waits into one transaction, so that the lock is taken once for many writes.
 *   <li><b>Failures.</b> A connection that is lost before the commit, and a transaction that the server undid for another one's sake, are run again: nothing of them was written. A connection that is
 *       lost during the commit is an {@link io.mlops.error.OutcomeUnknownException}; the engine asks again under the same request id or sequence. All waits are limited, see {@link io.mlops.postgres.PostgresStore}.
 *   <li><b>Durable</b> is what the server has synced: {@code synchronous_commit=off} is overruled for our sessions, and {@code fsync=off} is warned of.
 *   <li><b>Parameters</b> of a location: {@code user}, {@code password}, {@code currentSchema}, {@code ApplicationName}, {@code ssl}, {@code sslmode}, {@code sslrootcert}, {@code sslcert},
 *       {@code sslkey}, {@code sslpassword}, {@code sslNegotiation}, {@code channelBinding}, {@code requireAuth}, {@code targetServerType}, {@code loadBalanceHosts}, {@code hostRecheckSeconds}
 *       and {@code tcpKeepAlive}. No other is taken.
 *   <li><b>Rights.</b> The owner of the schema opens the store once, which creates the tables, and runs {@link io.mlops.postgres.PostgresStore#leastPrivilege}; applications then connect as a role that
 *       can insert into the audit log and neither change nor remove what it holds.
 *   <li>PostgreSQL 14 or later with the encoding UTF8. Settings belong to sessions, so that a pooler between here and the server has to keep sessions apart.
 * </ul>
 *
 * <p>Decisions:
 * <ul>
 *   <li>One lock instead of serializable transactions: these would have to be repeated by the very writes that must not be lost in a busy store (two processes that append to the audit log always
 *       conflict), and a repeated group repeats all that is in it. The price is that processes do not write at the same moment; a metric flush holds the lock for some milliseconds.
 *   <li>No part for files. Content in the database would pass its log, its replicas and its backups, where an object store or a folder keeps it better; the engine mixes locations. So
 *       {@code MlopsSdk.builder().backend("jdbc:postgresql://…").artifacts("sqlite:/shared/files")}, or an object store.
 *   <li>Changes of other processes are found by the engine, which asks for the registry's generation four times a second; {@code LISTEN} would need a connection that is always open, and the same
 *       polling where that is lost.
 *   <li>A run whose process died ends KILLED, as on the embedded store. Whoever starts a run holds an advisory lock over a connection of its own ({@code LifeSign}), which the server frees with the connection; a process
 *       that is only stopped keeps it. As a connection may also be cut, by the network or a restart of the server, its holder counts as gone only where the lock was missed at each look over 30 seconds
 *       ({@link io.mlops.postgres.PostgresStore#absence}), and a process that lives takes it again within two. So the one that loses its runs alive is one that could not reach the server for so long; its next write
 *       to them is refused.
 *   <li>Settings are made by a statement at the beginning of each session and not by the parameter {@code options}, so that they hold for a {@link javax.sql.DataSource} too.
 * </ul>
 */
@NullMarked
package io.mlops.postgres;

import org.jspecify.annotations.NullMarked;
