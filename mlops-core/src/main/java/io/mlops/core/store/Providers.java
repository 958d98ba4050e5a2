package io.mlops.core.store;

import io.mlops.core.check.Secrets;
import io.mlops.error.InvalidInputException;
import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.spi.BackendProvider;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeSet;

/** Finds the provider of a location. Stateless: providers are looked up anew for each opening, in the class loader of the calling thread and in that of the engine. */
public final class Providers {
    private Providers() {}

    /**
     * Opens a backend.
     *
     * @param location its prefix chooses the provider
     * @param options settings of the backend by name
     * @param context what the engine lends it
     * @throws InvalidInputException if no provider knows the prefix, or two do
     */
    public static Backend open(String location, Map<String, String> options, BackendContext context) {
        return provider(location, loaded()).open(location, options, context);
    }

    /** Returns the provider with the longest prefix of the location. */
    static BackendProvider provider(String location, List<BackendProvider> providers) {
        String prefix = providers.stream()
                .flatMap(provider -> provider.prefixes().stream())
                .filter(location::startsWith)
                .max(Comparator.comparingInt(String::length))
                .orElseThrow(() -> unknown(location, providers));
        List<BackendProvider> fitting = providers.stream()
                .filter(provider -> provider.prefixes().contains(prefix))
                .toList();
        if (fitting.size() > 1) {
            throw new InvalidInputException(
                    "store",
                    "must have one provider for the prefix " + prefix + ", not both "
                            + fitting.get(0).getClass().getName() + " and "
                            + fitting.get(1).getClass().getName(),
                    Secrets.mask(location),
                    "remove one of them from the class path");
        }
        return fitting.get(0);
    }

    private static InvalidInputException unknown(String location, List<BackendProvider> providers) {
        TreeSet<String> known = new TreeSet<>();
        providers.forEach(provider -> known.addAll(provider.prefixes()));
        return new InvalidInputException(
                "store",
                "must begin with one of " + String.join(", ", known),
                Secrets.mask(location),
                "for a folder call MlopsSdk.open(Path); for another kind of store add its module to the class path");
    }

    /** A class loader with an engine of its own, as that of another application in the same server, has providers that are none of ours. */
    private static boolean knowsThisEngine(ClassLoader loader) {
        try {
            return Class.forName(BackendProvider.class.getName(), false, loader) == BackendProvider.class;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** One provider class counts once, though both class loaders find it. */
    private static List<BackendProvider> loaded() {
        Map<String, BackendProvider> found = new java.util.LinkedHashMap<>();
        ServiceLoader.load(BackendProvider.class, Providers.class.getClassLoader())
                .forEach(provider -> found.putIfAbsent(provider.getClass().getName(), provider));
        ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
        if (ofThread != null && knowsThisEngine(ofThread)) {
            ServiceLoader.load(BackendProvider.class, ofThread)
                    .forEach(provider -> found.putIfAbsent(provider.getClass().getName(), provider));
        }
        return List.copyOf(found.values());
    }
}
