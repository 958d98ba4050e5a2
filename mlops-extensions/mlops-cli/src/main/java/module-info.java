/** The command line. */
module io.mlops.cli {
    requires info.picocli;
    requires io.mlops.core;
    requires java.logging;
    requires me.tongfei.progressbar;

    opens io.mlops.cli to
            info.picocli;
    opens io.mlops.cli.drift to
            info.picocli;
}
