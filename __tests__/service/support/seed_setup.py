"""What a user has before the first line of the guide: a client, a project, registered data and a model.

The guide is of an SDK before 0.17. Against 2.x two calls need what follows here: a stress test belongs to a project, and
a list of images was one page with the token of the next.
"""
import functools
import os
import sys

from rime_sdk import Client

url, key, data = sys.argv[1:4]
rime_client = Client(url, key)

project = rime_client.create_project("Seed", "", "MODEL_TASK_BINARY_CLASSIFICATION")
rime_client.start_stress_test = functools.partial(rime_client.start_stress_test, project_id=project.project_id)
all_images = rime_client.list_managed_images
rime_client.list_managed_images = lambda **filters: (list(all_images(**filters)), "")

CONFIG = {
    "run_name": "Seed run",
    "data_info": {
        "ref_dataset_id": project.register_dataset_from_file("ref", os.path.join(data, "ref.csv"), {"label_col": "label"}),
        "eval_dataset_id": project.register_dataset_from_file("eval", os.path.join(data, "eval.csv"), {"label_col": "label"}),
    },
    "model_id": project.register_model_from_path("model", os.path.join(data, "model", "model.py")),
    "categories": ["TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"],
}
