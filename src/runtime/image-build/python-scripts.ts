/**
 * Constant programs that ask a Python about itself. They take data as arguments after `-c PROGRAM`, where nothing is read
 * as an option, and answer with JSON on the last line of standard output. Python 3.8 and later.
 */

/** Prints a `PythonFacts`. Runs also on Pythons that are too old to be used, so that the error can name them. */
export const PYTHON_FACTS = `
import json, os, platform, sys
def loads(name):
    try:
        import ctypes
        ctypes.CDLL(name)
        return True
    except Exception:
        return False
print(json.dumps({
    "version": platform.python_version(),
    "minor": "%d.%d" % sys.version_info[:2],
    "executable": sys.executable,
    "platform": sys.platform + " " + platform.machine(),
    "libc": " ".join(platform.libc_ver()),
    "hasOpenMP": loads("libgomp.so.1"),
}))
`

export interface PythonFacts {
  /** Full version, for example `3.11.2`. */
  version: string
  minor: string
  /** The interpreter itself, behind shims and links of version managers. */
  executable: string
  /** For example `linux x86_64`. */
  platform: string
  libc: string
  /** Whether `libgomp.so.1`, which LightGBM, XGBoost and scikit-learn load, is there. */
  hasOpenMP: boolean
}

/**
 * Imports what the distributions named as arguments provide and prints a list of `ImportOutcome`. All modules share one
 * child process, which is much faster than one each; when it crashes, the module under way is the culprit and a new child
 * goes on behind it. A distribution that provides a module of its own name is judged by that one; else every public
 * top-level module counts, but not tests and examples that were packed by mistake.
 */
export const IMPORT_CHECK = `
import importlib.metadata as metadata, json, keyword, re, subprocess, sys
SKIPPED = {"test", "tests", "testing", "doc", "docs", "example", "examples", "benchmark", "benchmarks", "scripts"}
CHILD = """
import importlib, json, os, sys, traceback
out = os.fdopen(os.dup(1), "w", buffering=1)
os.dup2(2, 1)
for module in sys.argv[1:]:
    print(json.dumps([module, "started"]), file=out)
    try:
        importlib.import_module(module)
        error = None
    except BaseException:
        error = traceback.format_exc()[-4000:]
    print(json.dumps([module, error]), file=out)
out.flush()
os._exit(0)
"""
def modules(name):
    found = set()
    for path in metadata.files(name) or []:
        parts = path.parts
        if len(parts) > 1 and parts[1] == "__init__.py":
            found.add(parts[0])
        elif len(parts) == 1 and re.search(r"\\.(py|so|pyd)$", parts[0]):
            found.add(parts[0].split(".")[0])
    public = sorted(m for m in found if m.isidentifier() and not keyword.iskeyword(m) and m[0] != "_")
    same = [m for m in public if m.lower() == name.replace("-", "_")]
    return same or [m for m in public if m not in SKIPPED]
def check(todo, answers):
    child = subprocess.run([sys.executable, "-X", "faulthandler", "-c", CHILD] + [module for _, module in todo],
                           stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    results = dict(json.loads(line) for line in child.stdout.decode("utf-8", "replace").splitlines())
    for position, (library, module) in enumerate(todo):
        error = results.get(module, "started")
        if error == "started":
            how = "signal %d" % -child.returncode if child.returncode < 0 else "exit code %d" % child.returncode
            stderr = child.stderr.decode("utf-8", "replace").strip()[-2000:]
            error = "the interpreter was ended by %s\\n%s" % (how, stderr)
            answers.append({"library": library, "module": module, "error": error})
            return todo[position + 1:]
        answers.append({"library": library, "module": module, "error": error})
    return []
answers, todo = [], []
for name in sys.argv[1:]:
    try:
        todo += [(name, module) for module in modules(name)]
    except metadata.PackageNotFoundError:
        answers.append({"library": name, "module": "", "error": "the distribution is not installed"})
while todo:
    todo = check(todo, answers)
print()
print(json.dumps(answers))
`

export interface ImportOutcome {
  library: string
  module: string
  /** Traceback or cause; null when the import worked. */
  error: string | null
}

/** The JSON value on the last line of an output; what a package prints at start-up comes before it. */
export function lastLineAsJson(output: string): unknown {
  return JSON.parse(output.trimEnd().split('\n').at(-1) ?? '')
}

export function parsePythonFacts(output: string): PythonFacts | undefined {
  try {
    const facts = lastLineAsJson(output) as Partial<PythonFacts> | null
    if (typeof facts?.version !== 'string' || typeof facts.minor !== 'string') return undefined
    if (typeof facts.executable !== 'string' || facts.executable === '') return undefined
    return {
      version: facts.version,
      minor: facts.minor,
      executable: facts.executable,
      platform: String(facts.platform),
      libc: String(facts.libc),
      hasOpenMP: facts.hasOpenMP === true
    }
  } catch {
    return undefined
  }
}
