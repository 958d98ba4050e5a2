@NullMarked
package io.mlops.core.metrics;

import org.jspecify.annotations.NullMarked;
