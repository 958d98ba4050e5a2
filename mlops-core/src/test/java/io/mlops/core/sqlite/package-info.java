/** Tests of the embedded backend: opening, faults, many writers; what every backend does is the kit's. */
@NullMarked
package io.mlops.core.sqlite;

import org.jspecify.annotations.NullMarked;
