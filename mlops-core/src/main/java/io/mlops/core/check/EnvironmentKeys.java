package io.mlops.core.check;

import java.util.Set;

/** The keys of the tags that tell which program, on which machine, has started a run: MLflow's where MLflow has one. All runs of a process have the same values. Stateless. */
public final class EnvironmentKeys {
    /** The main class, or the jar's name. */
    public static final String SOURCE_NAME = "mlflow.source.name";
    /** Where the program comes from. */
    public static final String SOURCE_TYPE = "mlflow.source.type";
    /** The commit of the program's working copy. */
    public static final String GIT_COMMIT = "mlflow.source.git.commit";
    /** The branch of the program's working copy. */
    public static final String GIT_BRANCH = "mlflow.source.git.branch";
    /** The version in the manifest of the program's jar. */
    public static final String BUILD_VERSION = "mlops.build.version";
    /** The version of this SDK. */
    public static final String SDK_VERSION = "mlops.sdk.version";
    /** The version of Java. */
    public static final String JAVA_VERSION = "mlops.java.version";
    /** Who made the JVM. */
    public static final String JAVA_VENDOR = "mlops.java.vendor";
    /** The operating system, its version and the architecture. */
    public static final String OS = "mlops.os";
    /** How many processors the JVM may use. */
    public static final String PROCESSORS = "mlops.processors";
    /** The machine's name. */
    public static final String HOST = "mlops.host";

    /** All of them. SQL stores keep the values of these keys apart: none may be taken away, as stores hold them so. */
    public static final Set<String> ALL = Set.of(
            SOURCE_NAME,
            SOURCE_TYPE,
            GIT_COMMIT,
            GIT_BRANCH,
            BUILD_VERSION,
            SDK_VERSION,
            JAVA_VERSION,
            JAVA_VENDOR,
            OS,
            PROCESSORS,
            HOST);

    private EnvironmentKeys() {}
}
