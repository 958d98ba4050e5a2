package io.mlops.cli.audit;

import io.mlops.cli.store.StoreCommand;
import io.mlops.cli.terminal.Rows;
import io.mlops.cli.terminal.SafeText;
import io.mlops.error.NotFoundException;
import io.mlops.governance.audit.AuditEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows entries of the audit log. */
@Command(
        name = "show",
        description = "Shows entries of the audit log, the latest last; with an index, that one in full.",
        mixinStandardHelpOptions = true)
final class AuditShow extends StoreCommand {
    private static final int PAGE = 1_000;

    @Parameters(arity = "0..1", paramLabel = "INDEX", description = "Which entry, from 0.")
    private @Nullable Long index;

    @Option(
            names = "--last",
            defaultValue = "20",
            paramLabel = "N",
            description = "How many of the latest entries. Default: ${DEFAULT-VALUE}.")
    private int last;

    @Override
    public Integer call() {
        Long one = index;
        List<AuditEntry> entries = reading(mlops -> {
            if (one != null) {
                return mlops.governance().audit().entries(one, 1);
            }
            long size = mlops.governance().audit().size();
            long from = Math.max(0, size - Math.max(1, Math.min(last, PAGE)));
            return mlops.governance().audit().entries(from, PAGE);
        });
        if (one != null && entries.isEmpty()) {
            throw new NotFoundException("There is no audit entry " + one);
        }
        print(entries.stream().map(AuditShow::json).toList(), () -> {
            if (one == null) {
                table(entries);
            } else {
                full(entries.get(0));
            }
        });
        return 0;
    }

    private void table(List<AuditEntry> entries) {
        Rows rows = new Rows("INDEX", "AT", "WHO", "ACTION", "RESOURCE");
        for (AuditEntry entry : entries) {
            rows.add(
                    Long.toString(entry.index()),
                    entry.at().toString(),
                    entry.principal(),
                    entry.action(),
                    entry.resource());
        }
        rows.print(out());
    }

    private void full(AuditEntry entry) {
        Rows rows = new Rows("FIELD", "VALUE");
        rows.add("index", Long.toString(entry.index()));
        rows.add("at", entry.at().toString());
        rows.add("who", entry.principal());
        rows.add("action", entry.action());
        rows.add("resource", entry.resource());
        new TreeMap<>(entry.details()).forEach(rows::add);
        rows.print(out());
        out().println();
        out().println(SafeText.of(entry.canonicalJson()));
    }

    private static Map<String, Object> json(AuditEntry entry) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("index", entry.index());
        json.put("at", entry.at().toString());
        json.put("principal", entry.principal());
        json.put("action", entry.action());
        json.put("resource", entry.resource());
        json.put("details", new TreeMap<>(entry.details()));
        json.put("leaf", entry.canonicalJson());
        return json;
    }
}
