package io.mlops.core.action;

import io.mlops.artifact.Digest;
import io.mlops.core.json.CanonicalJson;
import io.mlops.core.json.JsonObject;
import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.spi.Backend;
import io.mlops.spi.Capability;
import io.mlops.spi.RecordStore;
import io.mlops.spi.StoredRecord;
import io.mlops.spi.commit.Expectation;
import io.mlops.spi.commit.RecordWrite;
import io.mlops.spi.commit.RegistryWrite;
import io.mlops.spi.commit.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where this SDK has last put each alias, kept in the location that governs beside a store that compares no aliases. An alias that stands elsewhere was moved by somebody
 * else. Thread-safe.
 *
 * <p>A move is noted as intended before it is made, so that a process that looks on meanwhile, or after a crash, does not take it for a stranger's.
 */
final class Promotions {
    private static final String KIND = "promotion";

    private final RecordStore records;

    Promotions(RecordStore records) {
        this.records = records;
    }

    /**
     * What is noted of an alias.
     *
     * @param model the model's name
     * @param alias the alias
     * @param version where it was put; 0 for nowhere
     * @param intended where a move puts it that is under way or was never heard of again; the same version without one
     * @param revision of the record; 0 where there is none yet
     */
    record Promotion(String model, String alias, int version, int intended, long revision) {
        boolean explains(int actual) {
            return actual == version || actual == intended;
        }

        Write at(int now, int next) {
            Map<String, Object> json = Map.of("model", model, "alias", alias, "version", now, "intended", next);
            return new RecordWrite.Put(KIND, id(model, alias), CanonicalJson.write(json));
        }

        Expectation expectation() {
            return new Expectation.RecordAt(KIND, id(model, alias), revision);
        }
    }

    /** The model's part has one length, so that the whole fits whatever the names are. */
    private static String id(String model, String alias) {
        return prefix(model) + alias;
    }

    private static String prefix(String model) {
        return Digest.of(model).hex() + "/";
    }

    /** Returns what is noted of an alias; of one that nobody here has moved, that it points nowhere. */
    Promotion find(String model, String alias) {
        return records.find(KIND, id(model, alias))
                .map(Promotions::read)
                .orElseGet(() -> new Promotion(model, alias, 0, 0, 0));
    }

    /** Returns all that is noted. */
    List<Promotion> all() {
        return list("");
    }

    private List<Promotion> list(String prefix) {
        return Page.stream(PageRequest.first(PageRequest.DEFAULT_RESULTS), page -> records.list(KIND, prefix, page))
                .map(Promotions::read)
                .toList();
    }

    private static Promotion read(StoredRecord stored) {
        JsonObject json = JsonObject.parse("promotion", stored.json());
        return new Promotion(
                json.text("model"),
                json.text("alias"),
                (int) json.number("version"),
                (int) json.number("intended"),
                stored.revision());
    }

    /** Returns the notes to make before changes of the store. */
    List<Write> before(List<Write> changes) {
        return moves(changes).stream()
                .map(move -> {
                    Promotion known = find(move.model(), move.alias());
                    return known.at(known.version(), move.version());
                })
                .toList();
    }

    /** Returns the notes that take back those which were made before changes that have failed. */
    List<Write> failed(List<Write> changes) {
        return moves(changes).stream()
                .map(move -> find(move.model(), move.alias()))
                .map(known -> known.at(known.version(), known.version()))
                .toList();
    }

    /** Returns the notes to make after changes of the store. */
    List<Write> after(List<Write> changes) {
        List<Write> notes = new ArrayList<>();
        for (Move move : moves(changes)) {
            notes.add(find(move.model(), move.alias()).at(move.version(), move.version()));
        }
        for (Write change : changes) {
            if (change instanceof RegistryWrite.DeleteModel deleted) {
                list(prefix(deleted.model())).forEach(known -> notes.add(deletion(known)));
            } else if (change instanceof RegistryWrite.RenameModel renamed) {
                for (Promotion known : list(prefix(renamed.model()))) {
                    notes.add(deletion(known));
                    notes.add(new Promotion(renamed.newName(), known.alias(), 0, 0, 0)
                            .at(known.version(), known.version()));
                }
            } else if (change instanceof RegistryWrite.DeleteVersion deleted) {
                list(prefix(deleted.model())).stream()
                        .filter(known -> known.version() == deleted.version())
                        .forEach(known -> notes.add(known.at(0, 0)));
            }
        }
        return notes;
    }

    private static Write deletion(Promotion known) {
        return new RecordWrite.Delete(KIND, id(known.model(), known.alias()));
    }

    /** A change that puts an alias somewhere. */
    private record Move(String model, String alias, int version) {}

    private static List<Move> moves(List<Write> changes) {
        List<Move> moves = new ArrayList<>();
        for (Write change : changes) {
            if (change instanceof RegistryWrite.SetAlias set) {
                moves.add(new Move(set.model(), set.alias(), set.version()));
            } else if (change instanceof RegistryWrite.DeleteAlias deleted) {
                moves.add(new Move(deleted.model(), deleted.alias(), 0));
            }
        }
        return moves;
    }

    /** Returns the notes of a governing location, or empty where the store that is governed tells by itself what others change. */
    static Optional<Promotions> beside(Backend store, Optional<RecordStore> governing) {
        boolean tells = store.capabilities().contains(Capability.REGISTRY_CHANGES)
                || store.capabilities().contains(Capability.ALIAS_COMPARE_AND_SET);
        return store.registry().isPresent() && !tells ? governing.map(Promotions::new) : Optional.empty();
    }
}
