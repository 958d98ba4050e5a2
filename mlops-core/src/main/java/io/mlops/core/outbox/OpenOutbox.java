package io.mlops.core.outbox;

import io.mlops.core.check.Ids;
import io.mlops.core.outbox.journal.Identities;
import io.mlops.core.outbox.journal.Journal;
import io.mlops.error.InvalidInputException;
import io.mlops.outbox.Outbox;
import io.mlops.outbox.OutboxStatus;
import io.mlops.outbox.ParkedWrite;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An outbox as the user sees it. Thread-safe. */
public final class OpenOutbox implements Outbox {
    private final Journal journal;
    private final Identities ids;
    private final Courier courier;

    OpenOutbox(Journal journal, Identities ids, Courier courier) {
        this.journal = journal;
        this.ids = ids;
        this.courier = courier;
    }

    @Override
    public OutboxStatus status() {
        Journal.Counts waiting = journal.counts(false);
        Journal.Counts parked = journal.counts(true);
        return new OutboxStatus(
                waiting.entries(),
                waiting.points(),
                waiting.oldest(),
                parked.entries(),
                parked.points(),
                Optional.ofNullable(courier.problem()));
    }

    @Override
    public boolean awaitDelivered(Duration timeout) {
        return courier.await(timeout, Optional.empty());
    }

    @Override
    public List<ParkedWrite> parked(int max) {
        if (max < 1 || max > MAX_PARKED) {
            throw new InvalidInputException(
                    "max",
                    "must be from 1 to " + MAX_PARKED,
                    Integer.toString(max),
                    "ask again when some were discarded");
        }
        return journal.parked(max);
    }

    @Override
    public long retryParked() {
        long count = journal.retryParked();
        courier.retryNow();
        return count;
    }

    @Override
    public boolean discardParked(long number) {
        return journal.discard(number);
    }

    @Override
    public Optional<String> serverId(String localId) {
        String id = Ids.any(localId);
        return Arrays.stream(Identities.Kind.values())
                .map(kind -> ids.server(kind, id))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
