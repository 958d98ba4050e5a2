/** Tests of the transport against servers that misbehave. */
@NullMarked
package io.mlops.http.wire;

import org.jspecify.annotations.NullMarked;
