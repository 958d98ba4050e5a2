package io.mlops.cli.approvals;

import io.mlops.cli.store.StoreCommand;
import io.mlops.cli.terminal.SafeText;
import io.mlops.governance.ApprovalRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks for an approval. */
@Command(
        name = "request",
        description = "Asks that an alias may move to a version; prints the request's id.",
        mixinStandardHelpOptions = true)
final class ApprovalsRequest extends StoreCommand {
    @Parameters(index = "0", paramLabel = "MODEL", description = "The model's name.")
    private String model = "";

    @Parameters(index = "1", paramLabel = "VERSION", description = "The version's number.")
    private int version;

    @Parameters(index = "2", paramLabel = "ALIAS", description = "Where it is to go, champion for example.")
    private String alias = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why: evidence, ticket.")
    private String reason = "";

    @Override
    public Integer call() {
        ApprovalRequest request = with(mlops ->
                mlops.governance().requestApproval(mlops.registry().getVersion(model, version), alias, reason));
        print(ApprovalText.json(request), () -> out().println(SafeText.of(ApprovalText.line(request))));
        return 0;
    }
}
