/**
 * The built-in policy engine. It knows the API alone, as any other engine behind {@link io.mlops.governance.PolicyEngine} does.
 *
 * <p>{@code RulesPolicy} asks {@code RoleRules} for grants and denials, and then judges what is guarded by the approvals that there are. {@code RoleActions} is the
 * table of what each role may do: an action without an entry there is denied under a role policy.
 *
 * <p>Decisions: a role is a set of actions and not a rank, so that an admin is no better approver; ids of persons count as granted, letter by letter, while for denials the
 * person behind a service counts too. A document is read once and remembered, as reading it takes longer than deciding.
 */
@NullMarked
package io.mlops.core.policy;

import org.jspecify.annotations.NullMarked;
