package io.mlops.core.fault;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mlops.child.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** Child JVMs that see another disk at a folder: one in memory of a given size, or a read-only one. Mounted in a namespace of the child, and gone with it. */
final class MountedDisk {
    private MountedDisk() {}

    /** A child that finds an empty disk of so many bytes at the folder. */
    static ChildJvm.Launch small(Path folder, int bytes) throws Exception {
        return mounted("mount -t tmpfs -o size=" + bytes + " mlops \"$0\"", folder);
    }

    /** A child that can only read the folder. */
    static ChildJvm.Launch readOnly(Path folder) throws Exception {
        return mounted("mount --bind \"$0\" \"$0\" && mount -o remount,ro,bind \"$0\"", folder);
    }

    /** Skips the test where the operating system allows no mount: in a container without the right to make namespaces, on Windows and on macOS. */
    private static ChildJvm.Launch mounted(String mount, Path folder) throws Exception {
        for (String[] unshare : new String[][] {{"unshare", "-m"}, {"unshare", "-rm"}}) {
            if (succeeds(unshare, mount, folder)) {
                return ChildJvm.quick()
                        .by("sh", "-c", mount + " && exec \"$@\"", folder.toString())
                        .by(unshare);
            }
        }
        assumeTrue(false, "no disk can be mounted here: unshare -m is not permitted");
        throw new AssertionError("skipped");
    }

    private static boolean succeeds(String[] unshare, String mount, Path folder) throws Exception {
        String[] command = Stream.concat(Arrays.stream(unshare), Stream.of("sh", "-c", mount, folder.toString()))
                .toArray(String[]::new);
        try {
            return new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
