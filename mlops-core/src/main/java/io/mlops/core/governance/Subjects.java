package io.mlops.core.governance;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.Digest;
import io.mlops.core.action.PolicyInForce;
import io.mlops.core.check.Names;
import io.mlops.error.ConflictException;
import io.mlops.error.InvalidInputException;
import io.mlops.error.NotFoundException;
import io.mlops.governance.ApprovalSubject;
import io.mlops.governance.Policy;
import io.mlops.governance.approval.ApprovalProposal;
import io.mlops.governance.approval.ApprovalTarget;
import io.mlops.governance.approval.ApprovalTerms;
import io.mlops.governance.approval.Quorum;
import io.mlops.governance.approval.Role;
import io.mlops.registry.ModelVersion;
import io.mlops.registry.ModelVersionStatus;
import io.mlops.tracking.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What requests are bound to, and whether that is still as it was. Immutable, thread-safe. */
record Subjects(GovernanceParts parts) {
    /** Evidence of such a name is not in the store: it binds, and nobody can compare it. */
    private static final String ELSEWHERE = "://";

    private static final String USER = "mlflow.user";

    ApprovalSubject of(ApprovalProposal proposal, PolicyInForce inForce) {
        ApprovalTarget target = proposal.target();
        if (target.kind() == ApprovalTarget.Kind.ALIAS) {
            Names.alias(target.name());
        }
        ModelVersion version = stored(proposal.version());
        Digest digest = version.source()
                .digest()
                .orElseThrow(() -> new InvalidInputException(
                        "version",
                        "must have a digest to be approved",
                        version.uri().toString(),
                        "keep its artifacts in a store that computes digests"));
        return new ApprovalSubject(
                version.name(),
                version.version(),
                digest,
                target,
                inForce.policy().map(Policy::digest),
                terms(inForce, version.name(), target),
                proposal.evidence());
    }

    /** What the store knows counts, not what the caller holds: a version is a record that anybody can make. */
    private ModelVersion stored(ModelVersion given) {
        ModelVersion version = find(given.name(), given.version())
                .orElseThrow(() -> new NotFoundException("There is no version " + given.uri()));
        if (version.status() != ModelVersionStatus.READY
                || !version.source().digest().equals(given.source().digest())) {
            throw new ConflictException(
                    "The version " + given.uri() + " is not READY, or not as it was registered; read it again");
        }
        return version;
    }

    private Optional<ModelVersion> find(String model, int version) {
        return parts.facts().registry().flatMap(registry -> registry.findVersion(model, version));
    }

    /** Returns what a draft bound, under the policy in force now. */
    ApprovalSubject again(ApprovalSubject draft, PolicyInForce inForce) {
        return new ApprovalSubject(
                draft.model(),
                draft.version(),
                draft.digest(),
                draft.target(),
                inForce.policy().map(Policy::digest),
                terms(inForce, draft.model(), draft.target()),
                draft.evidence());
    }

    ApprovalTerms terms(PolicyInForce inForce, String model, ApprovalTarget target) {
        return inForce.policy()
                .flatMap(policy ->
                        parts.judge().engine(policy).map(engine -> engine.terms(policy.document(), model, target)))
                .orElseGet(() -> ApprovalTerms.of(Quorum.of(1)));
    }

    Set<Role> roles(PolicyInForce inForce, String person, ApprovalSubject subject) {
        return inForce.policy()
                .flatMap(policy ->
                        parts.judge().engine(policy).map(engine -> engine.roles(policy.document(), person, subject)))
                .orElse(Set.of());
    }

    void checkEvidence(ModelVersion version, Map<String, Digest> evidence) {
        evidence.forEach((name, digest) -> {
            if (!isKept(version, name, digest)) {
                throw new InvalidInputException(
                        "evidence",
                        "must be an artifact of the version's run with this digest, or hold \"://\"",
                        name,
                        "log it into the run first");
            }
        });
    }

    private boolean isKept(ModelVersion version, String name, Digest digest) {
        return name.contains(ELSEWHERE)
                || parts.facts()
                        .artifacts()
                        .flatMap(files -> files.find(version.source().runId(), new ArtifactPath(name)))
                        .flatMap(ArtifactInfo::digest)
                        .filter(digest::equals)
                        .isPresent();
    }

    /** Returns the id of the rule by which what a request bound is no longer so; empty where all is as it was. */
    Optional<String> changed(ApprovalSubject subject, PolicyInForce inForce) {
        if (!inForce.policy().map(Policy::digest).equals(subject.policyDigest())) {
            return Optional.of("policy-changed");
        }
        if (subject.target().kind() == ApprovalTarget.Kind.POLICY) {
            return Optional.empty();
        }
        Optional<ModelVersion> version = find(subject.model(), subject.version());
        if (version.flatMap(v -> v.source().digest())
                .filter(subject.digest()::equals)
                .isEmpty()) {
            return Optional.of("version-changed");
        }
        boolean isKept = subject.evidence().entrySet().stream()
                .allMatch(piece -> isKept(version.get(), piece.getKey(), piece.getValue()));
        return isKept ? Optional.empty() : Optional.of("evidence-changed");
    }

    /** Returns the persons behind a version and its run; the tag that people can write adds one and hides none. */
    List<String> authors(ApprovalSubject subject) {
        List<String> authors = new ArrayList<>();
        find(subject.model(), subject.version()).ifPresent(version -> {
            authors.add(version.source().author());
            Optional<Run> run = parts.facts()
                    .runs()
                    .flatMap(runs -> runs.findRun(version.source().runId()));
            run.flatMap(r -> r.tag(USER)).ifPresent(authors::add);
            run.flatMap(r -> r.tag(io.mlops.core.check.Keys.ACCOUNTABLE)).ifPresent(authors::add);
        });
        return authors;
    }
}
