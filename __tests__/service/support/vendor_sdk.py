"""Drives the whole flow with the vendor's SDK and prints what it saw as one line of JSON.

usage: vendor_sdk.py URL KEY DATA_FOLDER
"""
import json
import os
import sys

from rime_sdk import Client

url, key, data = sys.argv[1:]
seen = {}
client = Client(url, key)

builder = client.create_managed_image(
    "sdk_image", [Client.pip_requirement("xgboost", "==1.0.2"), Client.pip_requirement("tensorflow")]
)
status = builder.get_status(verbose=False, wait_until_finish=True, poll_rate_sec=0.1)
seen["image"] = status["status"]
seen["has_image"] = [client.has_managed_image("sdk_image"), client.has_managed_image("nope")]
seen["all_images"] = len(list(client.list_managed_images()))
seen["filtered"] = [
    image["name"] for image in client.list_managed_images([Client.pip_library_filter("NumPy", "1.26.4")])
]
try:
    client.create_managed_image("sdk_image", [])
except ValueError as error:
    seen["duplicate"] = str(error)

project = client.create_project("SDK", "description", "MODEL_TASK_BINARY_CLASSIFICATION")
seen["projects"] = [one.name for one in client.list_projects()]
seen["project"] = client.get_project(project.project_id).name
try:
    project.register_dataset_from_file("bad", "/etc/passwd", {"label_col": "label"})
except ValueError as error:
    seen["refused_path"] = str(error)

ref = project.register_dataset_from_file("ref", os.path.join(data, "ref.csv"), {"label_col": "label"})
evaluation = project.register_dataset(
    "eval",
    {
        "connection_info": {"data_file": {"path": os.path.join(data, "eval.csv")}},
        "data_params": {"label_col": "label", "loading_kwargs": {"sep": ","}, "nrows": 10},
    },
    tags=["a"],
    metadata={"key": 1},
)
model = project.register_model_from_path("model", os.path.join(data, "model", "model.py"))
project.register_predictions_from_file(ref, model, os.path.join(data, "ref.csv"), {"pred_col": "a"})
seen["datasets"] = [one["name"] for one in project.list_datasets()]
seen["models"] = [one["name"] for one in project.list_models()]
seen["dataset"] = project.get_dataset(dataset_id=ref)["name"]
seen["has_dataset"] = [project.has_dataset(dataset_name="ref"), project.has_dataset(dataset_id="zzz")]
seen["predictions"] = project.get_predictions(model, ref)["pred_info"]["pred_params"]["pred_col"]

config = {
    "run_name": "SDK run",
    "data_info": {"ref_dataset_id": ref, "eval_dataset_id": evaluation},
    "model_id": model,
    "test_suite_config": {"individual_tests_config": {"null_substitution": {"run": True}}},
    "run_time_info": {"custom_image": {"managed_image_name": "sdk_image"}, "random_seed": 7},
}
job = client.start_stress_test(dict(config), project.project_id)
status = job.get_status(verbose=False, wait_until_finish=True, poll_rate_sec=0.1)
seen["job"] = status["status"]
run = job.get_test_run()
seen["result"] = {
    name: str(value)
    for name, value in run.get_result_df().iloc[0].items()
    if name in ("name", "summary_counts.total", "summary_counts.fail", "Accuracy (eval)", "model_task")
}
seen["result_columns"] = sorted(run.get_result_df().columns)
seen["cases"] = len(run.get_test_cases_df(show_test_case_metrics=True))
seen["batches"] = [batch.test_type for batch in run.get_test_batches()]
batch = run.get_test_batch("subset_performance:subset_accuracy")
summary = batch.summary()
seen["batch"] = {name: str(summary[name]) for name in summary.index if name in ("severity", "summary_counts.fail")}
seen["batch_cases"] = len(batch.get_test_cases_df())
seen["summary_tests"] = len(run.get_summary_tests_df(show_summary_test_metrics=True))
seen["categories"] = len(run.get_category_results_df())
seen["link"] = run.get_link()
seen["jobs"] = len(list(project.list_stress_testing_jobs()))
seen["runs"] = [one.test_run_id for one in project.list_test_runs()] == [run.test_run_id]
seen["text"] = str(job)

try:
    client.start_stress_test({**config, "epochs": 1}, project.project_id)
except ValueError as error:
    seen["bad_config"] = str(error)
try:
    client.get_job("not-a-job")
except ValueError as error:
    seen["unknown_job"] = str(error)
try:
    Client(url, "wrong")
except ValueError as error:
    seen["wrong_key"] = str(error)
Client(url, key)

client.delete_managed_image("sdk_image")
client.delete_project(project.project_id, force=True)
seen["after"] = [client.has_managed_image("sdk_image"), len(list(client.list_projects()))]
print(json.dumps(seen))
