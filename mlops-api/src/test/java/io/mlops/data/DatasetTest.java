package io.mlops.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatasetTest {
    private static final Schema SCHEMA = Schema.of(Column.required("a", ColumnType.LONG));

    @Test
    void ofFile_regularFile_hasDigestAndSource(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("train data.csv"), "a,b\n1,2\n");
        Dataset dataset = Dataset.ofFile("bikes", file);
        // printf 'a,b\n1,2\n' | sha256sum
        assertThat(dataset.digest()).isEqualTo("492d5ea496056f1a6a6592241032fab764c321596317930b4fa0e1e8bc3b7470");
        assertThat(dataset.sourceType()).isEqualTo("local");
        assertThat(dataset.source()).startsWith("file:///").endsWith("train%20data.csv");
        assertThat(dataset.schema()).isEmpty();
    }

    @Test
    void ofFile_largerThanTheBuffer_readsAll(@TempDir Path folder) throws IOException {
        Path one = Files.write(folder.resolve("one"), new byte[200_000]);
        byte[] changed = new byte[200_000];
        changed[199_999] = 1;
        Path other = Files.write(folder.resolve("other"), changed);
        assertThat(Dataset.ofFile("a", one).digest())
                .isNotEqualTo(Dataset.ofFile("a", other).digest());
    }

    @Test
    void ofFile_folderOrNothing_isRefused(@TempDir Path folder) {
        assertThatThrownBy(() -> Dataset.ofFile("bikes", folder)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Dataset.ofFile("bikes", folder.resolve("absent.csv")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("absent.csv");
    }

    @Test
    void of_textsBeyondTheirLimits_areRefused() {
        assertThatThrownBy(() -> Dataset.of("", "d", "local", "s")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Dataset.of("n".repeat(501), "d", "local", "s"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("500");
        assertThatThrownBy(() -> Dataset.of("n", "d".repeat(129), "local", "s"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("128");
        assertThatThrownBy(() -> Dataset.of("n", "d", "l".repeat(37), "s")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Dataset.of("n", "d", "local", "s\0")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void with_schemaAndProfile_keepsTheRest() {
        Dataset plain = Dataset.of("数据 🚲", "v1", "s3", "");
        Dataset full = plain.withSchema(SCHEMA).withProfile("{\"num_rows\":3}");
        assertThat(full.schema()).contains(SCHEMA);
        assertThat(full.profile()).contains("{\"num_rows\":3}");
        assertThat(full.name()).isEqualTo(plain.name());
    }

    @Test
    void signature_withoutOutputs_hasNone() {
        assertThat(ModelSignature.of(SCHEMA).outputs()).isEmpty();
        assertThat(ModelSignature.of(SCHEMA, SCHEMA).outputs()).contains(SCHEMA);
    }
}
