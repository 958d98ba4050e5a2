package io.mlops.cli.approvals;

import io.mlops.cli.store.StoreCommand;
import io.mlops.cli.terminal.Rows;
import io.mlops.governance.ApprovalRequest;
import io.mlops.governance.approval.ApprovalTarget;
import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists requests. */
@Command(name = "list", description = "Lists requests, the oldest first.", mixinStandardHelpOptions = true)
final class ApprovalsList extends StoreCommand {
    @Option(
            names = "--model",
            defaultValue = "",
            paramLabel = "NAME",
            description = "Only requests for a model. Default: all.")
    private String model = "";

    @Override
    public Integer call() {
        List<ApprovalRequest> requests = with(mlops -> Page.stream(
                        PageRequest.first(PageRequest.DEFAULT_RESULTS),
                        page -> mlops.governance().approvals(model, page))
                .toList());
        print(requests.stream().map(ApprovalText::json).toList(), () -> table(requests));
        return 0;
    }

    private void table(List<ApprovalRequest> requests) {
        Rows rows = new Rows("ID", "STATUS", "MODEL", "VERSION", "TARGET", "REQUESTER", "EXPIRES");
        for (ApprovalRequest request : requests) {
            rows.add(
                    request.id(),
                    request.status().name(),
                    request.subject().model(),
                    Integer.toString(request.subject().version()),
                    target(request),
                    request.requester(),
                    request.expiresAt().toString());
        }
        rows.print(out());
    }

    private static String target(ApprovalRequest request) {
        ApprovalTarget target = request.subject().target();
        return target.name().isEmpty() ? target.kind().name().toLowerCase(Locale.ROOT) : target.name();
    }
}
