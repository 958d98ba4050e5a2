package io.mlops.governance.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.artifact.Digest;
import io.mlops.error.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The key and its note are those of the tests of Go's {@code golang.org/x/mod/sumdb/note}; the checkpoint is the example of C2SP's tlog-checkpoint. */
class CheckpointTest {
    private static final String GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String GO_TEXT =
            "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    private static final String GO_SIGNATURE =
            "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=";
    private static final String EXAMPLE = """
            example.com/behind-the-sofa
            20852163
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

            \u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
            """;

    @Test
    void key_ofTheReferenceImplementation_verifiesItsNoteAndNoOther() {
        CheckpointKey key = CheckpointKey.parse(GO_KEY);
        NoteSignature signature = new NoteSignature("PeterNeumann", GO_SIGNATURE);

        assertThat(key.line()).isEqualTo(GO_KEY);
        assertThat(signature.keyId()).isEqualTo(key.id()).isEqualTo("c74f20a3");
        assertThat(key.verifies(GO_TEXT.getBytes(StandardCharsets.UTF_8), signature.signature()))
                .isTrue();
        assertThat(key.verifies(
                        GO_TEXT.replace("answer", "Answer").getBytes(StandardCharsets.UTF_8), signature.signature()))
                .isFalse();
        assertThat(key.verifies(GO_TEXT.getBytes(StandardCharsets.UTF_8), new byte[3]))
                .isFalse();
    }

    @Test
    void note_ofTheStandardsExample_isReadAndWrittenTheSame() {
        Checkpoint checkpoint = Checkpoint.parse(EXAMPLE);

        assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
        assertThat(checkpoint.size()).isEqualTo(20_852_163);
        assertThat(checkpoint.signatures()).hasSize(1);
        assertThat(checkpoint.note()).isEqualTo(EXAMPLE);
    }

    @Test
    void note_withExtensionLines_keepsThemInWhatIsSigned() {
        String text = "log\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nmore\n";

        assertThat(Checkpoint.parse(text + "\n").text()).isEqualTo(text);
        assertThat(Checkpoint.parse(text).root()).isEqualTo(Digest.of(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "log",
                "log\n1\n",
                "log\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n",
                "log\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n",
                "log\n1\n47DEQpj8\n\n",
                "log\n1\nno base64\n\n",
                "\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n",
                "log\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\nno signature\n",
                "log\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n\u2014 name AAAA\n"
            })
    void note_ofAnotherForm_isRefused(String note) {
        assertThatThrownBy(() -> Checkpoint.parse(note)).isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "Peter+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+Ahpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+ARpc",
                "PeterNeumann+c74f20a3",
                "a b+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                ""
            })
    void key_ofAnotherForm_isRefused(String line) {
        assertThatThrownBy(() -> CheckpointKey.parse(line)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void origin_withALineBreak_isRefused() {
        assertThatThrownBy(() -> Checkpoint.unsigned("evil\n999", 1, Digest.of("")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Checkpoint("log", 1, Digest.of(""), List.of(""), List.of()))
                .isInstanceOf(InvalidInputException.class);
    }
}
