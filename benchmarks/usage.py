"""Runs a command and writes what it and its children used.

    python usage.py RESULT.json COMMAND…
"""

import json
import resource
import subprocess
import sys
import time

start = time.perf_counter()
code = subprocess.call(sys.argv[2:])
wall = time.perf_counter() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(sys.argv[1], "w") as file:
    json.dump({"code": code, "wall": wall, "cpu": used.ru_utime + used.ru_stime, "peakMB": used.ru_maxrss / 1024}, file)
sys.exit(code)
