package io.mlops.testkit;

import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.spi.Capability;
import io.mlops.testkit.fixture.BackendUnderTest;
import io.mlops.testkit.registry.AliasContract;
import io.mlops.testkit.registry.ModelContract;
import io.mlops.testkit.registry.RegistryChangeContract;
import io.mlops.testkit.registry.VersionContract;
import io.mlops.testkit.store.CommitContract;
import io.mlops.testkit.tracking.DownsampleContract;
import io.mlops.testkit.tracking.ExperimentContract;
import io.mlops.testkit.tracking.MetricContract;
import io.mlops.testkit.tracking.MetricHistoryContract;
import io.mlops.testkit.tracking.RunDataContract;
import io.mlops.testkit.tracking.RunLifeContract;
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
