"""Trains LightGBM on the Adult data. Usage: train.py TRAIN_CSV FOLDER"""
import json
import sys

import lightgbm
import pandas

source, folder = sys.argv[1:]
data = pandas.read_csv(source)
labels = (data.pop("class") == ">50K").astype(int)
categories = {}
for column in data.columns:
    if not pandas.api.types.is_numeric_dtype(data[column]):
        categories[column] = sorted(data[column].dropna().unique().tolist())
        data[column] = pandas.Categorical(data[column], categories=categories[column])
model = lightgbm.train(
    {"objective": "binary", "seed": 7, "deterministic": True, "num_threads": 1, "verbose": -1},
    lightgbm.Dataset(data, labels),
    num_boost_round=60,
)
model.save_model(folder + "/model.txt")
with open(folder + "/categories.json", "w") as file:
    json.dump(categories, file)
