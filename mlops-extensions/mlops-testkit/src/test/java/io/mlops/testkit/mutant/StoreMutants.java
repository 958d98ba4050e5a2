package io.mlops.testkit.mutant;

import io.mlops.error.UnsupportedCapabilityException;
import io.mlops.page.PageRequest;
import io.mlops.spi.Capability;
import io.mlops.spi.LogName;
import io.mlops.spi.RecordStore;
import io.mlops.spi.StoredLogEntry;
import io.mlops.spi.commit.AuditLeaf;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.CommitResult;
import io.mlops.spi.commit.MerkleFrontier;
import io.mlops.spi.commit.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Mutants of commits, records, logs, the audit log, and of a store as a whole. */
final class StoreMutants {
    private static final AtomicLong RISING = new AtomicLong();

    private StoreMutants() {}

    static void addTo(Map<String, Mutant> mutants) {
        addCommits(mutants);
        addRecordsAndLogs(mutants);
        addAudit(mutants);
        addWhole(mutants);
    }

    private static void addCommits(Map<String, Mutant> mutants) {
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
                "ignores expectations of records",
                new Mutant(
                        "Commits",
                        "expectation_recordAt_holdsForItsRevisionAlone",
                        Alteration.of(
                                "commit",
                                call -> call.proceedWith(
                                        RegistryMutants.withoutExpectations(call.argument(0, Commit.class))))));
        mutants.put(
                "assigns nothing",
                new Mutant("Commits", "commit_severalParts_assignsPerWriteInOrder", Alteration.of("commit", call -> {
                    call.proceed();
                    return new CommitResult(List.of());
                })));
        mutants.put(
                "does a racing request several times",
                new Mutant(
                        "CommitRaces",
                        "sameRequest_fromEightThreads_happensOnceAndAllGetItsResult",
                        Alteration.of("commit", call -> call.proceedWith(renamed(call.argument(0, Commit.class))))));
    }

    private static Commit renamed(Commit commit) {
        return new Commit(
                "renamed-" + RISING.incrementAndGet(),
                commit.writerId(),
                commit.at(),
                commit.expectations(),
                commit.writes(),
                commit.leaves());
    }

    private static void addRecordsAndLogs(Map<String, Mutant> mutants) {
        mutants.put(
                "takes a prefix for a pattern",
                new Mutant(
                        "Records",
                        "list_prefix_isTakenLiterally",
                        Alteration.of(
                                "records.list",
                                call -> call.proceedWith(
                                        call.argument(0, String.class),
                                        call.argument(1, String.class).substring(0, 1),
                                        call.argument(2, PageRequest.class)))));
        mutants.put(
                "appends a repeat to a log",
                new Mutant(
                        "Logs",
                        "append_repeatedSequence_isANoOpPerWriterAndLog",
                        Alteration.of(
                                "records.append",
                                call -> call.proceedWith(
                                        call.argument(0, LogName.class),
                                        call.argument(1, String.class),
                                        RISING.incrementAndGet() + 100,
                                        call.argument(3, List.class)))));
        mutants.put(
                "trims what is dated at the time",
                new Mutant(
                        "Logs",
                        "trim_removesWhatIsOlderAndNothingElse",
                        Alteration.of(
                                "records.trim",
                                call -> call.proceedWith(
                                        call.argument(0, LogName.class),
                                        call.argument(1, Instant.class).plusMillis(1)))));
        mutants.put(
                "uses positions of a log again",
                new Mutant("Logs", "trim_ofEverything_doesNotReusePositions", Alteration.of("records.read", call -> {
                    List<StoredLogEntry> all = records(call).read(call.argument(0, LogName.class), 0, 1000);
                    List<StoredLogEntry> numbered = new ArrayList<>();
                    all.forEach(stored -> numbered.add(new StoredLogEntry(numbered.size() + 1L, stored.entry())));
                    return numbered.stream()
                            .filter(stored -> stored.position() > call.argument(1, Long.class))
                            .limit(call.argument(2, Integer.class))
                            .toList();
                })));
        mutants.put(
                "finds entries of similar keys",
                new Mutant(
                        "Logs",
                        "readByKey_findsAllOfTheKeyInOrder",
                        Alteration.of(
                                "records.readByKey",
                                call -> records(call).read(call.argument(0, LogName.class), 0, 1000).stream()
                                        .filter(stored ->
                                                stored.entry().key().equalsIgnoreCase(call.argument(1, String.class)))
                                        .limit(call.argument(2, Integer.class))
                                        .toList())));
    }

    private static void addAudit(Map<String, Mutant> mutants) {
        mutants.put(
                "orders audit leaves by text",
                new Mutant(
                        "AuditLog",
                        "leaves_ofCommits_comeBackByteForByteInOrder",
                        Alteration.of(
                                "records.auditLeaves",
                                call -> records(call).auditLeaves(0, 1000).stream()
                                        .sorted(Comparator.comparing(AuditLeaf::canonicalJson))
                                        .skip(call.argument(0, Long.class))
                                        .limit(call.argument(1, Integer.class))
                                        .toList())));
        mutants.put(
                "builds the audit tree from the last leaf on",
                new Mutant(
                        "AuditLog",
                        "frontier_afterEachCommit_isThatOfAllLeaves",
                        Alteration.of("records.auditFrontier", call -> {
                            List<AuditLeaf> leaves =
                                    new ArrayList<>(records(call).auditLeaves(0, 1000));
                            Collections.reverse(leaves);
                            MerkleFrontier frontier = MerkleFrontier.EMPTY;
                            for (AuditLeaf leaf : leaves) {
                                frontier = frontier.append(leaf.hash());
                            }
                            return frontier;
                        })));
    }

    private static void addWhole(Map<String, Mutant> mutants) {
        mutants.put(
                "lacks a capability and does not say so",
                new Mutant(
                        "Lifecycle",
                        "capabilities_areThoseExpectedButThoseSaidToBeMissing",
                        Alteration.of("capabilities", call -> EnumSet.complementOf(EnumSet.of(Capability.PURGE)))));
        mutants.put(
                "has a part that it does not declare",
                new Mutant(
                        "Lifecycle",
                        "parts_areThereExactlyWhereDeclared",
                        Alteration.of("capabilities", call -> EnumSet.complementOf(EnumSet.of(Capability.RECORDS)))));
        mutants.put(
                "answers after it is closed",
                new Mutant("Lifecycle", "closedStore_anyCall_isAnIllegalState", Alteration.of("close", call -> null)));
        mutants.put(
                "fails when it is closed twice", new Mutant("Lifecycle", "close_twice_isNoError", new ClosesOnce()));
        mutants.put(
                "loses commits over a reopening",
                new Mutant(
                        "Durability",
                        "requestId_afterReopening_isKnown",
                        Alteration.of("commit", call -> call.proceedWith(renamed(call.argument(0, Commit.class))))));
        mutants.put(
                "answers what it does not declare",
                new Mutant(
                        "Capabilities",
                        "withoutAliasHistory_asking_isUnsupported",
                        Alteration.of("capabilities", call -> Set.of(Capability.REGISTRY))));
        mutants.put(
                "commits two writes without being atomic",
                new Mutant(
                        "Capabilities",
                        "withoutAtomicCommit_twoWrites_areUnsupportedAndNeitherIsDone",
                        Alteration.of("capabilities", call -> Set.of(Capability.REGISTRY))));
        mutants.put(
                "refuses two writes after it has done one",
                new Mutant("Capabilities", "withoutAtomicCommit_twoWrites_areUnsupportedAndNeitherIsDone", call -> {
                    if (call.name().equals("commit")) {
                        call.proceed();
                        throw new UnsupportedCapabilityException("no two writes");
                    }
                    return call.name().equals("capabilities") ? Set.of(Capability.REGISTRY) : call.proceed();
                }));
    }

    private static RecordStore records(Call call) {
        return call.backend().records().orElseThrow();
    }
}
