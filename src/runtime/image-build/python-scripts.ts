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
 * Imports what the distributions named as arguments provide, one process each so that a crash names its module. Prints
 * a list of `ImportOutcome`. A distribution that provides a module of its own name is judged by that one; else
 * every public top-level module counts, but not tests and examples that were packed by mistake.
 */
export const IMPORT_CHECK = `
import importlib.metadata as metadata, json, keyword, re, subprocess, sys
SKIPPED = {"test", "tests", "testing", "doc", "docs", "example", "examples", "benchmark", "benchmarks", "scripts"}
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
answers = []
for name in sys.argv[1:]:
    try:
        wanted = modules(name)
    except metadata.PackageNotFoundError:
        answers.append({"library": name, "module": "", "error": "the distribution is not installed"})
        continue
    for module in wanted:
        code = "import importlib, sys; importlib.import_module(sys.argv[1])"
        child = subprocess.run([sys.executable, "-X", "faulthandler", "-c", code, module],
                               stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        text = child.stderr.decode("utf-8", "replace").strip()
        if child.returncode < 0:
            text = "the interpreter was ended by signal %d\\n%s" % (-child.returncode, text[-2000:])
        answers.append({"library": name, "module": module, "error": text[-4000:] if child.returncode else None})
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
