/** Tests of the canonical form of JSON against the vectors of its standard. */
@NullMarked
package io.mlops.core.json;

import org.jspecify.annotations.NullMarked;
