package io.mlops.core.governance;

import io.mlops.core.action.Actions;
import io.mlops.core.action.FactSource;
import io.mlops.core.action.Judge;
import io.mlops.core.action.Ledger;
import io.mlops.core.trail.TrailParts;
import io.mlops.error.UnsupportedCapabilityException;
import io.mlops.event.EventOrigin;
import io.mlops.governance.Principal;
import io.mlops.spi.RecordStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What governance works with; shared by the views of all principals. Immutable.
 *
 * @param actions makes changes
 * @param ledger knows where records and audit are kept
 * @param judge knows the policy in force
 * @param verified who proved who they are
 * @param facts where versions, runs and files are read, and the time
 * @param trail the audit log; empty where nothing keeps records
 */
public record GovernanceParts(
        Actions actions,
        Ledger ledger,
        Judge judge,
        VerifiedPrincipals verified,
        FactSource facts,
        Optional<TrailParts> trail) {
    Instant now() {
        return facts.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    EventOrigin origin(Principal principal) {
        return new EventOrigin(now(), principal.id(), false);
    }

    /** Returns where records are kept. */
    RecordStore records() {
        return ledger.records()
                .orElseThrow(() -> new UnsupportedCapabilityException("The store at " + ledger.location()
                        + " keeps no records; give MlopsSdk.builder().governance(...) a location that does"));
    }
}
