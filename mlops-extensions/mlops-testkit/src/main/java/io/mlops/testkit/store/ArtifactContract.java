package io.mlops.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.ByteRange;
import io.mlops.artifact.ContentSource;
import io.mlops.artifact.Digest;
import io.mlops.error.NotFoundException;
import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.search.TextOrder;
import io.mlops.spi.Capability;
import io.mlops.testkit.fixture.Generated;
import io.mlops.testkit.fixture.Samples;
import io.mlops.testkit.fixture.StoreContract;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Files by owner and path: written, found, listed, read in ranges, deleted. */
public abstract class ArtifactContract extends StoreContract {
    private static final String OWNER = Samples.runId(1);
    private static final ArtifactPath FILE = new ArtifactPath("model/weights.bin");
    private static final PageRequest ALL = PageRequest.first(1000);

    /** Legal as paths, and what shells, servers and file systems take for something else. */
    private static final List<String> HOSTILE = List.of(
            "a b",
            " a",
            "a ",
            "a..b",
            "...",
            "..a",
            "a.",
            "~",
            "~root/a",
            "$HOME",
            "%41",
            "%",
            "a%20b",
            "a+b",
            "a?b#c",
            "a&b=c",
            "*",
            "-rf",
            ";x",
            "`x`",
            "it's",
            "\"q\"",
            "<b>",
            "CON",
            "nul.txt",
            "com1",
            ".git/config",
            "A",
            "a",
            "\u00E4",
            "a\u0308",
            "\u640D\u5931",
            "\uD83D\uDE80",
            "\u202Egpj.exe",
            "deep/".repeat(40) + "file",
            "n".repeat(255),
            "\uD83D\uDE80".repeat(60),
            "x/" + "y".repeat(200));

    @Test
    void write_file_isFoundAndRead() throws IOException {
        byte[] content = "\u0000weights\r\n\u00FF".getBytes(StandardCharsets.ISO_8859_1);
        ArtifactInfo written = write(FILE, content);

        assertThat(written.path()).as("write must return the path of the file.").isEqualTo(FILE);
        assertThat(written.sizeBytes())
                .as("write must return how many bytes it stored.")
                .isEqualTo(content.length);
        assertThat(store().artifacts().find(OWNER, FILE))
                .as("find must return what write returned.")
                .contains(written);
        assertThat(read(FILE, ByteRange.ALL))
                .as("A file must be read byte for byte.")
                .isEqualTo(content);
    }

    @Test
    void write_file_hasTheDigestOfItsContent() {
        store().needs(Capability.ARTIFACT_DIGESTS);
        Generated content = new Generated(1, 200_000);
        ArtifactInfo written = store().artifacts().write(OWNER, FILE, content);

        assertThat(written.digest())
                .as("write must return the SHA-256 of the content.")
                .contains(content.digest());
        assertThat(store().artifacts().list(OWNER, "", ALL).items())
                .as("list must show size and digest of each file.")
                .containsExactly(new ArtifactInfo(FILE, 200_000, Optional.of(content.digest())));
    }

    @Test
    void write_emptyFile_isAFile() throws IOException {
        ArtifactInfo written = write(FILE, new byte[0]);

        assertThat(written.sizeBytes()).as("A file of 0 bytes is a file.").isZero();
        assertThat(store().artifacts().find(OWNER, FILE))
                .as("A file of 0 bytes must be found.")
                .isPresent();
        assertThat(read(FILE, ByteRange.ALL))
                .as("A file of 0 bytes must be read as such.")
                .isEmpty();
        if (store().has(Capability.ARTIFACT_DIGESTS)) {
            assertThat(written.digest()).as("A file of 0 bytes has a digest.").contains(Digest.of(new byte[0]));
        }
    }

