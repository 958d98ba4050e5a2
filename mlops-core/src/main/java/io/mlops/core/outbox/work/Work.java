package io.mlops.core.outbox.work;

import io.mlops.artifact.ArtifactPath;
import io.mlops.spi.MetricBatch;
import io.mlops.spi.RunBatch;
import io.mlops.spi.commit.Write;
import io.mlops.tracking.LoggedModel;
import java.util.List;

/** What is to be done on the server, with the ids that things have here. Immutable. */
public sealed interface Work {
    /** Returns how it is noted. */
    Kind kind();

    /** The kinds of work; the names are stored. */
    enum Kind {
        NEW_EXPERIMENT("a new experiment"),
        WRITE("a change"),
        BATCH("params, tags or inputs"),
        MODEL("a logged model"),
        POINTS("metric points"),
        FILE("a file"),
        NO_FILE("the removal of files");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** Returns what it is in words. */
        public String words() {
            return words;
        }
    }

    /**
     * An experiment that is found by its name on the server, or created.
     *
     * @param id its id here
     */
    record NewExperiment(String id, String name) implements Work {
        @Override
        public Kind kind() {
            return Kind.NEW_EXPERIMENT;
        }
    }

    /** A change of an experiment or a run. */
    record OneWrite(Write write) implements Work {
        @Override
        public Kind kind() {
            return Kind.WRITE;
        }
    }

    /** Data of a run. */
    record Batch(RunBatch batch) implements Work {
        @Override
        public Kind kind() {
            return Kind.BATCH;
        }
    }

    /** A model whose files came before. */
    record Model(LoggedModel model) implements Work {
        @Override
        public Kind kind() {
            return Kind.MODEL;
        }
    }

    /** Points of one run. */
    record Points(List<MetricBatch> batches) implements Work {
        public Points {
            batches = List.copyOf(batches);
        }

        @Override
        public Kind kind() {
            return Kind.POINTS;
        }

        /** Returns how many points. */
        public long count() {
            return batches.stream().mapToLong(batch -> batch.points().size()).sum();
        }
    }

    /** A file, whose content is that which the local store has when it is sent: a later one of the same path replaces it anyway. */
    record File(String owner, ArtifactPath path) implements Work {
        @Override
        public Kind kind() {
            return Kind.FILE;
        }
    }

    /**
     * A file that is gone, or all files of an owner.
     *
     * @param path the empty text for all
     */
    record NoFile(String owner, String path) implements Work {
        @Override
        public Kind kind() {
            return Kind.NO_FILE;
        }
    }
}
