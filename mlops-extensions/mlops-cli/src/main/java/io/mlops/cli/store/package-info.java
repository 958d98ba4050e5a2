/**
 * What the commands share that work on a store: where it is, who acts, and how failures become exit codes.
 *
 * <p>Decisions:
 * <ul>
 *   <li>A store that does not exist is an error and is never made: a mistyped path must not look like an empty store.
 *   <li>{@code --as} names where a credential is ({@code file:PATH}, {@code env:NAME}) and never takes the credential itself: arguments are shown to every user of the machine by
 *       {@code ps} and kept by the shell's history. Who acts is whom the credential proves.
 *   <li>Who proves it: a {@link io.mlops.governance.PrincipalVerifier} on the class path, found as a service; else the file that {@code --principals} or {@code MLOPS_PRINCIPALS} names. Whoever may
 *       choose that file, or the class path, can be anybody here: like all checks in a process of the user's own it is a safety rail, and the database's roles are the wall.
 * </ul>
 */
@NullMarked
package io.mlops.cli.store;

import org.jspecify.annotations.NullMarked;
