/**
 * The MLflow backend on a real server, beside {@code curl} that sends the same.
 *
 * <p>The property {@code mlops.bench.mlflow} names the server, which the user starts and stops; default {@code http://127.0.0.1:5000}.
 * {@code java -jar mlops-extensions/mlops-benchmarks/target/benchmarks.jar Mlflow -jvmArgsAppend -Dmlops.bench.mlflow=http://127.0.0.1:5000}
 *
 * <p>Rules: both sides send one request after the other over one connection that is kept open, into a run of their own on the same server.
 */
@NullMarked
package io.mlops.benchmarks.mlflow;

import org.jspecify.annotations.NullMarked;
