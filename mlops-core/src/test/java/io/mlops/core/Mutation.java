package io.mlops.core;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Random;

/** Changes the bytes of a file as failing disks, half copies and careless people do. */
final class Mutation {
    private static final int PAGE_BYTES = 8192;
    private static final int MAX_FLIPS = 8;

    private final Random random;

    Mutation(long seed) {
        this.random = new Random(seed);
    }

    /** Changes a file, and returns what was done. */
    String apply(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            return path.getFileName() + ": "
                    + switch (random.nextInt(4)) {
                        case 0, 1 -> flips(file);
                        case 2 -> zeroedPage(file);
                        default -> truncation(file);
                    };
        }
    }

    private String flips(RandomAccessFile file) throws IOException {
        int flips = 1 + random.nextInt(MAX_FLIPS);
        StringBuilder done = new StringBuilder("flipped");
        for (int i = 0; i < flips; i++) {
            long at = random.nextLong(file.length());
            file.seek(at);
            int before = file.read();
            file.seek(at);
            file.write(before ^ (1 << random.nextInt(8)));
            done.append(' ').append(at);
        }
        return done.toString();
    }

    private String zeroedPage(RandomAccessFile file) throws IOException {
        long pages = Math.max(1, file.length() / PAGE_BYTES);
        long page = random.nextLong(pages);
        file.seek(page * PAGE_BYTES);
        file.write(new byte[(int) Math.min(PAGE_BYTES, file.length() - page * PAGE_BYTES)]);
        return "zeroed page " + page;
    }

    private String truncation(RandomAccessFile file) throws IOException {
        long length = random.nextLong(file.length());
        file.setLength(length);
        return "cut to " + length;
    }
}
