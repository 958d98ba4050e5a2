package io.mlops.testkit;

import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.spi.Capability;
import io.mlops.testkit.fixture.BackendUnderTest;
import io.mlops.testkit.registry.AliasContract;
import io.mlops.testkit.registry.ModelContract;
import io.mlops.testkit.registry.RegistryChangeContract;
import io.mlops.testkit.registry.RegistrySearchContract;
import io.mlops.testkit.registry.VersionContract;
import io.mlops.testkit.store.ArtifactContract;
import io.mlops.testkit.store.ArtifactStreamContract;
import io.mlops.testkit.store.AuditContract;
import io.mlops.testkit.store.CapabilityContract;
import io.mlops.testkit.store.CommitContract;
import io.mlops.testkit.store.CommitRaceContract;
import io.mlops.testkit.store.DurabilityContract;
import io.mlops.testkit.store.LifecycleContract;
import io.mlops.testkit.store.LogContract;
import io.mlops.testkit.store.RecordContract;
import io.mlops.testkit.tracking.DownsampleContract;
import io.mlops.testkit.tracking.ExperimentContract;
import io.mlops.testkit.tracking.ExperimentSearchContract;
import io.mlops.testkit.tracking.LoggedModelContract;
import io.mlops.testkit.tracking.MetricContract;
import io.mlops.testkit.tracking.MetricHistoryContract;
import io.mlops.testkit.tracking.PurgeContract;
import io.mlops.testkit.tracking.RunDataContract;
import io.mlops.testkit.tracking.RunLifeContract;
import io.mlops.testkit.tracking.RunPagingContract;
import io.mlops.testkit.tracking.RunSearchContract;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Nested;

/** What every storage backend must do, as tests; a backend's own test class extends it and says how to open the backend. */
public abstract class BackendContract {
    private final BackendUnderTest underTest = new Adapter();

    /** For subclasses. */
    protected BackendContract() {}

    /**
     * Opens a backend.
     *
     * @param folder an empty folder of its own for each test, with a unique name, removed after the test; where it was opened before, the same store must
     *     be opened again
     * @param context a clock that stands still until the test moves it, and a writer id that differs for each opening
     */
    protected abstract Backend open(Path folder, BackendContext context);

    /** Returns whether a store that is closed and opened again has its content; true unless a backend says otherwise, which skips the tests of durability. */
    protected boolean keepsContent() {
        return true;
    }

    /** Returns which of {@link Capability#expected()} the backend lacks; none unless it says so. */
    protected Set<Capability> missing() {
        return Set.of();
    }

    @Nested
    class Experiments extends ExperimentContract {
        @Override
        protected BackendUnderTest underTest() {
            return underTest;
        }
    }

    @Nested
    class RunLife extends RunLifeContract {
        @Override
        protected BackendUnderTest underTest() {
            return underTest;
        }
    }

    @Nested
    class RunData extends RunDataContract {
        @Override
        protected BackendUnderTest underTest() {
            return underTest;
        }
    }

    @Nested
    class Metrics extends MetricContract {
        @Override
        protected BackendUnderTest underTest() {
            return underTest;
        }
    }

    @Nested
    class MetricHistory extends MetricHistoryContract {
        @Override
        protected BackendUnderTest underTest() {
            return underTest;
        }
    }

    @Nested
    class Downsampling extends DownsampleContract {
        @Override
        protected BackendUnderTest underTest() {
            return underTest;
        }
    }

    @Nested
    class Models extends ModelContract {
        @Override
        protected BackendUnderTest underTest() {
            return underTest;
        }
    }

    @Nested
    class Versions extends VersionContract {
        @Override
        protected BackendUnderTest underTest() {
            return underTest;
        }
    }

    @Nested
    class Aliases extends AliasContract {
        @Override
        protected BackendUnderTest underTest() {
            return underTest;
        }
    }

    @Nested
    class RegistryChanges extends RegistryChangeContract {
        @Override
        protected BackendUnderTest underTest() {
            return underTest;
        }
    }

    @Nested
    class Commits extends CommitContract {
        @Override
        protected BackendUnderTest underTest() {
            return underTest;
        }
    }

    @Nested
    class RunSearch extends RunSearchContract {
        @Override
        protected BackendUnderTest underTest() {
            return underTest;
        }
    }

    @Nested
    class RunPaging extends RunPagingContract {
        @Override
        protected BackendUnderTest underTest() {
            return underTest;
        }
    }

    @Nested
    class ExperimentSearch extends ExperimentSearchContract {
        @Override
        protected BackendUnderTest underTest() {
            return underTest;
        }
    }

    @Nested
    class LoggedModels extends LoggedModelContract {
        @Override
        protected BackendUnderTest underTest() {
            return underTest;
        }
    }

    @Nested
    class Purging extends PurgeContract {
        @Override
        protected BackendUnderTest underTest() {
            return underTest;
        }
    }

    @Nested
    class RegistrySearch extends RegistrySearchContract {
        @Override
        protected BackendUnderTest underTest() {
            return underTest;
        }
    }

    @Nested
    class CommitRaces extends CommitRaceContract {
        @Override
        protected BackendUnderTest underTest() {
            return underTest;
        }
    }

    @Nested
    class Records extends RecordContract {
        @Override
        protected BackendUnderTest underTest() {
            return underTest;
        }
    }

    @Nested
    class Logs extends LogContract {
        @Override
        protected BackendUnderTest underTest() {
            return underTest;
        }
    }

    @Nested
    class AuditLog extends AuditContract {
        @Override
        protected BackendUnderTest underTest() {
            return underTest;
        }
    }

    @Nested
    class Artifacts extends ArtifactContract {
        @Override
        protected BackendUnderTest underTest() {
            return underTest;
        }
    }

    @Nested
    class ArtifactStreams extends ArtifactStreamContract {
        @Override
        protected BackendUnderTest underTest() {
            return underTest;
        }
    }

    @Nested
    class Lifecycle extends LifecycleContract {
        @Override
        protected BackendUnderTest underTest() {
            return underTest;
        }
    }

    @Nested
    class Capabilities extends CapabilityContract {
        @Override
        protected BackendUnderTest underTest() {
            return underTest;
        }
    }

    @Nested
    class Durability extends DurabilityContract {
        @Override
        protected BackendUnderTest underTest() {
            return underTest;
        }
    }

    private final class Adapter implements BackendUnderTest {
        @Override
        public Backend open(Path folder, BackendContext context) {
            return BackendContract.this.open(folder, context);
        }

        @Override
        public boolean keepsContent() {
            return BackendContract.this.keepsContent();
        }

        @Override
        public Set<Capability> missing() {
            return BackendContract.this.missing();
        }
    }
}
