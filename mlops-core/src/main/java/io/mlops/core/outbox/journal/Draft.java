package io.mlops.core.outbox.journal;

import io.mlops.core.outbox.work.Work;
import io.mlops.core.outbox.work.WorkCodec;
import java.util.List;
import java.util.Optional;

/** A work that is to be noted with the write that it repeats. Immutable: nobody changes the bytes. */
public final class Draft {
    private static final String EXPERIMENT = "experiment:";

    private final String subject;
    private final Work.Kind kind;
    private final long points;
    private final byte[] data;

    private Draft(String subject, Work work, long points) {
        this.subject = subject;
        this.kind = work.kind();
        this.points = points;
        this.data = WorkCodec.encode(work);
    }

    /** Returns the draft of something that a run has done. */
    public static Draft ofRun(String runId, Work work) {
        return new Draft(runId, work, work instanceof Work.Points points ? points.count() : 0);
    }

    /** Returns the draft of a change of an experiment. */
    public static Draft ofExperiment(String experimentId, Work work) {
        return new Draft(subjectOfExperiment(experimentId), work, 0);
    }

    /** Returns the draft of an experiment whose id is known in the transaction of its creation alone. */
    public static Draft ofNewExperiment(String name) {
        return ofExperiment("", new Work.NewExperiment("", name));
    }

    /** Returns the name of an experiment whose id is to be found; empty for anything else. */
    Optional<String> nameToResolve() {
        return kind == Work.Kind.NEW_EXPERIMENT && subject.equals(EXPERIMENT)
                ? Optional.of(((Work.NewExperiment) WorkCodec.decode(kind, data)).name())
                : Optional.empty();
    }

    /** Returns whose the changes of an experiment are. */
    public static String subjectOfExperiment(String experimentId) {
        return EXPERIMENT + experimentId;
    }

    /** Returns the drafts of one. */
    public static List<Draft> one(String runId, Work work) {
        return List.of(ofRun(runId, work));
    }

    String subject() {
        return subject;
    }

    Work.Kind kind() {
        return kind;
    }

    long points() {
        return points;
    }

    byte[] data() {
        return data;
    }
}
