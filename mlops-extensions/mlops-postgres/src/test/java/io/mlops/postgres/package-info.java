/** Tests on a real PostgreSQL, which {@link io.mlops.postgres.TestServer} starts in {@code target}. */
@NullMarked
package io.mlops.postgres;

import org.jspecify.annotations.NullMarked;
