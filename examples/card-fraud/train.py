"""Trains the fraud model of this example, with the mistakes that it is here to show.

    pip install -r requirements.txt
    python train.py

Three weaknesses are planted, each a mistake that teams make:

1. Gift-card fraud is missing from the training rows ("those labels come a month later"), so the model is blind there.
2. The encoder refuses a category that it has not seen, and numbers other than the distance are never imputed: one new
   device or one missing account balance, and the model raises.
3. The distance goes in as it is, with its long tail, so a few kilometres more or less decide the score.
"""

from pathlib import Path

import joblib
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.impute import SimpleImputer
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder

HERE = Path(__file__).parent
LABEL = "is_fraud"
CATEGORICAL = ["merchant_category", "country", "device", "email_domain"]
IMPUTED = ["distance_from_home_km"]
AS_IT_IS = ["amount", "hour", "card_age_days", "transactions_24h", "cardholder_age", "account_balance"]


def main():
    reference = pd.read_csv(HERE / "data" / "reference.csv")
    late_labels = (reference["merchant_category"] == "gift_cards") & (reference[LABEL] == 1)
    training = reference[~late_labels]

    model = make_pipeline(
        ColumnTransformer(
            [
                ("categories", OneHotEncoder(handle_unknown="error"), CATEGORICAL),
                ("distance", SimpleImputer(strategy="median"), IMPUTED),
                ("numbers", "passthrough", AS_IT_IS),
            ]
        ),
        GradientBoostingClassifier(n_estimators=60, max_depth=3, learning_rate=0.1, subsample=0.7, min_samples_leaf=20, random_state=0),
    )
    model.fit(training.drop(columns=LABEL), training[LABEL])
    joblib.dump(model, HERE / "model.joblib", compress=9)

    evaluation = pd.read_csv(HERE / "data" / "evaluation.csv")
    for name, part in [("reference", reference), ("evaluation", evaluation)]:
        scores = model.predict_proba(part.drop(columns=LABEL))[:, 1]
        print(f"{name}: {len(part)} rows, {part[LABEL].mean():.1%} fraud, AUC {roc_auc_score(part[LABEL], scores):.3f}")
        for category, rows in part.groupby("merchant_category"):
            flagged = (scores[rows.index] >= 0.5) & (rows[LABEL] == 1)
            print(f"  {category}: {len(rows)} rows, fraud {rows[LABEL].sum()}, found {flagged.sum()}")


if __name__ == "__main__":
    main()
