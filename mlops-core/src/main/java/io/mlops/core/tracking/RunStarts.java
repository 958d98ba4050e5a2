package io.mlops.core.tracking;

import io.mlops.core.action.Acting;
import io.mlops.core.action.Change;
import io.mlops.core.action.Permit;
import io.mlops.core.check.Ids;
import io.mlops.core.check.Keys;
import io.mlops.core.check.Names;
import io.mlops.core.check.Values;
import io.mlops.error.NotFoundException;
import io.mlops.event.RunStarted;
import io.mlops.governance.Action;
import io.mlops.governance.ActionType;
import io.mlops.governance.Resource;
import io.mlops.spi.commit.RunWrite;
import io.mlops.tracking.Experiment;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunInfo;
import io.mlops.tracking.RunSpec;
import io.mlops.tracking.RunStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts and resumes runs. Immutable, thread-safe. */
record RunStarts(RunContext context, Experiments experiments, Environment environment) {
    private static final int NAME_DIGITS = 8;

    LiveRun start(RunSpec spec) {
        Names.experiment(spec.experiment());
        String name = Names.run(spec.name());
        Map<String, String> given = Values.tags(spec.tags());
        Map<String, String> params = Values.params(spec.params());
        spec.parentRunId().ifPresent(Ids::run);
        context.open().requireAccepting();
        Experiment experiment = experiments.getOrCreate(spec.experiment());
        RunInfo proposed = proposed(experiment, name);
        Map<String, String> tags = new HashMap<>(environment.tags());
        tags.put(Tags.USER, acting().principal().id());
        tags.put(Tags.RUN_NAME, proposed.name());
        spec.parentRunId().ifPresent(parent -> tags.put(Tags.PARENT_RUN, parent));
        tags.putAll(given);
        tags.put(Keys.ACCOUNTABLE, acting().principal().accountable());
        boolean takesParams = context.stores().commitsAtomically();
        RunWrite create = new RunWrite.Create(proposed, tags, takesParams ? params : Map.of());
        Action action = action(proposed, Map.of(), Map.of("experiment", experiment.name(), "name", proposed.name()));
        Permit permit = acting().actions()
                .begin(() -> new Change(
                        action,
                        List.of(),
                        List.of(create),
                        result -> List.of(new RunStarted(
                                acting().origin(),
                                withId(proposed, result.assigned().get(0))))));
        LiveRun run = open(withId(proposed, permit.begun().assigned().get(0)), permit, List.of());
        return takesParams ? run : withParams(run, params);
    }

    /** A run that cannot have its first params ends at once, as nobody gets it who could end it. */
    private static LiveRun withParams(LiveRun run, Map<String, String> params) {
        try {
            run.logParams(params);
            return run;
        } catch (RuntimeException e) {
            run.fail(e);
            throw e;
        }
    }

    LiveRun resume(String runId) {
        Ids.run(runId);
        context.open().requireAccepting();
        context.open().requireNotOpen(runId);
        Run run = context.stores()
                .runs()
                .findRun(runId)
                .filter(found -> found.info().stage() == LifecycleStage.ACTIVE)
                .orElseThrow(() -> new NotFoundException("There is no run " + runId + ", or it is deleted"));
        RunInfo before = run.info();
        RunInfo info = new RunInfo(
                runId,
                before.experimentId(),
                before.name(),
                RunStatus.RUNNING,
                before.stage(),
                before.startedAt(),
                Optional.empty());
        Action action = action(
                info,
                Map.of("status", before.status().name()),
                Map.of("status", info.status().name()));
        Permit permit = acting().actions()
                .begin(() -> new Change(
                        action,
                        List.of(),
                        List.of(new RunWrite.SetStatus(runId, RunStatus.RUNNING, Optional.empty())),
                        result -> List.of(new RunStarted(acting().origin(), info))));
        return open(info, permit, run.data().models());
    }

    private LiveRun open(RunInfo info, Permit permit, List<io.mlops.tracking.LoggedModel> models) {
        RunFiles files = new RunFiles(context.stores(), info.id(), acting().clock(), models);
        LiveRun run = new LiveRun(info, context, permit, files);
        context.open().add(run);
        return run;
    }

    private RunInfo proposed(Experiment experiment, String name) {
        String id = NewIds.hex();
        return new RunInfo(
                id,
                experiment.id(),
                // The last digits: the first ones are a time, and the same for runs that start together.
                name.isEmpty() ? "run-" + id.substring(id.length() - NAME_DIGITS) : name,
                RunStatus.RUNNING,
                LifecycleStage.ACTIVE,
                acting().now(),
                Optional.empty());
    }

    private static RunInfo withId(RunInfo info, String id) {
        return info.id().equals(id)
                ? info
                : new RunInfo(
                        id,
                        info.experimentId(),
                        info.name(),
                        info.status(),
                        info.stage(),
                        info.startedAt(),
                        info.endedAt());
    }

    private Action action(RunInfo info, Map<String, String> before, Map<String, String> after) {
        return acting().action(ActionType.RUN_WRITE, Resource.of(Resource.Type.RUN, info.id()), before, after);
    }

    private Acting acting() {
        return context.acting();
    }
}
