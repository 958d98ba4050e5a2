@NullMarked
package io.mlops.core.drift.stream;

import org.jspecify.annotations.NullMarked;
