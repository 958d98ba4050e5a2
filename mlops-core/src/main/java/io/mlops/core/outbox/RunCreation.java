package io.mlops.core.outbox;

import io.mlops.core.outbox.journal.Identities;
import io.mlops.error.AlreadyExistsException;
import io.mlops.error.BackendUnavailableException;
import io.mlops.error.MlopsException;
import io.mlops.error.OutcomeUnknownException;
import io.mlops.search.Filter;
import io.mlops.search.LifecycleView;
import io.mlops.search.SearchQuery;
import io.mlops.spi.Backend;
import io.mlops.spi.Capability;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.RunWrite;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Creates runs on the server, each once. What is about to be created is noted first; where such a note is found, as the process died or the answer was lost, the run is looked for by a tag before it is
 * created again, and only when the server must have ended the first request. For use by one thread.
 */
final class RunCreation {
    /** The tag that names the run's id here. */
    static final String TAG = "mlops.outbox.run";

    private final Backend server;
    private final LocalStore local;
    private final Identities ids;
    private final Duration settleTime;

    RunCreation(Backend server, LocalStore local, Identities ids, Duration settleTime) {
        this.server = server;
        this.local = local;
        this.ids = ids;
        this.settleTime = settleTime;
    }

    /**
     * Creates a run unless it is there.
     *
     * @param write with the ids of this side, and tags as the server is to have them
     * @param experimentId the server's
     * @param at when it was created here
     */
    void create(RunWrite.Create write, String experimentId, Instant at) {
        String id = write.info().id();
        if (ids.server(Identities.Kind.RUN, id).isPresent()) {
            return;
        }
        Optional<Duration> begun = ids.begin(Identities.Kind.RUN, id);
        boolean knowsRequests = server.capabilities().contains(Capability.IDEMPOTENT_COMMITS);
        if (begun.isPresent() && !knowsRequests) {
            Optional<String> found = find(id, experimentId);
            if (found.isPresent()) {
                ids.put(Identities.Kind.RUN, id, found.get());
                return;
            }
            awaitSettled(id, begun.get());
        }
        ids.put(Identities.Kind.RUN, id, send(write, experimentId, at));
    }

    private void awaitSettled(String id, Duration begun) {
        if (begun.compareTo(settleTime) < 0) {
            throw new BackendUnavailableException(
                    "Nobody knows yet whether run " + id + " was created at " + server.location()
                            + ", as the answer was lost; it is looked for again",
                    null);
        }
        ids.forgetBegun(Identities.Kind.RUN, id);
        ids.begin(Identities.Kind.RUN, id);
    }

    private String send(RunWrite.Create write, String experimentId, Instant at) {
        RunInfo info = write.info();
        Map<String, String> tags = new HashMap<>(write.tags());
        if (!server.capabilities().contains(Capability.PROPOSED_IDS)) {
            tags.put(TAG, info.id());
        }
        RunInfo proposed = new RunInfo(
                info.id(), experimentId, info.name(), info.status(), info.stage(), info.startedAt(), info.endedAt());
        Commit commit = local.request("outbox-" + info.id(), at, new RunWrite.Create(proposed, tags));
        try {
            return server.commit(commit).assigned().get(0);
        } catch (OutcomeUnknownException e) {
            throw e;
        } catch (AlreadyExistsException e) {
            // The server takes proposed ids, and has forgotten the request that has created this one.
            return server.runs().orElseThrow().findRun(info.id()).map(Run::id).orElseThrow(() -> e);
        } catch (MlopsException e) {
            ids.forgetBegun(Identities.Kind.RUN, info.id());
            throw e;
        }
    }

    private Optional<String> find(String id, String experimentId) {
        SearchQuery query = SearchQuery.where(Filter.parse("tags.`" + TAG + "` = '" + id + "'"))
                .view(LifecycleView.ALL)
                .limit(1);
        return server.runs().orElseThrow().searchRuns(List.of(experimentId), query).items().stream()
                .map(Run::id)
                .findFirst();
    }
}
