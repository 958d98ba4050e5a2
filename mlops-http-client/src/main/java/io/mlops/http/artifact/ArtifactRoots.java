package io.mlops.http.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlops.artifact.ArtifactPath;
import io.mlops.error.InvalidInputException;
import io.mlops.error.NotFoundException;
import io.mlops.error.Quoted;
import io.mlops.error.UnsupportedCapabilityException;
import io.mlops.http.wire.ApiRequest;
import io.mlops.http.wire.Endpoint;
import io.mlops.http.wire.FileTransfer;
import io.mlops.http.wire.Json;
import io.mlops.http.wire.Transport;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the files of an owner lie below the server's artifact root; what was found is kept, as it never changes. Thread-safe. */
public final class ArtifactRoots {
    /** The virtual directory of a run that holds the models which other clients have logged. */
    public static final String MODELS = "mlflow.models";

    private static final String SCHEME = "mlflow-artifacts";
    private static final int KEPT = 1_000;
    private static final Pattern RUN = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern OWNER = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final Pattern MODEL = Pattern.compile(MODELS + "/(m-[0-9a-f]{32})(?:/(.+))?");

    private final Transport transport;
    private final FileTransfer files;
    private final Map<String, FileRoot> known = Collections.synchronizedMap(new Kept());

    /**
     * Makes it.
     *
     * @param transport asks where the files are
     * @param files moves them
     */
    public ArtifactRoots(Transport transport, FileTransfer files) {
        this.transport = transport;
        this.files = files;
    }

    /**
     * Returns the place of a file or directory on the server.
     *
     * @param owner whose
     * @param path checked; the empty text for the root
     * @throws UnsupportedCapabilityException if the server does not serve the files
     */
    Place place(String owner, String path) {
        transport.requireOpen();
        Matcher model = MODEL.matcher(path);
        if (model.matches()) {
            String below = model.group(2) == null ? "" : model.group(2);
            return new Place(root(model.group(1), this::rootOfModel), ArtifactNames.onServer(below));
        }
        return new Place(root(owner, this::rootOfOwner), ArtifactNames.onServer(path));
    }

    /** Refuses to write where only other clients do. */
    static void requireOwn(String path) {
        if (path.equals(MODELS) || path.startsWith(MODELS + "/")) {
            throw new InvalidInputException(
                    "artifact path",
                    "must not lie in " + MODELS + "/, where models of other clients are shown",
                    path,
                    "choose another directory");
        }
    }

    /** Returns whether a path is that of a model which another client has logged. */
    public static boolean isModel(String path) {
        return MODEL.matcher(path).matches();
    }

    void requireOpen() {
        transport.requireOpen();
    }

    private FileRoot root(String id, Function<String, Optional<FileRoot>> find) {
        FileRoot kept = known.get(id);
        if (kept != null) {
            return kept;
        }
        Optional<FileRoot> found = find.apply(id);
        found.ifPresent(root -> known.put(id, root));
        return found.orElseGet(() -> new ProxiedRoot(files, "mlops/" + id));
    }

    private Optional<FileRoot> rootOfOwner(String owner) {
        if (!OWNER.matcher(owner).matches()) {
            throw new InvalidInputException("artifact owner", "must have 1 to 64 letters, digits and -", owner, "");
        }
        return RUN.matcher(owner).matches()
                ? uri(ApiRequest.of(Endpoint.RUN_GET).query("run_id", owner), "run")
                        .map(uri -> served(uri).orElseGet(() -> new PresignedRoot(transport, files, owner, uri)))
                : Optional.empty();
    }

    /** For models the server signs uploads alone. */
    private Optional<FileRoot> rootOfModel(String id) {
        String uri = uri(ApiRequest.of(Endpoint.LOGGED_MODEL_GET).id(id), "model")
                .orElseThrow(() -> new NotFoundException("There is no logged model " + id));
        return Optional.of(served(uri).orElseThrow(() -> notServed(uri)));
    }

    private Optional<String> uri(ApiRequest request, String part) {
        try {
            JsonNode info = transport.call(request).path(part).path("info");
            return Optional.of(Json.text(info, "artifact_uri"));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /** Returns the place of an artifact URI that the server itself serves; empty for one in a store behind it. */
    private Optional<FileRoot> served(String uri) {
        URI parsed;
        try {
            parsed = URI.create(uri);
        } catch (IllegalArgumentException e) {
            throw notServed(uri);
        }
        if (!SCHEME.equals(parsed.getScheme())) {
            return Optional.empty();
        }
        boolean isHere = parsed.getHost() == null
                || parsed.getHost().equals(URI.create(transport.location()).getHost());
        String path = Optional.ofNullable(parsed.getPath()).orElse("").replaceAll("^/+|/+$", "");
        try {
            String checked = new ArtifactPath(path).value();
            if (isHere) {
                return Optional.of(new ProxiedRoot(files, checked));
            }
        } catch (InvalidInputException e) {
            throw notServed(uri);
        }
        throw notServed(uri);
    }

    static UnsupportedCapabilityException notServed(String uri) {
        return new UnsupportedCapabilityException("The artifacts at " + Quoted.of(uri)
                + " are not served by the MLflow server; start it with --serve-artifacts and a new experiment, or give another"
                + " store by MlopsSdk.builder().artifacts(…)");
    }

    /** The last used. */
    private static final class Kept extends LinkedHashMap<String, FileRoot> {
        private static final long serialVersionUID = 1L;

        Kept() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, FileRoot> eldest) {
            return size() > KEPT;
        }
    }
}
