"""Drives the whole flow with the vendor's generated client, robustintelligence 2.13, and prints what it saw as JSON.

usage: vendor_ri.py URL KEY DATA_FOLDER IMAGE_NAME (the folder as for vendor_sdk.py)

Its generator lost the JSON names of enum fields, so that it reads none of them but those of one word.
"""
import json
import os
import sys
import time
import urllib.request

from ri import RIClient
from ri.apiclient.exceptions import ApiException

url, key, data, image_name = sys.argv[1:]
seen = {}
client = RIClient(url, key)
images, jobs, results, registry = (
    client.image_registry,
    client.job_reader,
    client.results_reader,
    client.registry_service,
)


def path(*parts):
    return os.path.join(data, *parts)


def put(address, body):
    with urllib.request.urlopen(urllib.request.Request(address, data=body, method="PUT")) as response:
        assert response.status == 200


def wait(job_id):
    while True:
        job = jobs.get_job(job_id, view="JOB_VIEW_FULL").job
        if job.status in ("JOB_STATUS_SUCCEEDED", "JOB_STATUS_FAILED", "JOB_STATUS_CANCELLED"):
            return job
        time.sleep(0.1)


images.create_image(image_name, [{"name": "numpy", "versionSpecifier": "<3"}, {"name": "pandas"}])
while images.get_image(image_name).image.status == "STATUS_BUILDING_FIRST_TIME":
    time.sleep(0.3)
seen["image"] = images.get_image(image_name).image.status
names, token = [], None
while True:
    page = images.list_images2(page_token=token, page_size="20") if token else images.list_images2(pip_libraries=[])
    names += [image.name for image in page.images]
    if page.next_page_token == (token or ""):
        break
    token = page.next_page_token
seen["all_images"] = [len(names), len(set(names)), image_name in names]

project = client.project_service.create_project(
    "", "RI", model_task="MODEL_TASK_BINARY_CLASSIFICATION"
).project
project_id = project.id.uuid
seen["project"] = [project.name, client.project_service.get_project(project_id).project.project.name]
client.project_service.update_project(project_id, mask="name", project={"name": "renamed"})
seen["projects"] = [one.project.name for one in client.project_service.list_projects().projects]


def dataset(name, file):
    info = {"connectionInfo": {"dataFile": {"path": file}}, "dataParams": {"labelCol": "malignant"}}
    return registry.register_dataset(project_id, name, data_info=info).dataset_id


def model(name, file):
    return registry.register_model(project_id, name, model_info={"modelPath": {"path": file}}).model_id.uuid


upload = client.file_upload.get_dataset_file_upload_url2("reference.csv")
with open(path("reference.csv"), "rb") as file:
    put(upload.upload_url, file.read())
put(upload.done_file_upload_url, b"done")
folder = client.file_upload.get_model_directory_upload_urls2("model", os.listdir(path("model")))
for name, address in folder.upload_path_map.items():
    with open(path("model", name), "rb") as file:
        put(address, file.read())
put(folder.done_file_upload_url, b"done")
ref = dataset("ref", upload.destination_url)
evaluation = dataset("eval", path("evaluation.csv"))
tested = model("model", folder.destination_url + "/model.py")
seen["registry"] = [
    [one.name for one in registry.list_datasets(project_id).datasets],
    [one.model.name for one in registry.list_models(project_id).models],
    registry.get_dataset(dataset_id=ref).dataset.name,
    registry.get_model(model_id_uuid=tested).model.model.name,
]
predictions = {"connectionInfo": {"dataFile": {"path": path("reference.csv")}}, "predParams": {"predCol": "mean radius"}}
placeholder = registry.register_model(project_id, "placeholder").model_id.uuid
registry.register_prediction_set(project_id, placeholder, ref, pred_info=predictions)
seen["predictions"] = [
    registry.get_prediction_set(placeholder, ref).prediction.pred_info.pred_params.pred_col,
    len(registry.list_prediction_sets(project_id, first_page_req_model_id=placeholder).predictions),
]


def start(model_id, name):
    config = {
        "runName": name,
        "modelId": {"uuid": model_id},
        "dataInfo": {"refDatasetId": ref, "evalDatasetId": evaluation},
        "runTimeInfo": {"customImage": {"managedImageName": image_name}, "randomSeed": "7"},
        "categories": ["TEST_CATEGORY_TYPE_MODEL_PERFORMANCE", "TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"],
    }
    return client.model_testing.start_stress_test(project_id, test_run_config=config).job.job_id


job = wait(start(tested, "RI run"))
seen["job"] = [job.status, len(job.job_data.stress.progress.test_run.test_batches) > 1]
run_id = jobs.get_test_run_id(job.job_id).test_run_id
seen["ids"] = [run_id == job.job_data.stress.test_run_id, jobs.get_project_id(job.job_id).project_id.uuid == project_id]
results.rename_test_run(run_id, name="renamed run")
run = results.get_test_run(run_id).test_run
total = int(run.metrics.summary_counts.total)
cases, page = [], results.list_test_cases(list_test_cases_query_test_run_id=run_id, page_size="20")
cases += page.test_cases
while page.has_more:
    page = results.list_test_cases(page_token=page.next_page_token, page_size="20")
    cases += page.test_cases
batches = results.list_batch_results(test_run_id=run_id, page_size="100").test_batches
seen["run"] = [run.name, len(cases) == total, total > 20]
seen["batches"] = [len(batches) > 1, results.get_batch_result(run_id, batches[0].test_type).test_batch.test_type == batches[0].test_type]
features = results.list_feature_results(test_run_id=run_id).feature_results
seen["features"] = [
    len(features) > 1,
    results.get_feature_result(run_id, features[0].url_safe_feature_id).feature_result.summary_counts.total
    == features[0].summary_counts.total,
]
seen["categories"] = [
    len(results.get_category_results(run_id).category_test_results),
    len(results.list_summary_tests(query_test_run_id=run_id).summary_test_results),
]
broken = wait(start(model("broken", path("broken", "model.py")), "broken"))
seen["broken"] = [broken.status, "the model is not happy" in broken.error_msg]
slow = start(model("slow", path("slow", "model.py")), "slow")
jobs.cancel_job(slow)
seen["cancelled"] = wait(slow).status
seen["jobs"] = len(jobs.list_jobs_for_project(project_id, first_page_query_selected_statuses=["JOB_STATUS_FAILED"]).jobs)
seen["limit"] = client.feature_flag.get_limit_status("embedded", "LICENSE_LIMIT_EXPIRATION").limit_status.limit
seen["version"] = client.rime_info.get_rime_info().cluster_info_version
try:
    images.get_image("nope")
except ApiException as error:
    seen["unknown"] = [error.status, json.loads(error.body)["code"]]

results.delete_test_run(run_id)
registry.delete_prediction_set(placeholder, ref)
registry.delete_model(tested)
registry.delete_dataset(ref)
client.file_upload.delete_uploaded_file_url(upload.destination_url)
seen["uploads"] = len(client.file_upload.list_uploaded_file_urls().file_urls)
client.file_upload.delete_uploaded_file_url(folder.destination_url)
images.delete_image(image_name)
client.project_service.delete_project(project_id)
seen["after"] = len(client.project_service.list_projects().projects)
print(json.dumps(seen))
