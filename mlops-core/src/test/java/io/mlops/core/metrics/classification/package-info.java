@NullMarked
package io.mlops.core.metrics.classification;

import org.jspecify.annotations.NullMarked;
