package io.mlops.core.report.drift;

import io.mlops.core.quality.Finding;
import io.mlops.core.quality.Finding.Kind;
import io.mlops.core.quality.Severity;
import io.mlops.core.table.TableData;
import io.mlops.core.table.TableFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** What is odd about tables as a whole. Stateless. */
final class TableFindings {
    /** Growth of the share of duplicates from which on it is worth a look. */
    private static final double GROWN = 0.1;

    private TableFindings() {}

    static List<Finding> of(TableData reference, TableData current) {
        List<Finding> findings = new ArrayList<>();
        long rows = current.profile().rows();
        for (String name : current.facts().absent()) {
            findings.add(new Finding(name, Kind.VANISHED, Severity.ERROR, rows, "the current data lack this column"));
        }
        for (String name : current.facts().unknown()) {
            findings.add(new Finding(name, Kind.APPEARED, Severity.WARNING, rows, "the reference lacks this column"));
        }
        ragged("reference", reference.facts(), findings);
        ragged("current data", current.facts(), findings);
        duplicates(reference, current, findings);
        return findings;
    }

    private static void ragged(String side, TableFacts facts, List<Finding> findings) {
        if (facts.ragged() > 0) {
            String text = facts.ragged() + " rows of the " + side + " have more or fewer fields than the header";
            findings.add(new Finding("", Kind.RAGGED, Severity.WARNING, facts.ragged(), text));
        }
    }

    private static void duplicates(TableData reference, TableData current, List<Finding> findings) {
        OptionalLong then = reference.facts().duplicates();
        OptionalLong now = current.facts().duplicates();
        if (then.isEmpty() || now.isEmpty() || now.getAsLong() == 0) {
            return;
        }
        double thenShare =
                (double) then.getAsLong() / Math.max(1, reference.profile().rows());
        double nowShare =
                (double) now.getAsLong() / Math.max(1, current.profile().rows());
        findings.add(new Finding(
                "",
                Kind.DUPLICATES,
                nowShare >= thenShare + GROWN ? Severity.WARNING : Severity.NOTE,
                now.getAsLong(),
                String.format(
                        Locale.ROOT,
                        "%.3g %% of the rows equal an earlier one in all columns, %.3g %% then",
                        100 * nowShare,
                        100 * thenShare)));
    }
}
