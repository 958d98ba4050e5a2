@NullMarked
package io.mlops.core.quality;

import org.jspecify.annotations.NullMarked;
