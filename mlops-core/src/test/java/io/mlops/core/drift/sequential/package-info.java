@NullMarked
package io.mlops.core.drift.sequential;

import org.jspecify.annotations.NullMarked;
