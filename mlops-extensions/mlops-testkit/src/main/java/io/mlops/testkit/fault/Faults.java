package io.mlops.testkit.fault;

import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which call of which kind meets which fault. Thread-safe. */
final class Faults {
    private final Map<BackendCall, Integer> counts = new EnumMap<>(BackendCall.class);
    private final Map<BackendCall, NavigableMap<Integer, Fault>> planned = new EnumMap<>(BackendCall.class);

    /** What happens around a call. */
    @FunctionalInterface
    interface Fault {
        @Nullable
        Object around(Invocation call) throws Throwable;
    }

    /** The call itself. */
    @FunctionalInterface
    interface Invocation {
        @Nullable
        Object proceed() throws Throwable;
    }

    synchronized void plan(BackendCall call, int nth, Fault fault) {
        if (nth < 1) {
            throw new IllegalArgumentException("calls are counted from 1, so that there is no call " + nth);
        }
        planned.computeIfAbsent(call, kind -> new TreeMap<>()).put(count(call) + nth, fault);
    }

    synchronized int count(BackendCall call) {
        return counts.getOrDefault(call, 0);
    }

    /** Makes a call with the fault that is planned for it, outside the lock. */
    @Nullable
    Object meet(BackendCall call, Invocation invocation) throws Throwable {
        return next(call).around(invocation);
    }

    private synchronized Fault next(BackendCall call) {
        int number = counts.merge(call, 1, Integer::sum);
        NavigableMap<Integer, Fault> faults = planned.getOrDefault(call, new TreeMap<>());
        Fault fault = faults.remove(number);
        return fault == null ? Invocation::proceed : fault;
    }

    static Fault failing(Supplier<? extends RuntimeException> error) {
        return call -> {
            throw error.get();
        };
    }

    static Fault failingAfterwards(Supplier<? extends RuntimeException> error) {
        return call -> {
            call.proceed();
            throw error.get();
        };
    }

    static Fault holding(HeldCall held) {
        return call -> {
            held.hold();
            return call.proceed();
        };
    }
}
