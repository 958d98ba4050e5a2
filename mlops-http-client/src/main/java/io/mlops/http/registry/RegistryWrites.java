package io.mlops.http.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlops.error.BackendException;
import io.mlops.error.ConflictException;
import io.mlops.error.NotFoundException;
import io.mlops.error.OutcomeUnknownException;
import io.mlops.error.Quoted;
import io.mlops.http.tracking.HiddenTags;
import io.mlops.http.wire.ApiRequest;
import io.mlops.http.wire.Endpoint;
import io.mlops.http.wire.Json;
import io.mlops.http.wire.Transport;
import io.mlops.registry.AliasState;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.RegistryWrite;
import io.mlops.spi.commit.TagWrite;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the changes of the registry. Thread-safe. */
public final class RegistryWrites {
    private final Transport transport;
    private final RestRegistryStore store;
    private final VersionCreation versions;

    /**
     * Makes it.
     *
     * @param transport asks the server
     * @param store reads what is there
     * @param versions creates versions
     */
    public RegistryWrites(Transport transport, RestRegistryStore store, VersionCreation versions) {
        this.transport = transport;
        this.store = store;
        this.versions = versions;
    }

    /** Makes a change and returns what it assigns. */
    public String apply(RegistryWrite write, Commit commit) {
        return switch (write.type()) {
            case CREATE_MODEL -> createModel((RegistryWrite.CreateModel) write, commit.requestId());
            case DESCRIBE_MODEL -> {
                ObjectNode body = named(write).put("description", ((RegistryWrite.DescribeModel) write).description());
                yield done(Endpoint.MODEL_UPDATE, body);
            }
            case RENAME_MODEL -> renameModel((RegistryWrite.RenameModel) write);
            case DELETE_MODEL -> deleteModel((RegistryWrite.DeleteModel) write);
            case CREATE_VERSION -> versions.create((RegistryWrite.CreateVersion) write, commit.requestId());
            case DESCRIBE_VERSION -> {
                RegistryWrite.DescribeVersion describe = (RegistryWrite.DescribeVersion) write;
                ObjectNode body = version(write.model(), describe.version()).put("description", describe.description());
                yield done(Endpoint.VERSION_UPDATE, body);
            }
            case SET_VERSION_STATUS -> {
                RegistryWrite.SetVersionStatus status = (RegistryWrite.SetVersionStatus) write;
                ObjectNode body = version(write.model(), status.version())
                        .put("key", RegistryTags.STATUS)
                        .put("value", status.status().name());
                yield done(Endpoint.VERSION_SET_TAG, body);
            }
            case DELETE_VERSION -> deleteVersion((RegistryWrite.DeleteVersion) write);
            case SET_ALIAS -> setAlias((RegistryWrite.SetAlias) write, commit.at());
            case DELETE_ALIAS -> deleteAlias((RegistryWrite.DeleteAlias) write, commit.at());
        };
    }

    private String createModel(RegistryWrite.CreateModel write, String requestId) {
        ObjectNode body = named(write).put("description", write.description());
        Json.putEntries(body, "tags", Map.of(HiddenTags.REQUEST, requestId));
        transport.create(
                ApiRequest.of(Endpoint.MODEL_CREATE, body),
                () -> store.model(write.model())
                        .filter(model -> requestId.equals(
                                Json.entries(model.path("tags")).get(HiddenTags.REQUEST))));
        return "";
    }

    private String renameModel(RegistryWrite.RenameModel write) {
        ObjectNode body = named(write).put("new_name", write.newName());
        transport.create(ApiRequest.of(Endpoint.MODEL_RENAME, body), () -> store.model(write.newName()));
        return "";
    }

    private String deleteModel(RegistryWrite.DeleteModel write) {
        transport.create(ApiRequest.of(Endpoint.MODEL_DELETE, named(write)), () -> absent(store.model(write.model())));
        return "";
    }

    private static Optional<JsonNode> absent(Optional<?> thing) {
        return thing.isPresent() ? Optional.empty() : Optional.of(Json.object());
    }

