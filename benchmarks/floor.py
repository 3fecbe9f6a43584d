"""The least that any stress test has to do: read both datasets, predict each once, look at each column once.

    python floor.py FOLDER FORMAT

Prints the seconds of each step as JSON.
"""

import importlib.util
import json
import sys
import time
from pathlib import Path

import pandas as pd
from sklearn.metrics import roc_auc_score


def main(folder, form):
    folder = Path(folder)
    seconds = {}

    def timed(name, body):
        start = time.perf_counter()
        result = body()
        seconds[name] = round(seconds.get(name, 0) + time.perf_counter() - start, 3)
        return result

    read = pd.read_csv if form == "csv" else pd.read_parquet
    frames = {name: timed("read", lambda: read(folder / f"{name}.{form}")) for name in ["reference", "evaluation"]}
    spec = importlib.util.spec_from_file_location("model", folder / "model.py")
    model = importlib.util.module_from_spec(spec)
    timed("load", lambda: spec.loader.exec_module(model))
    for data in frames.values():
        features = data.drop(columns="label")
        predictions = timed("predict", lambda: model.predict_df(features))
        timed("auc", lambda: roc_auc_score(data["label"], predictions))
        for name in features:
            column = features[name]
            if pd.api.types.is_numeric_dtype(column):
                # Moments and quantiles: what a profile and a subset's bins need.
                timed("numeric", lambda: (column.describe(), column.quantile([i / 10 for i in range(11)])))
            else:
                timed("categorical", lambda: column.value_counts(dropna=False))
    print(json.dumps(seconds))


if __name__ == "__main__":
    main(*sys.argv[1:])
