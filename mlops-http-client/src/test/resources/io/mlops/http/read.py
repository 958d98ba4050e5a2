"""Reads with MLflow's own client what Java wrote: run id and model name are the arguments, the answer is JSON."""

import json
import math
import sys

import mlflow

run_id, name = sys.argv[1:]
client = mlflow.MlflowClient()
run = client.get_run(run_id)
version = client.get_model_version_by_alias(name, "champion")
history = client.get_metric_history(run_id, "loss")
folder = mlflow.artifacts.download_artifacts(f"models:/{name}@champion")
model = mlflow.models.Model.load(folder)
print(
    json.dumps(
        {
            "status": run.info.status,
            "experiment": client.get_experiment(run.info.experiment_id).name,
            "name": run.info.run_name,
            "param": run.data.params["depth"],
            "tag": run.data.tags["team"],
            "points": [[p.step, "NaN" if math.isnan(p.value) else p.value] for p in history],
            "input": run.inputs.dataset_inputs[0].dataset.name,
            "version": version.version,
            "run": version.run_id,
            "source": version.source,
            "artifacts": sorted(f.path for f in client.list_artifacts(run_id, "model")),
            "weights": open(folder + "/weights.txt").read(),
            "columns": [c.name for c in model.signature.inputs.inputs],
            "outputs": [m.model_id for m in run.outputs.model_outputs],
            "model": client.get_logged_model(run.outputs.model_outputs[0].model_id).status.name,
        }
    )
)
