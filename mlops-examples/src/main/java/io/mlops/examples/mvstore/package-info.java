/**
 * A storage backend, complete and small: everything in <a href="https://h2database.com/html/mvstore.html">H2's MVStore</a>, a file of ordered maps, and content of artifacts as files
 * beside it. Read {@link io.mlops.examples.mvstore.MvStoreProvider}, then {@code MvTables}, {@code MvTable} and {@code FolderBlobs}.
 *
 * <p>Decisions: what each write means is the same in every store of ordered keys and lies in {@link io.mlops.spi.table.backend.TableBackend}; what is here is what only the
 * author of a backend can know: how a change becomes atomic and durable, what a read sees meanwhile, and where bytes go. One process at a time, as MVStore locks its file.
 */
@NullMarked
package io.mlops.examples.mvstore;

import org.jspecify.annotations.NullMarked;
