package io.mlops.testkit.poor;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.error.UnsupportedCapabilityException;
import io.mlops.page.Page;
import io.mlops.spi.Capability;
import io.mlops.spi.MetricBatch;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.Expectation;
import io.mlops.testkit.altered.Alteration;
import io.mlops.testkit.altered.Call;
import io.mlops.tracking.MetricPoints;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes from a backend all that is not a part of it, and refuses it honestly. */
final class Poverty implements Alteration {
    static final Set<Capability> LEFT =
            Set.of(Capability.RUNS, Capability.METRICS, Capability.REGISTRY, Capability.ARTIFACTS, Capability.RECORDS);

    private static final Set<String> LACKING =
            Set.of("registry.aliasHistory", "registry.generation", "registry.changes", "runs.purge", "artifacts.sweep");

    @Override
    public @Nullable Object around(Call call) throws Throwable {
        if (LACKING.contains(call.name())) {
            throw new UnsupportedCapabilityException(call.name());
        }
        return switch (call.name()) {
            case "capabilities" -> LEFT;
            case "commit" -> commit(call);
            case "metrics.append" -> append(call);
            default -> withoutDigest(call.proceed());
        };
    }

    private static @Nullable Object commit(Call call) throws Throwable {
        Commit commit = call.argument(0, Commit.class);
        boolean isOne = commit.writes().size() <= 1 && commit.leaves().isEmpty();
        if (!isOne || commit.expectations().stream().anyMatch(e -> e.type() == Expectation.Type.ALIAS_AT)) {
            throw new UnsupportedCapabilityException("commit");
        }
        return call.proceed();
    }

    private static @Nullable Object append(Call call) throws Throwable {
        List<MetricBatch> batches = List.copyOf(Arrays.asList(Arrays.copyOf(
                call.argument(2, List.class).toArray(),
                call.argument(2, List.class).size(),
                MetricBatch[].class)));
        if (batches.stream()
                .anyMatch(b ->
                        b.series().modelId().isPresent() || b.series().dataset().isPresent())) {
            throw new UnsupportedCapabilityException("append");
        }
        List<MetricBatch> finite = batches.stream()
                .map(b -> new MetricBatch(b.runId(), b.series(), finite(b.points())))
                .toList();
        return call.proceedWith(call.argument(0, String.class), call.argument(1, Long.class), finite);
    }

    private static MetricPoints finite(MetricPoints points) {
        double[] values = Arrays.stream(points.values())
                .map(value -> Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value)))
                .toArray();
        return MetricPoints.copyOf(points.steps(), points.timestampsMillis(), values);
    }

    private static @Nullable Object withoutDigest(@Nullable Object result) {
        if (result instanceof ArtifactInfo info) {
            return new ArtifactInfo(info.path(), info.sizeBytes(), Optional.empty());
        }
        if (result instanceof Optional<?> optional) {
            return optional.map(Poverty::withoutDigest);
        }
        return result instanceof Page<?> page ? page.map(Poverty::withoutDigest) : result;
    }
}
