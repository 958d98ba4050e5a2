package io.mlops.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.Mlops;
import io.mlops.core.fault.RamFolder;
import io.mlops.core.sql.SqlBackend;
import io.mlops.error.MlopsException;
import io.mlops.registry.LoadedModel;
import io.mlops.search.SearchQuery;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Stores whose bytes were changed at random: whatever is done with them gives a typed error, or right data where a checksum stands for it.
 *
 * <p>{@code -Dmlops.test.rounds} and {@code -Dmlops.test.seed} make the stress test shorter and another one.
 */
class DamagedStoreTest {
    private static final List<String> FILES = List.of("mlops.db", "mlops.db-wal");

    @TempDir(factory = RamFolder.class)
    Path folder;

    private Path died;
    private Path closed;

    private enum Outcome {
        REFUSED,
        DEFECTS,
        SOUND
    }

    /** Of one store that was closed, and one whose process died, so that most of it is in the log. */
    @BeforeEach
    void makeStores() throws IOException {
        died = Files.createDirectory(folder.resolve("died"));
        StoreSample.unpack(SqlBackend.schemaVersion(), died);
        closed = Files.createDirectory(folder.resolve("closed"));
        copy(died, closed);
        MlopsSdk.open(closed).close();
    }

    @Test
    void store_bytesChangedAtRandom_givesTypedErrorsOrRightData() throws Exception {
        assertThat(outcomes(0, 500)).containsOnlyKeys(Outcome.values());
    }

    @Test
    @Tag("stress")
    void store_bytesChangedAtRandomTenThousandTimes_givesTypedErrorsOrRightData() throws Exception {
        int rounds = Integer.getInteger("mlops.test.rounds", 10_000);
        assertThat(outcomes(Integer.getInteger("mlops.test.seed", 1_000), rounds))
                .containsOnlyKeys(Outcome.values());
    }

    @Test
    void artifact_oneBitFlippedInEachByte_isFoundEachTime() throws IOException {
        Random random = new Random(11);
        List<Path> contents;
        try (Stream<Path> files = Files.walk(closed.resolve("artifacts"))) {
            contents = files.filter(Files::isRegularFile).toList();
        }
        assertThat(contents).isNotEmpty();
        try (Mlops mlops = MlopsSdk.open(closed)) {
            for (Path content : contents) {
                byte[] right = Files.readAllBytes(content);
                for (int at = 0; at < right.length; at++) {
                    byte[] wrong = right.clone();
                    wrong[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
                    Files.write(content, wrong);
                    assertThat(mlops.verify()).as("byte %d of %s", at, content).isNotEmpty();
                }
                Files.write(content, right);
            }
            assertThat(mlops.verify()).isEmpty();
        }
    }

    private Map<Outcome, Integer> outcomes(int firstSeed, int count) throws IOException {
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        Path mutant = Files.createDirectory(folder.resolve("mutant"));
        for (int seed = firstSeed; seed < firstSeed + count; seed++) {
            clear(mutant);
            copy(seed % 2 == 0 ? died : closed, mutant);
            List<Path> files =
                    FILES.stream().map(mutant::resolve).filter(Files::exists).toList();
            String change = new Mutation(seed).apply(files.get(seed / 2 % files.size()));
            try {
                boolean isWhole = isWhole(mutant);
                Outcome outcome = use(mutant);
                assertThat(isWhole || outcome != Outcome.SOUND)
                        .as("what SQLite's integrity check finds is found")
                        .isTrue();
                outcomes.merge(outcome, 1, Integer::sum);
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed + ", " + change, e);
            }
        }
        return outcomes;
    }

    /** Returns whether SQLite's own check finds nothing: asked of a copy, as even that changes the log. */
    private boolean isWhole(Path store) throws IOException {
        Path copy = Files.createDirectory(folder.resolve("copy"));
        copy(store, copy);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy.resolve("mlops.db"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA integrity_check")) {
            return row.next() && row.getString(1).equals("ok");
        } catch (SQLException e) {
            return false;
        } finally {
            clear(copy);
            Files.delete(copy);
        }
    }

    private static Outcome use(Path store) {
        boolean isOpen = false;
        try (Mlops mlops = MlopsSdk.open(store)) {
            isOpen = true;
            List<Boolean> successes = List.of(
                    isVerified(mlops),
                    attempt(() -> read(mlops)),
                    attempt(() -> load(mlops)),
                    attempt(() ->
                            assertThat(mlops.governance().audit().verify()).isNotNull()),
                    attempt(() -> write(mlops)),
                    isVerified(mlops));
            return successes.contains(false) ? Outcome.DEFECTS : Outcome.SOUND;
        } catch (MlopsException e) {
            assertThat(e.getMessage()).isNotBlank();
            return isOpen ? Outcome.DEFECTS : Outcome.REFUSED;
        }
    }

    /** Returns whether nothing is found. Asked before and after writing, which may heal a page, or make one worse. */
    private static boolean isVerified(Mlops mlops) {
        boolean[] isSound = new boolean[1];
        return attempt(() -> isSound[0] = mlops.verify().isEmpty()) && isSound[0];
    }

    /** Returns whether it succeeded; it may fail with a typed error and with nothing else. */
    private static boolean attempt(Runnable work) {
        try {
            work.run();
            return true;
        } catch (MlopsException e) {
            assertThat(e.getMessage()).isNotBlank();
            return false;
        }
    }

    /** Points are right or refused: their chunks have checksums. */
    private static void read(Mlops mlops) {
        List<Run> runs =
                mlops.tracking().searchRuns(List.of(), SearchQuery.all()).items();
        for (Run run : runs) {
            MetricPoints loss = mlops.tracking().history(run.id(), "loss");
            for (int i = 0; i < loss.size(); i++) {
                assertThat(loss.values()[i]).isEqualTo(1.0 / (loss.steps()[i] + 1));
            }
        }
        mlops.tracking().searchRuns(List.of(), SearchQuery.where("params.depth = '6' AND metrics.loss < 1"));
        mlops.registry().findVersionByAlias("scorer", "champion");
    }

    /** The content of a model is right or refused: its digest is checked. */
    private static void load(Mlops mlops) {
        LoadedModel model = mlops.registry().load("models:/scorer@champion");
        try {
            assertThat(new String(model.open("weights.bin").readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo("weights");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void write(Mlops mlops) {
        mlops.tracking().run(RunSpec.of("schema", "new"), run -> {
            run.logParam("a", "b");
            run.durable().logMetric("loss", 0.5, 1);
            return run.id();
        });
    }

    private static void clear(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                if (!file.equals(folder)) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
