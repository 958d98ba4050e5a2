/** Measures of ranked lists, averaged over queries, streaming. */
@NullMarked
package io.mlops.core.metrics.ranking;

import org.jspecify.annotations.NullMarked;
