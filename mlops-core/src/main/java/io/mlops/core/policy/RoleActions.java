package io.mlops.core.policy;

import io.mlops.governance.ActionType;
import io.mlops.governance.approval.Role;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What each role may do: the policy entry of every action. Stateless. */
public final class RoleActions {
    private static final Set<ActionType> REQUESTS =
            EnumSet.of(ActionType.APPROVAL_DRAFT, ActionType.APPROVAL_REQUEST, ActionType.APPROVAL_WITHDRAW);
    private static final Set<ActionType> DECISIONS =
            EnumSet.of(ActionType.APPROVAL_APPROVE, ActionType.APPROVAL_REJECT, ActionType.APPROVAL_REVOKE);
    private static final Map<Role, Set<ActionType>> BY_ROLE = byRole();

    private RoleActions() {}

    private static Map<Role, Set<ActionType>> byRole() {
        Map<Role, Set<ActionType>> roles = new EnumMap<>(Role.class);
        roles.put(Role.VIEWER, EnumSet.of(ActionType.MODEL_LOAD));
        roles.put(Role.AUDITOR, EnumSet.of(ActionType.MODEL_LOAD));
        roles.put(
                Role.EXPERIMENTER, joined(EnumSet.range(ActionType.EXPERIMENT_CREATE, ActionType.RUN_RESTORE), work()));
        roles.put(Role.OWNER, joined(work(), joined(DECISIONS, lifecycle())));
        roles.put(Role.VALIDATOR, joined(DECISIONS, EnumSet.of(ActionType.MODEL_LOAD, ActionType.VERSION_TAG)));
        roles.put(Role.APPROVER, joined(DECISIONS, EnumSet.of(ActionType.MODEL_LOAD)));
        roles.put(
                Role.RELEASE,
                joined(
                        REQUESTS,
                        EnumSet.of(
                                ActionType.MODEL_LOAD,
                                ActionType.ALIAS_SET,
                                ActionType.ALIAS_DELETE,
                                ActionType.MONITOR_OUTCOME)));
        roles.put(
                Role.ADMIN,
                joined(
                        REQUESTS,
                        EnumSet.of(
                                ActionType.POLICY_ENFORCE,
                                ActionType.STORE_PURGE,
                                ActionType.AUDIT_KEY,
                                ActionType.AUDIT_ERASE)));
        return roles;
    }

    /** What people do with models day by day. */
    private static Set<ActionType> work() {
        return joined(
                REQUESTS,
                EnumSet.of(
                        ActionType.MODEL_CREATE,
                        ActionType.MODEL_DESCRIBE,
                        ActionType.MODEL_TAG,
                        ActionType.MODEL_LOAD,
                        ActionType.VERSION_REGISTER,
                        ActionType.VERSION_DESCRIBE,
                        ActionType.VERSION_TAG,
                        ActionType.MONITOR_CHECK,
                        ActionType.MONITOR_ALERT,
                        ActionType.MONITOR_OUTCOME));
    }

    private static Set<ActionType> lifecycle() {
        return EnumSet.of(
                ActionType.MODEL_RENAME,
                ActionType.MODEL_DELETE,
                ActionType.VERSION_DELETE,
                ActionType.MONITOR_CONFIGURE);
    }

    private static Set<ActionType> joined(Set<ActionType> first, Set<ActionType> second) {
        Set<ActionType> joined = EnumSet.copyOf(first);
        joined.addAll(second);
        return joined;
    }

    /**
     * Returns whether a role may do something.
     *
     * @param role which role
     * @param action what
     */
    public static boolean allow(Role role, ActionType action) {
        return BY_ROLE.getOrDefault(role, Set.of()).contains(action);
    }

    static boolean isDecision(ActionType action) {
        return DECISIONS.contains(action);
    }
}
