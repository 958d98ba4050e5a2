package io.mlops.core.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.Mlops;
import io.mlops.child.ChildJvm;
import io.mlops.core.MlopsSdk;
import io.mlops.event.MlopsEvent;
import io.mlops.tracking.RunSpec;
import java.io.IOException;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Applications that are deployed again and again in one JVM, each time in a new class loader. */
class ReloadTest {
    private static final int CYCLES = 20;
    private static final int COLLECTIONS = 50;

    /** The last loader may lie on a stack, and a pool of the JVM remember the first; what we leave, each would leave. */
    private static final int HELD = 2;

    private static final long PATIENCE_MILLIS = 20;

    @TempDir
    Path folder;

    /** What each class loader runs. */
    public static final class Application {
        private Application() {}

        /** Opens, uses all that starts threads, and closes. */
        public static void run(String folder) {
            try (Mlops mlops = MlopsSdk.builder()
                    .backend("sqlite:" + folder)
                    .closeAtShutdown()
                    .open()) {
                mlops.events().subscribe(MlopsEvent.class, event -> {});
                mlops.registry().findVersionByAlias("m", "champion");
                mlops.tracking().run(RunSpec.of("e", "r"), run -> {
                    run.logMetric("loss", 1, 1);
                    run.logText("f.txt", "content");
                    return run.id();
                });
            }
        }
    }

    /** The child JVM: runs the application in one class loader after the other, and prints what is left of them. */
    static final class Container {
        private Container() {}

        @SuppressWarnings("SystemOut") // The pipe to the parent.
        public static void main(String[] arguments) throws Exception {
            ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();
            List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
            List<String> descriptors = List.of();
            for (int i = 0; i < CYCLES; i++) {
                loaders.add(new WeakReference<>(deploy(arguments[0]), gone));
                if (i == 1) {
                    descriptors = descriptors();
                }
            }
            // One collection leaves what only the next finds.
            for (int i = 0; i < COLLECTIONS && left(loaders) > HELD; i++) {
                System.gc();
                gone.remove(PATIENCE_MILLIS);
            }
            List<String> more = new ArrayList<>(descriptors());
            descriptors.forEach(more::remove);
            System.out.println("descriptors " + more);
            System.out.println("threads "
                    + Thread.getAllStackTraces().keySet().stream()
                            .filter(thread -> thread.getName().startsWith("mlops-"))
                            .count());
            System.out.println("loaders " + left(loaders));
        }

        private static ClassLoader deploy(String folder) throws Exception {
            try (URLClassLoader loader = ChildJvm.otherLoader()) {
                Thread.currentThread().setContextClassLoader(loader);
                loader.loadClass(Application.class.getName())
                        .getMethod("run", String.class)
                        .invoke(null, folder);
                Thread.currentThread().setContextClassLoader(null);
                return loader;
            }
        }

        private static long left(List<WeakReference<ClassLoader>> loaders) {
            return loaders.stream().filter(loader -> loader.get() != null).count();
        }

        /** Returns what is open, but for the listing itself. */
        private static List<String> descriptors() throws IOException {
            List<String> targets = new ArrayList<>();
            try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
                for (Path one : open) {
                    targets.add(Files.readSymbolicLink(one).toString());
                }
            } catch (NoSuchFileException e) {
                // No Linux, or closed meanwhile.
                return targets;
            }
            return targets;
        }
    }

    @Test
    void open_inTwentyClassLoaders_leavesNothing() throws Exception {
        try (ChildJvm child =
                // With an archive of its classes a JVM opens jars of its own only when it needs something else of them.
                ChildJvm.plain()
                        .flags("-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:SoftRefLRUPolicyMSPerMB=0")
                        .start(Container.class, folder.toString())) {
            assertThat(child.readLine()).isEqualTo("descriptors []");
            assertThat(child.readLine()).isEqualTo("threads 0");
            assertThat(child.readLine())
                    .isIn(IntStream.rangeClosed(0, HELD)
                            .mapToObj(count -> "loaders " + count)
                            .toArray());
            assertThat(child.await()).isZero();
        }
    }
}
