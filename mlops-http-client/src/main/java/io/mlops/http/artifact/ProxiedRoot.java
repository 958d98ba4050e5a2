package io.mlops.http.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlops.artifact.ContentSource;
import io.mlops.error.BackendException;
import io.mlops.error.NotFoundException;
import io.mlops.error.Quoted;
import io.mlops.http.wire.Download;
import io.mlops.http.wire.FileTransfer;
import io.mlops.http.wire.Json;
import io.mlops.http.wire.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Files that the server itself serves. Immutable, thread-safe.
 *
 * @param files moves content
 * @param root the owner's directory below the server's artifact root
 * @see <a href="https://mlflow.org/docs/latest/self-hosting/architecture/artifact-store/">MLflow artifact stores</a>
 */
record ProxiedRoot(FileTransfer files, String root) implements FileRoot {
    private static final String PROXY = "api/2.0/mlflow-artifacts/artifacts";

    @Override
    public List<Entry> entries(String directory) {
        String query = ArtifactNames.encoded(joined(directory))
                .replace("&", "%26")
                .replace("+", "%2B")
                .replace("/", "%2F");
        try (Download answer = files.get(new Target.Proxied(PROXY + "?path=" + query), Map.of())) {
            List<Entry> entries = new ArrayList<>();
            for (JsonNode file : Json.parse(answer.bytes()).path("files")) {
                entries.add(entry(file));
            }
            return List.copyOf(entries);
        } catch (NotFoundException e) {
            return List.of();
        } catch (IOException e) {
            throw new BackendException("The listing of " + Quoted.of(directory) + " is not one that MLflow gives", e);
        }
    }

    static Entry entry(JsonNode file) {
        String path = Json.text(file, "path");
        return new Entry(
                ArtifactNames.fromServer(path.substring(path.lastIndexOf('/') + 1)),
                file.path("is_dir").asBoolean(),
                Json.integer(file, "file_size"));
    }

    @Override
    public long write(String path, ContentSource content) {
        return files.put(target(path), content);
    }

    @Override
    public Download open(String path, Map<String, String> headers) {
        return files.get(target(path), headers);
    }

    @Override
    public void delete(String path) {
        files.delete(target(path));
    }

    private Target target(String path) {
        return new Target.Proxied(PROXY + "/" + ArtifactNames.encoded(joined(path)));
    }

    private String joined(String path) {
        return path.isEmpty() ? root : root + "/" + path;
    }
}
