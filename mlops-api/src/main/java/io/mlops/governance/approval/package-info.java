/**
 * What an approval is asked for and on which terms: its target, who must agree, how long it can be decided and used.
 *
 * <p>Below {@code io.mlops.governance}, which holds the requests themselves: these values know no principal and no action. One person counts once in a quorum, whatever
 * roles the person has.
 */
@NullMarked
package io.mlops.governance.approval;

import org.jspecify.annotations.NullMarked;
