package io.mlops.core.outbox;

import io.mlops.core.json.CanonicalJson;
import io.mlops.core.json.JsonObject;
import io.mlops.error.InvalidInputException;
import io.mlops.search.LifecycleView;
import io.mlops.search.SearchQuery;
import io.mlops.spi.Backend;
import io.mlops.spi.StoredRecord;
import io.mlops.spi.commit.RecordWrite;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Which server a folder is the outbox of. What was given ids there must not be sent elsewhere. Immutable.
 *
 * @param outboxId names the outbox among all that write to the server
 * @param server where it is, without credentials
 */
record ServerBinding(String outboxId, String server) {
    private static final String KIND = "outbox";
    private static final String ID = "server";

    /**
     * Binds a folder, or checks that it is bound to this server.
     *
     * @param mayMove whether it may be bound to another address from now on
     * @throws InvalidInputException if it is the outbox of another server, or an embedded store that is none
     */
    static ServerBinding of(LocalStore local, Backend server, boolean mayMove) {
        Optional<StoredRecord> stored = local.plain().records().orElseThrow().find(KIND, ID);
        if (stored.isEmpty()) {
            requireEmpty(local);
        }
        ServerBinding known = stored.map(ServerBinding::read)
                .orElseGet(() -> new ServerBinding(UUID.randomUUID().toString().replace("-", ""), server.location()));
        if (!known.server().equals(server.location()) && !mayMove) {
            throw new InvalidInputException(
                    "outbox",
                    "must be a folder of its own for each server; this one is for " + known.server(),
                    server.location(),
                    "choose another folder, or say OutboxSettings.serverHasMoved() if it is the same server under a new address");
        }
        ServerBinding now = new ServerBinding(known.outboxId(), server.location());
        if (stored.isEmpty() || !now.equals(known)) {
            String json = CanonicalJson.write(Map.of("outbox", now.outboxId(), "server", now.server()));
            local.plain().commit(local.ownCommit(new RecordWrite.Put(KIND, ID, json)));
        }
        return now;
    }

    private static ServerBinding read(StoredRecord stored) {
        JsonObject json = JsonObject.parse("the server of the outbox", stored.json());
        return new ServerBinding(json.text("outbox"), json.text("server"));
    }

    private static void requireEmpty(LocalStore local) {
        SearchQuery any = SearchQuery.all().view(LifecycleView.ALL).limit(1);
        if (!local.runs().searchRuns(List.of(), any).items().isEmpty()) {
            throw new InvalidInputException(
                    "outbox",
                    "must be a new folder, or one that was an outbox before",
                    local.plain().location(),
                    "this one is an embedded store with runs, which were never meant for a server; choose another folder");
        }
    }
}
