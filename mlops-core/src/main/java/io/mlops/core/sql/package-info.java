/**
 * The SQL backend: all parts of a store over plain JDBC, for any database that a {@link io.mlops.core.sql.SqlDialect} describes.
 *
 * <p>Read top-down: {@link io.mlops.core.sql.SqlBackend} puts the parts together; {@code session} has transactions, group commit and migrations; {@code search} turns
 * filters into SQL; {@code tracking}, {@code metric}, {@code registry} and {@code record} are the parts; {@code commit} changes them together; {@code artifact} is the
 * index of files. The schema is the numbered scripts beside this package.
 *
 * <p>Decisions:
 * <ul>
 *   <li>This package alone is exported, to the PostgreSQL module: a dialect says how connections are opened, how a transaction begins and what a failure means, and
 *       gives the words of the schema; all SQL is here, in the common part of both databases (upserts, {@code RETURNING}, partial and expression indexes).
 *   <li>A migration is a new numbered script in {@link io.mlops.core.sql.SqlBackend}, never a change of an old one: checksums are compared at each opening.
 *   <li>No foreign keys: the one writer checks what it refers to in the transaction, and removal is in two places, {@code Purge} and the registry.
 * </ul>
 */
@NullMarked
package io.mlops.core.sql;

import org.jspecify.annotations.NullMarked;
