package io.mlops.core.copy;

import io.mlops.page.PageRequest;
import io.mlops.search.LifecycleView;
import io.mlops.search.SearchQuery;
import io.mlops.spi.Capability;
import io.mlops.tracking.Run;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which run of the target is which of the source. In a store that gives its own ids each copied run has the source's in a tag, so that a copy that was cut off finds what it has made. For one thread.
 */
final class RunIds {
    /** The id that a run has in the store that it was copied from. */
    static final String TAG = "mlops.copied.run";

    private final CopyEnd to;
    private final boolean areKept;
    private final Map<String, String> known = new HashMap<>();
    private final Map<String, String> sources = new HashMap<>();

    RunIds(CopyEnd to) {
        this.to = to;
        this.areKept = to.backend().capabilities().contains(Capability.PROPOSED_IDS);
    }

    /** Returns whether runs have the same ids in both stores. */
    boolean areKept() {
        return areKept;
    }

    /** Returns the run of the target, if it is there. */
    Optional<Run> find(String sourceId) {
        if (areKept) {
            return to.runs().findRun(sourceId);
        }
        String id = known.get(sourceId);
        if (id != null) {
            return to.runs().findRun(id);
        }
        SearchQuery query = SearchQuery.where("tags.`" + TAG + "` = '" + sourceId + "'")
                .view(LifecycleView.ALL)
                .page(PageRequest.first(1));
        Optional<Run> found =
                to.runs().searchRuns(List.of(), query).items().stream().findFirst();
        found.ifPresent(run -> put(sourceId, run.id()));
        return found;
    }

    void put(String sourceId, String targetId) {
        known.put(sourceId, targetId);
        sources.put(targetId, sourceId);
    }

    /** Returns the id in the target of a run that was copied; itself where none was. */
    String inTarget(String sourceId) {
        return known.getOrDefault(sourceId, sourceId);
    }

    /** Returns the id in the source of a run of the target; itself where it was not copied. */
    String inSource(String targetId) {
        return sources.getOrDefault(targetId, targetId);
    }
}
