package io.mlops.cli.approvals;

import io.mlops.Mlops;
import io.mlops.cli.store.StoreCommand;
import io.mlops.cli.terminal.SafeText;
import io.mlops.error.NotFoundException;
import io.mlops.error.Quoted;
import io.mlops.governance.ApprovalRequest;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A decision on a request. */
abstract class DecisionCommand extends StoreCommand {
    @Parameters(paramLabel = "ID", description = "The request's id, as approvals list shows it.")
    private String id = "";

    @Option(names = "--comment", defaultValue = "", paramLabel = "TEXT", description = "Why; kept with the decision.")
    private String comment = "";

    abstract ApprovalRequest decide(Mlops mlops, ApprovalRequest request, String why);

    @Override
    public final Integer call() {
        ApprovalRequest decided = with(mlops -> {
            ApprovalRequest request = mlops.governance()
                    .findApproval(id)
                    .orElseThrow(() -> new NotFoundException("There is no approval request " + Quoted.of(id)));
            return decide(mlops, request, comment);
        });
        print(ApprovalText.json(decided), () -> out().println(SafeText.of(ApprovalText.line(decided))));
        return 0;
    }
}
