/**
 * The audit log as people and other programs see it: entries, the proofs of its Merkle tree, and checkpoints that keep it honest.
 *
 * <p>Rules:
 * <ul>
 *   <li>The log is a Merkle tree as in RFC 6962: the leaves are the canonical texts of the entries, and {@link io.mlops.governance.audit.MerkleHash} is all the hashing there is. Proofs are
 *       checked without a store, by {@link io.mlops.governance.audit.InclusionProof} and {@link io.mlops.governance.audit.ConsistencyProof}.
 *   <li>A {@link io.mlops.governance.audit.Checkpoint} says how many entries there are and what the root is, in the text form of C2SP's tlog-checkpoint and signed-note, so that other
 *       programs can witness, sign and compare it. It is signed with Ed25519 where a {@link io.mlops.governance.audit.CheckpointSigner} is given.
 *   <li>Whoever can write the whole store can replace all of it, hashes included. Against that stand checkpoints which are kept elsewhere, by a
 *       {@link io.mlops.governance.audit.CheckpointAnchor}, and a signing key which the writer of the store has not.
 * </ul>
 *
 * <p>Decisions: this package imports nothing of {@code io.mlops.governance}, which imports it, so that a verifier needs these types alone; a checkpoint's origin is the name of the signing key, and
 * of an unsigned one the digest of the first entry, as a log has no name of its own.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6962#section-2.1">RFC 6962, section 2.1</a>
 * @see <a href="https://c2sp.org/tlog-checkpoint">C2SP tlog-checkpoint</a>
 * @see <a href="https://c2sp.org/signed-note">C2SP signed-note</a>
 */
@NullMarked
package io.mlops.governance.audit;

import org.jspecify.annotations.NullMarked;
