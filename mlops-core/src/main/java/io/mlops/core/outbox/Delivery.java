package io.mlops.core.outbox;

import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.ByteRange;
import io.mlops.core.outbox.journal.Entry;
import io.mlops.core.outbox.journal.Identities;
import io.mlops.core.outbox.work.PointSlices;
import io.mlops.core.outbox.work.Work;
import io.mlops.error.NotFoundException;
import io.mlops.spi.ArtifactStore;
import io.mlops.spi.Backend;
import io.mlops.spi.MetricBatch;
import io.mlops.spi.RunStore;
import io.mlops.spi.commit.RunWrite;
import io.mlops.spi.commit.Write;
import io.mlops.tracking.LoggedModel;
import io.mlops.tracking.MetricSeries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Does works on the server, each of which may have been done before: whatever is sent again changes nothing there. For use by one thread. */
final class Delivery {
    private final Backend server;
    private final LocalStore local;
    private final Identities ids;
    private final ServerExperiments experiments;
    private final ServerIds serverIds;
    private final RunCreation creation;
    private final String outboxId;
    private final String writerId = UUID.randomUUID().toString();
    private long sequence;

    /**
     * @param outboxId names the outbox among all that write to the server
     */
    Delivery(Backend server, LocalStore local, ServerParts parts, String outboxId) {
        this.server = server;
        this.local = local;
        this.ids = parts.ids();
        this.experiments = parts.experiments();
        this.serverIds = parts.serverIds();
        this.creation = parts.creation();
        this.outboxId = outboxId;
    }

    /** What knows of both sides. Immutable. */
    record ServerParts(Identities ids, ServerExperiments experiments, ServerIds serverIds, RunCreation creation) {}

    /**
     * Does a work.
     *
     * @param work one, or several of a subject joined
     * @param entry the first of them as it was noted: its number names the change for stores that know repeats, its date is that of the change
     */
    void deliver(Work work, Entry entry) {
        switch (work.kind()) {
            case NEW_EXPERIMENT -> {
                Work.NewExperiment made = (Work.NewExperiment) work;
                experiments.findOrCreate(made.id(), made.name(), entry.at());
            }
            case WRITE -> write(((Work.OneWrite) work).write(), entry);
            case BATCH -> runs().logBatch(serverIds.batch(((Work.Batch) work).batch()));
            case MODEL -> model(((Work.Model) work).model());
            case POINTS -> points((Work.Points) work);
            case FILE -> file((Work.File) work);
            case NO_FILE -> removeFile((Work.NoFile) work);
        }
    }

    private void write(Write write, Entry entry) {
        if (write instanceof RunWrite.Create create) {
            String experiment = experiments.onServer(create.info().experimentId(), entry.at());
            creation.create(new RunWrite.Create(create.info(), serverIds.tags(create.tags())), experiment, entry.at());
            return;
        }
        String requestId = "outbox-" + outboxId + "-" + entry.number();
        server.commit(local.request(requestId, entry.at(), serverIds.write(write, entry.at())));
    }

    private void model(LoggedModel model) {
        if (ids.server(Identities.Kind.MODEL, model.id()).isEmpty()) {
            LoggedModel stored = runs().logModel(serverIds.model(model));
            ids.put(Identities.Kind.MODEL, model.id(), stored.id());
        }
    }

    private void points(Work.Points work) {
        Map<MetricSeries, List<MetricBatch>> bySeries = new LinkedHashMap<>();
        for (MetricBatch batch : work.batches()) {
            bySeries.computeIfAbsent(batch.series(), series -> new ArrayList<>())
                    .add(batch);
        }
        List<MetricBatch> batches = bySeries.values().stream()
                .map(PointSlices::joined)
                .map(serverIds::points)
                .toList();
        sequence++;
        server.metrics().orElseThrow().append(writerId, sequence, batches);
    }

    /** A file that is not here any more was removed since, which is noted behind. */
    private void file(Work.File file) {
        ArtifactStore here = local.plain().artifacts().orElseThrow();
        ArtifactPath path = file.path();
        if (here.find(file.owner(), path).isPresent()) {
            try {
                files().write(serverIds.run(file.owner()), path, () -> here.open(file.owner(), path, ByteRange.ALL));
            } catch (NotFoundException e) {
                if (here.find(file.owner(), path).isPresent()) {
                    throw e;
                }
            }
        }
    }

    private void removeFile(Work.NoFile file) {
        String owner = serverIds.run(file.owner());
        if (file.path().isEmpty()) {
            files().deleteAll(owner);
        } else {
            files().delete(owner, new ArtifactPath(file.path()));
        }
    }

    private RunStore runs() {
        return server.runs().orElseThrow();
    }

    private ArtifactStore files() {
        return server.artifacts().orElseThrow();
    }
}
