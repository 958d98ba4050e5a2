package io.mlops.testkit.altered;

import io.mlops.spi.Backend;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** A call of a backend, {@code runs.logBatch} for example, or of the backend itself, {@code commit}. */
public final class Call {
    private final Backend backend;
    private final String part;
    private final Object target;
    private final Method method;
    private final Object[] arguments;

    Call(Backend backend, String part, Object target, Method method, Object[] arguments) {
        this.backend = backend;
        this.part = part;
        this.target = target;
        this.method = method;
        this.arguments = arguments;
    }

    /** Returns the unaltered backend. */
    public Backend backend() {
        return backend;
    }

    public String name() {
        return part + method.getName();
    }

    public <T> T argument(int index, Class<T> type) {
        return type.cast(arguments[index]);
    }

    public @Nullable Object proceed() throws Throwable {
        return proceedWith(arguments);
    }

    public @Nullable Object proceedWith(Object... others) throws Throwable {
        try {
            return method.invoke(target, others);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