    @Test
    void write_samePath_replacesTheFile() throws IOException {
        write(FILE, bytes("a much longer first content"));
        ArtifactInfo second = write(FILE, bytes("second"));

        assertThat(read(FILE, ByteRange.ALL))
                .as("Writing a path again must replace the file whole.")
                .isEqualTo(bytes("second"));
        assertThat(store().artifacts().list(OWNER, "", ALL).items())
                .as("A replaced file is listed once.")
                .containsExactly(second);
    }

    @Test
    void paths_thatLookHostile_areKeptApartAndReadBack() throws IOException {
        for (String path : HOSTILE) {
            write(new ArtifactPath(path), bytes("content of " + path));
        }
        for (String path : HOSTILE) {
            assertThat(read(new ArtifactPath(path), ByteRange.ALL))
                    .as("The legal path <%s> must name a file of its own.", path)
                    .isEqualTo(bytes("content of " + path));
        }
        assertThat(store().artifacts().list(OWNER, "", ALL).items())
                .as("Files are listed by path by code point, each path as it was written.")
                .extracting(info -> info.path().value())
                .containsExactlyElementsOf(
                        HOSTILE.stream().sorted(TextOrder.CODE_POINT).toList());
    }

    @Test
    void path_ofTheLargestLength_isKept() throws IOException {
        ArtifactPath path = new ArtifactPath("longest/".repeat(ArtifactPath.MAX_LENGTH / 8 - 1) + "a-file.b");
        write(path, bytes("x"));

        assertThat(path.value()).as("the length of the path").hasSize(ArtifactPath.MAX_LENGTH);
        assertThat(read(path, ByteRange.ALL))
                .as("A path of %s characters must be kept.", ArtifactPath.MAX_LENGTH)
                .isEqualTo(bytes("x"));
    }

    @Test
    void list_directory_takesWholeSegments() {
        for (String path :
                List.of("model", "model.txt", "model2/a", "models/b", "Model/c", "a%b/d", "aXb/e", "a_b/f")) {
            write(new ArtifactPath("top/" + path), bytes(path));
        }
        write(new ArtifactPath("top/dir/x/1"), bytes("1"));
        write(new ArtifactPath("top/dir/2"), bytes("2"));

        assertThat(paths("top/model"))
                .as("A path lists the file itself and nothing that only begins with it.")
                .containsExactly("top/model");
        assertThat(paths("top/dir"))
                .as("A directory lists what is below it, recursively.")
                .containsExactly("top/dir/2", "top/dir/x/1");
        assertThat(paths("top/a%b")).as("A directory is a text, not a pattern.").containsExactly("top/a%b/d");
        assertThat(paths("top/a_b")).as("A directory is a text, not a pattern.").containsExactly("top/a_b/f");
        assertThat(paths("")).as("The empty text lists all files.").hasSize(10);
        assertThat(paths("nothing"))
                .as("A directory that does not exist has no files.")
                .isEmpty();
    }

    @Test
    void list_byPages_isTheWholeInOrder() {
        for (int i = 0; i < 7; i++) {
            write(new ArtifactPath("f" + i), bytes("x"));
        }
        for (int size : new int[] {1, 3, 7, 8}) {
            List<String> read = new ArrayList<>();
            Page.stream(PageRequest.first(size), page -> store().artifacts().list(OWNER, "", page))
                    .forEach(info -> read.add(info.path().value()));
            assertThat(read)
                    .as("Pages of %s, one after another, must give every file once, in order.", size)
                    .containsExactly("f0", "f1", "f2", "f3", "f4", "f5", "f6");
        }
    }

