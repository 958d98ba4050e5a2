package io.mlops.core.artifact;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.Digest;
import io.mlops.artifact.Manifest;
import io.mlops.data.ModelSignature;
import io.mlops.data.Profile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which artifacts of a run a logged model consists of: all below its path, and the profiles of the training data. Immutable.
 *
 * @param files where they are
 * @param path the model's path
 */
public record ModelFiles(FileStore files, String path) {
    /** The directory of the profiles of the training data. */
    public static final String REFERENCE = "reference";

    /** The file of a model's signature, below its path. */
    public static final String SIGNATURE = "signature.json";

    private static final String PROFILE_SUFFIX = ".profile";

    /**
     * Returns the path of the profile of a part of the training data.
     *
     * @param segment names the part
     */
    public static ArtifactPath referencePath(String segment) {
        return new ArtifactPath(REFERENCE + "/" + segment + PROFILE_SUFFIX);
    }

    private static String segmentOf(ArtifactPath profile) {
        String name = profile.fileName();
        return name.endsWith(PROFILE_SUFFIX) ? name.substring(0, name.length() - PROFILE_SUFFIX.length()) : name;
    }

    /**
     * Returns the content of a signature's file: the columns in the form of MLflow's signatures.
     *
     * @param signature what to write
     */
    public static byte[] signatureFile(ModelSignature signature) {
        String outputs = signature.outputs().map(schema -> schema.text()).orElse("null");
        return ("{\"inputs\":" + signature.inputs().text() + ",\"outputs\":" + outputs + "}\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the model's own files, as the store lists them now. */
    public List<ArtifactInfo> own() {
        return files.list(path).stream()
                .filter(file -> !file.path().value().equals(path))
                .toList();
    }

    /** Returns the profiles of the run's training data, as the store lists them now. */
    public List<ArtifactInfo> references() {
        return files.list(REFERENCE);
    }

    /**
     * Reads profiles of training data, checked.
     *
     * @param references what {@link #references()} returned
     * @return by segment, unmodifiable
     */
    public Map<String, Profile> profiles(List<ArtifactInfo> references) {
        Map<String, Profile> profiles = new HashMap<>();
        references.forEach(file -> profiles.put(segmentOf(file.path()), Profile.fromBytes(files.read(file))));
        return Map.copyOf(profiles);
    }

    /** Returns the digest over all of it, or empty where the store keeps none. */
    public Optional<Digest> digest() {
        List<ArtifactInfo> all = new ArrayList<>(own());
        all.addAll(references());
        boolean known = all.stream().allMatch(file -> file.digest().isPresent());
        return known ? Optional.of(new Manifest(all).digest()) : Optional.empty();
    }
}
