package io.mlops.testkit.mutant;

import io.mlops.page.PageRequest;
import io.mlops.spi.LogName;
import io.mlops.spi.RecordStore;
import io.mlops.spi.StoredAuditLeaf;
import io.mlops.spi.StoredLogEntry;
import io.mlops.spi.commit.MerkleFrontier;
import io.mlops.testkit.altered.Alteration;
import io.mlops.testkit.altered.Call;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Mutants of records, logs and the audit log. */
final class RecordMutants {
    private static final AtomicLong RISING = new AtomicLong();

    private RecordMutants() {}

    static void addTo(Map<String, Mutant> mutants) {
        addLogs(mutants);
        addPositions(mutants);
        addNames(mutants);
        addAudit(mutants);
    }

    private static void addLogs(Map<String, Mutant> mutants) {
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

    private static void addPositions(Map<String, Mutant> mutants) {
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
    }

    private static void addNames(Map<String, Mutant> mutants) {
        mutants.put(
                "names a kind whose records are all deleted",
                new Mutant("Records", "kinds_areThoseThatHaveRecords", Alteration.of("records.kinds", call -> {
                    List<String> kinds = new ArrayList<>(records(call).kinds());
                    kinds.replaceAll(kind -> kind.equals("policy") ? "gone" : kind);
                    return kinds;
                })));
        mutants.put(
                "forgets a log without a stream",
                new Mutant(
                        "Logs",
                        "logs_areThoseThatWereAppendedTo",
                        Alteration.of(
                                "records.logs",
                                call -> records(call).logs().stream()
                                        .filter(log -> !log.stream().isEmpty())
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
                                        .sorted(Comparator.comparing(
                                                stored -> stored.leaf().canonicalJson()))
                                        .skip(call.argument(0, Long.class))
                                        .limit(call.argument(1, Integer.class))
                                        .toList())));
        mutants.put(
                "builds the audit tree from the last leaf on",
                new Mutant(
                        "AuditLog",
                        "frontier_afterEachCommit_isThatOfAllLeaves",
                        Alteration.of("records.auditFrontier", call -> {
                            List<StoredAuditLeaf> leaves =
                                    new ArrayList<>(records(call).auditLeaves(0, 1000));
                            Collections.reverse(leaves);
                            MerkleFrontier frontier = MerkleFrontier.EMPTY;
                            for (StoredAuditLeaf stored : leaves) {
                                frontier = frontier.append(stored.leaf().hash());
                            }
                            return frontier;
                        })));
        mutants.put(
                "stores the hash of each audit leaf for the root of the tree",
                new Mutant(
                        "AuditLog",
                        "leaves_inTheLog_haveTheirIndexAndTheRootOfTheTreeSoFar",
                        Alteration.of(
                                "records.auditLeaves",
                                call -> records(call)
                                        .auditLeaves(call.argument(0, Long.class), call.argument(1, Integer.class))
                                        .stream()
                                        .map(s -> new StoredAuditLeaf(
                                                s.index(), s.leaf(), s.leaf().hash()))
                                        .toList())));
    }

    private static RecordStore records(Call call) {
        return call.backend().records().orElseThrow();
    }
}
