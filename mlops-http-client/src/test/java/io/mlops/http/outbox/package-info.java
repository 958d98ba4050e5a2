/** The outbox of mlops-core in front of an MLflow server: processes that die while the line to the server breaks. */
@NullMarked
package io.mlops.http.outbox;

import org.jspecify.annotations.NullMarked;
