"""Drives the whole flow with the vendor's rime-sdk 2.x and prints what it saw as one line of JSON.

usage: vendor_sdk.py URL KEY DATA_FOLDER IMAGE_NAME

DATA_FOLDER holds reference.csv, evaluation.csv with the label `malignant`, and model/, slow/ and broken/ with a model.py.
"""
import contextlib
import io
import json
import os
import sys
import tempfile

import pandas as pd
from rime_sdk import Client

url, key, data, image_name = sys.argv[1:]
seen = {}
LABEL = "malignant"


def path(*parts):
    return os.path.join(data, *parts)


def refused(name, call):
    """What the SDK makes of a refusal."""
    try:
        call()
    except ValueError as error:
        seen[name] = str(error)


client = Client(url, key)

# Images
builder = client.create_managed_image(
    image_name, [Client.pip_requirement("numpy", "<3"), Client.pip_requirement("pandas")]
)
status = builder.get_status(verbose=False, wait_until_finish=True, poll_rate_sec=0.3)
seen["image"] = status["status"]
seen["libraries"] = sorted(
    library["name"]
    for library in client.get_managed_image(image_name)["pip_libraries"]
    if library["name"] in ("numpy", "pandas")
)
seen["has_image"] = [
    client.has_managed_image(image_name),
    client.has_managed_image(image_name, check_status=True),
    client.has_managed_image("nope"),
]
names = [image["name"] for image in client.list_managed_images()]
seen["all_images"] = [len(names), len(set(names)), image_name in names]
seen["filtered"] = len(list(client.list_managed_images([Client.pip_library_filter("Old_Library", "1.26.4")])))
seen["filtered_by_both"] = [
    image["name"]
    for image in client.list_managed_images([Client.pip_library_filter("numpy"), Client.pip_library_filter("pandas")])
    if image["name"] == image_name
]
refused("duplicate", lambda: client.create_managed_image(image_name, []))

# Projects
project = client.create_project("SDK", "description", "MODEL_TASK_BINARY_CLASSIFICATION")
seen["projects"] = [one.name for one in client.list_projects()]
seen["project"] = client.get_project(project.project_id).name
seen["link"] = project.get_link()
project.update_stress_test_categories(["TEST_CATEGORY_TYPE_MODEL_PERFORMANCE", "TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"])
refused(
    "refused_path", lambda: project.register_dataset_from_file("bad", "/etc/passwd", {"label_col": LABEL})
)

# The registry: from files, by upload, and of data frames
ref = project.register_dataset_from_file("ref", path("reference.csv"), {"label_col": LABEL})
if hasattr(project, "upload_and_register_dataset_from_file"):
    evaluation = project.upload_and_register_dataset_from_file(
        "eval", path("evaluation.csv"), data_params={"label_col": LABEL}, tags=["a"], metadata={"key": 1}
    )
    model = project.upload_and_register_model_from_path("model", path("model", "model.py"), upload_model_dir=True)
else:
    evaluation = project.register_dataset(
        "eval",
        {
            "connection_info": {"data_file": {"path": client.upload_file(path("evaluation.csv"))}},
            "data_params": {"label_col": LABEL},
        },
        tags=["a"],
        metadata={"key": 1},
    )
    model = project.register_model_from_path("model", client.upload_directory(path("model")) + "/model.py")
frame = client.upload_data_frame(pd.read_csv(path("reference.csv")).head(50), name="frame")
framed = project.register_dataset_from_file("frame", frame, {"label_col": LABEL})
seen["uploads"] = len(list(client.list_uploaded_file_urls()))
placeholder = project.register_model("placeholder", None)
project.register_predictions_from_file(ref, placeholder, path("reference.csv"), {"pred_col": "mean radius"})
seen["datasets"] = [one["name"] for one in project.list_datasets()]
seen["models"] = [one["name"] for one in project.list_models()]
seen["prediction_sets"] = [one["dataset_id"] == ref for one in project.list_predictions(model_id=placeholder)]
seen["dataset"] = project.get_dataset(dataset_id=ref)["name"]
seen["model"] = project.get_model(model_name="model")["name"]
seen["has_dataset"] = [project.has_dataset(dataset_name="ref"), project.has_dataset(dataset_id="zzz")]
seen["predictions"] = project.get_predictions(placeholder, ref)["pred_info"]["pred_params"]["pred_col"]


