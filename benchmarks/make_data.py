"""Makes the data and the model of the engine's benchmark.

    python make_data.py FOLDER ROWS FORMAT

Thirty features, twenty numeric and ten categorical, two of each kind with missing values; a binary label that depends
on some of them. Reference and evaluation have ROWS rows each. The model is gradient boosting in a scikit-learn
pipeline, trained on at most 20,000 rows, as the data of a team grows faster than what it trains on.
"""

import sys
from pathlib import Path

import joblib
import numpy as np
import pandas as pd
from sklearn.compose import make_column_selector, make_column_transformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OrdinalEncoder

MODEL = '''from pathlib import Path

import joblib

MODEL = joblib.load(Path(__file__).parent / "model.joblib")


def predict_df(df):
    return MODEL.predict_proba(df)[:, 1]
'''


def frame(rows, rng):
    columns = {}
    for i in range(20):
        kind = i % 4
        if kind == 0:
            values = rng.normal(size=rows)
        elif kind == 1:
            values = rng.lognormal(sigma=0.8, size=rows)
        elif kind == 2:
            values = rng.uniform(0, 100, size=rows)
        else:
            values = rng.poisson(20, size=rows)
        columns[f"number_{i:02d}"] = values
    for i in range(10):
        count = (2, 3, 5, 8, 12, 20, 30, 50, 80, 120)[i]
        shares = 1 / np.arange(1, count + 1)
        codes = rng.choice(count, size=rows, p=shares / shares.sum())
        columns[f"category_{i:02d}"] = np.array([f"value {code}" for code in range(count)], dtype=object)[codes]
    data = pd.DataFrame(columns)
    score = data["number_00"] + 0.5 * np.log(data["number_01"]) - 0.02 * data["number_02"]
    score += 0.8 * (data["category_02"] == "value 1") - 0.6 * (data["category_04"] == "value 0")
    data["label"] = (rng.uniform(size=rows) < 1 / (1 + np.exp(-score))).astype(int)
    for name in ["number_05", "number_08", "category_06", "category_07"]:
        data.loc[rng.uniform(size=rows) < 0.05, name] = np.nan if name.startswith("number") else None
    return data


def main(folder, rows, form):
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(7)
    for name in ["reference", "evaluation"]:
        data = frame(rows, rng)
        if form == "csv":
            data.to_csv(folder / f"{name}.csv", index=False)
        else:
            data.to_parquet(folder / f"{name}.parquet", index=False)
        if name == "reference":
            sample = data.head(20_000)
            categories = make_column_selector(dtype_include=object)
            model = make_pipeline(
                make_column_transformer(
                    (OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1), categories),
                    remainder="passthrough",
                ),
                HistGradientBoostingClassifier(max_iter=100, random_state=0),
            )
            model.fit(sample.drop(columns="label"), sample["label"])
            joblib.dump(model, folder / "model.joblib")
    (folder / "model.py").write_text(MODEL)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
