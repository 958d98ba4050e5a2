/** Backends whose calls go through something that alters them. */
@NullMarked
package io.mlops.testkit.altered;

import org.jspecify.annotations.NullMarked;
