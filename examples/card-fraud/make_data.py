"""Makes the card transactions of this example from a seed. Needs only Python's standard library.

    python make_data.py

The data is invented, but shaped like the real thing: amounts and distances with long tails, skewed categories,
missing values, and fraud that has patterns of its own in each channel. About one payment in fifteen is fraud; real
data has far fewer, and teams sample it to a share like this one.
"""

import csv
import math
import random
from pathlib import Path

HERE = Path(__file__).parent
SEED = 20260401
ROWS = {"reference": 4000, "evaluation": 3000}

CATEGORIES = {
    "groceries": 0.24, "fuel": 0.12, "restaurants": 0.15, "fashion": 0.11, "electronics": 0.10,
    "travel": 0.07, "pharmacy": 0.08, "gift_cards": 0.07, "gaming": 0.06,
}
COUNTRIES = {"US": 0.52, "GB": 0.14, "DE": 0.10, "FR": 0.08, "BR": 0.07, "IN": 0.05, "NG": 0.04}
DEVICES = {"chip": 0.38, "contactless": 0.22, "mobile_app": 0.20, "web": 0.17, "magstripe": 0.03}
DOMAINS = {
    "gmail.example": 0.42, "outlook.example": 0.19, "yahoo.example": 0.14, "icloud.example": 0.11,
    "proton.example": 0.05, "tempmail.example": 0.05, "corporate.example": 0.04,
}
MEDIAN_AMOUNT = {
    "groceries": 42, "fuel": 38, "restaurants": 31, "fashion": 66, "electronics": 180,
    "travel": 320, "pharmacy": 24, "gift_cards": 75, "gaming": 28,
}
COLUMNS = [
    "amount", "merchant_category", "country", "device", "email_domain", "hour", "card_age_days",
    "distance_from_home_km", "transactions_24h", "cardholder_age", "account_balance", "is_fraud",
]  # fmt: skip


def pick(rng, shares):
    return rng.choices(list(shares), weights=list(shares.values()))[0]


def transaction(rng):
    """One payment as a dictionary, before values go missing."""
    category = pick(rng, CATEGORIES)
    device = pick(rng, DEVICES)
    remote = device in ("web", "mobile_app")
    row = {
        "amount": round(rng.lognormvariate(math.log(MEDIAN_AMOUNT[category]), 0.7), 2),
        "merchant_category": category,
        "country": pick(rng, COUNTRIES),
        "device": device,
        "email_domain": pick(rng, DOMAINS),
        "hour": min(23, int(rng.betavariate(4, 3) * 24)),
        "card_age_days": int(rng.expovariate(1 / 900)) + 1,
        "distance_from_home_km": round(rng.lognormvariate(math.log(25 if remote else 6), 1.2), 1),
        "transactions_24h": min(40, int(rng.expovariate(1 / 2.2))),
        "cardholder_age": int(min(92, max(18, rng.gauss(44, 15)))),
        "account_balance": round(rng.lognormvariate(math.log(2400), 0.9), 2),
    }
    row["is_fraud"] = int(rng.random() < fraud_probability(row))
    if row["is_fraud"] and category != "gift_cards" and rng.random() < 0.85:
        # Stolen cards are used far from home, and quickly.
        row["distance_from_home_km"] = round(row["distance_from_home_km"] * rng.uniform(10, 80), 1)
        row["transactions_24h"] = min(40, row["transactions_24h"] + int(rng.expovariate(1 / 5)) + 2)
    return row


def fraud_probability(row):
    if row["merchant_category"] == "gift_cards":
        # Fraud here looks like nothing else: small amounts, at home, on new cards.
        return 0.55 if row["card_age_days"] < 400 else 0.06
    score = -6.2
    score += 3.4 * (row["device"] == "magstripe") + 2.0 * (row["device"] == "web")
    score += 4.5 * (row["email_domain"] == "tempmail.example") + 1.5 * (row["email_domain"] == "proton.example")
    score += 1.6 * (row["country"] in ("NG", "BR")) + 1.2 * (row["merchant_category"] in ("electronics", "gaming"))
    score += 1.5 * (row["hour"] < 7) + 1.2 * (row["card_age_days"] < 90)
    score += 0.8 * math.log1p(row["amount"] / 60)
    return 1 / (1 + math.exp(-score))


def lose_values(rng, row):
    """Fields that are missing in life: no e-mail at a till, no position from a phone."""
    remote = row["device"] in ("web", "mobile_app")
    if rng.random() < (0.03 if remote else 0.20):
        row["email_domain"] = ""
    if rng.random() < 0.06:
        row["distance_from_home_km"] = ""
    return row


def main():
    rng = random.Random(SEED)
    (HERE / "data").mkdir(exist_ok=True)
    for name, count in ROWS.items():
        with open(HERE / "data" / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(lose_values(rng, transaction(rng)) for _ in range(count))


if __name__ == "__main__":
    main()
