"""Breast-cancer model: a logistic regression whose coefficients lie beside this file.

`predict_df` is the whole interface: a pandas DataFrame of features in, one probability per row out.
"""

import json
from pathlib import Path

import numpy as np
import pandas as pd

MODEL = json.loads((Path(__file__).parent / "model.json").read_text())


def predict_df(df):
    """Probability that the tumour is malignant, shape (rows,)."""
    # A value that is missing or no number counts as the median, so one bad cell does not stop the model.
    x = df[MODEL["features"]].apply(pd.to_numeric, errors="coerce").to_numpy(dtype=float)
    x = np.where(np.isfinite(x), x, MODEL["median"])
    x = np.clip(x, MODEL["low"], MODEL["high"])
    z = (x - MODEL["centre"]) / MODEL["scale"] @ np.asarray(MODEL["weights"]) + MODEL["intercept"]
    return 1 / (1 + np.exp(-z))
