package io.mlops.core;

import io.mlops.Mlops;
import io.mlops.governance.Credential;
import io.mlops.governance.Principal;
import io.mlops.governance.audit.AuditEntry;
import io.mlops.registry.ModelVersion;
import io.mlops.testkit.clock.ManualClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A store whose verifier takes everybody's name as the credential; services are those whose name begins with {@code svc-}, and act for who is named behind. */
final class GovernedStore implements AutoCloseable {
    final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
    final Mlops mlops;
    private final Path folder;

    GovernedStore(String kind, Path folder, UnaryOperator<Judgement> more) {
        this.folder = folder;
        this.mlops = StoreFixture.builder(kind, folder)
                .clock(clock)
                .principal(Principal.unauthenticated("nobody"))
                .judgement(more.apply(Judgement.builtIn().verifier(credential -> verify(credential))))
                .open();
    }

    static Optional<Principal> verify(Credential credential) {
        String name = credential.secret();
        return name.startsWith("svc-")
                ? Optional.of(Principal.service(name, name.substring(4), "test"))
                : Optional.of(Principal.human(name, "test"));
    }

    Mlops as(String name) {
        return mlops.actingAs(mlops.governance().authenticate(new Credential("test", name)));
    }

    ModelVersion version(Mlops author, String content) {
        return author.tracking()
                .run(
                        "churn",
                        content,
                        run -> author.registry().register("scorer", StoreFixture.logModel(run, folder, content)));
    }

    List<AuditEntry> entries() {
        return mlops.governance().audit().entries(0, 1000);
    }

    /** Returns the rules of the refusals of an action, in order. */
    List<String> refusals(String action) {
        return entries().stream()
                .filter(entry -> entry.action().equals(action + ":denied"))
                .map(entry -> entry.details().getOrDefault("rules", ""))
                .toList();
    }

    @Override
    public void close() {
        mlops.close();
    }
}
