package io.mlops.testkit.mutant;

import io.mlops.error.ConflictException;
import io.mlops.spi.RunBatch;
import io.mlops.testkit.altered.Alteration;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.Run;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Mutants of experiments and runs. */
final class RunMutants {
    private RunMutants() {}

    static void addTo(Map<String, Mutant> mutants) {
        addParams(mutants);
        addTexts(mutants);
        addLife(mutants);
    }

    private static void addParams(Map<String, Mutant> mutants) {
        mutants.put(
                "ignores another value of a param",
                new Mutant(
                        "RunData",
                        "param_otherValue_isAConflictAndNothingOfTheBatchIsWritten",
                        Alteration.of("runs.logBatch", call -> {
                            try {
                                return call.proceed();
                            } catch (ConflictException e) {
                                return null;
                            }
                        })));
        mutants.put(
                "writes the tags of a batch before its params are judged",
                new Mutant(
                        "RunData",
                        "param_otherValue_isAConflictAndNothingOfTheBatchIsWritten",
                        Alteration.of("runs.logBatch", call -> {
                            RunBatch batch = call.argument(0, RunBatch.class);
                            call.proceedWith(new RunBatch(batch.runId(), Map.of(), batch.tags(), Set.of(), List.of()));
                            return call.proceed();
                        })));
    }

    private static void addTexts(Map<String, Mutant> mutants) {
        mutants.put(
                "trims the values of params",
                new Mutant(
                        "RunData",
                        "params_ofEveryLegalKeyAndValue_comeBackAsWritten",
                        Alteration.of("runs.logBatch", call -> {
                            RunBatch batch = call.argument(0, RunBatch.class);
                            Map<String, String> trimmed = new HashMap<>(batch.params());
                            trimmed.replaceAll((key, value) -> value.strip());
                            return call.proceedWith(new RunBatch(
                                    batch.runId(), trimmed, batch.tags(), batch.removedTags(), batch.inputs()));
                        })));
        mutants.put(
                "cuts long tags",
                new Mutant(
                        "RunData",
                        "tags_ofEveryLegalKeyAndValue_comeBackAsWritten",
                        Alteration.of("runs.logBatch", call -> {
                            RunBatch batch = call.argument(0, RunBatch.class);
                            Map<String, String> cut = new HashMap<>(batch.tags());
                            cut.replaceAll((key, value) -> value.substring(0, Math.min(5000, value.length())));
                            return call.proceedWith(new RunBatch(
                                    batch.runId(), batch.params(), cut, batch.removedTags(), batch.inputs()));
                        })));
        mutants.put(
                "compares names of experiments without case",
                new Mutant(
                        "Experiments",
                        "create_namesOfAllScripts_areToldApart",
                        Alteration.of(
                                "runs.findExperimentByName",
                                call -> call.proceedWith(
                                        call.argument(0, String.class).toLowerCase(Locale.ROOT)))));
    }

    private static void addLife(Map<String, Mutant> mutants) {
        mutants.put(
                "hides deleted runs",
                new Mutant(
                        "RunLife",
                        "deletedRun_isFoundRefusesWritesAndIsRestoredWhole",
                        Alteration.of("runs.findRun", call -> {
                            Optional<?> run = (Optional<?>) call.proceed();
                            return run == null
                                    ? Optional.empty()
                                    : run.map(Run.class::cast)
                                            .filter(found -> found.info().stage() == LifecycleStage.ACTIVE);
                        })));
        mutants.put(
                "purges what was deleted at the time",
                new Mutant(
                        "Purging",
                        "purge_runsDeletedBefore_areGoneWithTheirDataAndOthersStay",
                        Alteration.of(
                                "runs.purge",
                                call -> call.proceedWith(
                                        call.argument(0, Instant.class).plusMillis(1)))));
    }
}
