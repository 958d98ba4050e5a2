package io.mlops.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.InvalidInputException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ProfilerTest {
    private static final Schema NUMBERS = Schema.of(Column.required("x", ColumnType.DOUBLE));
    private static final Schema TEXTS = Schema.of(Column.required("s", ColumnType.STRING));
    private static final int BOUND = 64 * 1024;

    @Nested
    final class Numbers {
        @Test
        void profile_ofKnownNumbers_hasTheirMoments() {
            NumericProfile numbers = numbers(2, 4, 4, 4, 5, 5, 7, 9.5);
            assertThat(numbers.count()).isEqualTo(8);
            assertThat(numbers.counts().whole()).isEqualTo(7);
            assertThat(numbers.min()).isEqualTo(2);
            assertThat(numbers.max()).isEqualTo(9.5);
            assertThat(numbers.mean()).isEqualTo(5.0625);
            // The mean of the squares, 30.15625, less 5.0625 squared.
            assertThat(numbers.variance()).isEqualTo(4.52734375);
            assertThat(numbers.sampleVariance()).isEqualTo(4.52734375 * 8 / 7);
            assertThat(numbers.quantile(0)).isEqualTo(2);
            assertThat(numbers.quantile(0.5)).isEqualTo(4);
            assertThat(numbers.quantile(0.51)).isEqualTo(5);
            assertThat(numbers.quantile(1)).isEqualTo(9.5);
            assertThat(numbers.largestBinShare()).isZero();
            assertThat(numbers.rankError()).isZero();
        }

        @Test
        void profile_ofNothing_isEmpty() {
            NumericProfile numbers = numbers();
            assertThat(numbers.count()).isZero();
            assertThat(numbers.min()).isNaN();
            assertThat(numbers.mean()).isNaN();
            assertThat(numbers.quantile(0.5)).isNaN();
            assertThat(numbers.edges().size()).isZero();
            assertThat(numbers.bins()).isOne();
            assertThat(numbers.largestBinShare()).isZero();
        }

        @Test
        void profile_ofNoFiniteNumber_countsThem() {
            NumericProfile numbers =
                    numbers(Double.NaN, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN);
            assertThat(numbers.counts()).isEqualTo(new NumericProfile.Counts(0, 0, 3, 1, 1));
            assertThat(numbers.max()).isNaN();
            assertThat(numbers.edges().size()).isZero();
        }

        @Test
        void profile_ofAConstant_hasOneBinForIt() {
            double[] constant = new double[1_000];
            Arrays.fill(constant, 0.1);
            NumericProfile numbers = numbers(constant);
            assertThat(numbers.mean()).isEqualTo(0.1);
            assertThat(numbers.variance()).isZero();
            assertThat(numbers.edges()).isEqualTo(Edges.of(Math.nextDown(0.1), 0.1));
            assertThat(numbers.count(1)).isEqualTo(1_000);
        }

        @Test
        void window_beyondTheReference_countsInTheOuterBins() {
            Profile reference =
                    Profiler.reference(NUMBERS).addColumn(0, 1, 2, 3).profile();
            NumericProfile window = Profiler.against(reference)
                    .addColumn(0, 0, 1, 2.5, 3, 4, 1e300)
                    .profile()
                    .column("x")
                    .numeric()
                    .orElseThrow();
            assertThat(IntStream.range(0, window.bins())
                            .mapToLong(window::count)
                            .toArray())
                    .containsExactly(1, 1, 0, 0, 1, 1, 2);
            assertThat(window.max()).isEqualTo(1e300);
        }

        @Test
        void quantile_illegalShare_throws() {
            NumericProfile numbers = numbers(1);
            assertThatThrownBy(() -> numbers.quantile(1.1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> numbers.quantile(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void profile_beyondTheExactLimit_saysItsError() {
            Random random = new Random(1);
            double[] many = random.doubles(400_000).toArray();
            NumericProfile numbers = numbers(many);
            assertThat(numbers.rankError()).isPositive().isLessThan(0.0001);
            assertThat(numbers.count()).isEqualTo(many.length);
            Arrays.sort(many);
            double allowed = numbers.rankError() + numbers.largestBinShare();
            for (double share = 0.05; share < 1; share += 0.05) {
                double quantile = numbers.quantile(share);
                double exact = (double) Arrays.binarySearch(many, quantile) / many.length;
                assertThat(exact).isBetween(share - allowed, share + allowed);
            }
        }

        private NumericProfile numbers(double... values) {
            return Profiler.reference(NUMBERS)
                    .addColumn(0, values)
                    .profile()
                    .column(0)
                    .numeric()
                    .orElseThrow();
        }
    }

    @Nested
    final class Categories {
        @Test
        void profile_ofKnownTexts_countsThemInOrder() {
            ColumnProfile column = texts(Arrays.asList("b", "a", null, "", "b", "a", "b"));
            CategoryProfile categories = column.categories().orElseThrow();
            assertThat(categories.names()).containsExactly("b", "a", "");
            assertThat(categories.count(0)).isEqualTo(3);
            assertThat(categories.other()).isZero();
            assertThat(column.missing()).isOne();
            assertThat(column.values()).isEqualTo(6);
            assertThat(column.distinct()).isEqualTo(3);
        }

        @Test
        void window_withNewTexts_namesThem() {
            Profile reference =
                    Profiler.reference(TEXTS).addColumn(0, List.of("a", "b")).profile();
            CategoryProfile window = Profiler.against(reference)
                    .addColumn(0, List.of("b", "c", "d", "c"))
                    .profile()
                    .column(0)
                    .categories()
                    .orElseThrow();
            assertThat(window.names()).containsExactly("a", "b");
            assertThat(window.count(0)).isZero();
            assertThat(window.count(1)).isOne();
            assertThat(window.other()).isEqualTo(3);
            assertThat(window.newcomer(0)).isEqualTo("c");
            assertThat(window.newcomerCount(0)).isEqualTo(2);
            assertThat(window.newcomers()).isEqualTo(2);
            assertThat(window.newcomerError()).isZero();
        }

        @Test
        void profile_ofTruthValues_hasBothCategories() {
            Schema flags = Schema.of(Column.required("f", ColumnType.BOOLEAN));
            Row row = Row.of(flags).set(0, true);
            ColumnProfile column = Profiler.reference(flags).add(row).profile().column(0);
            assertThat(column.categories().orElseThrow().names()).containsExactly("false", "true");
            assertThat(column.categories().orElseThrow().count(1)).isOne();
            assertThat(column.distinct()).isOne();
            assertThat(Profiler.reference(flags).addColumn(0, true).profile().column(0))
                    .isEqualTo(column);
        }

        @Test
        void profile_ofManyLongTexts_isBounded() {
            // Names of 300 bytes in UTF-8, and one that is frequent.
            Iterable<String> texts = () -> IntStream.range(0, 200_000)
                    .mapToObj(i -> i % 100 == 0 ? "frequent" : "天".repeat(93) + i)
                    .iterator();
            Profile reference = Profiler.reference(TEXTS).addColumn(0, texts).profile();
            Profile window = Profiler.against(reference).addColumn(0, texts).profile();
            assertThat(reference.toBytes()).hasSizeLessThan(BOUND);
            assertThat(window.toBytes()).hasSizeLessThan(BOUND);
            CategoryProfile categories = reference.column(0).categories().orElseThrow();
            assertThat(categories.total()).isEqualTo(200_000);
            assertThat(categories.name(0)).isEqualTo("frequent");
            assertThat(categories.count(0)).isBetween(2_000 - categories.error(), 2_000L);
            assertThat(categories.error()).isLessThanOrEqualTo(200_000 / 513);
            assertThat((double) reference.column(0).distinct()).isBetween(160_000.0, 240_000.0);
            assertThat(window.column(0).categories().orElseThrow().count(0)).isEqualTo(2_000);
        }

        @Test
        @Tag("stress")
        void profile_ofTenMillionTexts_takesNoMoreThanOfOneMillion() {
            Profiler profiler = Profiler.reference(TEXTS);
            Row row = Row.of(TEXTS);
            long early = 0;
            for (int i = 0; i < 10_000_000; i++) {
                profiler.add(row.set(0, "customer-" + i));
                early = i == 999_999 ? heapInUse() : early;
            }
            long late = heapInUse();
            Profile profile = profiler.profile();
            System.out.println("10,000,000 different strings: heap " + early / 1_000 + " kB after a tenth, "
                    + late / 1_000 + " kB at the end, profile " + profile.toBytes().length + " bytes");

            assertThat(late - early).isLessThan(4_000_000);
            assertThat(profile.toBytes()).hasSizeLessThan(BOUND);
            assertThat(profile.column(0).categories().orElseThrow().total()).isEqualTo(10_000_000);
            assertThat((double) profile.column(0).distinct()).isBetween(8e6, 12e6);
        }

        private long heapInUse() {
            System.gc();
            return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        }

        private ColumnProfile texts(Iterable<String> texts) {
            return Profiler.reference(TEXTS).addColumn(0, texts).profile().column(0);
        }
    }

    @Nested
    final class Feeding {
        @Test
        void rowsAndColumns_ofTheSameValues_giveOneProfile() {
            Random random = new Random(5);
            double[] values = random.doubles(3_000).toArray();
            Row row = Row.of(NUMBERS);
            Profiler byRow = Profiler.reference(NUMBERS);
            Arrays.stream(values).forEach(value -> byRow.add(row.set(0, value)));
            assertThat(byRow.profile())
                    .isEqualTo(Profiler.reference(NUMBERS).addColumn(0, values).profile());
        }

        @Test
        void profile_whileDataCome_isOfThoseSoFar() {
            Profiler profiler = Profiler.reference(NUMBERS).addColumn(0, 3, 1);
            Profile first = profiler.profile();
            Profile second = profiler.addColumn(0, 2).profile();
            assertThat(first.rows()).isEqualTo(2);
            assertThat(second)
                    .isEqualTo(Profiler.reference(NUMBERS).addColumn(0, 1, 2, 3).profile());
        }

        @Test
        void profile_ofColumnsWithDifferentRows_throws() {
            Schema two = Schema.of(Column.required("x", ColumnType.DOUBLE), Column.required("y", ColumnType.DOUBLE));
            Profiler profiler = Profiler.reference(two).addColumn(0, 1, 2).addColumn(1, 1);
            assertThatThrownBy(profiler::profile)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("\"y\" has 1 rows");
        }

        @Test
        void add_rowOfOtherSchema_isRefused() {
            Profiler profiler = Profiler.reference(NUMBERS);
            Row row = Row.of(TEXTS);
            assertThatThrownBy(() -> profiler.add(row)).isInstanceOf(InvalidInputException.class);
        }

        @Test
        void addColumn_ofOtherType_isRefused() {
            assertThatThrownBy(() -> Profiler.reference(TEXTS).addColumn(0, 1.0))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("numbers");
            assertThatThrownBy(() -> Profiler.reference(NUMBERS).addColumn(0, List.of("1")))
                    .isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> Profiler.reference(NUMBERS).addColumn(0, true))
                    .isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> Profiler.reference(NUMBERS).addColumn(1, 1.0))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }

        @ParameterizedTest
        @EnumSource(ColumnType.class)
        void profile_ofMissingAndMismatched_countsThem(ColumnType type) {
            Schema schema = Schema.of(Column.optional("c", type));
            Row row = Row.of(schema);
            ColumnProfile column = Profiler.reference(schema)
                    .addAll(Collections.nCopies(3, row).iterator())
                    .add(row.setMismatched(0))
                    .profile()
                    .column("c");
            assertThat(column.rows()).isEqualTo(4);
            assertThat(column.missing()).isEqualTo(3);
            assertThat(column.mismatched()).isOne();
            assertThat(column.values()).isZero();
            assertThat(column.distinct()).isZero();
            assertThat(column.numeric().isPresent())
                    .isNotEqualTo(column.categories().isPresent());
        }

        @Test
        void column_unknownName_throws() {
            Profile profile = Profiler.reference(NUMBERS).profile();
            assertThatThrownBy(() -> profile.column("y")).isInstanceOf(NoSuchElementException.class);
            assertThatThrownBy(() -> profile.column(1)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }
}
