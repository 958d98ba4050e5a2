package io.mlops.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of this jar, as its manifest has it. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                .orElse("(not from a jar)");
        return new String[] {"mlops " + version, "Java " + Runtime.version()};
    }
}
