package io.mlops.testkit.mutant;

import io.mlops.error.UnsupportedCapabilityException;
import io.mlops.spi.Capability;
import io.mlops.testkit.altered.Alteration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Mutants of what a store says of itself, and of its end. */
final class StoreMutants {
    private StoreMutants() {}

    static void addTo(Map<String, Mutant> mutants) {
        addDeclarations(mutants);
        addEnds(mutants);
        addRefusals(mutants);
    }

    private static void addDeclarations(Map<String, Mutant> mutants) {
        mutants.put(
                "lacks a capability and does not say so",
                new Mutant(
                        "Lifecycle",
                        "capabilities_areThoseExpectedButThoseSaidToBeMissing",
                        Alteration.of("capabilities", call -> EnumSet.complementOf(EnumSet.of(Capability.PURGE)))));
        mutants.put(
                "has a part that it does not declare",
                new Mutant(
                        "Lifecycle",
                        "parts_areThereExactlyWhereDeclared",
                        Alteration.of("capabilities", call -> EnumSet.complementOf(EnumSet.of(Capability.RECORDS)))));
    }

    private static void addEnds(Map<String, Mutant> mutants) {
        mutants.put(
                "answers after it is closed",
                new Mutant("Lifecycle", "closedStore_anyCall_isAnIllegalState", Alteration.of("close", call -> null)));
        mutants.put(
                "fails when it is closed twice", new Mutant("Lifecycle", "close_twice_isNoError", new ClosesOnce()));
    }

    private static void addRefusals(Map<String, Mutant> mutants) {
        mutants.put(
                "answers what it does not declare",
                new Mutant(
                        "Capabilities",
                        "withoutAliasHistory_asking_isUnsupported",
                        Alteration.of("capabilities", call -> Set.of(Capability.REGISTRY))));
        mutants.put(
                "commits two writes without being atomic",
                new Mutant(
                        "Capabilities",
                        "withoutAtomicCommit_twoWrites_areUnsupportedAndNeitherIsDone",
                        Alteration.of("capabilities", call -> Set.of(Capability.REGISTRY))));
        mutants.put(
                "refuses two writes after it has done one",
                new Mutant("Capabilities", "withoutAtomicCommit_twoWrites_areUnsupportedAndNeitherIsDone", call -> {
                    if (call.name().equals("commit")) {
                        call.proceed();
                        throw new UnsupportedCapabilityException("no two writes");
                    }
                    return call.name().equals("capabilities") ? Set.of(Capability.REGISTRY) : call.proceed();
                }));
    }
}
