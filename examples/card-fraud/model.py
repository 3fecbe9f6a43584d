"""Card-fraud model: a scikit-learn pipeline that lies beside this file."""

from pathlib import Path

import joblib

MODEL = joblib.load(Path(__file__).parent / "model.joblib")


def predict_df(df):
    """Probability that each payment is fraud, shape (rows,)."""
    return MODEL.predict_proba(df)[:, 1]
