package io.mlops.core.fault;

import io.mlops.Mlops;
import io.mlops.child.Rehearsal;
import io.mlops.core.MlopsSdk;
import io.mlops.tracking.RunSpec;
import java.nio.file.Path;
import java.time.Duration;

/** A little of everything that children do with a store. */
public final class StoreRehearsal implements Rehearsal {
    @Override
    public void run(Path folder) {
        try (Mlops mlops = MlopsSdk.open(folder)) {
            String id = mlops.tracking().run(RunSpec.of("e", "r"), run -> {
                run.logParam("p", 1);
                run.logMetric("loss", 1, 1);
                run.durable().logMetric("loss", 2, 2);
                run.setTag("t", "v");
                run.logText("f.txt", "content");
                return run.id();
            });
            mlops.flush(Duration.ofSeconds(10));
            mlops.tracking().getRun(id);
            mlops.verify();
        }
    }
}
