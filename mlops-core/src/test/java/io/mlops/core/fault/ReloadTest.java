package io.mlops.core.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.Mlops;
import io.mlops.core.MlopsSdk;
import io.mlops.event.MlopsEvent;
import io.mlops.tracking.RunSpec;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
            long descriptors = 0;
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
            System.out.println("descriptors " + Math.max(0, descriptors() - descriptors));
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

        private static long descriptors() throws Exception {
            Path open = Path.of("/proc/self/fd");
            if (!Files.isDirectory(open)) {
                return 0;
            }
            try (Stream<Path> files = Files.list(open)) {
                return files.count();
            }
        }
    }

    @Test
    void open_inTwentyClassLoaders_leavesNothing() throws Exception {
        try (ChildJvm child =
                ChildJvm.quick().flags("-XX:SoftRefLRUPolicyMSPerMB=0").start(Container.class, folder.toString())) {
            assertThat(child.readLine()).isEqualTo("descriptors 0");
            assertThat(child.readLine()).isEqualTo("threads 0");
            assertThat(child.readLine())
                    .isIn(IntStream.rangeClosed(0, HELD)
                            .mapToObj(count -> "loaders " + count)
                            .toArray());
            assertThat(child.await()).isZero();
        }
    }
}
