package io.mlops.http.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlops.artifact.ContentSource;
import io.mlops.error.NotFoundException;
import io.mlops.error.Quoted;
import io.mlops.error.UnsupportedCapabilityException;
import io.mlops.http.wire.ApiRequest;
import io.mlops.http.wire.Download;
import io.mlops.http.wire.Endpoint;
import io.mlops.http.wire.FileTransfer;
import io.mlops.http.wire.Json;
import io.mlops.http.wire.Target;
import io.mlops.http.wire.Transport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Files of a run that lie in a store behind the server, which lists them and signs an address for each. A server that can sign none for its store refuses, and so does this.
 * Immutable, thread-safe.
 *
 * @param transport asks the server
 * @param files moves content
 * @param runId whose files
 * @param uri where they lie, for messages
 */
record PresignedRoot(Transport transport, FileTransfer files, String runId, String uri) implements FileRoot {
    @Override
    public List<Entry> entries(String directory) {
        List<Entry> entries = new ArrayList<>();
        Optional<String> token = Optional.empty();
        do {
            ApiRequest request = ApiRequest.of(Endpoint.ARTIFACT_LIST).query("run_id", runId);
            ApiRequest below = directory.isEmpty() ? request : request.query("path", directory);
            JsonNode page =
                    token.map(text -> asked(below.query("page_token", text))).orElseGet(() -> asked(below));
            page.path("files").forEach(file -> entries.add(ProxiedRoot.entry(file)));
            token = Json.nonEmpty(page, "next_page_token");
        } while (token.isPresent());
        return entries;
    }

    private JsonNode asked(ApiRequest request) {
        try {
            return served(() -> transport.call(request));
        } catch (NotFoundException e) {
            return Json.object();
        }
    }

    @Override
    public long write(String path, ContentSource content) {
        return files.put(signed(Endpoint.ARTIFACT_UPLOAD_URL, path), content);
    }

    @Override
    public Download open(String path, Map<String, String> headers) {
        return files.get(signed(Endpoint.ARTIFACT_DOWNLOAD_URL, path), headers);
    }

    private Target signed(Endpoint endpoint, String path) {
        ObjectNode body = Json.object("run_id", runId).put("path", path);
        JsonNode answer = served(() -> transport.call(ApiRequest.of(endpoint, body)));
        Map<String, String> headers = new HashMap<>();
        answer.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return new Target.Presigned(Json.text(answer, "presigned_url"), headers);
    }

    @Override
    public void delete(String path) {
        throw new UnsupportedCapabilityException(
                "The artifacts at " + Quoted.of(uri)
                        + " lie in a store behind the MLflow server, which signs no deletions; delete them in the store itself");
    }

    private <T> T served(Supplier<T> call) {
        try {
            return call.get();
        } catch (UnsupportedCapabilityException e) {
            throw ArtifactRoots.notServed(uri);
        }
    }
}
