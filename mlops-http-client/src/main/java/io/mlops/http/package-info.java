/**
 * A storage backend that speaks MLflow's REST API: {@code mlflow+http://host:5000} and {@code mlflow+https://host/prefix}.
 *
 * <p>{@link io.mlops.http.MlflowBackend} opens one with credentials, certificates and timeouts; {@link io.mlops.http.MlflowHttpProvider} opens one by its location, with settings from
 * options and from MLflow's own environment variables. {@link io.mlops.http.MlflowModel} tells what a loaded model says of itself: flavors, signature, requirements.
 *
 * <p>What MLflow cannot do is not declared, and {@link io.mlops.spi.Backend#capabilities()} says so: there are no atomic commits, no compare-and-set of
 * aliases, no records, no digests of files, no series by model or data set; the server dates things by its own clock and gives its own ids. So governance needs a
 * location of its own: {@code MlopsSdk.builder().backend("mlflow+http://…").governance("sqlite:…")}.
 *
 * <p>Packages, the lowest first: {@code wire} asks and decodes, {@code search} finds, {@code artifact} moves files, {@code model} knows MLflow's model format,
 * {@code tracking} and {@code registry} are the stores. None but this one is exported; OkHttp and Jackson show in no signature.
 *
 * <p>Proven against MLflow 3.17.2 by the contract of {@code mlops-testkit}, with and without basic auth, under the build's profile {@code mlflow}; {@code PARITY.md} lists the endpoints.
 */
@NullMarked
package io.mlops.http;

import org.jspecify.annotations.NullMarked;
