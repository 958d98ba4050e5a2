@NullMarked
package io.mlops.core.metrics.group;

import org.jspecify.annotations.NullMarked;
