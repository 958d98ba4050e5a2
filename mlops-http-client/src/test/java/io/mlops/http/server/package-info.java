/** Servers to test against: MLflow itself. */
@NullMarked
package io.mlops.http.server;

import org.jspecify.annotations.NullMarked;
