/**
 * The embedded backend: one folder with a SQLite database and the content of artifacts. Location {@code sqlite:<folder>}.
 *
 * <p>Layout:
 * <pre>
 * mlops.db                       everything but the content of artifacts; application id 0x6d6c6f70, user version = schema version
 * mlops.db-wal, mlops.db-shm     the database's log and its index; belong to the database, never to be removed alone
 * artifacts/3f/3f0a…             content, named by its SHA-256 in hexadecimal digits; equal content once
 * artifacts/tmp/018f….part       content on its way in, of the opening 018f…
 * .writer-018f….lock             locked while the opening 018f… lives
 * .jvm.lock                      locked, and shared, by each process that has the folder open; stays
 * </pre>
 *
 * <p>Rules:
 * <ul>
 *   <li>The database runs in WAL mode with {@code synchronous=FULL}: a commit is on the disk when it returns. It is never mapped into memory, and never opened, read or copied as a
 *       plain file: closing any handle of it would drop the locks of this process. Its log, on which SQLite puts no lock, is made longer by {@link io.mlops.core.sqlite.LogRoom} alone.
 *   <li>Content is written to a temporary file, synced, renamed, its folder synced, and only then named by the database.
 *   <li>Two processes may share a folder: SQLite's own locks order their writes. Two class loaders of one process may not, as each would have a native library of its own
 *       that knows nothing of the other's locks; {@code .jvm.lock} tells them apart.
 *   <li>Whether an opening lives is asked of its lock file and of no clock: uploads and runs of an opening whose file is free or missing are those of a dead process. Lock files, like the database,
 *       are never opened or copied while the store is open.
 *   <li>What is deleted is overwritten with zeros ({@code secure_delete}), and after a record was erased all records are written anew and the log is cut: pages that were split, and earlier states of pages, hold nothing of it.
 *   <li>With the option {@code access=read} nothing is written: no lock file, no migration, no sweep. Only SQLite's own empty log and index may appear beside the database, where its folder can be written.
 *   <li>The folder may be reached through symbolic links; {@code mlops.db} itself is none, as what keeps two class loaders apart stands beside it.
 *   <li>What is not ours, is newer or cannot be written is refused before anything is written. So is a log without its database, which SQLite would throw away.
 *   <li>Each write first looks whether the database and its log are still the files that have their names: into one that was moved or removed nothing is written, as nobody would find it.
 * </ul>
 *
 * <p>Decisions: checkpoints are made by the writing thread between two transactions and not by SQLite inside of a commit, which ignores their failures; a failed one ends
 * writing as a failed commit does. A write that fails is tried again once with a file of its own, as SQLite takes a used-up quota and a limit of a file's length for a broken disk. Content is synced in stretches while it is being written, by a thread that ends with the upload: the disk then works while bytes are read and digested, and not after. {@link io.mlops.core.sqlite.FolderLock} keeps the one static map of the library: the class loader is what has to be
 * told apart, and a static field is what a class loader has one of. The guard against a second class loader is no file of the process, as it was first meant: process numbers are used again, two containers
 * may both be process 1, and a refused class loader closes its handle, which drops the operating system's lock though not the JVM's note of it.
 */
@NullMarked
package io.mlops.core.sqlite;

import org.jspecify.annotations.NullMarked;
