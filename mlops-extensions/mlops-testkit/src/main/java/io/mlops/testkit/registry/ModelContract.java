package io.mlops.testkit.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.AlreadyExistsException;
import io.mlops.error.NotFoundException;
import io.mlops.registry.AliasState;
import io.mlops.registry.ModelVersion;
import io.mlops.registry.RegisteredModel;
import io.mlops.spi.Capability;
import io.mlops.spi.commit.RegistryWrite;
import io.mlops.spi.commit.TagWrite;
import io.mlops.testkit.fixture.Dated;
import io.mlops.testkit.fixture.LegalTexts;
import io.mlops.testkit.fixture.Samples;
import io.mlops.testkit.fixture.StoreContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Registered models: created, described, tagged, renamed, deleted. */
public abstract class ModelContract extends StoreContract {
    @Test
    void create_model_isFoundAsItWasGiven() {
        store().registry();
        Instant at = store().now();
        String assigned = store().assign(new RegistryWrite.CreateModel("churn", ""));

        assertThat(assigned)
                .as("The creation of a model assigns nothing: the empty text.")
                .isEmpty();
        assertThat(store().registry().findModel("churn").map(new Dated(store(), at, at)::of))
                .as(
                        "A created model must be found by its name, dated by the commit, with an empty description as it was given.")
                .contains(new RegisteredModel("churn", "", Map.of(), Map.of(), at, at));
    }

    @Test
    void create_namesOfAllScripts_areToldApart() {
        store().registry();
        List<String> names = LegalTexts.keys().stream()
                .filter(name -> name.chars().noneMatch(c -> c == '/' || c == ':'))
                .toList();
        names.forEach(name -> store().commit(new RegistryWrite.CreateModel(name, "about " + name)));

        for (String name : names) {
            assertThat(store().registry().findModel(name).map(RegisteredModel::description))
                    .as("Names of models are compared exactly: <%s> must not be taken for another.", name)
                    .contains("about " + name);
        }
    }

    @Test
    void create_takenName_alreadyExists() {
        store().registry();
        store().commit(Samples.model("churn"));
        assertThatThrownBy(
                        () -> store().commit(Samples.model("churn")),
                        "Creating a model whose name is taken must throw AlreadyExistsException.")
                .isInstanceOf(AlreadyExistsException.class);
    }

    @Test
    void describeAndTag_replaceAndDateTheChange() {
        store().registry();
        store().commit(Samples.model("churn"));
        Instant created = store().now();
        Instant changed = store().clock().advance(Duration.ofMinutes(1));
        String text = String.join("", LegalTexts.ordinary());
        store().commit(new RegistryWrite.DescribeModel("churn", text));
        tag("churn", "team", Optional.of("risk"));
        tag("churn", "gone", Optional.of("x"));
        tag("churn", "gone", Optional.empty());
        tag("churn", "absent", Optional.empty());

        assertThat(store().registry().findModel("churn").map(new Dated(store(), created, changed)::of))
                .as(
                        "Description and tags are replaced, come back as written, and date the model's update by the commit.")
                .contains(new RegisteredModel("churn", text, Map.of("team", "risk"), Map.of(), created, changed));
    }

    @Test
    void rename_model_movesVersionsAliasesHistoryAndNumbers() {
        Samples.createVersions(store(), "churn", 2);
        store().commit(new RegistryWrite.SetAlias("churn", "champion", 1));
        store().commit(new RegistryWrite.SetAlias("churn", "champion", 2));
        store().commit(new RegistryWrite.RenameModel("churn", "attrition"));

        assertThat(store().registry().findModel("churn"))
                .as("The old name of a renamed model names nothing.")
                .isEmpty();
        assertThat(store().registry().findVersion("churn", 1))
                .as("No version stays under the old name.")
                .isEmpty();
        assertThat(store().registry().findModel("attrition").map(RegisteredModel::aliases))
                .as("The aliases move with the model.")
                .contains(Map.of("champion", 2));
        assertThat(store().registry().findVersion("attrition", 2).map(ModelVersion::name))
                .as("The versions move with the model and say its new name.")
                .contains("attrition");
        assertThat(store().registry().findAlias("attrition", "champion").map(AliasState::revision))
                .as("The alias keeps its revision over a rename.")
                .contains(2L);
        assertThat(store().assign(Samples.version("attrition")))
                .as("The numbering moves with the model.")
                .isEqualTo("3");
        store().needs(Capability.ALIAS_HISTORY);
        assertThat(store().registry().aliasHistory("attrition", "champion"))
                .as("The history of an alias moves with the model.")
                .extracting(AliasState::version)
                .containsExactly(2, 1);
    }

    @Test
    void rename_oldName_keepsItsNumbersUsed() {
        store().needs(Capability.LASTING_NUMBERS);
        Samples.createVersions(store(), "churn", 2);
        store().commit(new RegistryWrite.RenameModel("churn", "attrition"));

        assertThat(store().registry().nextVersion("churn"))
                .as("The numbers of the old name stay used, so that churn/1 never names another version.")
                .isEqualTo(3);
        store().commit(Samples.model("churn"));
        assertThat(store().assign(Samples.version("churn")))
                .as("A new model of the old name goes on behind its numbers.")
                .isEqualTo("3");
    }

