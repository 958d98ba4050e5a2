package io.mlops.core.outbox.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.Digest;
import io.mlops.data.Column;
import io.mlops.data.ColumnType;
import io.mlops.data.Dataset;
import io.mlops.data.ModelSignature;
import io.mlops.data.Schema;
import io.mlops.error.StoreCorruptException;
import io.mlops.spi.MetricBatch;
import io.mlops.spi.RunBatch;
import io.mlops.spi.commit.ExperimentWrite;
import io.mlops.spi.commit.RunWrite;
import io.mlops.spi.commit.TagWrite;
import io.mlops.tracking.DatasetInput;
import io.mlops.tracking.DatasetRef;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.LoggedModel;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.RunInfo;
import io.mlops.tracking.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkCodecTest {
    private static final String ODD = "\"\\\n\t\u0001 größe 模型 \uD83D\uDE80 ";
    private static final Instant AT = Instant.ofEpochMilli(1_767_225_600_123L);
    private static final Schema SCHEMA = Schema.of(Column.required("größe", ColumnType.DOUBLE));

    static Stream<Work> works() {
        RunInfo info =
                new RunInfo("a".repeat(32), "7", ODD, RunStatus.RUNNING, LifecycleStage.ACTIVE, AT, Optional.empty());
        RunInfo ended = new RunInfo("b", "7", "", RunStatus.FAILED, LifecycleStage.DELETED, AT, Optional.of(AT));
        TagWrite.Target run = new TagWrite.Target(TagWrite.Kind.RUN, "r", 0);
        Dataset full = new Dataset(ODD, "d", "s3", ODD, Optional.of(SCHEMA), Optional.of("{}"));
        return Stream.of(
                new Work.NewExperiment("3", ODD),
                new Work.OneWrite(new ExperimentWrite.Rename("3", ODD)),
                new Work.OneWrite(new ExperimentWrite.SetStage("3", LifecycleStage.DELETED)),
                new Work.OneWrite(new RunWrite.Create(info, Map.of("k", ODD, "empty", ""))),
                new Work.OneWrite(new RunWrite.Create(ended, Map.of())),
                new Work.OneWrite(new RunWrite.SetStatus("r", RunStatus.RUNNING, Optional.empty())),
                new Work.OneWrite(new RunWrite.SetStatus("r", RunStatus.KILLED, Optional.of(AT))),
                new Work.OneWrite(new RunWrite.SetStage("r", LifecycleStage.ACTIVE)),
                new Work.OneWrite(new TagWrite(run, "k", Optional.of(ODD))),
                new Work.OneWrite(
                        new TagWrite(new TagWrite.Target(TagWrite.Kind.EXPERIMENT, "3", 0), "k", Optional.empty())),
                new Work.Batch(new RunBatch(
                        "r",
                        Map.of("p", ODD),
                        Map.of("t", ""),
                        Set.of("x", "y"),
                        List.of(new DatasetInput(full, ODD), new DatasetInput(Dataset.of("n", "d", "local", ""), "")))),
                new Work.Model(new LoggedModel(
                        "m-1",
                        "r",
                        "model",
                        Optional.of(Digest.of("x")),
                        Optional.of(ModelSignature.of(SCHEMA, SCHEMA)),
                        AT)),
                new Work.Model(new LoggedModel("m-2", "r", "model", Optional.empty(), Optional.empty(), Instant.EPOCH)),
                new Work.File("r", new ArtifactPath("a/b c.txt")),
                new Work.NoFile("r", ""));
    }

    @ParameterizedTest
    @MethodSource("works")
    void work_writtenAndRead_isTheSame(Work work) {
        assertThat(WorkCodec.decode(work.kind(), WorkCodec.encode(work))).isEqualTo(work);
    }

    @Test
    void points_writtenAndRead_areTheSame() {
        MetricSeries odd = MetricSeries.of("größe").onModel("m-1").onDataset(new DatasetRef("set", "digest"));
        long[] steps = new long[5_000];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = i;
        }
        MetricPoints constant = MetricPoints.copyOf(steps, new long[5_000], new double[5_000]);
        MetricPoints extreme = MetricPoints.copyOf(
                new long[] {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE},
                new long[] {0, 1, 2, Long.MAX_VALUE},
                new double[] {Double.NaN, Double.NEGATIVE_INFINITY, -0.0, Double.MIN_VALUE});
        Work.Points points = new Work.Points(
                List.of(new MetricBatch("r", odd, extreme), new MetricBatch("r", MetricSeries.of("c"), constant)));

        Work.Points read = (Work.Points) WorkCodec.decode(Work.Kind.POINTS, WorkCodec.encode(points));

        assertThat(read.count()).isEqualTo(5_004);
        assertThat(read.batches()).extracting(MetricBatch::runId).containsOnly("r");
        assertThat(read.batches()).extracting(MetricBatch::series).containsExactly(odd, MetricSeries.of("c"));
        assertThat(read.batches()).extracting(MetricBatch::points).containsExactly(extreme, constant);
    }

    @Test
    void bytes_thatAreDamaged_areFound() {
        byte[] points = WorkCodec.encode(new Work.Points(List.of(new MetricBatch(
                "r", MetricSeries.of("k"), MetricPoints.copyOf(new long[] {1}, new long[] {2}, new double[] {3})))));
        points[points.length - 6] ^= 1;

        assertThatThrownBy(() -> WorkCodec.decode(Work.Kind.POINTS, points)).isInstanceOf(StoreCorruptException.class);
        assertThatThrownBy(() -> WorkCodec.decode(Work.Kind.POINTS, java.util.Arrays.copyOf(points, 9)))
                .isInstanceOf(StoreCorruptException.class);
        assertThatThrownBy(() -> WorkCodec.decode(Work.Kind.WRITE, new byte[] {'{', '}'}))
                .isInstanceOf(StoreCorruptException.class);
    }
}
