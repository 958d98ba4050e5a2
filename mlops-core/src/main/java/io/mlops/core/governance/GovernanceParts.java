package io.mlops.core.governance;

import io.mlops.core.action.Actions;
import io.mlops.core.action.Ledger;
import io.mlops.core.action.PolicyHook;
import io.mlops.core.trail.TrailParts;
import io.mlops.event.EventOrigin;
import io.mlops.governance.Principal;
import io.mlops.spi.Backend;
import java.time.Clock;
import java.util.Optional;

/**
 * What governance works with; shared by the views of all principals. Immutable.
 *
 * @param actions makes changes
 * @param ledger knows where records and audit are kept
 * @param policy the policy in force
 * @param verified who proved who they are
 * @param store where versions and runs are
 * @param trail the audit log; empty where nothing keeps records
 * @param clock the time
 */
public record GovernanceParts(
        Actions actions,
        Ledger ledger,
        PolicyHook policy,
        VerifiedPrincipals verified,
        Backend store,
        Optional<TrailParts> trail,
        Clock clock) {
    EventOrigin origin(Principal principal) {
        return new EventOrigin(clock.instant(), principal.id(), false);
    }
}
