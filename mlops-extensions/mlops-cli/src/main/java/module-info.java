/** The command line. */
module io.mlops.cli {
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires info.picocli;
    requires io.mlops.core;
    requires java.logging;
    requires me.tongfei.progressbar;

    uses io.mlops.governance.PrincipalVerifier;

    opens io.mlops.cli to
            info.picocli;
    opens io.mlops.cli.drift to
            info.picocli;
    opens io.mlops.cli.approvals to
            info.picocli;
    opens io.mlops.cli.audit to
            info.picocli;
    opens io.mlops.cli.copy to
            info.picocli;
    opens io.mlops.cli.models to
            info.picocli;
    opens io.mlops.cli.runs to
            info.picocli;
    opens io.mlops.cli.store to
            info.picocli;
}