# Stress tests
def start(model_id, name="SDK run", **more):
    config = {
        "run_name": name,
        "data_info": {"ref_dataset_id": ref, "eval_dataset_id": evaluation},
        "model_id": model_id,
        "run_time_info": {"custom_image": {"managed_image_name": image_name}, "random_seed": 7},
        **more,
    }
    return client.start_stress_test(config, project.project_id)


job = start(model, test_suite_config={"individual_tests_config": {"null_substitution": {"run": True}}})
printed = io.StringIO()
with contextlib.redirect_stdout(printed):
    status = job.get_status(verbose=True, wait_until_finish=True, poll_rate_sec=0.1)
seen["job"] = status["status"]
seen["progress"] = "tests completed" in printed.getvalue()
run = job.get_test_run()
result = run.get_result_df().iloc[0]
seen["result"] = [result["name"], int(result["metrics.num_inputs"]) > 0]
total = int(result["metrics.summary_counts.total"])
cases = run.get_test_cases_df(show_test_case_metrics=True)
batches = list(run.get_test_batches())
seen["cases"] = [len(cases) == total, total > 20]
seen["batches"] = len(batches) > 1
batch = run.get_test_batch(batches[-1].test_type)
summary = batch.summary(show_batch_metrics=True)
counts = [int(summary["summary_counts." + name]) for name in ("_pass", "warning", "fail", "skip")]
seen["batch"] = len(batch.get_test_cases_df()) == sum(counts)
seen["batch_total"] = int(summary["summary_counts.total"]) == len(batch.get_test_cases_df())
seen["summary_tests"] = len(run.get_summary_tests_df(show_summary_test_metrics=True))
if hasattr(run, "get_category_results_df"):
    seen["categories"] = len(run.get_category_results_df(show_category_results_metrics=True))
seen["run_link"] = run.get_link()
seen["jobs"] = [one.job_id == job.job_id for one in project.list_stress_testing_jobs()]
seen["runs"] = [one.test_run_id for one in project.list_test_runs()] == [run.test_run_id]
seen["text"] = job.job_id in str(job)
seen["by_id"] = [client.get_test_run(run.test_run_id).test_run_id == run.test_run_id, client.get_job(job.job_id) == job]

# A failed job with its logs, and a cancelled one
broken = start(project.register_model_from_path("broken", path("broken", "model.py")), "broken")
printed = io.StringIO()
with contextlib.redirect_stdout(printed):
    seen["broken"] = broken.get_status(verbose=True, wait_until_finish=True, poll_rate_sec=0.1)["status"]
seen["broken_logs"] = ["the model is not happy" in printed.getvalue(), "Output of the model" in printed.getvalue()]
slow = start(project.register_model_from_path("slow", path("slow", "model.py")), "slow")
slow.cancel()
seen["cancelled"] = slow.get_status(verbose=False, wait_until_finish=True, poll_rate_sec=0.1)["status"]

# Refusals as the SDK shows them
refused("bad_config", lambda: start(model, epochs=1))
refused("unknown_job", lambda: client.get_job("not-a-job"))
refused("unknown_run", lambda: client.get_test_run("not-a-run"))
refused("wrong_key", lambda: Client(url, "wrong"))
Client(url, key)

# The end of everything
project.delete_predictions(placeholder, ref)
project.delete_model(placeholder)
project.delete_dataset(framed)
client.delete_uploaded_file_url(frame)
seen["left"] = [
    len(list(project.list_predictions(dataset_id=ref))),
    len(list(project.list_datasets())),
    len(list(client.list_uploaded_file_urls())),
]
client.delete_managed_image(image_name)
client.delete_project(project.project_id, force=True)
for uploaded in list(client.list_uploaded_file_urls()):
    client.delete_uploaded_file_url(uploaded)
seen["after"] = [
    client.has_managed_image(image_name),
    len(list(client.list_projects())),
    len(list(client.list_uploaded_file_urls())),
]
print(json.dumps(seen))
