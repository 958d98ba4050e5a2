package io.mlops.http.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The Python environment that has MLflow: below {@code target/}, made by pip once for all JVMs of a build, or one that is given. */
final class MlflowInstallation {
    private static final String VERSION = System.getProperty("mlops.mlflow.version", "3.17.2");
    private static final Path FOLDER = Path.of(System.getProperty("mlops.mlflow.venv", "target/mlflow"));
    private static final long MINUTES = 15;

    private MlflowInstallation() {}

    /** Returns a program of the environment. */
    static Path program(String name) {
        return FOLDER.resolve("bin").resolve(name).toAbsolutePath();
    }

    /** Installs MLflow unless it is there; without Python the test that asks is skipped. */
    static void require() throws IOException, InterruptedException {
        if (!runs(List.of("python3", "--version"))) {
            String reason = "There is no python3 on the path: what needs a real MLflow server was not tested.";
            System.out.println(reason);
            Assumptions.abort(reason);
        }
        Path parent = FOLDER.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        try (FileChannel file = FileChannel.open(
                        parent.resolve("mlflow-installation.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            if (lock.isValid() && !isInstalled()) {
                install();
            }
        }
    }

    private static boolean isInstalled() throws InterruptedException {
        String check = "import importlib.metadata as m, sys; sys.exit(m.version('mlflow') != '" + VERSION + "')";
        return Files.exists(program("mlflow")) && runs(List.of(program("python").toString(), "-c", check));
    }

    private static void install() throws IOException, InterruptedException {
        Path log = FOLDER.resolveSibling("mlflow-installation.log").toAbsolutePath();
        for (List<String> command : List.of(
                List.of("python3", "-m", "venv", FOLDER.toString()),
                List.of(
                        program("python").toString(),
                        "-m",
                        "pip",
                        "install",
                        "--quiet",
                        "--disable-pip-version-check",
                        "mlflow[auth]==" + VERSION))) {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException("MLflow cannot be installed, see " + log);
            }
        }
    }

    /** Returns whether a program is there and ends well. */
    private static boolean runs(List<String> command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(new ArrayList<>(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
