package io.mlops.http.model;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.ByteRange;
import io.mlops.artifact.ContentSource;
import io.mlops.artifact.Digest;
import io.mlops.artifact.Manifest;
import io.mlops.data.ModelSignature;
import io.mlops.error.BackendException;
import io.mlops.error.InvalidInputException;
import io.mlops.error.NotFoundException;
import io.mlops.error.Quoted;
import io.mlops.error.UnsupportedCapabilityException;
import io.mlops.http.artifact.ArtifactRoots;
import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.spi.ArtifactStore;
import io.mlops.tracking.LoggedModel;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts {@code MLmodel} beside the files of a model, and reads that of others. Thread-safe. */
public final class ModelFormat {
    private static final Logger LOG = LoggerFactory.getLogger(ModelFormat.class);
    private static final int PAGE = 1_000;
    private static final int BUFFER_BYTES = 1 << 16;
    /** Where the engine keeps the profiles of a run's training data. */
    private static final String REFERENCE = "reference";

    private final ArtifactStore artifacts;

    /**
     * Makes it.
     *
     * @param artifacts where the files are
     */
    public ModelFormat(ArtifactStore artifacts) {
        this.artifacts = artifacts;
    }

    /**
     * Writes {@code MLmodel} and, for ONNX, the requirements, unless the model brings its own, and returns the digest over all files of the model: those below its path and the profiles of the run's training
     * data, as the engine computes it where a store knows digests. Empty, and nothing written, where the files are in another store: then Python cannot load the model.
     */
    public Optional<Digest> write(LoggedModel model) {
        try {
            String below = model.path() + "/";
            List<String> files = files(model.runId(), model.path()).stream()
                    .map(file -> file.path().value())
                    .filter(path -> path.startsWith(below))
                    .map(path -> path.substring(below.length()))
                    .toList();
            if (files.isEmpty()) {
                return Optional.empty();
            }
            ModelFile.missing(model, files)
                    .forEach((name, content) ->
                            artifacts.write(model.runId(), new ArtifactPath(below + name), ContentSource.of(content)));
            return Optional.of(sealed(model));
        } catch (UnsupportedCapabilityException e) {
            LOG.debug("The artifacts of run {} are not served, so that no MLmodel is written", model.runId());
            return Optional.empty();
        }
    }

    /**
     * What comes from an outbox has a digest, of the files as they were logged: the one that counts is over what was added here too, if the rest of what is here is what was logged.
     */
    private Digest sealed(LoggedModel model) {
        List<ArtifactInfo> all = hashed(model.runId(), model.path());
        ArtifactPath description = new ArtifactPath(model.path() + "/" + ModelFile.NAME);
        ArtifactPath requirements = new ArtifactPath(model.path() + "/" + ModelFile.REQUIREMENTS);
        Digest now = new Manifest(all).digest();
        return model.digest()
                .filter(logged -> Stream.of(Set.of(description), Set.of(description, requirements))
                        .noneMatch(added -> digestWithout(all, added).equals(logged)))
                .orElse(now);
    }

    private static Digest digestWithout(List<ArtifactInfo> files, Set<ArtifactPath> added) {
        return new Manifest(files.stream()
                        .filter(file -> !added.contains(file.path()))
                        .toList())
                .digest();
    }

    private List<ArtifactInfo> files(String runId, String directory) {
        return Page.stream(PageRequest.first(PAGE), page -> artifacts.list(runId, directory, page))
                .toList();
    }

    /** Returns the digest over all files of a model, of what the server gives back and not of what was sent to it. */
    public Digest digest(String runId, String path) {
        return new Manifest(hashed(runId, path)).digest();
    }

    private List<ArtifactInfo> hashed(String runId, String path) {
        List<ArtifactInfo> hashed = new ArrayList<>();
        for (String directory : List.of(path, REFERENCE)) {
            for (ArtifactInfo file : files(runId, directory)) {
                Digest digest = digest(runId, file.path());
                hashed.add(new ArtifactInfo(file.path(), file.sizeBytes(), Optional.of(digest)));
            }
        }
        return hashed;
    }

    private Digest digest(String runId, ArtifactPath file) {
        MessageDigest sha256 = Digest.algorithm();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream content = artifacts.open(runId, file, ByteRange.ALL)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                sha256.update(buffer, 0, read);
            }
        } catch (IOException e) {
            throw new BackendException(
                    "Artifact " + Quoted.of(file.value()) + " cannot be read back for its digest", e);
        }
        return Digest.from(sha256.digest());
    }

    /**
     * Returns a model that another client has logged.
     *
     * @param id the model's id
     * @param runId the run that logged it; empty for none
     * @param loggedAt when
     */
    public LoggedModel foreign(String id, String runId, Instant loggedAt) {
        String path = ArtifactRoots.MODELS + "/" + id;
        return new LoggedModel(id, runId, path, Optional.empty(), signature(runId, path), loggedAt);
    }

    private Optional<ModelSignature> signature(String runId, String path) {
        if (runId.isEmpty()) {
            return Optional.empty();
        }
        try {
            ArtifactPath file = new ArtifactPath(path + "/" + ModelFile.NAME);
            Optional<ArtifactInfo> found =
                    artifacts.find(runId, file).filter(info -> info.sizeBytes() <= ModelFile.MAX_BYTES);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            try (InputStream content = artifacts.open(runId, file, ByteRange.ALL)) {
                return ModelFile.signature(
                        ModelFile.read(content.readNBytes(ModelFile.MAX_BYTES)).path("signature"));
            }
        } catch (IOException | NotFoundException | UnsupportedCapabilityException | InvalidInputException e) {
            LOG.debug("The signature of the model {} cannot be read", path, e);
            return Optional.empty();
        }
    }
}
