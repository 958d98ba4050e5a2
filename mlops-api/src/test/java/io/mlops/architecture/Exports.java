package io.mlops.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the modules on the class path show of themselves, read from their descriptors. For one thread. */
final class Exports {
    private final Map<Path, Optional<ModuleDescriptor>> descriptors = new HashMap<>();

    /**
     * Tells whether module {@code reader} may use {@code type}. The JDK's own packages count as visible, as the
     * compiler guards those in any mode; so does a library without a descriptor, which hides nothing.
     */
    boolean visible(JavaClass type, String reader) {
        Optional<ModuleDescriptor> owner =
                location(type).flatMap(place -> descriptors.computeIfAbsent(place, Exports::descriptorAt));
        return owner.isEmpty()
                || owner.get().isAutomatic()
                || owner.get().exports().stream()
                        .filter(export -> export.source().equals(type.getPackageName()))
                        .anyMatch(export ->
                                !export.isQualified() || export.targets().contains(reader));
    }

    /** Tells whether the owner of {@code type} has a descriptor and shows the type to everybody. */
    boolean visibleToAll(JavaClass type) {
        return location(type)
                .flatMap(place -> descriptors.computeIfAbsent(place, Exports::descriptorAt))
                .filter(owner -> toAll(owner, type.getPackageName()))
                .isPresent();
    }

    static boolean toAll(ModuleDescriptor module, String packageName) {
        return module.exports().stream()
                .anyMatch(export -> !export.isQualified() && export.source().equals(packageName));
    }

    /** Returns the descriptor of the module in a class folder or jar. */
    static Optional<ModuleDescriptor> descriptorAt(Path location) {
        return ModuleFinder.of(location).findAll().stream()
                .map(ModuleReference::descriptor)
                .findFirst();
    }

    private static Optional<Path> location(JavaClass type) {
        return type.getSource().map(source -> source.getUri()).flatMap(uri -> location(uri, type));
    }

    private static Optional<Path> location(URI uri, JavaClass type) {
        String text = uri.toString();
        return switch (uri.getScheme()) {
            case "jar" -> Optional.of(Path.of(URI.create(text.substring("jar:".length(), text.indexOf("!/")))));
            case "file" -> {
                String entry = type.getName().replace('.', '/') + ".class";
                yield Optional.of(Path.of(URI.create(text.substring(0, text.length() - entry.length()))));
            }
            default -> Optional.empty();
        };
    }
}
