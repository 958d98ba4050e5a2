/** Tests of the outbox, over a server in memory that gives its own ids and fails on demand. */
@NullMarked
package io.mlops.core.outbox;

import org.jspecify.annotations.NullMarked;