    /** The number is noted first: once the version is gone, nothing on the server tells that it was used. */
    private String deleteVersion(RegistryWrite.DeleteVersion write) {
        JsonNode model = model(write.model());
        if (write.version() == RestRegistryStore.nextOf(model) - 1) {
            tagModel(write.model(), RegistryTags.NUMBERS, Integer.toString(write.version()));
        }
        transport.create(
                ApiRequest.of(Endpoint.VERSION_DELETE, version(write.model(), write.version())),
                () -> absent(store.findVersion(write.model(), write.version())));
        return "";
    }

    private String setAlias(RegistryWrite.SetAlias write, Instant at) {
        AliasNotes before = AliasNotes.read(model(write.model()), write.alias());
        done(Endpoint.ALIAS_SET, version(write.model(), write.version()).put("alias", write.alias()));
        requireAt(write.model(), write.alias(), write.version());
        AliasState state = before.next(write.model(), write.alias(), write.version(), at);
        note(write.model(), write.alias(), before.with(state));
        return Long.toString(state.revision());
    }

    private String deleteAlias(RegistryWrite.DeleteAlias write, Instant at) {
        JsonNode model = model(write.model());
        AliasNotes before = AliasNotes.read(model, write.alias());
        if (AliasNotes.versionOf(model, write.alias()) == 0) {
            return "";
        }
        done(Endpoint.ALIAS_DELETE, named(write).put("alias", write.alias()));
        requireAt(write.model(), write.alias(), 0);
        note(write.model(), write.alias(), before.with(before.next(write.model(), write.alias(), 0, at)));
        return "";
    }

    /** There is no compare-and-set: who was overtaken learns it afterwards. */
    private void requireAt(String name, String alias, int version) {
        int actual = AliasNotes.versionOf(readBack(name, alias), alias);
        if (actual != version) {
            throw new ConflictException("Alias " + Quoted.of(alias) + " of " + Quoted.of(name) + " points to "
                    + (actual == 0 ? "nothing" : "version " + actual)
                    + ": somebody else has moved it in the same moment; look and decide again");
        }
    }

    private JsonNode readBack(String name, String alias) {
        try {
            return model(name);
        } catch (BackendException e) {
            throw new OutcomeUnknownException(
                    "The change of the alias " + Quoted.of(alias) + " of " + Quoted.of(name)
                            + " was answered with success and could not be read back; look where it points",
                    e);
        }
    }

    private void note(String name, String alias, AliasNotes notes) {
        tagModel(name, RegistryTags.ofAlias(alias), notes.text());
    }

    private void tagModel(String name, String key, String value) {
        done(Endpoint.MODEL_SET_TAG, Json.object("name", name).put("key", key).put("value", value));
    }

    /** Sets or removes a tag of a model or a version. */
    public void tag(TagWrite write) {
        HiddenTags.refuse(List.of(write.key()));
        boolean isModel = write.target().kind() == TagWrite.Kind.MODEL;
        ObjectNode body = isModel
                ? Json.object("name", write.target().id())
                : version(write.target().id(), write.target().version());
        body.put("key", write.key());
        write.value().ifPresent(value -> body.put("value", value));
        if (write.value().isPresent()) {
            done(isModel ? Endpoint.MODEL_SET_TAG : Endpoint.VERSION_SET_TAG, body);
        } else {
            done(isModel ? Endpoint.MODEL_DELETE_TAG : Endpoint.VERSION_DELETE_TAG, body);
        }
    }

    private JsonNode model(String name) {
        return store.model(name)
                .orElseThrow(() -> new NotFoundException("There is no registered model " + Quoted.of(name)));
    }

    private static ObjectNode named(RegistryWrite write) {
        return Json.object("name", write.model());
    }

    /** A version is a text on the wire; a number is refused. */
    private static ObjectNode version(String name, int version) {
        return Json.object("name", name).put("version", Integer.toString(version));
    }

    private String done(Endpoint endpoint, ObjectNode body) {
        transport.call(ApiRequest.of(endpoint, body));
        return "";
    }
}
