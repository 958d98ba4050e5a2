package io.mlops.core.tracking;

import io.mlops.core.check.EnvironmentKeys;
import io.mlops.core.check.Values;
import io.mlops.error.InvalidInputException;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/**
 * What is known of the code and of the machine that runs it, as tags of each run. Read once for each instance; immutable.
 *
 * <p>An allow-list: of the environment variables only the host's name is read, and of the command line only the first word, as the rest may hold secrets.
 *
 * @param tags by key
 */
public record Environment(Map<String, String> tags) {
    /** Copies the tags. */
    public Environment {
        tags = Map.copyOf(tags);
    }

    /** Returns what is known now; what cannot be read is left out. */
    public static Environment capture() {
        Map<String, String> tags = new HashMap<>();
        GitCommit.of(Path.of("")).ifPresent(git -> {
            put(tags, EnvironmentKeys.GIT_COMMIT, git.commit());
            git.branch().ifPresent(branch -> put(tags, EnvironmentKeys.GIT_BRANCH, branch));
        });
        put(tags, EnvironmentKeys.SOURCE_NAME, program());
        put(tags, EnvironmentKeys.SOURCE_TYPE, "LOCAL");
        put(tags, EnvironmentKeys.BUILD_VERSION, buildVersion(program()));
        put(
                tags,
                EnvironmentKeys.SDK_VERSION,
                Optional.ofNullable(Environment.class.getPackage().getImplementationVersion())
                        .orElse(""));
        put(tags, EnvironmentKeys.JAVA_VERSION, System.getProperty("java.version", ""));
        put(tags, EnvironmentKeys.JAVA_VENDOR, System.getProperty("java.vendor", ""));
        put(
                tags,
                EnvironmentKeys.OS,
                String.join(
                                " ",
                                System.getProperty("os.name", ""),
                                System.getProperty("os.version", ""),
                                System.getProperty("os.arch", ""))
                        .strip());
        put(
                tags,
                EnvironmentKeys.PROCESSORS,
                Integer.toString(Runtime.getRuntime().availableProcessors()));
        put(tags, EnvironmentKeys.HOST, host());
        return new Environment(tags);
    }

    /** What is empty, or no legal tag, is left out. */
    private static void put(Map<String, String> tags, String key, String value) {
        try {
            if (!value.isEmpty()) {
                tags.put(key, Values.tag(key, value));
            }
        } catch (InvalidInputException e) {
            // A machine may have any name; a run must not fail for it.
            tags.remove(key);
        }
    }

    /** The main class, or the jar's name. */
    private static String program() {
        String command = System.getProperty("sun.java.command", "");
        int space = command.indexOf(' ');
        return space < 0 ? command : command.substring(0, space);
    }

    /** The version that the manifest of the program's jar gives. */
    private static String buildVersion(String program) {
        try {
            ClassLoader loader = ClassLoader.getSystemClassLoader();
            URL place = loader.getResource(program.replace('.', '/') + ".class");
            String text = place == null ? "" : place.toString();
            int end = text.indexOf("!/");
            URL manifest = end < 0
                    ? loader.getResource("META-INF/MANIFEST.MF")
                    : new URL(text.substring(0, end + 2) + "META-INF/MANIFEST.MF");
            if (manifest == null || (place != null && end < 0)) {
                return "";
            }
            try (var stream = manifest.openStream()) {
                String version =
                        new Manifest(stream).getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
                return version == null ? "" : version;
            }
        } catch (IOException | RuntimeException e) {
            // A run does without the tag.
            return "";
        }
    }

    private static String host() {
        for (String variable : new String[] {"HOSTNAME", "COMPUTERNAME"}) {
            String name = System.getenv(variable);
            if (name != null && !name.isEmpty()) {
                return name;
            }
        }
        try {
            // Not InetAddress: it asks name servers, for seconds where there is no network.
            return Files.readString(Path.of("/etc/hostname"), StandardCharsets.UTF_8)
                    .strip();
        } catch (IOException | RuntimeException e) {
            // A run does without the tag.
            return "";
        }
    }
}
