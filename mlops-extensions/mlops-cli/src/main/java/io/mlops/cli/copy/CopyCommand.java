package io.mlops.cli.copy;

import io.mlops.cli.store.StoreCommand;
import io.mlops.cli.store.StoreLocation;
import io.mlops.cli.terminal.Json;
import io.mlops.cli.terminal.SafeText;
import io.mlops.cli.terminal.Steps;
import io.mlops.core.copy.CopyExtent;
import io.mlops.core.copy.CopyReport;
import io.mlops.core.copy.StoreCopy;
import io.mlops.core.copy.StorePlace;
import io.mlops.error.BackendException;
import io.mlops.error.ConflictException;
import io.mlops.error.InvalidInputException;
import io.mlops.error.UnsupportedCapabilityException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExitCodeExceptionMapper;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Copies a store into another. */
@Command(
        name = "copy",
        description = {
            "Copies everything in a store into another: runs, metrics, files, models, aliases, approvals, audit log.",
            "Of an MLflow server, which has neither approvals nor an audit log, all the rest.",
            "Compares both at the end; what the target alone has stays there, and is a difference.",
            "A copy that was cut off goes on when it is called again."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:copied, and both hold the same",
            "2:both were compared, and something differs",
            "5:a store cannot be read or written; call it again",
            "64:wrong command line",
            "65:a location is not allowed, or the target holds something else, or lacks what a copy needs",
            "70:unexpected failure"
        },
        footer = {
            "",
            "Example:",
            "  mlops copy --from data/mlops --to jdbc:postgresql://db/mlops --to-artifacts s3://models/mlops"
        })
public final class CopyCommand implements Callable<Integer>, IExitCodeExceptionMapper {
    private static final int DIFFERENT = 2;
    private static final int DATA = 65;
    private static final int SOFTWARE = 70;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "PATH|URI",
            description = "The folder or the URI of the store to read.")
    private String from = "";

    @Option(names = "--from-artifacts", paramLabel = "URI", description = "Where its files are. Default: in the store.")
    private @Nullable String fromArtifacts;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "PATH|URI",
            description = "The store to write: new, or what an earlier copy left.")
    private String to = "";

    @Option(names = "--to-artifacts", paramLabel = "URI", description = "Where its files go. Default: into the store.")
    private @Nullable String toArtifacts;

    @Option(
            names = "--what-fits",
            description = {
                "Copies into a store that cannot hold everything, such as an MLflow server, what it can hold,",
                "and names what was left out. Without it such a target is refused."
            })
    private boolean whatFits;

    @Option(names = "--json", description = "Prints JSON instead of text.")
    private boolean isJson;

    /** Made by picocli. */
    public CopyCommand() {}

    @Override
    public Integer call() {
        StorePlace source = new StorePlace(
                StoreLocation.existing(from), Optional.ofNullable(fromArtifacts).map(StoreLocation::of));
        StorePlace target = new StorePlace(
                StoreLocation.of(to), Optional.ofNullable(toArtifacts).map(StoreLocation::of));
        CopyExtent extent = whatFits ? CopyExtent.WHAT_FITS : CopyExtent.EVERYTHING;
        CopyReport report;
        try (Steps steps = Steps.start("Copying")) {
            report = StoreCopy.run(source, target, extent, steps::at);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (isJson) {
            Json.print(
                    out,
                    Map.of(
                            "counts", report.counts(),
                            "differences", report.differences(),
                            "leftOut", report.leftOut(),
                            "whole", report.isWhole()));
        } else {
            report.counts().forEach((sort, count) -> out.println(count + " " + sort));
            report.leftOut().forEach(each -> out.println("LEFT OUT " + SafeText.of(each)));
            report.differences().forEach(each -> out.println("DIFFERENT " + SafeText.of(each)));
            out.println(report.isWhole() ? whole(report) : "The copy is not whole.");
        }
        out.flush();
        return report.isWhole() ? 0 : DIFFERENT;
    }

    private static String whole(CopyReport report) {
        return report.leftOut().isEmpty() ? "Both hold the same." : "Both hold the same, but for what was left out.";
    }

    @Override
    public int getExitCode(Throwable thrown) {
        if (thrown instanceof InvalidInputException
                || thrown instanceof ConflictException
                || thrown instanceof UnsupportedCapabilityException) {
            return DATA;
        }
        return thrown instanceof BackendException ? StoreCommand.IO : SOFTWARE;
    }
}
