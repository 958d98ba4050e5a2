/**
 * Points of one metric series as compressed, checksummed columns: the form in which SQL stores keep them.
 *
 * <p>Format, version 1, one stream of bits, least significant first: version (8 bits), number of points (variable length), the column of steps, that of timestamps, that of
 * values, filled up to a whole byte; then CRC-32C (4 bytes, little-endian) of the owner's number (8 bytes) and all before. The owner of a
 * chunk is its series, that of a tail its run, with the number negative. Points are ordered by (step, timestamp, value) and differ.
 * <ul>
 *   <li>Steps and timestamps are differences of first or second order, whichever is shorter, in blocks of 128 of one bit width each: regular ones cost
 *       less than a tenth of a bit.
 *   <li>Values with few decimals are integers, coded alike; others are XOR-ed with their predecessor, and a block drops the leading and trailing zero bits that
 *       all its values share.
 * </ul>
 *
 * <p>Rules: all NaN are one NaN, everything else comes back bit for bit; the checksum covers the owner's number, so that a chunk under a wrong series, and a
 * tail under a wrong run, is found as well; nothing here allocates per point.
 *
 * <p>Decision: an own codec of a few hundred lines instead of a general compressor, which would be one more native library and would know neither that
 * steps rise by one nor that 0.8125 is 8125 / 10^4. Blocks of one width are coarser than codes per value, and several times as fast.
 */
@NullMarked
package io.mlops.core.chunk;

import org.jspecify.annotations.NullMarked;
