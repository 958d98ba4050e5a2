/** The engine behind {@code io.mlops.Mlops}, with the embedded and the memory backend. */
module io.mlops.core {
    requires transitive io.mlops.api;

    provides io.mlops.spi.BackendProvider with
            io.mlops.core.memory.MemoryBackendProvider;
}
