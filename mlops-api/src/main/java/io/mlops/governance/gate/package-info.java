/**
 * Ready-made hooks that let an alias move only to a version that has what it needs. They use {@link io.mlops.governance.GovernanceHook} and {@link io.mlops.governance.Facts}
 * as the hooks of any user do, and are given to the builder in the same way.
 *
 * <p>Decision: a rollback passes the gates that compare with the present (the champion's metrics, the age of the last drift check), as the way back from a bad model must not
 * depend on the bad model; it does not pass those that look at the version itself.
 */
@NullMarked
package io.mlops.governance.gate;

import org.jspecify.annotations.NullMarked;
