/**
 * The outbox: writes into a remote store are durable in an embedded store first and are delivered in the background, in order for each run.
 *
 * <p>{@link io.mlops.core.outbox.OutboxBackend} is a backend that wraps another. A change of an experiment or a run, data of a run, points, files and logged models go into the embedded store of the
 * outbox's folder, and in the same transaction into its table {@code outbox_entry} ({@code LocalStore}, {@link io.mlops.core.outbox.journal.Journal}): both are there or neither. {@code Courier}, one thread named {@code mlops-outbox},
 * takes the oldest entry's subject (a run, or an experiment), sends what can go together ({@code Pack}, {@code Sender}, {@code Delivery}), and forgets the entries when the server has answered.
 *
 * <p>What a user sees:
 * <ul>
 *   <li>An own run, one that was started through the outbox, has one id for ever: the local one. It is read here, by either of its ids, so that own writes are seen at once and without the server; what
 *       others change about it on the server is seen there and by searches.
 *   <li>Searches are the server's, as they are about everybody's runs; they wait for the own writes before them, and fail as {@link io.mlops.error.BackendUnavailableException} where those cannot be delivered.
 *       Own runs appear in them under their local ids.
 *   <li>The registry is the server's, and so are the ids that a version names: a registration waits for the model it is of, and is never queued. An alias is never queued.
 *   <li>Runs of others are written and read on the server, without the outbox.
 *   <li>Experiments have local ids; one that is seen on the server gets a double here. One that the server is not quick enough to know starts here, and is found by its name when it is delivered.
 * </ul>
 *
 * <p>Once, and not lost:
 * <ul>
 *   <li>An entry is forgotten when the server has answered; what was sent and not forgotten is sent again, by this process or a later one. Equal points are one point, params are written once, later tags
 *       replace earlier ones, a file replaces itself, and a logged model is known by its id here.
 *   <li>The creation of a run is what a server may do twice. It is noted before it is sent; where such a note is found, the run is looked for by the tag {@code mlops.outbox.run}, and created again only
 *       when the settle time has passed without it ({@code RunCreation}).
 *   <li>What the server refuses for good is set aside as it is ({@code refusal}), counted and shown, until somebody retries or discards it. Of points, or params, tags and inputs, that were refused together only those are set
 *       aside that are refused alone.
 *   <li>What the server begins and does not end, as after a timeout, is halved with each attempt until it passes ({@code Portion}), and each part that passed is forgotten at once. A body that is too large (413) is a refusal: it is
 *       divided in the same attempt, and set aside where a single thing is too large.
 *       Any other failure lets its subject wait, for longer each time, and all of them where the server fails for all.
 * </ul>
 *
 * <p>Decisions: the journal repeats what it delivers and is no cursor over the local store, as chunks are compacted and histories are ordered by step, not by arrival. Its tables are made where a folder becomes
 * an outbox and are no part of the schema of every store. A folder is bound to one server, because the ids in it are. One opening delivers for all that share a folder, by the evidence of its lock file, as two would create runs
 * twice. The outbox does not pack to a server's documented limits itself: a backend takes any number of points and splits them, so that the outbox only has to give it enough at once (10,000 points of a run). How much a server gets done
 * is learnt from its failures and not from the clock, for all subjects together, as it is the server that is slow; the double is tried again now and then. Governance is
 * not queued either: where no other location is named for it, it is asked for on the remote store, which then has to answer. Nothing is purged through an outbox, as neither side knows what the other still needs.
 */
@NullMarked
package io.mlops.core.outbox;

import org.jspecify.annotations.NullMarked;
