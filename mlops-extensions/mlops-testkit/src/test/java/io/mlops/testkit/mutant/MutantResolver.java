package io.mlops.testkit.mutant;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives the contract of mutants the mutant that the run is configured with. */
final class MutantResolver implements ParameterResolver {
    static final String NAME = "mutant";

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Mutant.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Mutants.byName(context.getConfigurationParameter(NAME).orElseThrow());
    }
}
