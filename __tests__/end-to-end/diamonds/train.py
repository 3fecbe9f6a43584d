"""Splits the diamonds data and trains LightGBM on one half. Usage: train.py DIAMONDS_CSV FOLDER"""
import json
import sys

import lightgbm
import pandas

source, folder = sys.argv[1:]
data = pandas.read_csv(source).sample(frac=1, random_state=3)
half = len(data) // 2
data[:half].to_csv(folder + "/reference.csv", index=False)
data[half:].to_csv(folder + "/evaluation.csv", index=False)
train = data[:half].copy()
price = train.pop("price")
categories = {column: sorted(train[column].unique().tolist()) for column in ("cut", "color", "clarity")}
for column, values in categories.items():
    train[column] = pandas.Categorical(train[column], categories=values)
model = lightgbm.train(
    {"objective": "regression", "seed": 7, "deterministic": True, "num_threads": 1, "verbose": -1},
    lightgbm.Dataset(train, price),
    num_boost_round=100,
)
model.save_model(folder + "/model.txt")
with open(folder + "/categories.json", "w") as file:
    json.dump(categories, file)
