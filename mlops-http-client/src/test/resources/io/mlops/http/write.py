"""Writes with MLflow's own client what Java reads; the answer is JSON."""

import json

import mlflow
from mlflow.models import ModelSignature
from mlflow.types.schema import ColSpec, Schema

mlflow.set_experiment("from python")


def identity(model_input):
    return model_input


with mlflow.start_run(run_name="py run") as run:
    mlflow.log_param("depth", 6)
    mlflow.log_metric("loss", float("nan"), step=0)
    mlflow.log_metric("loss", 0.25, step=1)
    mlflow.log_text("hello from python \u00e4", "notes/hello.txt")
    info = mlflow.pyfunc.log_model(
        name="model",
        python_model=identity,
        pip_requirements=[],
        signature=ModelSignature(
            inputs=Schema([ColSpec("double", "rooms"), ColSpec("string", "city", required=False)]),
            outputs=Schema([ColSpec("double", "price")]),
        ),
    )
    version = mlflow.register_model(info.model_uri, "python-model")
    mlflow.MlflowClient().set_registered_model_alias("python-model", "champion", version.version)
print(json.dumps({"run": run.info.run_id, "model": info.model_id, "version": str(version.version)}))
