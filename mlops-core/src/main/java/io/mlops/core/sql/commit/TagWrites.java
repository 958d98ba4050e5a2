package io.mlops.core.sql.commit;

import io.mlops.core.sql.registry.ChangeLog;
import io.mlops.core.sql.registry.ModelNumbers;
import io.mlops.core.sql.session.Session;
import io.mlops.core.sql.tracking.RunNumbers;
import io.mlops.core.sql.tracking.RunTags;
import io.mlops.core.sql.tracking.Tags;
import io.mlops.spi.RegistryChange;
import io.mlops.spi.commit.TagWrite;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;

/** Sets and removes tags in the transaction of a commit. */
final class TagWrites {
    private final Session session;
    private final long at;
    private final ChangeLog changes;

    TagWrites(Session session, Instant at, ChangeLog changes) {
        this.session = session;
        this.at = at.toEpochMilli();
        this.changes = changes;
    }

    String apply(TagWrite write) throws SQLException {
        TagWrite.Target target = write.target();
        switch (target.kind()) {
            case EXPERIMENT -> {
                long number = RunNumbers.activeExperiment(session, target.id());
                set(Tags.OF_EXPERIMENTS, number, write);
                session.update("UPDATE experiment SET updated_at = ? WHERE experiment_no = ?", at, number);
            }
            case RUN -> setOfRun(RunNumbers.active(session, target.id()), write);
            case MODEL -> {
                long number = ModelNumbers.model(session, target.id());
                set(Tags.OF_MODELS, number, write);
                session.update("UPDATE registered_model SET updated_at = ? WHERE model_no = ?", at, number);
                changes.updated(target.id());
            }
            case VERSION -> {
                long number = ModelNumbers.existingVersion(session, target.id(), target.version());
                set(Tags.OF_VERSIONS, number, write);
                session.update("UPDATE model_version SET updated_at = ? WHERE version_no = ?", at, number);
                changes.add(RegistryChange.Type.UPDATED, target.id(), "", target.version());
            }
        }
        return "";
    }

    private void setOfRun(long number, TagWrite write) throws SQLException {
        if (write.value().isPresent()) {
            RunTags.set(session, number, Map.of(write.key(), write.value().get()));
        } else {
            RunTags.remove(session, number, write.key());
        }
    }

    private void set(Tags tags, long number, TagWrite write) throws SQLException {
        if (write.value().isPresent()) {
            tags.set(session, number, Map.of(write.key(), write.value().get()));
        } else {
            tags.remove(session, number, write.key());
        }
    }
}
