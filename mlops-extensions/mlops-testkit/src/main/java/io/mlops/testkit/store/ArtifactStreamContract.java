package io.mlops.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.ByteRange;
import io.mlops.artifact.Digest;
import io.mlops.error.BackendException;
import io.mlops.spi.Capability;
import io.mlops.testkit.fixture.Generated;
import io.mlops.testkit.fixture.HeapWatch;
import io.mlops.testkit.fixture.Race;
import io.mlops.testkit.fixture.Samples;
import io.mlops.testkit.fixture.StoreContract;
import io.mlops.testkit.fixture.Tripwire;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Large files, slow and failing sources, and several at one path. */
public abstract class ArtifactStreamContract extends StoreContract {
    private static final String OWNER = Samples.runId(1);
    private static final ArtifactPath FILE = new ArtifactPath("model/large.bin");
    private static final long LARGE = 32L << 20;
    /** Of the content of the seed 64, by {@link Generated#digest}: to compute it each time takes seconds where a build compiles quickly rather than well. */
    private static final Digest LARGE_DIGEST =
            new Digest("b21157177c0762bf776bdb975f8b67071a17f826d94fcbddc7d28309b4748f67");

    private static final int SMALL = 1 << 18;

    @Test
    void write_thirtyTwoMebibytes_isWholeAndInBoundedMemory() {
        Generated content = new Generated(64, LARGE);
        HeapWatch heap = new HeapWatch();
        ArtifactInfo info = store().artifacts().write(OWNER, FILE, new Tripwire(content, LARGE - 1, heap::measure));

        assertThat(info.sizeBytes())
                .as("A file of 32 MiB must be stored whole.")
                .isEqualTo(LARGE);
        assertThat(content.mismatch(store().artifacts().open(OWNER, FILE, ByteRange.ALL)))
                .as("A file of 32 MiB must be read byte for byte; -1, or the position of the first byte that is wrong.")
                .isEqualTo(-1);
        if (store().has(Capability.ARTIFACT_DIGESTS)) {
            assertThat(info.digest())
                    .as("The digest is that of the whole content.")
                    .contains(LARGE_DIGEST);
        }
        if (underTest().keepsContent()) {
            assertThat(heap.grownBytes())
                    .as(
                            "While the last byte of 32 MiB is read, the store must not hold the content in memory: stream it.")
                    .isLessThan(LARGE / 4 * 3);
        }
    }

    @Test
    void write_untilItReturns_showsWhatWasBefore() {
        Generated before = new Generated(1, SMALL);
        store().artifacts().write(OWNER, FILE, before);
        List<ArtifactInfo> seen = new CopyOnWriteArrayList<>();
        List<Digest> read = new CopyOnWriteArrayList<>();
        Tripwire slow = new Tripwire(
                new Generated(2, 2 * SMALL),
                SMALL,
                () -> Race.of(1, thread -> () -> {
                            seen.add(store().artifacts().find(OWNER, FILE).orElseThrow());
                            read.add(Generated.digestOf(store().artifacts().open(OWNER, FILE, ByteRange.ALL)));
                            return thread;
                        })
                        .results());
        store().artifacts().write(OWNER, FILE, slow);

        assertThat(seen)
                .as(
                        "While a file is written, its path shows what it showed before, and no reader waits for the writer.")
                .extracting(ArtifactInfo::sizeBytes)
                .containsOnly((long) SMALL);
        assertThat(read)
                .as("While a file is written, the one before is read whole.")
                .containsOnly(before.digest());
    }

    @Test
    void write_newFileUntilItReturns_isNotThere() {
        List<Optional<ArtifactInfo>> seen = new CopyOnWriteArrayList<>();
        Tripwire slow = new Tripwire(
                new Generated(2, SMALL),
                SMALL - 1,
                () -> Race.of(1, thread -> () -> {
                            seen.add(store().artifacts().find(OWNER, FILE));
                            return thread;
                        })
                        .results());
        store().artifacts().write(OWNER, FILE, slow);

        assertThat(seen).as("A file must not be seen before it is whole.").containsOnly(Optional.empty());
    }

    @Test
    void write_sourceThatFails_leavesWhatWasBefore() {
        Generated before = new Generated(1, SMALL);
        store().artifacts().write(OWNER, FILE, before);
        IOException broken = new IOException("the source broke");
        Tripwire failing = new Tripwire(new Generated(2, SMALL), SMALL / 2, () -> {
            throw broken;
        });

        assertThatThrownBy(
                        () -> store().artifacts().write(OWNER, FILE, failing),
                        "Content that cannot be read must be a BackendException whose cause is the source's IOException.")
                .isInstanceOf(BackendException.class)
                .hasRootCause(broken);
        assertThat(Generated.digestOf(store().artifacts().open(OWNER, FILE, ByteRange.ALL)))
                .as("A write that failed must leave the file that was there.")
                .isEqualTo(before.digest());
        ArtifactPath other = new ArtifactPath("other");
        assertThatThrownBy(() -> store().artifacts().write(OWNER, other, failing))
                .isInstanceOf(BackendException.class);
        assertThat(store().artifacts().find(OWNER, other))
                .as("A write that failed must leave no part of a file.")
                .isEmpty();
    }

    @Test
    void write_onePathFromEightThreads_leavesOneOfThemWhole() {
        store().artifacts();
        List<Generated> contents = LongStream.range(0, 8)
                .mapToObj(seed -> new Generated(seed, SMALL + seed))
                .toList();
        Race<ArtifactInfo> race =
                Race.of(8, thread -> () -> store().artifacts().write(OWNER, FILE, contents.get(thread)));

        assertThat(race.failures()).as("Writers of one path must all succeed.").isEmpty();
        ArtifactInfo left = store().artifacts().find(OWNER, FILE).orElseThrow();
        Digest read = Generated.digestOf(store().artifacts().open(OWNER, FILE, ByteRange.ALL));
        assertThat(contents.stream().map(Generated::digest))
                .as("Of several writers of one path the content of one is left whole, never a mixture.")
                .contains(read);
        assertThat(race.results())
                .as("The size and digest that are shown are those of the content that is left.")
                .contains(left);
        left.digest()
                .ifPresent(digest -> assertThat(digest)
                        .as("The digest that is shown is that of the content that is left.")
                        .isEqualTo(read));
    }

    @Test
    void read_fileThatIsReplaced_isTheOldOneOrAnErrorNeverMixed() throws IOException {
        Generated before = new Generated(1, 16 * SMALL);
        store().artifacts().write(OWNER, FILE, before);
        try (InputStream stream = store().artifacts().open(OWNER, FILE, ByteRange.ALL)) {
            byte[] first = stream.readNBytes(SMALL);
            store().artifacts().write(OWNER, FILE, new Generated(2, 16 * SMALL));
            if (store().has(Capability.PURGE)) {
                store().artifacts().sweep(Instant.EPOCH);
            }
            Optional<byte[]> rest = restOf(stream);
            assertThat(first)
                    .as("The part that was read before the file was replaced is the old file's.")
                    .isEqualTo(before.bytes(0, SMALL));
            rest.ifPresent(bytes -> assertThat(bytes)
                    .as(
                            "A file that is replaced while it is read is read to its end as it was, or fails with an IOException; never mixed, never cut.")
                    .isEqualTo(before.bytes(SMALL, 15 * SMALL)));
        }
    }

    private static Optional<byte[]> restOf(InputStream stream) {
        try {
            return Optional.of(stream.readAllBytes());
        } catch (IOException allowed) {
            return Optional.empty();
        }
    }
}
