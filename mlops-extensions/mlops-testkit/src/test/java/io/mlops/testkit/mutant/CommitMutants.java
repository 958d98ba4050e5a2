package io.mlops.testkit.mutant;

import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.CommitResult;
import io.mlops.spi.commit.Write;
import io.mlops.testkit.altered.Alteration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Mutants of commits. */
final class CommitMutants {
    private static final AtomicLong RISING = new AtomicLong();

    private CommitMutants() {}

    static void addTo(Map<String, Mutant> mutants) {
        addAtomicity(mutants);
        addRepeats(mutants);
    }

    private static void addAtomicity(Map<String, Mutant> mutants) {
        mutants.put(
                "commits write by write",
                new Mutant(
                        "Commits",
                        "commit_lastWriteFails_undoesEverythingOverAllParts",
                        Alteration.of("commit", call -> {
                            Commit commit = call.argument(0, Commit.class);
                            List<String> assigned = new ArrayList<>();
                            for (Write write : commit.writes()) {
                                Commit one = renamed(new Commit(
                                        "",
                                        commit.writerId(),
                                        commit.at(),
                                        List.of(),
                                        List.of(write),
                                        commit.leaves()));
                                assigned.addAll(call.backend().commit(one).assigned());
                            }
                            return new CommitResult(assigned);
                        })));
        mutants.put(
                "assigns nothing",
                new Mutant("Commits", "commit_severalParts_assignsPerWriteInOrder", Alteration.of("commit", call -> {
                    call.proceed();
                    return new CommitResult(List.of());
                })));
        mutants.put(
                "ignores expectations of records",
                new Mutant(
                        "Commits",
                        "expectation_recordAt_holdsForItsRevisionAlone",
                        Alteration.of(
                                "commit",
                                call -> call.proceedWith(
                                        AliasMutants.withoutExpectations(call.argument(0, Commit.class))))));
    }

    private static void addRepeats(Map<String, Mutant> mutants) {
        mutants.put(
                "does every request again",
                new Mutant(
                        "Commits",
                        "commit_repeatedRequestId_changesNothingAndAnswersAsTheFirst",
                        Alteration.of("commit", call -> call.proceedWith(renamed(call.argument(0, Commit.class))))));
        mutants.put(
                "takes a repeat for a conflict",
                new Mutant(
                        "Commits",
                        "commit_repeatedRequestId_isAnsweredEvenWhereItsExpectationHoldsNoMore",
                        Alteration.of("commit", call -> call.proceedWith(renamed(call.argument(0, Commit.class))))));
        mutants.put(
                "does a racing request several times",
                new Mutant(
                        "CommitRaces",
                        "sameRequest_fromEightThreads_happensOnceAndAllGetItsResult",
                        Alteration.of("commit", call -> call.proceedWith(renamed(call.argument(0, Commit.class))))));
        mutants.put(
                "loses commits over a reopening",
                new Mutant(
                        "Durability",
                        "requestId_afterReopening_isKnown",
                        Alteration.of("commit", call -> call.proceedWith(renamed(call.argument(0, Commit.class))))));
    }

    static Commit renamed(Commit commit) {
        return new Commit(
                "renamed-" + RISING.incrementAndGet(),
                commit.writerId(),
                commit.at(),
                commit.expectations(),
                commit.writes(),
                commit.leaves());
    }
}
