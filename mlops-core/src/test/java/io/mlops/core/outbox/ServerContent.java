package io.mlops.core.outbox;

import io.mlops.page.PageRequest;
import io.mlops.search.LifecycleView;
import io.mlops.search.SearchQuery;
import io.mlops.spi.commit.ExperimentWrite;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.Run;
import io.mlops.tracking.StepRange;
import java.util.ArrayList;
import java.util.List;

/** What a server holds, as its own users would look at it. */
final class ServerContent {
    private ServerContent() {}

    static List<Run> runs(RemoteDouble server) {
        return server.content()
                .runs()
                .orElseThrow()
                .searchRuns(List.of(), SearchQuery.all().view(LifecycleView.ALL).limit(PageRequest.MAX_RESULTS))
                .items();
    }

    /** The points of a key, as texts. */
    static List<String> points(RemoteDouble server, String runId, String key) {
        MetricPoints points = server.content()
                .metrics()
                .orElseThrow()
                .history(runId, MetricSeries.of(key), StepRange.ALL, PageRequest.first(PageRequest.MAX_RESULTS))
                .points();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            texts.add(points.step(i) + "@" + points.timestampMillis(i) + "=" + points.value(i));
        }
        return texts;
    }

    static void stage(RemoteDouble server, String experiment, boolean isDeleted) {
        String id = server.content()
                .runs()
                .orElseThrow()
                .findExperimentByName(experiment)
                .orElseThrow()
                .id();
        server.commit(
                List.of(new ExperimentWrite.SetStage(id, isDeleted ? LifecycleStage.DELETED : LifecycleStage.ACTIVE)));
    }
}
