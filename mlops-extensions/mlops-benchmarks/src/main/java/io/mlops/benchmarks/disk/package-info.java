/** What the benchmarks of the store share: a folder on the disk that is measured, how often that disk can sync, and plain databases to compare with. */
@NullMarked
package io.mlops.benchmarks.disk;

import org.jspecify.annotations.NullMarked;
