package io.mlops.core.outbox;

import io.mlops.core.outbox.journal.Identities;
import io.mlops.core.outbox.journal.Journal;
import io.mlops.error.AlreadyExistsException;
import io.mlops.error.ConflictException;
import io.mlops.error.NotFoundException;
import io.mlops.error.Quoted;
import io.mlops.spi.Backend;
import io.mlops.spi.RunStore;
import io.mlops.spi.commit.ExperimentWrite;
import io.mlops.spi.commit.Write;
import io.mlops.tracking.Experiment;
import io.mlops.tracking.LifecycleStage;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The experiments of both sides. One that is seen on the server gets a double here, so that ids of experiments are always those of this side: the decimal numbers of the two would be mistaken for each
 * other. Thread-safe.
 */
final class ServerExperiments {
    private final LocalStore local;
    private final Backend server;
    private final Identities ids;
    private final Journal journal;

    ServerExperiments(LocalStore local, Backend server, Identities ids, Journal journal) {
        this.local = local;
        this.server = server;
        this.ids = ids;
        this.journal = journal;
    }

    /**
     * Returns the server's id of an experiment, which is created there by its name where it does not exist.
     *
     * @param at when what needs it was written
     */
    String onServer(String id, Instant at) {
        return ids.server(Identities.Kind.EXPERIMENT, id).orElseGet(() -> {
            Experiment here = local.runs()
                    .findExperiment(id)
                    .orElseThrow(() -> new NotFoundException("There is no experiment " + Quoted.of(id)));
            return findOrCreate(id, here.name(), at);
        });
    }

    /** Finds an experiment by its name or creates it, and keeps its id. */
    String findOrCreate(String id, String name, Instant at) {
        Optional<String> known = ids.server(Identities.Kind.EXPERIMENT, id);
        if (known.isPresent()) {
            return known.get();
        }
        String found = find(name).orElseGet(() -> create(name, at));
        ids.put(Identities.Kind.EXPERIMENT, id, found);
        return found;
    }

    private Optional<String> find(String name) {
        Optional<Experiment> found = serverRuns().findExperimentByName(name);
        if (found.isPresent() && found.get().stage() == LifecycleStage.DELETED) {
            throw new ConflictException("Experiment " + Quoted.of(name)
                    + " is deleted on the server; restore it there and let the write be tried again");
        }
        return found.map(Experiment::id);
    }

    private String create(String name, Instant at) {
        String requestId = UUID.randomUUID().toString();
        try {
            return server.commit(local.request(requestId, at, new ExperimentWrite.Create(name)))
                    .assigned()
                    .get(0);
        } catch (AlreadyExistsException e) {
            return find(name).orElseThrow(() -> e);
        }
    }

    /** Returns whether the names on the server are final: no own change of an experiment is on its way. */
    boolean areNamesSettled() {
        return !journal.hasWaitingExperiments();
    }

    /** Returns the double of an experiment that the server has under a name, and gives it that name where others have changed it. */
    synchronized Experiment named(Experiment onServer) {
        Experiment here = here(onServer);
        boolean isRenamed = local.runs()
                .findExperiment(here.id())
                .filter(known -> !known.name().equals(onServer.name()))
                .isPresent();
        if (isRenamed) {
            local.plain().commit(local.ownCommit(new ExperimentWrite.Rename(here.id(), onServer.name())));
        }
        return here;
    }

    /** Returns the double of an experiment of the server. */
    synchronized Experiment here(Experiment onServer) {
        Optional<String> known = ids.local(Identities.Kind.EXPERIMENT, onServer.id());
        if (known.isEmpty()) {
            known = local.runs().findExperimentByName(onServer.name()).map(Experiment::id);
        }
        String id = known.orElseGet(() -> copy(onServer));
        if (ids.server(Identities.Kind.EXPERIMENT, id).isEmpty()) {
            ids.put(Identities.Kind.EXPERIMENT, id, onServer.id());
        }
        return new Experiment(
                id, onServer.name(), onServer.stage(), onServer.tags(), onServer.createdAt(), onServer.updatedAt());
    }

    /** Returns the id here of an experiment that the server names by its id. */
    String here(String serverId) {
        return ids.local(Identities.Kind.EXPERIMENT, serverId)
                .orElseGet(() -> serverRuns()
                        .findExperiment(serverId)
                        .map(found -> here(found).id())
                        .orElse(serverId));
    }

    private String copy(Experiment onServer) {
        Write creation = new ExperimentWrite.Create(onServer.name());
        String id = local.plain().commit(local.ownCommit(creation)).assigned().get(0);
        if (onServer.stage() == LifecycleStage.DELETED) {
            local.plain().commit(local.ownCommit(new ExperimentWrite.SetStage(id, LifecycleStage.DELETED)));
        }
        return id;
    }

    private RunStore serverRuns() {
        return server.runs().orElseThrow();
    }
}
