package io.mlops.testkit.fault;

import io.mlops.error.OutcomeUnknownException;
import io.mlops.spi.ArtifactStore;
import io.mlops.spi.Backend;
import io.mlops.spi.Capability;
import io.mlops.spi.MetricStore;
import io.mlops.spi.RecordStore;
import io.mlops.spi.RegistryStore;
import io.mlops.spi.RunStore;
import io.mlops.spi.StoreDefect;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.CommitResult;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A backend that does what another one does, and fails where a test wants it to. Thread-safe.
 *
 * <p>{@code backend.fail(BackendCall.COMMIT, 2, () -> new StoreFullException("disk full", null))} lets the second commit from now fail; a fault happens
 * once, all other calls go through. Several faults may wait for different calls; a later one for the same call replaces an earlier one.
 */
public final class FaultInjectingBackend implements Backend {
    private final Backend delegate;
    private final Faults faults = new Faults();

    /**
     * Wraps a backend.
     *
     * @param delegate does the work; closed with this one
     */
    public FaultInjectingBackend(Backend delegate) {
        this.delegate = Objects.requireNonNull(delegate, "delegate");
    }

    /**
     * Lets a call fail before it reaches the backend: nothing is written.
     *
     * @param call which kind
     * @param nth which call of the kind from now on, 1 for the next
     * @param error makes what is thrown
     * @throws IllegalArgumentException if {@code nth} is less than 1
     */
    public void fail(BackendCall call, int nth, Supplier<? extends RuntimeException> error) {
        faults.plan(call, nth, Faults.failing(error));
    }

    /**
     * Lets the reply of a call be lost: the backend does it, and the caller gets an {@link OutcomeUnknownException}.
     *
     * @param call which kind
     * @param nth which call of the kind from now on, 1 for the next
     * @throws IllegalArgumentException if {@code nth} is less than 1
     */
    public void loseReply(BackendCall call, int nth) {
        faults.plan(
                call,
                nth,
                Faults.failingAfterwards(
                        () -> new OutcomeUnknownException("The reply to " + call + " was lost by the test", null)));
    }

    /**
     * Lets a call wait before it reaches the backend, until the test releases it.
     *
     * @param call which kind
     * @param nth which call of the kind from now on, 1 for the next
     * @return what to release; a call that is never released waits until its thread is interrupted
     * @throws IllegalArgumentException if {@code nth} is less than 1
     */
    public HeldCall hold(BackendCall call, int nth) {
        HeldCall held = new HeldCall();
        faults.plan(call, nth, Faults.holding(held));
        return held;
    }

    /**
     * Returns how many calls of a kind have arrived, those included that failed or wait.
     *
     * @param call which kind
     */
    public int calls(BackendCall call) {
        return faults.count(call);
    }

    @Override
    public String location() {
        return delegate.location();
    }

    @Override
    public Set<Capability> capabilities() {
        return delegate.capabilities();
    }

    @Override
    public Optional<RunStore> runs() {
        return delegate.runs().map(store -> wrap(RunStore.class, store));
    }

    @Override
    public Optional<MetricStore> metrics() {
        return delegate.metrics().map(store -> wrap(MetricStore.class, store));
    }

    @Override
    public Optional<RegistryStore> registry() {
        return delegate.registry().map(store -> wrap(RegistryStore.class, store));
    }

    @Override
    public Optional<ArtifactStore> artifacts() {
        return delegate.artifacts().map(store -> wrap(ArtifactStore.class, store));
    }

    @Override
    public Optional<RecordStore> records() {
        return delegate.records().map(store -> wrap(RecordStore.class, store));
    }

    @Override
    public CommitResult commit(Commit commit) {
        try {
            Object result = faults.meet(BackendCall.COMMIT, () -> delegate.commit(commit));
            return CommitResult.class.cast(Objects.requireNonNull(result, "result"));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("commit declares no checked exception", e);
        }
    }

    @Override
    public List<StoreDefect> verify() {
        return delegate.verify();
    }

    @Override
    public void close() {
        delegate.close();
    }

    private <T> T wrap(Class<T> part, T store) {
        InvocationHandler handler = (proxy, method, arguments) -> method.getDeclaringClass() == Object.class
                ? invoke(store, method, arguments)
                : faults.meet(BackendCall.of(part, method.getName()), () -> invoke(store, method, arguments));
        return part.cast(Proxy.newProxyInstance(part.getClassLoader(), new Class<?>[] {part}, handler));
    }

    private static @Nullable Object invoke(Object store, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(store, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
