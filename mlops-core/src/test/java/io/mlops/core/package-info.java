/** Tests of the engine through its public interface, on each backend that lies in this module. */
@NullMarked
package io.mlops.core;

import org.jspecify.annotations.NullMarked;
