package io.mlops.core.action;

import com.fasterxml.uuid.Generators;
import io.mlops.error.OutcomeUnknownException;
import io.mlops.error.Quoted;
import io.mlops.governance.Action;
import io.mlops.governance.ActionType;
import io.mlops.governance.Decision;
import io.mlops.governance.Principal;
import io.mlops.governance.Resource;
import io.mlops.spi.Backend;
import io.mlops.spi.Capability;
import io.mlops.spi.RecordStore;
import io.mlops.spi.commit.AuditLeaf;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.CommitResult;
import io.mlops.spi.commit.Expectation;
import io.mlops.spi.commit.RecordWrite;
import io.mlops.spi.commit.Write;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits changes with their audit entries. Where the store itself keeps records and commits atomically, change and entry are one commit; where another location governs, an
 * intent goes there before the change and the outcome after; where nothing does, changes are not audited. Thread-safe.
 */
public final class Ledger {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    /** Whoever works on the store without this SDK. */
    private static final Principal OTHERS =
            new Principal("external", Principal.Kind.SERVICE, Optional.empty(), Principal.UNAUTHENTICATED);

    /** The revision of this record counts the ordered commits: it is what tells which of two came first. */
    private static final Write PLACE = new RecordWrite.Put("commit-order", "last", "{}");

    private final Backend store;
    private final @Nullable Backend governance;
    private final AuditLeaves leaves;
    private final Optional<Promotions> promotions;
    private final String writerId;
    private final Clock clock;

    /**
     * Joins store and governance.
     *
     * @param store what is changed
     * @param governance where records and audit are kept; the store itself, another one, or null for none
     * @param writerId names this opening
     * @param clock dates the commits
     */
    public Ledger(Backend store, @Nullable Backend governance, String writerId, Clock clock) {
        this.store = store;
        this.governance = governance;
        this.writerId = writerId;
        this.clock = clock;
        this.leaves = new AuditLeaves(records());
        this.promotions = Promotions.beside(store, records());
    }

    /**
     * What is committed and audited under one request id, however often it is sent.
     *
     * @param requestId names the commit
     * @param at its date
     * @param action what is done
     * @param judged why it may be done
     */
    record Entry(String requestId, Instant at, Action action, Judged judged) {}

    Entry entry(Action action, Judged judged) {
        // Later ones sort behind earlier ones, so that the indexes that they are keys of grow at their ends.
        String requestId = Generators.timeBasedEpochGenerator().generate().toString();
        return new Entry(requestId, clock.instant().truncatedTo(ChronoUnit.MILLIS), action, judged);
    }

    /**
     * What was committed.
     *
     * @param result what the store assigned to the writes of the change, in their order
     * @param position the place of the commit among all that tell it; 0 where {@link #tellsOrder} says no
     */
    record Committed(CommitResult result, long position) {}

    Committed commit(Change change, Entry entry, Judged judged) {
        List<Expectation> expectations = concat(change.expectations(), judged.expectations());
        if (governance == null) {
            CommitResult result = change.writes().isEmpty()
                    ? new CommitResult(List.of())
                    : store.commit(request(entry, onStore(expectations), change.writes(), List.of()));
            return new Committed(result, 0);
        }
        return tellsOrder()
                ? commitAsOne(change, entry, expectations, judged.writes())
                : new Committed(commitWithIntent(entry, expectations, change.writes(), judged.writes()), 0);
    }

    /** Returns whether a commit of an ordered change tells its place among the others. */
    boolean tellsOrder() {
        return governance == store;
    }

    boolean canRepeat() {
        return store.capabilities().contains(Capability.IDEMPOTENT_COMMITS);
    }

    private Committed commitAsOne(Change change, Entry entry, List<Expectation> expectations, List<Write> sideWrites) {
        AuditLeaves.Leaf leaf = leaves.leaf(entry, "done");
        List<Write> writes = concat(concat(change.writes(), sideWrites), leaf.writes());
        CommitResult result = store.commit(request(
                entry,
                concat(expectations, leaf.expectations()),
                change.isOrdered() ? concat(writes, List.of(PLACE)) : writes,
                List.of(leaf.leaf())));
        List<String> assigned = result.assigned();
        long position = change.isOrdered() ? Long.parseLong(assigned.get(assigned.size() - 1)) : 0;
        return new Committed(
                new CommitResult(assigned.subList(0, change.writes().size())), position);
    }

