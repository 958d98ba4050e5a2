package io.mlops.cli.audit;

import io.mlops.cli.store.StoreCommand;
import io.mlops.cli.terminal.SafeText;
import io.mlops.core.audit.AnchorFile;
import io.mlops.error.BackendException;
import io.mlops.error.IncompatibleSchemaException;
import io.mlops.error.InvalidInputException;
import io.mlops.error.PolicyViolationException;
import io.mlops.error.StoreCorruptException;
import io.mlops.error.UnsupportedCapabilityException;
import io.mlops.governance.audit.AuditEvidence;
import io.mlops.governance.audit.AuditVerification;
import io.mlops.governance.audit.Checkpoint;
import io.mlops.governance.audit.CheckpointKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks every entry of the audit log. */
@Command(
        name = "verify",
        description = {
            "Checks every entry of the audit log and its Merkle tree. Writes nothing into the store.",
            "Needs no principal, no key and no anchor; what is not signed or not anchored is said."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:intact, also where it is not signed or not anchored",
            "2:altered; the first bad entry is named",
            "3:shorter than an anchor, or not the log that was anchored",
            "4:cannot tell: no audit log, a damaged store, no valid signature, anchor or credential",
            "5:the store or a file cannot be read",
            "64:wrong command line",
            "70:unexpected failure"
        },
        footer = {
            "",
            "Examples:",
            "  mlops audit verify --store data/mlops",
            "  mlops audit verify --store data/mlops \\",
            "    --anchor /mnt/worm/anchor.txt --key bikes.pub"
        })
final class AuditVerify extends StoreCommand {
    private static final int ALTERED = 2;
    private static final int NOT_THE_ANCHORED = 3;
    private static final int UNKNOWN = 4;

    @Option(
            names = "--anchor",
            paramLabel = "FILE",
            description =
                    "Checkpoints that were kept outside the store: an anchor file, or one note. May be given more than once.")
    private List<Path> anchors = List.of();

    @Option(
            names = "--key",
            paramLabel = "LINE|FILE",
            description =
                    "The public key that must have signed: its line, or a file with it. May be given more than once.")
    private List<String> keys = List.of();

    @Override
    public Integer call() {
        List<Checkpoint> anchored =
                anchors.stream().flatMap(file -> AnchorFile.read(file).stream()).toList();
        AuditEvidence evidence =
                new AuditEvidence(anchored, keys.stream().map(AuditVerify::key).toList());
        AuditVerification found = reading(mlops -> mlops.governance().audit().verify(evidence));
        print(json(found), () -> out().println(SafeText.of(found.statement())));
        return switch (found.status()) {
            case INTACT -> 0;
            case ALTERED -> ALTERED;
            case SHORTER, FORKED -> NOT_THE_ANCHORED;
            case UNKNOWN -> UNKNOWN;
        };
    }

    private static CheckpointKey key(String lineOrFile) {
        Path file = Path.of(lineOrFile);
        if (!Files.isRegularFile(file)) {
            return CheckpointKey.parse(lineOrFile);
        }
        try {
            List<String> lines = Files.readAllLines(file);
            return CheckpointKey.parse(lines.isEmpty() ? "" : lines.get(lines.size() - 1));
        } catch (IOException e) {
            throw new UncheckedIOException("The key cannot be read from " + file, e);
        }
    }

    private static Map<String, Object> json(AuditVerification found) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", found.status().name());
        json.put("size", found.size());
        json.put("root", found.root().hex());
        found.firstAltered().ifPresent(index -> json.put("firstAltered", index));
        json.put("anchored", found.anchored());
        json.put("unanchored", found.unanchored());
        found.signedBy().ifPresent(key -> json.put("signedBy", key));
        json.put("statement", found.statement());
        return json;
    }

    @Override
    public int getExitCode(Throwable thrown) {
        boolean cannotTell = thrown instanceof InvalidInputException
                || thrown instanceof PolicyViolationException
                || thrown instanceof UnsupportedCapabilityException
                || thrown instanceof StoreCorruptException
                || thrown instanceof IncompatibleSchemaException;
        if (cannotTell) {
            return UNKNOWN;
        }
        return thrown instanceof BackendException || thrown instanceof UncheckedIOException ? IO : SOFTWARE;
    }
}
