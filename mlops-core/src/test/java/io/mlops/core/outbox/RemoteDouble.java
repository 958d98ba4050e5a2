package io.mlops.core.outbox;

import io.mlops.core.memory.MemoryBackendProvider;
import io.mlops.error.BackendUnavailableException;
import io.mlops.error.OutcomeUnknownException;
import io.mlops.spi.ArtifactStore;
import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.spi.Capability;
import io.mlops.spi.MetricStore;
import io.mlops.spi.RecordStore;
import io.mlops.spi.RegistryStore;
import io.mlops.spi.RunStore;
import io.mlops.spi.StoreDefect;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.CommitResult;
import io.mlops.spi.commit.ExperimentWrite;
import io.mlops.spi.commit.RunWrite;
import io.mlops.spi.commit.Write;
import io.mlops.tracking.LoggedModel;
import io.mlops.tracking.RunInfo;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A server as MLflow is one: it gives ids of its own, takes one write a commit, keeps no records and knows no repeats; its content outlives whoever is connected. It can be down, refuse what a test says, and fail at random,
 * before or after it has done what it was asked. Thread-safe.
 */
final class RemoteDouble implements Backend {
    private final Backend store =
            new MemoryBackendProvider().open("memory:", Map.of(), new BackendContext(Clock.systemUTC(), "server"));
    private final Map<String, LoggedModel> models = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean down;
    private volatile BiConsumer<String, List<?>> rule = (method, arguments) -> {};
    private @Nullable Random faults;
    private int faultPercent;

    RemoteDouble() {
        // Its numbers are not those that the other side gives.
        for (int i = 0; i < 7; i++) {
            commit(List.of(new ExperimentWrite.Create("of-others-" + i)));
        }
    }

    /** Lets every call fail before it arrives, or lets them arrive again. */
    void setDown(boolean isDown) {
        down = isDown;
    }

    /** Sets what is asked before each call: a method's name and its arguments; it throws what the server answers. */
    void setRule(BiConsumer<String, List<?>> next) {
        rule = next;
    }

    /** Lets so many calls of a hundred fail, half of them after they were done. */
    synchronized void failAtRandom(long seed, int percent) {
        faults = new Random(seed);
        faultPercent = percent;
    }

    /** Returns how many calls have arrived or failed. */
    int calls() {
        return calls.get();
    }

    /** Returns what it holds, whatever is wrong with the line. */
    Backend content() {
        return store;
    }

    CommitResult commit(List<Write> writes) {
        return store.commit(
                new Commit(UUID.randomUUID().toString(), "server", Instant.now(), List.of(), writes, List.of()));
    }

    private synchronized int fate() {
        int drawn = faults == null ? 100 : faults.nextInt(100);
        return drawn >= faultPercent ? 0 : drawn % 2 == 0 ? -1 : 1;
    }

    private interface Call {
        @Nullable
        Object make() throws Throwable;
    }

    private @Nullable Object meet(String method, List<?> arguments, Call call) throws Throwable {
        calls.incrementAndGet();
        int fate = fate();
        if (down || fate < 0) {
            throw new BackendUnavailableException("the server is down", null);
        }
        rule.accept(method, arguments);
        Object answer = call.make();
        if (fate > 0) {
            throw new OutcomeUnknownException("the answer is lost", null);
        }
        return answer;
    }

    @Override
    public CommitResult commit(Commit commit) {
        if (commit.writes().size() != 1 || !commit.leaves().isEmpty()) {
            throw new AssertionError("one write and no leaf is all that it takes: " + commit);
        }
        Write write = commit.writes().get(0);
        Write own = write instanceof RunWrite.Create create ? withOwnId(create) : write;
        try {
            Object answer = meet("commit", List.of(write), () -> commit(List.of(own)));
            return CommitResult.class.cast(answer);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static RunWrite.Create withOwnId(RunWrite.Create create) {
        RunInfo info = create.info();
        String id = UUID.randomUUID().toString().replace("-", "");
        return new RunWrite.Create(
                new RunInfo(
                        id,
                        info.experimentId(),
                        info.name(),
                        info.status(),
                        info.stage(),
                        info.startedAt(),
                        info.endedAt()),
                create.tags());
    }

    private LoggedModel logModel(LoggedModel model) {
        return models.computeIfAbsent(
                model.id(),
                id -> store.runs()
                        .orElseThrow()
                        .logModel(new LoggedModel(
                                "m-" + UUID.randomUUID().toString().replace("-", ""),
                                model.runId(),
                                model.path(),
                                model.digest(),
                                model.signature(),
                                model.loggedAt())));
    }

    private <T> T line(Class<T> part, T inner) {
        return part.cast(Proxy.newProxyInstance(
                part.getClassLoader(),
                new Class<?>[] {part},
                (proxy, method, arguments) -> meet(
                        method.getName(),
                        arguments == null ? List.of() : List.of(arguments),
                        () -> method.getName().equals("logModel")
                                ? logModel((LoggedModel) arguments[0])
                                : invoke(inner, method, arguments))));
    }

    private static @Nullable Object invoke(Object inner, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(inner, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    @Override
    public String location() {
        return "double://server";
    }

    @Override
    public Set<Capability> capabilities() {
        Set<Capability> capabilities = EnumSet.copyOf(store.capabilities());
        capabilities.removeAll(Set.of(
                Capability.ATOMIC_COMMIT,
                Capability.RECORDS,
                Capability.PROPOSED_IDS,
                Capability.IDEMPOTENT_COMMITS,
                Capability.ALIAS_COMPARE_AND_SET,
                Capability.REGISTRY_CHANGES));
        return capabilities;
    }

    @Override
    public Optional<RunStore> runs() {
        return store.runs().map(part -> line(RunStore.class, part));
    }

    @Override
    public Optional<MetricStore> metrics() {
        return store.metrics().map(part -> line(MetricStore.class, part));
    }

    @Override
    public Optional<RegistryStore> registry() {
        return store.registry().map(part -> line(RegistryStore.class, part));
    }

    @Override
    public Optional<ArtifactStore> artifacts() {
        return store.artifacts().map(part -> line(ArtifactStore.class, part));
    }

    @Override
    public Optional<RecordStore> records() {
        return Optional.empty();
    }

    @Override
    public List<StoreDefect> verify() {
        return store.verify();
    }

    /** Closes the line; the server lives. */
    @Override
    public void close() {}
}
