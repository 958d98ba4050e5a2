package io.mlops.core.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.core.quality.Finding.Kind;
import io.mlops.data.Column;
import io.mlops.data.ColumnType;
import io.mlops.data.Profile;
import io.mlops.data.Profiler;
import io.mlops.data.Row;
import io.mlops.data.Schema;
import io.mlops.error.InvalidInputException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class DataQualityTest {
    private static final Schema SCHEMA = Schema.of(
            Column.required("n", ColumnType.LONG),
            Column.optional("x", ColumnType.DOUBLE),
            Column.optional("c", ColumnType.STRING));
    private static final int ROWS = 100;

    private static Profile reference() {
        return filled(Profiler.reference(SCHEMA), row -> {});
    }

    /** Rows as the reference has them, but for what the test does to each. */
    private static Profile filled(Profiler profiler, Consumer<Row> spoil) {
        Row row = Row.of(SCHEMA);
        for (int i = 0; i < ROWS; i++) {
            row.set(0, i % 10).set(1, i / 100.0).set(2, i % 2 == 0 ? "red" : "blue");
            spoil.accept(row);
            profiler.add(row);
        }
        return profiler.profile();
    }

    private static List<Finding> found(Consumer<Row> spoil) {
        Profile reference = reference();
        return DataQuality.against(reference, filled(Profiler.against(reference), spoil));
    }

    private static void assertOne(List<Finding> findings, String column, Kind kind, Severity severity) {
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.column()).isEqualTo(column);
            assertThat(finding.kind()).isEqualTo(kind);
            assertThat(finding.severity()).isEqualTo(severity);
        });
    }

    @Test
    void window_likeItsReference_hasNoFinding() {
        assertThat(found(row -> {})).isEmpty();
    }

    @Test
    void values_thatAreMissingNow_areAnError() {
        assertOne(found(row -> row.setMissing(1)), "x", Kind.MISSING, Severity.ERROR);
    }

    @Test
    void requiredValue_thatIsMissingOnce_isAWarning() {
        int[] rows = {0};
        List<Finding> findings = found(row -> {
            if (rows[0]++ == 50) {
                row.setMissing(0);
            }
        });

        assertOne(findings, "n", Kind.MISSING, Severity.WARNING);
        assertThat(findings.get(0).count()).isEqualTo(1);
    }

    @Test
    void column_thatChangedItsType_isAnError() {
        assertOne(found(row -> row.setMismatched(1)), "x", Kind.TYPE, Severity.ERROR);
    }

    @Test
    void wholeNumbers_thatHaveFractionsNow_areAWarning() {
        assertThat(found(row -> row.set(0, row.number(0) * 0.99)))
                .anySatisfy(finding -> assertOne(List.of(finding), "n", Kind.TYPE, Severity.WARNING));
    }

    @Test
    void values_outsideTheRange_areCounted() {
        List<Finding> findings = found(row -> row.set(1, row.number(1) > 0.9 ? 5 : row.number(1)));

        assertOne(findings, "x", Kind.RANGE, Severity.NOTE);
        assertThat(findings.get(0).count()).isEqualTo(9);
        assertThat(findings.get(0).text())
                .startsWith("9.00 %")
                .endsWith("from 0 to 5, are outside the range of the reference, 0 to 0.99");
    }

    @Test
    void categories_thatTheReferenceLacks_areNamedAndCounted() {
        List<Finding> findings = found(row -> row.set(2, row.number(1) < 0.03 ? "green\n" : row.text(2)));

        assertOne(findings, "c", Kind.UNSEEN, Severity.WARNING);
        assertThat(findings.get(0).count()).isEqualTo(3);
        assertThat(findings.get(0).text()).contains("\"green\\n\"");
    }

    @Test
    void column_thatIsConstantNow_isAWarning() {
        assertOne(found(row -> row.set(2, "red")), "c", Kind.CONSTANT, Severity.WARNING);
    }

    @Test
    void values_thatAreNotFinite_areAWarning() {
        assertThat(found(row -> row.set(1, row.number(1) > 0.95 ? Double.NaN : row.number(1))))
                .anySatisfy(finding -> assertOne(List.of(finding), "x", Kind.NOT_FINITE, Severity.WARNING));
    }

    @Test
    void side_withoutRows_isAnError() {
        Profile reference = reference();

        assertOne(
                DataQuality.against(reference, Profiler.against(reference).profile()), "", Kind.EMPTY, Severity.ERROR);
    }

    @Test
    void profiles_onDifferentEdges_areRefused() {
        Profile other = filled(Profiler.reference(SCHEMA), row -> row.set(1, row.number(1) * 2));

        assertThatThrownBy(() -> DataQuality.against(reference(), other)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void schemaByHand_withWhatTheDataLack_findsIt() {
        Schema expected = Schema.of(
                Column.required("n", ColumnType.INTEGER),
                Column.required("x", ColumnType.LONG),
                Column.required("c", ColumnType.BOOLEAN),
                Column.required("absent", ColumnType.DOUBLE),
                Column.optional("spare", ColumnType.DOUBLE));
        Profile data = filled(Profiler.reference(SCHEMA), row -> {
            if (row.number(0) == 3) {
                row.setMissing(0);
            }
        });

        assertThat(DataQuality.against(expected, data))
                .extracting(finding ->
                        finding.column() + " " + finding.kind() + " " + finding.severity() + " " + finding.count())
                .containsExactly(
                        "n MISSING ERROR 10",
                        "x TYPE ERROR 99",
                        "c TYPE ERROR 100",
                        "absent VANISHED ERROR 100",
                        "spare VANISHED NOTE 100");
    }

    @Test
    void schemaByHand_thatTheDataKeep_findsNothing() {
        Schema expected = Schema.of(
                Column.required("n", ColumnType.DOUBLE),
                Column.required("x", ColumnType.FLOAT),
                Column.required("c", ColumnType.STRING));

        assertThat(DataQuality.against(expected, reference())).isEmpty();
    }
}
