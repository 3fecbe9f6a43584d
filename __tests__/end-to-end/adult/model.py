import json
from pathlib import Path

import lightgbm
import pandas

FOLDER = Path(__file__).parent
BOOSTER = lightgbm.Booster(model_file=str(FOLDER / "model.txt"))
CATEGORIES = json.loads((FOLDER / "categories.json").read_text())


def predict_df(df):
    for column, categories in CATEGORIES.items():
        df[column] = pandas.Categorical(df[column], categories=categories)
    for column in df.columns.difference(list(CATEGORIES)):
        df[column] = pandas.to_numeric(df[column], errors="coerce")
    return BOOSTER.predict(df[BOOSTER.feature_name()], num_threads=1)
