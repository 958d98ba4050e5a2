package io.mlops.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A module names its service providers for the module path and for the class path alike. */
final class Providers {
    private Providers() {}

    static List<String> namedOnce(MainCode code) {
        Map<String, Set<String>> declared = new TreeMap<>();
        code.descriptor()
                .map(ModuleDescriptor::provides)
                .ifPresent(all ->
                        all.forEach(provides -> declared.put(provides.service(), new TreeSet<>(provides.providers()))));
        Map<String, Set<String>> listed =
                inServicesFolder(code.output().resolve("META-INF").resolve("services"));
        return declared.equals(listed) || code.descriptor().isEmpty()
                ? List.of()
                : List.of("module-info provides " + declared + ", META-INF/services lists " + listed);
    }

    private static Map<String, Set<String>> inServicesFolder(Path folder) {
        Map<String, Set<String>> listed = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return listed;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                listed.put(file.getFileName().toString(), providers(file));
            }
            return listed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> providers(Path file) throws IOException {
        Set<String> names = new TreeSet<>();
        for (String line : Files.readAllLines(file)) {
            String name = line.replaceFirst("#.*", "").strip();
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return names;
    }
}