    /** The store sees one commit without records and without leaves; what it cannot compare was compared when the intent was committed. */
    private CommitResult commitWithIntent(
            Entry entry, List<Expectation> expectations, List<Write> writes, List<Write> sideWrites) {
        List<Write> onStore =
                writes.stream().filter(w -> w.part() != Write.Part.RECORD).toList();
        List<Expectation> records =
                expectations.stream().filter(e -> !isOnStore(e)).toList();
        if (onStore.isEmpty()) {
            CommitResult result = audit(entry, "done", records, concat(writes, sideWrites));
            return new CommitResult(result.assigned().subList(0, writes.size()));
        }
        audit(entry, "intended", records, notes(known -> known.before(onStore)));
        CommitResult result;
        try {
            result = store.commit(request(entry, onStore(expectations), onStore, List.of()));
        } catch (RuntimeException e) {
            boolean isUnknown = e instanceof OutcomeUnknownException;
            List<Write> notes = isUnknown ? List.of() : notes(known -> known.failed(onStore));
            audit(entry, isUnknown ? "unknown" : "failed", List.of(), notes);
            throw e;
        }
        audit(entry, "done", List.of(), concat(sideWrites, notes(known -> known.after(onStore))));
        return result;
    }

    private List<Write> notes(Function<Promotions, List<Write>> of) {
        return promotions.map(of).orElse(List.of());
    }

    /** Returns where this SDK has put aliases; empty where the store tells by itself what others change. */
    Optional<Promotions> promotions() {
        return promotions;
    }

    /**
     * Records, when it is first seen, that somebody else has moved an alias.
     *
     * @throws io.mlops.error.ConflictException if another process has recorded it first
     */
    void recordExternal(Promotions.Promotion known, int actual) {
        Action action = new Action(
                actual == 0 ? ActionType.ALIAS_DELETE : ActionType.ALIAS_SET,
                OTHERS,
                Resource.alias(known.model(), known.alias(), actual),
                Map.of("version", Integer.toString(known.version())),
                Map.of("version", Integer.toString(actual)),
                "another client of the store has moved the alias; seen first now");
        Entry entry = entry(action, Judged.of(Decision.allow("external")));
        audit(entry, "external", List.of(known.expectation()), List.of(known.at(actual, actual)));
    }

    /** Records that an action was refused; that itself must not hide the refusal from the caller. */
    void recordRefusal(Action action, Judged judged) {
        record(action, judged, "denied");
    }

    /** Records that a hook failed after a change, which stands. */
    void recordHookFailure(Action action, HookRunner.Failure failure) {
        Decision decision = new Decision(
                Decision.Outcome.ALLOW,
                List.of(failure.hook()),
                "the hook " + Quoted.of(failure.hook()) + " " + failure.what() + " after the change");
        record(action, Judged.of(decision), "hook-failed");
    }

    private void record(Action action, Judged judged, String outcome) {
        if (governance == null) {
            return;
        }
        try {
            audit(entry(action, judged), outcome, List.of(), List.of());
        } catch (RuntimeException e) {
            LOG.error("{}, {}, could not be audited", action.type().id(), outcome, e);
        }
    }

    private CommitResult audit(Entry entry, String outcome, List<Expectation> expectations, List<Write> writes) {
        AuditLeaves.Leaf leaf = leaves.leaf(entry, outcome);
        Commit commit = new Commit(
                entry.requestId() + "-" + outcome,
                writerId,
                entry.at(),
                concat(expectations, leaf.expectations()),
                concat(writes, leaf.writes()),
                List.of(leaf.leaf()));
        return Objects.requireNonNull(governance).commit(commit);
    }

    private Commit request(Entry entry, List<Expectation> expectations, List<Write> writes, List<AuditLeaf> entries) {
        return new Commit(entry.requestId(), writerId, entry.at(), expectations, writes, entries);
    }

    /** A store that cannot compare an alias is not asked to; the engine's own check before is all there is, which its capability says. */
    private List<Expectation> onStore(List<Expectation> expectations) {
        boolean comparesAliases = store.capabilities().contains(Capability.ALIAS_COMPARE_AND_SET);
        return expectations.stream()
                .filter(Ledger::isOnStore)
                .filter(e -> comparesAliases || e.type() != Expectation.Type.ALIAS_AT)
                .toList();
    }

    private static boolean isOnStore(Expectation expectation) {
        return expectation.type() != Expectation.Type.RECORD_AT;
    }

    private static <T> List<T> concat(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** Returns the reader of the audit log's entries. */
    public AuditLeaves leaves() {
        return leaves;
    }

    /** Returns where the store is that is changed, for messages. */
    public String location() {
        return store.location();
    }

    /** Returns where records are kept, or empty where nothing keeps them. */
    public Optional<RecordStore> records() {
        return Optional.ofNullable(governance).flatMap(Backend::records);
    }
}