    @Test
    void open_range_givesThosebytesAndStopsAtTheEnd() throws IOException {
        Generated content = new Generated(2, 150_000);
        store().artifacts().write(OWNER, FILE, content);

        assertThat(read(FILE, new ByteRange(70_000, 1_000)))
                .as("A range gives the bytes from its offset on, as many as its length.")
                .isEqualTo(content.bytes(70_000, 1_000));
        assertThat(read(FILE, new ByteRange(149_990, 1_000)))
                .as("A range that passes the end of the file stops there.")
                .isEqualTo(content.bytes(149_990, 10));
        assertThat(read(FILE, new ByteRange(100, Long.MAX_VALUE)))
                .as("The largest length means up to the end; offset plus length must not overflow.")
                .isEqualTo(content.bytes(100, 149_900));
        assertThat(read(FILE, new ByteRange(5, 0)))
                .as("A range of length 0 is empty.")
                .isEmpty();
        assertThat(read(FILE, new ByteRange(150_000, 10)))
                .as("A range behind the end is empty, no error.")
                .isEmpty();
        assertThat(read(FILE, new ByteRange(Long.MAX_VALUE, 10)))
                .as("A range far behind the end is empty, no error.")
                .isEmpty();
    }

    @Test
    void delete_file_isGoneAndOthersStay() throws IOException {
        ArtifactPath other = new ArtifactPath("model/other.bin");
        write(FILE, bytes("same content"));
        write(other, bytes("same content"));
        store().artifacts().delete(OWNER, FILE);
        store().artifacts().delete(OWNER, FILE);

        assertThat(store().artifacts().find(OWNER, FILE))
                .as("A deleted file is gone; deleting it again is no error.")
                .isEmpty();
        assertThatThrownBy(() -> read(FILE, ByteRange.ALL), "Opening a deleted file must throw NotFoundException.")
                .isInstanceOf(NotFoundException.class);
        assertThat(read(other, ByteRange.ALL))
                .as("Another file of the same content must stay.")
                .isEqualTo(bytes("same content"));
    }

    @Test
    void deleteAll_takesTheFilesOfItsOwnerAlone() {
        write(FILE, bytes("mine"));
        write(new ArtifactPath("b"), bytes("mine"));
        store().artifacts().write("dataset-7", FILE, ContentSource.of(bytes("other")));
        store().artifacts().deleteAll(OWNER);
        store().artifacts().deleteAll(OWNER);

        assertThat(paths(""))
                .as("deleteAll must delete all files of the owner; again is no error.")
                .isEmpty();
        assertThat(store().artifacts().find("dataset-7", FILE))
                .as("The files of another owner must stay.")
                .isPresent();
    }

    @Test
    void missingFile_isEmptyOrNotFound() {
        write(FILE, bytes("x"));
        assertThat(store().artifacts().find(OWNER, new ArtifactPath("model")))
                .as("A directory is no file.")
                .isEmpty();
        assertThat(store().artifacts().find(Samples.runId(2), FILE))
                .as("Another owner does not have the file.")
                .isEmpty();
        assertThatThrownBy(
                        () -> read(new ArtifactPath("nothing"), ByteRange.ALL),
                        "Opening a file that does not exist must throw NotFoundException.")
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void sweep_keepsWhatIsReferredTo() throws IOException {
        store().needs(Capability.PURGE);
        ArtifactPath other = new ArtifactPath("other");
        write(FILE, bytes("replaced"));
        write(other, bytes("shared"));
        write(FILE, bytes("shared"));
        store().artifacts().delete(OWNER, other);
        store().clock().advance(Duration.ofDays(2));

        assertThat(store().artifacts().sweep(store().now()))
                .as("sweep returns how many bytes it freed, never less than 0.")
                .isNotNegative();
        assertThat(read(FILE, ByteRange.ALL))
                .as(
                        "sweep must keep content that a path refers to, also where another path of the same content is gone.")
                .isEqualTo(bytes("shared"));
    }

    private ArtifactInfo write(ArtifactPath path, byte[] content) {
        return store().artifacts().write(OWNER, path, ContentSource.of(content));
    }

    private byte[] read(ArtifactPath path, ByteRange range) throws IOException {
        try (InputStream stream = store().artifacts().open(OWNER, path, range)) {
            return stream.readAllBytes();
        }
    }

    private List<String> paths(String directory) {
        return store().artifacts().list(OWNER, directory, ALL).items().stream()
                .map(info -> info.path().value())
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
