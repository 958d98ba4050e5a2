package io.mlops.core.registry;

import io.mlops.core.store.Stores;
import io.mlops.event.AliasMoved;
import io.mlops.event.AliasRemoved;
import io.mlops.event.EventOrigin;
import io.mlops.event.MlopsEvent;
import io.mlops.event.VersionDeleted;
import io.mlops.event.VersionRegistered;
import io.mlops.registry.AliasState;
import io.mlops.registry.ModelVersion;
import io.mlops.spi.Capability;
import io.mlops.spi.RegistryChange;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes events of what other processes have changed. Thread-safe. */
public final class ForeignEvents implements Consumer<RegistryChange> {
    private final Stores stores;
    private final Consumer<List<MlopsEvent>> publish;

    /**
     * Makes it.
     *
     * @param stores where the registry is
     * @param publish delivers events
     */
    public ForeignEvents(Stores stores, Consumer<List<MlopsEvent>> publish) {
        this.stores = stores;
        this.publish = publish;
    }

    @Override
    public void accept(RegistryChange change) {
        publish.accept(eventOf(change).map(List::of).orElse(List.of()));
    }

    /** A version that is gone again when the change is read has no event but that of its deletion, which follows. */
    private Optional<MlopsEvent> eventOf(RegistryChange change) {
        EventOrigin origin = new EventOrigin(change.at(), "", true);
        return switch (change.type()) {
            case VERSION_CREATED -> version(change, change.version()).map(v -> new VersionRegistered(origin, v));
            case VERSION_DELETED -> Optional.of(new VersionDeleted(origin, change.model(), change.version()));
            case ALIAS_SET ->
                version(change, change.version())
                        .map(current -> new AliasMoved(origin, change.alias(), previous(change), current));
            case ALIAS_DELETED -> Optional.of(new AliasRemoved(origin, change.model(), change.alias()));
            case UPDATED -> Optional.empty();
        };
    }

    /** Where the alias pointed before: the state before the latest one that is as the change says. */
    private Optional<ModelVersion> previous(RegistryChange change) {
        if (!stores.tracking().capabilities().contains(Capability.ALIAS_HISTORY)) {
            return Optional.empty();
        }
        List<AliasState> history = stores.registry().aliasHistory(change.model(), change.alias());
        for (int i = 0; i < history.size() - 1; i++) {
            AliasState state = history.get(i);
            if (state.version() == change.version() && state.since().equals(change.at())) {
                int before = history.get(i + 1).version();
                return before == 0 ? Optional.empty() : version(change, before);
            }
        }
        return Optional.empty();
    }

    private Optional<ModelVersion> version(RegistryChange change, int number) {
        return stores.registry().findVersion(change.model(), number);
    }
}
