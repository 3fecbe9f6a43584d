"""Trains the model of this example and writes its data, reproducibly.

    pip install -r requirements-train.txt
    python train.py

Writes `data/reference.csv` (what the model learns from), `data/evaluation.csv` (rows it never saw) and
`model.json` (the coefficients of a logistic regression).
"""

import json
from pathlib import Path

import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

HERE = Path(__file__).parent
LABEL = "malignant"


def main():
    frame = load_breast_cancer(as_frame=True).frame
    # scikit-learn codes benign as 1; the tumour one must not miss is the positive class here.
    frame[LABEL] = 1 - frame.pop("target")
    reference, evaluation = train_test_split(frame, test_size=0.5, random_state=0, stratify=frame[LABEL])
    (HERE / "data").mkdir(exist_ok=True)
    reference.to_csv(HERE / "data" / "reference.csv", index=False, lineterminator="\n")
    evaluation.to_csv(HERE / "data" / "evaluation.csv", index=False, lineterminator="\n")

    features = [name for name in reference.columns if name != LABEL]
    x = reference[features]
    # Values beyond these bounds are pulled in: one mistyped measurement must not decide alone.
    low, high = x.quantile(0.05), x.quantile(0.95)
    clipped = x.clip(low, high, axis=1)
    centre, scale = clipped.mean(), clipped.std()
    # Strong regularisation spreads the weight over the thirty correlated measurements.
    model = LogisticRegression(C=0.05, max_iter=1000).fit((clipped - centre) / scale, reference[LABEL])

    artifact = {
        "features": features,
        "low": rounded(low),
        "high": rounded(high),
        "median": rounded(x.median()),
        "centre": rounded(centre),
        "scale": rounded(scale),
        "weights": rounded(model.coef_[0]),
        "intercept": rounded(model.intercept_)[0],
    }
    (HERE / "model.json").write_text(json.dumps(artifact, indent=1) + "\n")

    from model import predict_df

    for name, part in [("reference", reference), ("evaluation", evaluation)]:
        predictions = predict_df(part[features])
        accuracy = np.mean((predictions >= 0.5) == part[LABEL])
        print(f"{name}: {len(part)} rows, AUC {roc_auc_score(part[LABEL], predictions):.4f}, accuracy {accuracy:.4f}")


def rounded(values):
    """Six significant digits: enough for the model, and the same on every machine."""
    return [float(f"{value:.6g}") for value in values]


if __name__ == "__main__":
    main()
