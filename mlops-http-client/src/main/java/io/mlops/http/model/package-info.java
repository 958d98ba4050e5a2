/**
 * MLflow's model format: a directory with the file {@code MLmodel}. Not exported.
 *
 * <p>Decisions: the files of a model stay where the run has written them, below its path, and {@code MLmodel} is put beside them; so a version whose source is
 * {@code runs:/<run>/<path>} is one that Python loads. It is written as JSON, which is YAML. Flavors are {@code mlops} for all models and, where there is one file of ONNX, those with which Python loads it. A model that Python has logged lies outside of its run; it is
 * shown to the engine below the virtual directory {@value io.mlops.http.artifact.ArtifactRoots#MODELS} of its run, which can be read and not written.
 *
 * @see <a href="https://mlflow.org/docs/latest/ml/model/">MLflow models</a>
 */
@NullMarked
package io.mlops.http.model;

import org.jspecify.annotations.NullMarked;
