"""PyPA packaging as the judge of the tests beside this file.

record DIR: runs packaging's own tests in DIR and prints, as JSON, every text they hand to its parsers.
judge: answers questions, JSON on standard input, one object; answers have the same keys and order.
"""
import io
import json
import sys
from contextlib import redirect_stdout

from packaging import markers, requirements, specifiers, utils, version


def record(directory):
    import pytest

    seen = {"requirements": {}, "versions": {}, "specifiers": {}, "markers": {}, "environments": {}}

    def note(kind, text):
        if isinstance(text, str):
            seen[kind][text] = None

    def wrap(owner, method, before):
        original = getattr(owner, method)

        def wrapped(self, *args, **kwargs):
            before(*args, **kwargs)
            return original(self, *args, **kwargs)

        setattr(owner, method, wrapped)

    def note_environment(environment=None, *_, **__):
        if environment and all(isinstance(value, str) for value in environment.values()):
            note("environments", json.dumps(dict(environment), sort_keys=True))

    wrap(requirements.Requirement, "__init__", lambda text, *_, **__: note("requirements", text))
    wrap(version.Version, "__init__", lambda text, *_, **__: note("versions", text))
    wrap(specifiers.SpecifierSet, "__init__", lambda text="", *_, **__: note("specifiers", text))
    wrap(specifiers.Specifier, "__init__", lambda text="", *_, **__: note("specifiers", text))
    wrap(markers.Marker, "__init__", lambda text, *_, **__: note("markers", text))
    wrap(markers.Marker, "evaluate", note_environment)
    files = ["%s/tests/test_%s.py" % (directory, name) for name in ("requirements", "specifiers", "markers")]
    with redirect_stdout(io.StringIO()) as output:
        status = pytest.main(["-q", "-x", "-p", "no:cacheprovider", "--rootdir", directory, *files])
    if status != 0:
        sys.exit(output.getvalue()[-3000:])
    # The tests of versions are 50,000 pairs of one list.
    sys.path.insert(0, directory)
    from tests.test_version import VERSIONS

    for text in VERSIONS:
        note("versions", text)
    return {kind: list(texts) for kind, texts in seen.items()}


def normal_clause(clause):
    text = clause.version
    if clause.operator == "===":
        return "===" + text
    if text.endswith(".*"):
        return clause.operator + str(version.Version(text[:-2])) + ".*"
    return clause.operator + str(version.Version(text))


def judge_requirement(text):
    try:
        parsed = requirements.Requirement(text)
    except requirements.InvalidRequirement:
        return None
    return {
        "name": utils.canonicalize_name(parsed.name),
        "extras": sorted({utils.canonicalize_name(extra) for extra in parsed.extras}),
        "specifiers": sorted({normal_clause(clause) for clause in parsed.specifier}),
        "url": parsed.url,
        "marker": str(parsed.marker) if parsed.marker else None,
    }


def judge_pair(pair):
    text, candidate, prereleases = pair
    return specifiers.SpecifierSet(text).contains(candidate, prereleases=prereleases)


def judge_marker(question):
    text, environment = question
    try:
        return markers.Marker(text).evaluate(environment)
    except markers.InvalidMarker:
        return None
    except (markers.UndefinedComparison, markers.UndefinedEnvironmentName, KeyError):
        return "undefined"


def judge_version(text):
    try:
        return str(version.Version(text))
    except version.InvalidVersion:
        return None


def judge_order(pair):
    left, right = map(version.Version, pair)
    return (left > right) - (left < right)


def judge_satisfiable(text):
    return not specifiers.SpecifierSet(text).is_unsatisfiable()


JUDGES = {
    "requirements": judge_requirement,
    "pairs": judge_pair,
    "markers": judge_marker,
    "versions": judge_version,
    "orders": judge_order,
    "satisfiable": judge_satisfiable,
}

if sys.argv[1] == "record":
    answers = record(sys.argv[2])
else:
    questions = json.load(sys.stdin)
    answers = {kind: [JUDGES[kind](one) for one in questions[kind]] for kind in questions}
sys.stdout.write(json.dumps(answers))
