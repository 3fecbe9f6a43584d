"""Reads the files named in a JSON list on standard input as pandas does, and prints what it got, one JSON line each."""

import json
import math
import sys
import warnings

import numpy as np
import pandas as pd

warnings.simplefilter("ignore")

READERS = {"csv": pd.read_csv, "parquet": pd.read_parquet, "json": pd.read_json}


def cell(value):
    if value is None or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, (bool, np.bool_)):
        return "b:" + str(int(value))
    if isinstance(value, (int, np.integer)):
        return "i:" + str(int(value))
    if isinstance(value, (float, np.floating)):
        return "f:" + repr(float(value))
    if isinstance(value, pd.Timestamp):
        return "t:" + str(value.as_unit("ns").value)
    return "s:" + str(value)


for job in json.load(sys.stdin):
    try:
        frame = READERS[job["format"]](job["path"], **job.get("kwargs", {}))
        columns = [
            {"name": str(name), "dtype": str(frame[name].dtype), "cells": [cell(v) for v in frame[name].tolist()]}
            for name in frame.columns
        ]
        print(json.dumps({"columns": columns}))
    except Exception as error:
        print(json.dumps({"error": type(error).__name__ + ": " + str(error)}))
