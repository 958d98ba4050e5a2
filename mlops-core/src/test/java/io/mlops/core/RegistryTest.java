package io.mlops.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mlops.Mlops;
import io.mlops.error.AlreadyExistsException;
import io.mlops.error.ConflictException;
import io.mlops.error.InvalidInputException;
import io.mlops.error.NotFoundException;
import io.mlops.event.AliasRemoved;
import io.mlops.event.MlopsEvent;
import io.mlops.event.VersionDeleted;
import io.mlops.event.VersionRegistered;
import io.mlops.registry.LoadedModel;
import io.mlops.registry.ModelVersion;
import io.mlops.search.SearchQuery;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.LoggedModel;
import io.mlops.tracking.RunSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegistryTest {
    @TempDir
    Path folder;

    private Mlops mlops;

    @AfterEach
    void close() {
        mlops.close();
    }

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void register_byManyAtOnce_numbersWithoutGapOrDouble(String kind) {
        mlops = StoreFixture.open(kind, folder);
        ActiveRun run = start();
        LoggedModel model = StoreFixture.logModel(run, folder, "weights");
        List<CompletableFuture<Integer>> registrations = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            registrations.add(CompletableFuture.supplyAsync(
                    () -> mlops.registry().register("scorer", model).version()));
        }

        assertThat(registrations.stream().map(CompletableFuture::join))
                .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void register_modelThatWasNotLoggedSo_isRefused(String kind) {
        mlops = StoreFixture.open(kind, folder);
        LoggedModel model = StoreFixture.logModel(start(), folder, "weights");
        LoggedModel forged = new LoggedModel(
                model.id(), model.runId(), model.path(), Optional.empty(), model.signature(), model.loggedAt());
        LoggedModel unknown = new LoggedModel(
                "m-unknown", model.runId(), model.path(), model.digest(), model.signature(), model.loggedAt());

        assertThatThrownBy(() -> mlops.registry().register("scorer", forged)).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> mlops.registry().register("scorer", unknown)).isInstanceOf(NotFoundException.class);
        assertThat(mlops.registry().findModel("scorer")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void alias_moved_isSeenAtOnceThoughItWasCached(String kind) {
        mlops = StoreFixture.open(kind, folder);
        ModelVersion first = register("first");
        ModelVersion second = register("second");
        for (int round = 0; round < 20; round++) {
            ModelVersion next = round % 2 == 0 ? first : second;
            mlops.registry().setAlias(next, "champion");

            assertThat(mlops.registry().getVersionByAlias("scorer", "champion")).isEqualTo(next);
        }
    }

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void notes_changed_areSeenThroughTheCache(String kind) {
        mlops = StoreFixture.open(kind, folder);
        ModelVersion version = register("first");
        mlops.registry().setAlias(version, "champion");
        mlops.registry().getVersionByAlias("scorer", "champion");

        mlops.registry().describeVersion(version, "the first one");
        mlops.registry().setVersionTag(version, "stage", "new");

        assertThat(mlops.registry().getVersionByAlias("scorer", "champion").notes())
                .satisfies(notes -> {
                    assertThat(notes.description()).isEqualTo("the first one");
                    assertThat(notes.tags()).containsEntry("stage", "new");
                });
        mlops.registry().deleteVersionTag(version, "stage");
        assertThat(mlops.registry().getVersion("scorer", 1).notes().tags()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void alias_deletedOrReserved_isGoneOrRefused(String kind) {
        mlops = StoreFixture.open(kind, folder);
        ModelVersion version = register("first");
        mlops.registry().setAlias(version, "champion");

        mlops.registry().deleteAlias("scorer", "champion");
        mlops.registry().deleteAlias("scorer", "champion");

        assertThat(mlops.registry().findVersionByAlias("scorer", "champion")).isEmpty();
        assertThat(mlops.registry().aliasHistory("scorer", "champion").get(0).version())
                .isZero();
        assertThatThrownBy(() -> mlops.registry().setAlias(version, "latest"))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> mlops.registry().load("models:/scorer@champion"))
                .isInstanceOf(NotFoundException.class);
    }

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void rollback_nothingBefore_changesNothing(String kind) {
        mlops = StoreFixture.open(kind, folder);
        mlops.registry().setAlias(register("first"), "champion");

        assertThatThrownBy(() -> mlops.registry().rollback("scorer", "champion"))
                .isInstanceOf(NotFoundException.class);

        assertThat(mlops.registry().getVersionByAlias("scorer", "champion").version())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void model_renamed_takesVersionsAndAliasesAlong(String kind) {
        mlops = StoreFixture.open(kind, folder);
        mlops.registry().setAlias(register("first"), "champion");
        mlops.registry().createModel("other", "");

        mlops.registry().renameModel("scorer", "ranker");

        assertThat(mlops.registry().getVersionByAlias("ranker", "champion").name())
                .isEqualTo("ranker");
        assertThat(mlops.registry().findVersion("scorer", 1)).isEmpty();
        assertThatThrownBy(() -> mlops.registry().renameModel("ranker", "other"))
                .isInstanceOf(AlreadyExistsException.class);
    }

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void model_deleted_tellsWhatFellAndKeepsItsNumbersUsed(String kind) {
        mlops = StoreFixture.open(kind, folder);
        List<MlopsEvent> heard = new CopyOnWriteArrayList<>();
        mlops.registry().setAlias(register("first"), "champion");
        mlops.events().subscribe(MlopsEvent.class, heard::add);

        mlops.registry().deleteModel("scorer");

        await().until(() -> heard.size() == 2);
        assertThat(heard.get(0)).isInstanceOf(AliasRemoved.class);
        assertThat(heard.get(1)).isInstanceOf(VersionDeleted.class);
        assertThat(mlops.registry().findVersion("scorer", 1)).isEmpty();
        assertThat(register("second").version()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void version_deleted_takesItsAliasesWithIt(String kind) {
        mlops = StoreFixture.open(kind, folder);
        ModelVersion version = register("first");
        mlops.registry().setAlias(version, "champion");
        mlops.registry().findVersionByAlias("scorer", "champion");

        mlops.registry().deleteVersion(version);

        assertThat(mlops.registry().findVersionByAlias("scorer", "champion")).isEmpty();
        assertThatThrownBy(() -> mlops.registry().getVersion("scorer", 1)).isInstanceOf(NotFoundException.class);
    }

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void files_ofALoggedModel_areSealed(String kind) {
        mlops = StoreFixture.open(kind, folder);
        ActiveRun run = start();
        run.logReference(StoreFixture.profile(1, 2, 3));
        StoreFixture.logModel(run, folder, "weights");

        assertThatThrownBy(() -> run.logText("model/weights.bin", "others")).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> run.logReference("winter", StoreFixture.profile(4)))
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> StoreFixture.logModel(run, folder, "again")).isInstanceOf(ConflictException.class);
        assertThatCode(() -> run.logText("notes.txt", "fine")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void load_byNumber_givesFilesRelativeToTheModelAndCopiesThem(String kind) {
        mlops = StoreFixture.open(kind, folder);
        ModelVersion version = register("weights");

        LoadedModel loaded = mlops.registry().load(version.uri().toString());
        loaded.copyTo(folder.resolve("copy"));

        assertThat(loaded.files().files())
                .extracting(file -> file.path().value())
                .containsExactly("signature.json", "weights.bin");
        assertThat(folder.resolve("copy/weights.bin")).hasContent("weights");
        assertThatThrownBy(() -> loaded.open("other.bin")).isInstanceOf(NotFoundException.class);
    }

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void search_ofVersionsAndModels_findsByTheirFields(String kind) {
        mlops = StoreFixture.open(kind, folder);
        register("first");
        register("second");
        mlops.registry().setModelTag("scorer", "team", "red");

        assertThat(mlops.registry()
                        .searchVersions(SearchQuery.where("name = 'scorer' AND version_number > 1"))
                        .items())
                .extracting(ModelVersion::version)
                .containsExactly(2);
        assertThat(mlops.registry()
                        .searchModels(SearchQuery.where("tags.team = 'red'"))
                        .items())
                .hasSize(1);
        assertThatThrownBy(() -> mlops.registry().searchModels(SearchQuery.where("params.x = '1'")))
                .isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void events_ofRegistrationsByMany_comeInTheOrderOfTheirNumbers(String kind) {
        mlops = StoreFixture.open(kind, folder);
        List<Integer> heard = new CopyOnWriteArrayList<>();
        LoggedModel model = StoreFixture.logModel(start(), folder, "weights");
        mlops.events()
                .subscribe(
                        VersionRegistered.class,
                        event -> heard.add(event.version().version()));
        List<CompletableFuture<Void>> registrations = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            registrations.add(CompletableFuture.runAsync(() -> mlops.registry().register("scorer", model)));
        }
        registrations.forEach(CompletableFuture::join);

        await().until(() -> heard.size() == 6);
        assertThat(heard).containsExactly(1, 2, 3, 4, 5, 6);
    }

    private ModelVersion register(String content) {
        return mlops.registry().register("scorer", StoreFixture.logModel(start(), folder, content));
    }

    private ActiveRun start() {
        return mlops.tracking().startRun(RunSpec.of("e", "r"));
    }
}
