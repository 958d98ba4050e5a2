/** What governance costs: a decision, and a change with its audit entry. */
@NullMarked
package io.mlops.benchmarks.governance;

import org.jspecify.annotations.NullMarked;
