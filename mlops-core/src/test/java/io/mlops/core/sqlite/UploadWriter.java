package io.mlops.core.sqlite;

import io.mlops.artifact.ArtifactPath;
import io.mlops.spi.Backend;
import java.io.InputStream;
import java.nio.file.Path;

/** The main class of a child JVM: uploads content that never ends. */
final class UploadWriter {
    private UploadWriter() {}

    public static void main(String[] arguments) {
        Backend backend = StoreSamples.open(Path.of(arguments[0]));
        backend.artifacts().orElseThrow().write(StoreSamples.RUN, new ArtifactPath("model.bin"), EndlessStream::new);
    }

    private static final class EndlessStream extends InputStream {
        private long bytes;

        @Override
        public int read() {
            // Once something is on the disk, the parent may kill this process.
            if (bytes++ == 1 << 20) {
                System.out.println("uploading");
            }
            return 42;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            for (int i = 0; i < length; i++) {
                buffer[offset + i] = (byte) read();
            }
            return length;
        }
    }
}
