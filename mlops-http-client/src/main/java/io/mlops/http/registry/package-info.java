/**
 * The model registry over REST. Not exported.
 *
 * <p>Decisions:
 * <ul>
 *   <li>A version's source is {@code runs:/<run>/<path>}, so that MLflow's own clients load it; what MLflow has no field for (digest, author, status, a source elsewhere) is
 *       in a hidden tag of the version.
 *   <li>MLflow keeps neither revisions nor a history of aliases and compares nothing. So each change through this SDK is noted in a hidden tag of the model; where an alias does
 *       not stand where the last note says, somebody else has moved it: that is a state of its own, marked as external when it is first written down. After an
 *       alias was set it is read again, and another version than ours is a conflict. Two who move one alias in the same instant can still
 *       overwrite each other's note; the audit log holds both.
 *   <li>The number of a deleted version is kept in a hidden tag, as the server does not tell which number it will give.
 * </ul>
 */
@NullMarked
package io.mlops.http.registry;

import org.jspecify.annotations.NullMarked;
