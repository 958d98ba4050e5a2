@NullMarked
package io.mlops.core.drift.multivariate;

import org.jspecify.annotations.NullMarked;
