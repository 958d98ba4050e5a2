/** Tests of what an outbox keeps of a write. */
@NullMarked
package io.mlops.core.outbox.work;

import org.jspecify.annotations.NullMarked;
