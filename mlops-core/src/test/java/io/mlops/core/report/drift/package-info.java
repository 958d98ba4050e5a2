@NullMarked
package io.mlops.core.report.drift;

import org.jspecify.annotations.NullMarked;
