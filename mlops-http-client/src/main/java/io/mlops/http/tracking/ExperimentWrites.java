package io.mlops.http.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlops.error.ConflictException;
import io.mlops.error.MlopsException;
import io.mlops.error.NotFoundException;
import io.mlops.error.Quoted;
import io.mlops.http.wire.ApiRequest;
import io.mlops.http.wire.Endpoint;
import io.mlops.http.wire.Json;
import io.mlops.http.wire.RefusedException;
import io.mlops.http.wire.Transport;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.ExperimentWrite;
import io.mlops.tracking.Experiment;
import io.mlops.tracking.LifecycleStage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the changes of experiments. Thread-safe. */
public final class ExperimentWrites {
    private final Transport transport;
    private final RunWrites runs;

    /**
     * Makes it.
     *
     * @param transport asks the server
     * @param runs deletes again what must not come back with its experiment
     */
    public ExperimentWrites(Transport transport, RunWrites runs) {
        this.transport = transport;
        this.runs = runs;
    }

    /** Makes a change and returns what it assigns. */
    public String apply(ExperimentWrite write, Commit commit) {
        return switch (write.type()) {
            case CREATE -> create(((ExperimentWrite.Create) write).name(), commit.requestId());
            case RENAME -> rename((ExperimentWrite.Rename) write);
            case SET_STAGE -> setStage((ExperimentWrite.SetStage) write);
        };
    }

    private String create(String name, String requestId) {
        ObjectNode body = Json.object("name", name);
        Json.putEntries(body, "tags", Map.of(HiddenTags.REQUEST, requestId));
        JsonNode created =
                transport.create(ApiRequest.of(Endpoint.EXPERIMENT_CREATE, body), () -> byName(name, requestId));
        return Json.createdId(created, "experiment_id");
    }

    private Optional<JsonNode> byName(String name, String requestId) {
        try {
            JsonNode found = transport
                    .call(ApiRequest.of(Endpoint.EXPERIMENT_GET_BY_NAME).query("experiment_name", name))
                    .path("experiment");
            return Optional.of(found)
                    .filter(e -> requestId.equals(Json.entries(e.path("tags")).get(HiddenTags.REQUEST)));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    private String rename(ExperimentWrite.Rename write) {
        Experiment experiment = active(write.experimentId());
        if (!experiment.name().equals(write.name())) {
            ObjectNode body = Json.object("experiment_id", experiment.id()).put("new_name", write.name());
            call(ApiRequest.of(Endpoint.EXPERIMENT_UPDATE, body), experiment.id(), Optional.of(write.name()));
        }
        return "";
    }

    private String setStage(ExperimentWrite.SetStage write) {
        Experiment experiment = get(write.experimentId());
        if (experiment.stage() == write.stage()) {
            return "";
        }
        ObjectNode body = Json.object("experiment_id", experiment.id());
        if (write.stage() == LifecycleStage.DELETED) {
            stage(Endpoint.EXPERIMENT_DELETE, body, write);
        } else {
            stage(Endpoint.EXPERIMENT_RESTORE, body, write);
            runs.deleteAgain(experiment.id());
        }
        return "";
    }

    /** A repeat of a change of stage finds nothing in the old stage. */
    private void stage(Endpoint endpoint, ObjectNode body, ExperimentWrite.SetStage write) {
        try {
            transport.call(ApiRequest.of(endpoint, body));
        } catch (NotFoundException e) {
            if (get(write.experimentId()).stage() != write.stage()) {
                throw e;
            }
        }
    }

    /** Sets or removes a tag. */
    public void tag(String id, String key, Optional<String> value) {
        HiddenTags.refuse(List.of(key));
        active(id);
        ObjectNode body = Json.object("experiment_id", id).put("key", key);
        value.ifPresent(text -> body.put("value", text));
        Endpoint endpoint = value.isPresent() ? Endpoint.EXPERIMENT_SET_TAG : Endpoint.EXPERIMENT_DELETE_TAG;
        try {
            call(ApiRequest.of(endpoint, body), id, Optional.empty());
        } catch (NotFoundException e) {
            if (value.isPresent()) {
                throw e;
            }
            active(id);
        }
    }

    private void call(ApiRequest request, String id, Optional<String> newName) {
        try {
            transport.call(request);
        } catch (RefusedException e) {
            throw reason(e, id, newName);
        }
    }

    private MlopsException reason(RefusedException refusal, String id, Optional<String> newName) {
        try {
            active(id);
        } catch (NotFoundException | ConflictException e) {
            return e;
        }
        return newName.isPresent() && named(newName.get())
                ? new io.mlops.error.AlreadyExistsException("Experiment " + Quoted.of(newName.get())
                        + " exists already, perhaps deleted; choose another name")
                : refusal;
    }

    private boolean named(String name) {
        try {
            transport.call(ApiRequest.of(Endpoint.EXPERIMENT_GET_BY_NAME).query("experiment_name", name));
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    private Experiment active(String id) {
        Experiment experiment = get(id);
        if (experiment.stage() == LifecycleStage.DELETED) {
            throw new ConflictException(
                    "Experiment " + Quoted.of(experiment.name()) + " is deleted; restore it before you change it");
        }
        return experiment;
    }

    private Experiment get(String id) {
        if (!Ids.isExperiment(id)) {
            throw new NotFoundException("There is no experiment " + Quoted.of(id));
        }
        return ExperimentJson.read(transport
                .call(ApiRequest.of(Endpoint.EXPERIMENT_GET).query("experiment_id", id))
                .path("experiment"));
    }
}
