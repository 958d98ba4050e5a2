package io.mlops.core.outbox;

import io.mlops.spi.Backend;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A connection to a server in this process: once it is closed, each call is an error, and the server lives on. Thread-safe. */
final class Line implements InvocationHandler {
    private static final Set<String> ALWAYS = Set.of("location", "capabilities", "close");

    private final Object store;
    private final Line whole;
    private volatile boolean closed;

    private Line(Object store, @Nullable Line whole) {
        this.store = store;
        this.whole = whole == null ? this : whole;
    }

    /** Returns a connection to a server. */
    static Backend to(Backend server) {
        return Backend.class.cast(proxy(Backend.class, new Line(server, null)));
    }

    private static Object proxy(Class<?> type, Line line) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, line);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getName().equals("close") && whole == this) {
            closed = true;
            return null;
        }
        boolean isPart = whole == this && method.getReturnType() == Optional.class;
        if (whole.closed && !isPart && !(whole == this && ALWAYS.contains(method.getName()))) {
            throw new IllegalStateException("the connection is closed");
        }
        try {
            Object answer = method.invoke(store, arguments);
            return isPart ? ((Optional<?>) answer).map(this::part) : answer;
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private Object part(Object part) {
        return proxy(part.getClass().getInterfaces()[0], new Line(part, this));
    }
}
