/** Tests of key files and anchors. */
@NullMarked
package io.mlops.core.audit;

import org.jspecify.annotations.NullMarked;
