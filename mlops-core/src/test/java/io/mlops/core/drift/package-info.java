/** The drift tests against what other libraries computed, by properties, on bad input, and by their false alarms. */
@NullMarked
package io.mlops.core.drift;

import org.jspecify.annotations.NullMarked;
