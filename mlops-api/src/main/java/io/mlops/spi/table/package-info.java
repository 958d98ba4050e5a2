/**
 * What a backend over ordered tables needs: implement {@link io.mlops.spi.table.Tables} and {@link io.mlops.spi.table.Table}
 * for rows, {@link io.mlops.spi.table.Blobs} for files, and {@link io.mlops.spi.table.backend.TableBackend} does the rest: which write finds what, refuses what and changes what.
 *
 * <p>Rules: a key's bytes, compared unsigned, give the order of the table; rows are immutable values. Every read happens inside {@link io.mlops.spi.table.Tables#read} and every
 * change inside {@link io.mlops.spi.table.Tables#change}, so that transactions are the only thing that a store has to get right.
 *
 * <p>Decisions: the bytes of keys and rows come from {@link io.mlops.spi.table.TableFormat}, by the components of records, so that a store of bytes (RocksDB, LMDB, MVStore,
 * a cloud's key-value service) needs no mapping of its own, and no Java serialization; a row ends with a checksum, so that damage shows. A store of objects leaves the bytes of rows
 * alone, as the memory backend does. A backend that has a query language does better with stores of its own, as the SQL backends do. The package is part of the SPI,
 * above {@code io.mlops.spi}, so that it can implement the interfaces there.
 */
@NullMarked
package io.mlops.spi.table;

import org.jspecify.annotations.NullMarked;
