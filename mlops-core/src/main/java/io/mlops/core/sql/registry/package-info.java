/**
 * The model registry in SQL.
 *
 * <p>Rules: a model that is deleted or renamed leaves a row of its name behind, so that its version numbers are never given again; an alias is the last of its
 * states, and every state is kept; each change is a row of the change log under the next generation, which is one row that nothing else moves.
 */
@NullMarked
package io.mlops.core.sql.registry;

import org.jspecify.annotations.NullMarked;
