package io.mlops.testkit.altered;

import org.jspecify.annotations.Nullable;

/** What a mutant does instead of a call; most calls it lets go on. */
@FunctionalInterface
public interface Alteration {
    @Nullable
    Object around(Call call) throws Throwable;

    /** Alters the calls of one name alone. */
    static Alteration of(String name, Alteration alteration) {
        return call -> call.name().equals(name) ? alteration.around(call) : call.proceed();
    }
}
