package io.mlops.examples.mvstore;

import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.testkit.BackendContract;
import java.nio.file.Path;
import java.util.Map;

// README: start
class MvStoreContractTest extends BackendContract {
    @Override
    protected Backend open(Path folder, BackendContext context) {
        return new MvStoreProvider().open("mvstore:" + folder, Map.of(), context);
    }
}
// README: end