    @Test
    void rename_toUsedNameOrOfMissingModel_isRefused() {
        Samples.createVersions(store(), "churn", 1);
        Samples.createVersions(store(), "taken", 0);
        Samples.createVersions(store(), "deleted", 1);
        store().commit(new RegistryWrite.DeleteModel("deleted"));

        assertThatThrownBy(
                        () -> store().commit(new RegistryWrite.RenameModel("churn", "taken")),
                        "Renaming to a taken name must throw AlreadyExistsException.")
                .isInstanceOf(AlreadyExistsException.class);
        if (store().has(Capability.LASTING_NUMBERS)) {
            assertThatThrownBy(
                            () -> store().commit(new RegistryWrite.RenameModel("churn", "deleted")),
                            "Renaming to a name whose numbers were used by a deleted model must throw AlreadyExistsException.")
                    .isInstanceOf(AlreadyExistsException.class);
        }
        assertThatThrownBy(
                        () -> store().commit(new RegistryWrite.RenameModel("nothing", "free")),
                        "Renaming a model that does not exist must throw NotFoundException.")
                .isInstanceOf(NotFoundException.class);
        assertThat(store().registry().findVersion("churn", 1))
                .as("A refused rename must change nothing.")
                .isPresent();
    }

    @Test
    void delete_model_takesVersionsAndAliasesAndKeepsTheNumbersUsed() {
        store().needs(Capability.LASTING_NUMBERS);
        Samples.createVersions(store(), "churn", 2);
        store().commit(new RegistryWrite.SetAlias("churn", "champion", 2));
        long revision =
                store().registry().findAlias("churn", "champion").orElseThrow().revision();
        store().commit(new RegistryWrite.DeleteModel("churn"));

        assertThat(store().registry().findModel("churn"))
                .as("A deleted model is gone.")
                .isEmpty();
        assertThat(store().registry().findVersion("churn", 2))
                .as("The versions of a deleted model are gone.")
                .isEmpty();
        assertThat(store().registry().nextVersion("churn"))
                .as("The numbers of a deleted model stay used.")
                .isEqualTo(3);

        store().commit(Samples.model("churn"));
        assertThat(store().assign(Samples.version("churn")))
                .as("A model of the same name goes on with the numbers of the deleted one.")
                .isEqualTo("3");
        assertThat(store().registry().findModel("churn").map(RegisteredModel::aliases))
                .as("A model of the same name does not inherit aliases.")
                .contains(Map.of());
        store().commit(new RegistryWrite.SetAlias("churn", "champion", 3));
        assertThat(store().registry()
                        .findAlias("churn", "champion")
                        .orElseThrow()
                        .revision())
                .as(
                        "The revisions of an alias go on counting, so that a compare-and-set from before the deletion cannot hold.")
                .isGreaterThan(revision);
    }

    @Test
    void delete_model_takesVersionsAndAliases() {
        Samples.createVersions(store(), "churn", 2);
        store().commit(new RegistryWrite.SetAlias("churn", "champion", 2));
        store().commit(new RegistryWrite.DeleteModel("churn"));

        assertThat(store().registry().findModel("churn"))
                .as("A deleted model is gone.")
                .isEmpty();
        assertThat(store().registry().findVersion("churn", 2))
                .as("The versions of a deleted model are gone.")
                .isEmpty();
        store().commit(Samples.model("churn"));
        assertThat(store().registry().findModel("churn").map(RegisteredModel::aliases))
                .as("A model of the same name does not inherit aliases.")
                .contains(Map.of());
    }

    @Test
    void missingModel_isEmptyOrNotFound() {
        assertThat(store().registry().findModel("nothing"))
                .as("findModel of an unknown name must be empty.")
                .isEmpty();
        for (RegistryWrite write : List.of(
                new RegistryWrite.DescribeModel("nothing", "x"),
                new RegistryWrite.DeleteModel("nothing"),
                Samples.version("nothing"),
                new RegistryWrite.DeleteAlias("nothing", "champion"),
                new RegistryWrite.SetAlias("nothing", "champion", 1))) {
            assertThatThrownBy(
                            () -> store().commit(write),
                            "%s of a model that does not exist must throw NotFoundException.",
                            write.type())
                    .isInstanceOf(NotFoundException.class);
        }
        assertThatThrownBy(
                        () -> tag("nothing", "k", Optional.of("v")),
                        "Tagging a model that does not exist must throw NotFoundException.")
                .isInstanceOf(NotFoundException.class);
    }

    private void tag(String model, String key, Optional<String> value) {
        store().commit(new TagWrite(new TagWrite.Target(TagWrite.Kind.MODEL, model, 0), key, value));
    }
}
