/** Tests of the MLflow backend. */
@NullMarked
package io.mlops.http;

import org.jspecify.annotations.NullMarked;
