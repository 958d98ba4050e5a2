package io.mlops.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.InvalidInputException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/etc/passwd",
                "a/",
                "a//b",
                ".",
                "..",
                "a/../b",
                "a/./b",
                "..\\x",
                "a\\b",
                "a\u0000b",
                "a\nb",
                "C:/x",
                "file:x",
                "a%2e%2e/b",
                "a%2Fb",
                "a%5cb",
                "\ud83d"
            })
    void path_thatCouldLeaveItsRootOrIsNotPortable_isRefused(String path) {
        assertThatThrownBy(() -> new ArtifactPath(path))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("artifact path must");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "model/weights.bin", "ünï/模型 🚲.txt", "...", "a..b", "-", "a b", "dir/x:y", "100%"})
    void path_thatIsRelativeAndInside_isTaken(String path) {
        assertThat(new ArtifactPath(path).value()).isEqualTo(path);
    }

    @Test
    void isUnder_aDirectoryOfTheSamePrefix_isFalse() {
        ArtifactPath path = new ArtifactPath("model-2/x");
        assertThat(path.isUnder("model")).isFalse();
        assertThat(path.isUnder("model-2")).isTrue();
        assertThat(path.isUnder("")).isTrue();
    }

    @Test
    void manifest_ofTheSameFilesInAnyOrder_hasOneDigest() {
        ArtifactInfo a = file("a", "1");
        ArtifactInfo b = file("b", "2");
        assertThat(new Manifest(List.of(a, b)).digest()).isEqualTo(new Manifest(List.of(b, a)).digest());
        assertThat(new Manifest(List.of(a, b)).canonicalText())
                .isEqualTo(Digest.of("1") + "  1  a\n" + Digest.of("2") + "  1  b\n");
    }

    @Test
    void manifest_withAPathTwiceOrWithoutADigest_isRefused() {
        ArtifactInfo a = file("a", "1");
        ArtifactInfo unknown = new ArtifactInfo(new ArtifactPath("b"), 1, Optional.empty());
        assertThatThrownBy(() -> new Manifest(List.of(a, a))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Manifest(List.of(unknown))).isInstanceOf(InvalidInputException.class);
    }

    private static ArtifactInfo file(String path, String content) {
        return new ArtifactInfo(new ArtifactPath(path), content.length(), Optional.of(Digest.of(content)));
    }
}
