export const id = 948;
export const ids = [948];
export const modules = {

/***/ 39948:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  endAbandonedJobs: () => (/* binding */ endAbandonedJobs),
  openBackend: () => (/* binding */ openBackend),
  serveBackend: () => (/* binding */ serveBackend)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/js/src/gate/errors.js
/** The run could not be completed, so there is no verdict: status `error`, exit code 3, never green. */
class errors_IncompleteRunError extends Error {
    name = 'IncompleteRunError';
    /** Stable and documented, for example `image-build-failed`. */
    code;
    /** What to do next. */
    hint;
    /** A traceback, a build log's end: shown in a fence. */
    detail;
    constructor(code, message, more = {}) {
        super(message, more.cause === undefined ? undefined : { cause: more.cause });
        this.code = code;
        this.hint = more.hint;
        this.detail = more.detail;
    }
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/js/src/requirements/name.js
/**
 * PEP 503: lower case, runs of `-`, `_` and `.` as one `-`.
 * Two spellings name the same library exactly when their canonical names are equal.
 */
function canonicalName(name) {
    // Most names are canonical already, and a catalogue has a million of them.
    if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name))
        return name;
    return name.toLowerCase().replace(/[-_.]+/g, '-');
}

// EXTERNAL MODULE: ./node_modules/@renovatebot/pep440/index.js + 4 modules
var pep440 = __webpack_require__(99687);
;// CONCATENATED MODULE: ./build/js/src/requirements/version.js

/** Numbers of more digits lose precision in JavaScript; PyPI has none outside local labels. */
const LONG_NUMBER = /[0-9]{16}/;
/** The parts of `text`; undefined when PEP 440 does not know it, or a number in it has more than 15 digits. */
function version_parseVersion(text) {
    const plus = text.indexOf('+');
    const publicPart = plus === -1 ? text : text.slice(0, plus);
    if (LONG_NUMBER.test(publicPart))
        return undefined;
    // The library's own typing of `parse` is narrower than what it returns.
    const parsed = (0,pep440/* parse */.qg)(text);
    if (parsed === null)
        return undefined;
    const version = {
        epoch: parsed.epoch,
        release: parsed.release,
        // The library reads a label such as `12e4567` (a Git commit) as a floating-point number, so labels are read here.
        local: plus === -1 ? [] : localSegments(text.slice(plus + 1))
    };
    if (parsed.pre !== null)
        version.pre = parsed.pre;
    if (parsed.post !== null)
        version.post = parsed.post[1];
    if (parsed.dev !== null)
        version.dev = parsed.dev[1];
    return version;
}
function localSegments(label) {
    return label
        .toLowerCase()
        .split(/[._-]/)
        .map((segment) => (isNumeric(segment) ? segment.replace(/^0+(?=[0-9])/, '') : segment));
}
/** PEP 440's normal form; the number of release segments stays as it is. */
function version_formatVersion(version) {
    const local = version.local.length > 0 ? `+${version.local.join('.')}` : '';
    return formatPublicVersion(version) + local;
}
function formatPublicVersion(version) {
    const epoch = version.epoch === 0 ? '' : `${version.epoch}!`;
    const pre = version.pre === undefined ? '' : version.pre.join('');
    const post = version.post === undefined ? '' : `.post${version.post}`;
    const dev = version.dev === undefined ? '' : `.dev${version.dev}`;
    return epoch + version.release.join('.') + pre + post + dev;
}
/** Negative, zero or positive, without regard to local labels. */
function comparePublicVersions(a, b) {
    return (0,pep440/* compare */.UD)(formatPublicVersion(a), formatPublicVersion(b));
}
/** Negative, zero or positive in PEP 440's total order. */
function compareVersions(a, b) {
    return comparePublicVersions(a, b) || compareLocal(a.local, b.local);
}
/** Segment by segment; a number is above a word, and a longer label above its own beginning. */
function compareLocal(a, b) {
    for (const [index, left] of a.entries()) {
        const right = b[index];
        if (right === undefined)
            return 1;
        if (left === right)
            continue;
        if (isNumeric(left) !== isNumeric(right))
            return isNumeric(left) ? 1 : -1;
        // Leading zeros are gone, so the longer number is the larger.
        if (isNumeric(left) && left.length !== right.length)
            return left.length - right.length;
        return left < right ? -1 : 1;
    }
    return a.length - b.length;
}
function isNumeric(segment) {
    return /^[0-9]+$/.test(segment);
}
function isPrerelease(version) {
    return version.pre !== undefined || version.dev !== undefined;
}
/** True when both have the same epoch and release segments; missing segments count as zero. */
function sameRelease(a, b) {
    const length = Math.max(a.release.length, b.release.length);
    return a.epoch === b.epoch && startsWithRelease(a, b.release, length);
}
/** True when the first `length` segments of the version's release, padded with zeros, are those of `prefix`. */
function startsWithRelease(version, prefix, length = prefix.length) {
    for (let index = 0; index < length; index++) {
        if ((version.release[index] ?? 0) !== (prefix[index] ?? 0))
            return false;
    }
    return true;
}

;// CONCATENATED MODULE: ./build/js/src/requirements/specifier.js

const SPECIFIER_OPERATORS = (/* unused pure expression or super */ null && (['===', '~=', '==', '!=', '<=', '>=', '<', '>']));
/** What PEP 440 allows after `===` is nearly any text; this much is safe to hand to an installer. */
const ARBITRARY = /^[A-Za-z0-9](?:[A-Za-z0-9._+!-]*[A-Za-z0-9])?$/;
/** Reads one clause from its operator and the text after it. */
function parseSpecifier(operator, text) {
    if (operator === '===') {
        if (ARBITRARY.test(text))
            return { operator, version: text, wildcard: false };
        return { message: 'After "===" stand letters, digits and ". _ + ! -" only.' };
    }
    const wildcard = text.endsWith('.*');
    const version = version_parseVersion(wildcard ? text.slice(0, -2) : text);
    if (version === undefined)
        return versionFault(operator, text);
    const clause = { operator, version: version_formatVersion(version), wildcard };
    if (wildcard && operator !== '==' && operator !== '!=') {
        return {
            message: `".*" can only follow "==" or "!=".`,
            hint: operator === '~=' ? `Write "~=${clause.version}".` : `Write "${operator}${clause.version}".`
        };
    }
    if (wildcard && (isPrerelease(version) || version.post !== undefined || version.local.length > 0)) {
        return { message: '".*" cannot follow a pre-release, post-release, development or local version.' };
    }
    if (version.local.length > 0 && operator !== '==' && operator !== '!=') {
        return {
            message: 'A local version label (the part after "+") can only be used with "==" or "!=".',
            hint: `Write "${operator}${version_formatVersion({ ...version, local: [] })}".`
        };
    }
    if (operator === '~=' && version.release.length < 2) {
        return {
            message: '"~=" needs a version of two numbers or more.',
            hint: `Write "~=${clause.version}.0" or "==${clause.version}.*".`
        };
    }
    return clause;
}
function versionFault(operator, text) {
    if (text === '') {
        return {
            message: `A version is missing after "${operator}".`,
            hint: `Write for example "${operator}1.2".`
        };
    }
    if (text === '*')
        return { message: '"*" is not a version.', hint: 'Leave the specifier out to accept any version.' };
    if (/[0-9]{16}/.test(text))
        return { message: 'A number in the version has more than 15 digits.' };
    return {
        message: 'This is not a version as PEP 440 defines it.',
        hint: 'Write for example "==1.2.10" or ">=1.2,<2".'
    };
}
function specifier_formatSpecifier(specifier) {
    return `${specifier.operator}${specifier.version}${specifier.wildcard ? '.*' : ''}`;
}
/** Sorted and without repetitions, so that equal sets have one spelling. */
function specifier_canonicalSpecifiers(specifiers) {
    const byText = new Map(specifiers.map((specifier) => [specifier_formatSpecifier(specifier), specifier]));
    return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, specifier]) => specifier);
}
/**
 * Whether a version is in a set of clauses, by PEP 440's "Version specifiers".
 *
 * @param version any text; what is no version satisfies only `===`.
 * @param options.prereleases true for what is installed, since pip keeps an installed pre-release; false refuses
 *   every pre-release, also one that a clause names.
 */
function specifier_satisfiesSpecifier(specifiers, version, options) {
    const parsed = version_parseVersion(version);
    if (parsed !== undefined && isPrerelease(parsed) && !options.prereleases)
        return false;
    return specifiers.every((specifier) => specifier.operator === '==='
        ? version.toLowerCase() === specifier.version.toLowerCase()
        : parsed !== undefined && contains(specifier, parsed));
}
function contains(specifier, version) {
    const bound = version_parseVersion(specifier.version);
    if (bound === undefined)
        return false;
    switch (specifier.operator) {
        case '==':
            return specifier.wildcard ? hasPrefix(version, bound, bound.release) : isEqual(version, bound);
        case '!=':
            return !(specifier.wildcard ? hasPrefix(version, bound, bound.release) : isEqual(version, bound));
        case '>=':
            return compareVersions(version, bound) >= 0;
        case '<=':
            return comparePublicVersions(version, bound) <= 0;
        case '<':
            return isBelow(version, bound);
        case '>':
            return isAbove(version, bound);
        case '~=':
            return compareVersions(version, bound) >= 0 && hasPrefix(version, bound, bound.release.slice(0, -1));
        case '===':
            return false;
    }
}
function hasPrefix(version, bound, prefix) {
    return version.epoch === bound.epoch && startsWithRelease(version, prefix);
}
/** `==2.0` takes `2.0+cpu`; `==2.0+cpu` takes nothing else. */
function isEqual(version, bound) {
    return bound.local.length === 0
        ? comparePublicVersions(version, bound) === 0
        : compareVersions(version, bound) === 0;
}
/** Exclusive order: `<1.0` leaves out the pre-releases of 1.0, unless the bound is one itself. */
function isBelow(version, bound) {
    return compareVersions(version, isPrerelease(bound) ? bound : { ...bound, dev: 0 }) < 0;
}
/** Exclusive order: `>1.0` leaves out the post-releases of 1.0, unless the bound is one (or a dev release) itself. */
function isAbove(version, bound) {
    if (comparePublicVersions(version, bound) <= 0)
        return false;
    if (bound.post !== undefined || bound.dev !== undefined)
        return true;
    return !(sameRelease(version, bound) && version.pre?.join() === bound.pre?.join());
}

;// CONCATENATED MODULE: ./build/js/src/requirements/marker.js


/** The environment marker variables of PEP 508. */
const MARKER_VARIABLES = [
    'os_name',
    'sys_platform',
    'platform_machine',
    'platform_python_implementation',
    'platform_release',
    'platform_system',
    'platform_version',
    'python_version',
    'python_full_version',
    'implementation_name',
    'implementation_version',
    'extra'
];
/** Variables compared by version when the other side is one; all others are compared as text. */
const VERSION_VARIABLES = new Set([
    'implementation_version',
    'platform_release',
    'python_full_version',
    'python_version'
]);
/** Spellings of PEP 345 and of old setuptools. */
const OLD_SPELLINGS = new Map([
    ['os.name', 'os_name'],
    ['sys.platform', 'sys_platform'],
    ['platform.version', 'platform_version'],
    ['platform.machine', 'platform_machine'],
    ['platform.python_implementation', 'platform_python_implementation'],
    ['python_implementation', 'platform_python_implementation']
]);
const MAX_DEPTH = 20;
/** marker = and_group ("or" and_group)*; and_group = atom ("and" atom)* */
function parseMarker(scanner, depth = 0) {
    return parseGroup(scanner, 'or', /or\b/y, () => parseGroup(scanner, 'and', /and\b/y, () => parseAtom(scanner, depth)));
}
function parseGroup(scanner, kind, word, next) {
    const operands = [next()];
    while (scanner.take(word) !== undefined)
        operands.push(next());
    return group(kind, operands);
}
function group(kind, operands) {
    const [only] = operands;
    if (operands.length === 1 && only !== undefined)
        return only;
    return { kind, operands: operands.flatMap((marker) => (marker.kind === kind ? marker.operands : [marker])) };
}
/** Both conditions hold. */
function marker_andMarkers(a, b) {
    return group('and', [a, b]);
}
/** atom = "(" marker ")" | comparison, with white space around. */
function parseAtom(scanner, depth) {
    scanner.skipSpace();
    const open = scanner.position;
    if (scanner.take(/\(/y) === undefined) {
        const comparison = parseComparison(scanner);
        scanner.skipSpace();
        return comparison;
    }
    if (depth === MAX_DEPTH)
        scanner.fail(`A marker has more than ${MAX_DEPTH} nested parentheses.`);
    const inner = parseMarker(scanner, depth + 1);
    if (scanner.take(/\)/y) === undefined) {
        scanner.fail('The parenthesis opened here is not closed.', { at: open });
    }
    scanner.skipSpace();
    return inner;
}
function parseComparison(scanner) {
    const left = parseOperand(scanner);
    scanner.skipSpace();
    const at = scanner.position;
    const operator = parseOperator(scanner);
    scanner.skipSpace();
    const right = parseOperand(scanner);
    const variable = left.variable ?? right.variable;
    if (variable === undefined) {
        return scanner.fail('A marker compares a variable with a quoted value; here are two values.', {
            at: left.at
        });
    }
    if (left.variable !== undefined && right.variable !== undefined) {
        return scanner.fail('A marker compares a variable with a quoted value; here are two variables.', {
            at: right.at,
            hint: `Put the value in quotes, for example: ${left.variable} ${operator} "${right.text}".`
        });
    }
    const given = left.variable === undefined ? left.text : right.text;
    const value = variable === 'extra' ? canonicalName(given) : given;
    const comparison = {
        kind: 'comparison',
        variable,
        operator,
        value,
        valueFirst: left.variable === undefined
    };
    // Text has no such order, and a value that comes first would have to be matched by whatever the variable holds.
    const meaningless = comparison.valueFirst || versionClause(comparison) === undefined;
    if ((operator === '~=' || operator === '===') && meaningless) {
        scanner.fail(`"${operator}" cannot compare ${variable} with "${given}" this way.`, {
            at,
            hint: 'Use "==" or "!=".'
        });
    }
    return comparison;
}
function parseOperator(scanner) {
    const symbol = scanner.take(/===|==|~=|!=|<=|>=|<|>/y);
    if (symbol !== undefined)
        return symbol;
    if (scanner.take(/in\b/y) !== undefined)
        return 'in';
    if (scanner.take(/not[ \t]+in\b/y) !== undefined)
        return 'not in';
    return scanner.fail('A comparison operator is missing here.', {
        hint: 'Use one of == != < <= > >= ~= === in "not in".'
    });
}
function parseOperand(scanner) {
    const at = scanner.position;
    const quoted = scanner.take(/'[^']*'|"[^"]*"/y);
    if (quoted !== undefined)
        return { text: quoted.slice(1, -1), at };
    if (/^['"]/.test(scanner.rest))
        scanner.fail('The quote opened here is not closed.');
    const word = scanner.take(/[A-Za-z0-9_.]+/y);
    if (word === undefined)
        return scanner.fail('A marker variable or a quoted value is missing here.');
    const name = OLD_SPELLINGS.get(word) ?? word;
    if (isMarkerVariable(name))
        return { variable: name, text: word, at };
    return scanner.fail(`"${word}" is not a marker variable.`, {
        at,
        hint: `Variables: ${MARKER_VARIABLES.join(', ')}. Values stand in quotes.`
    });
}
function isMarkerVariable(name) {
    return MARKER_VARIABLES.includes(name);
}
/** One spelling for equal trees; parentheses only where `or` stands inside `and`. */
function marker_formatMarker(marker) {
    if (marker.kind === 'comparison') {
        const quote = marker.value.includes('"') ? "'" : '"';
        const value = `${quote}${marker.value}${quote}`;
        return marker.valueFirst
            ? `${value} ${marker.operator} ${marker.variable}`
            : `${marker.variable} ${marker.operator} ${value}`;
    }
    return marker.operands
        .map((operand) => marker.kind === 'and' && operand.kind === 'or' ? `(${marker_formatMarker(operand)})` : marker_formatMarker(operand))
        .join(` ${marker.kind} `);
}
/**
 * Whether a marker holds. A variable that the environment lacks makes the answer unknown, unless the other
 * operands decide it. Rules as in PyPA `packaging`: version order where both sides allow it, else text.
 */
function evaluateMarker(marker, environment) {
    if (marker.kind === 'comparison') {
        const actual = variableValue(marker.variable, environment);
        return actual === undefined ? { unknown: marker.variable } : compare(marker, actual);
    }
    const decisive = marker.kind === 'or';
    let result = !decisive;
    for (const operand of marker.operands) {
        const value = evaluateMarker(operand, environment);
        if (value === decisive)
            return decisive;
        if (typeof value === 'object')
            result = value;
    }
    return result;
}
function variableValue(variable, environment) {
    if (variable === 'extra')
        return canonicalName(environment.extra ?? '');
    const value = Object.hasOwn(environment, variable) ? environment[variable] : undefined;
    // A Python built from an untagged commit calls itself `3.12.0+`, which is no version until the label has a name.
    return variable === 'python_full_version' && value?.endsWith('+') === true ? `${value}local` : value;
}
function compare(comparison, actual) {
    const left = comparison.valueFirst ? comparison.value : actual;
    const right = comparison.valueFirst ? actual : comparison.value;
    const clause = versionClause({ ...comparison, value: right });
    if (clause !== undefined)
        return specifier_satisfiesSpecifier([clause], left, { prereleases: true });
    switch (comparison.operator) {
        case 'in':
            return right.includes(left);
        case 'not in':
            return !right.includes(left);
        case '!=':
            return left !== right;
        case '==':
        case '<=':
        case '>=':
            return left === right;
        default:
            return false;
    }
}
/** The version clause that the right side makes, where the variable is compared by version and the side is one. */
function versionClause(comparison) {
    const { variable, operator, value } = comparison;
    if (!VERSION_VARIABLES.has(variable) || operator === 'in' || operator === 'not in')
        return undefined;
    const clause = parseSpecifier(operator, value.trim());
    return 'message' in clause ? undefined : clause;
}

;// CONCATENATED MODULE: ./build/js/src/requirements/scanner.js
/** Ends a parse; never leaves `parseRequirement`. */
class RequirementSyntaxError extends Error {
    name = 'RequirementSyntaxError';
    fault;
    constructor(fault) {
        super(fault.message);
        this.fault = fault;
    }
}
/** Reads tokens from left to right; every pattern given to it must be sticky (`/y`). */
class Scanner {
    text;
    position = 0;
    constructor(text) {
        this.text = text;
    }
    /** The token at the present position, consumed; undefined leaves the position as it is. */
    take(pattern) {
        pattern.lastIndex = this.position;
        const token = pattern.exec(this.text)?.[0];
        if (token !== undefined)
            this.position += token.length;
        return token;
    }
    skipSpace() {
        return this.take(/[ \t]+/y) !== undefined;
    }
    get rest() {
        return this.text.slice(this.position);
    }
    get atEnd() {
        return this.position === this.text.length;
    }
    fail(message, options = {}) {
        const fault = {
            code: options.code ?? 'requirement-syntax',
            column: (options.at ?? this.position) + 1,
            message
        };
        if (options.hint !== undefined)
            fault.hint = options.hint;
        throw new RequirementSyntaxError(fault);
    }
}

;// CONCATENATED MODULE: ./build/js/src/requirements/refuse.js

/** Longest requirement; PyPI's longest in use are well below 1,000. */
const MAX_REQUIREMENT_LENGTH = 2048;
/** What pip takes for a file name when it ends a requirement (pip `utils/filetypes.py`). */
const ARCHIVE = /\.(?:zip|whl|tar|tar\.gz|tgz|tar\.bz2|tbz|tar\.xz|txz|tlz|tar\.lz|tar\.lzma)$/i;
/**
 * Throws for text that a PEP 508 parser could accept, or reject with a misleading message, but that an installer
 * would read as an option, a path, an environment variable, a continuation or a second line.
 */
function rejectUnsafe(text) {
    const refuse = (code, index, message, hint) => {
        throw new RequirementSyntaxError({
            code,
            column: index + 1,
            message,
            ...(hint === undefined ? {} : { hint })
        });
    };
    const at = (pattern, code, message, hint) => {
        const index = text.search(pattern);
        if (index !== -1)
            refuse(code, index, message, hint);
    };
    if (text.length > MAX_REQUIREMENT_LENGTH) {
        refuse('requirement-too-long', MAX_REQUIREMENT_LENGTH, `A requirement has at most ${MAX_REQUIREMENT_LENGTH} characters.`);
    }
    at(/[\r\n\v\f\u0085\u2028\u2029]/, 'requirement-second-line', 'A requirement is one line.', 'Write each requirement on a line of its own.');
    at(/\\$/, 'requirement-continuation', 'A line cannot be continued with "\\".', 'Write the whole requirement on one line.');
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    at(/[\u0000-\u0008\u000e-\u001f\u007f]/, 'requirement-character', 'A control character is not accepted.');
    const start = text.search(/[^ \t]/);
    const trimmed = text.trim();
    if (trimmed.startsWith('-'))
        refuseOption(trimmed, (message, hint) => refuse('requirement-option', start, message, hint));
    if (/^(?:git|hg|svn|bzr)\+/i.test(trimmed) || /@[ \t]*(?:git|hg|svn|bzr)\+/i.test(trimmed)) {
        refuse('requirement-url', Math.max(start, text.search(/(?:git|hg|svn|bzr)\+/i)), 'A requirement cannot name a repository.', 'Publish a wheel and write: NAME @ https://HOST/FILE.whl#sha256=64_HEX_DIGITS');
    }
    if (/^(?!file:)[a-z][a-z0-9+.-]+:\/\//i.test(trimmed)) {
        refuse('requirement-url', start, 'A URL alone does not say which library it is.', 'Write: NAME @ https://HOST/FILE.whl#sha256=64_HEX_DIGITS');
    }
    const requirementPart = (trimmed.split(';')[0] ?? '').trimEnd();
    const archive = !requirementPart.includes('@') && ARCHIVE.test(requirementPart.replace(/\[[^\]]*\]$/, ''));
    if (/^(?:[.~/\\]|[a-z]:[\\/]|file:)/i.test(trimmed) || /^[\w.-]+[/\\]/.test(trimmed) || archive) {
        refuse('requirement-path', start, 'Files and folders are not accepted.', 'Name the library: numpy>=1.26. For a wheel of your own write: NAME @ https://HOST/FILE.whl#sha256=64_HEX_DIGITS');
    }
    at(/\$/, 'requirement-character', '"$" is not accepted: pip would replace ${NAME} by an environment variable.', 'Write the text itself.');
    at(/\\/, 'requirement-character', '"\\" is not accepted.');
    at(/[^\t -~]/, 'requirement-character', 'Only ASCII characters are accepted in a requirement.');
    const hash = text.indexOf('#');
    if (hash !== -1 && !/@[ \t]*[a-z]+:\/\/[^ \t#]*#/i.test(text)) {
        refuse('requirement-character', hash, '"#" is not accepted inside a requirement.', 'Put white space before a comment.');
    }
}
/** What people reach for, and what serves the purpose here. */
const OPTION_HINTS = [
    [/^(?:-e|--editable)/, 'Publish the package as a wheel and name it here.'],
    [
        /^(?:-i|--index-url|--pypi-url|--extra-index-url|--no-index|-f|--find-links|--trusted-host)/,
        'Indexes are set for the machine that builds (pip.conf or PIP_INDEX_URL), not per requirement.'
    ],
    [/^--pre/, 'Name the pre-release: NAME==2.0rc1 or NAME>=2.0rc1.'],
    [/^(?:--no-binary|--only-binary|--prefer-binary)/, 'Remove the line: wheels are preferred.'],
    [
        /^(?:--require-hashes|--no-require-hashes|--hash)/,
        'Remove the line: what is installed is locked with hashes anyway.'
    ]
];
function refuseOption(line, refuse) {
    const option = /^-[^\s=]*/.exec(line)?.[0] ?? '-';
    const hint = OPTION_HINTS.find(([pattern]) => pattern.test(option))?.[1];
    return refuse('Options of pip are not accepted.', hint ?? 'Write requirements only, one per line, for example numpy>=1.26.');
}

;// CONCATENATED MODULE: ./build/js/src/requirements/requirement.js





const NAME = /[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?/y;
const URL_FORM = /^https:\/\/[A-Za-z0-9.-]+(?::[0-9]+)?\/[A-Za-z0-9._~!&'()*+,;=:@%/?-]+$/;
const HASH = /^sha256=[0-9a-fA-F]{64}$/;
/**
 * Reads one requirement, stricter than pip: only what PEP 508 defines, and nothing that an installer would take
 * for an option, a path, a variable or a second line. The result is safe to serialise and hand to an installer;
 * the text is not.
 */
function requirement_parseRequirement(text) {
    try {
        rejectUnsafe(text);
        return { ok: true, requirement: parse(new Scanner(text)) };
    }
    catch (error) {
        if (error instanceof RequirementSyntaxError)
            return { ok: false, fault: error.fault };
        throw error;
    }
}
/** Canonical text: what `parseRequirement` reads back as the same parts (but for `displayName`). */
function requirement_formatRequirement(requirement) {
    const extras = requirement.extras.length > 0 ? `[${requirement.extras.join(',')}]` : '';
    const specifiers = requirement.specifiers.map(specifier_formatSpecifier).join(',');
    const url = requirement.url === undefined ? '' : ` @ ${requirement.url}`;
    // A URL ends at white space, so `;` needs some before it.
    const separator = requirement.url === undefined ? '; ' : ' ; ';
    const marker = requirement.marker === undefined ? '' : separator + marker_formatMarker(requirement.marker);
    return requirement.name + extras + specifiers + url + marker;
}
function parse(scanner) {
    scanner.skipSpace();
    const displayName = scanner.take(NAME);
    if (displayName === undefined) {
        return scanner.fail('A library name is missing here.', {
            hint: 'A requirement begins with a name: numpy>=1.26'
        });
    }
    scanner.skipSpace();
    const extras = parseExtras(scanner);
    scanner.skipSpace();
    const requirement = {
        name: canonicalName(displayName),
        displayName,
        extras,
        specifiers: []
    };
    if (scanner.take(/@/y) !== undefined)
        requirement.url = parseUrl(scanner);
    else
        requirement.specifiers = parseSpecifiers(scanner);
    scanner.skipSpace();
    if (scanner.take(/;/y) !== undefined)
        requirement.marker = parseMarker(scanner);
    if (!scanner.atEnd)
        failAtRest(scanner, requirement);
    return requirement;
}
function parseExtras(scanner) {
    const open = scanner.position;
    if (scanner.take(/\[/y) === undefined)
        return [];
    const extras = new Set();
    scanner.skipSpace();
    while (scanner.take(/\]/y) === undefined) {
        const extra = scanner.take(NAME);
        if (extra === undefined)
            return failInExtras(scanner, open);
        extras.add(canonicalName(extra));
        scanner.skipSpace();
        if (scanner.take(/,/y) !== undefined) {
            scanner.skipSpace();
            if (scanner.rest.startsWith(']'))
                scanner.fail('The name of an extra is missing after the comma.');
        }
        else if (!scanner.rest.startsWith(']')) {
            return failInExtras(scanner, open);
        }
    }
    return [...extras].sort();
}
function failInExtras(scanner, open) {
    if (scanner.atEnd)
        scanner.fail('The bracket opened here is not closed.', { at: open });
    return scanner.fail('Extras are names with commas between them.', {
        hint: 'Write for example "ray[default,tune]".'
    });
}
const CLAUSE_END = /[^ \t,;()]*/y;
/** specifiers = "(" clause ("," clause)* ")" | clause ("," clause)* | nothing */
function parseSpecifiers(scanner) {
    const open = scanner.position;
    const parenthesised = scanner.take(/\(/y) !== undefined;
    const specifiers = [];
    do {
        scanner.skipSpace();
        const at = scanner.position;
        const operator = scanner.take(/===|==|~=|!=|<=|>=|<|>/y);
        if (operator === undefined)
            break;
        scanner.skipSpace();
        const specifier = parseSpecifier(operator, scanner.take(CLAUSE_END) ?? '');
        if ('message' in specifier) {
            return scanner.fail(specifier.message, {
                code: 'requirement-version',
                at,
                ...(specifier.hint === undefined ? {} : { hint: specifier.hint })
            });
        }
        specifiers.push(specifier);
        scanner.skipSpace();
    } while (scanner.take(/,/y) !== undefined);
    scanner.skipSpace();
    if (parenthesised && scanner.take(/\)/y) === undefined) {
        if (scanner.atEnd)
            scanner.fail('The parenthesis opened here is not closed.', { at: open });
        failInSpecifiers(scanner);
    }
    return specifier_canonicalSpecifiers(specifiers);
}
/** pip and uv fetch what the URL names, so a hash is asked for: else the content could change under one requirement. */
function parseUrl(scanner) {
    scanner.skipSpace();
    const at = scanner.position;
    const url = scanner.take(/[^ \t]+/y) ?? '';
    const options = { code: 'requirement-url', at };
    const hint = 'Write: NAME @ https://HOST/FILE.whl#sha256=64_HEX_DIGITS';
    if (!url.startsWith('https://'))
        scanner.fail('A direct reference must be an https URL.', { ...options, hint });
    const [address = '', fragment, ...more] = url.split('#');
    if (/^https:\/\/[^/]*@/.test(address)) {
        scanner.fail('A direct reference must not hold a user name or password.', {
            ...options,
            hint: 'Keep credentials in the configuration of the installer (netrc or index settings).'
        });
    }
    if (!URL_FORM.test(address) || !URL.canParse(address)) {
        scanner.fail('This is not a complete https URL of a file.', { ...options, hint });
    }
    if (fragment === undefined || more.length > 0 || !HASH.test(fragment)) {
        scanner.fail('A direct reference needs the hash of its file, and nothing else, after "#".', {
            ...options,
            hint
        });
    }
    return `${address}#${fragment.toLowerCase()}`;
}
/** Says what is wrong with text that is left over where the requirement should end. */
function failAtRest(scanner, requirement) {
    if (requirement.marker !== undefined) {
        return scanner.fail('The marker should end here.', { hint: 'Join conditions with "and" or "or".' });
    }
    if (requirement.url !== undefined) {
        return scanner.fail('A direct reference should end here.', { hint: 'A marker follows after " ;".' });
    }
    return failInSpecifiers(scanner);
}
function failInSpecifiers(scanner) {
    const rest = scanner.rest;
    const name = scanner.text.slice(0, scanner.position).trim();
    if (/^--?[A-Za-z]/.test(rest)) {
        scanner.fail('Options of pip are not accepted behind a requirement.', {
            code: 'requirement-option',
            hint: 'Remove the option; what is installed is locked with hashes anyway.'
        });
    }
    if (rest.startsWith('=>') || rest.startsWith('=<')) {
        scanner.fail(`"${rest.slice(0, 2)}" is not an operator.`, { hint: `Write "${rest.charAt(1)}=".` });
    }
    if (rest.startsWith('='))
        scanner.fail('"=" is not an operator.', { hint: 'Write "==".' });
    if (/^[0-9]/.test(rest))
        scanner.fail('An operator is missing before the version.', { hint: `Write "${name}==${rest}".` });
    if (/^[<>=!~]/.test(rest))
        scanner.fail('A comma is missing between two version clauses.');
    if (/^[A-Za-z]/.test(rest)) {
        scanner.fail('A requirement should end here.', { hint: 'Write each requirement on a line of its own.' });
    }
    return scanner.fail('A requirement should end here.', {
        hint: 'After the name follow extras in [ ], version clauses with commas between them, and a marker after ";".'
    });
}

;// CONCATENATED MODULE: ./build/js/src/requirements/image-name.js


/** The REST contract's pattern. The API sets no length; 63 is what a Kubernetes label holds. */
const IMAGE_NAME = /^[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*$/;
const MAX_IMAGE_NAME_LENGTH = 63;
const HASH_DIGITS = 8;
/** What is wrong with the name of an image; undefined when it can be used. */
function image_name_checkImageName(name, place = { kind: 'input', name: 'image-name' }) {
    const rule = 'lower-case letters and digits, beginning with a letter, with single "-" or "_" between';
    // Length first, so that the pattern never runs on long text.
    const tooLong = name.length > MAX_IMAGE_NAME_LENGTH;
    if (!tooLong && IMAGE_NAME.test(name))
        return undefined;
    const problem = {
        code: 'image-name',
        place,
        message: tooLong
            ? `An image name has at most ${MAX_IMAGE_NAME_LENGTH} characters; this one has ${name.length}.`
            : `${JSON.stringify(name.slice(0, 200))} is not an image name. It has ${rule}.`,
        value: name.slice(0, 200)
    };
    const suggestion = slug(name.slice(0, 1000))
        .slice(0, MAX_IMAGE_NAME_LENGTH)
        .replace(/[_-]+$/, '');
    if (IMAGE_NAME.test(suggestion))
        problem.hint = `Write for example "${suggestion}".`;
    return problem;
}
/**
 * A readable name for an image of these requirements: `catboost-1-2-10`, `xgboost-1-0-2_tensorflow`.
 * Where the name can't say everything (ranges, extras, markers, length), it ends with 8 hexadecimal digits of the
 * SHA-256 of the canonical requirements. The order of the requirements does not matter.
 */
function imageNameFor(requirements) {
    if (requirements.length === 0)
        return 'python';
    const sorted = [...requirements].sort((a, b) => image_name_compare(formatRequirement(a), formatRequirement(b)));
    const name = sorted.map(partFor).join('_');
    const full = /^[a-z]/.test(name) ? name : `lib-${name}`;
    if (sorted.every(saysAll) && full.length <= MAX_IMAGE_NAME_LENGTH)
        return full;
    const digest = createHash('sha256').update(sorted.map(formatRequirement).join('\n')).digest('hex');
    return imageNameBeside(full, digest);
}
/** `NAME-1f0c33aa`: the name of an image that stands beside another one. @param digest hexadecimal, 8 digits or more. */
function imageNameBeside(name, digest) {
    const room = MAX_IMAGE_NAME_LENGTH - HASH_DIGITS - 1;
    // Cut between two parts where there are several, so that no version is cut in half.
    const head = name.length > room ? name.slice(0, room).replace(/[_-][a-z0-9]*$/, '') : name;
    return `${head}-${digest.slice(0, HASH_DIGITS)}`;
}
function partFor(requirement) {
    const pin = pinOf(requirement);
    return slug(pin === undefined ? requirement.name : `${requirement.name}-${pin}`);
}
/** Whether the name and the pinned version are the whole requirement, and can be read off its part of the name. */
function saysAll(requirement) {
    const { specifiers, extras, url, marker } = requirement;
    if (extras.length > 0 || url !== undefined || marker !== undefined)
        return false;
    return specifiers.length === 0 || /^[0-9.]+$/.test(pinOf(requirement) ?? '');
}
function pinOf(requirement) {
    const [only, ...more] = requirement.specifiers;
    return more.length === 0 && only?.operator === '==' && !only.wildcard ? only.version : undefined;
}
function slug(text) {
    return text
        .toLowerCase()
        .replace(/[^a-z0-9_]+/g, '-')
        .replace(/[_-]*_[_-]*/g, '_')
        .replace(/^[_-]+|[_-]+$/g, '');
}
function image_name_compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./build/js/src/workspace-file.js
/**
 * Files that the user's texts name. A pull request may hold such texts, so nothing outside the workspace is opened,
 * whatever a path or a symbolic link says.
 */



/** A file that can't be used; `message` and `hint` are sentences, to be put behind the place that named it. */
class workspace_file_WorkspaceFileError extends Error {
    name = 'WorkspaceFileError';
    fault;
    hint;
    constructor(fault, message, hint) {
        super(message);
        this.fault = fault;
        this.hint = hint;
    }
}
/**
 * Absolute path, free of symbolic links, of a regular file inside one of `roots`.
 *
 * @param path absolute, or relative to `base`.
 * @throws WorkspaceFileError
 */
async function workspace_file_findWorkspaceFile(roots, path, base) {
    const file = await openInside(roots, path, base);
    await file.handle.close();
    return file.path;
}
/** Content of a regular file inside one of `roots`. @throws WorkspaceFileError also when it has more than `maxBytes`. */
async function workspace_file_readWorkspaceFile(roots, path, options) {
    const file = await openInside(roots, path, options.base);
    try {
        const content = Buffer.alloc(options.maxBytes + 1);
        let length = 0;
        // A file may grow while it is read, so the cap holds for what is read and not for what `stat` says.
        for (;;) {
            const { bytesRead } = await file.handle.read(content, length, content.length - length, length);
            length += bytesRead;
            if (length > options.maxBytes) {
                throw new workspace_file_WorkspaceFileError('too-large', `${workspace_file_quote(path)} has more than ${options.maxBytes} bytes.`);
            }
            if (bytesRead === 0)
                return { path: file.path, content: content.subarray(0, length) };
        }
    }
    catch (error) {
        throw asFault(error, path);
    }
    finally {
        await file.handle.close();
    }
}
/** The path relative to `root` with `/`, as annotations and messages show it. */
function workspace_file_displayPath(root, path) {
    const inside = relative(root, path);
    return isEscape(inside) ? path : inside.split(sep).join('/');
}
async function openInside(roots, path, base) {
    checkText(path);
    let handle;
    try {
        const realRoots = await Promise.all(roots.map((root) => realpath(root)));
        const real = await realpath(resolve(base, path));
        refuseOutside(realRoots, real, path);
        // O_NONBLOCK: opening a named pipe must not wait for a writer.
        // Neither flag exists on Windows, where undefined counts as 0 here.
        handle = await open(real, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
        const status = await handle.stat();
        if (!status.isFile())
            throw notAFile(path);
        // A link on the way may have been swapped since: what counts is what was opened.
        const opened = await pathOfHandle(handle, real);
        refuseOutside(realRoots, opened, path);
        const now = await stat(opened);
        if (now.ino !== status.ino || now.dev !== status.dev) {
            throw new workspace_file_WorkspaceFileError('unreadable', `${workspace_file_quote(path)} changed while it was opened.`);
        }
        return { path: opened, handle };
    }
    catch (error) {
        await handle?.close();
        throw asFault(error, path);
    }
}
async function pathOfHandle(handle, expected) {
    return process.platform === 'linux' ? readlink(join('/proc/self/fd', `${handle.fd}`)) : realpath(expected);
}
function checkText(path) {
    if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) {
        throw new workspace_file_WorkspaceFileError('url', `${workspace_file_quote(path)} is a URL; only files of the workspace can be read.`, 'Download the file in an earlier step and give its path.');
    }
    if (path.startsWith('~')) {
        throw new workspace_file_WorkspaceFileError('outside', `${workspace_file_quote(path)} is not a path of the workspace.`, 'Give a relative path.');
    }
    if (path.trim() === '' || path.includes('\0'))
        throw notAFile(path);
}
function refuseOutside(realRoots, real, path) {
    if (realRoots.some((root) => !isEscape(relative(root, real))))
        return;
    throw new workspace_file_WorkspaceFileError('outside', `${workspace_file_quote(path)} leads outside the workspace.`, 'Only files of the workspace are read. Copy the file there and give a relative path.');
}
/** Judges the result of `relative`: `..`, `../x`, or another drive on Windows. */
function isEscape(inside) {
    return inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside);
}
function notAFile(path) {
    return new workspace_file_WorkspaceFileError('not-a-file', `${workspace_file_quote(path)} is not a regular file.`);
}
function asFault(error, path) {
    if (error instanceof workspace_file_WorkspaceFileError)
        return error;
    const code = error.code;
    if (code === 'ENOENT' || code === 'ENOTDIR')
        return new workspace_file_WorkspaceFileError('missing', `${workspace_file_quote(path)} does not exist.`);
    if (code === 'EISDIR' || code === 'ENXIO' || code === 'ELOOP')
        return notAFile(path);
    return new workspace_file_WorkspaceFileError('unreadable', `${workspace_file_quote(path)} cannot be read (${code ?? 'unknown error'}).`);
}
function workspace_file_quote(path) {
    return JSON.stringify(path.length > 200 ? `${path.slice(0, 199)}…` : path);
}

;// CONCATENATED MODULE: ./build/js/src/gate/backend-settings.js


const BACKEND_INPUTS = (/* unused pure expression or super */ null && (['index-url', 'extra-index-urls', 'certificates', 'registry']));
const LARGEST_CERTIFICATES = (/* unused pure expression or super */ null && (4 * 1024 * 1024));
/** A host as Docker tells it from a path: with a dot or a port, or localhost. */
const REGISTRY = /^(?:localhost|[a-z0-9-]+(?:\.[a-z0-9-]+)+|[a-z0-9-]+(?:\.[a-z0-9-]+)*(?=:\d))(?::\d{1,5})?(?:\/[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*)+$/;
async function backend_settings_checkBackendSettings(given, options) {
    const { report } = options;
    if (options.hasServer) {
        for (const name of BACKEND_INPUTS.filter((one) => given(one) !== undefined)) {
            report(name, 'is for the backend of this step, and server-url names another one.', {
                hint: 'Leave it out, or leave server-url out; a server has settings of its own.'
            });
        }
        return {};
    }
    const [url] = urlsOf('index-url', given('index-url'), 'UV_INDEX_DEFAULT', report);
    const extraUrls = urlsOf('extra-index-urls', given('extra-index-urls'), 'UV_INDEX_EXTRA', report);
    const certificates = await certificatesOf(given('certificates'), options);
    const index = {
        ...(url === undefined ? {} : { url }),
        ...(extraUrls.length === 0 ? {} : { extraUrls }),
        ...(certificates === undefined ? {} : { certificates })
    };
    const registry = registryOf(given('registry'), report);
    return {
        ...(Object.keys(index).length === 0 ? {} : { index }),
        ...(registry === undefined ? {} : { registry })
    };
}
/** @param variables first part of the variables that credentials for these indexes stand in. */
function urlsOf(name, text, variables, report) {
    const lines = (text ?? '').split(/\r\n|\n|\r/).map((line) => line.trim());
    const urls = lines.filter((line) => line !== '');
    if (name === 'index-url' && urls.length > 1) {
        report(name, 'is more than one URL.', { hint: 'Give the others as extra-index-urls.' });
    }
    return urls.filter((line, index) => {
        const place = { place: { kind: 'input', name, line: lines.indexOf(line) + 1 } };
        const url = URL.canParse(line) ? new URL(line) : undefined;
        if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
            report(name, 'is not an https URL.', {
                ...place,
                hint: 'Write it with its scheme, for example https://packages.example.com/simple.'
            });
        }
        else if (url.username !== '' || url.password !== '') {
            const prefix = name === 'index-url' ? variables : `${variables}${index + 1}`;
            // The value is not shown: it holds a secret.
            report(name, 'holds a user name or password.', {
                ...place,
                hint: `Leave them out, and give them from secrets as ${prefix}_USERNAME and ${prefix}_PASSWORD in the env of the step.`
            });
        }
        else if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
            report(name, 'would fetch libraries unencrypted.', {
                ...place,
                value: line,
                hint: 'Use https. Plain http is for this machine only.'
            });
        }
        else {
            return true;
        }
        return false;
    });
}
async function certificatesOf(path, { root, workingDirectory, report }) {
    if (path === undefined)
        return undefined;
    try {
        const options = { maxBytes: LARGEST_CERTIFICATES, base: workingDirectory };
        const file = await readWorkspaceFile([root], path, options);
        if (file.content.includes('-----BEGIN CERTIFICATE-----'))
            return file.path;
        report('certificates', 'holds no certificate.', {
            value: path,
            hint: 'Give a PEM file: text with "-----BEGIN CERTIFICATE-----".'
        });
    }
    catch (error) {
        if (!(error instanceof WorkspaceFileError))
            throw error;
        report('certificates', error.message, {
            value: path,
            ...(error.hint === undefined ? {} : { hint: error.hint })
        });
    }
    return undefined;
}
function registryOf(text, report) {
    if (text === undefined || (text.length <= 200 && REGISTRY.test(text)))
        return text;
    const lower = text.toLowerCase();
    report('registry', `${JSON.stringify(text.slice(0, 200))} is not the place of images in a registry.`, {
        value: text.slice(0, 200),
        hint: lower !== text && REGISTRY.test(lower)
            ? `Write it in lower case: ${lower}`
            : 'Write it as HOST/PATH without a tag, for example ghcr.io/owner/managed-images.'
    });
    return undefined;
}

// EXTERNAL MODULE: ./build/js/src/report/model.js
var model = __webpack_require__(45207);
;// CONCATENATED MODULE: ./build/js/src/gate/verdict.js


const verdict_FAIL_ON = (/* unused pure expression or super */ null && (['fail', 'warning', 'never']));
/**
 * The gate: turns the tests of a completed run into the step's verdict. A test is judged by its severity; ALERT is a
 * failed test, WARNING a warned one. The rule decides whether the step fails, never what the result is.
 *
 * @param tests worst first.
 * @throws IncompleteRunError when nothing was tested, which must not look like a pass.
 */
function judge(tests, failOn) {
    const counts = countStatuses(tests);
    const judged = counts.total - counts.skip;
    if (judged === 0) {
        const message = counts.total === 0 ? 'The run holds no tests.' : `All ${counts.total} tests were skipped.`;
        throw new IncompleteRunError('nothing-tested', message, {
            hint: 'Most often the labels, the predictions or the model are missing; the log gives the reason of each test.'
        });
    }
    const status = counts.fail > 0 ? 'fail' : counts.warning > 0 ? 'warning' : 'pass';
    const failsGate = (status === 'fail' && failOn !== 'never') || (status === 'warning' && failOn === 'warning');
    const found = status === 'fail'
        ? `${counts.fail} of ${plural(judged, 'test')} failed${counts.warning > 0 ? ` and ${counts.warning} warned` : ''}`
        : status === 'warning'
            ? `${counts.warning} of ${plural(judged, 'test')} warned and none failed`
            : `All ${plural(judged, 'test')} passed`;
    const rule = failsGate ? `the gate fails (fail-on: ${failOn})` : `the gate passes (fail-on: ${failOn})`;
    return {
        status,
        sentence: `${found}${counts.skip > 0 ? ` (${counts.skip} skipped)` : ''}; ${rule}.`,
        failOn,
        failsGate,
        failingTests: tests.filter((test) => test.status === 'fail').map((test) => test.type),
        reasons: []
    };
}
function plural(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

;// CONCATENATED MODULE: ./build/js/src/gate/settings.js








const REUSE = (/* unused pure expression or super */ null && (['satisfies', 'exact', 'never']));
const REBUILD = (/* unused pure expression or super */ null && (['beside', 'replace']));
const RUNTIMES = ['auto', 'docker', 'venv'];
const ON_ERROR = (/* unused pure expression or super */ null && (['fail', 'continue']));
/** Names of the inputs, the same for the action's inputs and the command's flags. A test holds them against action.yml. */
const INPUT_NAMES = (/* unused pure expression or super */ null && ([
    'image-name',
    'requirements',
    'config-path',
    'working-directory',
    'python-version',
    'system-packages',
    'reuse',
    'freshness',
    'rebuild',
    'server-url',
    'api-key',
    'project',
    'runtime',
    'base-image',
    'index-url',
    'extra-index-urls',
    'certificates',
    'registry',
    'fail-on',
    'on-error',
    'timeout-minutes',
    'report-dir'
]));
const DEFAULT_TIMEOUT_MINUTES = 60;
const LONGEST_TIMEOUT_MINUTES = 1440;
/** Docker's grammar of a reference, short of digests of other algorithms: a host, path parts, a tag, a digest. */
const BASE_IMAGE = /^[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?::\d+)?(?:\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*(?::[\w][\w.-]{0,127})?(?:@sha256:[0-9a-f]{64})?$/i;
/**
 * Reads raw inputs, all of them, before complaining of any.
 *
 * @param values raw text by input name; absent or blank means "not given".
 * @param root folder that `working-directory` is relative to.
 */
async function checkSettings(values, root) {
    const problems = [];
    const given = (name) => {
        const value = values.get(name)?.trim();
        return value === undefined || value === '' ? undefined : value;
    };
    const report = (name, message, more = {}) => {
        problems.push({ code: `input-${name}`, place: placeOf(name), message, ...more });
    };
    const oneOf = (name, allowed, fallback) => {
        const value = given(name);
        if (value === undefined)
            return fallback;
        const found = allowed.find((one) => one === value);
        if (found === undefined)
            report(name, `${settings_quote(value)} is not known.`, { value, allowed });
        return found ?? fallback;
    };
    const imageName = given('image-name');
    if (imageName !== undefined) {
        const problem = checkImageName(imageName);
        if (problem !== undefined)
            problems.push({ ...problem, place: placeOf('image-name') });
    }
    const configPath = given('config-path');
    if (configPath === undefined) {
        report('config-path', 'is required.', {
            hint: 'Give the path of the stress-test configuration, for example stress-test.yml.'
        });
    }
    const workingDirectory = resolve(root, given('working-directory') ?? '.');
    const folder = await stat(workingDirectory).catch(() => undefined);
    if (folder?.isDirectory() !== true) {
        const value = given('working-directory') ?? '.';
        report('working-directory', `${settings_quote(value)} is not a folder.`, {
            value,
            hint: `Relative paths start from ${root}. Has the repository been checked out?`
        });
    }
    const pythonVersion = given('python-version');
    if (pythonVersion !== undefined && !/^3\.([89]|[1-9]\d)$/.test(pythonVersion)) {
        report('python-version', `${settings_quote(pythonVersion)} is not a minor version of Python 3.8 or later.`, {
            value: pythonVersion,
            hint: "Write it in quotes, for example '3.11'; YAML reads 3.10 without them as 3.1."
        });
    }
    const system = readSystemPackages(values.get('system-packages') ?? '');
    problems.push(...system.problems);
    const freshness = given('freshness');
    const freshnessMs = freshness === undefined ? undefined : parseDuration(freshness);
    if (freshness !== undefined && freshnessMs === undefined) {
        report('freshness', `${settings_quote(freshness)} is not a duration of weeks, days, hours or minutes.`, {
            value: freshness,
            hint: 'Write it as ISO 8601 does: P30D, P2W, PT12H. Years and months have no fixed length.'
        });
    }
    const timeout = given('timeout-minutes');
    const timeoutMinutes = timeout === undefined ? DEFAULT_TIMEOUT_MINUTES : Number(timeout);
    if (!(timeoutMinutes > 0 && timeoutMinutes <= LONGEST_TIMEOUT_MINUTES)) {
        report('timeout-minutes', `${settings_quote(timeout ?? '')} is not a number of minutes above 0 and up to ${LONGEST_TIMEOUT_MINUTES}.`, {
            ...(timeout === undefined ? {} : { value: timeout })
        });
    }
    const baseImage = given('base-image');
    if (baseImage !== undefined && !BASE_IMAGE.test(baseImage)) {
        report('base-image', `${settings_quote(baseImage)} is not an image reference.`, {
            value: baseImage,
            hint: 'Write it as NAME:TAG or HOST/PATH:TAG, for example python:3.11-slim-bookworm.'
        });
    }
    const server = serverOf(given('server-url'), given('api-key'), report);
    const backend = await checkBackendSettings(given, {
        hasServer: given('server-url') !== undefined,
        root,
        workingDirectory,
        report
    });
    const settings = {
        ...backend,
        requirements: values.get('requirements') ?? '',
        configPath: configPath ?? '',
        workingDirectory,
        systemPackages: system.packages,
        reuse: oneOf('reuse', REUSE, 'satisfies'),
        rebuild: oneOf('rebuild', REBUILD, 'beside'),
        runtime: oneOf('runtime', RUNTIMES, 'auto'),
        failOn: oneOf('fail-on', FAIL_ON, 'fail'),
        onError: oneOf('on-error', ON_ERROR, 'fail'),
        timeoutMinutes,
        reportDirectory: absolute(workingDirectory, given('report-dir') ?? 'stress-test-report'),
        ...optional('imageName', imageName),
        ...optional('pythonVersion', pythonVersion),
        ...optional('freshnessMs', freshnessMs),
        ...optional('server', server),
        ...optional('project', given('project')),
        ...optional('baseImage', baseImage)
    };
    return { settings, problems };
}
function serverOf(text, apiKey, report) {
    if (text === undefined) {
        if (apiKey !== undefined) {
            report('api-key', 'is given without server-url.', {
                hint: 'Give the URL of the server too, or leave the key out.'
            });
        }
        return undefined;
    }
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
        report('server-url', 'is not an http or https URL.', {
            hint: 'Write it with its scheme, for example https://rime.example.com.'
        });
    }
    else if (url.username !== '' || url.password !== '') {
        // The value is not shown: it holds a secret.
        report('server-url', 'holds a user name or password.', { hint: 'Give the key as the input api-key.' });
    }
    else if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
        report('server-url', 'would send the key unencrypted.', {
            value: text,
            hint: 'Use https. Plain http is for this machine only.'
        });
    }
    if (apiKey === undefined) {
        report('api-key', 'is required with server-url.', {
            hint: 'Give it from a secret. Workflows of forks and Dependabot get no secrets; leave server-url empty there.'
        });
    }
    return url === undefined || apiKey === undefined ? undefined : { url: text, apiKey };
}
function placeOf(name) {
    return { kind: 'input', name };
}
function absolute(from, path) {
    return isAbsolute(path) ? path : resolve(from, path);
}
function settings_quote(value) {
    return JSON.stringify(value.length > 200 ? `${value.slice(0, 199)}…` : value);
}
function optional(key, value) {
    return value === undefined ? {} : { [key]: value };
}

;// CONCATENATED MODULE: ./build/js/src/logger.js
const silentLogger = {
    debug: () => undefined,
    info: () => undefined,
    notice: () => undefined,
    warning: () => undefined,
    error: () => undefined,
    group: (_title, body) => body()
};

// EXTERNAL MODULE: ./build/js/src/product.js + 1 modules
var product = __webpack_require__(48747);
;// CONCATENATED MODULE: ./build/js/src/runtime/runtime.js
/**
 * What builds managed images and runs model workers in them. `docker` and `venv` implement this one interface;
 * the service knows nothing else of either.
 */
/** Schema version of the record below; an older record is read by every later version. */
const IMAGE_RECORD_SCHEMA = 2;
/** A build that cannot work: the resolver's explanation, a failed import, a missing Python. Shown to the user as it is. */
class BuildError extends Error {
    name = 'BuildError';
    stage;
    hint;
    constructor(stage, message, hint) {
        super(message);
        this.stage = stage;
        this.hint = hint;
    }
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
;// CONCATENATED MODULE: ./build/js/src/runtime/image-build/command.js

/** Longest output kept of one command; a lock of 500 libraries with hashes is about 5 MB. */
const MAXIMUM_OUTPUT = 32 * 1024 * 1024;
/**
 * Runs a command to its end in a process group of its own. A non-zero exit code is an answer, not an error.
 * Rejects when the command cannot be started or when `signal` aborts (after the group is killed).
 */
async function runCommand(argv, options) {
    options.signal.throwIfAborted();
    const [file, ...args] = argv;
    const child = (0,external_node_child_process_.spawn)(file, args, {
        cwd: options.cwd,
        env: options.env,
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: process.platform !== 'win32',
        windowsHide: true
    });
    const stdout = new TextCollector();
    const stderr = new TextCollector(options.onLine);
    child.stdout.on('data', (chunk) => stdout.add(chunk));
    child.stderr.on('data', (chunk) => stderr.add(chunk));
    let timedOut = false;
    const kill = () => killGroup(child.pid);
    const timer = setTimeout(() => {
        timedOut = true;
        kill();
    }, options.seconds * 1000);
    options.signal.addEventListener('abort', kill, { once: true });
    try {
        const code = await new Promise((resolve, reject) => {
            child.once('error', reject);
            child.once('close', resolve);
        });
        options.signal.throwIfAborted();
        return { code, stdout: stdout.end(), stderr: stderr.end(), timedOut };
    }
    finally {
        clearTimeout(timer);
        options.signal.removeEventListener('abort', kill);
    }
}
/** Kills a process and its group; silent when they are gone. */
function killGroup(pid) {
    if (pid === undefined)
        return;
    try {
        process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
    }
    catch {
        // ESRCH: nothing is left to kill.
    }
}
/** Decodes UTF-8 chunks, keeps a bounded text and hands out whole lines. */
class TextCollector {
    decoder = new TextDecoder();
    onLine;
    text = '';
    partial = '';
    constructor(onLine) {
        this.onLine = onLine;
    }
    add(chunk) {
        this.push(this.decoder.decode(chunk, { stream: true }));
    }
    end() {
        this.push(this.decoder.decode());
        if (this.partial !== '')
            this.onLine?.(this.partial);
        this.partial = '';
        return this.text;
    }
    push(text) {
        if (this.text.length < MAXIMUM_OUTPUT)
            this.text += text;
        if (this.onLine === undefined)
            return;
        const lines = (this.partial + text).split(/\r\n|\r|\n/);
        this.partial = lines.pop() ?? '';
        // A line without an end must not grow without bound.
        if (this.partial.length > 100_000)
            this.partial = this.partial.slice(-10_000);
        for (const line of lines)
            this.onLine(line);
    }
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
;// CONCATENATED MODULE: ./build/js/src/runtime/docker/output-stream.js

const HEADER_BYTES = 8;
const STDERR = 2;
/**
 * Takes apart the engine's stream for containers without a terminal: frames of a header (stream number, three zeros,
 * length in 32 bits, big-endian) and a payload. Payloads are handed on as they come, never collected.
 */
class OutputDemultiplexer {
    onOut;
    onError;
    header = Buffer.alloc(0);
    remaining = 0;
    target;
    constructor(onOut, onError) {
        this.onOut = onOut;
        this.onError = onError;
        this.target = onOut;
    }
    push(chunk) {
        let rest = chunk;
        while (rest.length > 0) {
            if (this.remaining === 0) {
                const missing = HEADER_BYTES - this.header.length;
                this.header = Buffer.concat([this.header, rest.subarray(0, missing)]);
                rest = rest.subarray(missing);
                if (this.header.length < HEADER_BYTES)
                    return;
                this.target = this.header[0] === STDERR ? this.onError : this.onOut;
                this.remaining = this.header.readUInt32BE(4);
                this.header = Buffer.alloc(0);
            }
            else {
                this.target(rest.subarray(0, this.remaining));
                const taken = Math.min(rest.length, this.remaining);
                this.remaining -= taken;
                rest = rest.subarray(taken);
            }
        }
    }
    /** Reads a stream to its end. A connection that breaks ends it too: the state of the container tells what happened. */
    async drain(stream) {
        stream.on('data', (chunk) => this.push(chunk));
        stream.on('error', () => stream.destroy());
        await Promise.race([
            (0,external_node_events_.once)(stream, 'end').catch(() => undefined),
            (0,external_node_events_.once)(stream, 'close').catch(() => undefined)
        ]);
    }
}

;// CONCATENATED MODULE: ./build/js/src/runtime/docker/engine.js








/** An answer of the engine that is not a success. */
class EngineError extends Error {
    name = 'EngineError';
    status;
    constructor(status, message) {
        super(message);
        this.status = status;
    }
}
const IDLE_SECONDS = 60;
const MAXIMUM_ANSWER = 64 * 1024 * 1024;
/**
 * The Docker Engine API over its socket. The few calls that are needed are plain HTTP, so there is no client library
 * and no command line between this process and the engine.
 */
class DockerEngine {
    endpoint;
    base;
    secure;
    /** Whether the engine runs on this machine, behind a socket in its file system. */
    local;
    constructor(endpoint, env = process.env) {
        this.endpoint = endpoint;
        const url = new URL(endpoint);
        this.local = url.protocol === 'unix:' || url.protocol === 'npipe:';
        this.secure =
            url.protocol === 'https:' || (url.protocol === 'tcp:' && (env['DOCKER_TLS_VERIFY'] ?? '') !== '');
        if (url.protocol === 'unix:')
            this.base = { socketPath: decodeURIComponent(url.pathname) };
        else if (url.protocol === 'npipe:')
            this.base = { socketPath: url.pathname.replaceAll('/', '\\') };
        else if (url.protocol === 'tcp:' || url.protocol === 'http:' || url.protocol === 'https:') {
            this.base = {
                host: url.hostname,
                port: url.port === '' ? (this.secure ? 2376 : 2375) : Number(url.port)
            };
            if (this.secure)
                Object.assign(this.base, certificates(env));
        }
        else
            throw new Error(`Docker at ${url.protocol}// cannot be reached; use a unix or tcp address in DOCKER_HOST`);
    }
    async ping(seconds) {
        await this.text('GET', '/_ping', { signal: AbortSignal.timeout(seconds * 1000) });
    }
    info() {
        return this.json('GET', '/info');
    }
    /** API version as a pair that can be compared, for example [1, 45]. */
    async apiVersion() {
        const { ApiVersion: version } = await this.json('GET', '/version');
        const [major, minor] = version.split('.').map(Number);
        return [major, minor];
    }
    async json(method, path, options = {}) {
        const text = await this.text(method, path, options);
        return (text === '' ? undefined : JSON.parse(text));
    }
    async text(method, path, options = {}) {
        const answer = await this.open(method, path, options);
        return readText(answer, options.maximumBytes);
    }
    /** Like `json`, but `undefined` when the engine does not have it. */
    async find(path, options = {}) {
        try {
            return await this.json('GET', path, options);
        }
        catch (error) {
            if (error instanceof EngineError && error.status === 404)
                return undefined;
            throw error;
        }
    }
    /** Deletes; silent when it is gone or already going. */
    async remove(path, query = {}) {
        try {
            await this.text('DELETE', path, { query });
        }
        catch (error) {
            if (!(error instanceof EngineError && (error.status === 404 || error.status === 409)))
                throw error;
        }
    }
    /** Sends a request and resolves with the answer's head; rejects for any status from 400. */
    async open(method, path, options = {}) {
        const answer = await new Promise((resolve, reject) => {
            const call = this.call(method, path, options);
            call.on('response', resolve).on('error', (error) => reject(abortReason(options) ?? error));
            send(call, options).catch((error) => call.destroy(error));
        });
        if (answer.statusCode < 400)
            return answer;
        throw new EngineError(answer.statusCode, await errorText(answer));
    }
    /** Sends a request that turns the connection into a two-way byte stream. */
    async hijack(path, options = {}) {
        const headers = { Connection: 'Upgrade', Upgrade: 'tcp' };
        return new Promise((resolve, reject) => {
            const call = this.call('POST', path, { ...options, headers, idleSeconds: 0 });
            call.on('upgrade', (_answer, socket, head) => {
                socket.unshift(head);
                resolve(socket);
            });
            call.on('response', (answer) => {
                errorText(answer).then((text) => reject(new EngineError(answer.statusCode, text)), reject);
            });
            call.on('error', (error) => reject(abortReason(options) ?? error));
            send(call, options).catch(reject);
        });
    }
    /**
     * Runs a command in a running container. The variables are not shown by `docker inspect`, unlike those of a container.
     * Past `seconds` the result says `timedOut`; the command ends with its container, which is the caller's to remove.
     */
    async exec(container, argv, options) {
        const { Id: id } = await this.json('POST', `/containers/${container}/exec`, {
            body: {
                Cmd: argv,
                Env: Object.entries(options.env ?? {}).map(([key, value]) => `${key}=${value}`),
                AttachStdout: true,
                AttachStderr: true
            },
            signal: options.signal
        });
        const stream = await this.hijack(`/exec/${id}/start`, {
            body: { Detach: false, Tty: false },
            signal: options.signal
        });
        const stdout = new TextCollector();
        const stderr = new TextCollector(options.onLine);
        const demultiplexer = new OutputDemultiplexer((chunk) => stdout.add(chunk), (chunk) => stderr.add(chunk));
        const limit = AbortSignal.timeout(options.seconds * 1000);
        const end = AbortSignal.any([limit, options.signal]);
        const abort = () => stream.destroy();
        end.addEventListener('abort', abort, { once: true });
        await demultiplexer.drain(stream);
        end.removeEventListener('abort', abort);
        options.signal.throwIfAborted();
        const timedOut = limit.aborted;
        const { ExitCode: code } = await this.json('GET', `/exec/${id}/json`);
        return { code: timedOut ? null : code, stdout: stdout.end(), stderr: stderr.end(), timedOut };
    }
    call(method, path, options) {
        const query = new URLSearchParams(options.query).toString();
        const call = (this.secure ? external_node_https_.request : external_node_http_.request)({
            ...this.base,
            method,
            path: query === '' ? path : `${path}?${query}`,
            headers: {
                Host: 'docker',
                ...(options.body === undefined ? {} : { 'Content-Type': 'application/json' }),
                ...(options.bytes === undefined ? {} : { 'Content-Type': 'application/x-tar' }),
                ...options.headers
            },
            ...(options.signal === undefined ? {} : { signal: options.signal })
        });
        const idle = options.idleSeconds ?? IDLE_SECONDS;
        if (idle > 0) {
            call.setTimeout(idle * 1000, () => call.destroy(new Error(`The Docker engine did not answer within ${idle} seconds (${method} ${path}).`)));
        }
        return call;
    }
}
/** What the caller said when it ended a call, instead of the general error of an aborted request. */
function abortReason({ signal }) {
    return signal?.aborted === true ? signal.reason : undefined;
}
async function send(call, options) {
    if (options.body !== undefined) {
        const bytes = Buffer.from(JSON.stringify(options.body));
        call.setHeader('Content-Length', bytes.length);
        call.end(bytes);
    }
    else if (options.bytes instanceof Uint8Array) {
        call.setHeader('Content-Length', options.bytes.length);
        call.end(options.bytes);
    }
    else if (options.bytes !== undefined) {
        for await (const chunk of options.bytes) {
            if (!call.write(chunk))
                await drained(call);
        }
        call.end();
    }
    else {
        call.end();
    }
}
function drained(call) {
    return new Promise((resolve) => {
        const done = () => {
            call.off('drain', done).off('close', done);
            resolve();
        };
        call.on('drain', done).on('close', done);
    });
}
async function readText(answer, maximum = MAXIMUM_ANSWER) {
    const chunks = [];
    let length = 0;
    for await (const chunk of answer) {
        length += chunk.length;
        if (length > maximum)
            throw new Error('The answer of the Docker engine is too long.');
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
}
async function errorText(answer) {
    const text = (await readText(answer)).slice(0, 2000);
    try {
        const { message } = JSON.parse(text);
        return typeof message === 'string' ? message : text;
    }
    catch {
        return text;
    }
}
function certificates(env) {
    const folder = env['DOCKER_CERT_PATH'] ?? (0,external_node_path_.join)(env['HOME'] ?? '', '.docker');
    const read = (name) => (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(folder, name));
    return { ca: read('ca.pem'), cert: read('cert.pem'), key: read('key.pem') };
}
/** Where the engine is: DOCKER_HOST, else the context that the docker command uses, else the usual socket. */
async function findEndpoint(env = process.env) {
    const named = env['DOCKER_HOST'];
    if (named !== undefined && named !== '')
        return named;
    const usual = process.platform === 'win32' ? 'npipe:////./pipe/docker_engine' : 'unix:///var/run/docker.sock';
    try {
        const format = '{{.Endpoints.docker.Host}}';
        const { stdout } = await (0,external_node_util_.promisify)(external_node_child_process_.execFile)('docker', ['context', 'inspect', '--format', format], {
            timeout: 5000
        });
        return /^(unix|npipe|tcp|https?):\/\//.test(stdout.trim()) ? stdout.trim() : usual;
    }
    catch {
        return usual;
    }
}

;// CONCATENATED MODULE: ./build/js/src/runtime/docker/base-image.js



/** Used when neither a Python version nor a base image is asked for. */
const DEFAULT_MINOR = '3.11';
/** Name, optional registry and port, tag or digest: what the engine takes as an image, and never an option. */
const REFERENCE = /^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?(?::\d{1,5})?(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(?:@sha256:[0-9a-f]{64})?$/;
/**
 * The base image of a request. One that this machine prepared (`managed-base:3.11`, by scripts/start-docker.sh or an
 * administrator) comes before the public Python image.
 *
 * @throws BuildError('prepare') when it is neither here nor to be had
 */
async function findBaseImage(engine, wanted, options) {
    const minor = wanted.pythonVersion ?? DEFAULT_MINOR;
    if (!/^3\.\d{1,2}$/.test(minor)) {
        throw new BuildError('prepare', `"${minor.slice(0, 20)}" is not a Python version.`, 'Write a minor version such as 3.11.');
    }
    const names = wanted.baseImage === undefined ? baseImageNames(minor) : [wanted.baseImage];
    for (const name of names) {
        if (!REFERENCE.test(name) || name.length > 255) {
            throw new BuildError('prepare', `"${name.slice(0, 200)}" is not the name of an image.`);
        }
        const id = await imageId(engine, name);
        if (id !== undefined)
            return { name, id };
    }
    const name = names.at(-1);
    options.log(`Pulling the base image ${name}.`);
    const problem = await pullImage(engine, name, options);
    const id = await imageId(engine, name);
    if (id !== undefined)
        return { name, id };
    throw new BuildError('prepare', `The base image ${name} is not on this machine and cannot be pulled: ${problem}`, wanted.baseImage === undefined
        ? `Prepare an image named managed-base:${minor}, name one in base-image, or use the venv runtime.`
        : 'Check the name in base-image, and log in to its registry in an earlier step if it is private.');
}
function baseImageNames(minor) {
    return [`managed-base:${minor}`, `python:${minor}-slim-bookworm`];
}
async function imageId(engine, name) {
    return (await engine.find(`/images/${name}/json`))?.Id;
}
/** Pulls with the docker command, which knows the user's logins; without the command, through the engine. */
async function pullImage(engine, name, options) {
    const signal = AbortSignal.any([options.signal, AbortSignal.timeout(options.seconds * 1000)]);
    try {
        const { code, stderr, timedOut } = await runCommand(['docker', 'pull', '--quiet', '--', name], {
            cwd: '/',
            env: { ...clientEnvironment(), DOCKER_HOST: engine.endpoint },
            signal,
            seconds: options.seconds
        });
        if (timedOut)
            return `it took longer than ${options.seconds} seconds`;
        return code === 0 ? '' : shorten(stderr);
    }
    catch (error) {
        options.signal.throwIfAborted();
        if (signal.aborted)
            return `it took longer than ${options.seconds} seconds`;
        if (error.code !== 'ENOENT')
            throw error;
    }
    return pullThroughEngine(engine, name, signal);
}
async function pullThroughEngine(engine, name, signal) {
    try {
        const query = /[:@][^/]*$/.test(name) ? { fromImage: name } : { fromImage: name, tag: 'latest' };
        const progress = await engine.text('POST', '/images/create', { query, signal, idleSeconds: 120 });
        return shorten(/"error":"((?:[^"\\]|\\.)*)"/.exec(progress)?.[1] ?? '');
    }
    catch (error) {
        if (error instanceof EngineError || signal.aborted)
            return shorten(error.message);
        throw error;
    }
}
/** The docker command gets its own settings and the proxy's, and no token of the workflow. */
function clientEnvironment() {
    const allowed = /^(PATH|HOME|USERPROFILE|SystemRoot|DOCKER_(CONFIG|CERT_PATH|TLS_VERIFY)|(https?|no|all)_proxy)$/i;
    const entries = Object.entries(process.env).filter(([key, value]) => value !== undefined && allowed.test(key));
    return Object.fromEntries(entries);
}
function shorten(text) {
    return text.trim().replaceAll(/\s+/g, ' ').slice(0, 300);
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./build/js/src/runtime/image-build/index-settings.js



const UV_VARIABLE = /^UV_(DEFAULT_INDEX|INDEX|INDEX_URL|EXTRA_INDEX_URL|FIND_LINKS|NO_INDEX|INDEX_STRATEGY|INSECURE_HOST|KEYRING_PROVIDER|NATIVE_TLS|SYSTEM_CERTS|HTTP_TIMEOUT|HTTP_RETRIES|OFFLINE|EXCLUDE_NEWER|INDEX_[A-Z0-9_]+_(USERNAME|PASSWORD))$/;
const PIP_VARIABLE = /^PIP_(INDEX_URL|EXTRA_INDEX_URL|FIND_LINKS|NO_INDEX|TRUSTED_HOST|CERT|PROXY|DEFAULT_TIMEOUT|RETRIES)$/;
const CHOOSES_INDEX = /^UV_(DEFAULT_INDEX|INDEX|INDEX_URL|EXTRA_INDEX_URL|NO_INDEX)$/;
/** All that says where packages come from, in either tool. */
const NAMES_SOURCE = /^(UV|PIP)_(DEFAULT_INDEX|INDEX|INDEX_URL|EXTRA_INDEX_URL|FIND_LINKS|NO_INDEX)$/;
const PROXY_VARIABLE = /^(https?|all|no)_proxy$/i;
/**
 * Reads the index settings that pip and uv would use on this machine. uv does not read pip's configuration, so it is
 * translated: what uv's own variables or `uv.toml` say comes first, then pip's variables, then `pip.conf`. Before all of
 * them come the options of the service.
 */
function readIndexSettings(env = process.env, index = {}) {
    const uv = pick(env, UV_VARIABLE);
    const pipOptions = readPipOptions(env);
    const pip = pick(env, PIP_VARIABLE);
    for (const [key, value] of pipOptions)
        pip[`PIP_${key.replaceAll('-', '_').toUpperCase()}`] ??= value;
    let uvConfig = readUvConfig(env);
    if (uvConfig === undefined && !Object.keys(uv).some((key) => CHOOSES_INDEX.test(key))) {
        setIfPresent(uv, 'UV_DEFAULT_INDEX', pip['PIP_INDEX_URL']);
        setIfPresent(uv, 'UV_INDEX', pip['PIP_EXTRA_INDEX_URL']);
        if (isTrue(pip['PIP_NO_INDEX']))
            uv['UV_NO_INDEX'] = '1';
    }
    // uv takes a comma between links and a space between hosts; pip takes white space for both.
    if (uv['UV_FIND_LINKS'] === undefined) {
        setIfPresent(uv, 'UV_FIND_LINKS', pip['PIP_FIND_LINKS']?.trim().split(/\s+/).join(','));
    }
    setIfPresent(uv, 'UV_INSECURE_HOST', uv['UV_INSECURE_HOST'] ?? pip['PIP_TRUSTED_HOST']);
    setIfPresent(uv, 'UV_HTTP_TIMEOUT', uv['UV_HTTP_TIMEOUT'] ?? pip['PIP_DEFAULT_TIMEOUT']);
    if (index.url !== undefined)
        uvConfig = undefined;
    applyOptions(index, uv, pip);
    const proxies = pick(env, PROXY_VARIABLE);
    if (pip['PIP_PROXY'] !== undefined)
        proxies['HTTPS_PROXY'] ??= pip['PIP_PROXY'];
    Object.assign(uv, proxies);
    Object.assign(pip, proxies);
    const certificates = [
        env['SSL_CERT_FILE'],
        pip['PIP_CERT'],
        env['REQUESTS_CA_BUNDLE'],
        env['CURL_CA_BUNDLE']
    ].find((path) => path !== undefined && path !== '' && !path.startsWith('~'));
    delete pip['PIP_CERT'];
    const secrets = [
        ...new Set([...Object.values(uv), ...Object.values(pip), uvConfig ?? ''].flatMap(secretsIn))
    ];
    return {
        uv,
        pip,
        secrets: [
            ...secrets,
            ...Object.entries(uv).flatMap(([key, value]) => (isSecret(key, uv) ? [value] : []))
        ],
        ...(certificates === undefined ? {} : { certificates }),
        ...(index.certificates === undefined ? {} : { extraCertificates: index.certificates }),
        ...(uvConfig === undefined ? {} : { uvConfig })
    };
}
/** The options as variables of uv, which finds the credentials of a named index by itself, and of pip, which does not. */
function applyOptions(index, uv, pip) {
    const { url, extraUrls = [] } = index;
    if (url !== undefined) {
        for (const variables of [uv, pip]) {
            for (const key of Object.keys(variables))
                if (NAMES_SOURCE.test(key))
                    Reflect.deleteProperty(variables, key);
        }
        uv['UV_DEFAULT_INDEX'] = `default=${url}`;
        // Else uv would add the indexes of a `uv.toml`, and pip those of its files.
        uv['UV_NO_CONFIG'] = '1';
        pip['PIP_CONFIG_FILE'] = external_node_os_.devNull;
        pip['PIP_INDEX_URL'] = withCredentials(url, 'DEFAULT', uv);
    }
    if (extraUrls.length === 0)
        return;
    const named = extraUrls.map((extra, position) => ({ extra, name: `extra${position + 1}` }));
    const joined = (first, before) => [...first, ...(before === undefined ? [] : [before])].join(' ');
    uv['UV_INDEX'] = joined(named.map(({ extra, name }) => `${name}=${extra}`), uv['UV_INDEX']);
    pip['PIP_EXTRA_INDEX_URL'] = joined(named.map(({ extra, name }) => withCredentials(extra, name.toUpperCase(), uv)), pip['PIP_EXTRA_INDEX_URL']);
    delete uv['UV_NO_INDEX'];
    delete pip['PIP_NO_INDEX'];
}
/** The URL with user name and password of the named index, if the environment has any. */
function withCredentials(url, name, uv) {
    const login = new URL(url);
    login.username = encodeURIComponent(uv[`UV_INDEX_${name}_USERNAME`] ?? '');
    login.password = encodeURIComponent(uv[`UV_INDEX_${name}_PASSWORD`] ?? '');
    return login.href;
}
/** Passwords, and user names that stand alone: tokens are often given so. */
function isSecret(key, uv) {
    if (/^UV_INDEX_.+_PASSWORD$/.test(key))
        return true;
    return /^UV_INDEX_.+_USERNAME$/.test(key) && uv[key.replace(/USERNAME$/, 'PASSWORD')] === undefined;
}
/** Where packages come from, without credentials: two machines with equal identities see the same packages. */
function indexIdentity({ uv, uvConfig }) {
    const entries = Object.entries(uv)
        .filter(([key]) => CHOOSES_INDEX.test(key) || /^UV_(FIND_LINKS|EXCLUDE_NEWER|INDEX_STRATEGY)$/.test(key))
        .map(([key, value]) => `${key}=${withoutCredentials(value)}`);
    return [...entries, ...(uvConfig === undefined ? [] : [withoutCredentials(uvConfig)])].sort();
}
function withoutCredentials(text) {
    return text.replaceAll(/(\/\/)[^/\s@'"`]+@/g, '$1');
}
/** Replaces the credentials of every URL, and every known secret, by `***`. */
function redact(text, secrets = []) {
    let clean = text.replaceAll(/(\/\/)[^/\s@'"`]+@/g, '$1***@');
    for (const secret of secrets)
        if (secret.length >= 4)
            clean = clean.replaceAll(secret, '***');
    return clean;
}
function secretsIn(text) {
    return [...text.matchAll(/\/\/([^/\s@:'"]*):?([^/\s@'"]*)@/g)].flatMap(([, user = '', password = '']) => {
        const both = password === '' ? [user] : [password];
        return both.flatMap((secret) => (decode(secret) === secret ? [secret] : [secret, decode(secret)]));
    });
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
/** Options of `[global]` and `[install]` over all of pip's configuration files; later files win. */
function readPipOptions(env) {
    const options = new Map();
    for (const path of pipConfigPaths(env)) {
        const text = readIfPresent(path);
        if (text === undefined)
            continue;
        const sections = parseIni(text);
        for (const section of ['global', 'install']) {
            for (const [key, value] of sections.get(section) ?? []) {
                if (PIP_VARIABLE.test(`PIP_${key.replaceAll('-', '_').toUpperCase()}`))
                    options.set(key, value);
            }
        }
    }
    return options;
}
function pipConfigPaths(env) {
    const home = env['HOME'] ?? env['USERPROFILE'] ?? (0,external_node_os_.homedir)();
    const named = env['PIP_CONFIG_FILE'];
    // pip reads no file at all when the variable names the null device.
    if (named === '/dev/null' || named?.toLowerCase() === 'nul')
        return [];
    const paths = process.platform === 'win32'
        ? [(0,external_node_path_.join)(env['ProgramData'] ?? 'C:\\ProgramData', 'pip', 'pip.ini'), (0,external_node_path_.join)(home, 'pip', 'pip.ini')]
        : ['/etc/xdg/pip/pip.conf', '/etc/pip.conf', (0,external_node_path_.join)(home, '.pip', 'pip.conf')];
    if (process.platform === 'darwin')
        paths.push((0,external_node_path_.join)(home, 'Library', 'Application Support', 'pip', 'pip.conf'));
    if (process.platform === 'win32')
        paths.push((0,external_node_path_.join)(env['APPDATA'] ?? home, 'pip', 'pip.ini'));
    else
        paths.push((0,external_node_path_.join)(env['XDG_CONFIG_HOME'] ?? (0,external_node_path_.join)(home, '.config'), 'pip', 'pip.conf'));
    if (named !== undefined && named !== '')
        paths.push(named);
    return paths;
}
/** The INI dialect of pip: `key = value`, indented continuation lines, `#` and `;` comments. */
function parseIni(text) {
    const sections = new Map();
    let section = new Map();
    let key;
    for (const line of text.split(/\r?\n/)) {
        if (/^\s*([#;]|$)/.test(line))
            continue;
        const header = /^\[([^\]]+)\]/.exec(line);
        const option = /^([A-Za-z0-9_.-]+)\s*[=:]\s*(.*)$/.exec(line);
        if (header !== null) {
            section = sections.get(header[1]) ?? new Map();
            sections.set(header[1], section);
            key = undefined;
        }
        else if (/^\s/.test(line) && key !== undefined) {
            section.set(key, `${section.get(key) ?? ''} ${line.trim()}`.trim());
        }
        else if (option !== null) {
            key = option[1].toLowerCase().replaceAll('_', '-');
            section.set(key, option[2].trim());
        }
    }
    return sections;
}
/** The text of the user's or the system's `uv.toml` if it chooses an index. */
function readUvConfig(env) {
    const home = env['HOME'] ?? env['USERPROFILE'] ?? (0,external_node_os_.homedir)();
    const user = process.platform === 'win32'
        ? (0,external_node_path_.join)(env['APPDATA'] ?? home, 'uv', 'uv.toml')
        : (0,external_node_path_.join)(env['XDG_CONFIG_HOME'] ?? (0,external_node_path_.join)(home, '.config'), 'uv', 'uv.toml');
    for (const path of [env['UV_CONFIG_FILE'], user, '/etc/uv/uv.toml']) {
        const text = path === undefined || path === '' ? undefined : readIfPresent(path);
        if (text !== undefined &&
            /^\s*(\[\[index\]\]|\[pip\]|(index|extra-index)-url|find-links|no-index)/m.test(text)) {
            return text;
        }
    }
    return undefined;
}
function readIfPresent(path) {
    try {
        return (0,external_node_fs_.readFileSync)(path, 'utf8');
    }
    catch {
        return undefined;
    }
}
function pick(env, pattern) {
    const picked = {};
    for (const [key, value] of Object.entries(env)) {
        if (value !== undefined && value !== '' && pattern.test(key))
            picked[key] = value;
    }
    return picked;
}
function setIfPresent(target, key, value) {
    if (value !== undefined && value !== '')
        target[key] = value;
}
function isTrue(value) {
    return value !== undefined && /^(1|true|yes|on)$/i.test(value);
}

;// CONCATENATED MODULE: ./build/js/src/runtime/image-build/requirement-file.js

/** What the model worker imports; added to a resolution where the user's own set does not name them. */
const WORKER_LIBRARIES = ['numpy', 'pandas'];
const requirement_file_NAME = '[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?';
const HEAD = new RegExp(`^(${requirement_file_NAME})(?:\\s*\\[[A-Za-z0-9._, -]*\\])?\\s*(?:$|[<>=!~;@(])`);
const DIRECT = /^[^;@]+@ https:\/\/[^@\s;#$]+#sha256=[0-9a-f]{64}(?: ?;.*)?$/;
const requirement_file_ARCHIVE = /\.(whl|zip|tar|tgz|gz|bz2|xz)$/i;
/** PEP 503. */
function requirement_file_canonicalName(name) {
    return name.toLowerCase().replaceAll(/[-_.]+/g, '-');
}
/** Canonical name of the library that a serialised requirement is about. */
function requirementName(canonical) {
    return requirement_file_canonicalName(HEAD.exec(canonical)?.[1] ?? canonical);
}
/**
 * The file that the resolver reads: one serialised requirement per line, and nothing that a requirement file could take as
 * an option, a path, an expansion or a second line. Requirements were parsed before they came here; this is the last door.
 */
function requirementFile(requirements, extras) {
    const lines = requirements.map(({ canonical }) => {
        if (!isPlainRequirement(canonical)) {
            throw new BuildError('resolve', `The requirement ${JSON.stringify(canonical.slice(0, 200))} cannot be handed to an installer.`, 'Write a name with version specifiers, for example "xgboost==1.0.2".');
        }
        return canonical;
    });
    return [...lines, ...extras, ''].join('\n');
}
function isPlainRequirement(line) {
    const name = HEAD.exec(line)?.[1];
    if (name === undefined || line.length > 2000 || requirement_file_ARCHIVE.test(name))
        return false;
    if (!/^[\x20-\x7e]+$/.test(line) || /[$\\]/.test(line) || /\s-/.test(line))
        return false;
    if (line.includes('@') || line.includes('#'))
        return DIRECT.test(line);
    return true;
}
/** The worker's libraries that the user's set does not name. */
function workerExtras(requirements) {
    const named = new Set(requirements.map(({ canonical }) => requirementName(canonical)));
    return WORKER_LIBRARIES.filter((name) => !named.has(name));
}

;// CONCATENATED MODULE: ./build/js/src/runtime/image-build/lock.js


/** Comment and blank lines out, one line feed at the end: equal resolutions are equal texts. */
function normaliseLock(text) {
    const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '' && !/^\s*#/.test(line));
    return lines.map((line) => line.trimEnd() + '\n').join('');
}
/** SHA-256 of the parts, hexadecimal; parts are length-prefixed so that no two lists collide. */
function contentHash(...parts) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for (const part of parts)
        hash.update(`${Buffer.byteLength(part)}:`).update(part);
    return hash.digest('hex');
}
/** The pins of a lock. A direct reference has no version in the lock and is left out. */
function lockedLibraries(lock) {
    return [...lock.matchAll(/^([A-Za-z0-9][A-Za-z0-9._-]*)==([^\s;\\]+)/gm)].map(([, name, version]) => ({
        name: requirement_file_canonicalName(name),
        version: version
    }));
}
/** The direct references of a lock: canonical name → `URL#sha256=…`. */
function lockedUrls(lock) {
    const entries = lock.split(/\n(?=\S)/).flatMap((entry) => {
        const reference = /^([A-Za-z0-9][A-Za-z0-9._-]*)\s*@\s*([^\s#]+)/.exec(entry);
        const digest = /sha256[:=]([0-9a-f]{64})/.exec(entry)?.[1];
        if (reference === null || digest === undefined)
            return [];
        return [[requirement_file_canonicalName(reference[1]), `${reference[2]}#sha256=${digest}`]];
    });
    return new Map(entries);
}
/** Every entry of an installable lock carries a hash; one without is refused before anything is fetched. */
function entriesWithoutHash(lock) {
    return lock
        .split(/\n(?=\S)/)
        .filter((entry) => entry.trim() !== '' && !entry.includes('--hash=sha'))
        .map((entry) => entry.split(/\s/)[0]);
}

;// CONCATENATED MODULE: ./build/js/src/runtime/image-build/keys.js

/** Begins every key; a change of what goes into a key changes it, so that old keys are never taken for new ones. */
const SCHEME = '1';
/**
 * What is asked for. Neither the name, the order of lines, their spelling nor the machine counts; secrets are no part.
 *
 * @param index identity of the package indexes: their URLs without credentials
 */
function requestKeyOf(request, index) {
    return contentHash('request', SCHEME, request.pythonVersion ?? '', request.baseImage ?? '', list(canonical(request.requirements)), list(canonical(request.constraints ?? [])), list((request.systemPackages ?? []).map(packageText).sort()), list(index));
}
/**
 * What is in an image: the lock, for one Python minor version and one platform, on the same system packages. Patch
 * versions of Python and the base image do not count: an environment works on each of them.
 */
function contentKeyOf(content) {
    return contentHash('content', SCHEME, content.platform.split(' ').slice(0, 3).join(' '), content.pythonVersion.split('.').slice(0, 2).join('.'), content.lock, list(content.systemPackages.map(packageText).sort()));
}
function canonical(requirements) {
    return [...new Set(requirements.map((requirement) => requirement.canonical))].sort();
}
function packageText({ name, version, manager }) {
    return `${manager ?? ''}:${name}=${version ?? ''}`;
}
function list(items) {
    return JSON.stringify(items);
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./build/js/src/runtime/worker-exit.js




/** As long as the worker itself waits for the engine's socket. */
const CONNECT_SECONDS = 60;
/** Where the engine listens. On Windows `socketName` is the whole name of a pipe. */
function engineSocketPath(request) {
    return process.platform === 'win32' ? request.socketName : (0,external_node_path_.join)(request.socketDirectory, request.socketName);
}
/** A job's name as a part of a file name or a label. Ids are made by this product; anything else is refused. */
function jobLabel(jobId) {
    if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/.test(jobId))
        throw new Error(`not a job id: ${JSON.stringify(jobId)}`);
    return jobId;
}
/**
 * Joins a worker that speaks on its standard input and output with the engine's socket, for places where the worker
 * cannot open the socket itself. Engine and worker start at the same time, so the engine may not listen yet. Back-pressure
 * holds on both ways; the end of one side ends the other.
 */
function bridgeToEngine(path, input, output, signal) {
    const end = () => {
        input.destroy();
        output.destroy();
    };
    // A broken pipe is the normal end of a worker that was killed; its exit tells the reason.
    for (const stream of [input, output])
        stream.on('error', end);
    connectToEngine(path, signal).then((socket) => {
        const endAll = () => {
            socket.destroy();
            end();
        };
        socket.on('error', endAll);
        socket.on('close', endAll);
        output.on('end', () => socket.end());
        output.on('close', () => socket.destroy());
        socket.pipe(input);
        output.pipe(socket);
    }, end);
}
async function connectToEngine(path, signal) {
    const deadline = performance.now() + CONNECT_SECONDS * 1000;
    for (;;) {
        signal.throwIfAborted();
        const socket = (0,external_node_net_.connect)(path);
        try {
            await (0,external_node_events_.once)(socket, 'connect', { signal });
            return socket;
        }
        catch (error) {
            socket.destroy();
            if (performance.now() > deadline)
                throw error;
            await (0,external_node_timers_promises_.setTimeout)(20, undefined, { signal });
        }
    }
}

;// CONCATENATED MODULE: ./build/js/src/runtime/image-build/resolver-progress.js
/** Longest list of packages in a message. */
const NAMED = 3;
const resolver_progress_NAME = '[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?';
const PROGRESS = /^(TRACE|DEBUG|INFO)\b/;
/** A failure that uv tries again is reported over several lines. */
const CONTINUATION = /^\s+Caused by:/;
const NEEDED = new RegExp(`^DEBUG Adding (?:direct|transitive) dependency(?: for [^:]+)?: (${resolver_progress_NAME})`);
const TRIED = new RegExp(`^DEBUG Searching for a compatible version of (${resolver_progress_NAME})`);
const COLLECTED = new RegExp(`^\\s*Collecting (${resolver_progress_NAME})`, 'gm');
/**
 * Follows a resolver that says what it is at. It comes to a package when the index has told its versions, so those that
 * it never came to are the ones that it waits for, or the ones behind them.
 */
class ResolverProgress {
    lines = [];
    seen = new Set();
    waiting = new Set();
    last;
    inProgress = false;
    /** One line of `uv --verbose`. */
    add(line) {
        this.inProgress = PROGRESS.test(line) || (this.inProgress && CONTINUATION.test(line));
        if (!this.inProgress) {
            this.lines.push(line);
            return;
        }
        const needed = NEEDED.exec(line)?.[1];
        if (needed !== undefined && !this.seen.has(needed))
            this.waiting.add(needed);
        const tried = TRIED.exec(line)?.[1];
        if (tried !== undefined)
            this.try(tried);
    }
    /** The output of pip, which names a package when it has chosen a version. */
    addPip(output) {
        for (const [, name] of output.matchAll(COLLECTED))
            this.try(name);
    }
    try(name) {
        this.last = name;
        this.seen.add(name);
        this.waiting.delete(name);
    }
    /** The lines that are no progress: warnings, and the error. */
    get rest() {
        return this.lines.join('\n');
    }
    /** Where it is, as a sentence: `It tried pandas last and did not come to numpy.` */
    get sentence() {
        const names = [...this.waiting];
        const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
        const missing = names.length === 0 ? '' : `did not come to ${names.slice(0, NAMED).join(', ')}${more}`;
        if (this.last === undefined)
            return missing === '' ? '' : `It ${missing}.`;
        return `It tried ${this.last} last${missing === '' ? '' : ` and ${missing}`}.`;
    }
    /** The package to do something about, where there is one. */
    get suspect() {
        return [...this.waiting][0] ?? this.last;
    }
}

;// CONCATENATED MODULE: ./build/js/src/runtime/image-build/installer.js


/** Path of the interpreter of an environment made on this platform. */
function environmentPython(folder, platform) {
    return platform.startsWith('win32') ? `${folder}\\Scripts\\python.exe` : `${folder}/bin/python`;
}
class UvInstaller {
    name = 'uv';
    executable;
    constructor(executable) {
        this.executable = executable;
    }
    async resolve(bench, asked, seconds) {
        const progress = new ResolverProgress();
        const file = await bench.writeFile('requirements.in', asked.requirements);
        const constraints = await bench.writeFile('constraints.txt', asked.constraints);
        const result = await bench.run([
            this.executable,
            'pip',
            'compile',
            ...['--verbose', '--color', 'never'],
            ...['--no-build', '--generate-hashes', '--no-annotate', '--no-header'],
            ...['--python', bench.python.executable, '--constraints', constraints, '--', file]
        ], seconds, (line) => progress.add(line));
        const answer = { result: { ...result, stderr: progress.rest }, progress };
        return result.code === 0 ? { ...answer, lock: normaliseLock(result.stdout) } : answer;
    }
    async install(bench, lock, folder, seconds, onLine) {
        const file = await bench.writeFile('requirements.txt', lock);
        const made = await bench.run([
            ...[this.executable, 'venv', '--color', 'never', '--no-project', '--relocatable'],
            ...['--python', bench.python.executable, '--', folder]
        ], 60);
        if (made.code !== 0)
            return made;
        return bench.run([
            ...[this.executable, 'pip', 'sync', '--color', 'never', '--require-hashes', '--no-build'],
            ...['--python', environmentPython(folder, bench.python.platform), '--', file]
        ], seconds, onLine);
    }
    check(bench, folder, seconds) {
        const python = environmentPython(folder, bench.python.platform);
        return bench.run([this.executable, 'pip', 'check', '--color', 'never', '--python', python], seconds);
    }
}
/** `python -m venv` and its pip. Slower, and it needs pip 22.2 or later for the resolution report. */
class PipInstaller {
    name = 'pip';
    /** Interpreter of a helper environment that has pip. */
    python;
    constructor(python) {
        this.python = python;
    }
    async resolve(bench, asked, seconds) {
        const progress = new ResolverProgress();
        const file = await bench.writeFile('requirements.in', asked.requirements);
        const constraints = await bench.writeFile('constraints.txt', asked.constraints);
        const result = await bench.run([
            ...[this.python, '-m', 'pip', 'install', '--dry-run', '--ignore-installed'],
            ...['--only-binary', ':all:', '--no-input', '--progress-bar', 'off'],
            ...['--report', '-', '-c', constraints, '-r', file]
        ], seconds);
        progress.addPip(result.stdout);
        const answer = { result: { ...result, stdout: '' }, progress };
        return result.code === 0 ? { ...answer, lock: lockFromReport(reportIn(result.stdout)) } : answer;
    }
    async install(bench, lock, folder, seconds, onLine) {
        const file = await bench.writeFile('requirements.txt', lock);
        const made = await bench.run([bench.python.executable, '-m', 'venv', '--', folder], 120);
        if (made.code !== 0)
            return made;
        return bench.run([
            ...[
                environmentPython(folder, bench.python.platform),
                '-m',
                'pip',
                'install',
                '--no-input',
                '--no-deps'
            ],
            ...['--only-binary', ':all:', '--require-hashes', '-r', file]
        ], seconds, onLine);
    }
    check(bench, folder, seconds) {
        return bench.run([environmentPython(folder, bench.python.platform), '-m', 'pip', 'check'], seconds);
    }
}
/** The report among the lines that tell the progress. */
function reportIn(output) {
    return /^\{$.*^\}$/ms.exec(output)?.[0] ?? '{"install":[]}';
}
/** pip's installation report (stable format, version 1) as a lock. */
function lockFromReport(text) {
    const report = JSON.parse(text);
    const entries = report.install.map(({ metadata, is_direct: direct, download_info: info }) => {
        const { hash, hashes } = info.archive_info ?? {};
        const digest = hashes?.['sha256'] ?? hash?.replace(/^sha256=/, '');
        const pin = direct === true
            ? `${metadata.name} @ ${info.url.replace(/#.*$/, '')}`
            : `${metadata.name.toLowerCase()}==${metadata.version}`;
        return digest === undefined ? pin : `${pin} \\\n    --hash=sha256:${digest}`;
    });
    return normaliseLock(entries.sort().join('\n'));
}

;// CONCATENATED MODULE: ./build/js/src/runtime/image-build/resolver-messages.js


const MAXIMUM_EXPLANATION = 1600;
/** Libraries that are often asked for by the name they are imported by. */
const IMPORT_NAMES = new Map([
    ['sklearn', 'scikit-learn'],
    ['cv2', 'opencv-python-headless'],
    ['pil', 'pillow'],
    ['yaml', 'pyyaml'],
    ['bs4', 'beautifulsoup4'],
    ['skimage', 'scikit-image'],
    ['pytorch', 'torch'],
    ['tensorflow-cpu-aws', 'tensorflow-cpu'],
    ['dateutil', 'python-dateutil'],
    ['dotenv', 'python-dotenv'],
    ['attr', 'attrs']
]);
/** Turns what uv or pip wrote into one error: the explanation without noise, the lines it is about, and what to do. */
function explainResolution(output, requirements, target) {
    const explanation = trimExplanation(output);
    const about = requirements.filter(({ canonical }) => mentions(output, requirementName(canonical)));
    const lines = about.length === 0 ? '' : ` (about ${about.map(({ given }) => resolver_messages_quote(given)).join(', ')})`;
    return new BuildError('resolve', `The requirements cannot be resolved for Python ${target.python} on ${target.platform}${lines}: ${explanation}`, hintFor(output, about, target));
}
/** Whether the resolver got no answer from the index, so that trying another set of requirements is of no use. */
function isIndexFailure(output) {
    return /Failed to (fetch|download)|Request failed after|error sending request|dns error|HTTP status (client|server) error|Could not fetch URL|NewConnectionError|invalid peer certificate/i.test(output);
}
function hintFor(output, about, target) {
    if (isIndexFailure(output)) {
        if (/\b(401|403)\b|Unauthorized|Forbidden/i.test(output)) {
            return 'The package index refused access. Check its credentials: UV_INDEX_DEFAULT_USERNAME and UV_INDEX_DEFAULT_PASSWORD for an index that the service was told to use, else PIP_INDEX_URL, UV_DEFAULT_INDEX or pip.conf.';
        }
        if (/invalid peer certificate|CERTIFICATE_VERIFY_FAILED/i.test(output)) {
            return 'The certificate of the package index is not trusted here. Name the certificates of your authority in the settings of the index, or in SSL_CERT_FILE.';
        }
        return 'The package index did not answer. Check the network, the proxy and the index settings (PIP_INDEX_URL, UV_DEFAULT_INDEX, pip.conf), then run again.';
    }
    const unknown = [
        ...output.matchAll(/([A-Za-z0-9][\w.-]*) was not found in the (?:package registry|provided)/g),
        ...output.matchAll(/No matching distribution found for ([A-Za-z0-9][\w.-]*)/g)
    ].map((match) => match[1]);
    const renamed = [...unknown, ...about.map(({ canonical }) => requirementName(canonical))].find((name) => IMPORT_NAMES.has(name));
    if (renamed !== undefined)
        return `Write ${resolver_messages_quote(IMPORT_NAMES.get(renamed))} instead of ${resolver_messages_quote(renamed)}.`;
    if (unknown.length > 0) {
        return `The package index has no package named ${unknown.map(resolver_messages_quote).join(', ')}. Check the spelling, or the index settings if it is a private package.`;
    }
    if (/no usable wheels|no wheels|Wheels are required|no-build|only-binary/i.test(output)) {
        return `Only wheels are installed, because a source distribution runs its own code while it is built. Choose a version that has a wheel for Python ${target.python} on ${target.platform}, or another Python version.`;
    }
    if (/does not satisfy Python|requires-python|Requires-Python/i.test(output)) {
        return `Choose versions made for Python ${target.python}, or set another Python version.`;
    }
    if (/there is no version of|only the following versions/i.test(output)) {
        return 'Choose a version that the package index has.';
    }
    return about.length > 1
        ? `Loosen one of ${about.map(({ given }) => resolver_messages_quote(given)).join(', ')}.`
        : 'Loosen the version specifiers named above.';
}
/** uv's derivation in one paragraph; warnings, progress and hints about options that the user cannot set are dropped. */
function trimExplanation(output) {
    const kept = [];
    let dropping = false;
    for (const line of output.split(/\r?\n/)) {
        const text = line.trim();
        const starts = /^(warning|hint|error|DEBUG|INFO|WARN)\b/i.exec(text)?.[1]?.toLowerCase();
        // A cause belongs to the error or the warning before it.
        if (starts !== undefined || /^\S/.test(line)) {
            dropping =
                ['warning', 'warn', 'debug', 'info'].includes(starts ?? '') || /--no-build|--only-binary/.test(text);
        }
        if (dropping || text === '' || /^Resolved \d|^Using (CPython|Python)|No solution found when/.test(text))
            continue;
        kept.push(text.replace(/^(error|cause|hint|ERROR):\s*/, '').replace(/^[×╰─▶ │]+/u, ''));
    }
    const explanation = kept.join(' ').replaceAll(/\s+/g, ' ').trim();
    if (explanation.length <= MAXIMUM_EXPLANATION)
        return explanation;
    return `${explanation.slice(0, MAXIMUM_EXPLANATION / 2)} … ${explanation.slice(-MAXIMUM_EXPLANATION / 2)}`;
}
function mentions(output, name) {
    const pattern = name.split('-').map(resolver_messages_escape).join('[-_.]+');
    return new RegExp(`(^|[^\\w.-])${pattern}($|[^\\w-])`, 'im').test(output);
}
function resolver_messages_escape(text) {
    return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
function resolver_messages_quote(text) {
    return `"${text.slice(0, 200)}"`;
}

;// CONCATENATED MODULE: ./build/js/src/runtime/image-build/pipeline.js






/** A resolver that has not answered by then will not: sets that can be resolved take seconds. */
const RESOLVE_SECONDS = 120;
const INSTALL_SECONDS = 1800;
const CHECK_SECONDS = 60;
/**
 * Resolves the user's requirements together with what the worker imports. A set that cannot hold NumPy and pandas is
 * resolved without them: models that only take dictionaries still work in it.
 */
async function resolveRequirements(bench, installer, request, log, seconds = RESOLVE_SECONDS) {
    const extras = workerExtras(request.requirements);
    if (extras.length > 0) {
        const attempt = await resolveOnce(bench, installer, request, extras, seconds);
        if ('lock' in attempt)
            return resolutionOf(bench, request, attempt.lock, extras);
        if (attempt.final)
            throw attempt.error;
    }
    const attempt = await resolveOnce(bench, installer, request, [], seconds);
    if (!('lock' in attempt))
        throw attempt.error;
    if (extras.length > 0)
        log(`${sentence(extras)} cannot be added to this set; models that need a data frame will not run.`);
    return resolutionOf(bench, request, attempt.lock, []);
}
function resolutionOf(bench, request, lock, extras) {
    const { version: pythonVersion, platform: machine, libc } = bench.python;
    const platform = `${machine} ${libc}`.trim();
    const systemPackages = request.systemPackages ?? [];
    const contentKey = contentKeyOf({ lock, pythonVersion, platform, systemPackages });
    return { lock, extras, pythonVersion, platform, contentKey };
}
async function resolveOnce(bench, installer, request, extras, seconds) {
    const target = { python: bench.python.minor, platform: bench.python.platform };
    const requirements = requirementFile(request.requirements, extras);
    if (requirements.trim() === '')
        return { lock: '' };
    const constraints = requirementFile(request.constraints ?? [], []);
    const { result, lock, progress } = await installer.resolve(bench, { requirements, constraints }, seconds);
    if (result.timedOut)
        return { error: noAnswer(progress, seconds), final: true };
    if (lock === undefined) {
        const output = redact(`${result.stderr}\n${result.stdout}`, bench.secrets);
        return { error: explainResolution(output, request.requirements, target), final: isIndexFailure(output) };
    }
    const bare = entriesWithoutHash(lock);
    if (bare.length > 0) {
        const error = new BuildError('resolve', `The package index gives no hash for ${bare.slice(0, 5).join(', ')}.`, 'Use an index that publishes SHA-256 hashes of its files.');
        return { error, final: true };
    }
    return { lock };
}
function noAnswer(progress, seconds) {
    const { suspect } = progress;
    const pin = suspect === undefined ? 'Pin' : `Name a version of ${suspect}, or pin`;
    return new BuildError('resolve', `The resolver found no answer within ${seconds} seconds. ${progress.sentence}`.trim(), `${pin} more of the requirements, so that fewer versions have to be tried. If the package index is slow, run again.`);
}
/**
 * Installs a resolution and verifies it. When that fails and the worker's libraries were our own addition, the user's
 * bare set gets a second chance.
 */
async function buildEnvironment(site, request, resolution, log) {
    try {
        return await buildOnce(site, resolution, log);
    }
    catch (error) {
        if (!(error instanceof BuildError) || error.stage !== 'verify' || resolution.extras.length === 0)
            throw error;
        const seconds = site.resolveSeconds ?? RESOLVE_SECONDS;
        const attempt = await resolveOnce(site.bench, site.installer, request, [], seconds);
        if (!('lock' in attempt) || attempt.lock === resolution.lock)
            throw error;
        log(`${error.message} Trying without ${sentence(resolution.extras)}, which the requirements do not name.`);
        return await buildOnce(site, resolutionOf(site.bench, request, attempt.lock, []), log);
    }
}
async function buildOnce(site, resolution, log) {
    const { bench, installer } = site;
    const folder = await site.newFolder();
    try {
        const show = (line) => log(redact(line, bench.secrets));
        const installed = await installer.install(bench, resolution.lock, folder, INSTALL_SECONDS, show);
        if (installed.code !== 0)
            throw installError(installed.stderr + installed.stdout, installed.timedOut, bench);
        return { folder, resolution, description: await checkEnvironment(site, folder, resolution) };
    }
    catch (error) {
        await site.discard(folder);
        throw error;
    }
}
/**
 * What makes an environment ready, however it came to be: its libraries agree with each other, are those of the lock, and
 * those that were asked for can be imported.
 *
 * @throws BuildError('verify')
 */
async function checkEnvironment(site, folder, resolution) {
    const { bench, installer } = site;
    const checked = await installer.check(bench, folder, CHECK_SECONDS);
    if (checked.code !== 0) {
        const output = trimExplanation(redact(`${checked.stdout}\n${checked.stderr}`, bench.secrets));
        throw new BuildError('verify', `The installed libraries contradict each other: ${output}`);
    }
    return site.verify(folder, resolution);
}
function installError(output, timedOut, bench) {
    if (timedOut)
        return new BuildError('install', `Installing took longer than ${INSTALL_SECONDS} seconds.`);
    const text = trimExplanation(redact(output, bench.secrets));
    if (/hash mismatch|HashMismatch|DO NOT MATCH THE HASHES/i.test(output)) {
        return new BuildError('install', `A file of the package index is not the one that was resolved: ${text}`, 'Somebody may have changed the file. Do not use this index until it is clear why.');
    }
    if (/No space left on device|os error 28/i.test(output)) {
        return new BuildError('install', `The disk is full: ${text}`, 'Free some room, or remove images that nobody uses.');
    }
    const hint = isIndexFailure(output)
        ? 'The package index did not answer. Run again when it does.'
        : undefined;
    return new BuildError('install', `The libraries cannot be installed: ${text}`, hint);
}
function sentence(names) {
    return names.map((name) => (name === 'numpy' ? 'NumPy' : name)).join(' and ');
}

// EXTERNAL MODULE: ./build/js/src/problem.js
var problem = __webpack_require__(2440);
;// CONCATENATED MODULE: ./build/js/src/requirements/intersect.js




/**
 * One requirement per library and marker: version clauses and extras of several lines are joined, as pip would.
 * Lines that no version can satisfy together are a problem that names them.
 *
 * A constraint adds its clauses to the requirements of the same library; constraints on other libraries are
 * returned for the resolver. A constraint never makes a library required.
 */
function intersect_intersect(requirements, constraints = []) {
    const problems = [];
    const joined = joinByMarker(requirements, problems);
    const required = new Set(joined.map((requirement) => requirement.name));
    const applied = constraints.filter((constraint) => required.has(constraint.name));
    const constrained = joinByMarker(joined.flatMap((requirement) => constrain(requirement, applied)), problems);
    const others = joinByMarker(constraints.filter((constraint) => !required.has(constraint.name)), problems);
    for (const requirement of [...constrained, ...others]) {
        const problem = intersect_contradiction(requirement);
        if (problem !== undefined)
            problems.push(problem);
    }
    return { requirements: constrained, constraints: others, problems };
}
/** The requirement with the clauses of its constraints; clauses under a condition of their own become a second one. */
function constrain(requirement, constraints) {
    const own = constraints.filter((constraint) => constraint.name === requirement.name);
    return [requirement, ...own.map((constraint) => narrowed(requirement, constraint))];
}
function narrowed(requirement, constraint) {
    const marker = bothHold(requirement.marker, constraint.marker);
    const { name, displayName } = requirement;
    const result = { ...constraint, name, displayName, extras: [] };
    return marker === undefined ? result : { ...result, marker };
}
function bothHold(a, b) {
    if (a === undefined || b === undefined)
        return a ?? b;
    return formatMarker(a) === formatMarker(b) ? a : andMarkers(a, b);
}
function joinByMarker(requirements, problems) {
    const groups = new Map();
    for (const requirement of requirements) {
        const marker = requirement.marker === undefined ? '' : formatMarker(requirement.marker);
        const key = `${requirement.name};${marker}`;
        const first = groups.get(key);
        groups.set(key, first === undefined ? requirement : intersect_join(first, requirement, problems));
    }
    return [...groups.values()];
}
function intersect_join(a, b, problems) {
    const specifiers = canonicalSpecifiers([...a.specifiers, ...b.specifiers]);
    const url = a.url ?? b.url;
    const otherUrl = a.url !== undefined && b.url !== undefined && a.url !== b.url;
    if (otherUrl || (url !== undefined && specifiers.length > 0)) {
        problems.push({
            code: 'requirement-conflict',
            place: lastPlace(b),
            message: `${a.displayName} is asked for by its URL and in another way too: ${listSources([a, b])}.`,
            hint: 'Keep one of these lines.'
        });
        return a;
    }
    const extras = [...new Set([...a.extras, ...b.extras])].sort();
    return {
        ...a,
        extras,
        specifiers,
        ...(url === undefined ? {} : { url }),
        sources: [...a.sources, ...b.sources]
    };
}
function intersect_contradiction(requirement) {
    if (isSatisfiable(requirement.specifiers))
        return undefined;
    return {
        code: 'requirement-conflict',
        place: lastPlace(requirement),
        message: `No version of ${requirement.displayName} satisfies ${listSources([requirement])}.`,
        value: requirement.specifiers.map(formatSpecifier).join(','),
        hint: 'Change or remove one of them.'
    };
}
function lastPlace(requirement) {
    return requirement.sources.at(-1)?.place ?? { kind: 'input', name: 'requirements' };
}
/** `"a>=2" (input requirements:1) and "a<2" (base.txt:3)`; the first and last few of many. */
function listSources(requirements) {
    const sources = requirements.flatMap((requirement) => requirement.sources);
    const shown = sources.length > 6 ? [...sources.slice(0, 3), ...sources.slice(-3)] : sources;
    return shown
        .map(({ given, place }) => `"${given.slice(0, 200)}" (${formatPlace(lineOf(place))})`)
        .join(' and ');
}
function lineOf(place) {
    const line = { ...place };
    delete line.column;
    return line;
}
/**
 * Whether any version at all is in the set, a pre-release included.
 *
 * The set is a union of intervals, so if it has a version it has one at the lower end of an interval, and those
 * ends come from the clauses. Exact: no set that has a version is called empty.
 */
function isSatisfiable(specifiers) {
    const literal = specifiers.find((specifier) => specifier.operator === '===');
    const parsed = specifiers.flatMap((specifier) => parseVersion(specifier.version) ?? []);
    const candidates = literal === undefined
        ? ['0.dev0', ...specifiers.flatMap((specifier) => lowerEnds(specifier, deepest(parsed)))]
        : [literal.version];
    return candidates.some((candidate) => satisfiesSpecifier(specifiers, candidate, { prereleases: true }));
}
function deepest(versions) {
    return Math.max(0, ...versions.map((version) => version.release.length));
}
/** The least versions of what a clause allows, and of what lies just above what it excludes. */
function lowerEnds(specifier, depth) {
    const version = parseVersion(specifier.version);
    if (version === undefined)
        return [];
    const { epoch, release } = version;
    if (specifier.wildcard) {
        const next = [...release.slice(0, -1), (release.at(-1) ?? 0) + 1];
        return [
            { epoch, release, dev: 0, local: [] },
            { epoch, release: next, dev: 0, local: [] }
        ].map(formatVersion);
    }
    // Above every post-release of the version, below any other version that a clause of this depth can name.
    const padded = [...release, ...Array(depth + 1 - release.length).fill(0)];
    const above = [
        { ...version, local: [...version.local, '0'] },
        version.dev === undefined
            ? { ...version, post: (version.post ?? -1) + 1, dev: 0, local: [] }
            : { ...version, dev: version.dev + 1, local: [] },
        version.pre === undefined
            ? { epoch, release: [...padded.slice(0, -1), 1], dev: 0, local: [] }
            : { epoch, release, pre: [version.pre[0], version.pre[1] + 1], dev: 0, local: [] }
    ];
    return [version, ...above].map(formatVersion);
}

;// CONCATENATED MODULE: ./build/js/src/requirements/match.js



/**
 * Whether `pip install` of the requirements inside the image would change nothing.
 *
 * Closed by default: what the image does not tell is a miss. Stricter than pip on direct references: the
 * library must have come from the same URL with the same hash.
 *
 * @param constraints bind only libraries that are installed.
 */
function matchImage(requirements, image, constraints = []) {
    return imageMatcher(requirements, constraints)(image);
}
/** As `matchImage`, for one image after another. */
function imageMatcher(requirements, constraints = []) {
    const wanted = new Set([...requirements, ...constraints].map((requirement) => requirement.name));
    const initials = new Set([...wanted].map(initial));
    return (image) => {
        const installed = installedVersions(image, wanted, initials);
        const environment = markerEnvironment(image);
        const bound = constraints.filter((constraint) => installed.has(constraint.name));
        const misses = [];
        for (const requirement of [...requirements, ...bound]) {
            const active = isActive(requirement, environment);
            if (active === false)
                continue;
            const miss = active === true ? missOf(requirement, installed, image) : active;
            if (miss !== undefined)
                misses.push(miss);
        }
        return { matches: misses.length === 0, misses };
    };
}
function isActive(requirement, environment) {
    if (requirement.marker === undefined)
        return true;
    const holds = evaluateMarker(requirement.marker, environment);
    if (typeof holds === 'boolean')
        return holds;
    const reason = `it does not tell its ${holds.unknown}, which decides whether ${requirement.displayName} is needed (${marker_formatMarker(requirement.marker)})`;
    return { requirement, kind: 'marker-unknown', reason };
}
function missOf(requirement, installed, image) {
    const { displayName, specifiers, extras, url } = requirement;
    const versions = installed.get(requirement.name);
    const [first] = versions ?? [];
    if (versions === undefined || first === undefined) {
        return { requirement, kind: 'missing', reason: `${displayName} is not installed` };
    }
    const wrong = versions.find((version) => !specifiers.every((specifier) => satisfiesOnce(specifier, version)));
    if (wrong !== undefined) {
        const asked = specifiers.map(specifier_formatSpecifier).join(',');
        const reason = `${displayName} ${wrong.slice(0, 100)} is installed, ${asked} is asked for`;
        return { requirement, kind: 'version', reason, installed: wrong };
    }
    // What it was built from is asked for last: callers read it from text only when it is needed.
    if (url === undefined && extras.length === 0)
        return undefined;
    const requests = (image.builtFrom ?? []).filter((request) => request.name === requirement.name && request.marker === undefined);
    if (url !== undefined && !cameFrom(url, requirement.name, requests, image)) {
        const reason = `${displayName} ${first.slice(0, 100)} is installed, but not known to come from the URL asked for`;
        return { requirement, kind: 'direct-reference', reason, installed: first };
    }
    const provided = new Set([
        ...(own(image.providedExtras, requirement.name) ?? []),
        ...requests.flatMap((request) => request.extras)
    ]);
    const absent = extras.filter((extra) => !provided.has(extra));
    if (absent.length > 0) {
        const reason = `${displayName} is installed, but not known to have been installed with [${absent.join(',')}]`;
        return { requirement, kind: 'extras', reason, installed: first, absentExtras: absent };
    }
    return undefined;
}
function cameFrom(url, name, requests, image) {
    return own(image.directUrls, name) === url || requests.some((request) => request.url === url);
}
/** A library may be called `constructor`; what every object has is not what the image tells. */
function own(record, key) {
    return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}
/** More than one version under one name is a damaged environment; then all of them must do. */
function installedVersions(image, wanted, initials) {
    const versions = new Map();
    for (const library of image.pipLibraries) {
        const { name: written, version } = library;
        // Images hold a hundred libraries each and few of them are asked for: most are told apart by one letter.
        if (written === undefined || version === undefined || !initials.has(initial(written)))
            continue;
        const name = canonicalName(written);
        if (!wanted.has(name))
            continue;
        const known = versions.get(name);
        if (known === undefined)
            versions.set(name, [version]);
        else
            known.push(version);
    }
    return versions;
}
/** The first character of a name, the same for every spelling of it: 32 is what parts "A" from "a". */
function initial(name) {
    return name.charCodeAt(0) | 32;
}
/** What the image says, and what follows from its Python version where it says nothing. */
function markerEnvironment(image) {
    const version = image.pythonVersion;
    const minor = version === undefined ? null : /^(\d+\.\d+)(\.\d+)?/.exec(version);
    return {
        ...(minor?.[1] === undefined ? {} : { python_version: minor[1] }),
        ...(version === undefined || minor?.[2] === undefined ? {} : { python_full_version: version }),
        ...image.markerEnvironment
    };
}
const MEMO_SIZE = 10_000;
const memo = new WeakMap();
/** A catalogue repeats few versions in many images, and a check costs ten thousand times a look-up. */
function satisfiesOnce(specifier, version) {
    let answers = memo.get(specifier);
    if (answers === undefined || answers.size >= MEMO_SIZE) {
        answers = new Map();
        memo.set(specifier, answers);
    }
    const known = answers.get(version);
    if (known !== undefined)
        return known;
    // pip keeps an installed pre-release whatever is asked for.
    const satisfied = specifier_satisfiesSpecifier([specifier], version, { prereleases: true });
    answers.set(version, satisfied);
    return satisfied;
}

;// CONCATENATED MODULE: ./build/js/src/requirements/read.js




const MAX_REQUIREMENT_FILE_BYTES = (/* unused pure expression or super */ null && (1024 * 1024));
const MAX_FILES = 100;
/**
 * Reads requirements, one per line. Blank lines and `#` comments are skipped; `-r FILE` and `-c FILE` read a file of
 * the workspace, relative to `base` in the source and relative to the naming file in a file.
 *
 * @param options.root absolute path of the workspace; nothing outside it is read.
 * @param options.base folder that paths in the source are relative to; default: `root`.
 */
async function readRequirements(source, options) {
    const reader = new RequirementsReader(options.root);
    await reader.readText(source.text, {
        place: source.place,
        folder: options.base ?? options.root,
        constraint: false,
        chain: []
    });
    const { requirements, constraints, problems } = intersect(reader.requirements, reader.constraints);
    return { requirements, constraints, problems: [...reader.problems, ...problems] };
}
class RequirementsReader {
    requirements = [];
    constraints = [];
    problems = [];
    root;
    seen = new Set();
    constructor(root) {
        this.root = root;
    }
    async readText(text, context) {
        for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
            await this.readLine(line, context, (column) => ({ ...context.place, line: index + 1, column }));
        }
    }
    async readLine(line, context, at) {
        // As pip: `#` begins a comment only at the start or after white space, so a URL keeps its hash.
        const content = line.replace(/(^|[ \t]+)#.*$/s, '').trimEnd();
        if (content.trim() === '')
            return;
        const start = content.length - content.trimStart().length;
        const include = parseInclude(content.trim());
        if (include !== undefined) {
            await this.include(include.path, at(start + 1), {
                ...context,
                constraint: context.constraint || include.constraint
            });
            return;
        }
        const result = parseRequirement(content);
        if (!result.ok) {
            const { code, column, message, hint } = result.fault;
            const problem = { code, place: at(column), message, value: content.trim().slice(0, 200) };
            if (hint !== undefined)
                problem.hint = hint;
            this.problems.push(problem);
            return;
        }
        const sources = [{ given: content.trim(), place: at(start + 1) }];
        if (!context.constraint)
            this.requirements.push({ ...result.requirement, sources });
        else
            this.addConstraint({ ...result.requirement, sources });
    }
    addConstraint(constraint) {
        const refused = constraint.extras.length > 0 ? 'extras' : constraint.url === undefined ? undefined : 'a URL';
        if (refused === undefined) {
            this.constraints.push(constraint);
            return;
        }
        for (const { given, place } of constraint.sources) {
            const message = `A constraint cannot have ${refused}.`;
            const hint = 'A constraint is a name with version clauses. Move the line to the requirements.';
            this.problems.push({ code: 'requirement-constraint', place, message, value: given.slice(0, 200), hint });
        }
    }
    async include(path, place, context) {
        const problem = (message, hint) => {
            const value = path.slice(0, 200);
            this.problems.push({
                code: 'requirement-file',
                place,
                message,
                value,
                ...(hint === undefined ? {} : { hint })
            });
        };
        if (/[$\\]/.test(path)) {
            problem(`"$" and "\\" are not accepted in the path of a file.`, 'Write the path itself, with "/".');
            return;
        }
        let file;
        try {
            const options = { maxBytes: MAX_REQUIREMENT_FILE_BYTES, base: context.folder };
            file = await readWorkspaceFile([this.root], path, options);
        }
        catch (error) {
            if (!(error instanceof WorkspaceFileError))
                throw error;
            problem(`The requirement file ${error.message}`, error.hint);
            return;
        }
        if (context.chain.includes(file.path)) {
            const cycle = [...context.chain, file.path].map((one) => displayPath(this.root, one)).join(' → ');
            problem(`This file is already being read: ${cycle}.`, 'Remove one of the lines that make the circle.');
            return;
        }
        // As a requirement and as a constraint a file means two things; twice the same adds nothing.
        const key = `${context.constraint} ${file.path}`;
        if (this.seen.has(key))
            return;
        this.seen.add(key);
        if (this.seen.size > MAX_FILES) {
            problem(`More than ${MAX_FILES} requirement files are named.`);
            return;
        }
        const text = read_decode(file.content);
        if (text === undefined) {
            problem('The requirement file is not UTF-8 text.', 'Save it as UTF-8.');
            return;
        }
        await this.readText(text, {
            place: { kind: 'file', path: displayPath(this.root, file.path) },
            folder: dirname(file.path),
            constraint: context.constraint,
            chain: [...context.chain, file.path]
        });
    }
}
/** `-r FILE`, `-rFILE`, `--requirement FILE`, `--requirement=FILE`, and the same for constraints. */
function parseInclude(line) {
    const match = /^(?:-(?<short>[rc])[ \t]*|--(?<long>requirement|constraint)(?:=|[ \t]+))(?<path>.*)$/s.exec(line);
    if (match?.groups === undefined)
        return undefined;
    const { short, long, path = '' } = match.groups;
    const quoted = /^(["'])(.*)\1$/s.exec(path.trim());
    return { path: quoted?.[2] ?? path.trim(), constraint: (short ?? long ?? '').startsWith('c') };
}
function read_decode(content) {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(content);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/js/src/requirements/index.js
/** Requirements: what users write, whether an image satisfies it, and what to call an image made for it. */










;// CONCATENATED MODULE: ./build/js/src/runtime/image-build/provided-extras.js

/**
 * Which extras an image provides: those of which `pip install LIBRARY[EXTRA]` would install nothing. Extras leave no
 * trace on disk, so the declared dependencies of each are looked up, through as many levels as they have.
 *
 * @returns canonical library name → its provided extras, sorted; libraries that provide none are left out
 */
function providedExtras(description) {
    const { distributions, markerEnvironment } = description;
    const contents = { pipLibraries: distributions, markerEnvironment };
    const byName = new Map(distributions.map((one) => [canonicalName(one.name), one]));
    const known = new Map();
    function provides(library, extra) {
        const key = `${library}[${extra}]`;
        const before = known.get(key);
        if (before !== undefined)
            return before;
        // A circle adds nothing of its own: what it needs besides is looked at elsewhere.
        known.set(key, true);
        const distribution = byName.get(library);
        const offered = distribution?.providesExtra.some((one) => canonicalName(one) === extra) === true;
        const result = offered && distribution.requires.every((text) => isThere(text, extra));
        known.set(key, result);
        return result;
    }
    function isThere(text, extra) {
        const parsed = requirement_parseRequirement(text);
        // What cannot be read cannot be said to be there, unless it belongs to another extra.
        if (!parsed.ok)
            return !/extra/.test(text);
        const { marker, ...requirement } = parsed.requirement;
        if (marker !== undefined) {
            if (evaluateMarker(marker, { ...markerEnvironment, extra }) !== true)
                return true;
        }
        return isSatisfied(requirement);
    }
    function isSatisfied(requirement) {
        if (requirement.url !== undefined)
            return false;
        const bare = { ...requirement, extras: [] };
        return (matchImage([bare], contents).matches &&
            requirement.extras.every((extra) => provides(requirement.name, canonicalName(extra))));
    }
    const result = {};
    for (const [name, { providesExtra }] of byName) {
        const extras = [...new Set(providesExtra.map(canonicalName))]
            .filter((extra) => provides(name, extra))
            .sort();
        if (extras.length > 0)
            result[name] = extras;
    }
    return result;
}

;// CONCATENATED MODULE: ./build/js/src/runtime/image-build/record.js






/** Longest record that is read; 500 libraries with hashes are about 2 MB. */
const MAXIMUM_BYTES = 16 * 1024 * 1024;
function makeRecord(parts) {
    const { request, description, resolution } = parts;
    return {
        schema: IMAGE_RECORD_SCHEMA,
        name: request.name,
        runtime: parts.runtime,
        requirements: request.requirements.map(({ given, canonical }) => ({ given, canonical })),
        constraints: (request.constraints ?? []).map(({ given, canonical }) => ({ given, canonical })),
        lock: resolution.lock,
        requestKey: parts.requestKey,
        contentKey: resolution.contentKey,
        pipLibraries: description.distributions.map(({ name, version }) => ({ name, version })),
        providedExtras: providedExtras(description),
        directUrls: directUrls(description, resolution.lock),
        systemPackages: parts.systemPackages,
        pythonVersion: description.pythonVersion,
        markerEnvironment: description.markerEnvironment,
        platform: resolution.platform,
        reference: parts.reference,
        ...(parts.baseImage === undefined ? {} : { baseImage: parts.baseImage }),
        ...(parts.baseDigest === undefined ? {} : { baseDigest: parts.baseDigest }),
        bytes: parts.bytes,
        createdAt: new Date().toISOString(),
        buildSeconds: Math.round((performance.now() - parts.startedAt) / 100) / 10,
        creator: request.creator === '' ? `${(0,external_node_os_.userInfo)().username}@${(0,external_node_os_.hostname)()}` : request.creator,
        builder: parts.builder
    };
}
/**
 * Where libraries come from that are not of an index. uv does not write the hash of the file beside them, but it was held
 * against the lock, which has it.
 */
function directUrls({ distributions }, lock) {
    const locked = lockedUrls(lock);
    return Object.fromEntries(distributions.flatMap(({ name, directUrl }) => {
        if (directUrl === undefined)
            return [];
        const known = locked.get(canonicalName(name));
        const url = known?.startsWith(`${directUrl}#`) === true ? known : directUrl;
        return [[canonicalName(name), url]];
    }));
}
const TEXT_FIELDS = ['name', 'lock', 'pythonVersion', 'reference', 'createdAt', 'creator', 'builder'];
const NEWER_TEXT_FIELDS = ['requestKey', 'contentKey', 'platform'];
/**
 * Reads a record of this or an earlier version; fields that an earlier one does not have are filled in.
 *
 * @throws Error that says what is wrong with it
 */
function parseImageRecord(text) {
    if (text.length > MAXIMUM_BYTES)
        throw new Error('the record is too long');
    const value = JSON.parse(text);
    if (!isRecord(value))
        throw new Error('the record is not an object');
    const schema = value['schema'];
    if (typeof schema !== 'number' || !Number.isInteger(schema) || schema < 1)
        throw new Error('it has no schema number');
    if (schema > IMAGE_RECORD_SCHEMA) {
        throw new Error(`it was written by a later version of this product (schema ${schema})`);
    }
    const current = schema === 1 ? fromSchema1(value) : value;
    for (const key of [...TEXT_FIELDS, ...NEWER_TEXT_FIELDS]) {
        if (typeof current[key] !== 'string')
            throw new Error(`its ${key} is missing`);
    }
    if (current['runtime'] !== 'docker' && current['runtime'] !== 'venv')
        throw new Error('its runtime is unknown');
    for (const key of ['buildSeconds', 'bytes']) {
        if (typeof current[key] !== 'number')
            throw new Error(`its ${key} is missing`);
    }
    const optional = {};
    for (const key of ['baseImage', 'baseDigest']) {
        const one = current[key];
        if (one === undefined)
            continue;
        if (typeof one !== 'string')
            throw new Error(`its ${key} is not a text`);
        optional[key] = one;
    }
    const known = current;
    return {
        schema,
        name: known.name,
        runtime: known.runtime,
        requirements: pairs(current['requirements'], 'requirements', 'given', 'canonical'),
        constraints: pairs(current['constraints'], 'constraints', 'given', 'canonical'),
        lock: known.lock,
        requestKey: known.requestKey,
        contentKey: known.contentKey,
        pipLibraries: pairs(current['pipLibraries'], 'pipLibraries', 'name', 'version'),
        providedExtras: lists(current['providedExtras']),
        directUrls: texts(current['directUrls'], 'directUrls'),
        systemPackages: pairs(current['systemPackages'], 'systemPackages', 'name', 'version'),
        pythonVersion: known.pythonVersion,
        markerEnvironment: texts(current['markerEnvironment'], 'markerEnvironment'),
        platform: known.platform,
        reference: known.reference,
        ...optional,
        bytes: known.bytes,
        createdAt: known.createdAt,
        buildSeconds: known.buildSeconds,
        creator: known.creator,
        builder: known.builder
    };
}
/** Version 0.1 of the product: no keys, and extras and URLs known from the requirements only. */
function fromSchema1(value) {
    const requirements = pairs(value['requirements'], 'requirements', 'given', 'canonical');
    const markerEnvironment = texts(value['markerEnvironment'], 'markerEnvironment');
    const { sys_platform: system = '', platform_machine: machine = '' } = markerEnvironment;
    const platform = `${system} ${machine}`.trim();
    const parsed = requirements.flatMap(({ canonical }) => {
        const result = requirement_parseRequirement(canonical);
        return result.ok && result.requirement.marker === undefined ? [result.requirement] : [];
    });
    const { lock, pythonVersion, baseImage } = value;
    if (typeof lock !== 'string' || typeof pythonVersion !== 'string')
        throw new Error('its lock is missing');
    return {
        ...value,
        constraints: [],
        requestKey: requestKeyOf({
            name: '',
            creator: '',
            requirements,
            ...(typeof baseImage === 'string' ? { baseImage } : {})
        }, []),
        contentKey: contentKeyOf({ lock, pythonVersion, platform, systemPackages: [] }),
        providedExtras: Object.fromEntries(parsed.map(({ name, extras }) => [name, extras])),
        directUrls: Object.fromEntries(parsed.flatMap(({ name, url }) => (url === undefined ? [] : [[name, url]]))),
        systemPackages: [],
        platform,
        bytes: 0
    };
}
function pairs(value, what, a, b) {
    const isPair = (item) => isRecord(item) && typeof item[a] === 'string' && typeof item[b] === 'string';
    if (!Array.isArray(value) || !value.every(isPair))
        throw new Error(`its ${what} are damaged`);
    return value.map((item) => ({ [a]: item[a], [b]: item[b] }));
}
function texts(value, what) {
    if (!isRecord(value) || !Object.values(value).every((item) => typeof item === 'string')) {
        throw new Error(`its ${what} is damaged`);
    }
    return value;
}
function lists(value) {
    const isList = (item) => Array.isArray(item) && item.every((one) => typeof one === 'string');
    if (!isRecord(value) || !Object.values(value).every(isList)) {
        throw new Error('its providedExtras are damaged');
    }
    return value;
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./build/js/src/runtime/image-build/system-packages.js

/** Names of Debian and of RPM packages: a letter or digit first, so that none is taken for an option. */
const system_packages_NAME = /^[A-Za-z0-9][A-Za-z0-9+.-]{0,127}$/;
/** `[epoch:]upstream[-revision]` of Debian and `[epoch:]version[-release]` of RPM; no globs, no relations. */
const VERSION = /^[0-9][0-9A-Za-z.+:~_-]{0,127}$/;
/**
 * Checks one package of the operating system before its name goes into a command.
 *
 * @returns the package, or what is wrong with it, as a sentence without a full stop
 */
function parseSystemPackage(name, version) {
    if (!system_packages_NAME.test(name)) {
        return {
            error: `${system_packages_quote(name)} is not the name of a system package (letters, digits, "+", "." and "-", a letter or digit first)`
        };
    }
    if (version === undefined)
        return { package: { name } };
    if (!VERSION.test(version)) {
        return {
            error: `${system_packages_quote(version)} is not a version of the system package ${name} (a digit first, then letters, digits and ".+:~_-")`
        };
    }
    return { package: { name, version } };
}
/**
 * The packages of a request, sorted by name, each named once: the last door before a package manager.
 *
 * @throws BuildError('prepare') that names each package that cannot be handed to one
 */
function checkedSystemPackages(packages) {
    const errors = [];
    const checked = new Map();
    for (const { name, version, manager } of packages) {
        const parsed = parseSystemPackage(name, version);
        if ('error' in parsed) {
            errors.push(parsed.error);
            continue;
        }
        const before = checked.get(name);
        if (before?.version !== undefined && version !== undefined && before.version !== version) {
            errors.push(`the system package ${name} is asked for as ${before.version} and as ${version}`);
            continue;
        }
        const one = before?.version === undefined ? parsed.package : before;
        checked.set(name, manager === undefined ? one : { ...one, manager });
    }
    if (errors.length > 0) {
        throw new BuildError('prepare', `${errors.join('; ')}.`, 'Write a package name such as libgomp1, and its version as the package manager shows it.');
    }
    return [...checked.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
function system_packages_quote(text) {
    return JSON.stringify(text.slice(0, 100));
}

// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(41692);
;// CONCATENATED MODULE: ./build/js/src/runtime/image-build/certificates.js




/**
 * What an installer is to trust, PEM: the machine's bundle, and the certificates that the service was told to trust
 * besides. Undefined when neither is named, so that the installer's own bundle counts.
 *
 * @throws BuildError('prepare') when the file cannot be read or holds no certificate
 */
async function trustedCertificates(settings) {
    const { certificates, extraCertificates } = settings;
    if (extraCertificates === undefined) {
        return certificates === undefined
            ? undefined
            : await (0,promises_.readFile)(certificates, 'utf8').catch(() => undefined);
    }
    const extra = await readCertificates(extraCertificates);
    const trusted = certificates === undefined
        ? [...new Set([...(0,external_node_tls_.getCACertificates)('bundled'), ...(0,external_node_tls_.getCACertificates)('system')])].join('\n')
        : await readCertificates(certificates);
    return `${trusted.trimEnd()}\n${extra}`;
}
/** The settings with all of that in one file of `folder`. Settings without further certificates come back as they are. */
async function withCertificates(settings, folder) {
    if (settings.extraCertificates === undefined)
        return settings;
    const certificates = (0,external_node_path_.join)(folder, 'certificates.pem');
    await (0,promises_.writeFile)(certificates, (await trustedCertificates(settings)) ?? '', { mode: 0o600 });
    return { ...settings, certificates };
}
async function readCertificates(path) {
    const hint = 'Name a PEM file that the service can read.';
    let text;
    try {
        text = await (0,promises_.readFile)(path, 'utf8');
    }
    catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new BuildError('prepare', `The certificates in ${path} cannot be read: ${reason}.`, hint);
    }
    if (text.includes('-----BEGIN CERTIFICATE-----'))
        return text;
    throw new BuildError('prepare', `The file ${path} holds no certificate.`, hint);
}

;// CONCATENATED MODULE: ./build/js/src/runtime/image-build/python-scripts.js
/**
 * Constant programs that ask a Python about itself. They take data as arguments after `-c PROGRAM`, where nothing is read
 * as an option, and answer with JSON on the last line of standard output. Python 3.8 and later.
 */
/** Prints a `PythonFacts`. Runs also on Pythons that are too old to be used, so that the error can name them. */
const PYTHON_FACTS = `
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
`;
/**
 * Imports what the distributions named as arguments provide and prints a list of `ImportOutcome`. All modules share one
 * child process, which is much faster than one each; when it crashes, the module under way is the culprit and a new child
 * goes on behind it. A distribution that provides a module of its own name is judged by that one; else every public
 * top-level module counts, but not tests and examples that were packed by mistake.
 */
const IMPORT_CHECK = `
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
`;
/** The JSON value on the last line of an output; what a package prints at start-up comes before it. */
function lastLineAsJson(output) {
    return JSON.parse(output.trimEnd().split('\n').at(-1) ?? '');
}
function parsePythonFacts(output) {
    try {
        const facts = lastLineAsJson(output);
        if (typeof facts?.version !== 'string' || typeof facts.minor !== 'string')
            return undefined;
        if (typeof facts.executable !== 'string' || facts.executable === '')
            return undefined;
        return {
            version: facts.version,
            minor: facts.minor,
            executable: facts.executable,
            platform: String(facts.platform),
            libc: String(facts.libc),
            hasOpenMP: facts.hasOpenMP === true
        };
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/js/src/runtime/docker/container.js


/** Nobody in particular: owns nothing on the machine and has no name in the image. */
const NOBODY = '65532:65532';
const TEMPORARY_MEGABYTES = 512;
const OPEN_FILES = 4096;
/**
 * Settings under which foreign code runs: no network, a read-only root, no capability, no way to gain one, and limits on
 * memory, processes, files and time. Every one of them is read back from inside by the tests.
 */
function hardenedHostConfig(limits, mounts) {
    const memory = limits.memoryMegabytes * 1024 * 1024;
    return {
        NetworkMode: 'none',
        ReadonlyRootfs: true,
        CapDrop: ['ALL'],
        // The default seccomp profile stays on; it is never named here, and so never switched off.
        SecurityOpt: ['no-new-privileges'],
        PidsLimit: limits.processes,
        Memory: memory,
        // Equal to the memory: no swap on top of it.
        MemorySwap: memory,
        NanoCpus: Math.round(limits.cpus * 1e9),
        Ulimits: [
            { Name: 'nofile', Soft: OPEN_FILES, Hard: OPEN_FILES },
            { Name: 'core', Soft: 0, Hard: 0 }
        ],
        // noexec costs nothing: models that compile at run time need a compiler, and slim bases have none.
        Tmpfs: { '/tmp': `rw,nosuid,nodev,noexec,mode=1777,size=${TEMPORARY_MEGABYTES}m` },
        // What the model prints is read from the stream; a log on the engine's disk would grow without a bound.
        LogConfig: { Type: 'none' },
        IpcMode: 'private',
        CgroupnsMode: 'private',
        Init: true,
        RestartPolicy: { Name: 'no' },
        Mounts: mounts
    };
}
/** Label that tells which process made a container, so that what a dead process left can be swept. */
function ownerLabel() {
    return `${(0,external_node_os_.hostname)()}:${process.pid}`;
}
/** Label of containers that compile bytecode; they give way to the removal of their image. */
function compilerLabel(namespace) {
    return `${namespace}.compiler`;
}
/** Whether the owner of a container is a process of this machine that is gone. */
function isOrphan(owner) {
    const match = /^(.*):(\d+)$/.exec(owner ?? '');
    if (match?.[1] !== (0,external_node_os_.hostname)())
        return false;
    try {
        process.kill(Number(match[2]), 0);
        return false;
    }
    catch (error) {
        return error.code === 'ESRCH';
    }
}
async function createContainer(engine, config, signal) {
    const { Id: id } = await engine.json('POST', '/containers/create', {
        body: config,
        ...(signal === undefined ? {} : { signal })
    });
    return id;
}
async function startContainer(engine, id) {
    await engine.text('POST', `/containers/${id}/start`);
}
/**
 * Starts to wait for a container that is about to be started, so that not even the shortest life is missed. The returned
 * function resolves at its end, and rejects when the engine goes away.
 */
async function watchExit(engine, id) {
    const answer = await engine.open('POST', `/containers/${id}/wait`, {
        query: { condition: 'next-exit' },
        idleSeconds: 0
    });
    const ended = new Promise((resolve, reject) => {
        answer.on('end', resolve).on('error', reject);
        answer.resume();
    });
    ended.catch(() => undefined);
    return () => ended;
}
/** Kills and removes a container with all that runs in it; resolves when it is gone. Idempotent. */
async function removeContainer(engine, id) {
    for (;;) {
        try {
            await engine.text('DELETE', `/containers/${id}`, { query: { force: 'true', v: 'true' } });
        }
        catch (error) {
            if (error instanceof EngineError && error.status === 404)
                return;
            // 409: somebody else is removing it at this moment.
            if (!(error instanceof EngineError && error.status === 409))
                throw error;
            await new Promise((resolve) => setTimeout(resolve, 50));
        }
    }
}
function inspectImage(engine, id) {
    return engine.find(`/images/${id}/json`);
}
/**
 * Names of an image's variables that foreign code has no use for and that may hold credentials. A name without a value
 * takes the variable out of a container's environment.
 */
function sensitiveVariables(env) {
    const names = (env ?? []).map((entry) => entry.slice(0, entry.indexOf('=')));
    return names.filter((name) => /^(PIP|UV|AWS|GITHUB|GIT)_|_proxy$|TOKEN|SECRET|PASSWORD|CREDENTIAL|KEY/i.test(name));
}
/** States of a container that has not come to its end. */
const ALIVE = ['created', 'running', 'paused', 'restarting'];
/** Containers that have all of the labels; with `alive`, without those that have ended. */
function listContainers(engine, labels, options = {}) {
    const filters = { label: labels, ...(options.alive === true ? { status: ALIVE } : {}) };
    return engine.json('GET', '/containers/json', { query: { all: 'true', filters: JSON.stringify(filters) } });
}
async function pathExists(engine, container, path) {
    try {
        await engine.text('HEAD', `/containers/${container}/archive`, { query: { path } });
        return true;
    }
    catch (error) {
        if (error instanceof EngineError && error.status === 404)
            return false;
        throw error;
    }
}

// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
;// CONCATENATED MODULE: ./build/js/src/assets.js



let root;
/**
 * Absolute path of a file that ships beside the code: `worker/model_worker.py`, `dist/engine/index.js`.
 * The code runs from `src/` in development and from `dist/NAME/` in use, so the root is looked for, not counted.
 */
function assetPath(...parts) {
    if (root === undefined) {
        let folder = (0,external_node_path_.dirname)((0,external_node_url_.fileURLToPath)(import.meta.url));
        while (!(0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, 'worker', 'model_worker.py'))) {
            const parent = (0,external_node_path_.dirname)(folder);
            if (parent === folder)
                throw new Error('worker/model_worker.py is missing from this installation');
            folder = parent;
        }
        root = folder;
    }
    return (0,external_node_path_.join)(root, ...parts);
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./build/js/src/runtime/docker/records.js



/** Longer records are compressed; a lock with hashes makes most of them long. */
const PLAIN_CHARACTERS = 8 * 1024;
const COMPRESSED = 'gzip:';
const MAXIMUM_RECORD = 16 * 1024 * 1024;
/**
 * Longest label that is written. 500 libraries with 40 hashes each take 1 MB, 2,000 take 4 MB. The engine takes 32 MB and
 * more, but every listing of images carries all labels: 0.1 s for each 4 MB.
 */
const MAXIMUM_LABEL = 4 * 1024 * 1024;
/** Longest listing of images that is read. */
const MAXIMUM_LISTING = 400 * 1024 * 1024;
function labelsOf(namespace) {
    return {
        image: `${namespace}.image`,
        record: `${namespace}.record`,
        environment: `${namespace}.environment`,
        parent: `${namespace}.parent`
    };
}
/**
 * Labels of an image that was made to be shared. They are the same for everybody, and others than those of the images of
 * one engine: only a copy that the engine's catalogue has taken over is listed there.
 */
const SHARED_LABELS = labelsOf('rime-shared');
/** A container has the labels of its image; its record would only make listings of containers long. */
function withoutRecord(namespace) {
    return { [labelsOf(namespace).record]: '' };
}
/** @throws BuildError('install') when the record is too long for a label */
function encodeRecord(record) {
    const text = JSON.stringify(record);
    if (text.length <= PLAIN_CHARACTERS)
        return text;
    const label = COMPRESSED + (0,external_node_zlib_.gzipSync)(text).toString('base64');
    if (text.length <= MAXIMUM_RECORD && label.length <= MAXIMUM_LABEL)
        return label;
    const megabytes = (length) => `${(length / 1024 / 1024).toFixed(1)} MB`;
    throw new BuildError('install', `The record of the image ${record.name} takes ${megabytes(label.length)} as a label, and ${megabytes(MAXIMUM_LABEL)} is the most (${record.pipLibraries.length} libraries).`, 'Ask for fewer libraries, or divide them among several images.');
}
function decodeRecord(label) {
    if (!label.startsWith(COMPRESSED))
        return parseImageRecord(label);
    const bytes = Buffer.from(label.slice(COMPRESSED.length), 'base64');
    return parseImageRecord((0,external_node_zlib_.gunzipSync)(bytes, { maxOutputLength: MAXIMUM_RECORD }).toString('utf8'));
}
/** Every image of the engine that carries a readable record. */
async function listCatalogue(engine, namespace, logger) {
    const labels = labelsOf(namespace);
    const listed = await engine.json('GET', '/images/json', {
        query: { filters: JSON.stringify({ label: [labels.image] }) },
        maximumBytes: MAXIMUM_LISTING
    });
    return listed.flatMap((image) => {
        const environment = image.Labels?.[labels.environment];
        const encoded = image.Labels?.[labels.record];
        try {
            if (environment === undefined || !/^[0-9a-f-]+$/.test(environment))
                throw new Error('it names no environment');
            const record = decodeRecord(encoded ?? '');
            if (record.runtime !== 'docker')
                throw new Error(`it is a record of the ${record.runtime} runtime`);
            const layered = image.Labels?.[SHARED_LABELS.environment] === environment;
            const parent = image.Labels?.[labels.parent];
            return [{ id: image.Id, environment, layered, parent, record: { ...record, reference: image.Id } }];
        }
        catch (error) {
            const reason = error instanceof Error ? error.message : String(error);
            logger.warning(`The image ${image.Id.slice(7, 19)} carries a damaged record and is left out: ${reason}`);
            return [];
        }
    });
}

;// CONCATENATED MODULE: ./build/js/src/runtime/docker/tar.js



const BLOCK = 512;
/** A small ustar archive in memory. Owner is root, time is the epoch: equal content is equal bytes. */
function tarOf(entries) {
    const parts = entries.flatMap(({ path, mode, content }) => content === undefined
        ? [...headers(path, mode, 0, '5')]
        : [...headers(path, mode, content.length, '0'), content, padding(content.length)]);
    return Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)]);
}
/**
 * Streams a folder as an archive whose files everybody may read. Files, folders and links that stay inside go in; a pipe or
 * a device would block.
 */
async function* tarOfFolder(root, prefix) {
    for (const header of headers(prefix, 0o755, 0, '5'))
        yield header;
    yield* walk(root, root, prefix);
    yield Buffer.alloc(2 * BLOCK);
}
async function* walk(root, folder, prefix) {
    for (const name of (await (0,promises_.readdir)(folder)).sort()) {
        const path = (0,external_node_path_.join)(folder, name);
        const info = await (0,promises_.lstat)(path);
        if (info.isDirectory()) {
            for (const header of headers(`${prefix}/${name}`, 0o755, 0, '5'))
                yield header;
            yield* walk(root, path, `${prefix}/${name}`);
        }
        else if (info.isSymbolicLink()) {
            const target = await (0,promises_.readlink)(path);
            if (staysInside(root, path, target))
                yield* headers(`${prefix}/${name}`, 0o777, 0, '2', target.replaceAll(external_node_path_.sep, '/'));
        }
        else if (info.isFile()) {
            yield* fileEntry(path, `${prefix}/${name}`, info);
        }
    }
}
function staysInside(root, path, target) {
    const way = (0,external_node_path_.relative)(root, (0,external_node_path_.resolve)((0,external_node_path_.dirname)(path), target));
    return (!(0,external_node_path_.isAbsolute)(target) &&
        !(0,external_node_path_.isAbsolute)(way) &&
        way !== '..' &&
        !way.startsWith(`..${external_node_path_.sep}`) &&
        target.length <= 100);
}
async function* fileEntry(path, name, info) {
    for (const header of headers(name, 0o644, info.size, '0'))
        yield header;
    let sent = 0;
    if (info.size > 0) {
        for await (const chunk of (0,external_node_fs_.createReadStream)(path, { end: info.size - 1 })) {
            sent += chunk.length;
            yield chunk;
        }
    }
    if (sent !== info.size)
        throw new Error(`${path} changed while it was read`);
    yield padding(info.size);
}
function* headers(path, mode, size, type, link = '') {
    const longName = Buffer.from(path);
    // GNU long name: names past 100 bytes come as an entry of their own.
    if (longName.length > 100) {
        yield header('././@LongLink', 0o644, longName.length + 1, 'L');
        yield Buffer.concat([longName, Buffer.alloc(1), padding(longName.length + 1)]);
    }
    yield header(path, mode, size, type, link);
}
function header(path, mode, size, type, link = '') {
    const block = Buffer.alloc(BLOCK);
    Buffer.from(path).copy(block, 0, 0, 100);
    block.write(octal(mode, 7), 100);
    block.write(octal(0, 7), 108);
    block.write(octal(0, 7), 116);
    if (size < 8 ** 11) {
        block.write(octal(size, 11), 124);
    }
    else {
        // GNU base-256, for files from 8 GiB.
        block[124] = 0x80;
        block.writeBigUInt64BE(BigInt(size), 128);
    }
    block.write(octal(0, 11), 136);
    block.fill(' ', 148, 156);
    block.write(type, 156);
    block.write(link, 157, 100);
    block.write('ustar\0' + '00', 257);
    const sum = block.reduce((total, byte) => total + byte, 0);
    block.write(`${octal(sum, 6)}\0 `, 148);
    return block;
}
function octal(value, width) {
    return value.toString(8).padStart(width, '0');
}
function padding(size) {
    return Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
}

;// CONCATENATED MODULE: ./build/js/src/runtime/docker/store.js








/** Where the store is mounted while something is made in it; environments hold this path, so it never changes. */
const STORE = '/opt/rime';
/** The first API version that mounts a folder of a volume. */
const SUBPATH_API = [1, 45];
/** Folders of the store. */
const paths = {
    environment: (id) => `${STORE}/environments/${id}`,
    /** Bytecode that the import check compiled; read-only afterwards, and never shared between environments. */
    bytecode: (id) => `${STORE}/bytecode/${id}`,
    uploads: `${STORE}/jobs`,
    /** A copy of a model for one worker. The time is in the name, so that a forgotten one can be told by its age. */
    newUpload: (job) => `${STORE}/jobs/${job}.${Date.now()}.${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`,
    worker: (digest) => `${STORE}/worker/${digest}`,
    uv: (platform) => `${STORE}/tools/uv-${platform}`,
    cache: `${STORE}/cache`
};
const FORGOTTEN_MILLISECONDS = 24 * 3600 * 1000;
/** Whether an upload is so old that its worker cannot be about to start. */
function isOldUpload(folder) {
    const time = Number(/\.(\d+)\.[0-9a-f]+$/.exec(folder)?.[1]);
    return Date.now() - time > FORGOTTEN_MILLISECONDS;
}
/**
 * One volume of the engine that holds environments, their download cache and the worker's file. In one volume because
 * files can then be links to the cache; a worker gets single folders of it, read-only.
 */
class EnvironmentStore {
    volume;
    engine;
    namespace;
    hasSubpath;
    /** Environments that were found complete, as long as the volume is the same one. */
    present = new Set();
    createdAt;
    workerFile;
    constructor(engine, namespace, apiVersion) {
        this.engine = engine;
        this.namespace = namespace;
        this.volume = `${namespace}-store`;
        this.hasSubpath = apiVersion[0] > SUBPATH_API[0] || apiVersion[1] >= SUBPATH_API[1];
    }
    /** The whole store, writable: for builders and for cleaning up, never for foreign code. */
    wholeMount() {
        // Without NoCopy an empty volume would be filled with the environment that a shared image holds at this place.
        return {
            Type: 'volume',
            Source: this.volume,
            Target: STORE,
            ReadOnly: false,
            VolumeOptions: { NoCopy: true }
        };
    }
    /** A path of the store as archives and mounts name it. */
    relative(path) {
        return path.slice(STORE.length + 1);
    }
    /** One folder of the store at its own path. Engines that cannot do that for a volume can for the volume's folder. */
    async folderMount(path, options) {
        const subpath = this.relative(path);
        const common = { Target: options.target ?? path, ReadOnly: options.readOnly };
        if (this.hasSubpath) {
            return {
                ...common,
                Type: 'volume',
                Source: this.volume,
                VolumeOptions: { Subpath: subpath, NoCopy: true }
            };
        }
        const { Mountpoint: root } = await this.engine.json('GET', `/volumes/${this.volume}`);
        return { ...common, Type: 'bind', Source: `${root}/${subpath}` };
    }
    /** Which of the environments are there. Only the volume's loss can take one away behind this program's back. */
    async presentOf(environments, image) {
        const volume = await this.engine.find(`/volumes/${this.volume}`);
        if (volume === undefined || image === undefined)
            return new Set();
        if (volume.CreatedAt !== this.createdAt)
            this.present.clear();
        this.createdAt = volume.CreatedAt;
        const unknown = environments.filter((id) => !this.present.has(id));
        if (unknown.length > 0) {
            await this.withContainer(image, async (container) => {
                for (const id of unknown) {
                    if (await pathExists(this.engine, container, `${paths.environment(id)}/pyvenv.cfg`))
                        this.present.add(id);
                }
            });
        }
        return new Set(environments.filter((id) => this.present.has(id)));
    }
    forget(environment) {
        this.present.delete(environment);
    }
    /** Folder of the store that holds this version of model_worker.py. */
    async ensureWorkerFile(image) {
        this.workerFile ??= this.putWorkerFile(image);
        try {
            return await this.workerFile;
        }
        catch (error) {
            this.workerFile = undefined;
            throw error;
        }
    }
    async putWorkerFile(image) {
        const content = (0,external_node_fs_.readFileSync)(assetPath('worker', 'model_worker.py'));
        const folder = paths.worker((0,external_node_crypto_.createHash)('sha256').update(content).digest('hex').slice(0, 32));
        await this.withContainer(image, async (container) => {
            if (await pathExists(this.engine, container, `${folder}/model_worker.py`))
                return;
            const name = this.relative(folder);
            await this.upload(container, tarOf([
                { path: name, mode: 0o755 },
                { path: `${name}/model_worker.py`, mode: 0o644, content }
            ]));
        });
        return folder;
    }
    /** Unpacks an archive at the store's root, through a container that need not run. */
    async upload(container, archive) {
        await this.engine.text('PUT', `/containers/${container}/archive`, {
            query: { path: STORE },
            bytes: archive
        });
    }
    /** A container with the whole store that is made but not started: enough to look at files and to put some. */
    async withContainer(image, use) {
        const container = await createContainer(this.engine, this.helper(image, ['true']));
        try {
            return await use(container);
        }
        finally {
            await removeContainer(this.engine, container);
        }
    }
    /** Deletes folders of the store. */
    async removeFolders(image, folders) {
        if (folders.length > 0)
            await this.runShell(image, 'rm -rf -- "$@"', folders);
    }
    /** Absolute paths of what is directly below the given folders. */
    async listFolders(image, folders) {
        const script = 'for d in "$@"; do for f in "$d"/*; do if [ -e "$f" ]; then echo "$f"; fi; done; done';
        return (await this.runShell(image, script, folders)).split('\n').filter((line) => line !== '');
    }
    async runShell(image, script, args) {
        const command = ['/bin/sh', '-c', script, 'sh', ...args];
        const container = await createContainer(this.engine, this.helper(image, command));
        try {
            const stream = await this.engine.hijack(`/containers/${container}/attach`, {
                query: { stream: '1', stdout: '1', stderr: '1' }
            });
            const output = new TextCollector();
            const add = (chunk) => output.add(chunk);
            const drained = new OutputDemultiplexer(add, add).drain(stream);
            await startContainer(this.engine, container);
            await drained;
            return output.end();
        }
        finally {
            await removeContainer(this.engine, container);
        }
    }
    helper(image, command) {
        return {
            Image: image,
            Entrypoint: command.slice(0, 1),
            Cmd: command.slice(1),
            User: '0:0',
            AttachStdout: true,
            AttachStderr: true,
            Labels: {
                [`${this.namespace}.helper`]: '1',
                [`${this.namespace}.owner`]: ownerLabel(),
                ...withoutRecord(this.namespace)
            },
            HostConfig: {
                NetworkMode: 'none',
                CapDrop: ['ALL'],
                // Files of the import check belong to another user; without these root could not delete them.
                CapAdd: ['DAC_OVERRIDE', 'FOWNER'],
                SecurityOpt: ['no-new-privileges'],
                LogConfig: { Type: 'none' },
                Mounts: [this.wholeMount()]
            }
        };
    }
}

;// CONCATENATED MODULE: ./build/js/src/runtime/docker/builder.js








const UV_REQUIREMENT = 'uv>=0.5,<1';
const TOOL_SECONDS = 240;
const FOLDER = '/tmp/rime-build';
/** A builder that its owner forgot ends by itself. */
const LIFETIME_SECONDS = 2 * 3600;
/**
 * Puts uv into the store, once for a platform: with pip of the base, or with the pip that Python brings along for new
 * environments, run from its archive, where the base has none. Arguments: interpreter, requirement, target folder, and
 * the program that finds the archive.
 */
const INSTALL_UV_SCRIPT = `set -e
"$1" -m pip --version >/dev/null 2>&1 || { PYTHONPATH=$("$1" -c "$4"); export PYTHONPATH; }
"$1" -m pip install --quiet --no-input --disable-pip-version-check --only-binary :all: --target "$3.$$" "$2"
rm -rf "$3"; mv "$3.$$" "$3"`;
const BUNDLED_PIP = `
import ensurepip, glob, os
folders = [os.path.join(os.path.dirname(ensurepip.__file__), "_bundled"), "/usr/share/python-wheels"]
print([wheel for folder in folders for wheel in glob.glob(os.path.join(folder, "pip-*.whl"))][0])
`;
/**
 * A container of the base image in which the environment is made. It has the network and the store, and none of the
 * machine's files; index settings come with each command, where `docker inspect` does not show them.
 */
class Builder {
    environment;
    secrets;
    container;
    options;
    facts;
    indexVariables = {};
    /** @throws BuildError('prepare') when the base image cannot be used */
    static async start(options) {
        const environment = (0,external_node_crypto_.randomBytes)(12).toString('hex');
        const { engine, namespace } = options;
        const container = await createContainer(engine, {
            Image: options.base.id,
            Entrypoint: ['/bin/sh'],
            Cmd: ['-c', `exec sleep ${LIFETIME_SECONDS}`],
            User: '0:0',
            WorkingDir: '/',
            Labels: {
                [`${namespace}.builder`]: environment,
                [`${namespace}.owner`]: ownerLabel()
            },
            HostConfig: {
                NetworkMode: await networkMode(engine),
                CapDrop: ['ALL'],
                CapAdd: ['DAC_OVERRIDE', 'FOWNER'],
                SecurityOpt: ['no-new-privileges'],
                PidsLimit: 512,
                LogConfig: { Type: 'none' },
                Init: true,
                AutoRemove: true,
                Mounts: [options.store.wholeMount()]
            }
        }, options.signal);
        const builder = new Builder(options, container, environment);
        try {
            await startContainer(engine, container);
            await builder.prepare();
            return builder;
        }
        catch (error) {
            await builder.close();
            if (error instanceof BuildError || options.signal.aborted)
                throw error;
            const message = error instanceof Error ? error.message : String(error);
            throw new BuildError('prepare', `The base image ${options.base.name} cannot be used: ${message}`);
        }
    }
    constructor(options, container, environment) {
        this.options = options;
        this.container = container;
        this.environment = environment;
        this.secrets = options.settings.secrets;
    }
    get python() {
        if (this.facts === undefined)
            throw new Error('the builder is not prepared');
        return this.facts;
    }
    async close() {
        await removeContainer(this.options.engine, this.container);
    }
    async writeFile(name, text) {
        const file = `${(0,external_node_crypto_.randomBytes)(4).toString('hex')}-${name}`;
        const folder = FOLDER.slice(FOLDER.lastIndexOf('/') + 1);
        const bytes = tarOf([
            { path: folder, mode: 0o700 },
            { path: `${folder}/${file}`, mode: 0o600, content: Buffer.from(text) }
        ]);
        await this.options.engine.text('PUT', `/containers/${this.container}/archive`, {
            query: { path: FOLDER.slice(0, FOLDER.lastIndexOf('/')) },
            bytes
        });
        return `${FOLDER}/${file}`;
    }
    run(argv, seconds, onLine) {
        return this.options.engine.exec(this.container, argv, {
            env: {
                HOME: FOLDER,
                LANG: 'C.UTF-8',
                UV_CACHE_DIR: paths.cache,
                PIP_ROOT_USER_ACTION: 'ignore',
                UV_NO_PROGRESS: '1',
                UV_PYTHON_DOWNLOADS: 'never',
                ...this.indexVariables
            },
            seconds,
            signal: this.options.signal,
            ...(onLine === undefined ? {} : { onLine })
        });
    }
    /** uv inside this container, from the base or from the store. */
    async findUv(log) {
        const { libc, platform } = this.python;
        const folder = paths.uv(`${platform} ${libc === '' ? 'musl' : 'glibc'}`.replaceAll(/[^a-z0-9_]+/g, '-'));
        const installed = `${folder}/bin/uv`;
        for (const uv of [installed, 'uv']) {
            // 126 and 127: it is not there or does not run here.
            if ((await this.run([uv, '--version'], 20)).code === 0)
                return uv;
        }
        log('Installing uv from the package index into the store of this engine.');
        const argv = [
            '/bin/sh',
            '-c',
            INSTALL_UV_SCRIPT,
            'sh',
            this.python.executable,
            UV_REQUIREMENT,
            folder,
            BUNDLED_PIP
        ];
        const { code, stderr } = await this.run(argv, TOOL_SECONDS);
        if (code === 0)
            return installed;
        const reason = redact(stderr.trim().split('\n').at(-1) ?? '', this.secrets);
        throw new BuildError('prepare', `uv cannot be installed in the base image ${this.options.base.name}: ${reason}`, 'The base image needs Python with pip or ensurepip, and the network of containers must reach the package index.');
    }
    async prepare() {
        await this.passSettings();
        for (const command of ['python3', 'python', '/usr/local/bin/python3']) {
            const { code, stdout } = await this.run([command, '-c', PYTHON_FACTS], 60);
            this.facts = code === 0 ? parsePythonFacts(stdout) : undefined;
            if (this.facts !== undefined)
                return;
        }
        throw new BuildError('prepare', `The base image ${this.options.base.name} has no Python.`, 'Name a base image with Python 3.8 or later, for example python:3.11-slim-bookworm.');
    }
    /** Certificates and uv.toml go into the builder as files, and with it they go away. */
    async passSettings() {
        const { settings } = this.options;
        const certificates = await trustedCertificates(settings);
        const variables = { ...settings.pip, ...settings.uv };
        // Folders of this machine are not in the container.
        for (const key of ['UV_FIND_LINKS', 'PIP_FIND_LINKS']) {
            const links = variables[key]?.split(/[\s,]+/).filter((link) => /^https?:/.test(link)) ?? [];
            if (links.length > 0)
                variables[key] = links.join(key === 'UV_FIND_LINKS' ? ',' : ' ');
            else
                Reflect.deleteProperty(variables, key);
        }
        if (certificates !== undefined) {
            const path = await this.writeFile('certificates.pem', certificates);
            Object.assign(variables, { SSL_CERT_FILE: path, PIP_CERT: path });
        }
        if (settings.uvConfig !== undefined) {
            variables['UV_CONFIG_FILE'] = await this.writeFile('uv.toml', settings.uvConfig);
        }
        this.indexVariables = variables;
    }
}
/** Engines without a bridge (started with --bridge=none) can only lend the host's network. */
async function networkMode(engine) {
    return (await engine.find('/networks/bridge')) === undefined ? 'host' : 'default';
}

;// CONCATENATED MODULE: ./build/js/src/runtime/docker/package-managers.js

const APT = {
    name: 'apt',
    open: true,
    openMP: 'libgomp1',
    // A request for an older version than the base has is meant.
    install: `set -e
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends --allow-downgrades -- "$@"
rm -rf /var/lib/apt/lists/*`,
    query: 'dpkg-query -W -f \'${Package}\\t${Version}\\t${db:Status-Status}\\n\' -- "$@" 2>/dev/null || true',
    write: ({ name, version }) => (version === undefined ? name : `${name}=${version}`),
    isVersion: (installed, wanted) => installed === wanted
};
const RPM_QUERY = 'for p in "$@"; do rpm -q --qf \'%{NAME}\\t%{EVR}\\tinstalled\\n\' "$p" 2>/dev/null || true; done';
const DNF = {
    name: 'dnf',
    open: true,
    openMP: 'libgomp',
    install: `set -e
dnf install -y --setopt=install_weak_deps=False "$@"
dnf clean all`,
    query: RPM_QUERY,
    write: ({ name, version }) => (version === undefined ? name : `${name}-${version}`),
    // The epoch and the release may be left out.
    isVersion: (installed, wanted) => [installed, installed.replace(/^\d+:/, '')].some((one) => one === wanted || one.startsWith(`${wanted}-`))
};
const MICRODNF = {
    ...DNF,
    install: `set -e
microdnf install -y --setopt=install_weak_deps=0 "$@"
microdnf clean all`
};
const APK = {
    name: 'apk',
    open: false,
    openMP: 'libgomp',
    install: 'apk add --no-cache "$@"',
    // Only whether it is there: nobody asks for a version.
    query: 'for p in "$@"; do if apk info -e "$p" >&2; then printf \'%s\\t0\\tinstalled\\n\' "$p"; fi; done',
    write: ({ name }) => name,
    isVersion: () => false
};
/** Prints the first of these commands that the base has. */
const FIND_MANAGER = `for command in apt-get dnf microdnf apk; do
  if command -v "$command" >/dev/null; then echo "$command"; exit 0; fi
done`;
function managerOf(command) {
    const managers = new Map([
        ['apt-get', APT],
        ['dnf', DNF],
        ['microdnf', MICRODNF],
        ['apk', APK]
    ]);
    return managers.get(command.trim());
}
/**
 * The manager that can install the packages.
 *
 * @throws BuildError('prepare') that says which one the base has
 */
function managerFor(packages, manager, base) {
    if (manager?.open !== true) {
        const has = manager === undefined ? 'none that is known' : manager.name;
        throw new BuildError('prepare', `System packages are installed with apt or dnf, and the base image ${base} has ${has}.`, 'Name a base image of Debian, Ubuntu, Rocky or Red Hat, or one that has the packages already.');
    }
    const other = packages.find((one) => one.manager !== undefined && one.manager !== manager.name);
    if (other !== undefined) {
        throw new BuildError('prepare', `The system package ${other.name} was asked for with ${other.manager}, but the base image ${base} has ${manager.name}.`, 'Name a base image with that package manager, or ask for the package as this one calls it.');
    }
    return manager;
}
/** Reads what `query` printed. */
function parseInstalled(output) {
    return output.split('\n').flatMap((line) => {
        const [name = '', version = '', status] = line.split('\t');
        return status === 'installed' ? [{ name, version }] : [];
    });
}
/** The packages that are not there, or not in the version that was asked for. */
function missingPackages(manager, packages, installed) {
    const versions = new Map(installed.map(({ name, version }) => [name, version]));
    return packages.filter(({ name, version }) => {
        const found = versions.get(name);
        return found === undefined || (version !== undefined && !manager.isVersion(found, version));
    });
}
/** Why an installation failed, in the package manager's own words. */
function managerError(output) {
    const lines = output.split('\n').map((line) => line.trim());
    const errors = lines.filter((line) => /^(E|error|no match for argument|no package)\b/i.test(line));
    const shown = errors.length > 0 ? errors : lines.filter((line) => line !== '').slice(-1);
    return [...new Set(shown)].join(' ').slice(0, 600);
}

;// CONCATENATED MODULE: ./build/js/src/runtime/docker/derived-base.js







const derived_base_INSTALL_SECONDS = 900;
const QUERY_SECONDS = 60;
/**
 * The base with the system packages of a request, and with the OpenMP library that LightGBM, XGBoost and scikit-learn
 * load and that slim images lack. What is added is added once, to an image derived from the base that is kept under a tag
 * which names base and packages by their hash. Without a package manager that has it the OpenMP library is left out: most
 * sets do without, and the import check tells which do not.
 *
 * @throws BuildError('prepare') when a package that was asked for cannot be had
 */
async function prepareBase(site, builder, base, requested, context) {
    const packages = checkedSystemPackages(requested);
    const { hasOpenMP } = builder.python;
    if (packages.length === 0 && hasOpenMP)
        return { ...base, systemPackages: [] };
    const run = (script, args, seconds) => builder.run(['/bin/sh', '-c', script, 'sh', ...args], seconds);
    const manager = managerOf((await run(FIND_MANAGER, [], QUERY_SECONDS)).stdout);
    const complete = hasOpenMP ? base : await withOpenMP(site, base, manager, context);
    if (packages.length === 0)
        return { ...complete, systemPackages: [] };
    const able = managerFor(packages, manager, base.name);
    const systemPackages = await query(able, packages, run);
    if (missingPackages(able, packages, systemPackages).length === 0)
        return { ...complete, systemPackages };
    return derive(site, complete, able, packages, packages.map(able.write).join(', '), context);
}
/** Once for a base, whatever packages come on top of it. */
async function withOpenMP(site, base, manager, context) {
    if (manager === undefined) {
        context.log(`The OpenMP library cannot be added to ${base.name}: it has no package manager that is known.`);
        return base;
    }
    try {
        return await derive(site, base, manager, [{ name: manager.openMP }], 'the OpenMP library', context);
    }
    catch (error) {
        if (!(error instanceof BuildError))
            throw error;
        context.log(error.message);
        return base;
    }
}
/** The base with packages added; kept, and found again by its tag. */
async function derive(site, base, manager, packages, what, context) {
    const { engine, namespace } = site;
    const written = packages.map(manager.write);
    const repository = `${namespace}-base`;
    const tag = contentHash(base.id, manager.name, ...written).slice(0, 32);
    const label = `${namespace}.packages`;
    const existing = await inspectImage(engine, `${repository}:${tag}`);
    const known = existing?.Config.Labels?.[label];
    if (existing !== undefined && known !== undefined) {
        return { name: base.name, id: existing.Id, systemPackages: parseInstalled(known) };
    }
    context.log(`Adding ${what} to the base image ${base.name}, once.`);
    return inContainer(site, base, context.signal, async (container, run) => {
        const { code, stdout, stderr, timedOut } = await run(manager.install, written, derived_base_INSTALL_SECONDS);
        const cannot = `${written.join(', ')} cannot be added to the base image ${base.name}`;
        if (code !== 0) {
            const reason = timedOut
                ? `it took longer than ${derived_base_INSTALL_SECONDS} seconds`
                : managerError(`${stdout}\n${stderr}`);
            throw new BuildError('prepare', `${cannot}: ${redact(reason, site.indexSettings().secrets)}`, `Check the names and versions against what ${manager.name} finds in that base image, and that containers reach its package sources.`);
        }
        const installed = await query(manager, packages, run);
        const missing = missingPackages(manager, packages, installed);
        if (missing.length > 0) {
            const found = installed.map(({ name, version }) => `${name} ${version}`).join(', ');
            throw new BuildError('prepare', `${cannot}: afterwards ${missing.map(manager.write).join(', ')} is not there (found: ${found || 'nothing'}).`, 'Ask for the package that is installed, not for a name that stands for others, and for a version that the base image can have.');
        }
        const { Id: id } = await engine.json('POST', '/commit', {
            query: { container, repo: repository, tag, comment: `Added: ${written.join(' ')}` },
            body: {
                Cmd: ['python3'],
                Entrypoint: [],
                Labels: {
                    [`${namespace}.base`]: base.name,
                    [label]: installed.map(({ name, version }) => `${name}\t${version}\tinstalled`).join('\n')
                }
            },
            idleSeconds: derived_base_INSTALL_SECONDS
        });
        return { name: base.name, id, systemPackages: installed };
    });
}
/** A container of the base as its root, with the network and none of the machine's files. */
async function inContainer({ engine, namespace, indexSettings }, base, signal, use) {
    const container = await createContainer(engine, {
        Image: base.id,
        Entrypoint: ['/bin/sh'],
        Cmd: ['-c', `exec sleep ${2 * derived_base_INSTALL_SECONDS}`],
        User: '0:0',
        Labels: { [`${namespace}.helper`]: '1', [`${namespace}.owner`]: ownerLabel() },
        HostConfig: {
            NetworkMode: await networkMode(engine),
            LogConfig: { Type: 'none' },
            Init: true,
            AutoRemove: true
        }
    }, signal);
    try {
        await startContainer(engine, container);
        // The proxy, if there is one; variables of a command are not part of the image.
        const env = Object.fromEntries(Object.entries(indexSettings().uv).filter(([key]) => /_proxy$/i.test(key)));
        return await use(container, (script, args, seconds) => engine.exec(container, ['/bin/sh', '-c', script, 'sh', ...args], { env, seconds, signal }));
    }
    finally {
        await removeContainer(engine, container);
    }
}
async function query(manager, packages, run) {
    const names = packages.map(({ name }) => name);
    return parseInstalled((await run(manager.query, names, QUERY_SECONDS)).stdout);
}

;// CONCATENATED MODULE: ./build/js/src/runtime/docker/site.js




const PULL_SECONDS = 600;
/** The base that a request names, or the usual one. */
function baseOf(site, request, { log, signal }) {
    const baseImage = request.baseImage ?? site.baseImage;
    const wanted = {
        ...(baseImage === undefined ? {} : { baseImage }),
        ...(request.pythonVersion === undefined ? {} : { pythonVersion: request.pythonVersion })
    };
    return findBaseImage(site.engine, wanted, { seconds: PULL_SECONDS, signal, log });
}
/** Log lines of one build, without the credentials of the package index. */
function redacting(site, log) {
    const { secrets } = site.indexSettings();
    return (line) => log(redact(line, secrets));
}
/** Runs `use` with a builder of the prepared base; the builder is gone when this returns. */
async function withBuilder(site, plan, signal, use) {
    const settings = site.indexSettings();
    const start = (base) => Builder.start({ ...site, base, settings, signal });
    let builder = await start(plan.base);
    try {
        const base = await plan.prepare(builder);
        if (base.id !== plan.base.id) {
            await builder.close();
            builder = await start(base);
        }
        return await use(builder, base);
    }
    finally {
        await builder.close();
    }
}
/**
 * The base as it is, if it has the Python that was asked for.
 *
 * @throws BuildError('prepare') that says which one it has
 */
function acceptBase(pythonVersion, builder, base) {
    if (pythonVersion === undefined || pythonVersion === builder.python.minor)
        return Promise.resolve(base);
    throw new BuildError('prepare', `The base image ${base.name} has Python ${builder.python.version}, but ${pythonVersion} was asked for.`, 'Name a base image with that Python, or leave one of the two out.');
}

;// CONCATENATED MODULE: ./build/js/src/runtime/worker-command.js
/**
 * Arguments that follow the interpreter of the image. The user's environment stays importable (no `-I`, `-E` or `-s`);
 * `-X faulthandler` prints where a crash happened, `-u` shows what the model prints at once and in order.
 *
 * @param script absolute path of `model_worker.py` as the worker sees it
 */
function workerArguments(script, channel) {
    const where = 'socket' in channel ? ['--socket', channel.socket] : ['--pipe'];
    return ['-X', 'faulthandler', '-u', script, ...where];
}
/** Arguments that make the same script print a description of the image; see `parseImageDescription`. */
function describeArguments(script) {
    return [script, '--check'];
}
/**
 * Environment variables that a worker should have besides those of the image: every numerical library that counts
 * cores by itself is held to the worker's share, and `set` and `dict` order in a model does not change between runs.
 */
function workerEnvironment(threads) {
    const count = String(Math.max(1, Math.floor(threads)));
    return {
        OMP_NUM_THREADS: count,
        OPENBLAS_NUM_THREADS: count,
        MKL_NUM_THREADS: count,
        BLIS_NUM_THREADS: count,
        VECLIB_MAXIMUM_THREADS: count,
        NUMEXPR_NUM_THREADS: count,
        PYTHONHASHSEED: '0'
    };
}
/**
 * Reads what `--check` printed. Only the last line counts, because a package may print at start-up.
 *
 * @throws Error when it is not a complete description
 */
function parseImageDescription(output) {
    const line = output.trimEnd().split('\n').at(-1) ?? '';
    let value;
    try {
        value = JSON.parse(line);
    }
    catch {
        throw new Error(`The image's Python did not describe itself; it printed: ${line.slice(0, 200)}`);
    }
    if (!isDescription(value))
        throw new Error("The image's Python described itself incompletely.");
    return {
        pythonVersion: value.pythonVersion,
        markerEnvironment: { ...value.markerEnvironment },
        distributions: value.distributions.map(({ name, version, providesExtra, requires, directUrl }) => ({
            name,
            version,
            providesExtra: [...providesExtra],
            requires: [...requires],
            ...(directUrl === undefined ? {} : { directUrl })
        }))
    };
}
function isDescription(value) {
    if (!worker_command_isRecord(value) || typeof value['pythonVersion'] !== 'string')
        return false;
    const { markerEnvironment, distributions } = value;
    return (worker_command_isRecord(markerEnvironment) &&
        Object.values(markerEnvironment).every((item) => typeof item === 'string') &&
        Array.isArray(distributions) &&
        distributions.every((item) => worker_command_isRecord(item) &&
            typeof item['name'] === 'string' &&
            typeof item['version'] === 'string' &&
            isTexts(item['providesExtra']) &&
            isTexts(item['requires']) &&
            (item['directUrl'] === undefined || typeof item['directUrl'] === 'string')));
}
function isTexts(value) {
    return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
function worker_command_isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./build/js/src/runtime/image-build/child-environment.js


/**
 * Environments of child processes are lists of what is allowed, never the parent's environment minus something: tokens of
 * the workflow, API keys and cloud credentials then cannot leak by being new.
 */
/** What a process needs to find its files and to speak the user's language. */
const MACHINE = [
    'PATH',
    'HOME',
    'LANG',
    'LC_ALL',
    'TZ',
    'XDG_CONFIG_HOME',
    // Windows programs do not start without these.
    'SYSTEMROOT',
    'SystemRoot',
    'WINDIR',
    'COMSPEC',
    'PATHEXT',
    'USERPROFILE',
    'APPDATA',
    'LOCALAPPDATA',
    'ProgramData'
];
function machineVariables() {
    const picked = {};
    for (const key of MACHINE) {
        const value = process.env[key];
        if (value !== undefined)
            picked[key] = value;
    }
    return picked;
}
/** For uv and pip on this machine: the machine's variables, index settings, certificates, and a temporary folder. */
function child_environment_buildEnvironment(settings, temporaryFolder) {
    const certificates = settings.certificates === undefined
        ? {}
        : { SSL_CERT_FILE: settings.certificates, PIP_CERT: settings.certificates };
    const netrc = process.env['NETRC'];
    return {
        ...machineVariables(),
        ...settings.pip,
        ...settings.uv,
        ...certificates,
        ...(netrc === undefined ? {} : { NETRC: netrc }),
        ...temporaryFolders(temporaryFolder),
        PIP_DISABLE_PIP_VERSION_CHECK: '1',
        PIP_NO_INPUT: '1',
        UV_NO_PROGRESS: '1',
        // A resolver must not fetch another Python behind our back; where one is fetched, the step says so.
        UV_PYTHON_DOWNLOADS: 'never'
    };
}
/** For Python inside a finished environment: nothing of the user's but the way to the interpreter. */
function environmentOfImage(binaries, scratch, cpus) {
    const system = {};
    for (const key of ['SYSTEMROOT', 'SystemRoot', 'WINDIR', 'COMSPEC', 'PATHEXT']) {
        const value = process.env[key];
        if (value !== undefined)
            system[key] = value;
    }
    const path = process.platform === 'win32' ? [binaries] : [binaries, '/usr/local/bin', '/usr/bin', '/bin'];
    return {
        ...system,
        ...temporaryFolders(scratch),
        ...pythonVariables(cpus),
        PATH: path.join(external_node_path_.delimiter),
        HOME: scratch,
        USERPROFILE: scratch
    };
}
/** Settings of Python and of numeric libraries that hold in every runtime. */
function pythonVariables(cpus) {
    return {
        ...workerEnvironment(cpus),
        LANG: 'C.UTF-8',
        PYTHONNOUSERSITE: '1',
        // The C library gives every thread an arena of its own, which would count against the memory limit.
        MALLOC_ARENA_MAX: '2'
    };
}
function temporaryFolders(folder) {
    return { TMPDIR: folder, TEMP: folder, TMP: folder };
}

;// CONCATENATED MODULE: ./build/js/src/runtime/image-build/verify.js





/**
 * Reads back what is in a finished environment, holds it against the lock, and imports the libraries that were asked for.
 *
 * @throws BuildError('verify') with the module's own error
 */
async function verifyImage(plan, run) {
    const description = readDescription(await run(plan.describe));
    const installed = new Map(description.distributions.map(({ name, version }) => [requirement_file_canonicalName(name), version]));
    for (const { name, version } of lockedLibraries(plan.lock)) {
        const found = installed.get(name);
        if (found !== version) {
            const state = found === undefined ? 'is missing' : `is there as version ${found}`;
            throw new BuildError('verify', `${name}==${version} was installed but ${state} when the image was read back.`);
        }
    }
    // A requirement whose marker is false for this Python is not installed, and need not be importable.
    const wanted = plan.requirements.map(({ canonical }) => requirementName(canonical));
    const present = [...new Set(wanted)].filter((name) => installed.has(name));
    if (present.length > 0)
        checkImports(await run([...plan.importCheck, ...present]));
    return description;
}
function readDescription(result) {
    if (result.code !== 0) {
        throw new BuildError('verify', `The image's Python does not start: ${lastLines(result.stderr)}`);
    }
    try {
        return parseImageDescription(result.stdout);
    }
    catch (error) {
        throw new BuildError('verify', error instanceof Error ? error.message : String(error));
    }
}
function checkImports(result) {
    if (result.timedOut) {
        throw new BuildError('verify', 'Importing the requested libraries took too long.');
    }
    let outcomes;
    try {
        outcomes = lastLineAsJson(result.stdout);
    }
    catch {
        const how = result.code === 137 ? 'ran out of memory' : `ended with code ${result.code ?? 'none'}`;
        throw new BuildError('verify', `The import check ${how}: ${lastLines(result.stderr)}`);
    }
    const failed = outcomes.filter(({ error }) => error !== null);
    if (failed.length === 0)
        return;
    const reports = failed.map(({ library, module, error }) => {
        const what = module === '' ? library : `import ${module} (of ${library})`;
        return `${what}: ${essence(error ?? '')}`;
    });
    throw new BuildError('verify', `Everything was installed, but not everything can be imported. ${reports.join('; ')}`, verify_hintFor(failed.map(({ error }) => error ?? '').join('\n')));
}
function verify_hintFor(errors) {
    const library = /(\S+\.so[.\d]*): cannot open shared object file/.exec(errors)?.[1];
    if (library !== undefined) {
        return `The system library ${library} is missing. Use a base image that has it, or install it on this machine.`;
    }
    if (/numpy\.dtype size changed|_ARRAY_API not found|compiled using NumPy 1|numpy\.core\.multiarray failed/.test(errors)) {
        return 'A library was built for NumPy 1 but NumPy 2 was chosen. Add "numpy<2" to the requirements.';
    }
    const missing = /No module named '([\w.]+)'/.exec(errors)?.[1];
    if (missing !== undefined) {
        return `A library needs the module ${missing} without declaring it. Add the package that provides it to the requirements.`;
    }
    return 'Pin versions that were released together, or add an upper bound to the library that the error names.';
}
/** The exception of a traceback, or how the interpreter was ended. */
function essence(error) {
    const lines = error.trim().split('\n');
    if (lines[0].startsWith('the interpreter was ended'))
        return lines[0];
    return lastLines(lines.findLast((line) => /^[\w.]+(Error|Exception|Warning|Exit)?:/.test(line)) ?? error);
}
function lastLines(text) {
    return text.trim().split('\n').slice(-3).join(' ').replaceAll(/\s+/g, ' ').slice(-600);
}

;// CONCATENATED MODULE: ./build/js/src/runtime/docker/verify.js







const IMPORT_SECONDS = 300;
const LIMITS = { memoryMegabytes: 4096, cpus: 2, processes: 512 };
const SCRIPT = '/worker';
/**
 * Verifies an environment under the restrictions of a worker: importing a library is running it. The one folder that can
 * be written, while the environment is new, takes the bytecode that the imports compile: the first worker starts faster.
 */
async function verifyInContainer(subject) {
    const { engine, store, namespace, environment, signal } = subject;
    const folder = paths.environment(environment);
    const bytecode = paths.bytecode(environment);
    const mounts = [
        await store.folderMount(folder, { readOnly: true }),
        await store.folderMount(bytecode, { readOnly: subject.shared }),
        await store.folderMount(await store.ensureWorkerFile(subject.image), { readOnly: true, target: SCRIPT })
    ];
    const variables = {
        ...pythonVariables(LIMITS.cpus),
        HOME: '/tmp',
        TMPDIR: '/tmp',
        PYTHONPYCACHEPREFIX: bytecode
    };
    const unset = sensitiveVariables((await inspectImage(engine, subject.image))?.Config.Env ?? null);
    const container = await createContainer(engine, {
        Image: subject.image,
        Entrypoint: ['/bin/sh'],
        Cmd: ['-c', `exec sleep ${2 * IMPORT_SECONDS}`],
        User: NOBODY,
        WorkingDir: '/tmp',
        Env: [...Object.entries(variables).map(([key, value]) => `${key}=${value}`), ...unset],
        Labels: { [`${namespace}.helper`]: '1', [`${namespace}.owner`]: ownerLabel() },
        HostConfig: hardenedHostConfig(LIMITS, mounts)
    }, signal);
    try {
        await startContainer(engine, container);
        const python = environmentPython(folder, 'linux');
        const plan = {
            lock: subject.lock,
            requirements: subject.requirements,
            describe: describeArguments(`${SCRIPT}/model_worker.py`),
            importCheck: ['-c', IMPORT_CHECK]
        };
        return await verifyImage(plan, (args) => engine.exec(container, [python, ...args], { seconds: IMPORT_SECONDS, signal }));
    }
    finally {
        await removeContainer(engine, container);
    }
}

;// CONCATENATED MODULE: ./build/js/src/runtime/docker/build.js













/** Resolves on the base as it is: what is added to it has no part in the choice of versions. */
async function resolveInContainer(site, request, context) {
    checkedSystemPackages(request.systemPackages ?? []);
    const base = await baseOf(site, request, context);
    const prepare = (builder) => acceptBase(request.pythonVersion, builder, base);
    return withBuilder(site, { base, prepare }, context.signal, async (builder) => resolveRequirements(builder, new UvInstaller(await builder.findUv(context.log)), request, context.log));
}
/**
 * Builds and publishes an image. Where an image of equal content is there on the same base, its environment is used:
 * verified again for the libraries that are asked for now, and not installed.
 */
async function buildImage(site, request, context, resolved) {
    const { log, signal } = context;
    const startedAt = performance.now();
    const begun = new Date().toISOString();
    const found = await baseOf(site, request, context);
    const plan = {
        base: found,
        prepare: async (builder) => {
            await acceptBase(request.pythonVersion, builder, found);
            return prepareBase(site, builder, found, request.systemPackages ?? [], context);
        }
    };
    let environment;
    const make = async (builder, base) => {
        environment = builder.environment;
        const installer = new UvInstaller(await builder.findUv(log));
        const { version, platform } = builder.python;
        log(`Building with uv for Python ${version} of ${base.name} (${platform}).`);
        const resolution = resolved ?? (await resolveRequirements(builder, installer, request, log));
        log(`Resolved ${lockedLibraries(resolution.lock).length} libraries.`);
        const publish = ({ id, ...verified }) => {
            const record = makeRecord({
                ...verified,
                request,
                runtime: 'docker',
                requestKey: requestKeyOf(request, indexIdentity(site.indexSettings())),
                systemPackages: base.systemPackages,
                reference: '',
                baseImage: found.name,
                baseDigest: found.id,
                startedAt,
                builder: `${product/* PRODUCT */.A.name} ${product/* PRODUCT */.A.version}`
            });
            signal.throwIfAborted();
            log(`Publishing the image ${record.name}.`);
            return site.catalogue.publish(record, id, base);
        };
        const equal = { contentKey: resolution.contentKey, baseDigest: found.id };
        const shared = await site.catalogue.withEqual(equal, async ({ environment: id, record }) => {
            log(`The image ${record.name} holds the same libraries; its environment is used and nothing is installed.`);
            const description = await verifyShared(site, { id, base, request, resolution }, context);
            return description && publish({ id, resolution, description, bytes: record.bytes });
        });
        if (shared !== undefined)
            return shared;
        return publish(await install(site, { builder, base, installer, request, resolution }, context));
    };
    try {
        const record = await withBuilder(site, plan, signal, make);
        await site.catalogue.removeOlder(record, begun);
        return record;
    }
    catch (error) {
        // The builder is gone; what it had begun goes too, whatever ended it.
        if (environment !== undefined)
            await site.catalogue.removeUnused(environment).catch(() => undefined);
        throw error;
    }
}
/** The environment of another image held against the lock and imported; undefined when it is not fit for use. */
async function verifyShared(site, subject, { log, signal }) {
    const { id: environment, base, request, resolution } = subject;
    const { lock } = resolution;
    const { requirements } = request;
    try {
        log('Verifying the libraries: reading back and importing.');
        return await verifyInContainer({
            ...site,
            image: base.id,
            environment,
            shared: true,
            lock,
            requirements,
            signal
        });
    }
    catch (error) {
        if (!(error instanceof BuildError))
            throw error;
        // A build of its own gives the answer that counts, also when the libraries are to blame.
        log(`That environment cannot be used: ${error.message} Installing again.`);
        return undefined;
    }
}
/** Installs into a folder of its own and verifies it. */
async function install(site, { builder, base, installer, request, resolution }, { log, signal }) {
    const { environment: id } = builder;
    const folders = [paths.environment(id), paths.bytecode(id)];
    const newFolder = async () => {
        log('Installing the libraries.');
        await inStore(builder, 'mkdir -p "$1" && mkdir -p -m 1777 "$2"', [`${STORE}/environments`, folders[1]]);
        return folders[0];
    };
    const verify = (_folder, { lock }) => {
        log('Verifying the libraries: reading back and importing.');
        const { requirements } = request;
        const subject = { image: base.id, environment: id, shared: false, lock, requirements, signal };
        return verifyInContainer({ ...site, ...subject });
    };
    const discard = async () => {
        if (!signal.aborted)
            await inStore(builder, 'rm -rf -- "$@"', folders);
    };
    const attempt = { bench: builder, installer, newFolder, verify, discard };
    const built = await buildEnvironment(attempt, request, resolution, log);
    // Nobody may add bytecode after the check.
    await inStore(builder, 'chmod -R a-w "$1"', [folders[1]]);
    const { resolution: installed, description } = built;
    return { id, resolution: installed, description, bytes: await bytesOf(builder, folders[0]) };
}
async function inStore(builder, script, args) {
    const { code, stderr } = await builder.run(['/bin/sh', '-c', script, 'sh', ...args], 120);
    if (code !== 0) {
        throw new BuildError('install', `The store of the engine cannot be written: ${stderr.trim()}`);
    }
}
/** Room on disk; a file that several environments have from the download cache counts in each. */
async function bytesOf(builder, folder) {
    const { stdout } = await builder.run(['du', '-sk', folder], 120);
    return 1024 * (Number.parseInt(stdout, 10) || 0);
}

;// CONCATENATED MODULE: ./build/js/src/runtime/docker/bytecode.js




/** Thousands of modules on a busy machine take minutes; what is not compiled by then is compiled when it is imported. */
const LIMIT_SECONDS = 1800;
const bytecode_LIMITS = { memoryMegabytes: 1024, cpus: 1, processes: 64 };
/** The least that the engine can give when others want the processor; 1024 is usual. */
const LEAST_SHARES = 2;
/** Files appear whole, under their final name: a worker that reads the folder meanwhile sees all of one or nothing. */
const COMPILE = `
import compileall, os, sys
os.nice(19)
compileall.compile_dir(sys.argv[1], maxlevels=100, quiet=2)
`;
/**
 * Arguments: interpreter, folder of the bytecode, program, folder of the libraries. Nothing of the environment runs:
 * without `site` no file of it is read but as text. The mark is also set when a module crashed the compiler, because the
 * next attempt would crash too.
 */
const bytecode_SCRIPT = `
[ -e "$2/.compiled" ] && exit 0
"$1" -I -S -X "pycache_prefix=$2" -c "$3" "$4"
chmod -R a-w "$2"
: > "$2/.compiled"`;
/**
 * Compiles every module of an image's environment into its folder of bytecode, once. Workers may run meanwhile. A module
 * that cannot be compiled is passed over; an image that is removed meanwhile ends it.
 *
 * @throws the signal's reason when it aborts
 */
async function compileBytecode({ engine, store, namespace, catalogue }, record, signal) {
    const image = await catalogue.find(record);
    // What was pulled from a registry has its bytecode in a read-only layer.
    if (image === undefined || image.layered)
        return;
    signal.throwIfAborted();
    const environment = paths.environment(image.environment);
    const bytecode = paths.bytecode(image.environment);
    const mounts = [
        await store.folderMount(environment, { readOnly: true }),
        await store.folderMount(bytecode, { readOnly: false })
    ];
    const python = environmentPython(environment, 'linux');
    const container = await createContainer(engine, {
        Image: image.id,
        Entrypoint: ['/bin/sh'],
        Cmd: ['-c', bytecode_SCRIPT, 'sh', python, bytecode, COMPILE, `${environment}/lib`],
        User: '0:0',
        WorkingDir: '/tmp',
        Labels: {
            [compilerLabel(namespace)]: '1',
            [`${namespace}.helper`]: '1',
            [`${namespace}.owner`]: ownerLabel(),
            ...withoutRecord(namespace)
        },
        HostConfig: {
            ...hardenedHostConfig(bytecode_LIMITS, mounts),
            // What the import check compiled belongs to another user.
            CapAdd: ['DAC_OVERRIDE', 'FOWNER'],
            CpuShares: LEAST_SHARES
        }
    });
    const end = AbortSignal.any([signal, AbortSignal.timeout(LIMIT_SECONDS * 1000)]);
    try {
        const exit = await watchExit(engine, container);
        await startContainer(engine, container);
        await Promise.race([exit(), aborted(end)]);
        signal.throwIfAborted();
    }
    finally {
        await removeContainer(engine, container);
    }
}
function aborted(signal) {
    return new Promise((resolve) => {
        if (signal.aborted)
            resolve();
        signal.addEventListener('abort', () => resolve(), { once: true });
    });
}

;// CONCATENATED MODULE: ./build/js/src/runtime/image-build/sbom.js


/**
 * The software bill of materials of an image: every library of its lock with the hashes that it may have, the libraries
 * that were found besides, and the system packages that were asked for. Equal records give equal documents.
 */
function sbomOf(record) {
    const hashes = lockedHashes(record.lock);
    const libraries = record.pipLibraries.map(({ name, version }) => {
        const purl = `pkg:pypi/${canonicalName(name)}@${encodeURIComponent(version)}`;
        const known = hashes.get(canonicalName(name)) ?? [];
        return {
            type: 'library',
            'bom-ref': purl,
            name,
            version,
            purl,
            ...(known.length === 0 ? {} : { hashes: known.map((content) => ({ alg: 'SHA-256', content })) })
        };
    });
    const packages = record.systemPackages.map(({ name, version }) => {
        const purl = `pkg:generic/${encodeURIComponent(name)}@${encodeURIComponent(version)}`;
        return { type: 'library', 'bom-ref': purl, name, version, purl };
    });
    return {
        bomFormat: 'CycloneDX',
        specVersion: '1.6',
        serialNumber: `urn:uuid:${uuidOf(record)}`,
        version: 1,
        metadata: {
            timestamp: record.createdAt,
            tools: { components: [{ type: 'application', name: record.builder }] },
            component: {
                type: 'container',
                'bom-ref': record.name,
                name: record.name,
                version: record.contentKey,
                properties: [
                    { name: 'python', value: record.pythonVersion },
                    { name: 'platform', value: record.platform },
                    ...(record.baseImage === undefined ? [] : [{ name: 'base-image', value: record.baseImage }])
                ]
            }
        },
        components: [...libraries, ...packages]
    };
}
function lockedHashes(lock) {
    const entries = lock.split(/\n(?=\S)/).map((entry) => {
        const name = /^[A-Za-z0-9][A-Za-z0-9._-]*/.exec(entry)?.[0] ?? '';
        const digests = [...entry.matchAll(/sha256[:=]([0-9a-f]{64})/g)].map((match) => match[1]);
        return [canonicalName(name), digests];
    });
    return new Map(entries);
}
/** A version 8 UUID (RFC 9562) from the record, so that the document does not change from one reading to the next. */
function uuidOf(record) {
    const hash = (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify([record.name, record.contentKey, record.createdAt]));
    const digits = hash.digest('hex').slice(0, 32).split('');
    digits[12] = '8';
    digits[16] = '8';
    return digits.join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

;// CONCATENATED MODULE: ./build/js/src/runtime/docker/catalogue.js









/** CycloneDX document of an image, in the image. */
const SBOM_FILE = `${STORE}/sbom.cdx.json`;
/** A model worker runs in the image, so it cannot be removed now. */
class ImageInUseError extends Error {
    name = 'ImageInUseError';
}
/**
 * The images of one engine: a record in the labels of a small image, and the environment it stands for in the store.
 * Records of equal content share an environment; it goes with the last of them.
 */
class ImageCatalogue {
    engine;
    store;
    namespace;
    logger;
    baseImage;
    constructor(options) {
        this.engine = options.engine;
        this.store = options.store;
        this.namespace = options.namespace;
        this.logger = options.logger;
        this.baseImage = options.baseImage;
    }
    /** Records whose environment is there. */
    async list() {
        const images = await listCatalogue(this.engine, this.namespace, this.logger);
        const environments = images.map(({ environment }) => environment);
        const helper = images.length === 0 ? undefined : await this.anyImage(images);
        const present = await this.store.presentOf(environments, helper);
        return images.flatMap(({ environment, layered, record }) => layered || present.has(environment) ? [record] : []);
    }
    /**
     * Removes a record, and its environment if nothing else needs it. Silent when it is gone.
     *
     * @throws ImageInUseError when a model worker runs in the image
     */
    async remove(record) {
        const images = await listCatalogue(this.engine, this.namespace, this.logger);
        const image = images.find(({ id }) => id === record.reference);
        if (image !== undefined)
            await this.removeImage(image);
    }
    /**
     * Finds an image of equal content on the same base and keeps its environment from being removed while `use` makes
     * another image of it.
     *
     * @returns undefined when there is none
     */
    async withEqual(content, use) {
        const images = await listCatalogue(this.engine, this.namespace, this.logger);
        const equal = images.filter(({ record }) => record.contentKey === content.contentKey && record.baseDigest === content.baseDigest);
        const environments = equal.map(({ environment }) => environment);
        const present = await this.store.presentOf(environments, content.baseDigest);
        const image = equal.find(({ environment }) => present.has(environment));
        return image === undefined ? undefined : this.withClaim(image, content.baseDigest, () => use(image));
    }
    /** The image that carries the record, if it is there with its environment. */
    async find({ reference }) {
        const images = await listCatalogue(this.engine, this.namespace, this.logger);
        const image = images.find(({ id }) => id === reference);
        if (image === undefined || image.layered)
            return image;
        const present = await this.store.presentOf([image.environment], await this.anyImage(images));
        return present.has(image.environment) ? image : undefined;
    }
    /** Id of the image that it was made of. */
    async parentOf({ id }) {
        return (await inspectImage(this.engine, id))?.Parent;
    }
    /**
     * Keeps the environment of an image from being removed while another image is made of it: with a container that never
     * runs, labelled as the builder of a new environment is.
     *
     * @param helper an image that the container can be of
     * @returns undefined when the environment was removed before
     */
    async withClaim({ environment }, helper, use) {
        const claim = await createContainer(this.engine, {
            Image: helper,
            Cmd: ['true'],
            Labels: { [`${this.namespace}.builder`]: environment, [`${this.namespace}.owner`]: ownerLabel() },
            HostConfig: { NetworkMode: 'none' }
        });
        try {
            // Who removed it before the claim was there did not see the claim.
            return (await this.refers(environment)) ? await use() : undefined;
        }
        finally {
            await removeContainer(this.engine, claim);
            await this.removeUnused(environment);
        }
    }
    /**
     * Makes the image that carries the record: a container that never ran, saved with labels and with one file, the
     * software bill of materials. So that comes and goes with the image, wherever it is pushed.
     */
    async publish(record, environment, base) {
        const labels = labelsOf(this.namespace);
        const label = encodeRecord(record);
        const container = await createContainer(this.engine, {
            Image: base.id,
            Cmd: ['python3'],
            Labels: { [`${this.namespace}.helper`]: '1', [`${this.namespace}.owner`]: ownerLabel() },
            HostConfig: { NetworkMode: 'none' }
        });
        try {
            await this.engine.text('PUT', `/containers/${container}/archive`, {
                query: { path: '/' },
                bytes: tarOf([
                    { path: STORE.slice(1), mode: 0o755 },
                    { path: SBOM_FILE.slice(1), mode: 0o644, content: Buffer.from(JSON.stringify(sbomOf(record))) }
                ])
            });
            const { Id: id } = await this.engine.json('POST', '/commit', {
                query: {
                    container,
                    repo: `${this.namespace}/${tagName(record.name)}`,
                    tag: contentHash(record.contentKey, record.baseDigest ?? '').slice(0, 32)
                },
                body: {
                    Cmd: [environmentPython(paths.environment(environment), 'linux')],
                    Labels: {
                        [labels.image]: record.name,
                        [labels.environment]: environment,
                        [labels.parent]: base.id,
                        [labels.record]: label
                    }
                }
            });
            return { ...record, reference: id };
        }
        finally {
            await removeContainer(this.engine, container);
        }
    }
    /**
     * A new image takes the place of those of the same name and content that were there when its build began. One that a
     * model worker uses stays, as does one that another builder has just published and is about to use.
     *
     * @param begun RFC 3339, UTC
     */
    async removeOlder(record, begun) {
        for (const image of await listCatalogue(this.engine, this.namespace, this.logger)) {
            const { name, contentKey, createdAt } = image.record;
            if (name !== record.name || contentKey !== record.contentKey)
                continue;
            if (image.id === record.reference || createdAt >= begun)
                continue;
            try {
                await this.removeImage(image);
            }
            catch (error) {
                if (!(error instanceof ImageInUseError))
                    throw error;
                this.logger.debug(error.message);
            }
        }
    }
    /** The record goes first: without it nothing is listed, and the next sweep finishes what a crash leaves. */
    async removeImage({ id, environment, layered, parent, record }) {
        const workers = await listContainers(this.engine, [`${this.namespace}.job`], { alive: true });
        const used = workers.filter(({ ImageID }) => ImageID === id);
        if (used.length > 0) {
            throw new ImageInUseError(`The image ${record.name} cannot be removed: ${used.length} model worker(s) run in it. Wait for their jobs to end, or cancel them.`);
        }
        const compilers = await listContainers(this.engine, [compilerLabel(this.namespace)]);
        for (const { Id, ImageID } of compilers)
            if (ImageID === id)
                await removeContainer(this.engine, Id);
        try {
            await this.engine.text('DELETE', `/images/${id}`, { query: { force: 'true', noprune: 'true' } });
        }
        catch (error) {
            if (!(error instanceof EngineError))
                throw error;
            // The engine itself does not part with an image that a running container or another image is made of.
            if (error.status === 409) {
                throw new ImageInUseError(`The image ${record.name} cannot be removed: ${error.message}`);
            }
            if (error.status !== 404)
                throw error;
        }
        // What was pulled has the environment in itself; it goes too, unless another image is made of it.
        if (layered && parent !== undefined)
            await this.engine.remove(`/images/${parent}`, { force: 'true' });
        else
            await this.removeUnused(environment);
    }
    /** Removes an environment that no record refers to, no builder works on and no worker runs in. */
    async removeUnused(environment) {
        const label = `${labelsOf(this.namespace).environment}=${environment}`;
        const [builders, workers] = await Promise.all([
            listContainers(this.engine, [`${this.namespace}.builder=${environment}`]),
            listContainers(this.engine, [`${this.namespace}.job`, label], { alive: true })
        ]);
        // Records come last: a builder that has just ended is seen by what it published.
        if (builders.length + workers.length > 0 || (await this.refers(environment)))
            return;
        this.store.forget(environment);
        const helper = await this.anyImage();
        if (helper === undefined)
            return;
        await this.store.removeFolders(helper, [paths.environment(environment), paths.bytecode(environment)]);
    }
    async refers(environment) {
        const images = await listCatalogue(this.engine, this.namespace, this.logger);
        return images.some((image) => image.environment === environment);
    }
    /**
     * Removes containers of dead processes and environments without a record. Folders are listed first and records last,
     * so that a build that ends in between is seen by one of the two.
     */
    async sweep() {
        for (const kind of ['builder', 'helper']) {
            for (const { Id, Labels } of await listContainers(this.engine, [`${this.namespace}.${kind}`])) {
                if (isOrphan(Labels[`${this.namespace}.owner`]))
                    await removeContainer(this.engine, Id);
            }
        }
        const volume = await this.engine.find(`/volumes/${this.store.volume}`);
        const image = volume === undefined ? undefined : await this.anyImage();
        if (image === undefined)
            return;
        const folders = await this.store.listFolders(image, [`${STORE}/environments`, `${STORE}/bytecode`]);
        const uploads = await this.store.listFolders(image, [paths.uploads]);
        const workers = await listContainers(this.engine, [`${this.namespace}.job`]);
        const builders = await listContainers(this.engine, [`${this.namespace}.builder`]);
        const images = await listCatalogue(this.engine, this.namespace, this.logger);
        const alive = new Set([
            ...builders.map(({ Labels }) => Labels[`${this.namespace}.builder`]),
            // A container has the labels of its image.
            ...workers.map(({ Labels }) => Labels[labelsOf(this.namespace).environment]),
            ...images.map(({ environment }) => environment)
        ]);
        const abandoned = folders.filter((folder) => !alive.has(folder.slice(folder.lastIndexOf('/') + 1)));
        const used = new Set(workers.map(({ Labels }) => Labels[`${this.namespace}.upload`]));
        const forgotten = uploads.filter((folder) => !used.has(folder) && isOldUpload(folder));
        await this.store.removeFolders(image, [...abandoned, ...forgotten]);
    }
    /**
     * An image of the engine that can lend its shell to look after the store: a base, because a managed image may be
     * removed by somebody else meanwhile.
     */
    async anyImage(managed) {
        for (const name of [
            this.baseImage,
            `managed-base:${DEFAULT_MINOR}`,
            `python:${DEFAULT_MINOR}-slim-bookworm`
        ]) {
            if (name === undefined)
                continue;
            const found = await this.engine.find(`/images/${name}/json`);
            if (found !== undefined)
                return found.Id;
        }
        return (managed ?? (await listCatalogue(this.engine, this.namespace, this.logger)))[0]?.id;
    }
}
/** Names of images may hold `_`, which a repository takes once or twice but not at its ends. */
function tagName(name) {
    return (name
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '')
        .slice(0, 100) || 'image');
}

;// CONCATENATED MODULE: ./build/js/src/runtime/docker/host.js





/**
 * Whether the engine sees the same file system as this process. It does not on a remote machine, in a virtual machine, and
 * when this process itself runs in a container that was given the engine's socket; the last is found only by trying.
 */
async function findHostAccess(engine, info, image, workFolder) {
    if (!engine.local || !(await seesFolder(engine, image, workFolder)))
        return { files: false, sockets: false };
    const separateKernel = process.platform !== 'linux' || /docker desktop/i.test(info.OperatingSystem);
    // Another user namespace shifts user ids: the container's user could not open the private folder.
    const shifted = (info.SecurityOptions ?? []).some((option) => /name=(rootless|userns)/.test(option));
    return { files: true, sockets: !separateKernel && !shifted };
}
async function seesFolder(engine, image, workFolder) {
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(workFolder, 'probe.'));
    const name = (0,external_node_crypto_.randomBytes)(16).toString('hex');
    try {
        await (0,promises_.writeFile)((0,external_node_path_.join)(folder, name), '');
        const container = await createContainer(engine, {
            Image: image,
            Cmd: ['true'],
            Labels: {},
            HostConfig: {
                NetworkMode: 'none',
                Mounts: [{ Type: 'bind', Source: folder, Target: '/probe', ReadOnly: true }]
            }
        });
        try {
            return await pathExists(engine, container, `/probe/${name}`);
        }
        finally {
            await removeContainer(engine, container);
        }
    }
    catch (error) {
        // The engine refuses a folder that it does not have.
        if (error instanceof EngineError)
            return false;
        throw error;
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}

;// CONCATENATED MODULE: ./build/js/src/runtime/registry/errors.js
/** A registry that refuses or does not answer. Its message is for people; it holds no secret. */
class RegistryError extends Error {
    name = 'RegistryError';
    status;
    code;
    passing;
    retryAfter;
    hint;
    constructor(message, refusal = {}, hint) {
        super(message);
        this.status = refusal.status;
        this.code = refusal.code;
        this.passing = refusal.passing ?? false;
        this.retryAfter = refusal.retryAfter;
        this.hint = hint;
    }
}
/** A message with what to do about it, as one text. */
function explain(error) {
    if (error instanceof RegistryError && error.hint !== undefined)
        return `${error.message} ${error.hint}`;
    return error instanceof Error ? error.message : String(error);
}

;// CONCATENATED MODULE: ./build/js/src/runtime/registry/credentials.js






const HELPER_SECONDS = 30;
/** Key under which Docker keeps the login of Docker Hub. */
const DOCKER_HUB_KEY = 'https://index.docker.io/v1/';
/** A helper's name becomes a command's name, and must stay one. */
const HELPER_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
/** The command that asks a cloud for a login needs that cloud's settings, and nothing else of a workflow. */
const HELPER_VARIABLES = /^(PATH|HOME|USERPROFILE|APPDATA|LOCALAPPDATA|SystemRoot|TMP|TEMP|TMPDIR|DISPLAY|DBUS_SESSION_BUS_ADDRESS|GNUPGHOME|PASSWORD_STORE_DIR|XDG_.*|DOCKER_CONFIG|(AWS|AZURE|GOOGLE|CLOUDSDK|ACR|IDENTITY)_.*|(https?|no|all)_proxy)$/i;
/**
 * The login for a host: RIME_REGISTRY_USERNAME and RIME_REGISTRY_PASSWORD when they are set, else what `docker login` left:
 * the credential helper of the host, the general one, or the file config.json itself.
 *
 * @returns undefined when there is none, which is enough for public repositories
 * @throws RegistryError when the settings cannot be read or a helper fails; never with a secret in its message
 */
async function findCredentials(host, env = process.env) {
    const password = env['RIME_REGISTRY_PASSWORD'] ?? '';
    if (password !== '') {
        // A workflow's token is taken with any name; an empty one is refused by some registries.
        const username = env['RIME_REGISTRY_USERNAME'] ?? '';
        return { username: username === '' ? 'token' : username, password };
    }
    const config = await readConfig(env);
    const helper = config.credHelpers?.[host] ?? config.credsStore;
    const helped = helper === undefined || helper === '' ? undefined : await askHelper(helper, host, env);
    return helped ?? fromFile(config, host);
}
async function readConfig(env) {
    const folder = env['DOCKER_CONFIG'] ?? '';
    const path = (0,external_node_path_.join)(folder === '' ? (0,external_node_path_.join)(env['HOME'] ?? (0,external_node_os_.homedir)(), '.docker') : folder, 'config.json');
    let text;
    try {
        text = await (0,promises_.readFile)(path, 'utf8');
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return {};
        throw new RegistryError(`Docker's settings ${path} cannot be read: ${error.message}`);
    }
    try {
        const value = JSON.parse(text);
        if (typeof value === 'object' && value !== null)
            return value;
    }
    catch {
        // Falls through: the parser's own message would quote the file, which holds secrets.
    }
    throw new RegistryError(`Docker's settings ${path} are not JSON.`);
}
function fromFile(config, host) {
    const entry = Object.entries(config.auths ?? {}).find(([key]) => hostOf(key) === hostOf(serverName(host)));
    if (entry === undefined)
        return undefined;
    const { auth, username, password, identitytoken } = entry[1];
    if (identitytoken !== undefined && identitytoken !== '')
        return { identityToken: identitytoken };
    if (auth !== undefined && auth !== '') {
        const text = Buffer.from(auth, 'base64').toString('utf8');
        const colon = text.indexOf(':');
        if (colon > 0)
            return { username: text.slice(0, colon), password: text.slice(colon + 1).replace(/\0+$/, '') };
    }
    return username === undefined || password === undefined ? undefined : { username, password };
}
/** Keys are hosts, with or without a scheme and a path. A host that only begins alike is another host. */
function hostOf(key) {
    return key
        .replace(/^https?:\/\//, '')
        .replace(/\/.*$/, '')
        .toLowerCase();
}
function serverName(host) {
    return host === 'docker.io' ? DOCKER_HUB_KEY : host;
}
/** Runs `docker-credential-NAME get`: the host on its standard input, a JSON object on its output. */
async function askHelper(name, host, env) {
    if (!HELPER_NAME.test(name))
        throw new RegistryError(`"${name.slice(0, 100)}" is not the name of a credential helper.`);
    const command = `docker-credential-${name}`;
    const { code, output } = await runHelper(command, serverName(host), env);
    if (code !== 0) {
        // The agreed sentence for "no login", on standard output.
        if (/credentials not found/i.test(output))
            return undefined;
        throw new RegistryError(`${command} gave no login for ${host}: ${firstLine(output)}`, {}, 'Run it by hand, or log in again.');
    }
    try {
        const { Username: username, Secret: secret } = JSON.parse(output);
        if (typeof username === 'string' && typeof secret === 'string') {
            return username === '<token>' ? { identityToken: secret } : { username, password: secret };
        }
    }
    catch {
        // Falls through: what it printed may hold a secret, so it is not shown.
    }
    throw new RegistryError(`${command} answered for ${host} with something that is not a login.`);
}
function runHelper(command, input, env) {
    return new Promise((resolve, reject) => {
        const child = (0,external_node_child_process_.spawn)(command, ['get'], {
            env: Object.fromEntries(Object.entries(env).filter(([key]) => HELPER_VARIABLES.test(key))),
            stdio: ['pipe', 'pipe', 'ignore'],
            timeout: HELPER_SECONDS * 1000,
            killSignal: 'SIGKILL',
            windowsHide: true
        });
        const output = new TextCollector();
        child.stdout.on('data', (chunk) => output.add(chunk));
        child.once('error', (error) => {
            const reason = error.code === 'ENOENT' ? 'it is not on PATH' : error.message;
            reject(new RegistryError(`Docker's settings name the credential helper ${command}, which cannot be run: ${reason}.`));
        });
        child.once('close', (code, signal) => {
            if (signal === null)
                resolve({ code, output: output.end() });
            else
                reject(new RegistryError(`${command} did not answer within ${HELPER_SECONDS} seconds.`));
        });
        // A helper that ends without reading is told by its exit code.
        child.stdin.on('error', () => undefined);
        child.stdin.end(input);
    });
}
function firstLine(text) {
    return text.trim().split('\n')[0].slice(0, 200);
}
/** What must not be shown, in each form in which it travels. */
function secretsOf(credentials) {
    if (credentials === undefined)
        return [];
    if ('identityToken' in credentials)
        return [credentials.identityToken];
    return [credentials.password, basicOf(credentials)];
}
/** The value after `Basic ` in an Authorization header. */
function basicOf({ username, password }) {
    return Buffer.from(`${username}:${password}`).toString('base64');
}

;// CONCATENATED MODULE: ./build/js/src/runtime/registry/reference.js

const HOST = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*(?::\d{1,5})?$/i;
const COMPONENT = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
/** Docker's limit for a whole name. */
const MAXIMUM_NAME = 255;
/** Docker Hub has another name for people than for programs. */
const DOCKER_HUB = { name: 'docker.io', api: 'registry-1.docker.io' };
/**
 * Reads `HOST/PATH` by the grammar of Docker's image names, without a tag, a digest or a scheme.
 *
 * @throws BuildError('prepare') that says what is wrong with it
 */
function parseRegistry(text) {
    const problem = problemOf(text);
    if (problem !== undefined) {
        throw new BuildError('prepare', `"${text.slice(0, 200)}" is not the place of a registry: ${problem}.`, 'Write registry: HOST/PATH, for example ghcr.io/my-team/rime-images.');
    }
    const slash = text.indexOf('/');
    const host = text.slice(0, slash).toLowerCase();
    const api = host === DOCKER_HUB.name ? DOCKER_HUB.api : host;
    return {
        host,
        repository: text.slice(slash + 1),
        name: `${host}${text.slice(slash)}`,
        origin: `${reference_isLoopback(host.replace(/:\d+$/, '')) ? 'http' : 'https'}://${api}`
    };
}
function problemOf(text) {
    if (text.includes('://'))
        return 'it must not begin with a scheme';
    if (text.includes('@'))
        return 'it must hold no digest and no credentials';
    if (text.length > MAXIMUM_NAME)
        return `it is longer than ${MAXIMUM_NAME} characters`;
    const [host = '', ...path] = text.split('/');
    if (path.length === 0)
        return 'the path is missing';
    if (!HOST.test(host) || Number(/:(\d+)$/.exec(host)?.[1] ?? 1) > 65_535)
        return 'its host is not valid';
    // Docker takes `team/models` for a path of Docker Hub.
    if (!/[.:]/.test(host) && host.toLowerCase() !== 'localhost')
        return `"${host}" is not a host`;
    if (path.at(-1).includes(':'))
        return 'it must hold no tag';
    if (!path.every((component) => COMPONENT.test(component))) {
        return 'its path may hold lower-case letters, digits and single separators (. _ -) only';
    }
    return undefined;
}
/** Whether a host is this machine: the only one that is spoken to without encryption. */
function reference_isLoopback(host) {
    return host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

;// CONCATENATED MODULE: ./build/js/src/runtime/registry/retry.js


const FIRST_DELAY_MS = 200;
const LONGEST_DELAY_MS = 10_000;
/**
 * Repeats what failed for a passing reason: after the time that the registry asks for, else after an exponential time with
 * full jitter. A wait that would pass the deadline is not begun, and the last failure is thrown.
 */
async function withRetries(attempt, options) {
    const end = performance.now() + options.deadlineMs;
    for (let count = 1;; count++) {
        options.signal?.throwIfAborted();
        try {
            return await attempt();
        }
        catch (error) {
            if (!(error instanceof RegistryError) || !error.passing)
                throw error;
            const backOff = Math.random() * Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** count);
            const delay = error.retryAfter ?? backOff;
            if (performance.now() + delay > end)
                throw error;
            await (0,external_node_timers_promises_.setTimeout)(delay, undefined, options.signal === undefined ? {} : { signal: options.signal });
        }
    }
}
/** `Retry-After` in milliseconds; it holds seconds or an HTTP date. Junk counts as absent. */
function parseRetryAfter(value, now = Date.now()) {
    const text = value?.trim() ?? '';
    if (/^\d{1,9}$/.test(text))
        return Number(text) * 1000;
    const date = /[a-z]/i.test(text) ? Date.parse(text) : NaN;
    return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

;// CONCATENATED MODULE: ./build/js/src/runtime/registry/http.js







const ATTEMPT_MS = 60_000;
const MAXIMUM_REDIRECTS = 5;
const MAXIMUM_ERROR_BYTES = 64 * 1024;
/** Statuses that a registry gives when it is busy or ill; every call of ours may be repeated. */
const PASSING_STATUSES = new Set([408, 429, 500, 502, 503, 504]);
/**
 * Digests are computed from the very bytes that are sent, so a registry that finds another one has mixed up two writes to
 * one tag, as docker-registry does now and then.
 */
const PASSING_CODE = 'DIGEST_INVALID';
/**
 * One request and its whole answer, whatever the status.
 *
 * @throws RegistryError (passing) when no whole answer comes, (final) when it is too long or redirects where it must not
 */
async function exchange(request) {
    const limit = AbortSignal.timeout(ATTEMPT_MS);
    const signal = request.signal === undefined ? limit : AbortSignal.any([limit, request.signal]);
    let url = request.url;
    let headers = {
        'user-agent': `${product/* PRODUCT */.A.name}/${product/* PRODUCT */.A.version}`,
        ...request.headers
    };
    for (let hop = 0; hop <= MAXIMUM_REDIRECTS; hop++) {
        const answer = await http_send(request, url, headers, signal);
        const { location } = answer.headers;
        if (request.redirects !== true || !isRedirect(answer.status) || location === undefined)
            return answer;
        const next = new URL(location, url);
        if (next.protocol !== 'https:' && !(url.protocol === 'http:' && reference_isLoopback(next.hostname))) {
            throw new RegistryError(`The registry ${url.host} redirects to an address without encryption.`);
        }
        if (next.origin !== url.origin) {
            headers = { ...headers };
            delete headers['authorization'];
        }
        url = next;
    }
    throw new RegistryError(`The registry ${request.url.host} redirects without end.`);
}
function isRedirect(status) {
    return status === 301 || status === 302 || status === 303 || status === 307 || status === 308;
}
async function http_send(request, url, headers, signal) {
    try {
        const answer = await http_open(request, url, headers, signal);
        const status = answer.statusCode ?? 0;
        const longest = status < 400 ? request.maximumBytes : MAXIMUM_ERROR_BYTES;
        return { status, headers: answer.headers, body: await readBody(answer, longest, url) };
    }
    catch (error) {
        request.signal?.throwIfAborted();
        if (error instanceof RegistryError)
            throw error;
        const reason = signal.aborted ? `it took longer than ${ATTEMPT_MS / 1000} seconds` : messageOf(error);
        throw new RegistryError(`The registry ${url.host} does not answer: ${reason}`, { passing: true });
    }
}
function http_open(request, url, headers, signal) {
    return new Promise((resolve, reject) => {
        const call = (url.protocol === 'https:' ? external_node_https_.request : external_node_http_.request)(url, {
            method: request.method,
            headers: { ...headers, 'content-length': Buffer.byteLength(request.body ?? '') },
            signal
        });
        call.on('response', resolve).on('error', reject);
        call.end(request.body);
    });
}
async function readBody(answer, longest, url) {
    const chunks = [];
    let length = 0;
    for await (const chunk of answer) {
        length += chunk.length;
        if (length > longest) {
            throw new RegistryError(`The registry ${url.host} sent more than ${longest} bytes for ${url.pathname}.`);
        }
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}
function messageOf(error) {
    const { message, code } = error;
    return message || code || String(error);
}
/** The error of an answer that is not a success, with the registry's own words. */
function refusal(what, url, answer, secrets, hint) {
    const { status } = answer;
    const { code, message } = wordsOf(answer.body);
    const words = [String(status), code, message].filter((part) => part !== undefined && part !== '').join(' ');
    const text = redact(`The registry ${url.host} did not ${what} (${words}).`, secrets);
    const retryAfter = parseRetryAfter(answer.headers['retry-after']);
    return new RegistryError(text, {
        status,
        passing: PASSING_STATUSES.has(status) || code === PASSING_CODE,
        ...(code === undefined ? {} : { code }),
        ...(retryAfter === undefined ? {} : { retryAfter })
    }, hint);
}
function wordsOf(body) {
    try {
        const { errors } = JSON.parse(body.toString('utf8'));
        const [first] = errors ?? [];
        return {
            ...(typeof first?.code === 'string' ? { code: first.code.slice(0, 50) } : {}),
            ...(typeof first?.message === 'string'
                ? { message: first.message.replaceAll(/\s+/g, ' ').slice(0, 300) }
                : {})
        };
    }
    catch {
        return {};
    }
}

;// CONCATENATED MODULE: ./build/js/src/runtime/registry/authorisation.js




const MAXIMUM_TOKEN_BYTES = 1024 * 1024;
/** The lifetime of a token that names none, by the specification of the token service. */
const DEFAULT_LIFETIME_SECONDS = 60;
/** A token is renewed this long before its end. */
const MARGIN_MS = 10_000;
/**
 * The Authorization header of one repository. The first refusal tells which scheme the registry has; from then on the
 * header goes with every request, and tokens are kept until shortly before they end.
 */
class Authorisation {
    location;
    find;
    credentials;
    known = [];
    challenge;
    tokens = new Map();
    constructor(location, find) {
        this.location = location;
        this.find = find;
    }
    /** Secrets in use, to be taken out of every text. */
    get secrets() {
        return this.known;
    }
    async login() {
        this.credentials ??= this.find();
        try {
            const credentials = await this.credentials;
            this.known = secretsOf(credentials);
            return credentials;
        }
        catch (error) {
            this.credentials = undefined;
            throw error;
        }
    }
    /** The header for a call, as far as it is known that one is wanted. */
    async header(access, signal) {
        if (this.challenge === undefined)
            return undefined;
        if (this.challenge.scheme === 'basic') {
            const credentials = await this.login();
            if (credentials === undefined || 'identityToken' in credentials)
                return undefined;
            return `Basic ${basicOf(credentials)}`;
        }
        return `Bearer ${await this.token(this.challenge, access, signal)}`;
    }
    /**
     * Learns from a refusal (401).
     *
     * @returns whether it is worth asking again with a header
     */
    learn(answer, access, sent) {
        const challenge = this.parse(answer.headers['www-authenticate'] ?? '');
        if (challenge === undefined)
            return false;
        const isNew = this.challenge === undefined || this.challenge.scheme !== challenge.scheme;
        this.challenge = challenge;
        // A token may have ended early; a password that was refused stays refused.
        const renewed = challenge.scheme === 'bearer' && this.tokens.delete(access);
        return isNew || renewed || !sent;
    }
    /** Next time the login is looked up again: cloud helpers give passwords of hours. */
    forget() {
        this.credentials = undefined;
        this.tokens.clear();
    }
    parse(header) {
        if (/^basic\b/i.test(header))
            return { scheme: 'basic' };
        if (!/^bearer\b/i.test(header))
            return undefined;
        const parameters = new Map([...header.matchAll(/([a-z]+)="([^"]*)"/gi)].map(([, name, value]) => [name.toLowerCase(), value]));
        const realm = URL.canParse(parameters.get('realm') ?? '') ? new URL(parameters.get('realm')) : undefined;
        if (realm === undefined)
            return undefined;
        const open = realm.protocol === 'http:' && reference_isLoopback(realm.hostname);
        if (realm.protocol !== 'https:' && !(open && this.location.origin.startsWith('http:'))) {
            throw new RegistryError(`The registry ${this.location.host} wants the login to be sent to ${realm.host} without encryption.`);
        }
        return { scheme: 'bearer', realm, service: parameters.get('service') };
    }
    async token(challenge, access, signal) {
        const present = await this.tokens.get(access)?.catch(() => undefined);
        if (present !== undefined && present.validUntil > Date.now())
            return present.value;
        const wanted = this.fetchToken(challenge, access, signal);
        this.tokens.set(access, wanted);
        try {
            return (await wanted).value;
        }
        catch (error) {
            this.tokens.delete(access);
            throw error;
        }
    }
    /** The scope is ours, never the registry's: it must not get a token for something else out of this login. */
    async fetchToken({ realm, service }, access, signal) {
        const credentials = await this.login();
        const fields = {
            scope: `repository:${this.location.repository}:${access}`,
            ...(service === undefined ? {} : { service })
        };
        const url = new URL(realm);
        const common = { url, maximumBytes: MAXIMUM_TOKEN_BYTES, signal };
        let answer;
        if (credentials !== undefined && 'identityToken' in credentials) {
            const body = new URLSearchParams({
                ...fields,
                grant_type: 'refresh_token',
                client_id: 'rime-stress-test',
                refresh_token: credentials.identityToken
            }).toString();
            const headers = { 'content-type': 'application/x-www-form-urlencoded' };
            answer = await exchange({ ...common, method: 'POST', headers, body });
        }
        else {
            for (const [name, value] of Object.entries(fields))
                url.searchParams.set(name, value);
            const headers = credentials === undefined ? {} : { authorization: `Basic ${basicOf(credentials)}` };
            answer = await exchange({ ...common, method: 'GET', headers });
        }
        if (answer.status !== 200) {
            throw refusal('give a token', url, answer, this.known, loginHint(this.location.host));
        }
        const token = parseToken(answer.body, this.location.host);
        this.known = [...this.known, token.value];
        return token;
    }
}
function parseToken(body, host) {
    let value;
    try {
        value = JSON.parse(body.toString('utf8'));
    }
    catch {
        // Falls through: what cannot be read may hold a secret.
    }
    const { token, access_token: other, expires_in: lifetime } = (value ?? {});
    const text = typeof token === 'string' ? token : other;
    if (typeof text !== 'string' || text === '') {
        throw new RegistryError(`The token service of ${host} gave no token.`);
    }
    const seconds = typeof lifetime === 'number' && lifetime > 0 ? lifetime : DEFAULT_LIFETIME_SECONDS;
    return { value: text, validUntil: Date.now() + Math.max(1000, seconds * 1000 - MARGIN_MS) };
}
function loginHint(host) {
    return `Log in with "docker login ${host}" in an earlier step, or set RIME_REGISTRY_USERNAME and RIME_REGISTRY_PASSWORD.`;
}

;// CONCATENATED MODULE: ./build/js/src/runtime/registry/oci-client.js






const MEDIA_TYPES = {
    ociManifest: 'application/vnd.oci.image.manifest.v1+json',
    ociIndex: 'application/vnd.oci.image.index.v1+json',
    dockerManifest: 'application/vnd.docker.distribution.manifest.v2+json',
    empty: 'application/vnd.oci.empty.v1+json'
};
/** The limit that registries have for a manifest. */
const MAXIMUM_MANIFEST = 4 * 1024 * 1024;
const MAXIMUM_TAG_PAGE = 16 * 1024 * 1024;
const TAGS_A_PAGE = 1000;
/** A registry that pages without end must not keep us. */
const MAXIMUM_PAGES = 1000;
const DEADLINE_MS = 60_000;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
/**
 * One repository of a registry, by the OCI distribution specification. Whatever is fetched is held against its digest.
 * Calls are repeated after passing failures until their deadline; each throws RegistryError.
 */
class RegistryClient {
    location;
    authorisation;
    signal;
    deadlineMs;
    constructor(location, options = {}) {
        this.location = location;
        this.signal = options.signal;
        this.deadlineMs = options.deadlineMs ?? DEADLINE_MS;
        this.authorisation = new Authorisation(location, options.credentials ?? (() => findCredentials(location.host)));
    }
    /** The login that the engine needs to push and pull. */
    login() {
        return this.authorisation.login();
    }
    get secrets() {
        return this.authorisation.secrets;
    }
    /** All tags; a repository that does not exist yet has none. */
    async tags() {
        const tags = [];
        let next = this.urlOf(`tags/list?n=${TAGS_A_PAGE}`);
        for (let page = 0; next !== undefined; page++) {
            if (page === MAXIMUM_PAGES)
                throw new RegistryError(`The registry ${this.location.host} lists tags without end.`);
            const answer = await this.call({
                method: 'GET',
                path: next,
                access: 'pull',
                what: `list the tags of ${this.location.repository}`,
                maximumBytes: MAXIMUM_TAG_PAGE,
                accept: [404]
            });
            if (answer.status === 404)
                return tags;
            const { tags: some } = parseObject(answer.body, this.location.host);
            // `null` is how some registries write "none".
            if (Array.isArray(some))
                tags.push(...some.filter((tag) => typeof tag === 'string'));
            next = this.nextPage(headerOf(answer, 'link'), next);
        }
        return tags;
    }
    /** @param reference tag or digest; undefined: it is not there */
    async manifest(reference) {
        const answer = await this.call({
            method: 'GET',
            path: `manifests/${reference}`,
            access: 'pull',
            what: `give ${reference} of ${this.location.repository}`,
            maximumBytes: MAXIMUM_MANIFEST,
            headers: { accept: acceptedTypes() },
            accept: [404]
        });
        if (answer.status === 404)
            return undefined;
        const digest = digestOf(answer.body);
        const told = headerOf(answer, 'docker-content-digest');
        if ((told !== undefined && told !== digest) || (reference.includes(':') && reference !== digest)) {
            throw this.damaged(reference);
        }
        return { digest, mediaType: headerOf(answer, 'content-type') ?? '', bytes: answer.body };
    }
    /** Digest that a tag points to; undefined: it is not there. */
    async digestOf(tag) {
        const answer = await this.call({
            method: 'HEAD',
            path: `manifests/${tag}`,
            access: 'pull',
            what: `say what ${tag} of ${this.location.repository} is`,
            headers: { accept: acceptedTypes() },
            accept: [404]
        });
        if (answer.status === 404)
            return undefined;
        const digest = headerOf(answer, 'docker-content-digest') ?? '';
        return DIGEST.test(digest) ? digest : (await this.manifest(tag))?.digest;
    }
    /** @returns its digest, and whether the registry took notice of the subject of a referrer */
    async putManifest(reference, manifest, mediaType) {
        const bytes = Buffer.from(JSON.stringify(manifest));
        const digest = digestOf(bytes);
        if (bytes.length > MAXIMUM_MANIFEST)
            throw new RegistryError(`A manifest of ${bytes.length} bytes is too long for a registry.`);
        const answer = await this.call({
            method: 'PUT',
            path: `manifests/${reference ?? digest}`,
            access: 'pull,push',
            what: `take ${reference ?? digest} of ${this.location.repository}`,
            headers: { 'content-type': mediaType },
            body: bytes
        });
        return { digest, size: bytes.length, subjectKnown: headerOf(answer, 'oci-subject') !== undefined };
    }
    /** Deletes a manifest with all its tags. @returns false: it is not there */
    async deleteManifest(digest) {
        const answer = await this.call({
            method: 'DELETE',
            path: `manifests/${digest}`,
            access: 'pull,push,delete',
            what: `delete ${digest} of ${this.location.repository}`,
            accept: [404]
        });
        return answer.status !== 404;
    }
    /** A whole blob; undefined: it is not there. */
    async blob(digest, maximumBytes) {
        if (!DIGEST.test(digest))
            throw new RegistryError(`"${digest.slice(0, 100)}" is not a digest that is understood.`);
        const answer = await this.call({
            method: 'GET',
            path: `blobs/${digest}`,
            access: 'pull',
            what: `give a blob of ${this.location.repository}`,
            redirects: true,
            maximumBytes,
            accept: [404]
        });
        if (answer.status === 404)
            return undefined;
        if (digestOf(answer.body) !== digest)
            throw this.damaged(digest);
        return answer.body;
    }
    /** Puts a small blob, unless it is there. @returns its descriptor without a media type */
    async putBlob(bytes) {
        const digest = digestOf(bytes);
        const what = `take a blob for ${this.location.repository}`;
        const found = await this.call({
            method: 'HEAD',
            path: `blobs/${digest}`,
            access: 'pull,push',
            what,
            redirects: true,
            accept: [404]
        });
        if (found.status !== 404)
            return { digest, size: bytes.length };
        // An upload that broke off begins again: what lies half-finished at the registry is nobody's blob.
        await withRetries(async () => {
            const started = await this.attempt({
                method: 'POST',
                path: 'blobs/uploads/',
                access: 'pull,push',
                what
            });
            const location = new URL(headerOf(started, 'location') ?? '', this.location.origin);
            if (location.origin !== new URL(this.location.origin).origin)
                throw new RegistryError(`The registry ${this.location.host} wants uploads at another host.`);
            location.searchParams.set('digest', digest);
            await this.attempt({
                method: 'PUT',
                path: location,
                access: 'pull,push',
                what,
                headers: { 'content-type': 'application/octet-stream' },
                body: bytes
            });
        }, { deadlineMs: this.deadlineMs, signal: this.signal });
        return { digest, size: bytes.length };
    }
    /** Waits until the registry answers at all, in case it asked for a pause. */
    async ping() {
        await this.call({
            method: 'GET',
            path: new URL('/v2/', this.location.origin),
            access: 'pull',
            what: 'answer',
            accept: [401, 404]
        });
    }
    call(call) {
        return withRetries(() => this.attempt(call), { deadlineMs: this.deadlineMs, signal: this.signal });
    }
    async attempt(call) {
        const { path, access, what, accept = [], maximumBytes = 64 * 1024, ...rest } = call;
        const url = path instanceof URL ? path : this.urlOf(path);
        for (let round = 0;; round++) {
            const header = await this.authorisation.header(access, this.signal);
            const headers = { ...rest.headers, ...(header === undefined ? {} : { authorization: header }) };
            const answer = await exchange({ ...rest, url, headers, maximumBytes, signal: this.signal });
            if (answer.status === 401 &&
                round === 0 &&
                this.authorisation.learn(answer, access, header !== undefined))
                continue;
            if ((answer.status >= 200 && answer.status < 300) || accept.includes(answer.status))
                return answer;
            const isDenied = answer.status === 401 || answer.status === 403;
            if (isDenied)
                this.authorisation.forget();
            const hint = isDenied ? loginHint(this.location.host) : undefined;
            throw refusal(what, url, answer, this.authorisation.secrets, hint);
        }
    }
    urlOf(path) {
        return new URL(`/v2/${this.location.repository}/${path}`, this.location.origin);
    }
    /** `Link: </v2/…>; rel="next"`. Another origin than the registry's is not followed. */
    nextPage(link, current) {
        const target = /<([^>]*)>\s*;[^,]*rel="?next"?/i.exec(link ?? '')?.[1];
        if (target === undefined)
            return undefined;
        const url = new URL(target, current);
        if (url.origin !== current.origin)
            throw new RegistryError(`The registry ${this.location.host} continues its list at another host.`);
        return url;
    }
    damaged(reference) {
        return new RegistryError(`What ${this.location.host} gave for ${reference} of ${this.location.repository} does not have its digest.`);
    }
}
function digestOf(bytes) {
    return `sha256:${(0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')}`;
}
function isDigest(text) {
    return typeof text === 'string' && DIGEST.test(text);
}
/** @throws RegistryError when it is not a JSON object */
function parseObject(bytes, host) {
    try {
        const value = JSON.parse(bytes.toString('utf8'));
        if (typeof value === 'object' && value !== null && !Array.isArray(value))
            return value;
    }
    catch {
        // Falls through to the error.
    }
    throw new RegistryError(`The registry ${host} answered with something that is not a JSON object.`);
}
function headerOf({ headers }, name) {
    const value = headers[name];
    return Array.isArray(value) ? value[0] : value;
}
function acceptedTypes() {
    return [MEDIA_TYPES.ociManifest, MEDIA_TYPES.dockerManifest, MEDIA_TYPES.ociIndex].join(', ');
}

;// CONCATENATED MODULE: ./build/js/src/runtime/registry/entry.js


const TAG = /^image\.([a-z][a-z0-9]*(?:[_-][a-z0-9]+)*)\.([a-z0-9_]+)$/;
const entry_MAXIMUM_NAME = 63;
/**
 * The tag of an image: `image.NAME.MACHINE`, for example `image.fraud_model.x86_64`. Names hold no dot, so it is read back
 * without doubt; images for two kinds of machine live side by side; other tags of the repository are left alone.
 */
function tagOf(name, machine) {
    return `image.${name}.${machine}`;
}
function parseTag(tag) {
    const [, name, machine] = TAG.exec(tag) ?? [];
    return name === undefined || machine === undefined || name.length > entry_MAXIMUM_NAME
        ? undefined
        : { name, machine };
}
function entryOf(image) {
    // JSON leaves out what is undefined.
    const record = { ...image.record, lock: undefined, reference: undefined };
    return { tag: image.tag, digest: image.digest, record };
}
/** @throws Error when its record cannot be read, or is another image's */
function imageOf({ tag, digest, record }, repository) {
    const whole = { ...record, lock: '', reference: `${repository}@${digest}` };
    const parsed = parseImageRecord(JSON.stringify(whole));
    if (parsed.name !== parseTag(tag)?.name)
        throw new Error(`it is the record of ${parsed.name}`);
    return { tag, digest, record: parsed };
}
function isEntry(value) {
    const { tag, digest } = (value ?? {});
    return typeof tag === 'string' && parseTag(tag) !== undefined && isDigest(digest);
}

;// CONCATENATED MODULE: ./build/js/src/runtime/registry/document.js



const CATALOGUE_TYPE = 'application/vnd.rime.image-catalogue.v1+json';
const BLOB_TYPE = `${CATALOGUE_TYPE}+gzip`;
const document_VERSION = 1;
/** A catalogue of 1,000 images is about 0.25 MB; see docs/decisions/0011-sharing-over-a-registry.md. */
const MAXIMUM_BLOB = 32 * 1024 * 1024;
const MAXIMUM_TEXT = 512 * 1024 * 1024;
/** A catalogue that a later version of this product wrote: it is neither read nor overwritten. */
class LaterCatalogueError extends Error {
}
const EMPTY_BLOB = Buffer.from('{}');
/** Descriptor of the two bytes that stand where an image has its configuration. */
const EMPTY_CONFIG = {
    mediaType: MEDIA_TYPES.empty,
    digest: digestOf(EMPTY_BLOB),
    size: EMPTY_BLOB.length,
    data: EMPTY_BLOB.toString('base64')
};
function encodeDocument(entries) {
    const sorted = [...entries].sort((a, b) => (a.tag < b.tag ? -1 : 1));
    return (0,external_node_zlib_.gzipSync)(JSON.stringify({ version: document_VERSION, images: sorted }));
}
/** @throws Error when it is damaged, LaterCatalogueError when it is not for us */
function decodeDocument(blob) {
    const text = (0,external_node_zlib_.gunzipSync)(blob, { maxOutputLength: MAXIMUM_TEXT }).toString('utf8');
    const { version, images } = JSON.parse(text);
    if (typeof version === 'number' && version > document_VERSION)
        throw new LaterCatalogueError();
    if (version !== document_VERSION || !Array.isArray(images))
        throw new Error('it has no list of images');
    return images.filter(isEntry);
}
/** The OCI artifact that holds a document; equal documents are equal manifests. */
function manifestOf(blob) {
    return {
        schemaVersion: 2,
        mediaType: MEDIA_TYPES.ociManifest,
        artifactType: CATALOGUE_TYPE,
        config: EMPTY_CONFIG,
        layers: [{ mediaType: BLOB_TYPE, ...blob }]
    };
}
/** Digest of the document that a manifest names. @throws Error as `decodeDocument` */
function documentDigest(manifest) {
    const { layers } = JSON.parse(manifest.bytes.toString('utf8'));
    const { mediaType, digest } = layers?.[0] ?? {};
    if (/^application\/vnd\.rime\.image-catalogue\.v(?!1\+)/.test(mediaType ?? ''))
        throw new LaterCatalogueError();
    if (mediaType !== BLOB_TYPE || !isDigest(digest))
        throw new Error('it is not a catalogue');
    return digest;
}

;// CONCATENATED MODULE: ./build/js/src/runtime/registry/image.js



/** A record of 500 libraries with hashes is about 2 MB before it is compressed. */
const MAXIMUM_CONFIG = 16 * 1024 * 1024;
/**
 * Reads the record that an image of the registry carries, by two requests.
 *
 * @param reference tag or digest
 * @returns undefined when it is not there
 * @throws Error when it is not an image of ours or its record is damaged
 */
async function describeImage(client, cache, reference) {
    const { host, name } = client.location;
    const manifest = await client.manifest(reference);
    if (manifest === undefined)
        return undefined;
    const { config, mediaType } = parseObject(manifest.bytes, host);
    const type = typeof mediaType === 'string' ? mediaType : manifest.mediaType;
    const { digest } = (config ?? {});
    if ((type !== MEDIA_TYPES.ociManifest && type !== MEDIA_TYPES.dockerManifest) || !isDigest(digest)) {
        throw new Error('it is not an image for one platform');
    }
    const cached = await cache.read(digest);
    const bytes = cached ?? (await client.blob(digest, MAXIMUM_CONFIG));
    if (bytes === undefined)
        throw new Error('its configuration is missing');
    if (cached === undefined)
        await cache.write(digest, bytes);
    const labels = labelsIn(parseObject(bytes, host));
    const { [SHARED_LABELS.environment]: environment, [SHARED_LABELS.record]: encoded } = labels;
    if (typeof environment !== 'string' || !/^[0-9a-f-]+$/.test(environment))
        throw new Error('it names no environment');
    if (typeof encoded !== 'string')
        throw new Error('it carries no record');
    const record = decodeRecord(encoded);
    const named = parseTag(reference);
    if (named !== undefined && named.name !== record.name)
        throw new Error(`it is the image ${record.name}`);
    const whole = { ...record, reference: `${name}@${manifest.digest}` };
    return { digest: manifest.digest, configDigest: digest, environment, record: whole };
}
function labelsIn(image) {
    const { Labels: labels } = (image['config'] ?? {});
    return (labels ?? {});
}

;// CONCATENATED MODULE: ./build/js/src/runtime/registry/catalogue.js






/** Tag of the document that says what all the others are. */
const CATALOGUE_TAG = 'catalogue';
/** Images that the catalogue lacks are read this many at a time. */
const PARALLEL_READS = 16;
const UPDATE_ATTEMPTS = 12;
/** After a write, others that write at the same time have had their turn. */
const SETTLE_MS = { least: 50, most: 400 };
/**
 * The images of a repository. The truth is its tags: one for each image, which carries its own record. The document under
 * `catalogue` is a cache that spares reading the images one by one. Everybody who adds an image writes it, and since a
 * registry has no compare-and-swap a write may undo another one; so each writer looks again, and each reader reads what the
 * document lacks from the images themselves and puts it in.
 */
class SharedCatalogue {
    client;
    cache;
    machine;
    log;
    known = new Map();
    /** The document that was read last, so that an unchanged one is not decoded again. */
    decoded;
    canRepair = true;
    reported = new Set();
    constructor(options) {
        this.client = options.client;
        this.cache = options.cache;
        this.machine = options.machine;
        this.log = options.log;
    }
    /** All images for this kind of machine: two requests when nothing has changed. */
    async list() {
        // In this order: an image that is in the document had its tag before.
        const document = await this.readDocument();
        const tags = new Set(await this.client.tags());
        const images = new Map();
        for (const entry of document.entries) {
            if (!tags.has(entry.tag) || parseTag(entry.tag).machine !== this.machine)
                continue;
            const image = this.parse(entry);
            if (image !== undefined)
                images.set(entry.tag, image);
        }
        const entered = new Set(document.entries.map(({ tag }) => tag));
        const missing = [...tags].filter((tag) => parseTag(tag)?.machine === this.machine && !entered.has(tag));
        const read = await mapParallel(missing, PARALLEL_READS, (tag) => this.read(tag));
        const found = read.filter((image) => image !== undefined);
        for (const { digest, record, tag } of found) {
            images.set(tag, this.remember({ tag, digest, record: { ...record, lock: '' } }));
        }
        const hasStale = document.entries.some(({ tag }) => !tags.has(tag));
        if ((found.length > 0 || hasStale) && document.writable)
            await this.repair(found, tags);
        const kept = [document.digest, ...found.map(({ configDigest }) => configDigest)];
        await this.cache.keepOnly(new Set(kept.filter((digest) => digest !== undefined)));
        return [...images.values()].sort((a, b) => (a.tag < b.tag ? -1 : 1));
    }
    /** What the tag of a name points to now, read from the image itself. @throws Error when it is damaged */
    async find(name) {
        return describeImage(this.client, this.cache, tagOf(name, this.machine));
    }
    /** Digest that the tag of a name points to now. */
    digestOf(name) {
        return this.client.digestOf(tagOf(name, this.machine));
    }
    /** An image by its digest, with its whole record. @throws Error when it is damaged */
    describe(digest) {
        return describeImage(this.client, this.cache, digest);
    }
    /** Enters an image whose tag is there. When that does not come off, the next reader does it. */
    async add(image) {
        const entry = entryOf(image);
        await this.update((entries) => [...entries.filter(({ tag }) => tag !== entry.tag), entry], (entries) => entries.some(({ tag, digest }) => tag === entry.tag && digest === entry.digest));
    }
    /** Takes an image out that was deleted. */
    async drop(tag) {
        await this.update((entries) => entries.filter((entry) => entry.tag !== tag), (entries) => !entries.some((entry) => entry.tag === tag));
    }
    /** Reads, changes, writes, and looks again until the change is there. */
    async update(change, isDone) {
        for (let attempt = 0; attempt < UPDATE_ATTEMPTS; attempt++) {
            const { entries, writable } = await this.readDocument();
            if (!writable || isDone(entries))
                return;
            await this.writeDocument(change(entries));
            await (0,external_node_timers_promises_.setTimeout)(SETTLE_MS.least + Math.random() * (SETTLE_MS.most - SETTLE_MS.least));
        }
        this.log.debug(`The catalogue of ${this.client.location.name} is written by too many at once.`);
    }
    /** A reader that may not write, or comes too late, is in nobody's way. */
    async repair(found, tags) {
        if (!this.canRepair)
            return;
        try {
            const { entries, writable } = await this.readDocument();
            if (!writable)
                return;
            const present = new Set(entries.map(({ tag }) => tag));
            const added = found.filter(({ tag }) => !present.has(tag)).map(entryOf);
            await this.writeDocument([...entries.filter(({ tag }) => tags.has(tag)), ...added]);
        }
        catch (error) {
            if (error instanceof RegistryError && !error.passing)
                this.canRepair = false;
            this.log.debug(`The catalogue was not repaired: ${String(error)}`);
        }
    }
    async writeDocument(entries) {
        const bytes = encodeDocument(entries);
        // Past the limit the catalogue stays as it is, and what it lacks is read from the images.
        if (bytes.length > MAXIMUM_BLOB)
            return;
        const blob = await this.client.putBlob(bytes);
        await this.client.putBlob(EMPTY_BLOB);
        await this.client.putManifest(CATALOGUE_TAG, manifestOf(blob), MEDIA_TYPES.ociManifest);
    }
    async readDocument() {
        const manifest = await this.client.manifest(CATALOGUE_TAG);
        if (manifest === undefined)
            return { entries: [], writable: true };
        try {
            const digest = documentDigest(manifest);
            if (this.decoded?.digest === digest)
                return { ...this.decoded, writable: true };
            const cached = await this.cache.read(digest);
            const bytes = cached ?? (await this.client.blob(digest, MAXIMUM_BLOB));
            if (bytes === undefined)
                throw new Error('its document is missing');
            const entries = decodeDocument(bytes);
            if (cached === undefined)
                await this.cache.write(digest, bytes);
            this.decoded = { digest, entries };
            return { entries, digest, writable: true };
        }
        catch (error) {
            if (error instanceof RegistryError)
                throw error;
            if (error instanceof LaterCatalogueError)
                return { entries: [], writable: false };
            this.log.debug(`The catalogue of ${this.client.location.name} is made again: ${String(error)}`);
            return { entries: [], writable: true };
        }
    }
    parse(entry) {
        const known = this.known.get(entry.tag);
        if (known?.digest === entry.digest)
            return known;
        try {
            return this.remember(imageOf(entry, this.client.location.name));
        }
        catch (error) {
            this.report(entry.tag, error);
            return undefined;
        }
    }
    async read(tag) {
        try {
            const image = await describeImage(this.client, this.cache, tag);
            return image === undefined ? undefined : { ...image, tag };
        }
        catch (error) {
            // A registry that is busy or refuses says nothing about this image.
            if (error instanceof RegistryError)
                throw error;
            this.report(tag, error);
            return undefined;
        }
    }
    remember(image) {
        this.known.set(image.tag, image);
        return image;
    }
    report(tag, error) {
        if (this.reported.has(tag))
            return;
        this.reported.add(tag);
        const reason = error instanceof Error ? error.message : String(error);
        this.log.warning(`${this.client.location.name}:${tag} is left out of the catalogue: ${reason}`);
    }
}
async function mapParallel(items, limit, work) {
    const results = [];
    let next = 0;
    const lanes = Array.from({ length: Math.min(limit, items.length) }, async () => {
        while (next < items.length) {
            const index = next++;
            results[index] = await work(items[index]);
        }
    });
    await Promise.all(lanes);
    return results;
}

;// CONCATENATED MODULE: ./build/js/src/runtime/registry/disk-cache.js






const LISTING = 'listing';
/**
 * What was read from one repository, kept by digest below the state directory, so that it is fetched once. It is a cache:
 * all of it may be deleted, what is damaged is not used, and a disk that cannot be written costs time only.
 */
class DiskCache {
    folder;
    constructor(stateDir, repository) {
        const key = (0,external_node_crypto_.createHash)('sha256').update(repository).digest('hex').slice(0, 16);
        this.folder = (0,external_node_path_.join)(stateDir, 'registry', key);
    }
    async read(digest) {
        const bytes = await (0,promises_.readFile)(this.path(digest)).catch(() => undefined);
        return bytes !== undefined && digestOf(bytes) === digest ? bytes : undefined;
    }
    async write(digest, bytes) {
        await this.replace(this.path(digest), bytes);
    }
    /** Removes what the newest listing did not need. */
    async keepOnly(digests) {
        const names = new Set([...digests].map((digest) => digest.replace(':', '-')));
        const files = await (0,promises_.readdir)(this.folder).catch(() => []);
        const spare = files.filter((name) => name.startsWith('sha256-') && !names.has(name));
        await Promise.all(spare.map((name) => (0,promises_.rm)((0,external_node_path_.join)(this.folder, name), { force: true }).catch(() => undefined)));
    }
    /** Keeps a whole listing for the time when the registry is too busy to give one. */
    async writeListing(images) {
        await this.replace((0,external_node_path_.join)(this.folder, LISTING), encodeDocument(images.map(entryOf)));
    }
    async readListing(repository) {
        try {
            const entries = decodeDocument(await (0,promises_.readFile)((0,external_node_path_.join)(this.folder, LISTING)));
            return entries.map((entry) => imageOf(entry, repository));
        }
        catch {
            return undefined;
        }
    }
    async replace(path, bytes) {
        const temporary = `${path}.${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`;
        try {
            await (0,promises_.mkdir)(this.folder, { recursive: true, mode: 0o700 });
            await (0,promises_.writeFile)(temporary, bytes, { mode: 0o600 });
            await (0,promises_.rename)(temporary, path);
        }
        catch {
            await (0,promises_.rm)(temporary, { force: true }).catch(() => undefined);
        }
    }
    path(digest) {
        return (0,external_node_path_.join)(this.folder, digest.replace(':', '-'));
    }
}

;// CONCATENATED MODULE: ./build/js/src/runtime/registry/sbom-artifact.js



const SBOM_TYPE = 'application/vnd.cyclonedx+json';
/**
 * Attaches the bill of materials to an image as OCI 1.1 has it: an artifact whose subject is the image. A registry that
 * does not keep a list of referrers itself gets it under the tag that the specification names for that case.
 *
 * @param digest of the image
 */
async function attachSbom(client, digest, record) {
    const image = await client.manifest(digest);
    if (image === undefined)
        return;
    const blob = await client.putBlob(Buffer.from(JSON.stringify(sbomOf(record))));
    await client.putBlob(EMPTY_BLOB);
    const artifact = {
        schemaVersion: 2,
        mediaType: MEDIA_TYPES.ociManifest,
        artifactType: SBOM_TYPE,
        config: EMPTY_CONFIG,
        layers: [{ mediaType: SBOM_TYPE, ...blob }],
        subject: { mediaType: image.mediaType, digest, size: image.bytes.length },
        annotations: { 'org.opencontainers.image.created': record.createdAt }
    };
    const put = await client.putManifest(undefined, artifact, MEDIA_TYPES.ociManifest);
    if (put.subjectKnown)
        return;
    const { annotations } = artifact;
    const entry = {
        mediaType: MEDIA_TYPES.ociManifest,
        artifactType: SBOM_TYPE,
        digest: put.digest,
        size: put.size
    };
    await addReferrer(client, referrersTag(digest), { ...entry, annotations });
}
/** `sha256-HEX`: where the referrers of an image are listed by clients, for registries that do not do it. */
function referrersTag(digest) {
    return digest.replace(':', '-');
}
/** Deletes what was attached to an image that is gone. */
async function removeReferrers(client, digest) {
    const index = await client.manifest(referrersTag(digest));
    if (index === undefined)
        return;
    const { manifests } = parseObject(index.bytes, client.location.host);
    await client.deleteManifest(index.digest);
    for (const { digest: one } of Array.isArray(manifests) ? manifests : []) {
        await client.deleteManifest(one);
    }
}
async function addReferrer(client, tag, entry) {
    const present = await client.manifest(tag);
    const { manifests } = present === undefined ? {} : parseObject(present.bytes, client.location.host);
    const others = (Array.isArray(manifests) ? manifests : []).filter(({ digest }) => digest !== entry.digest);
    const index = { schemaVersion: 2, mediaType: MEDIA_TYPES.ociIndex, manifests: [...others, entry] };
    await client.putManifest(tag, index, MEDIA_TYPES.ociIndex);
}

;// CONCATENATED MODULE: ./build/js/src/runtime/docker/layered-image.js








const COMMIT_SECONDS = 1800;
/**
 * Makes the image that is shared: the base with one layer that holds the environment and its bytecode, at the paths where
 * they lie in the store. The container it is saved from never ran, so nothing else of this machine is in it.
 *
 * @param base id of the image that the environment was built in
 */
async function makeLayeredImage({ engine, store, namespace }, { record, environment, base }, signal) {
    const [helper, owner] = [`${namespace}.helper`, `${namespace}.owner`];
    const container = await createContainer(engine, {
        Image: base,
        Cmd: ['python3'],
        Labels: { [helper]: '1', [owner]: ownerLabel() },
        HostConfig: { NetworkMode: 'none' }
    }, signal);
    const name = `${namespace}-share:${(0,external_node_crypto_.randomBytes)(8).toString('hex')}`;
    try {
        const put = (path, bytes) => engine.text('PUT', `/containers/${container}/archive`, {
            query: { path },
            bytes,
            signal,
            idleSeconds: COMMIT_SECONDS
        });
        const folders = [STORE, `${STORE}/environments`, `${STORE}/bytecode`];
        const sbom = Buffer.from(JSON.stringify(sbomOf(record)));
        await put('/', tarOf([
            ...folders.map((folder) => ({ path: folder.slice(1), mode: 0o755 })),
            { path: SBOM_FILE.slice(1), mode: 0o644, content: sbom }
        ]));
        await store.withContainer(base, async (source) => {
            for (const path of [paths.environment(environment), paths.bytecode(environment)]) {
                const archive = await engine.open('GET', `/containers/${source}/archive`, { query: { path }, signal });
                await put(path.slice(0, path.lastIndexOf('/')), archive);
            }
        });
        const { Id: id } = await engine.json('POST', '/commit', {
            query: { container, repo: name.slice(0, name.indexOf(':')), tag: name.slice(name.indexOf(':') + 1) },
            body: {
                Cmd: [environmentPython(paths.environment(environment), 'linux')],
                Labels: {
                    [SHARED_LABELS.image]: record.name,
                    [SHARED_LABELS.environment]: environment,
                    [SHARED_LABELS.record]: encodeRecord({ ...record, reference: '' }),
                    // Labels of the container go into the image; its owner names this machine, so they are emptied.
                    [helper]: '',
                    [owner]: ''
                }
            },
            signal,
            idleSeconds: COMMIT_SECONDS
        });
        return { id, remove: () => engine.remove(`/images/${name}`) };
    }
    finally {
        await removeContainer(engine, container);
    }
}

;// CONCATENATED MODULE: ./build/js/src/runtime/docker/transfer.js






const ATTEMPTS = 3;
const PAUSE_MS = 1500;
/** An engine that uploads reports at least this often. */
const SILENCE_SECONDS = 300;
const MAXIMUM_LINE = 1024 * 1024;
/**
 * Has the engine push `HOST/PATH:TAG`. Layers go first and the manifest last, so a push that breaks off leaves no image.
 *
 * @returns digest of the manifest
 * @throws RegistryError with the registry's reason, after several attempts
 */
async function pushThroughEngine(tag, options) {
    const { name } = options.client.location;
    const digest = await repeated(`push ${tag}`, options, async () => {
        await options.beforePush?.();
        return follow(`/images/${name}/push`, { tag }, options);
    });
    if (digest === undefined)
        throw new RegistryError(`The engine pushed ${name}:${tag} without saying what.`);
    return digest;
}
/** Has the engine pull `HOST/PATH@DIGEST`. @throws RegistryError as above; status 404 when it is not there */
async function transfer_pullThroughEngine(digest, options) {
    const { name } = options.client.location;
    await repeated(`pull ${digest.slice(0, 19)}`, options, () => follow('/images/create', { fromImage: name, tag: digest }, options));
}
/** The engine does not tell how long a registry wants it to wait. Asking the registry itself does. */
async function repeated(what, options, attempt) {
    for (let count = 1;; count++) {
        options.signal.throwIfAborted();
        try {
            return await attempt();
        }
        catch (error) {
            const isFinal = !(error instanceof RegistryError) || !error.passing || count === ATTEMPTS;
            if (isFinal || options.signal.aborted)
                throw error;
            options.log(`${error.message} Trying again (${what}, ${count + 1} of ${ATTEMPTS}).`);
            await (0,external_node_timers_promises_.setTimeout)(PAUSE_MS * count * (0.5 + Math.random()), undefined, { signal: options.signal });
            await options.client.ping();
        }
    }
}
/** Sends the request and reads its progress to the end, where the engine tells how it went. */
async function follow(path, query, { engine, client, signal }) {
    const credentials = await client.login();
    const fail = (message) => registryError(message, client.location.host, secretsOf(credentials));
    try {
        const answer = await engine.open('POST', path, {
            query,
            headers: { 'X-Registry-Auth': registryAuth(credentials, client.location.host) },
            signal,
            idleSeconds: SILENCE_SECONDS
        });
        let digest;
        for await (const { error, aux } of progressOf(answer)) {
            if (error !== undefined)
                throw fail(error);
            if (isDigest(aux?.Digest))
                digest = aux.Digest;
        }
        return digest;
    }
    catch (error) {
        if (error instanceof EngineError)
            throw fail(error.message);
        throw error;
    }
}
async function* progressOf(stream) {
    const decoder = new TextDecoder();
    let rest = '';
    for await (const chunk of stream) {
        rest += decoder.decode(chunk, { stream: true });
        const lines = rest.split('\n');
        rest = lines.pop() ?? '';
        if (rest.length > MAXIMUM_LINE)
            throw new Error('The Docker engine sent a line without an end.');
        for (const line of lines)
            if (line.trim() !== '')
                yield JSON.parse(line);
    }
    if (rest.trim() !== '')
        yield JSON.parse(rest);
}
/** The engine gives reasons as text only. What refuses for good is known by its words; all else may pass. */
function registryError(message, host, secrets) {
    const words = redact(message.replaceAll(/\s+/g, ' ').slice(0, 400), secrets);
    const text = `The Docker engine and the registry ${host} did not agree: ${words}.`;
    if (/not found|manifest unknown|does not exist/i.test(message))
        return new RegistryError(text, { status: 404 });
    if (/denied|unauthorized|forbidden|authentication required|no basic auth|name unknown|immutable/i.test(message)) {
        return new RegistryError(text, { status: 403 });
    }
    return new RegistryError(text, { passing: true });
}
/** Header of the engine's API: a JSON object in the URL-safe base64 with padding. */
function registryAuth(credentials, host) {
    const login = credentials === undefined
        ? {}
        : 'identityToken' in credentials
            ? { identitytoken: credentials.identityToken, serveraddress: host }
            : { ...credentials, serveraddress: host };
    return Buffer.from(JSON.stringify(login)).toString('base64').replaceAll('+', '-').replaceAll('/', '_');
}

;// CONCATENATED MODULE: ./build/js/src/runtime/docker/share.js











/** A listing that takes longer than this goes without the registry. */
const READ_MS = 15_000;
const WRITE_MS = 120_000;
/** Whether a record is of an image that lies in a registry and is still to be pulled. */
function isShared(record) {
    return /@sha256:[0-9a-f]{64}$/.test(record.reference);
}
/**
 * The images that a team shares in a registry, as one engine sees them. What cannot be read or shared is a warning: the
 * images of this machine are usable without the registry.
 */
class SharedImages {
    site;
    machine;
    client;
    /** For what a user waits for; the other one is for what should come off even if it takes a while. */
    reader;
    writer;
    cache;
    log;
    fetching = new Map();
    warned = new Set();
    /** @throws BuildError('prepare') when `registry` is not HOST/PATH */
    constructor({ site, registry, stateDir, machine }) {
        const location = parseRegistry(registry);
        this.site = site;
        this.machine = machine;
        this.log = site.logger;
        this.cache = new DiskCache(stateDir, location.name);
        this.client = new RegistryClient(location, { deadlineMs: WRITE_MS });
        const impatient = new RegistryClient(location, { deadlineMs: READ_MS });
        const common = { cache: this.cache, machine, log: site.logger };
        this.writer = new SharedCatalogue({ ...common, client: this.client });
        this.reader = new SharedCatalogue({ ...common, client: impatient });
    }
    /**
     * Images of this engine and of the registry, one of each name: the one that is here, unless the registry has a newer one
     * with other libraries.
     */
    async list(local) {
        const here = new Map(local.map((record) => [record.name, record]));
        const better = (await this.listRegistry()).filter((record) => {
            const mine = here.get(record.name);
            return (mine === undefined || (mine.contentKey !== record.contentKey && mine.createdAt < record.createdAt));
        });
        const replaced = new Set(better.map(({ name }) => name));
        return [...local.filter(({ name }) => !replaced.has(name)), ...better];
    }
    /** To be asked before a build, so that `share` can tell what others have shared meanwhile. */
    async look(name) {
        try {
            return { digest: await this.reader.digestOf(name) };
        }
        catch (error) {
            this.log.debug(`It is not known whether ${name} is shared: ${explain(error)}`);
            return 'unknown';
        }
    }
    /**
     * Shares an image that was just built. When somebody else has shared one of the same name and libraries since the build
     * began, theirs is used and this one is dropped; of another content under the name, theirs is left alone.
     *
     * @returns the record to use. Only an abort is thrown; what fails leaves the image on this machine, with a warning
     */
    async share(record, seen, context) {
        try {
            const winner = await this.findWinner(record, seen);
            if (winner !== undefined)
                return await this.yieldTo(winner, record, context);
            return await this.push(record, seen, context);
        }
        catch (error) {
            context.signal.throwIfAborted();
            this.log.warning(`The image ${record.name} is on this machine only; it could not be shared in ${this.client.location.name}: ${explain(error)}`);
            return record;
        }
    }
    /** Pulls an image of the registry, once, and takes it over into the catalogue of this engine. */
    fetch(record) {
        const key = record.reference;
        const running = this.fetching.get(key) ?? this.pullAndAdopt(record).finally(() => this.fetching.delete(key));
        this.fetching.set(key, running);
        return running;
    }
    /** The record with the lock, which listings of the registry leave out. */
    async complete(record) {
        return (await this.reader.describe(digestIn(record)))?.record ?? record;
    }
    /**
     * Deletes an image in the registry; silent when it is not there, or when the name is another image by now.
     *
     * @throws RegistryError that says how to do it by hand when the registry does not let it be deleted
     */
    async remove(record) {
        const shared = await this.reader.find(record.name);
        const isSame = isShared(record)
            ? shared?.digest === digestIn(record)
            : shared?.record.contentKey === record.contentKey;
        if (shared === undefined || !isSame)
            return;
        const tag = tagOf(record.name, this.machine);
        try {
            await this.client.deleteManifest(shared.digest);
        }
        catch (error) {
            if (!(error instanceof RegistryError) || error.passing || error.status === undefined)
                throw error;
            throw new RegistryError(`The image ${record.name} cannot be deleted in the registry: ${error.message}`, { status: error.status }, `Delete the tag ${tag} of ${this.client.location.name} with the registry's own tools, or allow deletion there.`);
        }
        await this.writer.drop(tag);
        await removeReferrers(this.client, shared.digest).catch((error) => {
            this.log.debug(`The bill of materials of ${record.name} stays in the registry: ${explain(error)}`);
        });
    }
    async listRegistry() {
        const { name, host } = this.client.location;
        try {
            const images = await this.reader.list();
            await this.cache.writeListing(images);
            return images.map(({ record }) => record);
        }
        catch (error) {
            const isBusy = error instanceof RegistryError && error.passing && error.status !== undefined;
            const cached = isBusy ? await this.cache.readListing(name) : undefined;
            if (cached !== undefined) {
                this.log.notice(`The registry ${host} is busy; its last listing is used. ${explain(error)}`);
                return cached.map(({ record }) => record);
            }
            const text = `Images of ${name} are left out: ${explain(error)}`;
            if (this.warned.has(text))
                this.log.debug(text);
            else
                this.log.warning(text);
            this.warned.add(text);
            return [];
        }
    }
    /**
     * The image that the name has in the registry now, if somebody has put it there since `seen`.
     *
     * @throws RegistryError when it holds other libraries
     */
    async findWinner(record, seen) {
        const digest = await this.writer.digestOf(record.name);
        if (digest === undefined || (seen !== 'unknown' && seen.digest === digest))
            return undefined;
        const found = await this.writer.describe(digest).catch(() => undefined);
        if (found !== undefined && found.record.contentKey === record.contentKey)
            return found;
        throw new RegistryError('the name was taken there meanwhile by an image with other libraries.', {}, 'Give this image another name to share it.');
    }
    async yieldTo(winner, record, { log }) {
        const { name, creator } = winner.record;
        log(`The image ${name} was shared by ${creator} meanwhile, with the same libraries; it is used.`);
        await this.site.catalogue.remove(record);
        return winner.record;
    }
    async push(record, seen, context) {
        const { log, signal } = context;
        const { engine } = this.site;
        const tag = tagOf(record.name, this.machine);
        const name = `${this.client.location.name}:${tag}`;
        log(`Sharing the image as ${name}.`);
        const { environment, base } = await this.originOf(record);
        const layered = await makeLayeredImage(this.site, { record, environment, base }, signal);
        try {
            // Making the image took a while.
            const winner = await this.findWinner(record, seen);
            if (winner !== undefined)
                return await this.yieldTo(winner, record, context);
            const beforePush = async () => {
                const query = { repo: this.client.location.name, tag };
                await engine.text('POST', `/images/${layered.id}/tag`, { query });
            };
            const digest = await pushThroughEngine(tag, { engine, client: this.client, signal, log, beforePush });
            const now = await this.writer.find(record.name);
            if (now === undefined)
                throw new RegistryError('the registry took the image but does not have it.');
            if (now.environment !== environment || now.record.createdAt !== record.createdAt) {
                if (now.record.contentKey === record.contentKey)
                    return await this.yieldTo(now, record, context);
                throw new RegistryError('somebody else shared another image under the name at the same time.');
            }
            await this.writer.add({ tag, digest: now.digest, record });
            log(`Shared as ${this.client.location.name}@${digest}.`);
            await attachSbom(this.client, now.digest, record).catch((error) => {
                this.log.debug(`The bill of materials of ${record.name} was not attached: ${explain(error)}`);
            });
            return record;
        }
        finally {
            await engine.remove(`/images/${name}`);
            await layered.remove();
        }
    }
    /** Where the environment of an image of this engine lies, and what it was built in. */
    async originOf(record) {
        const labels = labelsOf(this.site.namespace);
        const image = await inspectImage(this.site.engine, record.reference);
        const environment = image?.Config.Labels?.[labels.environment];
        // Engines with another image store do not tell the parent.
        const base = image?.Config.Labels?.[labels.parent] ?? image?.Parent ?? '';
        if (environment === undefined || base === '')
            throw new Error('it is no longer on this machine.');
        return { environment, base };
    }
    async pullAndAdopt(record) {
        const present = await this.findAdopted(record);
        if (present !== undefined)
            return present;
        const { name } = this.client.location;
        const { engine, catalogue } = this.site;
        const started = performance.now();
        this.log.info(`Pulling the image ${record.name} from ${name}.`);
        const digest = await this.pull(record);
        const pulled = await inspectImage(engine, `${name}@${digest}`);
        const described = await this.writer.describe(digest);
        if (pulled === undefined || described === undefined)
            throw gone(record);
        if (described.record.name !== record.name || described.record.contentKey !== record.contentKey) {
            throw new Error(`The image ${record.name} of ${name} is not what the catalogue says. Build it again.`);
        }
        const base = { name: described.record.baseImage ?? '', id: pulled.Id };
        const adopted = await catalogue.publish(described.record, described.environment, base);
        this.log.info(`Pulled in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
        return adopted;
    }
    /** @returns digest of what was pulled: the image asked for, or its equal that took its place */
    async pull(record) {
        const options = {
            engine: this.site.engine,
            client: this.client,
            signal: new AbortController().signal,
            log: (line) => this.log.info(line)
        };
        const digest = digestIn(record);
        try {
            await transfer_pullThroughEngine(digest, options);
            return digest;
        }
        catch (error) {
            if (!(error instanceof RegistryError) || error.status !== 404)
                throw error;
            const now = await this.writer.find(record.name);
            if (now === undefined || now.digest === digest || now.record.contentKey !== record.contentKey)
                throw gone(record);
            await transfer_pullThroughEngine(now.digest, options);
            await this.writer.add({ tag: tagOf(record.name, this.machine), ...now });
            return now.digest;
        }
    }
    async findAdopted({ name, contentKey, createdAt }) {
        const { engine, namespace, logger } = this.site;
        const images = await listCatalogue(engine, namespace, logger);
        return images.find(({ layered, record }) => layered && record.name === name && record.contentKey === contentKey && record.createdAt === createdAt)?.record;
    }
}
function digestIn({ reference }) {
    return reference.slice(reference.indexOf('@') + 1);
}
function gone({ name }) {
    return new Error(`The image ${name} is no longer in the registry; it was deleted. Build it again.`);
}

;// CONCATENATED MODULE: ./build/js/src/runtime/docker/upgrade.js









/**
 * The image on another base: the same environment with a new record. Nothing is resolved or installed but the system
 * packages, which are put into the new base in the version that it has; everything is read back and imported there before
 * the record is published. An image that is on that base already is returned as it is.
 *
 * @throws BuildError('prepare') where the libraries cannot work on the base, BuildError('verify') where they do not
 */
async function upgradeImage(site, record, options, context) {
    const { catalogue } = site;
    const { log, signal } = context;
    const startedAt = performance.now();
    const baseImage = options.baseImage ?? record.baseImage;
    const minor = record.pythonVersion.split('.').slice(0, 2).join('.');
    const found = await baseOf(site, { pythonVersion: minor, ...(baseImage === undefined ? {} : { baseImage }) }, context);
    const image = await catalogue.find(record);
    if (image === undefined) {
        throw new BuildError('prepare', `The image ${record.name} is no longer there; it was removed or pruned.`, 'Build it again.');
    }
    if (image.layered) {
        throw new BuildError('prepare', `The image ${record.name} was built on another machine, and its libraries are in the image itself.`, 'Upgrade it on the machine that built it, or build it again.');
    }
    const { environment } = image;
    if (found.id === (record.baseDigest ?? (await catalogue.parentOf(image)))) {
        log(`The image ${record.name} is on the base image ${found.name} already; there is nothing to do.`);
        return record;
    }
    const plan = {
        base: found,
        prepare: async (builder) => {
            requireSameAbi(record, builder.python, found);
            await requireInterpreter(record, builder, environment, found);
            const packages = record.systemPackages.map(({ name }) => ({ name }));
            return prepareBase(site, builder, found, packages, context);
        }
    };
    const upgraded = await catalogue.withClaim(image, found.id, () => withBuilder(site, plan, signal, async (builder, base) => {
        log(`Verifying the libraries on ${found.name}: reading back and importing.`);
        const { lock, requirements, constraints, contentKey, pythonVersion } = record;
        const description = await verifyInContainer({
            ...site,
            image: base.id,
            environment,
            shared: true,
            lock,
            requirements,
            signal
        });
        const platform = record.schema === 1 ? platformOf(builder.python) : record.platform;
        const made = makeRecord({
            request: { name: record.name, requirements, constraints, creator: record.creator },
            runtime: 'docker',
            resolution: { lock, extras: [], pythonVersion, platform, contentKey },
            requestKey: record.requestKey,
            description,
            systemPackages: base.systemPackages,
            reference: '',
            baseImage: found.name,
            baseDigest: found.id,
            bytes: record.bytes === 0 ? await bytesOf(builder, paths.environment(environment)) : record.bytes,
            startedAt,
            builder: record.builder
        });
        signal.throwIfAborted();
        log(`Publishing the image ${record.name} on ${found.name}.`);
        return catalogue.publish({ ...made, buildSeconds: record.buildSeconds }, environment, base);
    }));
    if (upgraded !== undefined)
        return upgraded;
    throw new BuildError('prepare', `The image ${record.name} was removed while it was upgraded.`);
}
function platformOf({ platform, libc }) {
    return `${platform} ${libc}`.trim();
}
/** Wheels are chosen for one Python minor version, one machine, and a C library of at least some version. */
function requireSameAbi(record, python, base) {
    const minor = record.pythonVersion.split('.').slice(0, 2).join('.');
    if (python.minor !== minor)
        throw upgrade_refusal(record, base, `Python ${python.version}`, `Python ${minor}`);
    const [system, machine, family, version] = record.platform.split(' ');
    const recorded = [system, machine].join(' ').trim();
    if (recorded !== '' && python.platform !== recorded) {
        throw upgrade_refusal(record, base, `the platform ${python.platform}`, recorded);
    }
    // A record of schema 1 does not say which C library it was; the import check has to do.
    if (record.schema === 1)
        return;
    const [newFamily, newVersion] = python.libc.split(' ');
    if ((newFamily ?? '') !== (family ?? '')) {
        throw upgrade_refusal(record, base, libraryName(newFamily), libraryName(family));
    }
    if (isOlder(newVersion ?? '', version ?? '')) {
        throw upgrade_refusal(record, base, python.libc, `${family} ${version} or later`);
    }
}
/** Python names no C library but glibc; on Linux the other one is musl. */
function libraryName(family) {
    return family === undefined || family === '' ? 'another C library than glibc' : family;
}
function isOlder(version, than) {
    const [a, b] = [version, than].map((text) => text.split('.').map((part) => Number.parseInt(part, 10) || 0));
    const at = b.findIndex((part, index) => part !== (a[index] ?? 0));
    return at !== -1 && (a[at] ?? 0) < b[at];
}
/**
 * The environment leads to its interpreter by path, and is shared, so that it cannot be changed. Nothing of the
 * environment runs here: without `site` no file of it is read.
 */
async function requireInterpreter(record, builder, environment, base) {
    const python = environmentPython(paths.environment(environment), 'linux');
    const { code, stdout } = await builder.run([python, '-I', '-S', '-c', PYTHON_FACTS], 60);
    const facts = code === 0 ? parsePythonFacts(stdout) : undefined;
    if (facts?.minor === builder.python.minor)
        return;
    const { stdout: target } = await builder.run(['readlink', python], 20);
    const where = `Python ${builder.python.minor} at ${builder.python.executable}`;
    throw upgrade_refusal(record, base, where, `Python at ${target.trim() || 'another path'}`);
}
function upgrade_refusal(record, base, has, needs) {
    return new BuildError('prepare', `The image ${record.name} cannot be moved to the base image ${base.name}, which has ${has}: its libraries need ${needs}.`, 'Name a base image that has it, or build the image again on this one.');
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
;// CONCATENATED MODULE: ./build/js/src/runtime/docker/worker.js












const MODEL = '/model';
const SOCKETS = '/run/engine';
const worker_SCRIPT = '/worker';
/** Exit code of a process that was killed: 128 + SIGKILL. */
const KILLED = 137;
class DockerWorker {
    modelDirectory = MODEL;
    exited;
    setting;
    container;
    upload;
    reason;
    bridge = new AbortController();
    timer;
    removal;
    static async start(request, setting) {
        const { engine, store } = setting;
        const image = request.record.reference;
        const sockets = setting.access.sockets;
        const user = sockets ? await userFor(request) : NOBODY;
        const bindModel = setting.access.files && (await canRead(request.modelDirectory, user));
        const upload = bindModel ? undefined : paths.newUpload(jobLabel(request.jobId));
        let container;
        try {
            if (upload !== undefined)
                await uploadModel(request, upload, store);
            const mounts = [
                ...(setting.layered ? [] : await environmentMounts(setting)),
                await store.folderMount(await store.ensureWorkerFile(image), { readOnly: true, target: worker_SCRIPT }),
                upload === undefined
                    ? { Type: 'bind', Source: request.modelDirectory, Target: MODEL, ReadOnly: true }
                    : await store.folderMount(upload, { readOnly: true, target: MODEL })
            ];
            if (sockets) {
                mounts.push({ Type: 'bind', Source: request.socketDirectory, Target: SOCKETS, ReadOnly: false });
            }
            container = await createContainer(engine, configOf(request, setting, user, mounts, upload));
            const stream = await engine.hijack(`/containers/${container}/attach`, {
                query: { stream: '1', stdout: '1', stderr: '1', ...(sockets ? {} : { stdin: '1' }) }
            });
            const exit = await watchExit(engine, container);
            const worker = new DockerWorker(request, setting, container, upload, stream, exit);
            await startContainer(engine, container);
            return worker;
        }
        catch (error) {
            if (container !== undefined)
                await removeContainer(engine, container);
            if (upload !== undefined)
                await store.removeFolders(image, [upload]);
            throw error;
        }
    }
    constructor(request, setting, container, upload, stream, exit) {
        this.setting = setting;
        this.container = container;
        this.upload = upload;
        const drained = this.forward(request, stream);
        this.timer = setTimeout(() => {
            this.reason ??= 'time limit';
            // The end is seen by `exited`; a failure to remove is reported there.
            this.remove().catch(() => undefined);
        }, request.limits.seconds * 1000);
        this.exited = this.follow(request, exit, drained);
        // The caller may look at `exited` later than it settles.
        this.exited.catch(() => undefined);
    }
    async stop() {
        this.reason ??= 'stopped';
        await this.remove();
        await this.exited;
    }
    async follow(request, exit, drained) {
        const end = await exit().then(() => this.readEnd(), () => ({ code: null, signal: null, reason: 'the Docker engine went away' }));
        // What was printed last arrives before the end is told.
        await drained;
        clearTimeout(this.timer);
        this.bridge.abort();
        await this.remove().catch(() => undefined);
        if (this.upload !== undefined) {
            await this.setting.store.removeFolders(request.record.reference, [this.upload]).catch(() => undefined);
        }
        return this.reason === undefined ? end : { ...end, reason: this.reason };
    }
    async readEnd() {
        const inspected = await this.setting.engine
            .find(`/containers/${this.container}/json`)
            .catch(() => undefined);
        // It is gone when it was removed by `stop`, by the time limit, or by somebody else.
        if (inspected === undefined)
            return { code: null, signal: 'SIGKILL' };
        const { ExitCode: code, OOMKilled: outOfMemory } = inspected.State;
        if (code === 0 || !(outOfMemory || code === KILLED))
            return { code, signal: null };
        return { code, signal: 'SIGKILL', reason: 'out of memory' };
    }
    forward(request, stream) {
        const decoder = new TextDecoder();
        const show = (chunk) => request.onOutput(decoder.decode(chunk, { stream: true }));
        if (this.setting.access.sockets)
            return new OutputDemultiplexer(show, show).drain(stream);
        const output = new external_node_stream_.PassThrough();
        const demultiplexer = new OutputDemultiplexer((chunk) => {
            if (!output.write(chunk)) {
                stream.pause();
                output.once('drain', () => stream.resume());
            }
        }, show);
        bridgeToEngine(engineSocketPath(request), stream, output, this.bridge.signal);
        return demultiplexer.drain(stream).finally(() => output.end());
    }
    remove() {
        this.removal ??= removeContainer(this.setting.engine, this.container).catch((error) => {
            this.removal = undefined;
            throw error;
        });
        return this.removal;
    }
}
async function environmentMounts({ store, environment }) {
    return [
        await store.folderMount(paths.environment(environment), { readOnly: true }),
        await store.folderMount(paths.bytecode(environment), { readOnly: true })
    ];
}
function configOf(request, setting, user, mounts, upload) {
    const { sockets } = setting.access;
    const folder = paths.environment(setting.environment);
    const channel = sockets ? { socket: `${SOCKETS}/${request.socketName}` } : { pipe: true };
    const variables = {
        ...pythonVariables(request.limits.cpus),
        PATH: `${folder}/bin:/usr/local/bin:/usr/bin:/bin`,
        HOME: '/tmp',
        TMPDIR: '/tmp',
        PYTHONPYCACHEPREFIX: paths.bytecode(setting.environment)
    };
    return {
        Image: request.record.reference,
        Entrypoint: [environmentPython(folder, 'linux')],
        Cmd: workerArguments(`${worker_SCRIPT}/model_worker.py`, channel),
        User: user,
        WorkingDir: '/tmp',
        Env: [...Object.entries(variables).map(([key, value]) => `${key}=${value}`), ...setting.unset],
        Labels: {
            [`${setting.namespace}.job`]: jobLabel(request.jobId),
            [`${setting.namespace}.owner`]: ownerLabel(),
            ...withoutRecord(setting.namespace),
            ...(upload === undefined ? {} : { [`${setting.namespace}.upload`]: upload })
        },
        AttachStdin: !sockets,
        AttachStdout: true,
        AttachStderr: true,
        OpenStdin: !sockets,
        StdinOnce: !sockets,
        StopTimeout: 1,
        HostConfig: hardenedHostConfig(request.limits, mounts)
    };
}
/**
 * Who the worker runs as. The socket's folder is private, so it has to be the folder's owner: this user, or nobody, to
 * whom the folder is given, when this user is root. The engine gives its socket to the owner of the folder.
 */
async function userFor(request) {
    const uid = process.getuid();
    if (uid !== 0)
        return `${uid}:${process.getgid()}`;
    const [nobody, group] = NOBODY.split(':').map(Number);
    await (0,promises_.chown)(request.socketDirectory, nobody, group);
    return NOBODY;
}
/** Whether the worker's user may read all of the folder. When not, the engine gets a copy that it may read. */
async function canRead(folder, user) {
    if (user !== NOBODY)
        return true;
    const info = await (0,promises_.lstat)(folder);
    if ((info.mode & 0o005) !== 0o005)
        return false;
    for (const entry of await (0,promises_.readdir)(folder, { recursive: true, withFileTypes: true })) {
        if (entry.isSymbolicLink())
            continue;
        const needed = entry.isDirectory() ? 0o005 : 0o004;
        if (((await (0,promises_.lstat)((0,external_node_path_.join)(entry.parentPath, entry.name))).mode & needed) !== needed)
            return false;
    }
    return true;
}
async function uploadModel(request, folder, store) {
    await store.withContainer(request.record.reference, (container) => store.upload(container, tarOfFolder(request.modelDirectory, store.relative(folder))));
}

;// CONCATENATED MODULE: ./build/js/src/runtime/docker/runtime.js

















/** For the Python of a base that may have to be pulled first. */
const ASK_SECONDS = 600;
/**
 * Images of a Docker engine. The environment is a folder in a volume, made by uv inside the base image; a small image
 * on top of the base carries the record in its labels. docs/decisions/0005-runtimes.md has the figures.
 */
class DockerRuntime {
    name = 'docker';
    isolation;
    site;
    shared;
    info;
    options;
    minor;
    access;
    swept;
    static async create(options) {
        const [info, version] = await Promise.all([options.engine.info(), options.engine.apiVersion()]);
        return new DockerRuntime(options, info, version);
    }
    constructor(options, info, version) {
        this.options = options;
        const { engine, log: logger, baseImage, namespace = 'rime-managed' } = options;
        const store = new EnvironmentStore(engine, namespace, version);
        const catalogue = new ImageCatalogue({ engine, store, namespace, logger, baseImage });
        const indexSettings = () => readIndexSettings(process.env, options.index);
        this.site = { engine, store, namespace, logger, baseImage, catalogue, indexSettings };
        this.info = info;
        const { registry, stateDir } = options;
        if (registry !== undefined) {
            this.shared = new SharedImages({ site: this.site, registry, stateDir, machine: info.Architecture });
        }
        this.isolation = isolationOf(info);
    }
    /** The Python of the base image; of a named one it has to be asked. */
    defaultPython() {
        if (this.options.baseImage === undefined)
            return Promise.resolve(DEFAULT_MINOR);
        this.minor ??= this.askBase().catch((error) => {
            this.minor = undefined;
            throw error;
        });
        return this.minor;
    }
    requestKey(request) {
        return requestKeyOf(request, indexIdentity(this.site.indexSettings()));
    }
    resolve(request, signal) {
        const log = redacting(this.site, (line) => this.options.log.info(line));
        return resolveInContainer(this.site, request, { log, signal });
    }
    async build(request, log, signal, resolution) {
        const sweeping = this.sweepOnce();
        const seen = this.shared?.look(request.name);
        const context = { log: redacting(this.site, log), signal };
        const record = await buildImage(this.site, request, context, resolution);
        await sweeping;
        return seen === undefined ? record : this.shared.share(record, await seen, context);
    }
    async upgrade(record, options, log, signal) {
        const context = { log: redacting(this.site, log), signal };
        const seen = this.shared?.look(record.name);
        const upgraded = await upgradeImage(this.site, await this.localOf(record), options, context);
        const isNew = upgraded.reference !== record.reference;
        return seen !== undefined && isNew ? this.shared.share(upgraded, await seen, context) : upgraded;
    }
    compileBytecode(record, signal) {
        return compileBytecode(this.site, record, signal);
    }
    async list() {
        const local = await this.site.catalogue.list();
        return this.shared === undefined ? local : this.shared.list(local);
    }
    async remove(record, options = {}) {
        // First where it may be refused, so that a refusal leaves everything as it was.
        if (options.localOnly !== true)
            await this.shared?.remove(record);
        await this.site.catalogue.remove(record);
    }
    complete(record) {
        const isRemote = this.shared !== undefined && isShared(record);
        return isRemote ? this.shared.complete(record) : Promise.resolve(record);
    }
    async startWorker(asked) {
        const request = { ...asked, record: await this.localOf(asked.record) };
        const { reference } = request.record;
        const { engine, store, namespace } = this.site;
        const image = await inspectImage(engine, reference);
        const environment = image?.Config.Labels?.[labelsOf(namespace).environment];
        const layered = image?.Config.Labels?.[SHARED_LABELS.environment] === environment;
        if (image === undefined ||
            environment === undefined ||
            !(layered || (await store.presentOf([environment], reference)).has(environment))) {
            throw new Error(`The image ${request.record.name} is no longer there; it was removed or pruned. Build it again.`);
        }
        const access = await this.hostAccess(reference);
        const unset = sensitiveVariables(image.Config.Env);
        return DockerWorker.start(request, { engine, store, namespace, environment, layered, access, unset });
    }
    async reap(jobId) {
        const { engine, store, namespace, catalogue } = this.site;
        const containers = await listContainers(engine, [`${namespace}.job=${jobLabel(jobId)}`]);
        await Promise.all(containers.map(({ Id }) => removeContainer(engine, Id)));
        const uploads = containers.flatMap(({ Labels }) => Labels[`${namespace}.upload`] ?? []);
        const image = uploads.length === 0 ? undefined : await catalogue.anyImage();
        if (image !== undefined)
            await store.removeFolders(image, uploads);
    }
    /** An image of the registry is pulled when it is first used. */
    localOf(record) {
        return this.shared !== undefined && isShared(record) ? this.shared.fetch(record) : Promise.resolve(record);
    }
    async askBase() {
        const context = { log: () => undefined, signal: AbortSignal.timeout(ASK_SECONDS * 1000) };
        const base = await baseOf(this.site, {}, context);
        const plan = { base, prepare: () => Promise.resolve(base) };
        return withBuilder(this.site, plan, context.signal, ({ python }) => Promise.resolve(python.minor));
    }
    /** Once in the life of this runtime, beside the work: what dead builders left is in nobody's way. */
    sweepOnce() {
        this.swept ??= this.site.catalogue.sweep().catch((error) => {
            this.options.log.debug(`Sweeping the store failed: ${String(error)}`);
        });
        return this.swept;
    }
    async hostAccess(image) {
        this.access ??= this.probeAccess(image);
        try {
            return await this.access;
        }
        catch (error) {
            this.access = undefined;
            throw error;
        }
    }
    async probeAccess(image) {
        if (this.options.access !== undefined)
            return this.options.access;
        const work = (0,external_node_path_.join)(this.options.stateDir, 'work', 'docker');
        await (0,promises_.mkdir)(work, { recursive: true, mode: 0o700 });
        return findHostAccess(this.site.engine, this.info, image, work);
    }
}
function isolationOf(info) {
    const enforced = [
        'The model runs in a container without network, on a read-only file system, as an ordinary user without capabilities.',
        'It sees its own files and one folder with the socket of the engine, and nothing else of this machine.'
    ];
    const missing = ['The container shares the kernel of the machine that runs the Docker engine.'];
    const security = info.SecurityOptions ?? [];
    if (!security.some((option) => option.includes('seccomp')))
        missing.push('The engine filters no system calls.');
    const limits = ['time'];
    if (info.MemoryLimit === false)
        missing.push('The engine cannot limit memory.');
    else
        limits.push('memory');
    if (info.PidsLimit === false)
        missing.push('The engine cannot limit the number of processes.');
    else
        limits.push('processes');
    enforced.push(`It has limits on ${limits.join(', ')} and open files.`);
    return { enforced, missing };
}

// EXTERNAL MODULE: external "node:sqlite"
var external_node_sqlite_ = __webpack_require__(80099);
;// CONCATENATED MODULE: ./build/js/src/runtime/venv/file-lock.js





const POLL_MILLISECONDS = 100;
const SQLITE_BUSY = 5;
/**
 * Runs `body` while this process, and this call in it, holds the lock that `file` stands for. The operating system lets
 * go of it with the process, however that ended, so no lock is ever stale. SQLite takes it, since Node has no call for it.
 *
 * The file stays: one that is deleted and made again would be two locks for a moment.
 */
async function withLock(file, waiting, body) {
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true, mode: 0o700 });
    const lock = new external_node_sqlite_.DatabaseSync(file, { timeout: 0 });
    try {
        for (let first = true; !isTaken(lock); first = false) {
            if (first)
                waiting.onWait?.();
            await (0,external_node_timers_promises_.setTimeout)(POLL_MILLISECONDS);
            waiting.signal?.throwIfAborted();
        }
        return await body();
    }
    finally {
        lock.close();
    }
}
/** Whether nobody held the lock a moment ago. */
function isFree(file) {
    if (!(0,external_node_fs_.existsSync)(file))
        return true;
    const lock = new external_node_sqlite_.DatabaseSync(file, { timeout: 0 });
    try {
        return isTaken(lock);
    }
    finally {
        lock.close();
    }
}
/** Whether the lock is now ours. */
function isTaken(lock) {
    try {
        lock.exec('BEGIN EXCLUSIVE');
        return true;
    }
    catch (error) {
        if (error.errcode === SQLITE_BUSY)
            return false;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/js/src/runtime/venv/folder-bytes.js


/** Bytes of all files below a folder; a file that other folders link to counts in each of them. */
async function folderBytes(folder) {
    const entries = await (0,promises_.readdir)(folder, { recursive: true, withFileTypes: true });
    let bytes = 0;
    for (const entry of entries) {
        if (entry.isFile())
            bytes += (await (0,promises_.lstat)((0,external_node_path_.join)(entry.parentPath, entry.name))).size;
    }
    return bytes;
}

;// CONCATENATED MODULE: ./build/js/src/runtime/venv/integrity.js




const SECONDS = 300;
/**
 * Holds every installed file against the hash that its distribution's RECORD has for it, and finds files that no
 * distribution has. It reads only: nothing of the environment is run. The last line says what is wrong first.
 */
const RECORD_CHECK = `
import base64, csv, glob, hashlib, os, sys
env = sys.argv[1]
places = glob.glob(os.path.join(env, "lib", "python3*", "site-packages")) + glob.glob(os.path.join(env, "Lib", "site-packages"))
def end(problem):
    print(problem)
    sys.exit(1)
if not places:
    end("it has no site-packages")
for site in places:
    # What the tools that make environments add by themselves.
    known = {os.path.join(site, name) for name in ("_virtualenv.py", "_virtualenv.pth")}
    for record in glob.glob(os.path.join(site, "*.dist-info", "RECORD")):
        known.add(record)
        with open(record, newline="", encoding="utf-8") as lines:
            rows = list(csv.reader(lines))
        for row in rows:
            path = os.path.normpath(os.path.join(site, row[0]))
            known.add(path)
            if not row[1]:
                continue
            algorithm, expected = row[1].split("=", 1)
            digest = hashlib.new(algorithm)
            try:
                with open(path, "rb") as file:
                    for block in iter(lambda: file.read(1 << 20), b""):
                        digest.update(block)
            except OSError as error:
                end("%s: %s" % (row[0], error.strerror))
            if base64.urlsafe_b64encode(digest.digest()).rstrip(b"=").decode() != expected:
                end("%s is not the file that was installed" % row[0])
    for folder, names, files in os.walk(site):
        names[:] = [name for name in names if name != "__pycache__"]
        for name in files:
            if os.path.join(folder, name) not in known:
                end("%s belongs to no library" % os.path.relpath(os.path.join(folder, name), site))
`;
/**
 * Checks an environment that came from elsewhere before anything in it runs: it is of this interpreter, and its files are
 * those that were installed. Whoever can write both files and their RECORD is not found out by this.
 *
 * @throws BuildError('verify')
 */
async function checkIntegrity(bench, folder) {
    const { executable } = bench.python;
    const config = await (0,promises_.readFile)((0,external_node_path_.join)(folder, 'pyvenv.cfg'), 'utf8').catch(() => '');
    const home = /^home\s*=\s*(.*?)\s*$/m.exec(config)?.[1];
    const interpreter = await (0,promises_.realpath)(executable);
    if (home !== (0,external_node_path_.dirname)(executable) && home !== (0,external_node_path_.dirname)(interpreter)) {
        throw wrong(`it is of the Python in ${home ?? 'no folder'}`);
    }
    if (process.platform !== 'win32') {
        const python = await (0,promises_.realpath)(environmentPython(folder, process.platform)).catch(() => 'nothing');
        if (python !== interpreter)
            throw wrong(`its interpreter is ${python}`);
    }
    const { code, stdout, stderr } = await bench.run([executable, '-I', '-S', '-c', RECORD_CHECK, folder], SECONDS);
    if (code !== 0)
        throw wrong(lastLine(stdout) ?? lastLine(stderr) ?? 'its files cannot be read');
}
function wrong(what) {
    return new BuildError('verify', `The environment is not what it should be: ${what}.`);
}
function lastLine(text) {
    const line = text.trim().split('\n').at(-1);
    return line === '' ? undefined : line;
}

;// CONCATENATED MODULE: ./build/js/src/runtime/venv/build.js
















const build_IMPORT_SECONDS = 300;
const VERIFY_CPUS = 2;
/**
 * The environment that a resolution gives on one interpreter of one kind of machine. Environments of one key can take each
 * other's place.
 */
function environmentKeyOf(contentKey, python) {
    return contentHash('environment', '1', contentKey, python.version, python.executable, process.platform, process.arch);
}
/** Key of an environment in a cache that other machines share. */
function transferKeyOf(environmentKey) {
    return `rime-venv-${environmentKey}`;
}
/** From a resolution to a READY image: by another name for an environment that is there, from a cache, or installed. */
class VenvBuild {
    parts;
    key;
    constructor(parts) {
        this.parts = parts;
        this.key = environmentKeyOf(parts.resolution.contentKey, parts.bench.python);
    }
    /** One environment of a key is made at a time, by whatever process; the others then find it. */
    run() {
        const { lockFile, log, signal } = this.parts;
        const onWait = () => log('Another build makes the same environment; waiting for it.');
        return withLock(lockFile(this.key), { signal, onWait }, async () => {
            return (await this.share()) ?? (await this.restore()) ?? (await this.install());
        });
    }
    /** Another name for an environment of the same content, once the libraries asked for here have been imported too. */
    async share() {
        const { store, resolution, signal, log } = this.parts;
        const candidates = await store.findByKey(this.shortKey);
        const found = candidates.find(({ record }) => record.contentKey === resolution.contentKey);
        if (found === undefined)
            return undefined;
        const { folder, record: other } = found;
        try {
            const description = await this.verify((0,external_node_path_.join)(folder, 'env'), resolution);
            const record = this.record(folder, resolution, description, other.bytes);
            signal.throwIfAborted();
            if (!(await store.addName(folder, record)))
                return undefined;
            log(`The image ${other.name} has the same content; its environment is shared and nothing is installed.`);
            return record;
        }
        catch (error) {
            if (!(error instanceof BuildError))
                throw error;
            log(`The environment of the image ${other.name} has the same content but is not usable: ${error.message}`);
            return undefined;
        }
    }
    async restore() {
        const { store, transfer, bench, resolution, signal, log } = this.parts;
        if (transfer === undefined)
            return undefined;
        const made = await store.newFolder(this.shortKey);
        const environment = (0,external_node_path_.join)(made, 'env');
        try {
            if (!(await transfer.restore(transferKeyOf(this.key), environment, log, signal))) {
                await store.discard(made);
                signal.throwIfAborted();
                return undefined;
            }
            await checkIntegrity(bench, environment);
            const description = await checkEnvironment(this.site(), environment, resolution);
            log('The environment was found in the cache; nothing is installed.');
            return await this.publish(made, resolution, description);
        }
        catch (error) {
            await store.discard(made);
            if (!(error instanceof BuildError))
                throw error;
            log(`What the cache has is discarded, and the environment is built: ${error.message}`);
            return undefined;
        }
    }
    async install() {
        const { transfer, request, resolution, signal, log } = this.parts;
        const built = await buildEnvironment(this.site(), request, resolution, log);
        const record = await this.publish((0,external_node_path_.join)(built.folder, '..'), built.resolution, built.description);
        // The key is of the resolution that was asked for; the libraries of the worker may have been left out since.
        if (transfer !== undefined && built.resolution.contentKey === resolution.contentKey) {
            await transfer.save(transferKeyOf(this.key), (0,external_node_path_.join)(record.reference, 'env'), log, signal);
        }
        return record;
    }
    async publish(made, resolution, description) {
        const { store, signal } = this.parts;
        const folder = await store.settle(made);
        try {
            const record = this.record(folder, resolution, description, await folderBytes(folder));
            signal.throwIfAborted();
            await store.publish(folder, record);
            return record;
        }
        catch (error) {
            await store.discard(folder);
            throw error;
        }
    }
    record(folder, resolution, description, bytes) {
        const { request, requestKey, systemPackages, startedAt } = this.parts;
        return makeRecord({
            request,
            runtime: 'venv',
            resolution,
            requestKey,
            description,
            systemPackages,
            reference: folder,
            bytes,
            startedAt,
            builder: `${product/* PRODUCT */.A.name} ${product/* PRODUCT */.A.version}`
        });
    }
    site() {
        const { bench, installer, resolveSeconds, store } = this.parts;
        return {
            bench,
            installer,
            ...(resolveSeconds === undefined ? {} : { resolveSeconds }),
            newFolder: async () => (0,external_node_path_.join)(await store.newFolder(this.shortKey), 'env'),
            verify: (folder, resolution) => this.verify(folder, resolution),
            discard: (folder) => store.discard((0,external_node_path_.join)(folder, '..'))
        };
    }
    verify(folder, { lock }) {
        const { request, sandbox, scratch, signal } = this.parts;
        const python = environmentPython(folder, process.platform);
        const env = environmentOfImage((0,external_node_path_.join)(python, '..'), scratch, VERIFY_CPUS);
        const plan = {
            lock,
            requirements: request.requirements,
            describe: describeArguments(assetPath('worker', 'model_worker.py')),
            importCheck: ['-c', IMPORT_CHECK]
        };
        return verifyImage(plan, (args) => runCommand([...sandbox.prefix, python, ...args], { cwd: scratch, env, signal, seconds: build_IMPORT_SECONDS }));
    }
    /** Begins the names of folders. */
    get shortKey() {
        return this.key.slice(0, 16);
    }
}

;// CONCATENATED MODULE: ./build/js/src/runtime/venv/bytecode.js




const bytecode_SECONDS = 1800;
/**
 * Compiles all modules of an environment, after everything else that the machine has to do. Modules that cannot be
 * compiled (templates, code for other Pythons) are no concern. compileall writes each file beside its place and renames it,
 * so workers may start meanwhile. Nothing of the environment is imported.
 *
 * @throws the reason of `signal` when it aborts
 */
async function bytecode_compileBytecode(record, place) {
    const environment = (0,external_node_path_.join)(record.reference, 'env');
    const python = environmentPython(environment, process.platform);
    const libraries = (0,external_node_path_.join)(environment, process.platform === 'win32' ? 'Lib' : 'lib');
    const idle = process.platform === 'win32' ? [] : ['nice', '-n', '19'];
    const compile = [python, '-I', '-S', '-m', 'compileall', '-q', libraries];
    await runCommand([...place.sandbox.prefix, ...idle, ...compile], {
        cwd: place.scratch,
        env: environmentOfImage((0,external_node_path_.join)(python, '..'), place.scratch, 1),
        signal: place.signal,
        seconds: bytecode_SECONDS
    });
}

;// CONCATENATED MODULE: ./build/js/src/runtime/venv/host-bench.js




/** This machine as the place where environments are made. */
class HostBench {
    python;
    secrets;
    env;
    scratch;
    signal;
    constructor(python, env, scratch, secrets, signal) {
        this.python = python;
        this.env = env;
        this.scratch = scratch;
        this.secrets = secrets;
        this.signal = signal;
    }
    async writeFile(name, text) {
        const path = (0,external_node_path_.join)(this.scratch, `${(0,external_node_crypto_.randomBytes)(4).toString('hex')}-${name}`);
        await (0,promises_.writeFile)(path, text, { mode: 0o600 });
        return path;
    }
    run(argv, seconds, onLine) {
        return runCommand(argv, {
            cwd: this.scratch,
            env: this.env,
            signal: this.signal,
            seconds,
            ...(onLine === undefined ? {} : { onLine })
        });
    }
}

;// CONCATENATED MODULE: ./build/js/src/runtime/venv/process-tree.js


const hasProc = process.platform === 'linux';
/** All processes of the machine that can be seen; empty where there is no /proc. */
function listProcesses() {
    const processes = new Map();
    if (!hasProc)
        return processes;
    for (const name of (0,external_node_fs_.readdirSync)('/proc')) {
        if (!/^\d+$/.test(name))
            continue;
        const info = readProcess(Number(name));
        if (info !== undefined)
            processes.set(info.pid, info);
    }
    return processes;
}
function readProcess(pid) {
    try {
        const stat = (0,external_node_fs_.readFileSync)(`/proc/${pid}/stat`, 'latin1');
        // The command name is in parentheses and may hold anything; the fields after it are numbers.
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        if (fields[0] === 'Z')
            return undefined;
        const [, resident, shared] = (0,external_node_fs_.readFileSync)(`/proc/${pid}/statm`, 'latin1').split(' ').map(Number);
        return {
            pid,
            parent: Number(fields[1]),
            startTime: fields[19],
            privatePages: Math.max(0, resident - shared)
        };
    }
    catch {
        return undefined;
    }
}
/** `roots` and everything they started, as far as the chain of parents still leads there. */
function withDescendants(roots, processes) {
    const children = Map.groupBy(processes.values(), ({ parent }) => parent);
    const found = new Map();
    const queue = [...roots];
    for (let pid = queue.pop(); pid !== undefined; pid = queue.pop()) {
        const info = processes.get(pid);
        if (info === undefined || found.has(pid))
            continue;
        found.set(pid, info);
        for (const child of children.get(pid) ?? [])
            queue.push(child.pid);
    }
    return [...found.values()];
}
/** Processes whose environment holds `entry`, for example `NAME=value`. It finds those that left their group and parent. */
function findByEnvironment(entry) {
    if (!hasProc)
        return [];
    const needle = `\0${entry}\0`;
    return [...listProcesses().keys()].filter((pid) => {
        try {
            return `\0${(0,external_node_fs_.readFileSync)(`/proc/${pid}/environ`, 'latin1')}\0`.includes(needle);
        }
        catch {
            return false;
        }
    });
}
/** Memory of processes in bytes, with pages that several of them share counted once between them. */
function proportionalMemory(pids) {
    let kilobytes = 0;
    for (const pid of pids) {
        try {
            kilobytes += Number(/^Pss:\s+(\d+) kB/m.exec((0,external_node_fs_.readFileSync)(`/proc/${pid}/smaps_rollup`, 'latin1'))?.[1] ?? 0);
        }
        catch {
            // It ended between the listing and this line.
        }
    }
    return kilobytes * 1024;
}
/** Kills a process unless its number belongs to another one by now. */
function killProcess(pid, startTime) {
    if (startTime !== undefined && readProcess(pid)?.startTime !== startTime)
        return;
    try {
        process.kill(pid, 'SIGKILL');
    }
    catch {
        // ESRCH: it is gone.
    }
}
/** Kills until nothing carries the mark, an entry of the environment; a process that forks faster than it is killed gets several rounds. */
async function endMarked(mark) {
    for (let round = 0; round < 50; round++) {
        const left = findByEnvironment(mark);
        if (left.length === 0)
            return;
        for (const pid of left)
            killProcess(pid);
        await (0,external_node_timers_promises_.setTimeout)(20);
    }
}
function isAlive(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return error.code === 'EPERM';
    }
}

;// CONCATENATED MODULE: ./build/js/src/runtime/venv/image-store.js








const FIRST_RECORD = 'image.json';
const RECORD_FILE = /^image(-[^/\\]+)?\.json$/;
const OWNER = 'builder.json';
/** A folder without an owner file is younger than its first write only for a moment. */
const OWNERLESS_MILLISECONDS = 60_000;
/**
 * Environments as folders: `KEY-RANDOM/env` is the environment; `image.json`, and `image-NAME.json` for each further name
 * of the same content, are its records, written last. A folder without a record is half built: it belongs to a living
 * builder, or is swept away.
 */
class ImageStore {
    root;
    /** Held while a record joins a folder or leaves it, so that no folder goes while a name is added. */
    lockFile;
    logger;
    damaged = new Set();
    constructor(root, lockFile, logger) {
        this.root = root;
        this.lockFile = lockFile;
        this.logger = logger;
    }
    /** A new folder that is marked as this process's, below which `env` may be made. */
    async newFolder(key) {
        await (0,promises_.mkdir)(this.root, { recursive: true, mode: 0o700 });
        const folder = (0,external_node_path_.join)(this.root, `.building-${key}-${(0,external_node_crypto_.randomBytes)(4).toString('hex')}`);
        await (0,promises_.mkdir)(folder, { mode: 0o700 });
        await writeDurably((0,external_node_path_.join)(folder, OWNER), JSON.stringify({ host: (0,external_node_os_.hostname)(), pid: process.pid }));
        return folder;
    }
    /** Moves a finished folder to its final name, where it is not listed until `publish`. */
    async settle(folder) {
        const final = folder.replace(/\.building-([^/\\]*)$/, '$1');
        await (0,promises_.rename)(folder, final);
        return final;
    }
    /** The moment at which an image becomes READY: the record is on disk under its name. */
    async publish(folder, record) {
        await writeRecord(folder, FIRST_RECORD, record);
        await syncFolder(this.root);
        await (0,promises_.rm)((0,external_node_path_.join)(folder, OWNER), { force: true });
    }
    /**
     * Gives a finished environment another name; a record that it has of this name is replaced.
     *
     * @returns whether the environment was still there
     */
    async addName(folder, record) {
        return withLock(this.lockFile, {}, async () => {
            const there = await this.readFolder(folder);
            if (there.length === 0)
                return false;
            const before = there.find((image) => image.record.name === record.name);
            await writeRecord(folder, before?.file ?? `image-${encodeURIComponent(record.name)}.json`, record);
            return true;
        });
    }
    /** Environments whose folder begins with this key, the newest first. */
    async findByKey(key) {
        const images = [];
        for (const name of await this.names()) {
            if (name.startsWith(`${key}-`))
                images.push(...(await this.readFolder((0,external_node_path_.join)(this.root, name))));
        }
        return images.sort((a, b) => (a.record.createdAt > b.record.createdAt ? -1 : 1));
    }
    async list() {
        const images = [];
        for (const name of await this.names()) {
            if (!name.startsWith('.'))
                images.push(...(await this.readFolder((0,external_node_path_.join)(this.root, name))));
        }
        return images;
    }
    async readFolder(folder) {
        const images = [];
        for (const file of (await recordFiles(folder)).sort()) {
            const record = await this.read(folder, file);
            if (record !== undefined)
                images.push({ folder, file, record });
        }
        return images;
    }
    async read(folder, file) {
        const path = (0,external_node_path_.join)(folder, file);
        let text;
        try {
            text = await (0,promises_.readFile)(path, 'utf8');
        }
        catch {
            return undefined;
        }
        try {
            const record = parseImageRecord(text);
            if (record.runtime !== 'venv')
                throw new Error(`it is a record of the ${record.runtime} runtime`);
            // The folder may have been moved; where it is now is the truth.
            record.reference = folder;
            await (0,promises_.stat)((0,external_node_path_.join)(folder, 'env', 'pyvenv.cfg'));
            return record;
        }
        catch (error) {
            if (!this.damaged.has(path)) {
                this.damaged.add(path);
                const reason = error instanceof Error ? error.message : String(error);
                this.logger.warning(`The image in ${path} is damaged and is left out: ${reason}`);
            }
            return undefined;
        }
    }
    /** Takes a name off an environment, and the environment away with its last name. */
    async remove(folder, name) {
        if ((0,external_node_path_.dirname)(folder) !== this.root)
            return;
        await withLock(this.lockFile, {}, async () => {
            const image = (await this.readFolder(folder)).find(({ record }) => record.name === name);
            if (image === undefined)
                return;
            // Files, not records: one that this version cannot read is somebody's image as well.
            if ((await recordFiles(folder)).length === 1) {
                await this.discard(folder);
                return;
            }
            await (0,promises_.rm)((0,external_node_path_.join)(folder, image.file), { force: true });
            await (0,promises_.rm)((0,external_node_path_.join)(folder, sbomFile(image.file)), { force: true });
            await syncFolder(folder);
        });
    }
    /** Takes a folder out of sight in one step, then deletes it. */
    async discard(folder) {
        const doomed = (0,external_node_path_.join)(this.root, `.trash-${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`);
        try {
            await (0,promises_.rename)(folder, doomed);
        }
        catch (error) {
            if (error.code === 'ENOENT')
                return;
            throw error;
        }
        await (0,promises_.rm)(doomed, { recursive: true, force: true, maxRetries: 3 });
    }
    /** Deletes what builders that are no longer alive left behind. */
    async sweep() {
        for (const name of await this.names()) {
            const folder = (0,external_node_path_.join)(this.root, name);
            if (name.startsWith('.trash-'))
                await (0,promises_.rm)(folder, { recursive: true, force: true, maxRetries: 3 });
            else if (await isAbandoned(folder))
                await this.discard(folder);
        }
    }
    async names() {
        try {
            return await (0,promises_.readdir)(this.root);
        }
        catch (error) {
            if (error.code === 'ENOENT')
                return [];
            throw error;
        }
    }
}
async function isAbandoned(folder) {
    if ((await recordFiles(folder)).length > 0)
        return false;
    // No record: half built, by somebody living or dead.
    try {
        const owner = JSON.parse(await (0,promises_.readFile)((0,external_node_path_.join)(folder, OWNER), 'utf8'));
        return owner.host === (0,external_node_os_.hostname)() && !isAlive(owner.pid);
    }
    catch {
        const info = await (0,promises_.stat)(folder).catch(() => undefined);
        return info !== undefined && Date.now() - info.mtimeMs > OWNERLESS_MILLISECONDS;
    }
}
async function recordFiles(folder) {
    const names = await (0,promises_.readdir)(folder).catch(() => []);
    return names.filter((name) => RECORD_FILE.test(name));
}
/** `image-NAME.json` → `sbom-NAME.cdx.json`. */
function sbomFile(file) {
    return file.replace(/^image(.*)\.json$/, 'sbom$1.cdx.json');
}
/** The bill of materials first: whoever sees a record finds it beside. */
async function writeRecord(folder, file, record) {
    await replaceDurably(folder, sbomFile(file), sbomOf(record));
    await replaceDurably(folder, file, record);
}
async function replaceDurably(folder, file, value) {
    const temporary = (0,external_node_path_.join)(folder, `.${file}`);
    await writeDurably(temporary, `${JSON.stringify(value, null, 2)}\n`);
    await (0,promises_.rename)(temporary, (0,external_node_path_.join)(folder, file));
    await syncFolder(folder);
}
async function writeDurably(path, text) {
    const file = await (0,promises_.open)(path, 'w', 0o600);
    try {
        await file.writeFile(text);
        await file.sync();
    }
    finally {
        await file.close();
    }
}
async function syncFolder(path) {
    // Windows cannot open a folder; its file systems order the rename by themselves.
    if (process.platform === 'win32')
        return;
    const folder = await (0,promises_.open)(path, 'r');
    try {
        await folder.sync();
    }
    finally {
        await folder.close();
    }
}

;// CONCATENATED MODULE: ./build/js/src/runtime/venv/python.js






/** The oldest Python that the model worker runs on. */
const OLDEST_MINOR = 8;
const PROBE_SECONDS = 20;
const DOWNLOAD_SECONDS = 180;
/**
 * Finds an interpreter: the one on PATH when no version is asked for or when it has the version; else the named one on
 * PATH, those of pyenv and of the GitHub tool cache, and at last one that uv fetches.
 *
 * @param minor such as `3.11`
 * @throws BuildError('prepare') that names the versions that were found
 */
async function findPython(minor, search) {
    if (minor !== undefined && !/^3\.\d{1,2}$/.test(minor)) {
        throw new BuildError('prepare', `"${minor.slice(0, 20)}" is not a Python version.`, 'Write a minor version such as 3.11.');
    }
    const found = new Map();
    for (const command of candidates(minor)) {
        const facts = await probePython(command, search);
        if (facts === undefined)
            continue;
        found.set(facts.executable, facts);
        if (isUsable(facts) && (minor === undefined || facts.minor === minor))
            return facts;
    }
    if (minor !== undefined && search.uv !== undefined) {
        const fetched = await fetchPython(minor, search.uv, search);
        if (fetched !== undefined)
            return fetched;
    }
    throw new BuildError('prepare', ...notFound(minor, [...found.values()]));
}
async function probePython(command, search) {
    try {
        const result = await runCommand([command, '-c', PYTHON_FACTS], { ...search, seconds: PROBE_SECONDS });
        return result.code === 0 ? parsePythonFacts(result.stdout) : undefined;
    }
    catch (error) {
        search.signal.throwIfAborted();
        if (error.code !== undefined)
            return undefined;
        throw error;
    }
}
function candidates(minor) {
    const onPath = process.platform === 'win32' ? ['python', 'python3', 'py'] : ['python3', 'python'];
    if (minor === undefined)
        return onPath;
    const toolCache = process.env['RUNNER_TOOL_CACHE'] ?? process.env['AGENT_TOOLSDIRECTORY'];
    const pyenv = process.env['PYENV_ROOT'] ?? (0,external_node_path_.join)((0,external_node_os_.homedir)(), '.pyenv');
    const binary = process.platform === 'win32' ? 'python.exe' : (0,external_node_path_.join)('bin', 'python3');
    const installed = [(0,external_node_path_.join)(pyenv, 'versions', `${minor}.*`, binary)];
    if (toolCache !== undefined)
        installed.push((0,external_node_path_.join)(toolCache, 'Python', `${minor}.*`, '*', binary));
    return [...onPath, `python${minor}`, ...installed.flatMap((pattern) => (0,external_node_fs_.globSync)(pattern).sort().reverse())];
}
function isUsable(facts) {
    const [major, minor] = facts.minor.split('.').map(Number);
    return major === 3 && minor >= OLDEST_MINOR;
}
async function fetchPython(minor, uv, search) {
    search.log(`Python ${minor} is not on this machine; asking uv to fetch it.`);
    const env = { ...search.env, UV_PYTHON_DOWNLOADS: 'automatic', UV_HTTP_RETRIES: '1' };
    const options = { cwd: search.cwd, env, signal: search.signal, seconds: DOWNLOAD_SECONDS };
    const installed = await runCommand([uv, 'python', 'install', '--no-bin', '--', minor], options);
    if (installed.code !== 0)
        return undefined;
    const located = await runCommand([uv, 'python', 'find', '--managed-python', '--', minor], options);
    const path = located.stdout.trim();
    return located.code === 0 && path !== '' ? probePython(path, search) : undefined;
}
function notFound(minor, found) {
    const list = found.map(({ version, executable }) => `${version} (${executable})`).join(', ');
    const names = list === '' ? 'none was found' : `found: ${list}`;
    return minor === undefined
        ? [
            `No Python 3.${OLDEST_MINOR} or later is on PATH; ${names}.`,
            'Install Python, for example with actions/setup-python.'
        ]
        : [
            `Python ${minor} is not on this machine and could not be fetched; ${names}.`,
            `Install Python ${minor}, for example with actions/setup-python, or ask for one of those found.`
        ];
}

;// CONCATENATED MODULE: ./build/js/src/runtime/venv/sandbox.js

const NAMESPACES = [
    '--user',
    '--map-current-user',
    '--net',
    '--ipc',
    '--pid',
    '--fork',
    '--kill-child',
    '--mount-proc'
];
/** Memory that may be reserved but not used on top of the limit: thread stacks, arenas and mapped libraries. */
const ADDRESS_SPACE_SLACK_MEGABYTES = 8192;
async function findSandbox(cwd) {
    const namespaces = process.platform === 'linux' && (await namespacesWork(cwd));
    const linux = process.platform === 'linux';
    const enforced = [
        'The model runs in a process group of its own, with a list of allowed environment variables and an empty private folder.',
        'Its life has a time limit, and all that it started is ended with it.'
    ];
    const missing = [
        'The model runs as the same user as this step and can read and change what this user can, the workspace and the Docker socket included.'
    ];
    if (linux)
        enforced.push('Its memory is watched and the model is ended when it passes the limit.');
    else
        missing.push('There is no limit on memory or on the number of processes.');
    if (namespaces) {
        enforced.push('It has no network, and it sees no other process of this machine.');
    }
    else {
        missing.push('The network is open to the model, and it can see the processes of this user.');
    }
    return { prefix: namespaces ? ['unshare', ...NAMESPACES, '--'] : [], enforced, missing };
}
async function namespacesWork(cwd) {
    try {
        const env = { PATH: process.env['PATH'] ?? '/usr/bin:/bin' };
        const signal = AbortSignal.timeout(10_000);
        const { code } = await runCommand(['unshare', ...NAMESPACES, '--', 'true'], {
            cwd,
            env,
            signal,
            seconds: 10
        });
        return code === 0;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./build/js/src/runtime/venv/system-packages.js


const DPKG = {
    manager: 'apt',
    query: ['dpkg-query', '--show', '--showformat', '${Package}\\t${Version}\\t${db:Status-Status}\\n', '--'],
    parse: (line) => {
        const [name, version, state] = line.split('\t');
        return state === 'installed' ? { name: name, version: version } : undefined;
    },
    matches: (installed, asked) => installed === asked,
    install: (packages) => `sudo apt-get install --yes ${joined(packages, '=')}`
};
const RPM = {
    manager: 'dnf',
    query: [
        'rpm',
        '--query',
        '--queryformat',
        '%{NAME}\\t%|EPOCH?{%{EPOCH}:}:{}|%{VERSION}-%{RELEASE}\\n',
        '--'
    ],
    parse: (line) => {
        const [name, version] = line.split('\t');
        return version === undefined ? undefined : { name: name, version };
    },
    // dnf takes a version with or without its epoch and its release.
    matches: (installed, asked) => {
        const bare = installed.replace(/^\d+:/, '');
        return [installed, bare, bare.replace(/-[^-]*$/, '')].includes(asked);
    },
    install: (packages) => `sudo dnf install --assumeyes ${joined(packages, '-')}`
};
/**
 * Looks for the system packages of a request on this machine, where only its administrator can install any.
 *
 * @returns what is installed, sorted by name
 * @throws BuildError('prepare') that names those which are missing and the command that installs them
 */
async function findSystemPackages(asked, run) {
    const packages = checkedSystemPackages(asked);
    if (packages.length === 0)
        return [];
    for (const manager of [DPKG, RPM]) {
        const answer = await run([...manager.query, ...packages.map(({ name }) => name)]);
        if (answer !== undefined)
            return hold(packages, answer.stdout, manager);
    }
    throw new BuildError('prepare', `System packages are asked for (${packages.map(system_packages_text).join(', ')}), and this machine has neither dpkg nor rpm.`, 'Use the docker runtime, or leave the system packages out.');
}
function hold(packages, output, manager) {
    const found = output.split('\n').flatMap((line) => manager.parse(line) ?? []);
    const answers = packages.map((one) => {
        const versions = found.filter(({ name }) => name === one.name);
        const foreign = one.manager !== undefined && one.manager !== manager.manager;
        const match = foreign
            ? undefined
            : versions.find(({ version }) => one.version === undefined || manager.matches(version, one.version));
        return { one, versions, match, foreign };
    });
    const missing = answers.filter(({ match }) => match === undefined);
    if (missing.length === 0)
        return answers.map(({ match }) => match);
    const reasons = missing.map(({ one, versions, foreign }) => {
        if (foreign)
            return `${system_packages_text(one)} (of ${one.manager}, which this machine does not use)`;
        const there = versions.map(({ version }) => version).join(', ');
        return there === '' ? system_packages_text(one) : `${system_packages_text(one)} (${there} is installed)`;
    });
    throw new BuildError('prepare', `System packages are missing on this machine, and the venv runtime cannot install any: ${reasons.join(', ')}.`, `Install them in an earlier step: ${manager.install(missing.map(({ one }) => one))}`);
}
function system_packages_text({ name, version }) {
    return version === undefined ? name : `${name} ${version}`;
}
function joined(packages, separator) {
    return packages
        .map(({ name, version }) => (version === undefined ? name : `${name}${separator}${version}`))
        .join(' ');
}

;// CONCATENATED MODULE: ./build/js/src/runtime/venv/tools.js





/** Older ones lack options that are used here (`--relocatable`, `pip check --python`). */
const OLDEST_UV = [0, 5];
const tools_UV_REQUIREMENT = 'uv>=0.5,<1';
const tools_INSTALL_SECONDS = 240;
/**
 * uv from PATH; else from the tools folder; else installed from the package index into it; else pip.
 *
 * @param python the interpreter whose pip is used
 */
async function findTools(python, search) {
    const folder = (0,external_node_path_.join)(search.folder, 'uv');
    const own = (0,external_node_path_.join)(folder, 'bin', process.platform === 'win32' ? 'uv.exe' : 'uv');
    for (const uv of ['uv', own]) {
        if (await tools_isUsable(uv, search))
            return { uv, installer: new UvInstaller(uv) };
    }
    search.log('uv is not on this machine; installing it from the package index.');
    const pip = await findPip(python, search);
    const problem = await installUv(folder, pip, search);
    if (await tools_isUsable(own, search))
        return { uv: own, installer: new UvInstaller(own) };
    search.log(`uv cannot be had here (${redact(problem, search.secrets)}); using pip, which is slower.`);
    return { uv: undefined, installer: new PipInstaller(pip) };
}
async function tools_isUsable(uv, search) {
    try {
        const { code, stdout } = await runCommand([uv, '--version'], { ...search, seconds: 20 });
        const version = /^uv (\d+)\.(\d+)/.exec(stdout);
        if (code !== 0 || version === null)
            return false;
        const [major, minor] = [Number(version[1]), Number(version[2])];
        return major > OLDEST_UV[0] || minor >= OLDEST_UV[1];
    }
    catch {
        search.signal.throwIfAborted();
        return false;
    }
}
/** An interpreter that has pip: the given one, or one of a helper environment. */
async function findPip(python, search) {
    if ((await attempt([python, '-m', 'pip', '--version'], search)) === '')
        return python;
    const folder = (0,external_node_path_.join)(search.folder, 'pip');
    const own = environmentPython(folder, process.platform);
    if ((await attempt([own, '-m', 'pip', '--version'], search)) !== '') {
        await attempt([python, '-m', 'venv', '--clear', '--', folder], search);
    }
    return own;
}
/** Installs beside the final place and moves it there, so that two processes may do it at once. */
async function installUv(folder, pip, search) {
    const temporary = `${folder}.${process.pid}-${Date.now().toString(36)}`;
    await (0,promises_.mkdir)(search.folder, { recursive: true });
    try {
        const problem = await attempt([
            ...[pip, '-m', 'pip', 'install', '--quiet', '--no-input', '--disable-pip-version-check'],
            ...['--only-binary', ':all:', '--target', temporary, tools_UV_REQUIREMENT]
        ], search);
        if (problem === '')
            await (0,promises_.rename)(temporary, folder);
        return problem;
    }
    catch (error) {
        search.signal.throwIfAborted();
        return error instanceof Error ? error.message : String(error);
    }
    finally {
        await (0,promises_.rm)(temporary, { recursive: true, force: true });
    }
}
/** Runs a command and returns the last line of its complaint; nothing when it worked. */
async function attempt(argv, search) {
    try {
        const { code, stderr } = await runCommand(argv, { ...search, seconds: tools_INSTALL_SECONDS });
        return code === 0 ? '' : (stderr.trim().split('\n').at(-1) ?? 'unknown reason');
    }
    catch (error) {
        search.signal.throwIfAborted();
        return error instanceof Error ? error.message : String(error);
    }
}

;// CONCATENATED MODULE: ./build/js/src/runtime/venv/transfer.js


/**
 * Environments on their way to and from a cache. A cache that fails costs a line of the log and nothing else; one that
 * does not answer is not asked again, because it may still be at work in the folder.
 */
class Transfer {
    options;
    answers = true;
    constructor(options) {
        this.options = options;
    }
    /** Whether the environment of this key is now at `destination`, whatever it is worth. */
    async restore(key, destination, log, signal) {
        return this.attempt(key, 'restore', log, async (folder) => {
            const found = await this.limited(this.options.cache.restore(key, folder), signal);
            if (found)
                await (0,promises_.rename)(folder, destination);
            return found;
        });
    }
    /** Whether the environment was saved; it stays as it is. */
    async save(key, environment, log, signal) {
        return this.attempt(key, 'save', log, async (folder) => {
            await linkTree(environment, folder);
            await this.limited(this.options.cache.save(key, folder), signal);
            return true;
        });
    }
    /** Deletes what transfers of processes that are no longer alive left; `isFree` tells whether nobody uses a key. */
    async sweep(isFree) {
        for (const key of await (0,promises_.readdir)(this.options.folder).catch(() => [])) {
            if (isFree(key))
                await remove((0,external_node_path_.join)(this.options.folder, key));
        }
    }
    async attempt(key, what, log, body) {
        if (!this.answers)
            return false;
        const folder = (0,external_node_path_.join)(this.options.folder, key);
        try {
            await (0,promises_.mkdir)(this.options.folder, { recursive: true, mode: 0o700 });
            await remove(folder);
            return await body(folder);
        }
        catch (error) {
            const reason = error instanceof Error ? error.message : String(error);
            log(`The cache of environments could not ${what} ${key} and is left aside: ${reason}`);
            return false;
        }
        finally {
            await remove(folder).catch(() => undefined);
        }
    }
    async limited(call, signal) {
        const { seconds } = this.options;
        const limit = new AbortController();
        const end = (reason) => () => limit.abort(new Error(reason));
        const [onAbort, onTime] = [end('the build was ended'), end(`no answer within ${seconds} seconds`)];
        const timer = setTimeout(onTime, seconds * 1000);
        signal.addEventListener('abort', onAbort, { once: true });
        if (signal.aborted)
            onAbort();
        try {
            return await Promise.race([call, rejectionOf(limit.signal)]);
        }
        finally {
            clearTimeout(timer);
            signal.removeEventListener('abort', onAbort);
            if (limit.signal.aborted)
                this.answers = false;
        }
    }
}
function rejectionOf(signal) {
    return new Promise((_resolve, reject) => {
        const fail = () => reject(signal.reason);
        if (signal.aborted)
            fail();
        else
            signal.addEventListener('abort', fail, { once: true });
    });
}
function remove(folder) {
    return (0,promises_.rm)(folder, { recursive: true, force: true, maxRetries: 3 });
}
/** A copy of a folder whose files are links to the same content. */
async function linkTree(from, to) {
    await (0,promises_.mkdir)(to, { mode: 0o700 });
    for (const entry of await (0,promises_.readdir)(from, { withFileTypes: true })) {
        const [source, target] = [(0,external_node_path_.join)(from, entry.name), (0,external_node_path_.join)(to, entry.name)];
        if (entry.isDirectory())
            await linkTree(source, target);
        else if (entry.isSymbolicLink())
            await (0,promises_.symlink)(await (0,promises_.readlink)(source), target);
        else
            await (0,promises_.link)(source, target);
    }
}

;// CONCATENATED MODULE: ./build/js/src/runtime/venv/worker.js













/** Marks every process of a worker, so that those which left its group and its parent are found. */
const MARK = 'MODEL_WORKER_JOB';
const WATCH_MILLISECONDS = 200;
const PAGE_BYTES = 4096;
const worker_OPEN_FILES = 4096;
/** Constant: limits, then the command, both as arguments. A limit that the system refuses is left out. */
const LIMITS_SCRIPT = 'ulimit -c 0 2>/dev/null; ulimit -n "$1" 2>/dev/null; ulimit -v "$2" 2>/dev/null; shift 2; exec nice -n 5 "$@"';
class VenvWorker {
    modelDirectory;
    exited;
    child;
    scratch;
    request;
    mark;
    /** Every process that was ever seen below the worker, by number. */
    seen = new Map();
    bridge = new AbortController();
    reason;
    timers = [];
    closed;
    cleaned;
    static async start(request, sandbox, workFolder) {
        await (0,promises_.mkdir)(workFolder, { recursive: true, mode: 0o700 });
        const scratch = await (0,promises_.mkdtemp)((0,external_node_path_.join)(workFolder, `${jobLabel(request.jobId)}.`));
        const worker = new VenvWorker(request, sandbox, scratch);
        // Rejects when the interpreter cannot be started at all.
        await Promise.race([(0,external_node_events_.once)(worker.child, 'spawn'), worker.exited]);
        return worker;
    }
    constructor(request, sandbox, scratch) {
        this.request = request;
        this.scratch = scratch;
        this.modelDirectory = request.modelDirectory;
        this.mark = `${MARK}=${request.jobId}`;
        const pipe = process.platform === 'win32';
        const argv = commandOf(request, sandbox, pipe);
        const python = environmentPython((0,external_node_path_.join)(request.record.reference, 'env'), process.platform);
        this.child = (0,external_node_child_process_.spawn)(argv[0], argv.slice(1), {
            cwd: scratch,
            env: { ...environmentOfImage((0,external_node_path_.dirname)(python), scratch, request.limits.cpus), [MARK]: request.jobId },
            stdio: [pipe ? 'pipe' : 'ignore', 'pipe', 'pipe'],
            detached: !pipe,
            windowsHide: true
        });
        this.closed = (0,external_node_events_.once)(this.child, 'close').catch(() => undefined);
        const ended = new Promise((resolve, reject) => {
            this.child.once('error', reject);
            // `exit`, not `close`: a grandchild that holds the pipes open must not keep a dead worker alive.
            this.child.once('exit', (code, signal) => {
                resolve({ code, signal });
            });
        });
        if (pipe)
            bridgeToEngine(engineSocketPath(request), this.child.stdin, this.child.stdout, this.bridge.signal);
        else
            this.forward(this.child.stdout);
        this.forward(this.child.stderr);
        this.timers.push(setTimeout(() => this.end('time limit'), request.limits.seconds * 1000), setInterval(() => this.watch(), WATCH_MILLISECONDS));
        this.cleaned = ended.then(() => this.clean(), () => this.clean());
        this.exited = ended.then(async (exit) => {
            await this.cleaned;
            return this.reason === undefined ? exit : { ...exit, reason: this.reason };
        });
        // The caller may look at `exited` later than it settles.
        this.exited.catch(() => undefined);
    }
    async stop() {
        this.end('stopped');
        await this.cleaned;
    }
    forward(stream) {
        const decoder = new TextDecoder();
        stream?.on('data', (chunk) => this.request.onOutput(decoder.decode(chunk, { stream: true })));
    }
    end(reason) {
        if (this.child.exitCode === null && this.child.signalCode === null)
            this.reason ??= reason;
        this.kill();
    }
    kill() {
        if (process.platform === 'win32') {
            if (this.child.pid !== undefined)
                (0,external_node_child_process_.spawnSync)('taskkill', ['/T', '/F', '/PID', String(this.child.pid)]);
            return;
        }
        killGroup(this.child.pid);
        for (const { pid, startTime } of this.seen.values())
            killProcess(pid, startTime);
    }
    /** Remembers what the worker started, and ends it when all of it together passes a limit. */
    watch() {
        if (this.child.pid === undefined)
            return;
        const processes = listProcesses();
        const known = [...this.seen.values()].filter(({ pid, startTime }) => processes.get(pid)?.startTime === startTime);
        const family = withDescendants([this.child.pid, ...known.map(({ pid }) => pid)], processes);
        this.seen.clear();
        for (const info of family)
            this.seen.set(info.pid, info);
        if (family.length > this.request.limits.processes) {
            this.end('too many processes');
            return;
        }
        const limit = this.request.limits.memoryMegabytes * 1024 * 1024;
        const resident = family.reduce((sum, { privatePages }) => sum + privatePages, 0) * PAGE_BYTES;
        // Forked processes share pages; the exact sum costs more and is asked for only when it matters.
        if (resident > limit && (family.length === 1 || proportionalMemory(this.seen.keys()) > limit)) {
            this.end('out of memory');
        }
    }
    async clean() {
        for (const timer of this.timers)
            clearTimeout(timer);
        this.bridge.abort();
        this.kill();
        await endMarked(this.mark);
        // Nobody holds the pipes any more, so what was printed last arrives now.
        await Promise.race([this.closed, (0,external_node_timers_promises_.setTimeout)(1000, undefined, { ref: false })]);
        this.child.stdout?.destroy();
        this.child.stderr?.destroy();
        await (0,promises_.rm)(this.scratch, { recursive: true, force: true, maxRetries: 3 });
    }
}
function commandOf(request, sandbox, pipe) {
    const python = environmentPython((0,external_node_path_.join)(request.record.reference, 'env'), process.platform);
    const channel = pipe ? { pipe: true } : { socket: engineSocketPath(request) };
    const worker = [python, ...workerArguments(assetPath('worker', 'model_worker.py'), channel)];
    if (process.platform === 'win32')
        return worker;
    const kilobytes = (request.limits.memoryMegabytes + ADDRESS_SPACE_SLACK_MEGABYTES) * 1024;
    return [
        ...sandbox.prefix,
        'sh',
        '-c',
        LIMITS_SCRIPT,
        'sh',
        String(worker_OPEN_FILES),
        String(kilobytes),
        ...worker
    ];
}
/** Ends whatever a job left on this machine, also when the service that started it is gone. */
async function reapVenvWorkers(jobId, workFolder) {
    await endMarked(`${MARK}=${jobLabel(jobId)}`);
    const names = await (0,promises_.readdir)(workFolder).catch(() => []);
    for (const name of names) {
        if (name.startsWith(`${jobId}.`))
            await (0,promises_.rm)((0,external_node_path_.join)(workFolder, name), { recursive: true, force: true });
    }
}

;// CONCATENATED MODULE: ./build/js/src/runtime/venv/runtime.js



















const CACHE_SECONDS = 120;
const runtime_QUERY_SECONDS = 30;
/** Environments on this machine, made with uv. Fast and everywhere, but the model runs as the user of this step. */
class VenvRuntime {
    name = 'venv';
    isolation;
    folders;
    logger;
    sandbox;
    store;
    transfer;
    findTools;
    index;
    resolveSeconds;
    static async create(options) {
        const work = (0,external_node_path_.join)(options.stateDir, 'work', 'venv');
        await (0,promises_.mkdir)(work, { recursive: true, mode: 0o700 });
        return new VenvRuntime(options, options.sandbox ?? (await findSandbox(work)));
    }
    constructor(options, sandbox) {
        const { stateDir } = options;
        this.folders = {
            images: (0,external_node_path_.join)(stateDir, 'images', 'venv'),
            locks: (0,external_node_path_.join)(stateDir, 'locks', 'venv'),
            work: (0,external_node_path_.join)(stateDir, 'work', 'venv'),
            tools: (0,external_node_path_.join)(stateDir, 'tools'),
            // On the same file system as the images, so that their files are links to it and take no room of their own.
            cache: process.env['UV_CACHE_DIR'] ?? (0,external_node_path_.join)(stateDir, 'cache', 'uv'),
            pythons: (0,external_node_path_.join)(stateDir, 'tools', 'python')
        };
        this.logger = options.log;
        this.sandbox = sandbox;
        this.isolation = { enforced: sandbox.enforced, missing: sandbox.missing };
        this.store = new ImageStore(this.folders.images, (0,external_node_path_.join)(this.folders.locks, 'records.lock'), options.log);
        this.transfer =
            options.environmentCache === undefined
                ? undefined
                : new Transfer({
                    cache: options.environmentCache,
                    folder: (0,external_node_path_.join)(stateDir, 'transfer'),
                    seconds: options.cacheSeconds ?? CACHE_SECONDS
                });
        this.findTools = options.findTools ?? findTools;
        this.index = options.index;
        this.resolveSeconds = options.resolveSeconds;
    }
    async defaultPython() {
        const signal = AbortSignal.timeout(60_000);
        return this.withScratch(async (scratch) => {
            const env = await this.environment(this.settings(), scratch);
            const search = { env, cwd: scratch, signal, uv: undefined, log: () => undefined };
            return (await findPython(undefined, search)).minor;
        });
    }
    requestKey(request) {
        return requestKeyOf(request, indexIdentity(this.settings()));
    }
    resolve(request, signal) {
        const log = (line) => this.logger.info(line);
        return this.withBench(request, log, signal, (bench, tools) => resolveRequirements(bench, tools.installer, request, log, this.resolveSeconds));
    }
    async build(request, log, signal, resolved) {
        const startedAt = performance.now();
        await this.sweep();
        return this.withBench(request, log, signal, async (bench, tools, scratch) => {
            log(`Building with ${tools.installer.name} for Python ${bench.python.version} (${bench.python.platform}).`);
            const systemPackages = await findSystemPackages(request.systemPackages ?? [], (argv) => runIfPresent(bench, argv));
            const resolution = resolved ?? (await resolveRequirements(bench, tools.installer, request, log, this.resolveSeconds));
            const build = new VenvBuild({
                request,
                requestKey: this.requestKey(request),
                resolution,
                systemPackages,
                bench,
                installer: tools.installer,
                resolveSeconds: this.resolveSeconds,
                sandbox: this.sandbox,
                store: this.store,
                transfer: this.transfer,
                lockFile: (key) => this.lockFile(key),
                scratch,
                startedAt,
                log,
                signal
            });
            return build.run();
        });
    }
    async list() {
        return (await this.store.list()).map(({ record }) => record);
    }
    async remove(record) {
        await this.store.remove(record.reference, record.name);
    }
    async compileBytecode(record, signal) {
        await this.withScratch((scratch) => bytecode_compileBytecode(record, { sandbox: this.sandbox, scratch, signal }));
    }
    startWorker(request) {
        return VenvWorker.start(request, this.sandbox, this.folders.work);
    }
    async reap(jobId) {
        await reapVenvWorkers(jobId, this.folders.work);
    }
    /** Ends and removes what builders that were killed left: first their installers, which would go on writing. */
    async sweep() {
        for (const name of await (0,promises_.readdir)(this.folders.work).catch(() => [])) {
            const pid = /^build\.(\d+)\./.exec(name)?.[1];
            if (pid === undefined || isAlive(Number(pid)))
                continue;
            const scratch = (0,external_node_path_.join)(this.folders.work, name);
            await endMarked(`TMPDIR=${scratch}`);
            await (0,promises_.rm)(scratch, { recursive: true, force: true, maxRetries: 3 });
        }
        await this.store.sweep();
        await this.transfer?.sweep((key) => isFree(this.lockFile(key.slice(transferKeyOf('').length))));
    }
    lockFile(environmentKey) {
        return (0,external_node_path_.join)(this.folders.locks, `${environmentKey}.lock`);
    }
    async withBench(request, log, signal, use) {
        const settings = this.settings();
        return this.withScratch(async (scratch) => {
            const env = await this.environment(settings, scratch);
            const show = (line) => log(redact(line, settings.secrets));
            const place = { env, cwd: scratch, signal, log: show };
            // Any Python can make the helper environment for uv, so a missing version is named only after uv looked for it.
            const host = await findPython(undefined, { ...place, uv: undefined }).catch(() => undefined);
            const tools = await this.findTools(host?.executable ?? 'python3', {
                ...place,
                folder: this.folders.tools,
                secrets: settings.secrets
            });
            const python = host !== undefined && (request.pythonVersion ?? host.minor) === host.minor
                ? host
                : await findPython(request.pythonVersion, { ...place, uv: tools.uv });
            return use(new HostBench(python, env, scratch, settings.secrets, signal), tools, scratch);
        });
    }
    settings() {
        return readIndexSettings(process.env, this.index);
    }
    async environment(settings, scratch) {
        return {
            ...child_environment_buildEnvironment(await withCertificates(settings, scratch), scratch),
            UV_CACHE_DIR: this.folders.cache,
            UV_PYTHON_INSTALL_DIR: this.folders.pythons
        };
    }
    async withScratch(use) {
        await (0,promises_.mkdir)(this.folders.work, { recursive: true, mode: 0o700 });
        const scratch = await (0,promises_.mkdtemp)((0,external_node_path_.join)(this.folders.work, `build.${process.pid}.`));
        try {
            return await use(scratch);
        }
        finally {
            await (0,promises_.rm)(scratch, { recursive: true, force: true, maxRetries: 3 });
        }
    }
}
/** A query of the package manager; undefined where this machine does not have its command. */
async function runIfPresent(bench, argv) {
    try {
        return await bench.run(argv, runtime_QUERY_SECONDS);
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/js/src/runtime/select.js






const PING_SECONDS = 5;
/** `auto` waits for the base image this long, and takes `venv` then; `docker` by name waits as long as a pull takes. */
const AUTO_PULL_SECONDS = 60;
const select_PULL_SECONDS = 600;
/**
 * Chooses what builds images and runs models. `auto` takes Docker when an engine answers and the base image is there or
 * can be pulled in a short time, else `venv`.
 *
 * @returns the runtime, and a sentence that says which it is, why, and what isolation is missing
 * @throws BuildError('prepare') when `docker` is asked for by name and cannot be used
 */
async function selectRuntime(choice, options) {
    if (options.registry !== undefined)
        parseRegistry(options.registry);
    if (choice === 'venv')
        return venv('it was asked for', options);
    try {
        const runtime = await openDocker(options, choice === 'auto' ? AUTO_PULL_SECONDS : select_PULL_SECONDS);
        const why = choice === 'auto' ? 'a Docker engine answers and the base image is there' : 'it was asked for';
        return { runtime, reason: describe(runtime, why) };
    }
    catch (error) {
        if (choice === 'docker' || !(error instanceof BuildError))
            throw error;
        return venv(withoutStop(error.message), options);
    }
}
async function venv(why, options) {
    if (options.registry !== undefined) {
        throw new BuildError('prepare', `Images cannot be shared in ${options.registry} with the venv runtime, which is taken because ${why}: its environments belong to one machine.`, 'Use the docker runtime, or leave registry out.');
    }
    const runtime = await VenvRuntime.create(options);
    return { runtime, reason: describe(runtime, why) };
}
async function openDocker(options, pullSeconds) {
    const engine = await connect();
    const info = await engine.info();
    if (info.OSType !== 'linux') {
        throw new BuildError('prepare', `The Docker engine runs ${info.OSType} containers, and images are made for Linux.`, 'Switch the engine to Linux containers, or use the venv runtime.');
    }
    await findBaseImage(engine, options, {
        seconds: pullSeconds,
        signal: AbortSignal.timeout((pullSeconds + PING_SECONDS) * 1000),
        log: (line) => options.log.info(line)
    });
    return DockerRuntime.create({ ...options, engine });
}
async function connect() {
    const endpoint = await findEndpoint();
    try {
        const engine = new DockerEngine(endpoint);
        await engine.ping(PING_SECONDS);
        return engine;
    }
    catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new BuildError('prepare', `No Docker engine answers at ${endpoint} (${reason}).`, 'Start Docker, set DOCKER_HOST to where it listens, or use the venv runtime.');
    }
}
function describe(runtime, why) {
    const { missing } = runtime.isolation;
    const isolation = missing.length === 0 ? '' : ` Not isolated: ${missing.join(' ')}`;
    return `The runtime is ${runtime.name}, because ${why}.${isolation}`;
}
/** A sentence as a part of another one. */
function withoutStop(text) {
    return text.charAt(0).toLowerCase() + text.slice(1).replace(/\.\s*$/, '');
}

// EXTERNAL MODULE: ./node_modules/ajv/dist/2020.js
var _2020 = __webpack_require__(52210);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./build/js/src/service/contract/contract.js




const JSON_TYPE = 'application/json';
/** RFC 3339 with an offset; the calendar is not checked. */
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/i;
/** `api/rime-v1.yaml` at run time: its paths are the routes, its schemas judge what comes in. */
class Contract {
    /** The file as it is. */
    text;
    operations;
    #schemas;
    #ajv = new _2020.Ajv2020({ allErrors: true, strict: false, formats: { 'date-time': DATE_TIME } });
    #validators = new Map();
    constructor(file = assetPath('api', 'rime-v1.yaml')) {
        this.text = (0,external_node_fs_.readFileSync)(file, 'utf8');
        const document = (0,dist/* parse */.qg)(this.text);
        this.#schemas = document.components.schemas;
        this.#ajv.addSchema({ $id: 'rime', components: document.components });
        this.operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, raw]) => ({
            id: raw.operationId,
            method: method.toUpperCase(),
            path,
            needsKey: raw.security === undefined,
            // Deleting, and what is not known here, is for administrators unless the contract says otherwise.
            role: raw['x-role'] ?? ROLE_BY_METHOD[method] ?? 'admin',
            parameters: raw.parameters ?? [],
            body: raw.requestBody?.content['application/json']?.schema,
            takesBytes: raw.requestBody?.content['*/*'] !== undefined,
            answerType: Object.keys(raw.responses[200].content)[0] ?? JSON_TYPE
        })));
    }
    /** The schema itself, behind its `$ref`. */
    resolve(schema) {
        return schema.$ref === undefined ? schema : this.named(nameOf(schema.$ref));
    }
    named(name) {
        const schema = this.#schemas[name];
        if (schema === undefined)
            throw new Error(`the contract has no schema ${name}`);
        return schema;
    }
    /** @returns what is wrong with `value`, one sentence each; empty when it is right. */
    check(schema, value) {
        let validate = this.#validators.get(schema);
        if (validate === undefined) {
            validate = this.#ajv.compile(withAbsoluteReferences(schema));
            this.#validators.set(schema, validate);
        }
        return validate(value) ? [] : (validate.errors ?? []).map(sentenceOf);
    }
}
const ROLE_BY_METHOD = {
    get: 'viewer',
    post: 'user',
    put: 'user',
    patch: 'user'
};
function nameOf(reference) {
    return reference.slice(reference.lastIndexOf('/') + 1);
}
/** `#/components/…` is meant from the root of the contract, which Ajv knows as `rime`. */
function withAbsoluteReferences(schema) {
    return JSON.parse(JSON.stringify(schema, (key, value) => key === '$ref' && typeof value === 'string' && value.startsWith('#') ? `rime${value}` : value));
}
function sentenceOf(error) {
    const at = error.instancePath.slice(1).replaceAll('/', '.');
    const where = at === '' ? 'the body' : at;
    if (error.keyword === 'enum') {
        return `${where} must be one of ${error.params.allowedValues.join(', ')}`;
    }
    if (error.keyword === 'pattern' && String(error.params['pattern']).includes('[0-9]{1,19}')) {
        return `${where} must be a 64-bit integer`;
    }
    return `${where} ${error.message ?? 'is not valid'}`;
}

;// CONCATENATED MODULE: ./build/js/src/service/errors.js
/** gRPC status codes as the REST gateway maps them to HTTP. */
const HTTP_STATUS = {
    invalidArgument: { code: 3, status: 400 },
    deadlineExceeded: { code: 4, status: 504 },
    notFound: { code: 5, status: 404 },
    alreadyExists: { code: 6, status: 409 },
    permissionDenied: { code: 7, status: 403 },
    resourceExhausted: { code: 8, status: 429 },
    failedPrecondition: { code: 9, status: 400 },
    unimplemented: { code: 12, status: 501 },
    internal: { code: 13, status: 500 },
    unavailable: { code: 14, status: 503 },
    unauthenticated: { code: 16, status: 401 }
};
const MOST_MESSAGE_CHARACTERS = 20_000;
/** A request that is refused. What it says reaches the client as it is. */
class RpcError extends Error {
    name = 'RpcError';
    code;
    status;
    /** @param status differs from the code's usual one only where HTTP has a closer word, such as 413 or 415. */
    constructor(code, message, status = HTTP_STATUS[code].status) {
        super(message);
        this.code = HTTP_STATUS[code].code;
        this.status = status;
    }
    /**
     * The body of the answer. The vendor's SDK reads error bodies with Python's `literal_eval`, so that only strings,
     * numbers, lists and objects may stand in it; `details` stays empty.
     */
    toBody() {
        return { code: this.code, message: this.message.slice(0, MOST_MESSAGE_CHARACTERS), details: [] };
    }
}
/** The state directory cannot be used as it is: newer schema, damaged, not writable, no keys. The service does not start. */
class StateError extends Error {
    name = 'StateError';
    code;
    hint;
    constructor(code, message, hint) {
        super(message);
        this.code = code;
        this.hint = hint;
    }
}
function errors_messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}
/** User text inside a message: quoted, on one line, cut. */
function errors_quote(text) {
    const cut = text.length > 200 ? `${text.slice(0, 200)}…` : text;
    return JSON.stringify(cut);
}

;// CONCATENATED MODULE: ./build/js/src/pointer.js

/** Git LFS asks for pointers under 1024 bytes; DVC's own files of one output are smaller still. */
const HEAD_BYTES = 1024;
/**
 * Tells whether `path` is a Git LFS or DVC pointer, or is absent while DVC's pointer `path.dvc` lies beside it.
 *
 * Undefined when it is neither, also when the path can't be read: the caller reports that in its own words.
 * Formats: git-lfs docs/spec.md (first line is `version`), DVC user guide ".dvc files" (top-level `outs`).
 */
async function pointer_detectPointer(path) {
    const head = await readHead(path);
    if (head === undefined) {
        return (await isFile(`${path}.dvc`)) ? { kind: 'dvc', hint: dvcHint(path) } : undefined;
    }
    if (/^version https:\/\/(?:git-lfs\.github\.com|hawser\.github\.com)\/spec\/v\d+\r?\n/.test(head)) {
        return {
            kind: 'git-lfs',
            hint: `Fetch the file with: git lfs pull --include ${shellWord(path)}. In a workflow, give actions/checkout "lfs: true".`
        };
    }
    if (/^outs:\r?\n- /m.test(head) && /^(?:- |\s+)(?:md5|etag|checksum): /m.test(head)) {
        return { kind: 'dvc', hint: dvcHint(path.replace(/\.dvc$/, '')) };
    }
    return undefined;
}
function dvcHint(path) {
    return `Fetch the file with: dvc pull ${shellWord(path)}`;
}
/** Quoted so that the command can be pasted into a shell whatever the path holds. */
function shellWord(text) {
    return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
async function isFile(path) {
    try {
        return (await (0,promises_.stat)(path)).isFile();
    }
    catch {
        return false;
    }
}
async function readHead(path) {
    if (!(await isFile(path)))
        return undefined;
    try {
        const file = await (0,promises_.open)(path);
        try {
            const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
            return buffer.toString('latin1', 0, bytesRead);
        }
        finally {
            await file.close();
        }
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/js/src/service/files/data-files.js






const CHUNK_BYTES = 1024 * 1024;
/** Files there look regular and are not; `/proc/self/environ` would be this process's own environment. */
const KERNEL_FILES = /^\/(?:proc|sys|dev)\//;
/** The folders from which local paths may be registered. */
class DataRoots {
    roots;
    #largestBytes;
    /** @param roots absolute paths without symbolic links (see `resolveRoots`). */
    constructor(roots, largestBytes) {
        this.roots = roots;
        this.#largestBytes = largestBytes;
    }
    /**
     * @param real path that `locate` or an upload gave.
     * @throws RpcError invalidArgument that names what is wrong with the file.
     */
    async register(real) {
        const { handle, stats } = await openRegular(real);
        try {
            if (stats.size > BigInt(this.#largestBytes)) {
                throw refused(real, `is ${stats.size} bytes long, the limit is ${this.#largestBytes}`);
            }
            const sha256 = await hashOf(handle);
            const stamp = stampOf(stats);
            if (stampOf(await handle.stat({ bigint: true })) !== stamp)
                throw refused(real, 'changed while it was read');
            return { path: real, sha256, sizeBytes: Number(stats.size), stamp };
        }
        finally {
            await handle.close();
        }
    }
    /**
     * The real path of a path given by a client, which must lie under a data root.
     *
     * @throws RpcError invalidArgument that names what is wrong with the path and what is allowed.
     */
    async locate(path) {
        if (path.includes('\0'))
            throw refused(path, 'holds a NUL character');
        if (!(0,external_node_path_.isAbsolute)(path))
            throw refused(path, 'is not an absolute path on the machine of this service');
        const pointer = await this.#pointerOf(path);
        if (pointer !== undefined)
            throw refused(path, pointer);
        const real = await (0,promises_.realpath)(path).catch((error) => {
            // What lies elsewhere, and whether, is not told.
            throw this.#holds((0,external_node_path_.resolve)(path)) ? refused(path, reasonOf(error)) : this.#outside(path);
        });
        if (!this.#holds(real))
            throw this.#outside(path);
        if (KERNEL_FILES.test(real))
            throw refused(path, 'is not a regular file');
        return real;
    }
    async #pointerOf(path) {
        // Looked at only below a root: the answer must not tell what lies elsewhere.
        if (!this.#holds(await (0,promises_.realpath)(path).catch(() => path)))
            return undefined;
        const pointer = await pointer_detectPointer(path);
        if (pointer === undefined)
            return undefined;
        return `is not there: a ${pointer.kind === 'dvc' ? 'DVC' : 'Git LFS'} pointer stands in its place. ${pointer.hint}`;
    }
    #holds(real) {
        return this.roots.some((root) => isInside(root, real));
    }
    #outside(path) {
        const roots = this.roots.length === 0 ? 'none' : this.roots.map(errors_quote).join(', ');
        return refused(path, `is not under a data root of this service (--data-root: ${roots})`);
    }
}
/** @throws Error when a root does not exist. */
async function resolveRoots(roots) {
    return Promise.all(roots.map((root) => (0,promises_.realpath)(root)));
}
/**
 * Whether the file still has the content it was registered with. Read again only when its stamp has changed.
 * A file that can't be read any more has not.
 */
async function isUnchanged(file) {
    try {
        const { handle, stats } = await openRegular(file.path);
        try {
            return stampOf(stats) === file.stamp || (await hashOf(handle)) === file.sha256;
        }
        finally {
            await handle.close();
        }
    }
    catch {
        return false;
    }
}
/**
 * Opens what must be a regular file, never waiting for a FIFO, and makes sure that what was opened is what lies at
 * `real`: a link swapped in between is caught.
 */
async function openRegular(real) {
    // Windows has neither of the last two; undefined counts as 0 here.
    const flags = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK | external_node_fs_.constants.O_NOFOLLOW;
    const handle = await (0,promises_.open)(real, flags).catch((error) => {
        throw refused(real, reasonOf(error));
    });
    try {
        const stats = await handle.stat({ bigint: true });
        if (!stats.isFile())
            throw refused(real, 'is not a regular file');
        const there = await (0,promises_.lstat)(real, { bigint: true });
        if ((await (0,promises_.realpath)(real)) !== real || there.ino !== stats.ino || there.dev !== stats.dev) {
            throw refused(real, 'changed while it was opened');
        }
        return { handle, stats };
    }
    catch (error) {
        await handle.close();
        throw error;
    }
}
async function hashOf(handle) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
    for (let position = 0;;) {
        const { bytesRead } = await handle.read(buffer, 0, CHUNK_BYTES, position);
        if (bytesRead === 0)
            return hash.digest('hex');
        hash.update(buffer.subarray(0, bytesRead));
        position += bytesRead;
    }
}
function stampOf(stats) {
    return [stats.dev, stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join(':');
}
function isInside(folder, path) {
    const way = (0,external_node_path_.relative)(folder, path);
    return way === '' || (way !== '..' && !way.startsWith(`..${external_node_path_.sep}`) && !(0,external_node_path_.isAbsolute)(way));
}
function refused(path, reason) {
    return new RpcError('invalidArgument', `the path ${errors_quote(path)} ${reason}`);
}
function reasonOf(error) {
    const code = error.code;
    if (code === 'ENOENT' || code === 'ENOTDIR')
        return 'does not exist';
    if (code === 'EACCES' || code === 'EPERM')
        return 'cannot be read by this service';
    return code === undefined ? errors_messageOf(error) : `cannot be opened (${code})`;
}

;// CONCATENATED MODULE: ./build/js/src/service/files/upload-names.js

const LONGEST_PART_BYTES = 255;
const LONGEST_PATH_BYTES = 1_000;
const DEEPEST_PATH = 32;
// eslint-disable-next-line no-control-regex -- they are what is looked for
const FORBIDDEN = /[\u0000-\u001f\u007f\\:*?"<>|]/;
/** Devices to Windows, whatever follows the first dot. */
const DEVICE = /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.|$)/i;
/**
 * The parts of a relative path that a client gave for a file of an upload. Only names that mean the same on every
 * operating system are taken, so that none can lead out of the upload's folder or onto another file of it.
 *
 * @param what the field it came in, for the message.
 * @throws RpcError invalidArgument
 */
function uploadNameParts(path, what) {
    const parts = path.split('/');
    if (Buffer.byteLength(path) > LONGEST_PATH_BYTES || parts.length > DEEPEST_PATH) {
        throw upload_names_refused(path, what, 'is too long');
    }
    for (const part of parts) {
        const reason = reasonAgainst(part);
        if (reason !== undefined)
            throw upload_names_refused(path, what, reason);
    }
    return parts;
}
/**
 * The paths of a folder's files, each checked, no two of them the same file and none the folder of another, also where
 * the case of letters does not count.
 */
function uploadNames(paths, what) {
    const files = new Set();
    const folders = new Set();
    for (const path of paths) {
        const parts = uploadNameParts(path, what).map((part) => part.normalize('NFC').toLowerCase());
        const name = parts.join('/');
        if (files.has(name))
            throw upload_names_refused(path, what, 'is given twice');
        files.add(name);
        for (let depth = 1; depth < parts.length; depth++)
            folders.add(parts.slice(0, depth).join('/'));
    }
    const both = [...files].find((name) => folders.has(name));
    if (both !== undefined)
        throw upload_names_refused(both, what, 'is a file and a folder');
    return [...paths];
}
function reasonAgainst(part) {
    if (part === '')
        return 'is absolute or has an empty part';
    if (part === '.' || part === '..')
        return 'must not go through "." or ".."';
    if (FORBIDDEN.test(part))
        return 'holds a character that is not allowed: a control character or one of \\ : * ? " < > |';
    if (/[. ]$/.test(part))
        return 'has a part that ends with a dot or a space';
    if (DEVICE.test(part))
        return 'names a device of Windows';
    if (Buffer.byteLength(part) > LONGEST_PART_BYTES)
        return 'is too long';
    if (!part.isWellFormed())
        return 'is not valid Unicode';
    return undefined;
}
function upload_names_refused(path, what, reason) {
    return new RpcError('invalidArgument', `${what} ${errors_quote(path)} ${reason}`);
}

;// CONCATENATED MODULE: ./build/js/src/service/files/uploads.js
/**
 * Files that clients send to this service. An upload is announced with the names of its files; the answer holds an
 * address for each to be PUT to, which is the permission to do so, and the URL under which the files can be registered
 * once all have come. The two share nothing: who can see a registered dataset cannot write it.
 */






const uploads_SCHEME = 'rime-upload://';
const TOKEN_BYTES = 32;
const HOUR_MS = 3_600_000;
/** What has not been finished by then is given up. */
const OPEN_MS = 24 * HOUR_MS;
/** What nothing is registered from for this long is removed. */
const UNUSED_MS = 7 * 24 * HOUR_MS;
const MOST_TEXT_BYTES = 4096;
class Uploads {
    limits;
    #store;
    #folder;
    /** Bytes on their way, by upload. */
    #arriving = new Map();
    /** @param folder made when it is absent. */
    constructor(store, folder, limits) {
        this.limits = limits;
        this.#store = store;
        (0,external_node_fs_.mkdirSync)(folder, { recursive: true, mode: 0o700 });
        this.#folder = (0,external_node_fs_.realpathSync)(folder);
    }
    /** @throws RpcError invalidArgument when a name is not allowed. */
    startFile(fileName, uploadPath) {
        return this.#start(rootOf(uploadPath, fileName, 'fileName'), []);
    }
    /** @throws RpcError invalidArgument when a name is not allowed or there are too many. */
    startFolder(directoryName, paths, uploadPath) {
        if (paths.length === 0)
            throw new RpcError('invalidArgument', 'relativeFilePaths is empty');
        if (paths.length > this.limits.files) {
            throw new RpcError('invalidArgument', `a folder of more than ${this.limits.files} files is not taken`);
        }
        const files = uploadNames(paths, 'relativeFilePaths');
        return this.#start(rootOf(uploadPath, directoryName, 'directoryName'), files);
    }
    /**
     * Takes one file. It counts when it has come whole and is on disk; sent again, it replaces what was there.
     *
     * @throws RpcError notFound when the upload takes no files or not this one; resourceExhausted when it is too large.
     */
    async receive(token, fileNumber, body) {
        const upload = this.#open(token);
        const number = /^\d{1,6}$/.test(fileNumber) ? Number(fileNumber) : -1;
        const target = this.#paths(upload)[number];
        if (target === undefined)
            throw new RpcError('notFound', 'the upload has no such file');
        const part = (0,external_node_path_.join)(this.#folder, upload.id, 'parts', (0,external_node_crypto_.randomUUID)());
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(part), { recursive: true, mode: 0o700 });
        try {
            const bytes = await this.#write(upload.id, number, body, part);
            await (0,promises_.mkdir)((0,external_node_path_.dirname)(target), { recursive: true, mode: 0o700 });
            const outcome = this.#store.addFile(upload.id, number, bytes, this.limits.bytes, () => {
                (0,external_node_fs_.renameSync)(part, target);
            });
            if (outcome === 'CLOSED')
                throw unknownUpload();
            if (outcome === 'FULL')
                throw this.#tooLarge();
        }
        finally {
            await (0,promises_.rm)(part, { force: true });
        }
    }
    /** @throws RpcError failedPrecondition with the files that have not come. */
    async finish(token, body) {
        const upload = this.#open(token);
        await readAway(body);
        const present = this.#store.present(upload.id);
        const missing = namesOf(upload).filter((_name, number) => !present.has(number));
        if (missing.length > 0) {
            const names = missing.slice(0, 5).map(errors_quote).join(', ');
            const more = missing.length > 5 ? ` and ${missing.length - 5} more` : '';
            throw new RpcError('failedPrecondition', `these files have not come whole: ${names}${more}`);
        }
        if (!this.#store.finish(upload.id))
            throw unknownUpload();
    }
    /**
     * @returns undefined when `url` is not the URL of an upload.
     * @throws RpcError invalidArgument when it is one, of no file that has been uploaded.
     */
    locate(url) {
        const parts = partsOf(url);
        if (parts === undefined)
            return undefined;
        const upload = this.#store.get(parts.id);
        if (upload?.status !== 'DONE') {
            throw new RpcError('invalidArgument', `the upload ${errors_quote(url)} is unknown, not finished or has expired`);
        }
        const path = this.#paths(upload)[namesOf(upload).indexOf(parts.name)];
        if (path === undefined)
            throw new RpcError('invalidArgument', `${errors_quote(url)} is not a file of its upload`);
        this.#store.touch(upload.id);
        return { uploadId: upload.id, path };
    }
    /** Puts off the end of an upload that is about to be registered, or has just lost its last entry. */
    touch(id) {
        return this.#store.touch(id);
    }
    /** URLs of all finished uploads. */
    list() {
        return this.#store.finished().map((upload) => `${uploads_SCHEME}${upload.id}/${upload.root}`);
    }
    /** @throws RpcError notFound; failedPrecondition when something is registered from it. */
    async remove(url) {
        const parts = partsOf(url);
        const upload = parts === undefined ? undefined : this.#store.get(parts.id);
        if (upload?.status !== 'DONE' || upload.root !== parts?.name) {
            throw new RpcError('notFound', 'there is no such upload');
        }
        if (!this.#store.beginRemoval(upload.id)) {
            throw new RpcError('failedPrecondition', 'a dataset, a model or predictions are registered from this upload; delete them first');
        }
        await this.#erase(upload.id);
    }
    /** Removes what was never finished or is registered nowhere, once its time is over. */
    async sweep(now = Date.now()) {
        for (const id of this.#store.expired(new Date(now - OPEN_MS), new Date(now - UNUSED_MS))) {
            if (this.#store.beginRemoval(id))
                await this.#erase(id);
        }
    }
    #start(root, files) {
        const id = (0,external_node_crypto_.randomUUID)();
        const token = (0,external_node_crypto_.randomBytes)(TOKEN_BYTES).toString('base64url');
        this.#store.add(id, token, root, files);
        return {
            token,
            files: files.length === 0 ? [root] : files,
            destinationUrl: `${uploads_SCHEME}${id}/${root}`
        };
    }
    #open(token) {
        const upload = this.#store.open(token);
        if (upload === undefined)
            throw unknownUpload();
        return upload;
    }
    #paths(upload) {
        return namesOf(upload).map((name) => (0,external_node_path_.join)(this.#folder, upload.id, 'files', ...name.split('/')));
    }
    async #write(id, number, body, part) {
        const room = this.limits.bytes - this.#store.bytesBeside(id, number);
        let bytes = 0;
        const count = (added) => {
            bytes += added;
            this.#arriving.set(id, (this.#arriving.get(id) ?? 0) + added);
            if ((this.#arriving.get(id) ?? 0) > room)
                throw this.#tooLarge();
        };
        const handle = await (0,promises_.open)(part, 'wx', 0o600);
        try {
            await handle.writeFile(counted(body, count));
            await handle.sync();
            return bytes;
        }
        catch (error) {
            throw asRefusal(error);
        }
        finally {
            await handle.close();
            const left = (this.#arriving.get(id) ?? 0) - bytes;
            if (left > 0)
                this.#arriving.set(id, left);
            else
                this.#arriving.delete(id);
        }
    }
    async #erase(id) {
        await (0,promises_.rm)((0,external_node_path_.join)(this.#folder, id), { recursive: true, force: true });
        this.#store.removed(id);
    }
    #tooLarge() {
        return new RpcError('invalidArgument', `the upload is larger than ${this.limits.bytes} bytes`, 413);
    }
}
function rootOf(uploadPath, name, what) {
    if (name.includes('/'))
        throw new RpcError('invalidArgument', `${what} must be a name without folders`);
    const folder = uploadPath === undefined ? [] : uploadNameParts(uploadPath, 'uploadPath');
    return uploadNameParts([...folder, name].join('/'), what).join('/');
}
/** Of every file, as they stand behind the upload's id in a URL; the place in the list is the file's number. */
function namesOf(upload) {
    return upload.files.length === 0 ? [upload.root] : upload.files.map((file) => `${upload.root}/${file}`);
}
function partsOf(url) {
    if (!url.startsWith(uploads_SCHEME))
        return undefined;
    const [id = '', name = ''] = url.slice(uploads_SCHEME.length).split(/\/(.*)/s);
    return { id, name };
}
/** The connection is left open when the reader stops early, so that the client gets its answer. */
async function* counted(body, count) {
    if (body === undefined)
        return;
    for await (const chunk of body.iterator({ destroyOnReturn: false })) {
        count(chunk.length);
        yield chunk;
    }
}
async function readAway(body) {
    let bytes = 0;
    const count = (added) => {
        bytes += added;
        if (bytes > MOST_TEXT_BYTES)
            throw new RpcError('invalidArgument', 'the text is too long', 413);
    };
    try {
        const chunks = counted(body, count);
        while ((await chunks.next()).done !== true)
            continue;
    }
    catch (error) {
        throw asRefusal(error);
    }
}
/** A body that ends early is the client's fault, a full disk the operator's; both are said. */
function asRefusal(error) {
    const { code } = error;
    if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE') {
        return new RpcError('invalidArgument', 'the body ended before it was whole');
    }
    if (code === 'ENOSPC' || code === 'EDQUOT') {
        return new RpcError('resourceExhausted', 'the disk of this service is full');
    }
    return error;
}
function unknownUpload() {
    return new RpcError('notFound', 'this address takes no upload: it is unknown, finished or has expired');
}

;// CONCATENATED MODULE: ./build/js/src/service/keys/roles.js
/** Each role may do what those before it may. */
const ROLES = ['viewer', 'user', 'admin'];
function covers(role, needed) {
    return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}

;// CONCATENATED MODULE: ./build/js/src/service/http/admission.js



/** Decides whether a request may do what it asks for: the same for every route, before anything else of it is read. */
class Admission {
    #options;
    constructor(options) {
        this.#options = options;
    }
    /**
     * Sets the request's caller, where a key is needed. Without one nobody learns which paths there are.
     *
     * @throws RpcError unauthenticated or permissionDenied
     */
    async admit(request, reply) {
        const { operation } = request.routeOptions.config;
        if (operation !== undefined && !this.#needsKey(operation))
            return;
        request.caller = await this.#identify(request, reply);
        if (operation !== undefined)
            checkRole(request.caller, operation);
    }
    #needsKey({ id, needsKey }) {
        return needsKey && !this.#options.needsNoKey.has(id);
    }
    /**
     * A right key is never kept waiting, whatever others do from the same address. A wrong one costs its sender a
     * connection and a while: `connections / wrongKeySeconds` guesses a second, from all addresses together.
     */
    async #identify(request, reply) {
        try {
            return this.#options.keys.check(request.headers['rime-api-key']);
        }
        catch (error) {
            reply.header('connection', 'close');
            await (0,external_node_timers_promises_.setTimeout)(this.#options.wrongKeySeconds * 1000);
            throw error;
        }
    }
}
function checkRole(caller, { id, role }) {
    if (covers(caller.role, role))
        return;
    throw new RpcError('permissionDenied', `${id} needs a key with the role ${role}, and the key of ${caller.name} has the role ${caller.role}; ask the administrator of this server for such a key`);
}

;// CONCATENATED MODULE: ./build/js/src/service/http/guards.js



/**
 * Keeps web pages out: a page in a browser on this machine may send requests to loopback, and by rebinding a host name
 * may even read the answers.
 */
class BrowserGuard {
    #accepts;
    /** @param accepts judges a Host header in lower case. */
    constructor(accepts) {
        this.#accepts = accepts;
    }
    /** @throws RpcError permissionDenied */
    check(headers) {
        if (headers.origin !== undefined) {
            throw new RpcError('permissionDenied', 'requests from web pages are not accepted');
        }
        if (headers.host === undefined || !this.#accepts(headers.host.toLowerCase())) {
            throw new RpcError('permissionDenied', 'the Host header does not name this service; its administrator can allow a name with --allowed-host');
        }
    }
}
const LOOPBACK_NAMES = ['127.0.0.1', 'localhost', '[::1]'];
/** Whether only this machine reaches a service on `host`. What is not known to be loopback is not. */
function guards_isLoopback(host) {
    return host === 'localhost' || host === '::1' || ((0,external_node_net_.isIPv4)(host) && host.startsWith('127.'));
}
/**
 * Which Host headers name a service on `host` and `port`: its own address, and what `allowed` names, as `name` (with any
 * port or none, as a proxy may have another) or `name:port`. Off loopback also this machine's name, and any IP address:
 * a page can make a name of its own lead here, but not an address.
 */
function hostRule(host, port, allowed = []) {
    const isOpen = !guards_isLoopback(host);
    const own = [...LOOPBACK_NAMES, hostName(host), ...(isOpen ? [(0,external_node_os_.hostname)()] : [])];
    const isDefaultPort = port === 80 || port === 443;
    const exact = new Set([...own.map((name) => `${name}:${port}`), ...(isDefaultPort ? own : []), ...allowed].map((name) => name.toLowerCase()));
    const names = new Set(allowed.map((name) => name.toLowerCase()));
    return (given) => {
        const name = given.replace(/:\d{1,5}$/, '');
        return exact.has(given) || names.has(name) || (isOpen && (0,external_node_net_.isIP)(name.replace(/^\[(.*)\]$/, '$1')) !== 0);
    };
}
/** As it stands in a URL: IPv6 addresses in brackets. */
function hostName(host) {
    return host.includes(':') ? `[${host}]` : host;
}

;// CONCATENATED MODULE: ./build/js/src/service/http/listener.js


const KEEP_ALIVE_MS = 30_000;
const CHECK_CONNECTIONS_MS = 1_000;
const CLOSE_IDLE_EVERY_MS = 50;
/** The server's socket, what a connection may cost, and how connections end. */
class Listener {
    #limits;
    #certificate;
    /** HTTP knows nothing of a connection before its TLS handshake is over. */
    #sockets = new Set();
    #server;
    /** @param certificate absent: plain HTTP. */
    constructor(limits, certificate) {
        this.#limits = limits;
        this.#certificate = certificate;
    }
    create(handler) {
        const headerMs = this.#limits.headerSeconds * 1000;
        const options = {
            headersTimeout: headerMs,
            keepAliveTimeout: KEEP_ALIVE_MS,
            connectionsCheckingInterval: CHECK_CONNECTIONS_MS,
            // Bodies have a pace to keep instead of an end: see body-pace.ts.
            requestTimeout: 0
        };
        const certificate = this.#certificate;
        const server = certificate === undefined
            ? (0,external_node_http_.createServer)(options, handler)
            : certificate.follow((0,external_node_https_.createServer)({ ...options, ...certificate.options, handshakeTimeout: headerMs }, handler));
        server.maxConnections = this.#limits.connections;
        server.on('connection', (socket) => {
            this.#sockets.add(socket);
            socket.once('close', () => this.#sockets.delete(socket));
        });
        this.#server = server;
        return server;
    }
    /**
     * Lets the requests that are under way end, for at most `closeSeconds`. Connections without one are closed at once.
     *
     * @param close stops listening, and resolves when the last connection has ended.
     */
    async end(close) {
        // A connection falls idle when its request has ended, and would be kept for the next one.
        const idle = setInterval(() => this.#server?.closeIdleConnections(), CLOSE_IDLE_EVERY_MS);
        const end = setTimeout(() => {
            for (const socket of this.#sockets)
                socket.destroy();
        }, this.#limits.closeSeconds * 1000);
        try {
            await close();
        }
        finally {
            clearInterval(idle);
            clearTimeout(end);
        }
    }
}

// EXTERNAL MODULE: ./node_modules/prom-client/index.js
var prom_client = __webpack_require__(95222);
;// CONCATENATED MODULE: ./build/js/src/service/http/metrics.js

const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
const JOB_SECONDS = [1, 5, 15, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200, 14_400];
/** What the service tells Prometheus. Labels have few values: no label holds a name, an id or anything a client sends. */
class Metrics {
    #registry = new prom_client.Registry();
    #requests;
    #requestBytes;
    #jobs;
    constructor(database, version) {
        const registers = [this.#registry];
        this.#requests = new prom_client.Histogram({
            name: 'rime_http_request_duration_seconds',
            help: 'Time from the headers of a request to the end of its answer; status 499: the client went away.',
            labelNames: ['method', 'route', 'status'],
            buckets: REQUEST_SECONDS,
            registers
        });
        this.#requestBytes = new prom_client.Counter({
            name: 'rime_http_bytes_total',
            help: 'Bytes of bodies that came in, and of answers that went out.',
            labelNames: ['direction'],
            registers
        });
        this.#jobs = new prom_client.Histogram({
            name: 'rime_job_duration_seconds',
            help: 'Time from the start to the end of jobs that this process ran.',
            labelNames: ['type', 'status'],
            buckets: JOB_SECONDS,
            registers
        });
        this.#addCounts(database);
        this.#addProcess(version);
    }
    observeRequest({ method, route, status, seconds, bytesIn, bytesOut }) {
        this.#requests.observe({ method, route: route ?? '(none)', status }, seconds);
        this.#requestBytes.inc({ direction: 'in' }, bytesIn);
        this.#requestBytes.inc({ direction: 'out' }, bytesOut);
    }
    /** A job of this process that has ended; one that never started has no duration. */
    observeJob({ type, status, started_at: start, completed_at: end }) {
        if (start === null || end === null)
            return;
        // Wall clock: a clock that is set back must not make a negative duration.
        const seconds = Math.max(0, Date.parse(end) - Date.parse(start)) / 1000;
        this.#jobs.observe({ type: word(type), status: word(status) }, seconds);
    }
    /** In Prometheus' text format, version 0.0.4. */
    text() {
        return this.#registry.metrics();
    }
    /** Counted when they are asked for, so that they hold for all processes of the state directory. */
    #addCounts(database) {
        const registers = [this.#registry];
        new prom_client.Gauge({
            name: 'rime_jobs',
            help: 'Jobs in the state directory.',
            labelNames: ['type', 'status'],
            registers,
            collect() {
                this.reset();
                const rows = database.all('SELECT type, status, count(*) AS count FROM jobs GROUP BY type, status');
                for (const { type, status, count } of rows)
                    this.set({ type: word(type), status: word(status) }, count);
            }
        });
        new prom_client.Gauge({
            name: 'rime_images',
            help: 'Managed images in the catalogue.',
            labelNames: ['status'],
            registers,
            collect() {
                this.reset();
                const rows = database.all('SELECT status, count(*) AS count FROM images GROUP BY status');
                for (const { status, count } of rows)
                    this.set({ status: word(status) }, count);
            }
        });
    }
    /** Under the names that all Prometheus clients use. */
    #addProcess(version) {
        const registers = [this.#registry];
        new prom_client.Gauge({
            name: 'process_resident_memory_bytes',
            help: 'Resident memory of the server; jobs run in processes of their own.',
            registers,
            collect() {
                this.set(process.memoryUsage.rss());
            }
        });
        new prom_client.Gauge({
            name: 'nodejs_heap_size_used_bytes',
            help: 'Heap in use.',
            registers,
            collect() {
                this.set(process.memoryUsage().heapUsed);
            }
        });
        new prom_client.Counter({
            name: 'process_cpu_seconds_total',
            help: 'Processor time of the server.',
            registers,
            collect() {
                this.reset();
                const { user, system } = process.cpuUsage();
                this.inc((user + system) / 1e6);
            }
        });
        new prom_client.Gauge({
            name: 'process_start_time_seconds',
            help: 'When the server was started, in Unix time.',
            registers
        }).set(Math.round(Date.now() / 1000 - process.uptime()));
        new prom_client.Gauge({ name: 'rime_build_info', help: 'Always 1.', labelNames: ['version'], registers }).set({ version }, 1);
    }
}
/** `JOB_TYPE_MODEL_STRESS_TEST` → `model_stress_test`. */
function word(wire) {
    return wire.replace(/^(JOB_TYPE|JOB_STATUS|STATUS)_/, '').toLowerCase();
}

;// CONCATENATED MODULE: ./build/js/src/service/http/page-token.js


const TAG_BYTES = 16;
/**
 * Page tokens carry the query and the place in the list, signed with the installation's secret: they cannot be changed
 * by the client, need no memory on the server, and stay good across restarts.
 */
class PageTokens {
    #secret;
    constructor(secret) {
        this.#secret = secret;
    }
    write(state) {
        const payload = Buffer.from(JSON.stringify([state.operation, state.query, state.after]));
        return Buffer.concat([this.#tag(payload), payload]).toString('base64url');
    }
    /** @throws RpcError invalidArgument when the token is not one of this installation's for `operation`. */
    read(operation, token) {
        const bytes = Buffer.from(token, 'base64url');
        const payload = bytes.subarray(TAG_BYTES);
        const tag = bytes.subarray(0, TAG_BYTES);
        // Decoding skips what is not base64url, so that the text is compared too: a token has one spelling.
        const isWhole = tag.length === TAG_BYTES && bytes.toString('base64url') === token;
        if (isWhole && (0,external_node_crypto_.timingSafeEqual)(tag, this.#tag(payload))) {
            const [issuer, query, after] = JSON.parse(payload.toString());
            if (issuer === operation)
                return { operation, query, after };
        }
        throw new RpcError('invalidArgument', 'the pageToken is not one this server gave out for this list');
    }
    #tag(payload) {
        return (0,external_node_crypto_.createHmac)('sha256', this.#secret).update(payload).digest().subarray(0, TAG_BYTES);
    }
}

;// CONCATENATED MODULE: ./build/js/src/service/http/readiness.js

/** Probes come from several places at once, and a check writes to the disk. */
const GOOD_FOR_MS = 3_000;
const RUNTIME_ANSWERS_WITHIN_MS = 5_000;
/** Whether the service can do its work now: its database can be written and its runtime answers. */
class Readiness {
    #options;
    #last;
    #goodUntil = -Infinity;
    constructor(options) {
        this.#options = options;
    }
    /** The answer of at most `GOOD_FOR_MS` ago. @throws RpcError unavailable; why stands in the log. */
    check() {
        if (this.#last === undefined || performance.now() > this.#goodUntil) {
            this.#goodUntil = Infinity;
            this.#last = this.#check().finally(() => (this.#goodUntil = performance.now() + GOOD_FOR_MS));
        }
        return this.#last;
    }
    async #check() {
        const { database, askRuntime, log } = this.#options;
        try {
            database.run("INSERT INTO meta (key, value) VALUES ('ready', ?1) ON CONFLICT (key) DO UPDATE SET value = ?1", new Date().toISOString());
        }
        catch (error) {
            log.error(`The database cannot be written: ${errors_messageOf(error)}`);
            throw new RpcError('unavailable', 'the database cannot be written');
        }
        let timer;
        const late = new Promise((_resolve, reject) => {
            const message = `no answer within ${RUNTIME_ANSWERS_WITHIN_MS / 1000} s`;
            timer = setTimeout(() => reject(new Error(message)), RUNTIME_ANSWERS_WITHIN_MS);
        });
        try {
            await Promise.race([askRuntime(), late]);
        }
        catch (error) {
            log.error(`The runtime is not ready: ${errors_messageOf(error)}`);
            throw new RpcError('unavailable', 'the runtime does not answer');
        }
        finally {
            clearTimeout(timer);
        }
    }
}

// EXTERNAL MODULE: ./node_modules/fastify/fastify.js
var fastify = __webpack_require__(16703);
// EXTERNAL MODULE: ./node_modules/leven/index.js
var leven = __webpack_require__(47785);
;// CONCATENATED MODULE: ./build/js/src/service/contract/messages.js
/**
 * Reads request messages as proto-JSON does: names in camelCase or snake_case, null for unset, 64-bit integers as
 * number or string, unknown fields refused. Free dicts of the user pass untouched.
 */



/** Deeper than any message or config; shallow enough for every recursive reader behind this one. */
const DEEPEST_NESTING = 64;
/** @throws RpcError invalidArgument with every mistake, one per line. */
function readMessage(contract, schema, value) {
    if (isDeeperThan(value, DEEPEST_NESTING)) {
        throw new RpcError('invalidArgument', `the body is nested deeper than ${DEEPEST_NESTING} levels`);
    }
    const problems = [];
    const message = readValue(contract, schema, value ?? {}, '', problems);
    if (problems.length === 0)
        problems.push(...contract.check(withoutFreeForms(contract, schema), message));
    if (problems.length > 0)
        throw new RpcError('invalidArgument', problems.join('\n'));
    return message;
}
function readValue(contract, given, value, at, problems) {
    if (given['x-free-form'] === true)
        return value;
    if (given.$ref !== undefined && nameOf(given.$ref) === 'Int64')
        return readInt64(value);
    const schema = contract.resolve(given);
    if (schema.items !== undefined && Array.isArray(value)) {
        const items = schema.items;
        return value.map((item, index) => readValue(contract, items, item, `${at}[${index}]`, problems));
    }
    if (schema.type !== 'object' || schema.additionalProperties !== undefined || !isObject(value))
        return value;
    return readFields(contract, schema.properties ?? {}, value, at, problems);
}
function readFields(contract, properties, value, at, problems) {
    const message = {};
    for (const [key, field] of Object.entries(value)) {
        const name = Object.hasOwn(properties, key) ? key : camelCase(key);
        const where = at === '' ? key : `${at}.${key}`;
        const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
        if (schema === undefined) {
            problems.push(unknownField(key, at, Object.keys(properties)));
        }
        else if (Object.hasOwn(message, name)) {
            problems.push(`${errors_quote(where)} is given twice, in two spellings`);
        }
        else if (field !== null) {
            message[name] = readValue(contract, schema, field, where, problems);
        }
    }
    return message;
}
function readInt64(value) {
    return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
}
/** A free-form field is judged elsewhere: its schema is left out of the check. */
function withoutFreeForms(contract, given) {
    const schema = contract.resolve(given);
    const properties = Object.entries(schema.properties ?? {});
    if (!properties.some(([, property]) => property['x-free-form'] === true))
        return given;
    return freeFormSchemas.get(schema) ?? remember(schema, properties);
}
const freeFormSchemas = new WeakMap();
function remember(schema, properties) {
    const bare = {
        ...schema,
        properties: Object.fromEntries(properties.map(([name, property]) => [name, property['x-free-form'] === true ? {} : property]))
    };
    freeFormSchemas.set(schema, bare);
    return bare;
}
function unknownField(key, at, known) {
    const place = at === '' ? '' : ` in ${at}`;
    const wanted = camelCase(key);
    const [nearest] = known.toSorted((a, b) => (0,leven/* default */.A)(a, wanted) - (0,leven/* default */.A)(b, wanted));
    const hint = nearest !== undefined && (0,leven/* default */.A)(nearest, wanted) <= 3 ? ` Did you mean ${errors_quote(nearest)}?` : '';
    return `unknown field ${errors_quote(key)}${place}.${hint}`;
}
/** `label_col` → `labelCol`. */
function camelCase(name) {
    return name.replace(/(?<=[a-z0-9])_+([a-z0-9])/g, (_all, letter) => letter.toUpperCase());
}
/** `labelCol` → `label_col`. */
function snakeCase(name) {
    return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isDeeperThan(value, levels) {
    let layer = [value];
    for (let depth = 0; layer.length > 0; depth++) {
        if (depth > levels)
            return true;
        layer = layer.flatMap((item) => typeof item === 'object' && item !== null ? Object.values(item) : []);
    }
    return false;
}

;// CONCATENATED MODULE: ./build/js/src/service/contract/page.js
/**
 * The contract as a page to read: plain HTML made from the file, with nothing from elsewhere and no script, so that the
 * strictest policy holds. The usual viewers are a megabyte of script from a package or a CDN.
 */



const STYLE = `
:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem}
code,pre{font-family:ui-monospace,monospace;font-size:.9em}
pre{overflow:auto;padding:.5rem;border:1px solid #8884;border-radius:4px}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.25rem .5rem;border-bottom:1px solid #8884}
section{margin:2rem 0}
summary{cursor:pointer}
`;
/** Content-Security-Policy of the page: its own style and nothing else. */
const PAGE_POLICY = [
    "default-src 'none'",
    `style-src 'sha256-${(0,external_node_crypto_.createHash)('sha256').update(STYLE).digest('base64')}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'"
].join('; ');
/** @param text of the contract. */
function contractPage(text) {
    const document = (0,dist/* parse */.qg)(text);
    const operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })));
    const tags = [...new Set(operations.flatMap(({ operation }) => operation.tags))];
    const { title, version, description } = document.info;
    const sections = tags.map((tag) => {
        const own = operations.filter(({ operation }) => operation.tags.includes(tag));
        const parts = own.map(({ path, method, operation }) => operationPart(document, path, method, operation));
        return `<section id="${page_anchor('tag', tag)}"><h2>${page_escape(tag)}</h2>${parts.join('')}</section>`;
    });
    const links = tags.map((tag) => `<li><a href="#${page_anchor('tag', tag)}">${page_escape(tag)}</a></li>`);
    const messages = Object.entries(document.components.schemas).map(([name, schema]) => messagePart(name, schema));
    return [
        '<!doctype html><html lang="en"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        `<title>${page_escape(title)}</title><style>${STYLE}</style></head><body>`,
        `<h1>${page_escape(title)}</h1><p>As of RIME ${page_escape(version)}. <a href="/openapi.yaml">This page as a file</a></p>`,
        paragraphs(description),
        `<nav><ul>${links.join('')}<li><a href="#messages">Messages</a></li></ul></nav>`,
        ...sections,
        `<section id="messages"><h2>Messages</h2>${messages.join('')}</section></body></html>`
    ].join('\n');
}
function operationPart(document, path, method, operation) {
    const key = operation.security === undefined ? '' : '<p>Needs no API key.</p>';
    const parameters = (operation.parameters ?? []).map((one) => `<tr><td><code>${page_escape(one.name)}</code></td><td>${one.in}${one.required ? ', required' : ''}</td>` +
        `<td>${typeOf(one.schema)}</td><td>${page_escape(one.description ?? '')}</td></tr>`);
    const table = parameters.length === 0
        ? ''
        : `<table><tr><th>Parameter</th><th>In</th><th>Type</th><th></th></tr>${parameters.join('')}</table>`;
    const body = Object.entries(operation.requestBody?.content ?? {}).map(([media, content]) => `<p>Body, ${page_escape(media)}: ${typeOf(content.schema ?? {})}</p>${examplesOf(content)}`);
    const answers = Object.entries(operation.responses).map(([status, response]) => answerPart(status, page_resolve(document, response)));
    return (`<article id="${page_anchor('operation', operation.operationId)}"><h3><code>${method} ${page_escape(path)}</code></h3>` +
        `<p>${page_escape(operation.summary)}</p>${paragraphs(operation.description ?? '')}${key}${table}${body.join('')}` +
        `<ul>${answers.join('')}</ul></article>`);
}
function answerPart(status, response) {
    const contents = Object.entries(response.content ?? {}).map(([media, content]) => `, ${page_escape(media)}: ${typeOf(content.schema ?? {})}${examplesOf(content)}`);
    return `<li>${page_escape(status)}: ${page_escape(response.description ?? '')}${contents.join('')}</li>`;
}
function messagePart(name, schema) {
    const fields = Object.entries(schema.properties ?? {}).map(([field, inner]) => {
        const required = schema.required?.includes(field) === true ? ', required' : '';
        return (`<tr><td><code>${page_escape(field)}</code></td><td>${typeOf(inner)}${required}</td>` +
            `<td>${page_escape(inner.description ?? '')}</td></tr>`);
    });
    const values = (schema.enum ?? []).map((value) => `<li><code>${page_escape(value)}</code></li>`);
    return (`<article id="${page_anchor('message', name)}"><h3>${page_escape(name)}</h3>${paragraphs(schema.description ?? '')}` +
        (fields.length === 0 ? '' : `<table>${fields.join('')}</table>`) +
        (values.length === 0 ? '' : `<ul>${values.join('')}</ul>`) +
        '</article>');
}
function typeOf(schema) {
    if (schema.$ref !== undefined) {
        const name = nameOf(schema.$ref);
        return `<a href="#${page_anchor('message', name)}">${page_escape(name)}</a>`;
    }
    if (schema.items !== undefined)
        return `list of ${typeOf(schema.items)}`;
    if (schema.enum !== undefined)
        return schema.enum.map((value) => `<code>${page_escape(value)}</code>`).join(' or ');
    if (typeof schema.additionalProperties === 'object')
        return `map to ${typeOf(schema.additionalProperties)}`;
    return page_escape(schema.format ?? schema.type ?? schema.description ?? 'any');
}
function examplesOf(content) {
    const examples = Object.values(content.examples ?? {});
    if (content.example !== undefined)
        examples.push({ value: content.example });
    return examples
        .map(({ summary, value }) => {
        const code = typeof value === 'string' ? value : JSON.stringify(value, undefined, 2);
        return `<details><summary>${page_escape(summary ?? 'Example')}</summary><pre>${page_escape(code)}</pre></details>`;
    })
        .join('');
}
function page_resolve(document, response) {
    if (response.$ref === undefined)
        return response;
    const named = document.components.responses[nameOf(response.$ref)];
    if (named === undefined)
        throw new Error(`the contract has no response ${(0,dist/* stringify */.As)(response.$ref)}`);
    return named;
}
function paragraphs(text) {
    return text
        .split(/\n+/)
        .filter((line) => line.trim() !== '')
        .map((line) => `<p>${page_escape(line)}</p>`)
        .join('');
}
function page_anchor(kind, name) {
    return `${kind}-${name.replaceAll(/[^A-Za-z0-9]+/g, '-')}`;
}
function page_escape(text) {
    const entities = {
        '&': '&amp;',
        '<': '&lt;',
        '>': '&gt;',
        '"': '&quot;',
        "'": '&#39;'
    };
    return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}

;// CONCATENATED MODULE: ./build/js/src/service/contract/query.js


/** Query fields that may stand beside a page token; all others belong to the first page only. */
const EVERY_PAGE = new Set(['pageToken', 'pageSize', 'view', 'showDisplay']);
/**
 * The query of one request by the contract's names. An empty value is an unset one; an unknown name is refused, since
 * a filter that is quietly ignored answers more than was asked for.
 *
 * @throws RpcError invalidArgument
 */
function readQuery(contract, operation, search) {
    const query = Object.create(null);
    for (const given of new Set(search.keys())) {
        const values = search.getAll(given).filter((value) => value !== '');
        if (values.length === 0)
            continue;
        const name = given.split('.').map(camelCase).join('.');
        const parameter = operation.parameters.find((one) => one.in === 'query' && one.name === name);
        if (parameter === undefined)
            throw new RpcError('invalidArgument', `unknown query parameter ${errors_quote(given)}`);
        if (Object.hasOwn(query, name))
            throw new RpcError('invalidArgument', `${errors_quote(name)} is given twice`);
        query[name] = readParameter(contract, parameter, values);
    }
    const missing = operation.parameters.filter((one) => one.in === 'query' && one.required && query[one.name] === undefined);
    if (missing.length > 0) {
        throw new RpcError('invalidArgument', missing.map(({ name }) => `${name} is missing`).join('\n'));
    }
    if (query['pageToken'] !== undefined) {
        const extra = Object.keys(query).filter((name) => !EVERY_PAGE.has(name));
        if (extra.length > 0) {
            throw new RpcError('invalidArgument', `${extra.join(', ')} may stand in the first page's request only: the pageToken carries the query`);
        }
    }
    return query;
}
function readParameter(contract, parameter, values) {
    const schema = contract.resolve(parameter.schema);
    const value = schema.type === 'array' ? values : one(parameter.name, values);
    const read = schema.type === 'boolean' && (value === 'true' || value === 'false') ? value === 'true' : value;
    const problems = contract.check(parameter.schema, read);
    if (problems.length > 0) {
        throw new RpcError('invalidArgument', problems.join('\n').replaceAll('the body', parameter.name));
    }
    return read;
}
function one(name, values) {
    const [value, ...others] = values;
    if (value === undefined || others.length > 0) {
        throw new RpcError('invalidArgument', `${name} may be given once`);
    }
    return value;
}

;// CONCATENATED MODULE: ./build/js/src/service/http/body-pace.js
const LOOK_EVERY_MS = 500;
/**
 * Watches the body of a request come in. A limit on the whole time would have to fit the largest upload on the slowest
 * line; a pace ends those who send a byte now and then, however much they have announced.
 *
 * @param onSlow called once, when less has come than the pace asks for.
 */
function watchPace(request, pace, onSlow) {
    if (!hasBody(request))
        return;
    const started = performance.now();
    const before = request.socket.bytesRead;
    const timer = setInterval(() => {
        const seconds = (performance.now() - started) / 1000 - pace.bodySeconds;
        if (request.complete || request.destroyed)
            clearInterval(timer);
        else if (seconds > 0 && request.socket.bytesRead - before < seconds * pace.bodyBytesPerSecond) {
            clearInterval(timer);
            onSlow();
        }
    }, LOOK_EVERY_MS);
    timer.unref();
    request.once('close', () => clearInterval(timer));
}
function hasBody({ headers }) {
    return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

;// CONCATENATED MODULE: ./build/js/src/service/http/refuse-socket.js


function tooSlow() {
    return new RpcError('deadlineExceeded', 'the request comes too slowly', 408);
}
/** What Node's parser refuses, in our words; undefined: nobody is there who reads an answer, as in a TLS handshake. */
function socketRefusal({ code = '' }) {
    if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
        return tooSlow();
    if (code === 'HPE_HEADER_OVERFLOW') {
        return new RpcError('invalidArgument', 'the headers are too large', 431);
    }
    return code.startsWith('HPE_') ? new RpcError('invalidArgument', 'the request cannot be read') : undefined;
}
/** Answers where there is no reply to answer with, and ends the connection. */
function refuseSocket(socket, error) {
    if (socket.writable) {
        const body = JSON.stringify(error.toBody());
        socket.write(`HTTP/1.1 ${error.status} ${external_node_http_.STATUS_CODES[error.status] ?? ''}\r\nconnection: close\r\n` +
            `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    }
    socket.destroySoon();
}

;// CONCATENATED MODULE: ./build/js/src/service/http/request-id.js

const REQUEST_ID_HEADER = 'x-request-id';
/** What proxies and tracing libraries make: no spaces, no markup, nothing that a log or header could take for its own. */
const GIVEN = /^[\w.:+/=-]{1,128}$/;
/** The id that the client or a proxy gave, so that one request has one id in all logs; else a new one. */
function requestIdOf(request) {
    const given = request.headers[REQUEST_ID_HEADER];
    return typeof given === 'string' && GIVEN.test(given) ? given : (0,external_node_crypto_.randomUUID)();
}

;// CONCATENATED MODULE: ./build/js/src/service/http/request-record.js
/** Status of a request whose client went away before its answer; the word is nginx's. */
const CLIENT_GONE = 499;
/** Calls `report` once when the request is over, however it ended. */
function recordRequest(request, reply, report) {
    const { socket } = request.raw;
    const started = performance.now();
    const { bytesWritten } = socket;
    const address = request.ip;
    reply.raw.once('close', () => {
        report({
            id: request.id,
            method: request.method,
            route: request.routeOptions.url,
            status: reply.raw.writableFinished ? reply.statusCode : CLIENT_GONE,
            seconds: (performance.now() - started) / 1000,
            keyName: request.caller?.name || undefined,
            address,
            bytesIn: Number(request.headers['content-length'] ?? 0),
            bytesOut: socket.bytesWritten - bytesWritten
        });
    });
}

;// CONCATENATED MODULE: ./build/js/src/service/http/server.js










/** A refused body is read on for this long, so that its sender gets to see the answer. */
const LINGER_MS = 5_000;
const LONGEST_PATH_PARAMETER = 1_000;
/** Stands for who asks where no key is needed. */
const ANYONE = { name: '', role: 'viewer' };
/** The HTTP server: one route for each operation of the contract, and the same guards before every one. */
function createServer(options) {
    const { contract, handlers, limits } = options;
    const receive = (request, reply) => {
        reply.header(REQUEST_ID_HEADER, request.id);
        recordRequest(request, reply, options.onRequest);
    };
    const server = (0,fastify.fastify)({
        serverFactory: (handler) => options.listener.create(handler),
        bodyLimit: limits.bodyBytes,
        forceCloseConnections: 'idle',
        return503OnClosing: false,
        routerOptions: { maxParamLength: LONGEST_PATH_PARAMETER },
        exposeHeadRoutes: false,
        genReqId: requestIdOf,
        // The client's mistake, before any route or hook is known.
        frameworkErrors: (_error, request, reply) => {
            receive(request, reply);
            void sendError(reply, new RpcError('invalidArgument', 'the request cannot be read'));
        },
        clientErrorHandler: (error, socket) => {
            const refusal = socketRefusal(error);
            if (refusal === undefined)
                socket.destroy();
            else
                refuseSocket(socket, refusal);
        }
    });
    let isClosing = false;
    server.addHook('preClose', (done) => {
        isClosing = true;
        done();
    });
    server.decorateRequest('caller');
    server.addHook('onRequest', async (request, reply) => {
        receive(request, reply);
        watchPace(request.raw, limits, () => {
            if (reply.raw.headersSent)
                request.raw.destroy();
            else
                refuseSocket(request.raw.socket, tooSlow());
        });
        if (isClosing)
            throw new RpcError('unavailable', 'the server is stopping');
        options.browserGuard().check(request.headers);
        await options.admission.admit(request, reply);
    });
    server.addHook('onSend', (_request, reply, payload, done) => {
        reply.headers({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
        done(null, payload);
    });
    acceptJsonOnly(server);
    server.setErrorHandler((error, request, reply) => {
        const refusal = refusalOf(error);
        if (refusal.status === 500) {
            options.log.error(`${request.method} ${request.routeOptions.url ?? ''} (${request.id}): ${errors_messageOf(error)}`);
        }
        linger(request);
        return sendError(reply, refusal);
    });
    server.setNotFoundHandler((_request, reply) => sendError(reply, new RpcError('notFound', 'there is no such path')));
    const addRoutes = (scope, operations) => {
        for (const operation of operations) {
            const handler = handlers[operation.id];
            if (handler === undefined)
                throw new Error(`operation ${operation.id} has no handler`);
            scope.route({
                method: operation.method,
                url: routeOf(operation),
                config: { operation },
                handler: async (request, reply) => {
                    const answer = await handler({
                        ...readRequest(contract, operation, request),
                        signal: goneSignal(reply),
                        caller: request.caller ?? ANYONE
                    });
                    if (operation.answerType === JSON_TYPE)
                        return answer;
                    if (operation.answerType === 'text/html')
                        reply.header('content-security-policy', PAGE_POLICY);
                    return reply.type(`${operation.answerType}; charset=utf-8`).send(answer);
                }
            });
        }
    };
    addRoutes(server, contract.operations.filter((operation) => !operation.takesBytes));
    void server.register((scope, _options, done) => {
        acceptBytes(scope);
        addRoutes(scope, contract.operations.filter((operation) => operation.takesBytes));
        done();
    });
    return server;
}
function readRequest(contract, operation, request) {
    const given = request.params;
    const path = Object.fromEntries(operation.parameters.filter((one) => one.in === 'path').map(({ name }) => [name, given[routeName(name)]]));
    const [, search = ''] = request.url.split(/\?(.*)/s);
    return {
        path,
        query: readQuery(contract, operation, new URLSearchParams(search)),
        body: operation.takesBytes ? request.body : server_readBody(contract, operation, request.body),
        baseUrl: baseUrlOf(request)
    };
}
function goneSignal(reply) {
    const gone = new AbortController();
    reply.raw.once('close', () => {
        if (!reply.raw.writableFinished)
            gone.abort(new Error('the client has gone'));
    });
    return gone.signal;
}
/** A proxy that ends TLS says so in a header. Who makes it up gets addresses that do not work, and nobody else does. */
function baseUrlOf({ protocol, headers }) {
    const scheme = headers['x-forwarded-proto'] === 'https' ? 'https' : protocol;
    return `${scheme}://${headers.host ?? ''}`;
}
function server_readBody(contract, operation, body) {
    return operation.body === undefined ? undefined : readMessage(contract, operation.body, body);
}
/** Reads a refused body away, for a while. */
function linger(request) {
    request.raw.resume();
    const timer = setTimeout(() => {
        if (!request.raw.complete)
            request.raw.destroy();
    }, LINGER_MS);
    timer.unref();
    request.raw.once('close', () => clearTimeout(timer));
}
/** `/v1/projects/{projectId.uuid}` → `/v1/projects/:projectId_uuid`: the router ends a name at a dot. */
function routeOf(operation) {
    return operation.path.replace(/\{([^}]+)\}/g, (_all, name) => `:${routeName(name)}`);
}
function routeName(parameter) {
    return parameter.replaceAll('.', '_');
}
/** An absent body counts as `{}`, which is what clients send where there is nothing to say. */
function acceptJsonOnly(server) {
    server.removeAllContentTypeParsers();
    server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
        try {
            done(null, text === '' ? {} : JSON.parse(String(text)));
        }
        catch {
            done(new RpcError('invalidArgument', 'the body is not JSON'));
        }
    });
}
/** Bodies of every type are given to the handler as they come: it limits and counts them itself. */
function acceptBytes(scope) {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, stream, done) => {
        done(null, stream);
    });
}
function refusalOf(error) {
    if (error instanceof RpcError)
        return error;
    const { code = '', statusCode = 500 } = error;
    switch (code) {
        case 'FST_ERR_CTP_BODY_TOO_LARGE':
            return new RpcError('invalidArgument', 'the body is too large', 413);
        case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
            return new RpcError('invalidArgument', 'the body must be application/json', 415);
        case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
            return new RpcError('invalidArgument', 'the body is not as long as its Content-Length says');
        default:
            // Other mistakes of the client that the framework finds, such as the method QUERY without a body.
            if (code.startsWith('FST_') && statusCode < 500) {
                return new RpcError('invalidArgument', 'the request cannot be read');
            }
            return new RpcError('internal', 'the service failed to answer; its log says why');
    }
}
function sendError(reply, error) {
    return reply.code(error.status).type('application/json').send(JSON.stringify(error.toBody()));
}

;// CONCATENATED MODULE: ./build/js/src/service/http/tls.js



/** Files are looked at rather than watched: tools that renew certificates replace files, links and whole folders. */
const tls_LOOK_EVERY_MS = 2_000;
/** A certificate that is exchanged while the server runs. Connections that are open keep theirs. */
class Certificate {
    #files;
    #log;
    #onChange = () => this.reload();
    #server;
    #options;
    /** @throws Error when the files cannot be read or do not belong together. */
    constructor(files, log) {
        this.#files = files;
        this.#log = log;
        this.#options = this.#read();
        for (const file of this.#names()) {
            (0,external_node_fs_.watchFile)(file, { interval: tls_LOOK_EVERY_MS, persistent: false }, this.#onChange);
        }
    }
    get options() {
        return this.#options;
    }
    /** From now on `server` gets every new certificate. @returns `server`. */
    follow(server) {
        this.#server = server;
        return server;
    }
    /** Reads the files again. What cannot be used leaves the old pair in place: half of a renewal looks like that. */
    reload() {
        try {
            this.#options = this.#read();
            this.#server?.setSecureContext(this.#options);
            this.#log.info(`The certificate ${this.#files.certificate} was read.`);
        }
        catch (error) {
            this.#log.error(`${errors_messageOf(error)} The old ones stay in use.`);
        }
    }
    close() {
        for (const file of this.#names())
            (0,external_node_fs_.unwatchFile)(file, this.#onChange);
    }
    #names() {
        return [this.#files.certificate, this.#files.key];
    }
    #read() {
        const { certificate, key } = this.#files;
        try {
            const options = {
                cert: (0,external_node_fs_.readFileSync)(certificate),
                key: (0,external_node_fs_.readFileSync)(key),
                minVersion: 'TLSv1.2'
            };
            (0,external_node_tls_.createSecureContext)(options);
            return options;
        }
        catch (error) {
            throw new Error(`The certificate ${certificate} and the key ${key} cannot be used: ${errors_messageOf(error)}.`, { cause: error });
        }
    }
}

;// CONCATENATED MODULE: ./build/js/src/service/jobs/catalogue.js

const catalogue_ATTEMPTS = 3;
/**
 * Keeps the stored catalogue equal to the images that are really there. The image is the record: one removed by hand is
 * gone from the next answer, one that another process has built is in it.
 */
class Catalogue {
    #runtime;
    #images;
    #refreshing;
    #freshUntil = -Infinity;
    constructor(runtime, images) {
        this.#runtime = runtime;
        this.#images = images;
    }
    /**
     * @param name an image that is asked for: one that is not known is looked for again, however fresh the listing.
     * @throws RpcError unavailable when the runtime cannot list its images.
     */
    async refresh(name) {
        const isFresh = performance.now() < this.#freshUntil;
        if (isFresh && (name === undefined || this.#images.has(name)))
            return;
        const isUnderWay = this.#refreshing !== undefined;
        await this.#refreshOnce();
        // A listing that had begun before this request came may have missed the image.
        if (isUnderWay && name !== undefined && !this.#images.has(name))
            await this.#refreshOnce();
    }
    #refreshOnce() {
        this.#refreshing ??= this.#reconcile().finally(() => (this.#refreshing = undefined));
        return this.#refreshing;
    }
    async #reconcile() {
        // A build or a deletion that ends while the runtime is asked makes its answer stale.
        for (let attempt = 0; attempt < catalogue_ATTEMPTS; attempt++) {
            const version = this.#images.version();
            const started = performance.now();
            const records = await this.#runtime.list().catch((error) => {
                throw new RpcError('unavailable', `the runtime cannot list its images: ${errors_messageOf(error)}`);
            });
            const isApplied = this.#images.reconcile(records, version);
            // A listing serves for as long as it took: asking Docker costs about a millisecond an image, and is never done
            // more than half of the time.
            const ended = performance.now();
            this.#freshUntil = ended + (ended - started);
            if (isApplied)
                return;
        }
    }
}

// EXTERNAL MODULE: external "node:string_decoder"
var external_node_string_decoder_ = __webpack_require__(46193);
;// CONCATENATED MODULE: ./build/js/src/service/jobs/event-fields.js

/** The engine has sent something that no correct engine sends: nothing it says counts. */
class StreamError extends Error {
    name = 'StreamError';
}
function parseEvent(line) {
    let event;
    try {
        event = JSON.parse(line);
    }
    catch {
        throw new StreamError(`a line is not JSON: ${JSON.stringify(line.slice(0, 100))}`);
    }
    if (!isObject(event))
        throw new StreamError('a line is not an event');
    return event;
}
function requireText(event, field) {
    const value = event[field];
    if (typeof value !== 'string')
        throw new StreamError(`an event ${String(event['type'])} has no ${field}`);
    return value;
}
function requireOneOf(event, field, allowed) {
    if (!allowed.includes(requireText(event, field))) {
        throw new StreamError(`an event ${String(event['type'])} has an unknown ${field}`);
    }
}
function requireCount(event, field) {
    const value = event[field];
    if (!Number.isSafeInteger(value) || value < 0) {
        throw new StreamError(`the end marker has no count of ${field}`);
    }
}
function requireFailure(event) {
    const failure = event['failure'];
    const isFailure = isObject(failure) &&
        typeof failure['code'] === 'string' &&
        typeof failure['message'] === 'string' &&
        ['string', 'undefined'].includes(typeof failure['hint']) &&
        ['string', 'undefined'].includes(typeof failure['detail']);
    if (!isFailure)
        throw new StreamError('a failure does not say what failed');
    return failure;
}

;// CONCATENATED MODULE: ./build/js/src/service/jobs/engine-process.js







const POSIX = process.platform !== 'win32';
const TERMINATE_MS = 500;
const STDERR_CHARACTERS = 16_000;
/** Nothing of the workflow, the runner, the cloud or this product's own settings reaches the engine. */
const ENVIRONMENT = ['PATH', 'LANG', 'LC_ALL', 'LC_CTYPE', 'TZ', 'SystemRoot', 'SYSTEMROOT', 'windir'];
/** The engine of this installation: the bundle when this code runs from one, else its source. */
function engineCommand() {
    const isBundle = !import.meta.url.endsWith('.ts');
    const file = isBundle ? assetPath('dist', 'engine', 'index.js') : assetPath('src', 'engine', 'index.ts');
    return [process.execPath, file];
}
function startEngine(options) {
    const [program = process.execPath, ...args] = options.command;
    const child = (0,external_node_child_process_.spawn)(program, [...args, options.jobFile], {
        cwd: options.directory,
        detached: POSIX,
        windowsHide: true,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
            ...allowedEnvironment(),
            TMPDIR: options.directory,
            TEMP: options.directory,
            TMP: options.directory
        }
    });
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
        errors = (errors + text).slice(-STDERR_CHARACTERS);
    });
    const ended = new Promise((resolve, reject) => {
        child.once('error', reject);
        readLines(child, options, reject);
        child.once('close', (code, signal) => resolve({ code, signal }));
    });
    // The caller awaits it later than it may settle.
    ended.catch(() => undefined);
    return { pid: child.pid ?? -1, ended, errorOutput: () => errors, stop: () => stop(child) };
}
function readLines(child, options, reject) {
    const decoder = new external_node_string_decoder_.StringDecoder('utf8');
    let rest = '';
    const fail = (error) => {
        reject(error);
        child.stdout?.destroy();
        void stop(child);
    };
    child.stdout?.on('data', (chunk) => {
        const lines = (rest + decoder.write(chunk)).split('\n');
        rest = lines.pop() ?? '';
        try {
            if ([...lines, rest].some((line) => line.length > options.mostLineBytes)) {
                throw new StreamError(`the engine wrote a line longer than ${options.mostLineBytes} bytes`);
            }
            if (lines.length > 0)
                options.onLines(lines);
        }
        catch (error) {
            fail(error);
        }
    });
    child.stdout?.on('end', () => {
        // A last line without its end is a line that was cut.
        if (rest !== '')
            reject(new StreamError('the engine stopped in the middle of a line'));
    });
}
async function stop(child) {
    if (child.exitCode !== null || child.signalCode !== null)
        return;
    const gone = new Promise((resolve) => child.once('exit', () => resolve()));
    signalGroup(child.pid, 'SIGTERM');
    const timer = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), TERMINATE_MS);
    if (child.pid !== undefined)
        await gone;
    clearTimeout(timer);
    // What the engine had started is in its group and may have outlived it.
    signalGroup(child.pid, 'SIGKILL');
}
function signalGroup(pid, signal) {
    if (pid === undefined)
        return;
    try {
        process.kill(POSIX ? -pid : pid, signal);
    }
    catch (error) {
        // macOS says EPERM of a group whose members have all ended.
        if (!['ESRCH', 'EPERM'].includes(error.code ?? ''))
            throw error;
    }
}
/** Ends the engine that a dead service left behind, if `pid` is still that engine. */
async function stopLeftEngine(pid, jobFile) {
    if (!POSIX || !(await engine_process_commandOf(pid)).includes(jobFile))
        return;
    signalGroup(pid, 'SIGKILL');
}
async function engine_process_commandOf(pid) {
    try {
        const file = `/proc/${pid}/cmdline`;
        if ((0,external_node_fs_.existsSync)('/proc/self/cmdline'))
            return (await (0,promises_.readFile)(file, 'utf8')).replaceAll('\0', ' ');
        return (await (0,external_node_util_.promisify)(external_node_child_process_.execFile)('ps', ['-o', 'command=', '-p', String(pid)])).stdout;
    }
    catch {
        return '';
    }
}
function allowedEnvironment() {
    return Object.fromEntries(ENVIRONMENT.flatMap((name) => {
        const value = process.env[name];
        return value === undefined ? [] : [[name, value]];
    }));
}

;// CONCATENATED MODULE: ./build/js/src/service/jobs/slots.js
/** A bounded number of holders at a time; others wait in the order they came. */
class Slots {
    #free;
    #waiting = new Set();
    constructor(count) {
        this.#free = count;
    }
    /**
     * Waits for a slot.
     *
     * @returns gives it back; idempotent.
     * @throws the signal's reason when it is aborted first.
     */
    async acquire(signal) {
        signal.throwIfAborted();
        if (this.#free > 0)
            this.#free--;
        else
            await this.#wait(signal);
        let isHeld = true;
        return () => {
            if (!isHeld)
                return;
            isHeld = false;
            this.#passOn();
        };
    }
    /** Whether one that comes now has to wait. */
    get isFull() {
        return this.#free === 0;
    }
    #wait(signal) {
        return new Promise((resolve, reject) => {
            const stop = () => {
                this.#waiting.delete(go);
                reject(signal.reason);
            };
            const go = () => {
                signal.removeEventListener('abort', stop);
                resolve();
            };
            this.#waiting.add(go);
            signal.addEventListener('abort', stop, { once: true });
        });
    }
    /** The slot goes to the first that waits without having been free in between. */
    #passOn() {
        const [next] = this.#waiting;
        if (next === undefined) {
            this.#free++;
            return;
        }
        this.#waiting.delete(next);
        next();
    }
}

;// CONCATENATED MODULE: ./build/js/src/service/jobs/resolver.js


/** Resolving costs one core and the index's patience, no room: a few at a time beside whatever is being built. */
const AT_ONCE = 4;
/** The runtime has a limit of its own that names the library it was stuck on; this one is for a runtime that hangs. */
const resolver_LIMIT_SECONDS = 300;
/** Resolves requirements, a bounded number at a time and never behind a build, so that a conflict is told in seconds. */
class Resolver {
    #runtime;
    #slots = new Slots(AT_ONCE);
    #limitSeconds;
    constructor(runtime, limitSeconds = resolver_LIMIT_SECONDS) {
        this.#runtime = runtime;
        this.#limitSeconds = limitSeconds;
    }
    /** @throws BuildError that explains the conflict, or the signal's reason. */
    async resolve(request, signal) {
        const release = await this.#slots.acquire(signal);
        const limit = AbortSignal.timeout(this.#limitSeconds * 1000);
        const ended = Promise.withResolvers();
        const either = AbortSignal.any([signal, limit]);
        const end = () => ended.reject(either.reason);
        either.addEventListener('abort', end, { once: true });
        try {
            return await Promise.race([this.#runtime.resolve(request, either), ended.promise]);
        }
        catch (error) {
            signal.throwIfAborted();
            if (!limit.aborted)
                throw error;
            throw new BuildError('resolve', `The requirements could not be resolved within ${this.#limitSeconds} s.`, 'Pin versions of the largest libraries, so that fewer combinations have to be tried.');
        }
        finally {
            either.removeEventListener('abort', end);
            release();
        }
    }
}

;// CONCATENATED MODULE: ./build/js/src/service/store/content-locks.js
/**
 * Who installs the libraries of a content key, on this whole state directory. The runtime shares environments of equal
 * content, so that whoever waits for the lock finds the work done.
 */
class ContentLocks {
    #db;
    #owner;
    constructor(database, owner) {
        this.#db = database;
        this.#owner = owner;
    }
    tryAcquire(contentKey, jobId) {
        // Asked again and again by who waits: reading takes no lock on the database.
        const sql = 'SELECT 1 FROM content_locks WHERE content_key = ?';
        if (this.#db.get(sql, contentKey) !== undefined)
            return false;
        const added = this.#db.run('INSERT OR IGNORE INTO content_locks (content_key, owner, job_id) VALUES (?, ?, ?)', contentKey, this.#owner, jobId);
        return added === 1;
    }
    release(jobId) {
        this.#db.run('DELETE FROM content_locks WHERE job_id = ?', jobId);
    }
    /** Inside the caller's transaction: a dead process installs nothing. */
    releaseAllOf(owner) {
        this.#db.run('DELETE FROM content_locks WHERE owner = ?', owner);
    }
}

;// CONCATENATED MODULE: ./build/js/src/service/jobs/abandonable.js
/** A runtime that ignores its signal is left behind after this long. */
const ABANDON_MS = 3_000;
/** `work`, or the signal's reason once it has been aborted and `work` has not ended within `ABANDON_MS`. */
function abandonable(work, signal, onAbandon) {
    return new Promise((resolve, reject) => {
        let timer;
        const onAbort = () => {
            timer = setTimeout(() => {
                onAbandon();
                reject(signal.reason);
            }, ABANDON_MS);
        };
        signal.addEventListener('abort', onAbort, { once: true });
        work.then(resolve, reject).finally(() => {
            clearTimeout(timer);
            signal.removeEventListener('abort', onAbort);
        });
    });
}

;// CONCATENATED MODULE: ./build/js/src/service/jobs/idle-work.js

/** A runtime that ignores its signal is not waited for longer than this. */
const STOP_MS = 1_000;
/**
 * Compiles the bytecode of new images while this process has nothing else to do. A job that starts ends it, and the
 * image's turn comes again when all jobs have ended.
 */
class IdleWork {
    #runtime;
    #log;
    #waiting = new Map();
    #activeJobs = 0;
    #running;
    #isClosed = false;
    constructor(runtime, log) {
        this.#runtime = runtime;
        this.#log = log;
    }
    /** An image that was built just now. */
    add(record) {
        if (this.#runtime.compileBytecode !== undefined)
            this.#waiting.set(record.reference, record);
    }
    jobStarted() {
        this.#activeJobs++;
        this.#running?.controller.abort(new Error('a job has started'));
    }
    jobEnded() {
        this.#activeJobs--;
        this.#next();
    }
    /** The image is about to be removed. Resolves when nothing is at work in it. */
    async drop(reference) {
        this.#waiting.delete(reference);
        if (this.#running?.reference === reference)
            await this.#stop('the image is removed');
    }
    async close() {
        this.#isClosed = true;
        await this.#stop('the service closes');
    }
    async #stop(reason) {
        if (this.#running === undefined)
            return;
        this.#running.controller.abort(new Error(reason));
        let timer;
        const late = new Promise((resolve) => (timer = setTimeout(resolve, STOP_MS)));
        await Promise.race([this.#running.ended, late]);
        clearTimeout(timer);
    }
    #next() {
        const [record] = this.#waiting.values();
        if (record === undefined || this.#activeJobs > 0 || this.#running !== undefined || this.#isClosed)
            return;
        const controller = new AbortController();
        const ended = this.#compile(record, controller.signal).then(() => {
            this.#running = undefined;
            this.#next();
        });
        this.#running = { reference: record.reference, controller, ended };
    }
    async #compile(record, signal) {
        try {
            await this.#runtime.compileBytecode?.(record, signal);
        }
        catch (error) {
            if (!signal.aborted) {
                this.#log.debug(`Bytecode of image ${record.name} was not compiled: ${errors_messageOf(error)}`);
            }
        }
        if (!signal.aborted)
            this.#waiting.delete(record.reference);
    }
}

;// CONCATENATED MODULE: ./build/js/src/service/jobs/job-log.js

const KEPT_BYTES = 1024 * 1024;
/**
 * A log file that keeps the end of what was written: about a megabyte, whatever comes. It is two files of half the
 * size; when the newer one is full, it takes the place of the older.
 */
class CappedLog {
    #file;
    #half;
    #descriptor;
    #written = 0;
    constructor(file, keptBytes = KEPT_BYTES) {
        this.#file = file;
        this.#half = keptBytes / 2;
        this.#descriptor = (0,external_node_fs_.openSync)(file, 'a', 0o600);
    }
    /** What comes after `close` is dropped: a worker's last output may be late. */
    write(text) {
        let bytes = Buffer.from(text);
        while (bytes.length > 0 && this.#descriptor !== undefined) {
            const part = bytes.subarray(0, this.#half - this.#written);
            (0,external_node_fs_.writeSync)(this.#descriptor, part);
            this.#written += part.length;
            bytes = bytes.subarray(part.length);
            if (this.#written >= this.#half)
                this.#turn();
        }
    }
    line(text) {
        this.write(`${text.replaceAll(/[\r\n]+$/g, '')}\n`);
    }
    close() {
        if (this.#descriptor !== undefined)
            (0,external_node_fs_.closeSync)(this.#descriptor);
        this.#descriptor = undefined;
    }
    #turn() {
        this.close();
        (0,external_node_fs_.rmSync)(`${this.#file}.1`, { force: true });
        (0,external_node_fs_.renameSync)(this.#file, `${this.#file}.1`);
        this.#descriptor = (0,external_node_fs_.openSync)(this.#file, 'a', 0o600);
        this.#written = 0;
    }
}
/** All that is kept of a log; undefined when there is none. */
function readLog(file) {
    const parts = [`${file}.1`, file].filter((part) => (0,external_node_fs_.existsSync)(part)).map((part) => (0,external_node_fs_.readFileSync)(part));
    return parts.length === 0 ? undefined : Buffer.concat(parts).toString();
}
/** The last lines of a log, at most `characters` long. */
function tailOf(text, lines, characters) {
    return text.trimEnd().split('\n').slice(-lines).join('\n').slice(-characters);
}

;// CONCATENATED MODULE: ./build/js/src/service/jobs/image-build.js




const LOCK_POLL_MS = 100;
/**
 * Builds or upgrades one image. Progress goes to the job's log.
 *
 * @throws the signal's reason when it is aborted, and whatever a runtime throws that is not a BuildError.
 */
async function runImageBuild(spec, job, tools) {
    const log = new CappedLog(job.folder.log);
    const line = (text) => log.line(text);
    try {
        const record = 'build' in spec
            ? await build(spec.build, job, tools, line)
            : await upgrade(spec.upgrade, job, tools, line);
        line(`Image ${record.name} is ready after ${record.buildSeconds.toFixed(1)} s.`);
        return { record };
    }
    catch (error) {
        job.signal.throwIfAborted();
        if (!(error instanceof BuildError))
            throw error;
        line(error.message);
        const hint = error.hint === undefined ? {} : { hint: error.hint };
        return { failure: { code: `image-${error.stage}`, message: error.message, ...hint } };
    }
    finally {
        log.close();
    }
}
/**
 * Resolves first, beside whatever is being built, so that a conflict is told in seconds; then waits for whoever installs
 * the same libraries, then for a free builder.
 */
async function build(request, job, tools, log) {
    const resolution = await tools.resolver.resolve(request, job.signal);
    tools.images.setContentKey(job.id, resolution.contentKey);
    log(`The requirements resolve to ${countPins(resolution.lock)} libraries.`);
    await lockContent(resolution, job, tools.contentLocks, log);
    await takeBuilder(job, tools.builders, log);
    return tools.runtime.build(request, log, job.signal, resolution);
}
async function upgrade({ name, baseImage }, job, tools, log) {
    const { runtime, images } = tools;
    if (runtime.upgrade === undefined)
        throw noBases(runtime);
    await takeBuilder(job, tools.builders, log);
    const options = baseImage === undefined ? {} : { baseImage };
    return runtime.upgrade(images.readyRecord(name), options, log, job.signal);
}
function noBases(runtime) {
    return new RpcError('unimplemented', `images of the ${runtime.name} runtime have no base that could be upgraded`);
}
/** The lock is kept until the job ends. It is in the database, so that it holds for all processes. */
async function lockContent({ contentKey }, job, locks, log) {
    job.onEnd(() => locks.release(job.id));
    if (locks.tryAcquire(contentKey, job.id))
        return;
    log('Another build installs the same libraries; it is waited for.');
    do
        await (0,external_node_timers_promises_.setTimeout)(LOCK_POLL_MS, undefined, { signal: job.signal });
    while (!locks.tryAcquire(contentKey, job.id));
}
async function takeBuilder(job, builders, log) {
    if (builders.isFull)
        log('All builders are busy; the next free one is waited for.');
    job.onEnd(await builders.acquire(job.signal));
    job.onStart();
}
function countPins(lock) {
    return lock.split('\n').filter((line) => /^[A-Za-z0-9]/.test(line)).length;
}

;// CONCATENATED MODULE: ./build/js/src/service/jobs/job-folder.js




/** A Unix socket's path has 108 bytes on Linux, 104 elsewhere, with its final NUL. */
const LONGEST_SOCKET_PATH = 100;
const SOCKET_NAME = 'engine.sock';
function jobFolder(stateDir, jobId) {
    const path = (0,external_node_path_.join)(stateDir, 'jobs', jobId);
    const inside = (0,external_node_path_.join)(path, 'socket');
    const isShort = Buffer.byteLength((0,external_node_path_.join)(inside, SOCKET_NAME)) <= LONGEST_SOCKET_PATH;
    const socketDirectory = isShort ? inside : (0,external_node_path_.join)((0,external_node_os_.tmpdir)(), `rime-${jobId}`);
    const socketName = process.platform === 'win32' ? `\\\\.\\pipe\\rime-${jobId}` : SOCKET_NAME;
    return {
        path,
        jobFile: (0,external_node_path_.join)(path, 'job.json'),
        log: (0,external_node_path_.join)(path, 'job.log'),
        workerLog: (0,external_node_path_.join)(path, 'worker.log'),
        model: (0,external_node_path_.join)(path, 'model'),
        socketDirectory,
        socketName,
        socket: process.platform === 'win32' ? socketName : (0,external_node_path_.join)(socketDirectory, socketName),
        temporary: (0,external_node_path_.join)(path, 'tmp')
    };
}
function makeJobFolder(folder) {
    for (const path of [folder.path, folder.temporary])
        (0,external_node_fs_.mkdirSync)(path, { recursive: true, mode: 0o700 });
}
/** Fails when the folder is there already: in the shared temporary folder somebody else may have made it. */
function makeSocketDirectory(folder) {
    (0,external_node_fs_.mkdirSync)(folder.socketDirectory, { mode: 0o700 });
}
/** Everything but the logs. */
async function clearJobFolder(folder) {
    const paths = [folder.model, folder.socketDirectory, folder.temporary, folder.jobFile];
    await Promise.all(paths.map((path) => (0,promises_.rm)(path, { recursive: true, force: true, maxRetries: 3 })));
}
function removeJobFolder(stateDir, jobId) {
    (0,external_node_fs_.rmSync)(jobFolder(stateDir, jobId).path, { recursive: true, force: true });
}

;// CONCATENATED MODULE: ./build/js/src/service/jobs/queue.js
/** Runs tasks in the order they came, a bounded number at a time. Tasks must not reject. */
class Queue {
    #limit;
    #waiting = new Map();
    #running = new Set();
    #onIdle = [];
    constructor(limit) {
        this.#limit = limit;
    }
    add(id, task) {
        this.#waiting.set(id, task);
        this.#next();
    }
    has(id) {
        return this.#waiting.has(id) || this.#running.has(id);
    }
    /** @returns whether it was waiting; a running task is not touched. */
    remove(id) {
        return this.#waiting.delete(id);
    }
    /** Resolves when nothing runs and nothing waits. */
    async idle() {
        if (this.#running.size + this.#waiting.size > 0) {
            await new Promise((resolve) => this.#onIdle.push(resolve));
        }
    }
    #next() {
        for (const [id, task] of this.#waiting) {
            if (this.#running.size >= this.#limit)
                return;
            this.#waiting.delete(id);
            this.#running.add(id);
            void task().finally(() => {
                this.#running.delete(id);
                this.#next();
            });
        }
        if (this.#running.size === 0)
            for (const resolve of this.#onIdle.splice(0))
                resolve();
    }
}

;// CONCATENATED MODULE: ./build/js/src/service/jobs/recovery.js




const LOST_JOB = 'The service that ran this job stopped; start it again.';
/** Ends the jobs of service processes that died, and clears away what they left. */
class Recovery {
    #options;
    #contentLocks;
    #cleaning;
    constructor(options) {
        this.#options = options;
        this.#contentLocks = new ContentLocks(options.database, options.owner.id);
    }
    /**
     * Marks the jobs FAILED and begins to end their engines, workers and files; see `settled`. Cleaning that was itself
     * cut off is done again.
     *
     * @returns how many jobs were ended.
     */
    run() {
        const { owner, database, jobs, images, isActive } = this.#options;
        for (const dead of owner.findDead(database)) {
            database.transaction(() => {
                jobs.takeOver(dead);
                images.abandonRemovals(dead);
                this.#contentLocks.releaseAllOf(dead);
            });
            owner.forget(database, dead);
        }
        // Taken over just now, or ours with an end that could not be written when it came.
        const lost = jobs.ownActive().filter((row) => !isActive(row.id));
        for (const row of lost)
            this.#giveUp(row);
        this.#options.retiredSweep.start();
        this.#cleaning ??= this.#cleanUpAll().finally(() => (this.#cleaning = undefined));
        return lost.length;
    }
    /** Resolves when nothing is being cleared away. */
    async settled() {
        await Promise.all([this.#cleaning, this.#options.retiredSweep.settled()]);
    }
    #giveUp(row) {
        const { database, jobs, images, log } = this.#options;
        database.transaction(() => {
            jobs.finish(row.id, 'JOB_STATUS_FAILED', LOST_JOB);
            images.finishBuild(row.id, undefined, LOST_JOB);
            this.#contentLocks.release(row.id);
            jobs.keepForCleanup(row.id);
        });
        log.warning(`Job ${row.id} was lost: the service that ran it has stopped.`);
    }
    async #cleanUpAll() {
        const { jobs, isActive } = this.#options;
        for (const row of jobs.needingCleanup())
            if (!isActive(row.id))
                await this.#cleanUp(row);
    }
    async #cleanUp(row) {
        const { runtime, stateDir, jobs, log } = this.#options;
        const folder = jobFolder(stateDir, row.id);
        try {
            if (row.engine_pid !== null)
                await stopLeftEngine(row.engine_pid, folder.jobFile);
            await runtime.reap(row.id);
            await clearJobFolder(folder);
            jobs.cleanedUp(row.id);
        }
        catch (error) {
            log.warning(`What job ${row.id} left behind could not be removed: ${errors_messageOf(error)}`);
        }
    }
}

;// CONCATENATED MODULE: ./build/js/src/service/jobs/retired-sweep.js

/** Removes images that were replaced, once no job uses them. */
class RetiredSweep {
    #options;
    #sweeping = Promise.resolve();
    constructor(options) {
        this.#options = options;
    }
    /** Called when a job has ended. Does not throw; what cannot be removed is tried again the next time. */
    start() {
        this.#sweeping = this.#sweeping.then(() => this.#sweep());
    }
    async settled() {
        await this.#sweeping;
    }
    async #sweep() {
        const { images, runtime, ownerId, log } = this.#options;
        try {
            for (const record of images.retired.take(ownerId)) {
                try {
                    // What a team shares under the name is the new image by now.
                    await runtime.remove(record, { localOnly: true });
                    images.retired.delete(record);
                }
                catch (error) {
                    log.warning(`The image ${record.name} that was replaced could not be removed: ${errors_messageOf(error)}`);
                }
            }
            images.retired.giveBack(ownerId);
        }
        catch (error) {
            log.warning(`Images that were replaced could not be removed: ${errors_messageOf(error)}`);
        }
    }
}

;// CONCATENATED MODULE: ./build/js/src/service/files/model-folder.js
/**
 * The folder of a model: the model's Python file and what lies beside it. It is registered as one content, and a job
 * runs on a copy of its own.
 */






const LEFT_OUT_FOLDERS = new Set(['__pycache__', 'node_modules']);
/** @param path real path of the model's file, already found to be under a data root. */
async function registerModel(path, limits) {
    const { handle } = await openRegular(path);
    await handle.close();
    const listing = await listFolder((0,external_node_path_.dirname)(path), limits);
    return { path, sha256: await hashFolder(path, listing), stamp: stampFolder(listing) };
}
/**
 * Copies the model's folder to `destination` for one job, without the job's own data files: their labels must not reach
 * the model. A copy, not links: a model that writes beside itself must not change the user's files.
 *
 * @returns sentences on what was left out.
 * @throws RpcError failedPrecondition when the folder is no longer what was registered.
 */
async function copyModel(model, destination, data, limits) {
    const folder = (0,external_node_path_.dirname)(model.path);
    const listing = await listFolder(folder, limits);
    const stamp = stampFolder(listing);
    if (stamp !== model.stamp && (await hashFolder(model.path, listing)) !== model.sha256)
        throw changed(model);
    const notes = listing.leftOut.map((name) => `${errors_quote(name)} leads out of the model's folder and is left out`);
    await (0,promises_.mkdir)(destination, { recursive: true });
    await (0,promises_.chmod)(destination, 0o755);
    for (const entry of listing.entries) {
        const target = (0,external_node_path_.join)(destination, ...entry.name.split('/'));
        if (entry.kind === 'file' && (await isOneOf(data, entry))) {
            notes.push(`${errors_quote(entry.name)} is data of this run and is kept from the model`);
            continue;
        }
        await makeFolders(destination, entry.name);
        if (entry.kind === 'link') {
            await (0,promises_.symlink)((0,external_node_path_.relative)((0,external_node_path_.dirname)(target), (0,external_node_path_.join)(destination, ...entry.target.split('/'))), target, 'dir');
        }
        else {
            await (0,promises_.copyFile)(entry.source, target, external_node_fs_.constants.COPYFILE_EXCL | external_node_fs_.constants.COPYFILE_FICLONE);
            await (0,promises_.chmod)(target, entry.executable ? 0o755 : 0o644);
        }
    }
    if (stampFolder(await listFolder(folder, limits)) !== stamp)
        throw changed(model);
    return notes;
}
async function listFolder(folder, limits) {
    const listing = { entries: [], leftOut: [] };
    let bytes = 0;
    const visit = async (directory) => {
        for (const name of (await (0,promises_.readdir)(directory)).sort()) {
            if (name.startsWith('.'))
                continue;
            const path = (0,external_node_path_.join)(directory, name);
            const label = (0,external_node_path_.relative)(folder, path).split(external_node_path_.sep).join('/');
            const stats = await (0,promises_.lstat)(path, { bigint: true });
            if (stats.isDirectory()) {
                if (!LEFT_OUT_FOLDERS.has(name))
                    await visit(path);
                continue;
            }
            if (stats.isSymbolicLink()) {
                const entry = await followLink(folder, path, label);
                if (entry === undefined)
                    listing.leftOut.push(label);
                else
                    listing.entries.push(entry);
            }
            else if (stats.isFile()) {
                listing.entries.push(model_folder_fileEntry(label, path, stats));
            }
            const last = listing.entries.at(-1);
            if (last?.name === label && last.kind === 'file')
                bytes += last.sizeBytes;
            if (listing.entries.length > limits.files || bytes > limits.bytes)
                throw tooLarge(folder, limits);
        }
    };
    await visit(folder);
    return listing;
}
function model_folder_fileEntry(name, source, stats) {
    const executable = (stats.mode & 64n) !== 0n;
    return { kind: 'file', name, source, sizeBytes: Number(stats.size), executable, stamp: stampOf(stats) };
}
/** Undefined when the link leads out of the folder, to something hidden, or nowhere. */
async function followLink(folder, path, name) {
    const real = await (0,promises_.realpath)(path).catch(() => undefined);
    if (real === undefined || real === folder || !isInside(folder, real))
        return undefined;
    const way = (0,external_node_path_.relative)(folder, real).split(external_node_path_.sep);
    if (way.some((part) => part.startsWith('.') || LEFT_OUT_FOLDERS.has(part)))
        return undefined;
    const stats = await (0,promises_.stat)(real, { bigint: true });
    if (stats.isDirectory())
        return { kind: 'link', name, target: way.join('/') };
    return stats.isFile() ? model_folder_fileEntry(name, real, stats) : undefined;
}
async function hashFolder(path, listing) {
    const hash = (0,external_node_crypto_.createHash)('sha256').update(`${(0,external_node_path_.basename)(path)}\0`);
    for (const entry of listing.entries) {
        if (entry.kind === 'link') {
            hash.update(`link\0${entry.name}\0${entry.target}\0`);
            continue;
        }
        const { handle } = await openRegular(entry.source);
        try {
            hash.update(`file\0${entry.name}\0${await hashOf(handle)}\0`);
        }
        finally {
            await handle.close();
        }
    }
    return hash.digest('hex');
}
function stampFolder(listing) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for (const entry of listing.entries)
        hash.update(`${entry.name}\0${entry.kind === 'file' ? entry.stamp : entry.target}\0`);
    return hash.digest('hex');
}
/** The same file under another name (a hard link), or a copy of it. */
async function isOneOf(data, entry) {
    const alike = data.filter((file) => file.sizeBytes === entry.sizeBytes);
    if (alike.length === 0)
        return false;
    const { handle } = await openRegular(entry.source);
    try {
        const sha256 = await hashOf(handle);
        return alike.some((file) => file.sha256 === sha256);
    }
    finally {
        await handle.close();
    }
}
async function makeFolders(destination, name) {
    let folder = destination;
    for (const part of name.split('/').slice(0, -1)) {
        folder = (0,external_node_path_.join)(folder, part);
        await (0,promises_.mkdir)(folder, { mode: 0o755 }).catch((error) => {
            if (error.code !== 'EEXIST')
                throw error;
        });
    }
}
function tooLarge(folder, limits) {
    return new RpcError('invalidArgument', `the model's folder ${errors_quote(folder)} holds more than ${limits.files} files or ${limits.bytes} bytes. ` +
        'All of it is given to the model. Put the model into a folder of its own.');
}
function changed(model) {
    return new RpcError('failedPrecondition', `the model's folder ${errors_quote((0,external_node_path_.dirname)(model.path))} has changed since it was registered. Register the model again.`);
}

;// CONCATENATED MODULE: ./build/js/src/service/jobs/event-store.js
const TEST_STATUS = {
    running: 'TEST_TASK_STATUS_RUNNING',
    completed: 'TEST_TASK_STATUS_COMPLETED',
    failed: 'TEST_TASK_STATUS_FAILED'
};
/** Writes events that the stream has accepted, each chunk as one transaction. */
class EventStore {
    #jobId;
    #runId;
    #tools;
    #log;
    #seq = 0;
    constructor(jobId, runId, tools, log) {
        this.#jobId = jobId;
        this.#runId = runId;
        this.#tools = tools;
        this.#log = log;
    }
    add(events) {
        this.#tools.database.transaction(() => {
            for (const event of events)
                this.#addOne(event);
        });
    }
    #addOne(event) {
        const { jobs, results } = this.#tools;
        switch (event.type) {
            case 'log':
                if (event.level !== 'debug')
                    this.#log.line(event.message);
                break;
            case 'plan':
                jobs.planTests(this.#jobId, event.testTypes);
                this.#log.line(`${event.testTypes.length} tests, ${event.predictions.rows} rows to predict in ${event.predictions.batches} batches.`);
                break;
            case 'progress':
                jobs.setTestStatus(this.#jobId, event.testType, TEST_STATUS[event.status]);
                break;
            case 'case':
                results.addCase(this.#runId, this.#seq++, event.case);
                break;
            case 'batch':
                results.addBatch(this.#runId, this.#seq++, event.batch);
                if (event.batch.testType !== undefined) {
                    jobs.setTestStatus(this.#jobId, event.batch.testType, 'TEST_TASK_STATUS_COMPLETED');
                }
                break;
            case 'category':
                results.addCategory(this.#runId, this.#seq++, event.category);
                break;
            case 'run':
                results.setSummary(this.#runId, event.run);
                break;
            case 'test-error':
                jobs.setTestStatus(this.#jobId, event.testType, 'TEST_TASK_STATUS_FAILED');
                this.#log.line(`${event.testType}: ${event.failure.message}`);
                break;
            case 'failed':
                this.#log.line(event.failure.message);
                break;
            case 'end':
                break;
        }
    }
}

;// CONCATENATED MODULE: ./build/js/src/service/jobs/event-schemas.js
/** The contract's messages with the fields that this product's engine always fills. */
function eventSchemas(contract) {
    let schemas = knownSchemas.get(contract);
    if (schemas === undefined) {
        const summary = event_schemas_closed(contract, 'TestrunresultResultSummaryCounts', [
            'total',
            'pass',
            'warning',
            'fail',
            'skip'
        ]);
        const severities = event_schemas_closed(contract, 'RimeSeverityCounts', [
            'numNoneSeverity',
            'numLowSeverity',
            'numHighSeverity'
        ]);
        schemas = {
            case: event_schemas_closed(contract, 'TestrunresultTestCase', [
                'testRunId',
                'testCaseId',
                'testBatchType',
                'status',
                'severity',
                'testCategory'
            ]),
            batch: event_schemas_closed(contract, 'TestrunresultTestBatchResult', ['testRunId', 'testType', 'severity', 'summaryCounts', 'testCategory'], { summaryCounts: summary }),
            category: event_schemas_closed(contract, 'RimeCategoryTestResult', ['id', 'severity', 'severityCounts', 'testBatchTypes', 'categoryMetrics'], { severityCounts: severities }),
            run: {
                type: 'object',
                properties: {
                    metrics: event_schemas_closed(contract, 'TestrunresultTestRunMetrics', ['summaryCounts', 'severityCounts'], {
                        summaryCounts: summary,
                        severityCounts: severities
                    }),
                    testCategories: { type: 'array', items: contract.named('TestrunTestCategoryType') }
                },
                additionalProperties: false,
                required: ['metrics', 'testCategories']
            }
        };
        knownSchemas.set(contract, schemas);
    }
    return schemas;
}
const knownSchemas = new WeakMap();
function event_schemas_closed(contract, name, required, properties = {}) {
    const schema = contract.named(name);
    const all = { ...schema.properties, ...properties };
    return { ...schema, properties: all, additionalProperties: false, required };
}

;// CONCATENATED MODULE: ./build/js/src/service/jobs/result-stream.js



const COUNT_OF_STATUS = {
    TEST_CASE_STATUS_PASS_UNSPECIFIED: 'pass',
    TEST_CASE_STATUS_WARNING: 'warning',
    TEST_CASE_STATUS_FAIL: 'fail',
    TEST_CASE_STATUS_SKIP: 'skip'
};
const COUNT_OF_SEVERITY = {
    SEVERITY_PASS: 'numNoneSeverity',
    SEVERITY_WARNING: 'numLowSeverity',
    SEVERITY_ALERT: 'numHighSeverity'
};
const SHOWN_TEST_ERRORS = 5;
/**
 * Judges an engine's event stream. A run has a result only when this says so: every event is whole and in its place,
 * every planned test has its batch, batches, categories and the run count exactly what came before them, the end marker
 * counts exactly what was received, no test raised, and the process ended well. Anything else is a failure.
 */
class ResultStream {
    #contract;
    #testRunId;
    #schemas;
    #tests = new Map();
    #caseIds = new Set();
    #categoryIds = new Set();
    #categorised = new Set();
    #testErrors = [];
    #namedBeforePlan = new Set();
    #cases = 0;
    #batches = 0;
    #hasPlan = false;
    #hasRun = false;
    #end;
    #failure;
    constructor(contract, testRunId) {
        this.#contract = contract;
        this.#testRunId = testRunId;
        this.#schemas = eventSchemas(contract);
    }
    /** Reads one line. @throws StreamError when it cannot stand here; the stream is then worth nothing. */
    accept(line) {
        const event = parseEvent(line);
        if (this.#end !== undefined || this.#failure !== undefined) {
            throw new StreamError(`an event came after the last one: ${String(event['type'])}`);
        }
        switch (event['type']) {
            case 'log':
                requireOneOf(event, 'level', ['debug', 'info', 'warning']);
                requireText(event, 'message');
                break;
            case 'plan':
                this.#acceptPlan(event);
                break;
            case 'progress':
                this.#checkPlanned(requireText(event, 'testType'));
                requireOneOf(event, 'status', ['running', 'completed', 'failed']);
                break;
            case 'case':
                this.#acceptCase(event['case']);
                break;
            case 'batch':
                this.#acceptBatch(event['batch']);
                break;
            case 'category':
                this.#acceptCategory(event['category']);
                break;
            case 'run':
                this.#acceptRun(event['run']);
                break;
            case 'test-error': {
                const testType = requireText(event, 'testType');
                this.#checkPlanned(testType);
                this.#testErrors.push({ testType, failure: requireFailure(event) });
                break;
            }
            case 'failed':
                this.#failure = requireFailure(event);
                break;
            case 'end':
                for (const count of ['cases', 'batches', 'categories', 'testErrors'])
                    requireCount(event, count);
                this.#end = event;
                break;
            default:
                throw new StreamError(`there is no event of type ${String(event['type']).slice(0, 100)}`);
        }
        return event;
    }
    /** @returns why the run has no result; undefined when it has one. */
    finish(exit) {
        if (this.#failure !== undefined)
            return this.#failure;
        const [first] = this.#testErrors;
        if (first !== undefined)
            return this.#testErrorFailure(first);
        const flaw = this.#flaw(exit);
        return flaw === undefined ? undefined : incomplete(flaw);
    }
    #flaw(exit) {
        const end = this.#end;
        if (exit.signal !== null)
            return `the engine was ended by ${exit.signal}`;
        if (exit.code !== 0)
            return `the engine ended with exit code ${exit.code}`;
        if (end === undefined)
            return 'the engine ended without saying that it was done';
        if (end.testErrors !== 0)
            return `the engine counts ${end.testErrors} test errors and reported none`;
        for (const [name, counted, received] of [
            ['test cases', end.cases, this.#cases],
            ['tests', end.batches, this.#batches],
            ['categories', end.categories, this.#categoryIds.size]
        ]) {
            if (counted !== received)
                return `the engine counts ${counted} ${name}, ${received} were received`;
        }
        const undone = [...this.#tests].filter(([, test]) => test.batch === undefined).map(([type]) => type);
        if (undone.length > 0)
            return `there is no result for ${undone.slice(0, 5).join(', ')}`;
        if (this.#tests.size === 0)
            return 'no test was planned';
        const alone = [...this.#tests.keys()].filter((type) => !this.#categorised.has(type));
        if (alone.length > 0)
            return `no category holds ${alone.slice(0, 5).join(', ')}`;
        return this.#hasRun ? undefined : 'the figures of the whole run are missing';
    }
    #acceptPlan(event) {
        if (this.#hasPlan)
            throw new StreamError('there are two plans');
        const types = event['testTypes'];
        if (!Array.isArray(types) || !types.every((type) => typeof type === 'string' && type !== '')) {
            throw new StreamError('the plan does not list test types');
        }
        if (!isObject(event['predictions']))
            throw new StreamError('the plan does not count its predictions');
        for (const type of types) {
            if (this.#tests.has(type))
                throw new StreamError(`${type} is planned twice`);
            this.#tests.set(type, { cases: { pass: 0, warning: 0, fail: 0, skip: 0 }, total: 0, batch: undefined });
        }
        this.#hasPlan = true;
        for (const type of this.#namedBeforePlan)
            this.#planned(type);
    }
    #acceptCase(value) {
        const testCase = this.#check('case', value);
        const type = testCase.testBatchType ?? '';
        const test = this.#planned(type);
        if (test.batch !== undefined)
            throw new StreamError(`a test case of ${type} came after its batch`);
        const id = testCase.testCaseId ?? '';
        if (this.#caseIds.has(id))
            throw new StreamError(`there are two test cases ${id}`);
        this.#caseIds.add(id);
        const count = COUNT_OF_STATUS[testCase.status ?? ''];
        if (count === undefined)
            throw new StreamError(`the test case ${id} has no status`);
        test.cases[count]++;
        test.total++;
        this.#cases++;
    }
    #acceptBatch(value) {
        const batch = this.#check('batch', value);
        const type = batch.testType ?? '';
        const test = this.#planned(type);
        if (test.batch !== undefined)
            throw new StreamError(`there are two batches of ${type}`);
        if (this.#testErrors.some((error) => error.testType === type)) {
            throw new StreamError(`${type} raised and has a batch`);
        }
        const { pass, warning, fail, skip } = test.cases;
        checkCounts(type, batch.summaryCounts, {
            total: String(test.total),
            pass: String(pass),
            warning: String(warning),
            fail: String(fail),
            skip: String(skip)
        });
        if (COUNT_OF_SEVERITY[batch.severity ?? ''] === undefined)
            throw new StreamError(`${type} has no severity`);
        test.batch = batch;
        this.#batches++;
    }
    #acceptCategory(value) {
        const { id, testBatchTypes, severityCounts } = this.#check('category', value);
        if (this.#categoryIds.has(id))
            throw new StreamError(`there are two categories ${id}`);
        this.#categoryIds.add(id);
        for (const type of testBatchTypes) {
            if (this.#planned(type).batch === undefined) {
                throw new StreamError(`the category ${id} came before its test ${type}`);
            }
            if (this.#categorised.has(type))
                throw new StreamError(`${type} is in two categories`);
            this.#categorised.add(type);
        }
        checkCounts(`the category ${id}`, severityCounts, this.#severitiesOf(testBatchTypes));
    }
    #acceptRun(value) {
        const { metrics } = this.#check('run', value);
        if (this.#hasRun)
            throw new StreamError('there are two summaries of the run');
        const tests = [...this.#tests.values()];
        const countOf = (name) => String(tests.reduce((sum, test) => sum + test.cases[name], 0));
        checkCounts('the summary of the run', metrics.summaryCounts, {
            total: String(this.#cases),
            pass: countOf('pass'),
            warning: countOf('warning'),
            fail: countOf('fail'),
            skip: countOf('skip')
        });
        checkCounts('the summary of the run', metrics.severityCounts, this.#severitiesOf([...this.#tests.keys()]));
        this.#hasRun = true;
    }
    /** Tests by the severity of their batch; one whose cases were all skipped counts nowhere. */
    #severitiesOf(types) {
        const counts = { numNoneSeverity: 0, numLowSeverity: 0, numHighSeverity: 0 };
        for (const type of types) {
            const { batch, cases, total } = this.#planned(type);
            const count = COUNT_OF_SEVERITY[batch?.severity ?? ''];
            if (count !== undefined && cases.skip < total)
                counts[count]++;
        }
        return {
            numNoneSeverity: String(counts.numNoneSeverity),
            numLowSeverity: String(counts.numLowSeverity),
            numHighSeverity: String(counts.numHighSeverity)
        };
    }
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- names the message at the call
    #check(kind, value) {
        const problems = this.#contract.check(this.#schemas[kind], value);
        if (problems.length > 0)
            throw new StreamError(`a ${kind} is malformed: ${problems[0] ?? ''}`);
        const { testRunId } = value;
        if ((kind === 'case' || kind === 'batch') && testRunId !== this.#testRunId) {
            throw new StreamError(`a ${kind} belongs to another test run`);
        }
        return value;
    }
    /** A test may raise while the plan is still being made; the plan then has to name it. */
    #checkPlanned(type) {
        if (this.#hasPlan)
            this.#planned(type);
        else
            this.#namedBeforePlan.add(type);
    }
    #planned(type) {
        const test = this.#tests.get(type);
        if (test === undefined)
            throw new StreamError(`${type.slice(0, 100)} is not a planned test`);
        return test;
    }
    #testErrorFailure(first) {
        const types = this.#testErrors.map((error) => error.testType);
        const shown = types.slice(0, SHOWN_TEST_ERRORS).join(', ');
        const more = types.length > SHOWN_TEST_ERRORS ? ` and ${types.length - SHOWN_TEST_ERRORS} more` : '';
        const tests = types.length === 1 ? 'One test' : `${types.length} tests`;
        return {
            ...first.failure,
            message: `${tests} could not be completed (${shown}${more}): ${first.failure.message}`
        };
    }
}
function incomplete(reason) {
    return {
        code: 'result-incomplete',
        message: `The run has no complete result: ${reason}.`,
        hint: 'Start it again. If it stays, report it with the job log.'
    };
}
function checkCounts(where, counted, received) {
    for (const [name, count] of Object.entries(received)) {
        const said = counted?.[name] ?? 'nothing';
        if (said !== count)
            throw new StreamError(`${where} counts ${said} as ${name}, ${count} were received`);
    }
}

;// CONCATENATED MODULE: ./build/js/src/service/jobs/stress-test.js











/** Longest wait for the engine to say what it knows of a worker that was lost. */
const LOST_WORKER_MS = 10_000;
/** Longest wait for a runtime to end its workers; what it left is reaped. */
const STOP_WORKERS_MS = 3_000;
const OUTPUT_LINES = 20;
const OUTPUT_CHARACTERS = 4_000;
/**
 * Runs one stress test to its end: checks the files, gives the workers a copy of the model, starts the engine, stores
 * what it sends. Nothing that was started is left when it returns or throws.
 *
 * @returns why the run has no result; undefined when it has one, all of it stored.
 * @throws the signal's reason when it is aborted.
 */
async function runStressTest(jobId, spec, folder, tools, signal) {
    const log = new CappedLog(folder.log);
    const output = new CappedLog(folder.workerLog);
    const workers = [];
    let engine;
    try {
        const changed = await findChanged(spec);
        if (changed !== undefined)
            return changed;
        const lost = Promise.withResolvers();
        let modelFile;
        if (spec.model !== undefined) {
            modelFile = await startWorkers(jobId, spec, folder, tools, workers, log, output, signal);
            for (const worker of workers) {
                void worker.exited.then((exit) => {
                    if (exit.code !== 0)
                        lost.resolve(undefined);
                });
            }
        }
        signal.throwIfAborted();
        (0,external_node_fs_.writeFileSync)(folder.jobFile, JSON.stringify(engineJob(spec, folder, modelFile)), { mode: 0o600 });
        const stream = new ResultStream(tools.contract, spec.testRunId);
        const store = new EventStore(jobId, spec.testRunId, tools, log);
        engine = startEngine({
            command: tools.engineCommand,
            jobFile: folder.jobFile,
            directory: folder.temporary,
            mostLineBytes: tools.mostEventBytes,
            onLines: (lines) => store.add(lines.map((line) => stream.accept(line)))
        });
        tools.jobs.setEnginePid(jobId, engine.pid);
        const failure = await stress_test_judge(engine, stream, lost.promise, signal);
        return failure === undefined ? undefined : await stress_test_explain(failure, workers, folder);
    }
    finally {
        await Promise.all([engine?.stop(), stopWorkers(jobId, workers, tools.runtime)]);
        log.close();
        output.close();
        await clearJobFolder(folder);
    }
}
/** Text of a failure as `errorMsg` holds it: the message first, then the hint, then the details. */
function formatFailure(failure) {
    return [failure.message, failure.hint, failure.detail].filter((part) => part !== undefined).join('\n');
}
async function findChanged(spec) {
    for (const { what, file } of spec.files) {
        if (await isUnchanged(file))
            continue;
        return {
            code: 'data-changed',
            message: `${what} is no longer the file that was registered: ${errors_quote(file.path)}.`,
            hint: 'Register it again and start another stress test.'
        };
    }
    return undefined;
}
/** @returns path of the model's file as the workers see it. */
async function startWorkers(jobId, spec, folder, tools, workers, log, output, signal) {
    const { model, imageName, imageReference } = spec;
    if (model === undefined || imageName === undefined || imageReference === undefined)
        throw new Error('a model needs an image');
    const data = spec.files.map(({ file }) => file);
    const notes = await copyModel(model, folder.model, data, tools.modelLimits);
    for (const note of notes)
        log.line(note);
    const record = tools.images.taken(imageName, imageReference);
    makeSocketDirectory(folder);
    for (let index = 0; index < spec.workers; index++) {
        signal.throwIfAborted();
        workers.push(await tools.runtime.startWorker({
            jobId,
            record,
            modelDirectory: folder.model,
            socketDirectory: folder.socketDirectory,
            socketName: folder.socketName,
            limits: spec.workerLimits,
            onOutput: (text) => output.write(text)
        }));
    }
    const [first] = workers;
    if (first === undefined)
        throw new Error('a stress test needs at least one worker');
    const separator = first.modelDirectory.includes('\\') ? '\\' : '/';
    return `${first.modelDirectory}${separator}${(0,external_node_path_.basename)(model.path)}`;
}
function engineJob(spec, folder, modelFile) {
    return {
        ...(modelFile === undefined ? {} : { socket: folder.socket, modelFile }),
        workers: modelFile === undefined ? 0 : spec.workers,
        task: spec.task,
        reference: spec.reference,
        evaluation: spec.evaluation,
        testRunId: spec.testRunId,
        config: spec.config,
        predictTimeoutSeconds: spec.predictSeconds
    };
}
/** Waits for the engine's end, an abort, or a lost worker that the engine does not get over. */
async function stress_test_judge(engine, stream, lost, signal) {
    const aborted = Promise.withResolvers();
    const onAbort = () => aborted.reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted)
        onAbort();
    let isOver = false;
    let timer;
    const stuck = Promise.withResolvers();
    void lost.then(() => {
        if (!isOver)
            timer = setTimeout(() => stuck.resolve('stuck'), LOST_WORKER_MS);
    });
    try {
        const exit = await Promise.race([engine.ended, aborted.promise, stuck.promise]);
        if (exit === 'stuck')
            return { code: 'worker-lost', message: 'A model worker was lost.' };
        const failure = stream.finish(exit);
        const words = engine.errorOutput().trim();
        if (failure === undefined || failure.detail !== undefined || words === '')
            return failure;
        return { ...failure, detail: tailOf(words, OUTPUT_LINES, OUTPUT_CHARACTERS) };
    }
    catch (error) {
        if (error instanceof StreamError)
            return incomplete(error.message);
        throw error;
    }
    finally {
        isOver = true;
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
        aborted.promise.catch(() => undefined);
    }
}
/** Adds to a failure what is known of workers that ended before they were let go. */
async function stress_test_explain(failure, workers, folder) {
    const parts = failure.detail === undefined ? [] : [failure.detail];
    // A worker that took the connection with it may be a moment behind the engine.
    const exits = await Promise.all(workers.map((worker) => settled(worker.exited, 500)));
    const ended = exits.filter((exit) => exit !== undefined && exit.code !== 0);
    for (const exit of ended)
        if (exit !== undefined)
            parts.push(describeExit(exit));
    if (ended.length > 0) {
        const text = readLog(folder.workerLog)?.trim() ?? '';
        const tail = tailOf(text, OUTPUT_LINES, OUTPUT_CHARACTERS);
        parts.push(tail === '' ? 'It printed nothing.' : `The last lines of its output:\n${tail}`);
    }
    return parts.length === 0 ? failure : { ...failure, detail: parts.join('\n') };
}
function describeExit(exit) {
    const how = exit.signal !== null ? `was ended by ${exit.signal}` : `ended with exit code ${String(exit.code)}`;
    return `The model worker ${how}${exit.reason === undefined ? '' : ` (${exit.reason})`}.`;
}
async function stopWorkers(jobId, workers, runtime) {
    const stopped = await settled(Promise.all(workers.map((worker) => worker.stop())).then(() => true, () => false), STOP_WORKERS_MS);
    if (workers.length > 0 && stopped !== true)
        await runtime.reap(jobId);
}
/** The value of a promise that settles in time. */
async function settled(promise, milliseconds) {
    let timer;
    const late = new Promise((resolve) => {
        timer = setTimeout(() => resolve(undefined), milliseconds);
    });
    try {
        return await Promise.race([promise, late]);
    }
    finally {
        clearTimeout(timer);
    }
}

;// CONCATENATED MODULE: ./build/js/src/service/jobs/runner.js











/** Why a running job is ended early. */
class JobStopped extends Error {
    status;
    constructor(status, message) {
        super(message);
        this.status = status;
    }
}
/** How often requests that came through another process are looked for, and dead processes' jobs. */
const CANCEL_POLL_MS = 500;
const RECOVERY_MS = 5_000;
/** Runs the jobs of this process. */
class JobRunner {
    /** Of jobs whose process has died. */
    recovery;
    idleWork;
    #options;
    #retiredSweep;
    #imageTools;
    /** Image jobs all start at once, to be resolved; builders are what they wait for. */
    #queues;
    #controllers = new Map();
    #timers;
    constructor(options) {
        const { concurrency, database, owner, runtime, log } = options;
        this.#options = options;
        this.#retiredSweep = new RetiredSweep({ ...options, ownerId: owner.id });
        this.recovery = new Recovery({
            ...options,
            retiredSweep: this.#retiredSweep,
            isActive: (id) => this.#isActive(id)
        });
        this.idleWork = new IdleWork(runtime, log);
        this.#imageTools = {
            ...options,
            builders: new Slots(concurrency.imageBuilds),
            contentLocks: new ContentLocks(database, owner.id)
        };
        this.#queues = { stressTests: new Queue(concurrency.stressTests), imageJobs: new Queue(Infinity) };
        this.#timers = [
            setInterval(() => this.#guarded(() => this.#cancelRequested()), CANCEL_POLL_MS),
            setInterval(() => this.#guarded(() => this.recovery.run()), RECOVERY_MS)
        ];
        for (const timer of this.#timers)
            timer.unref();
    }
    /** A job that has been added to the store by this process. */
    submit(row) {
        const queue = row.type === 'JOB_TYPE_IMAGE_BUILDER' ? this.#queues.imageJobs : this.#queues.stressTests;
        this.idleWork.jobStarted();
        queue.add(row.id, () => this.#run(row)
            .catch((error) => {
            this.#options.log.error(`The end of job ${row.id} could not be stored: ${errors_messageOf(error)}`);
        })
            .finally(() => this.#ended()));
    }
    /** Asks for the end of a job of whichever process. A PENDING one of ours is over when this returns. */
    cancel(id) {
        const row = this.#options.jobs.requestCancel(id);
        if (row.owner === this.#options.owner.id)
            this.#cancelOwn(id);
    }
    cancelAll() {
        for (const row of this.#options.jobs.ownActive())
            this.cancel(row.id);
    }
    /** @param cancelJobs false: waits for all jobs to end by themselves. */
    async close(cancelJobs) {
        const idle = this.idleWork.close();
        if (cancelJobs)
            this.cancelAll();
        await Promise.all([this.#queues.stressTests.idle(), this.#queues.imageJobs.idle()]);
        for (const timer of this.#timers)
            clearInterval(timer);
        await Promise.all([idle, this.recovery.settled()]);
    }
    #isActive(id) {
        return this.#controllers.has(id) || this.#queues.stressTests.has(id) || this.#queues.imageJobs.has(id);
    }
    #cancelRequested() {
        for (const id of this.#options.jobs.cancelRequested())
            this.#cancelOwn(id);
    }
    #cancelOwn(id) {
        const wasWaiting = this.#queues.stressTests.remove(id) || this.#queues.imageJobs.remove(id);
        if (wasWaiting) {
            this.#finish(id, { status: 'JOB_STATUS_CANCELLED' });
            this.#ended();
        }
        else
            this.#controllers.get(id)?.abort(new JobStopped('JOB_STATUS_CANCELLED', 'cancelled'));
    }
    async #run(row) {
        const { jobs, stateDir } = this.#options;
        if (!jobs.start(row.id))
            return;
        const controller = new AbortController();
        this.#controllers.set(row.id, controller);
        const onEnd = [];
        const work = { isAbandoned: false };
        try {
            makeJobFolder(jobFolder(stateDir, row.id));
            const execution = this.#execute(row, controller, onEnd);
            const outcome = await abandonable(execution, controller.signal, () => (work.isAbandoned = true));
            this.#finish(row.id, outcome);
        }
        catch (error) {
            this.#finish(row.id, this.#outcomeOf(row, error));
            if (work.isAbandoned)
                jobs.keepForCleanup(row.id);
        }
        finally {
            for (const release of onEnd)
                this.#guarded(release);
            this.#controllers.delete(row.id);
        }
    }
    /** @param onEnd what is to be called when the job has ended */
    async #execute(row, controller, onEnd) {
        const { signal } = controller;
        const folder = jobFolder(this.#options.stateDir, row.id);
        if (row.type === 'JOB_TYPE_IMAGE_BUILDER') {
            const job = {
                id: row.id,
                folder,
                signal,
                onStart: () => onEnd.push(this.#limitTime(controller)),
                onEnd: (release) => onEnd.push(release)
            };
            const outcome = await runImageBuild(JSON.parse(row.spec), job, this.#imageTools);
            if ('failure' in outcome)
                return failed(outcome.failure);
            return { status: 'JOB_STATUS_SUCCEEDED', record: outcome.record };
        }
        onEnd.push(this.#limitTime(controller));
        const spec = JSON.parse(row.spec);
        const failure = await runStressTest(row.id, spec, folder, this.#options, signal);
        signal.throwIfAborted();
        return failure === undefined ? { status: 'JOB_STATUS_SUCCEEDED' } : failed(failure);
    }
    /** From now on the job has `jobSeconds`. @returns ends the limit. */
    #limitTime(controller) {
        const { jobSeconds } = this.#options;
        const timeout = setTimeout(() => {
            controller.abort(new JobStopped('JOB_STATUS_FAILED', `The job took longer than its limit of ${jobSeconds} s.`));
        }, jobSeconds * 1000);
        return () => clearTimeout(timeout);
    }
    #outcomeOf(row, error) {
        if (error instanceof JobStopped) {
            return error.status === 'JOB_STATUS_CANCELLED'
                ? { status: error.status }
                : { status: error.status, message: error.message };
        }
        if (!(error instanceof RpcError))
            this.#options.log.error(`Job ${row.id} failed: ${errors_messageOf(error)}`);
        return { status: 'JOB_STATUS_FAILED', message: errors_messageOf(error) };
    }
    #finish(id, outcome) {
        const { database, jobs, images, onEnd } = this.#options;
        const hasEnded = database.transaction(() => {
            if (!jobs.finish(id, outcome.status, outcome.message))
                return false;
            const record = outcome.status === 'JOB_STATUS_SUCCEEDED' ? outcome.record : undefined;
            images.finishBuild(id, record, outcome.message);
            if (record !== undefined)
                this.idleWork.add(record);
            return true;
        });
        if (hasEnded)
            onEnd(jobs.row(id));
    }
    /** A job is over: images that it was the last to use may go, and there may be time for idle work. */
    #ended() {
        this.idleWork.jobEnded();
        this.#retiredSweep.start();
    }
    /** A disk that is full for a while must not end the process. */
    #guarded(body) {
        try {
            body();
        }
        catch (error) {
            this.#options.log.error(errors_messageOf(error));
        }
    }
}
function failed(failure) {
    return { status: 'JOB_STATUS_FAILED', message: formatFailure(failure) };
}

;// CONCATENATED MODULE: ./build/js/src/service/keys/api-key.js

const ID_BYTES = 6;
const SECRET_BYTES = 32;
const KEY = /^rime_([0-9a-f]{12})_[\w-]{43}$/;
function makeKey() {
    const id = (0,external_node_crypto_.randomBytes)(ID_BYTES).toString('hex');
    return { id, key: `rime_${id}_${(0,external_node_crypto_.randomBytes)(SECRET_BYTES).toString('base64url')}` };
}
/** The id in a key of the form above; undefined for any other text. */
function idOf(key) {
    return KEY.exec(key)?.[1];
}
/**
 * What is stored of a key. A slow hash protects secrets that people think up and that can be tried one after the other;
 * there are 2^256 of these, and a slow hash on every request would be a way to stop the server.
 */
function api_key_digestOf(key) {
    return (0,external_node_crypto_.createHash)('sha256').update(key).digest();
}

;// CONCATENATED MODULE: ./build/js/src/service/keys/key-store.js

const key_store_NAME = /^[A-Za-z0-9][A-Za-z0-9._@+-]{0,62}$/;
const KEY_NAME_RULE = '1 to 63 of the letters a-z, digits and . _ @ + -, beginning with a letter or digit';
/** Names stand in logs and lists as they are. */
function isKeyName(text) {
    return key_store_NAME.test(text);
}
const COLUMNS = `id, name, role, created_at AS createdAt, expires_at AS expiresAt, revoked_at AS revokedAt,
  last_used_at AS lastUsedAt`;
/** The keys of a state directory. Changes of one process are seen by the next request of every other. */
class KeyStore {
    #db;
    constructor(database) {
        this.#db = database;
    }
    /** @returns the key itself, which is stored nowhere. @throws Error for a name that is none. */
    create(given) {
        if (!isKeyName(given.name))
            throw new Error(`not a name for a key: ${KEY_NAME_RULE}`);
        const { id, key } = makeKey();
        const item = {
            id,
            name: given.name,
            role: given.role,
            createdAt: new Date().toISOString(),
            expiresAt: given.expiresAt?.toISOString() ?? null,
            revokedAt: null,
            lastUsedAt: null
        };
        this.#db.run('INSERT INTO api_keys (id, name, role, digest, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)', id, item.name, item.role, api_key_digestOf(key), item.createdAt, item.expiresAt);
        return { item, key };
    }
    /** In the order they were made. */
    list() {
        return this.#db.all(`SELECT ${COLUMNS} FROM api_keys ORDER BY created_at, id`);
    }
    find(id) {
        return this.#db.get(`SELECT ${COLUMNS}, digest FROM api_keys WHERE id = ?`, id);
    }
    /** @param which an id, or a name: all keys of that name. @returns those that were revoked by this call. */
    revoke(which) {
        return this.#db.transaction(() => {
            const items = this.#db.all(`SELECT ${COLUMNS} FROM api_keys WHERE (id = ? OR name = ?) AND revoked_at IS NULL ORDER BY created_at, id`, which, which);
            const revokedAt = new Date().toISOString();
            for (const { id } of items)
                this.#db.run('UPDATE api_keys SET revoked_at = ? WHERE id = ?', revokedAt, id);
            return items.map((item) => ({ ...item, revokedAt }));
        });
    }
    hasValid() {
        return this.list().some((item) => stateOf(item) === 'valid');
    }
    setUsed(id, at) {
        this.#db.run('UPDATE api_keys SET last_used_at = ? WHERE id = ?', at.toISOString(), id);
    }
}
function stateOf(item, now = new Date()) {
    if (item.revokedAt !== null)
        return 'revoked';
    return item.expiresAt !== null && Date.parse(item.expiresAt) <= now.getTime() ? 'expired' : 'valid';
}

;// CONCATENATED MODULE: ./build/js/src/service/keys/api-keys.js




const HASHED = /^sha256:([0-9a-f]{64})$/i;
/** No stored key can have this name. */
const FIXED = { name: '(fixed key)', role: 'admin' };
/** A use is written down at most this often, so that reading does not write. */
const USED_EVERY_MS = 60_000;
const ABSENT = { digest: new Uint8Array(32) };
/** The keys that open this service: fixed ones, which are administrators' keys, and those of the state directory. */
class ApiKeys {
    #fixed;
    #store;
    #log;
    #lastUse = new Map();
    /**
     * @param fixed each as it is, or `sha256:` and its hexadecimal digest.
     * @param store absent: only the fixed keys are taken.
     */
    constructor(fixed, store, log) {
        if (fixed.some((key) => key.trim() === '') || (fixed.length === 0 && store === undefined)) {
            throw new Error('the service needs at least one API key, and no empty one');
        }
        this.#fixed = fixed.map((key) => {
            const hex = HASHED.exec(key)?.[1];
            return hex === undefined ? api_key_digestOf(key) : Buffer.from(hex, 'hex');
        });
        this.#store = store;
        this.#log = log;
    }
    /**
     * Costs the same for every wrong key: one digest, one look-up by the id that the key names, and comparisons of whole
     * digests.
     *
     * @throws RpcError unauthenticated. Only who holds a key is told that it has expired or was revoked.
     */
    check(given) {
        const key = typeof given === 'string' ? given : '';
        const digest = api_key_digestOf(key);
        let isFixed = false;
        for (const known of this.#fixed)
            if ((0,external_node_crypto_.timingSafeEqual)(known, digest))
                isFixed = true;
        const stored = this.#store?.find(idOf(key) ?? '');
        const isStored = (0,external_node_crypto_.timingSafeEqual)((stored ?? ABSENT).digest, digest);
        if (isFixed)
            return FIXED;
        if (stored === undefined || !isStored) {
            throw new RpcError('unauthenticated', 'the header rime-api-key is missing or holds no valid key');
        }
        const state = stateOf(stored);
        if (state !== 'valid') {
            throw new RpcError('unauthenticated', `the key ${stored.id} of ${stored.name} ${state === 'expired' ? 'has expired' : 'was revoked'}; ask the administrator of this server for a new one`);
        }
        this.#noteUse(stored.id);
        return { name: stored.name, role: stored.role };
    }
    #noteUse(id) {
        const now = performance.now();
        if (now - (this.#lastUse.get(id) ?? -Infinity) < USED_EVERY_MS)
            return;
        this.#lastUse.set(id, now);
        try {
            this.#store?.setUsed(id, new Date());
        }
        catch (error) {
            // A disk that is full must not keep anyone from reading.
            this.#log.warning(`The last use of key ${id} could not be stored: ${errors_messageOf(error)}`);
        }
    }
}

;// CONCATENATED MODULE: ./build/js/src/service/keys/makers.js

/** Who made what: people delete their own things, administrators everyone's. What has no known maker is others'. */
class Makers {
    #db;
    constructor(database) {
        this.#db = database;
    }
    setProject(id, { name }) {
        this.#db.run('UPDATE projects SET created_by = ? WHERE id = ?', name, id);
    }
    setTestRun(id, { name }) {
        this.#db.run('UPDATE test_runs SET created_by = ? WHERE id = ?', name, id);
    }
    /** @throws RpcError permissionDenied when the project, or a test run in it, was made by someone else. */
    checkProject(id, caller) {
        this.#check(caller, 'the project, or a test run in it,', `SELECT 1 FROM projects WHERE id = ?1 AND created_by IS NOT ?2
       UNION ALL SELECT 1 FROM test_runs WHERE project_id = ?1 AND created_by IS NOT ?2 LIMIT 1`, id);
    }
    /** @throws RpcError permissionDenied when someone else made it. */
    checkTestRun(id, caller) {
        this.#check(caller, 'the test run', 'SELECT 1 FROM test_runs WHERE id = ?1 AND created_by IS NOT ?2', id);
    }
    #check(caller, what, others, id) {
        if (caller.role === 'admin' || this.#db.get(others, id, caller.name) === undefined)
            return;
        throw new RpcError('permissionDenied', `${what} was not made by ${caller.name}; ask an administrator of this server to delete it`);
    }
}

;// CONCATENATED MODULE: ./build/js/src/service/options.js

function concurrencyOf(given = {}) {
    const cores = (0,external_node_os_.availableParallelism)();
    // One engine and its workers keep about four cores busy.
    const stressTests = Math.max(1, Math.floor(cores / 4));
    return { stressTests, imageBuilds: 2, workers: cores >= 4 ? 2 : 1, ...given };
}
function limitsOf(given = {}) {
    const memoryMegabytes = Math.max(1024, Math.floor((0,external_node_os_.totalmem)() / 2 / 1024 / 1024));
    return {
        bodyBytes: 1024 * 1024,
        connections: 1024,
        headerSeconds: 10,
        bodySeconds: 20,
        bodyBytesPerSecond: 8 * 1024,
        wrongKeySeconds: 0.5,
        closeSeconds: 5,
        dataFileBytes: 64 * 1024 ** 3,
        modelFiles: 20_000,
        modelBytes: 10 * 1024 ** 3,
        // What SDKs send in one request.
        uploadBytes: 4 * 1024 ** 3,
        eventBytes: 16 * 1024 * 1024,
        jobSeconds: 6 * 3600,
        resolveSeconds: 300,
        predictSeconds: 300,
        // Thread pools count as processes: NumPy and XGBoost each start one thread per core.
        worker: { memoryMegabytes, cpus: (0,external_node_os_.availableParallelism)(), processes: 1024 },
        ...given
    };
}

// EXTERNAL MODULE: ./node_modules/ajv/dist/ajv.js
var ajv = __webpack_require__(42463);
;// CONCATENATED MODULE: ./build/js/schema/stress-test-config.schema.json
const stress_test_config_schema_namespaceObject = /*#__PURE__*/JSON.parse('{"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://raw.githubusercontent.com/OWNER/rime-stress-test-action/v1/schema/stress-test-config.schema.json","title":"Stress-test configuration","description":"Either form of RIME: inline (0.14 to 0.19) with paths, or registered (2.x) with ids.","type":"object","if":{"anyOf":[{"required":["model_id"]},{"required":["categories"]},{"required":["test_suite_config"]},{"required":["profiling_config"]},{"required":["run_time_info"]},{"required":["custom_image"]},{"required":["language"]},{"required":["data_info"],"properties":{"data_info":{"type":"object","required":["ref_dataset_id"]}}},{"required":["data_info"],"properties":{"data_info":{"type":"object","required":["eval_dataset_id"]}}},{"required":["data_info"],"properties":{"data_info":{"type":"object","required":["eval_dataset_time_interval"]}}}]},"then":{"$ref":"#/definitions/registered"},"else":{"$ref":"#/definitions/inline"},"definitions":{"inline":{"title":"Inline form","description":"Data and model are named by their paths in this file.","type":"object","additionalProperties":false,"required":["run_name","data_info"],"properties":{"$schema":{"description":"URL or path of this schema, for editors.","type":"string","minLength":1},"run_name":{"description":"Name of the run.","type":"string","minLength":1,"maxLength":200},"data_info":{"description":"Data and what is known of its columns.","type":"object","properties":{"type":{"description":"Kind of data source. Only files can be read.","enum":["default",null],"default":"default"},"ref_path":{"description":"Reference dataset: the data that the model was built on. CSV, Parquet, JSON or JSON lines.","type":"string","minLength":1},"eval_path":{"description":"Evaluation dataset: the data that the model is judged on.","type":"string","minLength":1},"pred_col":{"description":"Column of both files with ready predictions; not for multi-class.","type":["string","null"],"minLength":1},"ref_pred_path":{"description":"File with ready predictions for the reference dataset.","type":["string","null"],"minLength":1},"eval_pred_path":{"description":"File with ready predictions for the evaluation dataset.","type":["string","null"],"minLength":1},"label_col":{"description":"Column with the labels.","type":["string","null"],"minLength":1},"timestamp_col":{"description":"Column with the time of each row; it is no feature.","type":["string","null"],"minLength":1},"class_names":{"description":"Names of the classes, by index.","type":["array","null"],"items":{"type":"string","minLength":1},"uniqueItems":true},"nrows":{"description":"Read at most this many rows of each dataset.","type":["integer","null"],"minimum":1},"sample":{"description":"Whether the `nrows` rows are drawn at random; else they are the first ones.","type":["boolean","null"],"default":false},"categorical_features":{"description":"All categorical features; null lets the types be inferred.","type":["array","null"],"items":{"type":"string","minLength":1},"uniqueItems":true},"protected_features":{"description":"Features on which groups are compared.","type":["array","null"],"items":{"type":"string","minLength":1},"uniqueItems":true},"features_not_in_model":{"description":"Features that the model does not get.","type":["array","null"],"items":{"type":"string","minLength":1},"uniqueItems":true},"loading_kwargs":{"description":"Arguments of pandas.read_csv, for example {\\"sep\\": \\";\\"}.","type":["object","null"]},"label_map":{"description":"What a label means, by its spelling in the files: 0 or 1, the index of a class, or a number. For files that spell labels differently, for example {\\"<=50K\\": 0, \\"<=50K.\\": 0, \\">50K\\": 1, \\">50K.\\": 1}. Our extension.","type":["object","null"],"additionalProperties":{"type":"number"},"minProperties":1},"nrows_per_time_bin":{"description":"Not supported. Time bins belong to continuous tests.","x-unsupported":"Time bins belong to continuous tests."},"feature_type_path":{"description":"Not supported. List the categorical features in categorical_features instead.","x-unsupported":"List the categorical features in categorical_features instead."},"ranking_info":{"description":"Not supported. Ranking models are not available yet.","x-unsupported":"Ranking models are not available yet."},"embeddings":{"description":"Not supported. Embeddings are not available yet.","x-unsupported":"Embeddings are not available yet."},"load_path":{"description":"Not supported. Loader files are not run. Write the data to a file in an earlier step.","x-unsupported":"Loader files are not run. Write the data to a file in an earlier step."}},"additionalProperties":false,"required":["ref_path","eval_path"]},"model_info":{"description":"The model; null or left out when only data or ready predictions are tested.","type":["object","null"],"properties":{"path":{"description":"Python file that defines predict_df or predict_dict.","type":["string","null"],"minLength":1}},"additionalProperties":false},"model_task":{"description":"What the model does.","enum":["Binary Classification","Multi-class Classification","Regression",null],"default":"Binary Classification"},"data_profiling_info":{"description":"How columns are understood.","type":["object","null"],"properties":{"min_nunique_for_numeric":{"description":"A column with fewer distinct values is categorical, even if they are numbers.","type":["integer","null"],"minimum":1,"default":10},"numeric_violation_threshold":{"description":"Largest share of values in a numeric column that are no numbers.","type":["number","null"],"minimum":0,"maximum":1,"default":0.01},"categorical_violation_threshold":{"description":"Largest share of values in a column of one kind that are of another. Has no effect: a column that is not numeric is categorical, whatever it mixes.","type":["number","null"],"minimum":0,"maximum":1,"default":0.05,"x-no-effect":"a column that is not numeric is categorical, whatever it mixes."},"min_unique_prop":{"description":"From this share of distinct values on, a column counts as unique.","type":["number","null"],"minimum":0,"maximum":1,"default":0.99},"allow_float_unique":{"description":"Whether a column of decimal numbers can count as unique.","type":["boolean","null"],"default":false},"class_names":{"description":"Names of the classes, by index; the same as data_info.class_names.","type":["array","null"],"items":{"type":"string","minLength":1},"uniqueItems":true},"class_name":{"description":"Other spelling of class_names.","type":["array","null"],"items":{"type":"string","minLength":1},"uniqueItems":true},"num_quantiles":{"description":"Number of quantiles in the profile of a numeric column. Has no effect: no available test reads them.","type":["integer","null"],"minimum":2,"default":1001,"maximum":1000001,"x-no-effect":"no available test reads them."},"num_feats_to_profile":{"description":"Number of features whose relationships are profiled. Has no effect: no available test looks at relationships between features.","type":["integer","null"],"minimum":1,"x-no-effect":"no available test looks at relationships between features."},"compute_feature_relationships":{"description":"Whether relationships are computed. Has no effect: no available test looks at relationships between features.","type":["boolean","null"],"default":true,"x-no-effect":"no available test looks at relationships between features."},"compute_numeric_feature_relationships":{"description":"Whether they are computed for numeric features too. Has no effect: no available test looks at relationships between features.","type":["boolean","null"],"default":false,"x-no-effect":"no available test looks at relationships between features."},"ignore_nan_for_feature_relationships":{"description":"Whether missing values are left out. Has no effect: no available test looks at relationships between features.","type":["boolean","null"],"default":true,"x-no-effect":"no available test looks at relationships between features."},"epsilon_multiplier":{"description":"Widens inferred ranges. Has no effect: ranges follow the values.","type":["number","null"],"default":1,"x-no-effect":"ranges follow the values."},"min_integer_epsilon":{"description":"Least widening of an integer range. Has no effect: ranges follow the values.","type":["number","null"],"default":1,"x-no-effect":"ranges follow the values."},"infer_dist":{"description":"Whether distributions are fitted. Has no effect: no available test reads them.","type":["boolean","null"],"default":true,"x-no-effect":"no available test reads them."},"dist_max_sample_size":{"description":"Rows used to fit a distribution. Has no effect: no available test reads them.","type":["integer","null"],"minimum":1,"default":10000,"x-no-effect":"no available test reads them."},"custom_numeric_metadata":{"description":"Not supported. Text models are not available yet.","x-unsupported":"Text models are not available yet."},"custom_categorical_metadata":{"description":"Not supported. Text models are not available yet.","x-unsupported":"Text models are not available yet."}},"additionalProperties":false},"model_profiling_info":{"description":"How the model is measured.","type":["object","null"],"properties":{"impact_metric":{"description":"Metric by which the impact of a change is measured, for example accuracy; null takes the usual one of the task.","type":["string","null"],"minLength":1},"impact_label_threshold":{"description":"Least share of labelled rows for measuring impact by a metric.","type":["number","null"],"minimum":0,"maximum":1,"default":0.8},"drift_impact_metric":{"description":"Metric by which the impact of drift is measured. Has no effect: no drift test is available yet.","type":["string","null"],"minLength":1,"x-no-effect":"no drift test is available yet."},"nrows_for_summary":{"description":"Number of rows for the summary of the model. Has no effect: all rows are used.","type":["integer","null"],"minimum":1,"x-no-effect":"all rows are used."},"nrows_for_feature_importance":{"description":"Number of rows for feature importance. Has no effect: no available test looks at feature importance.","type":["integer","null"],"minimum":1,"x-no-effect":"no available test looks at feature importance."},"feature_importance_config":{"description":"File with feature importances. Has no effect: no available test looks at feature importance.","type":["object","null"],"x-no-effect":"no available test looks at feature importance."},"num_calib_bins":{"description":"Bins of the calibration curve. Has no effect: set num_bins of the test calibration_comparison instead.","type":["integer","null"],"minimum":1,"default":10,"x-no-effect":"set num_bins of the test calibration_comparison instead."},"metric_configs":{"description":"Settings of metrics. Has no effect: only ranking metrics have settings.","type":["object","null"],"x-no-effect":"only ranking metrics have settings."}},"additionalProperties":false},"tests_config":{"allOf":[{"$ref":"#/definitions/tests_config"}],"description":"Which tests are run, and how."},"test_config":{"allOf":[{"$ref":"#/definitions/tests_config"}],"description":"Other spelling of tests_config."},"tests_config_path":{"description":"JSON or YAML file with what tests_config would hold.","type":["string","null"],"minLength":1},"subset_profiling_config":{"description":"How datasets are cut into subsets.","type":["object","null"],"properties":{"num_subsets":{"description":"Number of subsets that a numeric feature is cut into.","type":["integer","null"],"minimum":1,"default":5,"maximum":10000},"min_frq":{"description":"Least share of rows in a subset of a categorical feature.","type":["number","null"],"minimum":0,"maximum":1,"default":0.01},"confidence_level":{"description":"Confidence of a difference. Has no effect: set confidence_level of the single tests instead.","type":["number","null"],"minimum":0,"maximum":1,"default":0.95,"x-no-effect":"set confidence_level of the single tests instead."}},"additionalProperties":false},"subset_profiling_info":{"description":"Other spelling of subset_profiling_config.","type":["object","null"],"properties":{"num_subsets":{"description":"Number of subsets that a numeric feature is cut into.","type":["integer","null"],"minimum":1,"default":5,"maximum":10000},"min_frq":{"description":"Least share of rows in a subset of a categorical feature.","type":["number","null"],"minimum":0,"maximum":1,"default":0.01},"confidence_level":{"description":"Confidence of a difference. Has no effect: set confidence_level of the single tests instead.","type":["number","null"],"minimum":0,"maximum":1,"default":0.95,"x-no-effect":"set confidence_level of the single tests instead."}},"additionalProperties":false},"random_seed":{"description":"Seed of everything that is drawn at random; the same seed gives the same results.","type":["integer","string","null"],"pattern":"^-?[0-9]{1,19}$"},"silent_errors":{"description":"false: an error in one test ends the run. true: the other tests go on.","type":["boolean","null"],"default":true},"prediction_info":{"description":"Not supported. Text and image models are not available yet.","x-unsupported":"Text and image models are not available yet."},"workspace_name":{"description":"Workspace of the old SDK. Has no effect: projects take its place.","type":["string","null"],"minLength":1,"x-no-effect":"projects take its place."}}},"registered":{"title":"Registered form","description":"Data and model are registered on the server and named by their ids.","type":"object","additionalProperties":false,"required":["run_name","data_info","model_id"],"properties":{"$schema":{"description":"URL or path of this schema, for editors.","type":"string","minLength":1},"run_name":{"description":"Name of the run.","type":"string","minLength":1,"maxLength":200},"data_info":{"description":"Ids of the registered datasets.","type":"object","properties":{"ref_dataset_id":{"description":"Id of the reference dataset.","type":["string","null"],"minLength":1},"eval_dataset_id":{"description":"Id of the evaluation dataset.","type":"string","minLength":1},"eval_dataset_time_interval":{"description":"Not supported. Time intervals belong to continuous tests.","x-unsupported":"Time intervals belong to continuous tests."}},"additionalProperties":false,"required":["eval_dataset_id"]},"model_id":{"description":"Id of the registered model.","type":["string","object"],"minLength":1,"properties":{"uuid":{"description":"The id.","type":"string","minLength":1}},"required":["uuid"],"additionalProperties":false},"categories":{"description":"Categories to run. null or left out: all of these.","type":["array","null"],"items":{"type":"string","enum":["TEST_CATEGORY_TYPE_MODEL_PERFORMANCE","TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE","TEST_CATEGORY_TYPE_TRANSFORMATIONS","TEST_CATEGORY_TYPE_ADVERSARIAL"]},"uniqueItems":true},"test_suite_config":{"description":"Which tests are run, and how.","type":["object","null"],"properties":{"global_test_sensitivity":{"description":"Makes thresholds that are not given wider or narrower.","enum":["TEST_SENSITIVITY_LESS_SENSITIVE","TEST_SENSITIVITY_DEFAULT","TEST_SENSITIVITY_MORE_SENSITIVE","TEST_SENSITIVITY_UNSPECIFIED",null],"default":"TEST_SENSITIVITY_DEFAULT"},"global_exclude_columns":{"description":"Columns that no test looks at.","type":["array","null"],"items":{"type":"string","minLength":1},"uniqueItems":true},"individual_tests_config":{"description":"One mapping per test under its name; JSON text of such a mapping is read too.","type":["object","string","null"],"properties":{"auc":{"description":"AUC (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:auc":{"description":"AUC (Model Performance); other name of auc.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"auc"},"area_under_curve":{"description":"AUC (Model Performance); other name of auc.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"auc"},"accuracy":{"description":"Accuracy (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:accuracy":{"description":"Accuracy (Model Performance); other name of accuracy.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"accuracy"},"f1":{"description":"F1 (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:f1":{"description":"F1 (Model Performance); other name of f1.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"f1"},"precision":{"description":"Precision (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:precision":{"description":"Precision (Model Performance); other name of precision.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"precision"},"recall":{"description":"Recall (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:recall":{"description":"Recall (Model Performance); other name of recall.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"recall"},"false_positive_rate":{"description":"False Positive Rate (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:false_positive_rate":{"description":"False Positive Rate (Model Performance); other name of false_positive_rate.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"false_positive_rate"},"false_negative_rate":{"description":"False Negative Rate (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:false_negative_rate":{"description":"False Negative Rate (Model Performance); other name of false_negative_rate.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"false_negative_rate"},"positive_prediction_rate":{"description":"Positive Prediction Rate (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:positive_prediction_rate":{"description":"Positive Prediction Rate (Model Performance); other name of positive_prediction_rate.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"positive_prediction_rate"},"average_prediction":{"description":"Average Prediction (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:average_prediction":{"description":"Average Prediction (Model Performance); other name of average_prediction.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"average_prediction"},"prediction_variance":{"description":"Prediction Variance (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:prediction_variance":{"description":"Prediction Variance (Model Performance); other name of prediction_variance.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"prediction_variance"},"prediction_variance_positive_labels":{"description":"Prediction Variance (Positive Labels) (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:prediction_variance_positive_labels":{"description":"Prediction Variance (Positive Labels) (Model Performance); other name of prediction_variance_positive_labels.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"prediction_variance_positive_labels"},"positive_prediction_variance":{"description":"Prediction Variance (Positive Labels) (Model Performance); other name of prediction_variance_positive_labels.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"prediction_variance_positive_labels"},"prediction_variance_negative_labels":{"description":"Prediction Variance (Negative Labels) (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:prediction_variance_negative_labels":{"description":"Prediction Variance (Negative Labels) (Model Performance); other name of prediction_variance_negative_labels.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"prediction_variance_negative_labels"},"negative_prediction_variance":{"description":"Prediction Variance (Negative Labels) (Model Performance); other name of prediction_variance_negative_labels.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"prediction_variance_negative_labels"},"multiclass_auc":{"description":"Multiclass AUC (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:multiclass_auc":{"description":"Multiclass AUC (Model Performance); other name of multiclass_auc.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"multiclass_auc"},"multiclass_area_under_curve":{"description":"Multiclass AUC (Model Performance); other name of multiclass_auc.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"multiclass_auc"},"multiclass_accuracy":{"description":"Multiclass Accuracy (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:multiclass_accuracy":{"description":"Multiclass Accuracy (Model Performance); other name of multiclass_accuracy.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"multiclass_accuracy"},"macro_f1":{"description":"Macro F1 (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:macro_f1":{"description":"Macro F1 (Model Performance); other name of macro_f1.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"macro_f1"},"macro_precision":{"description":"Macro Precision (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:macro_precision":{"description":"Macro Precision (Model Performance); other name of macro_precision.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"macro_precision"},"macro_recall":{"description":"Macro Recall (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:macro_recall":{"description":"Macro Recall (Model Performance); other name of macro_recall.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"macro_recall"},"mean_squared_error_mse":{"description":"Mean-Squared Error (MSE) (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:mean_squared_error_mse":{"description":"Mean-Squared Error (MSE) (Model Performance); other name of mean_squared_error_mse.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"mean_squared_error_mse"},"mean_squared_error":{"description":"Mean-Squared Error (MSE) (Model Performance); other name of mean_squared_error_mse.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"mean_squared_error_mse"},"root_mean_squared_error_rmse":{"description":"Root-Mean-Squared Error (RMSE) (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:root_mean_squared_error_rmse":{"description":"Root-Mean-Squared Error (RMSE) (Model Performance); other name of root_mean_squared_error_rmse.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"root_mean_squared_error_rmse"},"root_mean_squared_error":{"description":"Root-Mean-Squared Error (RMSE) (Model Performance); other name of root_mean_squared_error_rmse.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"root_mean_squared_error_rmse"},"mean_absolute_error_mae":{"description":"Mean-Absolute Error (MAE) (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:mean_absolute_error_mae":{"description":"Mean-Absolute Error (MAE) (Model Performance); other name of mean_absolute_error_mae.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"mean_absolute_error_mae"},"mean_absolute_error":{"description":"Mean-Absolute Error (MAE) (Model Performance); other name of mean_absolute_error_mae.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"mean_absolute_error_mae"},"mean_absolute_percentage_error_mape":{"description":"Mean-Absolute Percentage Error (MAPE) (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:mean_absolute_percentage_error_mape":{"description":"Mean-Absolute Percentage Error (MAPE) (Model Performance); other name of mean_absolute_percentage_error_mape.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"mean_absolute_percentage_error_mape"},"mean_absolute_percentage_error":{"description":"Mean-Absolute Percentage Error (MAPE) (Model Performance); other name of mean_absolute_percentage_error_mape.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"mean_absolute_percentage_error_mape"},"mean_squared_log_error_msle":{"description":"Mean-Squared-Log Error (MSLE) (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:mean_squared_log_error_msle":{"description":"Mean-Squared-Log Error (MSLE) (Model Performance); other name of mean_squared_log_error_msle.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"mean_squared_log_error_msle"},"mean_squared_log_error":{"description":"Mean-Squared-Log Error (MSLE) (Model Performance); other name of mean_squared_log_error_msle.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"mean_squared_log_error_msle"},"avg_confidence":{"description":"Average Confidence (Model Performance).","allOf":[{"$ref":"#/definitions/test_avg_confidence"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"average_confidence":{"description":"Average Confidence (Model Performance); other name of avg_confidence.","allOf":[{"$ref":"#/definitions/test_avg_confidence"}],"x-same-test-as":"avg_confidence"},"model_performance:average_confidence":{"description":"Average Confidence (Model Performance); other name of avg_confidence.","allOf":[{"$ref":"#/definitions/test_avg_confidence"}],"x-same-test-as":"avg_confidence"},"atc":{"description":"Average Thresholded Confidence (Model Performance).","allOf":[{"$ref":"#/definitions/test_atc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"average_thresholded_confidence":{"description":"Average Thresholded Confidence (Model Performance); other name of atc.","allOf":[{"$ref":"#/definitions/test_atc"}],"x-same-test-as":"atc"},"model_performance:average_thresholded_confidence":{"description":"Average Thresholded Confidence (Model Performance); other name of atc.","allOf":[{"$ref":"#/definitions/test_atc"}],"x-same-test-as":"atc"},"calibration_comparison":{"description":"Calibration Comparison (Model Performance).","allOf":[{"$ref":"#/definitions/test_calibration_comparison"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:calibration_comparison":{"description":"Calibration Comparison (Model Performance); other name of calibration_comparison.","allOf":[{"$ref":"#/definitions/test_calibration_comparison"}],"x-same-test-as":"calibration_comparison"},"subset_auc":{"description":"Subset AUC (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_auc":{"description":"Subset AUC (Subset Performance); other name of subset_auc.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_auc"},"feat_subset_area_under_curve":{"description":"Subset AUC (Subset Performance); other name of subset_auc.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_auc"},"subset_accuracy":{"description":"Subset Accuracy (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_accuracy":{"description":"Subset Accuracy (Subset Performance); other name of subset_accuracy.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_accuracy"},"feat_subset_accuracy":{"description":"Subset Accuracy (Subset Performance); other name of subset_accuracy.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_accuracy"},"subset_f1":{"description":"Subset F1 (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_f1":{"description":"Subset F1 (Subset Performance); other name of subset_f1.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_f1"},"feat_subset_f1":{"description":"Subset F1 (Subset Performance); other name of subset_f1.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_f1"},"subset_precision":{"description":"Subset Precision (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_precision":{"description":"Subset Precision (Subset Performance); other name of subset_precision.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_precision"},"feat_subset_precision":{"description":"Subset Precision (Subset Performance); other name of subset_precision.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_precision"},"subset_recall":{"description":"Subset Recall (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_recall":{"description":"Subset Recall (Subset Performance); other name of subset_recall.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_recall"},"feat_subset_recall":{"description":"Subset Recall (Subset Performance); other name of subset_recall.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_recall"},"subset_false_positive_rate":{"description":"Subset False Positive Rate (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_false_positive_rate":{"description":"Subset False Positive Rate (Subset Performance); other name of subset_false_positive_rate.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_false_positive_rate"},"feat_subset_false_positive_rate":{"description":"Subset False Positive Rate (Subset Performance); other name of subset_false_positive_rate.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_false_positive_rate"},"subset_false_negative_rate":{"description":"Subset False Negative Rate (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_false_negative_rate":{"description":"Subset False Negative Rate (Subset Performance); other name of subset_false_negative_rate.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_false_negative_rate"},"feat_subset_false_negative_rate":{"description":"Subset False Negative Rate (Subset Performance); other name of subset_false_negative_rate.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_false_negative_rate"},"subset_positive_prediction_rate":{"description":"Subset Positive Prediction Rate (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_positive_prediction_rate":{"description":"Subset Positive Prediction Rate (Subset Performance); other name of subset_positive_prediction_rate.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_positive_prediction_rate"},"feat_subset_positive_prediction_rate":{"description":"Subset Positive Prediction Rate (Subset Performance); other name of subset_positive_prediction_rate.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_positive_prediction_rate"},"subset_prediction_variance":{"description":"Subset Prediction Variance (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_prediction_variance":{"description":"Subset Prediction Variance (Subset Performance); other name of subset_prediction_variance.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_prediction_variance"},"feat_subset_prediction_variance":{"description":"Subset Prediction Variance (Subset Performance); other name of subset_prediction_variance.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_prediction_variance"},"subset_prediction_variance_positive_labels":{"description":"Subset Prediction Variance (Positive Labels) (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_prediction_variance_positive_labels":{"description":"Subset Prediction Variance (Positive Labels) (Subset Performance); other name of subset_prediction_variance_positive_labels.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_prediction_variance_positive_labels"},"feat_subset_positive_prediction_variance":{"description":"Subset Prediction Variance (Positive Labels) (Subset Performance); other name of subset_prediction_variance_positive_labels.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_prediction_variance_positive_labels"},"subset_prediction_variance_negative_labels":{"description":"Subset Prediction Variance (Negative Labels) (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_prediction_variance_negative_labels":{"description":"Subset Prediction Variance (Negative Labels) (Subset Performance); other name of subset_prediction_variance_negative_labels.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_prediction_variance_negative_labels"},"feat_subset_negative_prediction_variance":{"description":"Subset Prediction Variance (Negative Labels) (Subset Performance); other name of subset_prediction_variance_negative_labels.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_prediction_variance_negative_labels"},"subset_multiclass_auc":{"description":"Subset Multiclass AUC (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_multiclass_auc":{"description":"Subset Multiclass AUC (Subset Performance); other name of subset_multiclass_auc.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_multiclass_auc"},"feat_subset_multiclass_area_under_curve":{"description":"Subset Multiclass AUC (Subset Performance); other name of subset_multiclass_auc.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_multiclass_auc"},"subset_multiclass_accuracy":{"description":"Subset Multiclass Accuracy (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_multiclass_accuracy":{"description":"Subset Multiclass Accuracy (Subset Performance); other name of subset_multiclass_accuracy.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_multiclass_accuracy"},"feat_subset_multiclass_accuracy":{"description":"Subset Multiclass Accuracy (Subset Performance); other name of subset_multiclass_accuracy.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_multiclass_accuracy"},"subset_macro_f1":{"description":"Subset Macro F1 (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_macro_f1":{"description":"Subset Macro F1 (Subset Performance); other name of subset_macro_f1.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_macro_f1"},"feat_subset_macro_f1":{"description":"Subset Macro F1 (Subset Performance); other name of subset_macro_f1.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_macro_f1"},"subset_macro_precision":{"description":"Subset Macro Precision (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_macro_precision":{"description":"Subset Macro Precision (Subset Performance); other name of subset_macro_precision.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_macro_precision"},"feat_subset_macro_precision":{"description":"Subset Macro Precision (Subset Performance); other name of subset_macro_precision.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_macro_precision"},"subset_macro_recall":{"description":"Subset Macro Recall (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_macro_recall":{"description":"Subset Macro Recall (Subset Performance); other name of subset_macro_recall.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_macro_recall"},"feat_subset_macro_recall":{"description":"Subset Macro Recall (Subset Performance); other name of subset_macro_recall.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_macro_recall"},"subset_mean_squared_error_mse":{"description":"Subset Mean-Squared Error (MSE) (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_mean_squared_error_mse":{"description":"Subset Mean-Squared Error (MSE) (Subset Performance); other name of subset_mean_squared_error_mse.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_mean_squared_error_mse"},"feat_subset_mean_squared_error":{"description":"Subset Mean-Squared Error (MSE) (Subset Performance); other name of subset_mean_squared_error_mse.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_mean_squared_error_mse"},"subset_root_mean_squared_error_rmse":{"description":"Subset Root-Mean-Squared Error (RMSE) (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_root_mean_squared_error_rmse":{"description":"Subset Root-Mean-Squared Error (RMSE) (Subset Performance); other name of subset_root_mean_squared_error_rmse.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_root_mean_squared_error_rmse"},"feat_subset_root_mean_squared_error":{"description":"Subset Root-Mean-Squared Error (RMSE) (Subset Performance); other name of subset_root_mean_squared_error_rmse.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_root_mean_squared_error_rmse"},"subset_mean_absolute_error_mae":{"description":"Subset Mean-Absolute Error (MAE) (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_mean_absolute_error_mae":{"description":"Subset Mean-Absolute Error (MAE) (Subset Performance); other name of subset_mean_absolute_error_mae.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_mean_absolute_error_mae"},"feat_subset_mean_absolute_error":{"description":"Subset Mean-Absolute Error (MAE) (Subset Performance); other name of subset_mean_absolute_error_mae.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_mean_absolute_error_mae"},"subset_mean_absolute_percentage_error_mape":{"description":"Subset Mean-Absolute Percentage Error (MAPE) (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_mean_absolute_percentage_error_mape":{"description":"Subset Mean-Absolute Percentage Error (MAPE) (Subset Performance); other name of subset_mean_absolute_percentage_error_mape.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_mean_absolute_percentage_error_mape"},"feat_subset_mean_absolute_percentage_error":{"description":"Subset Mean-Absolute Percentage Error (MAPE) (Subset Performance); other name of subset_mean_absolute_percentage_error_mape.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_mean_absolute_percentage_error_mape"},"subset_mean_squared_log_error_msle":{"description":"Subset Mean-Squared-Log Error (MSLE) (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_mean_squared_log_error_msle":{"description":"Subset Mean-Squared-Log Error (MSLE) (Subset Performance); other name of subset_mean_squared_log_error_msle.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_mean_squared_log_error_msle"},"feat_subset_mean_squared_log_error":{"description":"Subset Mean-Squared-Log Error (MSLE) (Subset Performance); other name of subset_mean_squared_log_error_msle.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_mean_squared_log_error_msle"},"subset_average_confidence":{"description":"Subset Average Confidence (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_average_confidence":{"description":"Subset Average Confidence (Subset Performance); other name of subset_average_confidence.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_average_confidence"},"feat_subset_average_confidence":{"description":"Subset Average Confidence (Subset Performance); other name of subset_average_confidence.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_average_confidence"},"out_of_range_substitution":{"description":"Out of Range Substitution (Transformations).","allOf":[{"$ref":"#/definitions/test_out_of_range_substitution"}],"x-test-category":"TEST_CATEGORY_TYPE_TRANSFORMATIONS"},"transformations:out_of_range_substitution":{"description":"Out of Range Substitution (Transformations); other name of out_of_range_substitution.","allOf":[{"$ref":"#/definitions/test_out_of_range_substitution"}],"x-same-test-as":"out_of_range_substitution"},"outlier_substitution":{"description":"Numeric Outliers Substitution (Transformations).","allOf":[{"$ref":"#/definitions/test_outlier_substitution"}],"x-test-category":"TEST_CATEGORY_TYPE_TRANSFORMATIONS"},"numeric_outliers_substitution":{"description":"Numeric Outliers Substitution (Transformations); other name of outlier_substitution.","allOf":[{"$ref":"#/definitions/test_outlier_substitution"}],"x-same-test-as":"outlier_substitution"},"transformations:numeric_outliers_substitution":{"description":"Numeric Outliers Substitution (Transformations); other name of outlier_substitution.","allOf":[{"$ref":"#/definitions/test_outlier_substitution"}],"x-same-test-as":"outlier_substitution"},"feature_type_change":{"description":"Feature Type Change (Transformations).","allOf":[{"$ref":"#/definitions/test_feature_type_change"}],"x-test-category":"TEST_CATEGORY_TYPE_TRANSFORMATIONS"},"int_feature_type_change":{"description":"Feature Type Change (Transformations); other name of feature_type_change.","allOf":[{"$ref":"#/definitions/test_feature_type_change"}],"x-same-test-as":"feature_type_change"},"float_feature_type_change":{"description":"Feature Type Change (Transformations); other name of feature_type_change.","allOf":[{"$ref":"#/definitions/test_feature_type_change"}],"x-same-test-as":"feature_type_change"},"str_feature_type_change":{"description":"Feature Type Change (Transformations); other name of feature_type_change.","allOf":[{"$ref":"#/definitions/test_feature_type_change"}],"x-same-test-as":"feature_type_change"},"bool_feature_type_change":{"description":"Feature Type Change (Transformations); other name of feature_type_change.","allOf":[{"$ref":"#/definitions/test_feature_type_change"}],"x-same-test-as":"feature_type_change"},"transformations:feature_type_change":{"description":"Feature Type Change (Transformations); other name of feature_type_change.","allOf":[{"$ref":"#/definitions/test_feature_type_change"}],"x-same-test-as":"feature_type_change"},"empty_string_substitution":{"description":"Empty String Substitution (Transformations).","allOf":[{"$ref":"#/definitions/test_feature_type_change"}],"x-test-category":"TEST_CATEGORY_TYPE_TRANSFORMATIONS"},"transformations:empty_string_substitution":{"description":"Empty String Substitution (Transformations); other name of empty_string_substitution.","allOf":[{"$ref":"#/definitions/test_feature_type_change"}],"x-same-test-as":"empty_string_substitution"},"req_characters_deletion":{"description":"Required Characters Deletion (Transformations).","allOf":[{"$ref":"#/definitions/test_req_characters_deletion"}],"x-test-category":"TEST_CATEGORY_TYPE_TRANSFORMATIONS"},"required_characters_deletion":{"description":"Required Characters Deletion (Transformations); other name of req_characters_deletion.","allOf":[{"$ref":"#/definitions/test_req_characters_deletion"}],"x-same-test-as":"req_characters_deletion"},"transformations:required_characters_deletion":{"description":"Required Characters Deletion (Transformations); other name of req_characters_deletion.","allOf":[{"$ref":"#/definitions/test_req_characters_deletion"}],"x-same-test-as":"req_characters_deletion"},"unseen_categorical_substitution":{"description":"Unseen Categorical Substitution (Transformations).","allOf":[{"$ref":"#/definitions/test_feature_type_change"}],"x-test-category":"TEST_CATEGORY_TYPE_TRANSFORMATIONS"},"transformations:unseen_categorical_substitution":{"description":"Unseen Categorical Substitution (Transformations); other name of unseen_categorical_substitution.","allOf":[{"$ref":"#/definitions/test_feature_type_change"}],"x-same-test-as":"unseen_categorical_substitution"},"null_substitution":{"description":"Null Substitution (Transformations).","allOf":[{"$ref":"#/definitions/test_feature_type_change"}],"x-test-category":"TEST_CATEGORY_TYPE_TRANSFORMATIONS"},"transformations:null_substitution":{"description":"Null Substitution (Transformations); other name of null_substitution.","allOf":[{"$ref":"#/definitions/test_feature_type_change"}],"x-same-test-as":"null_substitution"},"capitalization_change":{"description":"Capitalization Change (Transformations).","allOf":[{"$ref":"#/definitions/test_feature_type_change"}],"x-test-category":"TEST_CATEGORY_TYPE_TRANSFORMATIONS"},"transformations:capitalization_change":{"description":"Capitalization Change (Transformations); other name of capitalization_change.","allOf":[{"$ref":"#/definitions/test_feature_type_change"}],"x-same-test-as":"capitalization_change"},"sensitivity":{"description":"Bounded Single-Feature Changes (Adversarial).","allOf":[{"$ref":"#/definitions/test_sensitivity"}],"x-test-category":"TEST_CATEGORY_TYPE_ADVERSARIAL"},"bounded_single_feature_changes":{"description":"Bounded Single-Feature Changes (Adversarial); other name of sensitivity.","allOf":[{"$ref":"#/definitions/test_sensitivity"}],"x-same-test-as":"sensitivity"},"adversarial:bounded_single_feature_changes":{"description":"Bounded Single-Feature Changes (Adversarial); other name of sensitivity.","allOf":[{"$ref":"#/definitions/test_sensitivity"}],"x-same-test-as":"sensitivity"},"multi_feat_sensitivity":{"description":"Bounded Multi-Feature Changes (Adversarial).","allOf":[{"$ref":"#/definitions/test_multi_feat_sensitivity"}],"x-test-category":"TEST_CATEGORY_TYPE_ADVERSARIAL"},"bounded_multi_feature_changes":{"description":"Bounded Multi-Feature Changes (Adversarial); other name of multi_feat_sensitivity.","allOf":[{"$ref":"#/definitions/test_multi_feat_sensitivity"}],"x-same-test-as":"multi_feat_sensitivity"},"adversarial:bounded_multi_feature_changes":{"description":"Bounded Multi-Feature Changes (Adversarial); other name of multi_feat_sensitivity.","allOf":[{"$ref":"#/definitions/test_multi_feat_sensitivity"}],"x-same-test-as":"multi_feat_sensitivity"}},"additionalProperties":false},"custom_tests":{"description":"Not supported. Custom tests are not available yet.","x-unsupported":"Custom tests are not available yet."}},"additionalProperties":false},"profiling_config":{"description":"How columns are understood and the model is measured.","type":["object","null"],"properties":{"data_profiling":{"description":"How columns are understood.","type":["object","null"],"properties":{"num_quantiles":{"description":"Number of quantiles in the profile of a numeric column. Has no effect: no available test reads them.","type":["integer","null"],"minimum":2,"default":1001,"maximum":1000001,"x-no-effect":"no available test reads them."},"num_subsets":{"description":"Number of subsets that a numeric feature is cut into.","type":["integer","null"],"minimum":1,"default":5,"maximum":10000},"min_frq":{"description":"Least share of rows in a subset of a categorical feature. Our extension.","type":["number","null"],"minimum":0,"maximum":1,"default":0.01},"column_type_info":{"description":"How types are inferred.","type":["object","null"],"properties":{"min_nunique_for_numeric":{"description":"A column with fewer distinct values is categorical, even if they are numbers.","type":["integer","null"],"minimum":1,"default":10},"numeric_violation_threshold":{"description":"Largest share of values in a numeric column that are no numbers.","type":["number","null"],"minimum":0,"maximum":1,"default":0.01},"categorical_violation_threshold":{"description":"Largest share of values in a column of one kind that are of another. Has no effect: a column that is not numeric is categorical, whatever it mixes.","type":["number","null"],"minimum":0,"maximum":1,"default":0.05,"x-no-effect":"a column that is not numeric is categorical, whatever it mixes."},"min_unique_prop":{"description":"From this share of distinct values on, a column counts as unique.","type":["number","null"],"minimum":0,"maximum":1,"default":0.99},"allow_float_unique":{"description":"Whether a column of decimal numbers can count as unique.","type":["boolean","null"],"default":false},"numeric_range_inference_threshold":{"description":"Share of values that must lie in a range for it to be inferred.","type":["number","null"],"minimum":0,"maximum":1,"default":1},"unseen_values_allowed_criteria":{"description":"From this share of distinct values (a decimal number) or this number of them (a whole number of 2 or more) on, new values are normal in a column.","type":["number","null"],"minimum":0,"default":0.25}},"additionalProperties":false},"feature_relationship_info":{"description":"Relationships between features.","type":["object","null"],"properties":{"num_feats_to_profile":{"description":"Number of features whose relationships are profiled. Has no effect: no available test looks at relationships between features.","type":["integer","null"],"minimum":1,"x-no-effect":"no available test looks at relationships between features."},"compute_feature_relationships":{"description":"Whether relationships are computed. Has no effect: no available test looks at relationships between features.","type":["boolean","null"],"default":true,"x-no-effect":"no available test looks at relationships between features."},"compute_numeric_feature_relationships":{"description":"Whether they are computed for numeric features too. Has no effect: no available test looks at relationships between features.","type":["boolean","null"],"default":false,"x-no-effect":"no available test looks at relationships between features."},"ignore_nan_for_feature_relationships":{"description":"Whether missing values are left out. Has no effect: no available test looks at relationships between features.","type":["boolean","null"],"default":true,"x-no-effect":"no available test looks at relationships between features."},"features_to_profile":{"description":"Features whose relationships are profiled. Has no effect: no available test looks at relationships between features.","type":["array","null"],"items":{"type":"string","minLength":1},"uniqueItems":true,"x-no-effect":"no available test looks at relationships between features."}},"additionalProperties":false}},"additionalProperties":false},"model_profiling":{"description":"How the model is measured.","type":["object","null"],"properties":{"impact_metric":{"description":"Metric by which the impact of a change is measured, for example accuracy; null takes the usual one of the task.","type":["string","null"],"minLength":1},"impact_label_threshold":{"description":"Least share of labelled rows for measuring impact by a metric.","type":["number","null"],"minimum":0,"maximum":1,"default":0.8},"drift_impact_metric":{"description":"Metric by which the impact of drift is measured. Has no effect: no drift test is available yet.","type":["string","null"],"minLength":1,"x-no-effect":"no drift test is available yet."},"subset_summary_metric":{"description":"Metric of the summary of Subset Performance. Has no effect: the summary follows from the tests.","type":["string","null"],"minLength":1,"x-no-effect":"the summary follows from the tests."},"num_feats_for_subset_summary":{"description":"Number of features in that summary. Has no effect: the summary follows from the tests.","type":["integer","null"],"minimum":1,"x-no-effect":"the summary follows from the tests."},"nrows_for_summary":{"description":"Number of rows for the summary of the model. Has no effect: all rows are used.","type":["integer","null"],"minimum":1,"x-no-effect":"all rows are used."},"nrows_for_feature_importance":{"description":"Number of rows for feature importance. Has no effect: no available test looks at feature importance.","type":["integer","null"],"minimum":1,"x-no-effect":"no available test looks at feature importance."},"metric_configs_json":{"description":"Settings of metrics as JSON text. Has no effect: only ranking metrics have settings.","type":["string","null"],"minLength":1,"x-no-effect":"only ranking metrics have settings."},"custom_metrics":{"description":"Not supported. Custom metrics are not available yet.","x-unsupported":"Custom metrics are not available yet."}},"additionalProperties":false}},"additionalProperties":false},"run_time_info":{"description":"How the run is carried out.","type":["object","null"],"properties":{"custom_image":{"description":"The image that the model runs in.","type":["object","null"],"properties":{"managed_image_name":{"description":"Name of a managed image.","type":["string","null"],"minLength":1,"maxLength":63},"custom_image":{"description":"Not supported. Only managed images are run. Give managed_image_name, or the inputs of the step.","x-unsupported":"Only managed images are run. Give managed_image_name, or the inputs of the step."}},"additionalProperties":false},"resource_request":{"description":"Limits of the model worker.","type":["object","null"],"properties":{"ram_request_megabytes":{"description":"Memory in megabytes.","type":["integer","null"],"minimum":1},"cpu_request_millicores":{"description":"Thousandths of a processor.","type":["integer","null"],"minimum":1}},"additionalProperties":false},"explicit_errors":{"description":"true: an error in one test ends the run.","type":["boolean","null"],"default":false},"random_seed":{"description":"Seed of everything that is drawn at random; the same seed gives the same results.","type":["integer","string","null"],"pattern":"^-?[0-9]{1,19}$"},"agent_id":{"description":"Not supported. There are no agents here.","x-unsupported":"There are no agents here."}},"additionalProperties":false},"custom_image":{"description":"The same as run_time_info.custom_image.","type":["object","null"],"properties":{"managed_image_name":{"description":"Name of a managed image.","type":["string","null"],"minLength":1,"maxLength":63},"custom_image":{"description":"Not supported. Only managed images are run. Give managed_image_name, or the inputs of the step.","x-unsupported":"Only managed images are run. Give managed_image_name, or the inputs of the step."}},"additionalProperties":false},"language":{"description":"Language of the results.","enum":["LANGUAGE_EN","LANGUAGE_UNSPECIFIED",null]}}},"tests_config":{"description":"Which tests are run, and how: the keys here, and one mapping per test under its name.","type":["object","null"],"properties":{"categories":{"description":"Categories to run. null or left out: all of these.","type":["array","null"],"items":{"type":"string","enum":["Model Performance","Subset Performance","Transformations","Adversarial"]},"uniqueItems":true,"minItems":1},"run_default":{"description":"Whether the default categories are run besides `categories`; null: only without `categories`.","type":["boolean","null"]},"global_exclude_columns":{"description":"Columns that no test looks at.","type":["array","null"],"items":{"type":"string","minLength":1},"uniqueItems":true},"global_transformation_performance_change_config":{"description":"performance_change_config of every transformation that has none of its own.","type":["object","null"],"additionalProperties":false,"properties":{"severity_thresholds":{"description":"[warning, alert]; of a triple the first and last value are used.","type":["array","null"],"items":{"type":["number","null"]},"minItems":2,"maxItems":3},"ignore_errors":{"description":"Whether a model that raises on changed rows is let off.","type":["boolean","null"],"default":false},"num_samples_to_simulate":{"description":"Number of rows that are changed.","type":["integer","null"],"minimum":1,"default":100}}},"global_abnormal_inputs_performance_change_config":{"description":"The same for Abnormal Inputs. Has no effect: the category Abnormal Inputs is not available yet.","type":["object","null"],"x-no-effect":"the category Abnormal Inputs is not available yet."},"global_drift_scaling_factor":{"description":"Scale of drift. Has no effect: the category Drift is not available yet.","type":["number","null"],"x-no-effect":"the category Drift is not available yet."},"global_sample_size":{"description":"Sample size of text tests. Has no effect: text models are not available yet.","type":["integer","null"],"minimum":1,"x-no-effect":"text models are not available yet."},"custom_tests":{"description":"Not supported. Custom tests are not available yet.","x-unsupported":"Custom tests are not available yet."},"auc":{"description":"AUC (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:auc":{"description":"AUC (Model Performance); other name of auc.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"auc"},"area_under_curve":{"description":"AUC (Model Performance); other name of auc.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"auc"},"accuracy":{"description":"Accuracy (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:accuracy":{"description":"Accuracy (Model Performance); other name of accuracy.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"accuracy"},"f1":{"description":"F1 (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:f1":{"description":"F1 (Model Performance); other name of f1.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"f1"},"precision":{"description":"Precision (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:precision":{"description":"Precision (Model Performance); other name of precision.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"precision"},"recall":{"description":"Recall (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:recall":{"description":"Recall (Model Performance); other name of recall.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"recall"},"false_positive_rate":{"description":"False Positive Rate (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:false_positive_rate":{"description":"False Positive Rate (Model Performance); other name of false_positive_rate.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"false_positive_rate"},"false_negative_rate":{"description":"False Negative Rate (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:false_negative_rate":{"description":"False Negative Rate (Model Performance); other name of false_negative_rate.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"false_negative_rate"},"positive_prediction_rate":{"description":"Positive Prediction Rate (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:positive_prediction_rate":{"description":"Positive Prediction Rate (Model Performance); other name of positive_prediction_rate.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"positive_prediction_rate"},"average_prediction":{"description":"Average Prediction (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:average_prediction":{"description":"Average Prediction (Model Performance); other name of average_prediction.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"average_prediction"},"prediction_variance":{"description":"Prediction Variance (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:prediction_variance":{"description":"Prediction Variance (Model Performance); other name of prediction_variance.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"prediction_variance"},"prediction_variance_positive_labels":{"description":"Prediction Variance (Positive Labels) (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:prediction_variance_positive_labels":{"description":"Prediction Variance (Positive Labels) (Model Performance); other name of prediction_variance_positive_labels.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"prediction_variance_positive_labels"},"positive_prediction_variance":{"description":"Prediction Variance (Positive Labels) (Model Performance); other name of prediction_variance_positive_labels.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"prediction_variance_positive_labels"},"prediction_variance_negative_labels":{"description":"Prediction Variance (Negative Labels) (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:prediction_variance_negative_labels":{"description":"Prediction Variance (Negative Labels) (Model Performance); other name of prediction_variance_negative_labels.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"prediction_variance_negative_labels"},"negative_prediction_variance":{"description":"Prediction Variance (Negative Labels) (Model Performance); other name of prediction_variance_negative_labels.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"prediction_variance_negative_labels"},"multiclass_auc":{"description":"Multiclass AUC (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:multiclass_auc":{"description":"Multiclass AUC (Model Performance); other name of multiclass_auc.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"multiclass_auc"},"multiclass_area_under_curve":{"description":"Multiclass AUC (Model Performance); other name of multiclass_auc.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"multiclass_auc"},"multiclass_accuracy":{"description":"Multiclass Accuracy (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:multiclass_accuracy":{"description":"Multiclass Accuracy (Model Performance); other name of multiclass_accuracy.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"multiclass_accuracy"},"macro_f1":{"description":"Macro F1 (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:macro_f1":{"description":"Macro F1 (Model Performance); other name of macro_f1.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"macro_f1"},"macro_precision":{"description":"Macro Precision (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:macro_precision":{"description":"Macro Precision (Model Performance); other name of macro_precision.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"macro_precision"},"macro_recall":{"description":"Macro Recall (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:macro_recall":{"description":"Macro Recall (Model Performance); other name of macro_recall.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"macro_recall"},"mean_squared_error_mse":{"description":"Mean-Squared Error (MSE) (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:mean_squared_error_mse":{"description":"Mean-Squared Error (MSE) (Model Performance); other name of mean_squared_error_mse.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"mean_squared_error_mse"},"mean_squared_error":{"description":"Mean-Squared Error (MSE) (Model Performance); other name of mean_squared_error_mse.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"mean_squared_error_mse"},"root_mean_squared_error_rmse":{"description":"Root-Mean-Squared Error (RMSE) (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:root_mean_squared_error_rmse":{"description":"Root-Mean-Squared Error (RMSE) (Model Performance); other name of root_mean_squared_error_rmse.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"root_mean_squared_error_rmse"},"root_mean_squared_error":{"description":"Root-Mean-Squared Error (RMSE) (Model Performance); other name of root_mean_squared_error_rmse.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"root_mean_squared_error_rmse"},"mean_absolute_error_mae":{"description":"Mean-Absolute Error (MAE) (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:mean_absolute_error_mae":{"description":"Mean-Absolute Error (MAE) (Model Performance); other name of mean_absolute_error_mae.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"mean_absolute_error_mae"},"mean_absolute_error":{"description":"Mean-Absolute Error (MAE) (Model Performance); other name of mean_absolute_error_mae.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"mean_absolute_error_mae"},"mean_absolute_percentage_error_mape":{"description":"Mean-Absolute Percentage Error (MAPE) (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:mean_absolute_percentage_error_mape":{"description":"Mean-Absolute Percentage Error (MAPE) (Model Performance); other name of mean_absolute_percentage_error_mape.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"mean_absolute_percentage_error_mape"},"mean_absolute_percentage_error":{"description":"Mean-Absolute Percentage Error (MAPE) (Model Performance); other name of mean_absolute_percentage_error_mape.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"mean_absolute_percentage_error_mape"},"mean_squared_log_error_msle":{"description":"Mean-Squared-Log Error (MSLE) (Model Performance).","allOf":[{"$ref":"#/definitions/test_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:mean_squared_log_error_msle":{"description":"Mean-Squared-Log Error (MSLE) (Model Performance); other name of mean_squared_log_error_msle.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"mean_squared_log_error_msle"},"mean_squared_log_error":{"description":"Mean-Squared-Log Error (MSLE) (Model Performance); other name of mean_squared_log_error_msle.","allOf":[{"$ref":"#/definitions/test_auc"}],"x-same-test-as":"mean_squared_log_error_msle"},"avg_confidence":{"description":"Average Confidence (Model Performance).","allOf":[{"$ref":"#/definitions/test_avg_confidence"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"average_confidence":{"description":"Average Confidence (Model Performance); other name of avg_confidence.","allOf":[{"$ref":"#/definitions/test_avg_confidence"}],"x-same-test-as":"avg_confidence"},"model_performance:average_confidence":{"description":"Average Confidence (Model Performance); other name of avg_confidence.","allOf":[{"$ref":"#/definitions/test_avg_confidence"}],"x-same-test-as":"avg_confidence"},"atc":{"description":"Average Thresholded Confidence (Model Performance).","allOf":[{"$ref":"#/definitions/test_atc"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"average_thresholded_confidence":{"description":"Average Thresholded Confidence (Model Performance); other name of atc.","allOf":[{"$ref":"#/definitions/test_atc"}],"x-same-test-as":"atc"},"model_performance:average_thresholded_confidence":{"description":"Average Thresholded Confidence (Model Performance); other name of atc.","allOf":[{"$ref":"#/definitions/test_atc"}],"x-same-test-as":"atc"},"calibration_comparison":{"description":"Calibration Comparison (Model Performance).","allOf":[{"$ref":"#/definitions/test_calibration_comparison"}],"x-test-category":"TEST_CATEGORY_TYPE_MODEL_PERFORMANCE"},"model_performance:calibration_comparison":{"description":"Calibration Comparison (Model Performance); other name of calibration_comparison.","allOf":[{"$ref":"#/definitions/test_calibration_comparison"}],"x-same-test-as":"calibration_comparison"},"subset_auc":{"description":"Subset AUC (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_auc":{"description":"Subset AUC (Subset Performance); other name of subset_auc.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_auc"},"feat_subset_area_under_curve":{"description":"Subset AUC (Subset Performance); other name of subset_auc.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_auc"},"subset_accuracy":{"description":"Subset Accuracy (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_accuracy":{"description":"Subset Accuracy (Subset Performance); other name of subset_accuracy.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_accuracy"},"feat_subset_accuracy":{"description":"Subset Accuracy (Subset Performance); other name of subset_accuracy.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_accuracy"},"subset_f1":{"description":"Subset F1 (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_f1":{"description":"Subset F1 (Subset Performance); other name of subset_f1.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_f1"},"feat_subset_f1":{"description":"Subset F1 (Subset Performance); other name of subset_f1.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_f1"},"subset_precision":{"description":"Subset Precision (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_precision":{"description":"Subset Precision (Subset Performance); other name of subset_precision.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_precision"},"feat_subset_precision":{"description":"Subset Precision (Subset Performance); other name of subset_precision.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_precision"},"subset_recall":{"description":"Subset Recall (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_recall":{"description":"Subset Recall (Subset Performance); other name of subset_recall.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_recall"},"feat_subset_recall":{"description":"Subset Recall (Subset Performance); other name of subset_recall.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_recall"},"subset_false_positive_rate":{"description":"Subset False Positive Rate (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_false_positive_rate":{"description":"Subset False Positive Rate (Subset Performance); other name of subset_false_positive_rate.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_false_positive_rate"},"feat_subset_false_positive_rate":{"description":"Subset False Positive Rate (Subset Performance); other name of subset_false_positive_rate.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_false_positive_rate"},"subset_false_negative_rate":{"description":"Subset False Negative Rate (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_false_negative_rate":{"description":"Subset False Negative Rate (Subset Performance); other name of subset_false_negative_rate.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_false_negative_rate"},"feat_subset_false_negative_rate":{"description":"Subset False Negative Rate (Subset Performance); other name of subset_false_negative_rate.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_false_negative_rate"},"subset_positive_prediction_rate":{"description":"Subset Positive Prediction Rate (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_positive_prediction_rate":{"description":"Subset Positive Prediction Rate (Subset Performance); other name of subset_positive_prediction_rate.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_positive_prediction_rate"},"feat_subset_positive_prediction_rate":{"description":"Subset Positive Prediction Rate (Subset Performance); other name of subset_positive_prediction_rate.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_positive_prediction_rate"},"subset_prediction_variance":{"description":"Subset Prediction Variance (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_prediction_variance":{"description":"Subset Prediction Variance (Subset Performance); other name of subset_prediction_variance.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_prediction_variance"},"feat_subset_prediction_variance":{"description":"Subset Prediction Variance (Subset Performance); other name of subset_prediction_variance.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_prediction_variance"},"subset_prediction_variance_positive_labels":{"description":"Subset Prediction Variance (Positive Labels) (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_prediction_variance_positive_labels":{"description":"Subset Prediction Variance (Positive Labels) (Subset Performance); other name of subset_prediction_variance_positive_labels.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_prediction_variance_positive_labels"},"feat_subset_positive_prediction_variance":{"description":"Subset Prediction Variance (Positive Labels) (Subset Performance); other name of subset_prediction_variance_positive_labels.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_prediction_variance_positive_labels"},"subset_prediction_variance_negative_labels":{"description":"Subset Prediction Variance (Negative Labels) (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_prediction_variance_negative_labels":{"description":"Subset Prediction Variance (Negative Labels) (Subset Performance); other name of subset_prediction_variance_negative_labels.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_prediction_variance_negative_labels"},"feat_subset_negative_prediction_variance":{"description":"Subset Prediction Variance (Negative Labels) (Subset Performance); other name of subset_prediction_variance_negative_labels.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_prediction_variance_negative_labels"},"subset_multiclass_auc":{"description":"Subset Multiclass AUC (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_multiclass_auc":{"description":"Subset Multiclass AUC (Subset Performance); other name of subset_multiclass_auc.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_multiclass_auc"},"feat_subset_multiclass_area_under_curve":{"description":"Subset Multiclass AUC (Subset Performance); other name of subset_multiclass_auc.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_multiclass_auc"},"subset_multiclass_accuracy":{"description":"Subset Multiclass Accuracy (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_multiclass_accuracy":{"description":"Subset Multiclass Accuracy (Subset Performance); other name of subset_multiclass_accuracy.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_multiclass_accuracy"},"feat_subset_multiclass_accuracy":{"description":"Subset Multiclass Accuracy (Subset Performance); other name of subset_multiclass_accuracy.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_multiclass_accuracy"},"subset_macro_f1":{"description":"Subset Macro F1 (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_macro_f1":{"description":"Subset Macro F1 (Subset Performance); other name of subset_macro_f1.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_macro_f1"},"feat_subset_macro_f1":{"description":"Subset Macro F1 (Subset Performance); other name of subset_macro_f1.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_macro_f1"},"subset_macro_precision":{"description":"Subset Macro Precision (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_macro_precision":{"description":"Subset Macro Precision (Subset Performance); other name of subset_macro_precision.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_macro_precision"},"feat_subset_macro_precision":{"description":"Subset Macro Precision (Subset Performance); other name of subset_macro_precision.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_macro_precision"},"subset_macro_recall":{"description":"Subset Macro Recall (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_macro_recall":{"description":"Subset Macro Recall (Subset Performance); other name of subset_macro_recall.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_macro_recall"},"feat_subset_macro_recall":{"description":"Subset Macro Recall (Subset Performance); other name of subset_macro_recall.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_macro_recall"},"subset_mean_squared_error_mse":{"description":"Subset Mean-Squared Error (MSE) (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_mean_squared_error_mse":{"description":"Subset Mean-Squared Error (MSE) (Subset Performance); other name of subset_mean_squared_error_mse.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_mean_squared_error_mse"},"feat_subset_mean_squared_error":{"description":"Subset Mean-Squared Error (MSE) (Subset Performance); other name of subset_mean_squared_error_mse.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_mean_squared_error_mse"},"subset_root_mean_squared_error_rmse":{"description":"Subset Root-Mean-Squared Error (RMSE) (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_root_mean_squared_error_rmse":{"description":"Subset Root-Mean-Squared Error (RMSE) (Subset Performance); other name of subset_root_mean_squared_error_rmse.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_root_mean_squared_error_rmse"},"feat_subset_root_mean_squared_error":{"description":"Subset Root-Mean-Squared Error (RMSE) (Subset Performance); other name of subset_root_mean_squared_error_rmse.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_root_mean_squared_error_rmse"},"subset_mean_absolute_error_mae":{"description":"Subset Mean-Absolute Error (MAE) (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_mean_absolute_error_mae":{"description":"Subset Mean-Absolute Error (MAE) (Subset Performance); other name of subset_mean_absolute_error_mae.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_mean_absolute_error_mae"},"feat_subset_mean_absolute_error":{"description":"Subset Mean-Absolute Error (MAE) (Subset Performance); other name of subset_mean_absolute_error_mae.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_mean_absolute_error_mae"},"subset_mean_absolute_percentage_error_mape":{"description":"Subset Mean-Absolute Percentage Error (MAPE) (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_mean_absolute_percentage_error_mape":{"description":"Subset Mean-Absolute Percentage Error (MAPE) (Subset Performance); other name of subset_mean_absolute_percentage_error_mape.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_mean_absolute_percentage_error_mape"},"feat_subset_mean_absolute_percentage_error":{"description":"Subset Mean-Absolute Percentage Error (MAPE) (Subset Performance); other name of subset_mean_absolute_percentage_error_mape.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_mean_absolute_percentage_error_mape"},"subset_mean_squared_log_error_msle":{"description":"Subset Mean-Squared-Log Error (MSLE) (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_mean_squared_log_error_msle":{"description":"Subset Mean-Squared-Log Error (MSLE) (Subset Performance); other name of subset_mean_squared_log_error_msle.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_mean_squared_log_error_msle"},"feat_subset_mean_squared_log_error":{"description":"Subset Mean-Squared-Log Error (MSLE) (Subset Performance); other name of subset_mean_squared_log_error_msle.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_mean_squared_log_error_msle"},"subset_average_confidence":{"description":"Subset Average Confidence (Subset Performance).","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-test-category":"TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE"},"subset_performance:subset_average_confidence":{"description":"Subset Average Confidence (Subset Performance); other name of subset_average_confidence.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_average_confidence"},"feat_subset_average_confidence":{"description":"Subset Average Confidence (Subset Performance); other name of subset_average_confidence.","allOf":[{"$ref":"#/definitions/test_subset_auc"}],"x-same-test-as":"subset_average_confidence"},"out_of_range_substitution":{"description":"Out of Range Substitution (Transformations).","allOf":[{"$ref":"#/definitions/test_out_of_range_substitution"}],"x-test-category":"TEST_CATEGORY_TYPE_TRANSFORMATIONS"},"transformations:out_of_range_substitution":{"description":"Out of Range Substitution (Transformations); other name of out_of_range_substitution.","allOf":[{"$ref":"#/definitions/test_out_of_range_substitution"}],"x-same-test-as":"out_of_range_substitution"},"outlier_substitution":{"description":"Numeric Outliers Substitution (Transformations).","allOf":[{"$ref":"#/definitions/test_outlier_substitution"}],"x-test-category":"TEST_CATEGORY_TYPE_TRANSFORMATIONS"},"numeric_outliers_substitution":{"description":"Numeric Outliers Substitution (Transformations); other name of outlier_substitution.","allOf":[{"$ref":"#/definitions/test_outlier_substitution"}],"x-same-test-as":"outlier_substitution"},"transformations:numeric_outliers_substitution":{"description":"Numeric Outliers Substitution (Transformations); other name of outlier_substitution.","allOf":[{"$ref":"#/definitions/test_outlier_substitution"}],"x-same-test-as":"outlier_substitution"},"feature_type_change":{"description":"Feature Type Change (Transformations).","allOf":[{"$ref":"#/definitions/test_feature_type_change"}],"x-test-category":"TEST_CATEGORY_TYPE_TRANSFORMATIONS"},"int_feature_type_change":{"description":"Feature Type Change (Transformations); other name of feature_type_change.","allOf":[{"$ref":"#/definitions/test_feature_type_change"}],"x-same-test-as":"feature_type_change"},"float_feature_type_change":{"description":"Feature Type Change (Transformations); other name of feature_type_change.","allOf":[{"$ref":"#/definitions/test_feature_type_change"}],"x-same-test-as":"feature_type_change"},"str_feature_type_change":{"description":"Feature Type Change (Transformations); other name of feature_type_change.","allOf":[{"$ref":"#/definitions/test_feature_type_change"}],"x-same-test-as":"feature_type_change"},"bool_feature_type_change":{"description":"Feature Type Change (Transformations); other name of feature_type_change.","allOf":[{"$ref":"#/definitions/test_feature_type_change"}],"x-same-test-as":"feature_type_change"},"transformations:feature_type_change":{"description":"Feature Type Change (Transformations); other name of feature_type_change.","allOf":[{"$ref":"#/definitions/test_feature_type_change"}],"x-same-test-as":"feature_type_change"},"empty_string_substitution":{"description":"Empty String Substitution (Transformations).","allOf":[{"$ref":"#/definitions/test_feature_type_change"}],"x-test-category":"TEST_CATEGORY_TYPE_TRANSFORMATIONS"},"transformations:empty_string_substitution":{"description":"Empty String Substitution (Transformations); other name of empty_string_substitution.","allOf":[{"$ref":"#/definitions/test_feature_type_change"}],"x-same-test-as":"empty_string_substitution"},"req_characters_deletion":{"description":"Required Characters Deletion (Transformations).","allOf":[{"$ref":"#/definitions/test_req_characters_deletion"}],"x-test-category":"TEST_CATEGORY_TYPE_TRANSFORMATIONS"},"required_characters_deletion":{"description":"Required Characters Deletion (Transformations); other name of req_characters_deletion.","allOf":[{"$ref":"#/definitions/test_req_characters_deletion"}],"x-same-test-as":"req_characters_deletion"},"transformations:required_characters_deletion":{"description":"Required Characters Deletion (Transformations); other name of req_characters_deletion.","allOf":[{"$ref":"#/definitions/test_req_characters_deletion"}],"x-same-test-as":"req_characters_deletion"},"unseen_categorical_substitution":{"description":"Unseen Categorical Substitution (Transformations).","allOf":[{"$ref":"#/definitions/test_feature_type_change"}],"x-test-category":"TEST_CATEGORY_TYPE_TRANSFORMATIONS"},"transformations:unseen_categorical_substitution":{"description":"Unseen Categorical Substitution (Transformations); other name of unseen_categorical_substitution.","allOf":[{"$ref":"#/definitions/test_feature_type_change"}],"x-same-test-as":"unseen_categorical_substitution"},"null_substitution":{"description":"Null Substitution (Transformations).","allOf":[{"$ref":"#/definitions/test_feature_type_change"}],"x-test-category":"TEST_CATEGORY_TYPE_TRANSFORMATIONS"},"transformations:null_substitution":{"description":"Null Substitution (Transformations); other name of null_substitution.","allOf":[{"$ref":"#/definitions/test_feature_type_change"}],"x-same-test-as":"null_substitution"},"capitalization_change":{"description":"Capitalization Change (Transformations).","allOf":[{"$ref":"#/definitions/test_feature_type_change"}],"x-test-category":"TEST_CATEGORY_TYPE_TRANSFORMATIONS"},"transformations:capitalization_change":{"description":"Capitalization Change (Transformations); other name of capitalization_change.","allOf":[{"$ref":"#/definitions/test_feature_type_change"}],"x-same-test-as":"capitalization_change"},"sensitivity":{"description":"Bounded Single-Feature Changes (Adversarial).","allOf":[{"$ref":"#/definitions/test_sensitivity"}],"x-test-category":"TEST_CATEGORY_TYPE_ADVERSARIAL"},"bounded_single_feature_changes":{"description":"Bounded Single-Feature Changes (Adversarial); other name of sensitivity.","allOf":[{"$ref":"#/definitions/test_sensitivity"}],"x-same-test-as":"sensitivity"},"adversarial:bounded_single_feature_changes":{"description":"Bounded Single-Feature Changes (Adversarial); other name of sensitivity.","allOf":[{"$ref":"#/definitions/test_sensitivity"}],"x-same-test-as":"sensitivity"},"multi_feat_sensitivity":{"description":"Bounded Multi-Feature Changes (Adversarial).","allOf":[{"$ref":"#/definitions/test_multi_feat_sensitivity"}],"x-test-category":"TEST_CATEGORY_TYPE_ADVERSARIAL"},"bounded_multi_feature_changes":{"description":"Bounded Multi-Feature Changes (Adversarial); other name of multi_feat_sensitivity.","allOf":[{"$ref":"#/definitions/test_multi_feat_sensitivity"}],"x-same-test-as":"multi_feat_sensitivity"},"adversarial:bounded_multi_feature_changes":{"description":"Bounded Multi-Feature Changes (Adversarial); other name of multi_feat_sensitivity.","allOf":[{"$ref":"#/definitions/test_multi_feat_sensitivity"}],"x-same-test-as":"multi_feat_sensitivity"}},"additionalProperties":false},"test_auc":{"type":["object","null"],"additionalProperties":false,"properties":{"run":{"description":"Whether the test runs. false leaves it out of the run.","type":["boolean","null"],"default":true},"severity_thresholds":{"description":"[warning, alert] for the degradation from reference to evaluation data: a value above the first is a WARNING, above the second an ALERT. null takes [0.03, 0.13] and follows global_test_sensitivity; a pair that is given does not. A triple, as 0.x configs have it, is read as its first and last value.","type":["array","null"],"items":{"type":["number","null"]},"minItems":2,"maxItems":3,"default":null},"absolute_thresholds":{"description":"[warning, alert] for the value on the evaluation data itself, for example [0.8, 0.7] for accuracy. Where higher is better a value below is bad, else a value above. null: the value itself is not judged.","type":["array","null"],"items":{"type":["number","null"]},"minItems":2,"maxItems":3,"default":null},"confidence_level":{"description":"A difference counts only as far as its whole confidence interval lies past a threshold. 0 compares the bare values. Metrics without a usual interval, such as macro averages, always compare the bare values.","type":["number","null"],"minimum":0,"exclusiveMaximum":1,"default":0.95}}},"test_avg_confidence":{"type":["object","null"],"additionalProperties":false,"properties":{"run":{"description":"Whether the test runs. false leaves it out of the run.","type":["boolean","null"],"default":true},"severity_thresholds":{"description":"[warning, alert] for the drop of the average confidence: a value above the first is a WARNING, above the second an ALERT. null takes [0.05, 0.2] and follows global_test_sensitivity; a pair that is given does not. A triple, as 0.x configs have it, is read as its first and last value.","type":["array","null"],"items":{"type":["number","null"]},"minItems":2,"maxItems":3,"default":null},"confidence_level":{"description":"A difference counts only as far as its whole confidence interval lies past a threshold. 0 compares the bare values. Metrics without a usual interval, such as macro averages, always compare the bare values.","type":["number","null"],"minimum":0,"exclusiveMaximum":1,"default":0.95}}},"test_atc":{"type":["object","null"],"additionalProperties":false,"properties":{"run":{"description":"Whether the test runs. false leaves it out of the run.","type":["boolean","null"],"default":true},"severity_thresholds":{"description":"[warning, alert] for the predicted loss of accuracy: a value above the first is a WARNING, above the second an ALERT. null takes [0.05, 0.2] and follows global_test_sensitivity; a pair that is given does not. A triple, as 0.x configs have it, is read as its first and last value.","type":["array","null"],"items":{"type":["number","null"]},"minItems":2,"maxItems":3,"default":null},"confidence_level":{"description":"A difference counts only as far as its whole confidence interval lies past a threshold. 0 compares the bare values. Metrics without a usual interval, such as macro averages, always compare the bare values.","type":["number","null"],"minimum":0,"exclusiveMaximum":1,"default":0.95}}},"test_calibration_comparison":{"type":["object","null"],"additionalProperties":false,"properties":{"run":{"description":"Whether the test runs. false leaves it out of the run.","type":["boolean","null"],"default":true},"num_bins":{"description":"Number of bins of equal width that the predicted probabilities are sorted into.","type":["integer","null"],"minimum":1,"default":10},"severity_thresholds":{"description":"[warning, alert] for the mean squared difference of the two curves: a value above the first is a WARNING, above the second an ALERT. null takes [0.02, 0.1] and follows global_test_sensitivity; a pair that is given does not. A triple, as 0.x configs have it, is read as its first and last value.","type":["array","null"],"items":{"type":["number","null"]},"minItems":2,"maxItems":3,"default":null},"severity_level_thresholds":{"description":"[warning, alert] for the same, under its older name: a value above the first is a WARNING, above the second an ALERT. null takes [0.02, 0.1] and follows global_test_sensitivity; a pair that is given does not. A triple, as 0.x configs have it, is read as its first and last value.","type":["array","null"],"items":{"type":["number","null"]},"minItems":2,"maxItems":3,"default":null},"min_sample_size":{"description":"Bins with fewer labelled rows in either dataset are not compared: their shares are mostly chance.","type":["integer","null"],"minimum":1,"default":20}}},"test_subset_auc":{"type":["object","null"],"additionalProperties":false,"properties":{"run":{"description":"Whether the test runs. false leaves it out of the run.","type":["boolean","null"],"default":true},"exclude_columns":{"description":"Columns that this test does not look at, besides those of global_exclude_columns.","type":["array","null"],"items":{"type":"string"},"default":[]},"severity_thresholds":{"description":"[warning, alert] for the gap between a subset and the whole evaluation dataset: a value above the first is a WARNING, above the second an ALERT. null takes [0.1, 0.2] and follows global_test_sensitivity; a pair that is given does not. A triple, as 0.x configs have it, is read as its first and last value.","type":["array","null"],"items":{"type":["number","null"]},"minItems":2,"maxItems":3,"default":null},"min_sample_size":{"description":"Subsets with fewer relevant rows are not judged. Relevant are the rows that the metric rests on, for example the positive labels for recall and the predicted positives for precision.","type":["integer","null"],"minimum":1,"default":20},"confidence_level":{"description":"A difference counts only as far as its whole confidence interval lies past a threshold. 0 compares the bare values. Metrics without a usual interval, such as macro averages, always compare the bare values.","type":["number","null"],"minimum":0,"exclusiveMaximum":1,"default":0.95}}},"test_out_of_range_substitution":{"type":["object","null"],"additionalProperties":false,"properties":{"run":{"description":"Whether the test runs. false leaves it out of the run.","type":["boolean","null"],"default":false},"exclude_columns":{"description":"Columns that this test does not look at, besides those of global_exclude_columns.","type":["array","null"],"items":{"type":"string"},"default":[]},"performance_change_config":{"description":"How the change of the predictions is simulated and judged.","type":["object","null"],"additionalProperties":false,"properties":{"ignore_errors":{"description":"Whether a model that raises, or returns no valid prediction, on the changed rows is let off. false makes the case fail with an alert; true skips the case.","type":["boolean","null"],"default":false},"performance_thresholds":{"description":"[warning, alert] for the change of the impact metric for the worse. null takes [0.03, 0.1] and follows global_test_sensitivity; a pair that is given does not. Of a triple the first and last value are used.","type":["array","null"],"items":{"type":["number","null"]},"minItems":2,"maxItems":3,"default":null},"severity_thresholds":{"description":"The same under its 0.x name.","type":["array","null"],"items":{"type":["number","null"]},"minItems":2,"maxItems":3,"default":null},"num_samples_to_simulate":{"description":"Number of clean rows of the evaluation dataset that are changed.","type":["integer","null"],"minimum":1,"default":100}}},"std_factor":{"description":"How many standard deviations of the reference data beyond the legal range the values lie.","type":["number","null"],"exclusiveMinimum":0,"default":3}}},"test_outlier_substitution":{"type":["object","null"],"additionalProperties":false,"properties":{"run":{"description":"Whether the test runs. false leaves it out of the run.","type":["boolean","null"],"default":true},"exclude_columns":{"description":"Columns that this test does not look at, besides those of global_exclude_columns.","type":["array","null"],"items":{"type":"string"},"default":[]},"performance_change_config":{"description":"How the change of the predictions is simulated and judged.","type":["object","null"],"additionalProperties":false,"properties":{"ignore_errors":{"description":"Whether a model that raises, or returns no valid prediction, on the changed rows is let off. false makes the case fail with an alert; true skips the case.","type":["boolean","null"],"default":false},"performance_thresholds":{"description":"[warning, alert] for the change of the impact metric for the worse. null takes [0.03, 0.1] and follows global_test_sensitivity; a pair that is given does not. Of a triple the first and last value are used.","type":["array","null"],"items":{"type":["number","null"]},"minItems":2,"maxItems":3,"default":null},"severity_thresholds":{"description":"The same under its 0.x name.","type":["array","null"],"items":{"type":["number","null"]},"minItems":2,"maxItems":3,"default":null},"num_samples_to_simulate":{"description":"Number of clean rows of the evaluation dataset that are changed.","type":["integer","null"],"minimum":1,"default":100}}},"bound_multiplier":{"description":"Values further than this many standard deviations from the mean of the reference data are outliers. The test sets values one standard deviation beyond that.","type":["number","null"],"exclusiveMinimum":0,"default":3}}},"test_feature_type_change":{"type":["object","null"],"additionalProperties":false,"properties":{"run":{"description":"Whether the test runs. false leaves it out of the run.","type":["boolean","null"],"default":true},"exclude_columns":{"description":"Columns that this test does not look at, besides those of global_exclude_columns.","type":["array","null"],"items":{"type":"string"},"default":[]},"performance_change_config":{"description":"How the change of the predictions is simulated and judged.","type":["object","null"],"additionalProperties":false,"properties":{"ignore_errors":{"description":"Whether a model that raises, or returns no valid prediction, on the changed rows is let off. false makes the case fail with an alert; true skips the case.","type":["boolean","null"],"default":false},"performance_thresholds":{"description":"[warning, alert] for the change of the impact metric for the worse. null takes [0.03, 0.1] and follows global_test_sensitivity; a pair that is given does not. Of a triple the first and last value are used.","type":["array","null"],"items":{"type":["number","null"]},"minItems":2,"maxItems":3,"default":null},"severity_thresholds":{"description":"The same under its 0.x name.","type":["array","null"],"items":{"type":["number","null"]},"minItems":2,"maxItems":3,"default":null},"num_samples_to_simulate":{"description":"Number of clean rows of the evaluation dataset that are changed.","type":["integer","null"],"minimum":1,"default":100}}}}},"test_req_characters_deletion":{"type":["object","null"],"additionalProperties":false,"properties":{"run":{"description":"Whether the test runs. false leaves it out of the run.","type":["boolean","null"],"default":true},"exclude_columns":{"description":"Columns that this test does not look at, besides those of global_exclude_columns.","type":["array","null"],"items":{"type":"string"},"default":[]},"performance_change_config":{"description":"How the change of the predictions is simulated and judged.","type":["object","null"],"additionalProperties":false,"properties":{"ignore_errors":{"description":"Whether a model that raises, or returns no valid prediction, on the changed rows is let off. false makes the case fail with an alert; true skips the case.","type":["boolean","null"],"default":false},"performance_thresholds":{"description":"[warning, alert] for the change of the impact metric for the worse. null takes [0.03, 0.1] and follows global_test_sensitivity; a pair that is given does not. Of a triple the first and last value are used.","type":["array","null"],"items":{"type":["number","null"]},"minItems":2,"maxItems":3,"default":null},"severity_thresholds":{"description":"The same under its 0.x name.","type":["array","null"],"items":{"type":["number","null"]},"minItems":2,"maxItems":3,"default":null},"num_samples_to_simulate":{"description":"Number of clean rows of the evaluation dataset that are changed.","type":["integer","null"],"minimum":1,"default":100}}},"column_specific_params":{"description":"Characters that a column needs, by column name: a text or a list of characters. Columns that are not named need the characters that occur in every reference value.","type":["object","null"],"additionalProperties":{"type":["string","array"],"items":{"type":"string"}},"default":{}}}},"test_sensitivity":{"type":["object","null"],"additionalProperties":false,"properties":{"run":{"description":"Whether the test runs. false leaves it out of the run.","type":["boolean","null"],"default":true},"exclude_columns":{"description":"Columns that this test does not look at, besides those of global_exclude_columns.","type":["array","null"],"items":{"type":"string"},"default":[]},"severity_thresholds":{"description":"[warning, alert] for the average change of the prediction: a value above the first is a WARNING, above the second an ALERT. null takes [0.05, 0.25] and follows global_test_sensitivity; a pair that is given does not. A triple, as 0.x configs have it, is read as its first and last value.","type":["array","null"],"items":{"type":["number","null"]},"minItems":2,"maxItems":3,"default":null},"severity_level_thresholds":{"description":"The same under its older name.","type":["array","null"],"items":{"type":["number","null"]},"minItems":2,"maxItems":3,"default":null},"linf_constraint":{"description":"Largest change of a number, as a share of the range of the reference data. Whole numbers may always move by 1.","type":["number","null"],"exclusiveMinimum":0,"maximum":1,"default":0.01},"sample_size":{"description":"Number of rows of the evaluation dataset that are attacked.","type":["integer","null"],"minimum":1,"default":10}}},"test_multi_feat_sensitivity":{"type":["object","null"],"additionalProperties":false,"properties":{"run":{"description":"Whether the test runs. false leaves it out of the run.","type":["boolean","null"],"default":true},"exclude_columns":{"description":"Columns that this test does not look at, besides those of global_exclude_columns.","type":["array","null"],"items":{"type":"string"},"default":[]},"severity_thresholds":{"description":"[warning, alert] for the average change of the prediction: a value above the first is a WARNING, above the second an ALERT. null takes [0.05, 0.25] and follows global_test_sensitivity; a pair that is given does not. A triple, as 0.x configs have it, is read as its first and last value.","type":["array","null"],"items":{"type":["number","null"]},"minItems":2,"maxItems":3,"default":null},"severity_level_thresholds":{"description":"The same under its older name.","type":["array","null"],"items":{"type":["number","null"]},"minItems":2,"maxItems":3,"default":null},"linf_constraint":{"description":"Largest change of a number, as a share of the range of the reference data. Whole numbers may always move by 1.","type":["number","null"],"exclusiveMinimum":0,"maximum":1,"default":0.01},"sample_size":{"description":"Number of rows of the evaluation dataset that are attacked.","type":["integer","null"],"minimum":1,"default":10},"l0_constraint":{"description":"Largest number of features that are changed in a row.","type":["integer","null"],"minimum":1,"default":3}}}}}');
;// CONCATENATED MODULE: ./build/js/src/config/elsewhere.js
/** What RIME has and this product does not have yet, so that messages can name it. */
/** Human name (0.x) by 2.x type; both are understood, whichever is available. */
const CATEGORY_NAMES = new Map([
    ['TEST_CATEGORY_TYPE_MODEL_PERFORMANCE', 'Model Performance'],
    ['TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE', 'Subset Performance'],
    ['TEST_CATEGORY_TYPE_TRANSFORMATIONS', 'Transformations'],
    ['TEST_CATEGORY_TYPE_ADVERSARIAL', 'Adversarial'],
    ['TEST_CATEGORY_TYPE_ABNORMAL_INPUTS', 'Abnormal Inputs'],
    ['TEST_CATEGORY_TYPE_BIAS_AND_FAIRNESS', 'Bias and Fairness'],
    ['TEST_CATEGORY_TYPE_DATA_CLEANLINESS', 'Data Cleanliness'],
    ['TEST_CATEGORY_TYPE_DATA_POISONING_DETECTION', 'Data Poisoning Detection'],
    ['TEST_CATEGORY_TYPE_DRIFT', 'Drift'],
    ['TEST_CATEGORY_TYPE_EVASION_ATTACK_DETECTION', 'Evasion Attack Detection'],
    ['TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE_DEGRADATION', 'Subset Performance Degradation'],
    ['TEST_CATEGORY_TYPE_CUSTOM', 'Custom'],
    ['TEST_CATEGORY_TYPE_MODEL_ALIGNMENT', 'Model Alignment'],
    ['TEST_CATEGORY_TYPE_FACTUAL_AWARENESS', 'Factual Awareness']
]);
/** Names that 0.16 and 0.17 had for what is called otherwise since. */
const OLD_CATEGORY_NAMES = new Map([
    ['compliance', 'TEST_CATEGORY_TYPE_BIAS_AND_FAIRNESS']
]);
/** The 2.x type of a category by either of its names, in any case; undefined when RIME has none of that name. */
function categoryType(name) {
    const wanted = name.trim().toLowerCase();
    for (const [type, human] of CATEGORY_NAMES) {
        if (wanted === type.toLowerCase() || wanted === human.toLowerCase())
            return type;
    }
    return OLD_CATEGORY_NAMES.get(wanted);
}
function elsewhere_categoryName(type) {
    return CATEGORY_NAMES.get(type) ?? type;
}
/** Tasks of RIME for which no tests are available yet. */
const elsewhere_UNAVAILABLE_TASKS = (/* unused pure expression or super */ null && ([
    'Ranking',
    'Text Classification',
    'Named Entity Recognition',
    'Natural Language Inference',
    'Image Classification',
    'Object Detection'
]));
/** Documented config keys of tests by category (0.16 to 2.13). */
const TESTS = new Map([
    [
        'Abnormal Inputs',
        [
            'numeric_outlier',
            'unseen_categorical',
            'rare_categories',
            'out_of_range',
            'req_characters',
            'inconsistencies',
            'capitalization',
            'empty_string',
            'null_check',
            'feature_type_check',
            'embedding_anomalies'
        ]
    ],
    [
        'Drift',
        [
            'feature_drift',
            'correlation_feat_drift',
            'correlation_label_drift',
            'mutual_information_feat_drift',
            'mutual_information_label_drift',
            'categorical_label_drift',
            'multiclass_pred_label_drift',
            'regression_label_drift',
            'prediction_drift',
            'embedding_drift',
            'null_proportion',
            'row_null_proportion'
        ]
    ],
    [
        'Data Cleanliness',
        [
            'required_features',
            'duplicate_rows',
            'mi_decrease_feature_to_label',
            'high_mi_feature_to_label',
            'high_feature_correlation',
            'label_imbalance'
        ]
    ],
    [
        'Bias and Fairness',
        [
            'protected_feature_drift',
            'demographic_parity',
            'demographic_parity_avg_pred',
            'demographic_parity_avg_rank',
            'class_imbalance',
            'equalized_odds',
            'chi_squared_independence',
            'predict_protected_features',
            'equal_opportunity',
            'equal_opp_macro_recall',
            'intersectional_group_fairness',
            'group_fairness_avg_pred',
            'group_fairness_avg_rank',
            'predictive_equality',
            'protected_proxies',
            'subset_sensitivity_pos_pred',
            'subset_sensitivity_avg_pred',
            'subset_sensitivity_avg_rank'
        ]
    ],
    ['Data Poisoning Detection', ['exact_match_label_flipping', 'near_match_label_flipping']],
    ['Evasion Attack Detection', ['stateful_black_box_detection']]
]);
/** The category of a test that RIME documents under this key and that is not in the schema. */
function testCategoryElsewhere(key) {
    for (const [category, tests] of TESTS)
        if (tests.includes(key))
            return category;
    return undefined;
}

;// CONCATENATED MODULE: ./build/js/src/config/schema.js
/**
 * The JSON Schema of the configuration file: the keys of both forms from here, the tests from the engine's catalogue.
 * `scripts/generate-schema.ts` writes it to schema/; this part reads that file, since it must not import the engine.
 */
const SCHEMA_ID = 'https://raw.githubusercontent.com/OWNER/rime-stress-test-action/v1/schema/stress-test-config.schema.json';
const schema_text = (description, more = {}) => ({
    description,
    type: 'string',
    minLength: 1,
    ...more
});
const flag = (description, byDefault) => ({
    description,
    type: ['boolean', 'null'],
    ...(byDefault === undefined ? {} : { default: byDefault })
});
const optionalText = (description, more = {}) => ({
    description,
    type: ['string', 'null'],
    minLength: 1,
    ...more
});
const count = (description, more = {}) => ({
    description,
    type: ['integer', 'null'],
    minimum: 1,
    ...more
});
const share = (description, byDefault) => ({
    description,
    type: ['number', 'null'],
    minimum: 0,
    maximum: 1,
    default: byDefault
});
const names = (description, more = {}) => ({
    description,
    type: ['array', 'null'],
    items: { type: 'string', minLength: 1 },
    uniqueItems: true,
    ...more
});
const table = (description, properties, more = {}) => ({
    description,
    type: ['object', 'null'],
    properties,
    additionalProperties: false,
    ...more
});
/** Keys that RIME has and this product does not have yet: a value in them is refused, with this description as reason. */
const UNSUPPORTED = 'x-unsupported';
const unsupported = (reason) => ({
    description: `Not supported. ${reason}`,
    [UNSUPPORTED]: reason
});
/** Keys that are read and change nothing; a value in them gives a notice with this text. */
const NO_EFFECT = 'x-no-effect';
const noEffect = (schema, reason) => ({
    ...schema,
    description: `${schema.description ?? ''} Has no effect: ${reason}`,
    [NO_EFFECT]: reason
});
const RELATIONSHIPS = 'no available test looks at relationships between features.';
const COLUMN_TYPES = {
    min_nunique_for_numeric: count('A column with fewer distinct values is categorical, even if they are numbers.', {
        default: 10
    }),
    numeric_violation_threshold: share('Largest share of values in a numeric column that are no numbers.', 0.01),
    categorical_violation_threshold: noEffect(share('Largest share of values in a column of one kind that are of another.', 0.05), 'a column that is not numeric is categorical, whatever it mixes.'),
    min_unique_prop: share('From this share of distinct values on, a column counts as unique.', 0.99),
    allow_float_unique: flag('Whether a column of decimal numbers can count as unique.', false)
};
const RELATIONSHIP_KEYS = {
    num_feats_to_profile: noEffect(count('Number of features whose relationships are profiled.'), RELATIONSHIPS),
    compute_feature_relationships: noEffect(flag('Whether relationships are computed.', true), RELATIONSHIPS),
    compute_numeric_feature_relationships: noEffect(flag('Whether they are computed for numeric features too.', false), RELATIONSHIPS),
    ignore_nan_for_feature_relationships: noEffect(flag('Whether missing values are left out.', true), RELATIONSHIPS)
};
const NUM_QUANTILES = noEffect(count('Number of quantiles in the profile of a numeric column.', {
    default: 1001,
    minimum: 2,
    maximum: 1_000_001
}), 'no available test reads them.');
const NUM_SUBSETS = count('Number of subsets that a numeric feature is cut into.', {
    default: 5,
    maximum: 10_000
});
const MIN_FRQ = share('Least share of rows in a subset of a categorical feature.', 0.01);
const IMPACT_METRIC = optionalText('Metric by which the impact of a change is measured, for example accuracy; null takes the usual one of the task.');
const DRIFT_IMPACT_METRIC = noEffect(optionalText('Metric by which the impact of drift is measured.'), 'no drift test is available yet.');
const SUMMARY_ROWS = noEffect(count('Number of rows for the summary of the model.'), 'all rows are used.');
const IMPORTANCE_ROWS = noEffect(count('Number of rows for feature importance.'), 'no available test looks at feature importance.');
const DATA_KEYS = {
    label_col: optionalText('Column with the labels.'),
    timestamp_col: optionalText('Column with the time of each row; it is no feature.'),
    class_names: names('Names of the classes, by index.'),
    nrows: count('Read at most this many rows of each dataset.'),
    sample: flag('Whether the `nrows` rows are drawn at random; else they are the first ones.', false),
    categorical_features: names('All categorical features; null lets the types be inferred.'),
    protected_features: names('Features on which groups are compared.'),
    features_not_in_model: names('Features that the model does not get.'),
    loading_kwargs: {
        description: 'Arguments of pandas.read_csv, for example {"sep": ";"}.',
        type: ['object', 'null']
    }
};
function inlineForm() {
    return {
        title: 'Inline form',
        description: 'Data and model are named by their paths in this file.',
        type: 'object',
        additionalProperties: false,
        required: ['run_name', 'data_info'],
        properties: {
            $schema: schema_text('URL or path of this schema, for editors.'),
            run_name: schema_text('Name of the run.', { maxLength: 200 }),
            data_info: table('Data and what is known of its columns.', {
                type: {
                    description: 'Kind of data source. Only files can be read.',
                    enum: ['default', null],
                    default: 'default'
                },
                ref_path: schema_text('Reference dataset: the data that the model was built on. CSV, Parquet, JSON or JSON lines.'),
                eval_path: schema_text('Evaluation dataset: the data that the model is judged on.'),
                pred_col: optionalText('Column of both files with ready predictions; not for multi-class.'),
                ref_pred_path: optionalText('File with ready predictions for the reference dataset.'),
                eval_pred_path: optionalText('File with ready predictions for the evaluation dataset.'),
                ...DATA_KEYS,
                label_map: {
                    description: 'What a label means, by its spelling in the files: 0 or 1, the index of a class, or a number. For files ' +
                        'that spell labels differently, for example {"<=50K": 0, "<=50K.": 0, ">50K": 1, ">50K.": 1}. Our extension.',
                    type: ['object', 'null'],
                    additionalProperties: { type: 'number' },
                    minProperties: 1
                },
                nrows_per_time_bin: unsupported('Time bins belong to continuous tests.'),
                feature_type_path: unsupported('List the categorical features in categorical_features instead.'),
                ranking_info: unsupported('Ranking models are not available yet.'),
                embeddings: unsupported('Embeddings are not available yet.'),
                load_path: unsupported('Loader files are not run. Write the data to a file in an earlier step.')
            }, { type: 'object', required: ['ref_path', 'eval_path'] }),
            model_info: table('The model; null or left out when only data or ready predictions are tested.', {
                path: optionalText('Python file that defines predict_df or predict_dict.')
            }),
            model_task: {
                description: 'What the model does.',
                enum: ['Binary Classification', 'Multi-class Classification', 'Regression', null],
                default: 'Binary Classification'
            },
            data_profiling_info: table('How columns are understood.', {
                ...COLUMN_TYPES,
                class_names: names('Names of the classes, by index; the same as data_info.class_names.'),
                class_name: names('Other spelling of class_names.'),
                num_quantiles: NUM_QUANTILES,
                ...RELATIONSHIP_KEYS,
                epsilon_multiplier: noEffect({ description: 'Widens inferred ranges.', type: ['number', 'null'], default: 1 }, 'ranges follow the values.'),
                min_integer_epsilon: noEffect({ description: 'Least widening of an integer range.', type: ['number', 'null'], default: 1 }, 'ranges follow the values.'),
                infer_dist: noEffect(flag('Whether distributions are fitted.', true), 'no available test reads them.'),
                dist_max_sample_size: noEffect(count('Rows used to fit a distribution.', { default: 10000 }), 'no available test reads them.'),
                custom_numeric_metadata: unsupported('Text models are not available yet.'),
                custom_categorical_metadata: unsupported('Text models are not available yet.')
            }),
            model_profiling_info: table('How the model is measured.', {
                impact_metric: IMPACT_METRIC,
                impact_label_threshold: share('Least share of labelled rows for measuring impact by a metric.', 0.8),
                drift_impact_metric: DRIFT_IMPACT_METRIC,
                nrows_for_summary: SUMMARY_ROWS,
                nrows_for_feature_importance: IMPORTANCE_ROWS,
                feature_importance_config: noEffect({ description: 'File with feature importances.', type: ['object', 'null'] }, 'no available test looks at feature importance.'),
                num_calib_bins: noEffect(count('Bins of the calibration curve.', { default: 10 }), 'set num_bins of the test calibration_comparison instead.'),
                metric_configs: noEffect({ description: 'Settings of metrics.', type: ['object', 'null'] }, 'only ranking metrics have settings.')
            }),
            tests_config: {
                allOf: [{ $ref: '#/definitions/tests_config' }],
                description: 'Which tests are run, and how.'
            },
            test_config: {
                allOf: [{ $ref: '#/definitions/tests_config' }],
                description: 'Other spelling of tests_config.'
            },
            tests_config_path: optionalText('JSON or YAML file with what tests_config would hold.'),
            subset_profiling_config: SUBSET_PROFILING,
            subset_profiling_info: {
                ...SUBSET_PROFILING,
                description: 'Other spelling of subset_profiling_config.'
            },
            random_seed: SEED,
            silent_errors: flag('false: an error in one test ends the run. true: the other tests go on.', true),
            prediction_info: unsupported('Text and image models are not available yet.'),
            workspace_name: noEffect(optionalText('Workspace of the old SDK.'), 'projects take its place.')
        }
    };
}
const SEED = {
    description: 'Seed of everything that is drawn at random; the same seed gives the same results.',
    type: ['integer', 'string', 'null'],
    pattern: '^-?[0-9]{1,19}$'
};
const SUBSET_PROFILING = table('How datasets are cut into subsets.', {
    num_subsets: NUM_SUBSETS,
    min_frq: MIN_FRQ,
    confidence_level: noEffect(share('Confidence of a difference.', 0.95), 'set confidence_level of the single tests instead.')
});
function testsConfig(categories, tests) {
    return table('Which tests are run, and how: the keys here, and one mapping per test under its name.', {
        categories: {
            description: 'Categories to run. null or left out: all of these.',
            type: ['array', 'null'],
            items: { type: 'string', enum: categories.map(({ name }) => name) },
            uniqueItems: true,
            minItems: 1
        },
        run_default: flag('Whether the default categories are run besides `categories`; null: only without `categories`.'),
        global_exclude_columns: EXCLUDED_COLUMNS,
        global_transformation_performance_change_config: {
            description: 'performance_change_config of every transformation that has none of its own.',
            ...PERFORMANCE_CHANGE
        },
        global_abnormal_inputs_performance_change_config: noEffect({ description: 'The same for Abnormal Inputs.', type: ['object', 'null'] }, 'the category Abnormal Inputs is not available yet.'),
        global_drift_scaling_factor: noEffect({ description: 'Scale of drift.', type: ['number', 'null'] }, 'the category Drift is not available yet.'),
        global_sample_size: noEffect(count('Sample size of text tests.'), 'text models are not available yet.'),
        custom_tests: unsupported('Custom tests are not available yet.'),
        ...tests
    });
}
const EXCLUDED_COLUMNS = names('Columns that no test looks at.');
const PERFORMANCE_CHANGE = {
    type: ['object', 'null'],
    additionalProperties: false,
    properties: {
        severity_thresholds: {
            description: '[warning, alert]; of a triple the first and last value are used.',
            type: ['array', 'null'],
            items: { type: ['number', 'null'] },
            minItems: 2,
            maxItems: 3
        },
        ignore_errors: flag('Whether a model that raises on changed rows is let off.', false),
        num_samples_to_simulate: count('Number of rows that are changed.', { default: 100 })
    }
};
function registeredForm(categories, tests) {
    return {
        title: 'Registered form',
        description: 'Data and model are registered on the server and named by their ids.',
        type: 'object',
        additionalProperties: false,
        required: ['run_name', 'data_info', 'model_id'],
        properties: {
            $schema: schema_text('URL or path of this schema, for editors.'),
            run_name: schema_text('Name of the run.', { maxLength: 200 }),
            data_info: table('Ids of the registered datasets.', {
                ref_dataset_id: optionalText('Id of the reference dataset.'),
                eval_dataset_id: schema_text('Id of the evaluation dataset.'),
                eval_dataset_time_interval: unsupported('Time intervals belong to continuous tests.')
            }, { type: 'object', required: ['eval_dataset_id'] }),
            model_id: {
                description: 'Id of the registered model.',
                type: ['string', 'object'],
                minLength: 1,
                properties: { uuid: schema_text('The id.') },
                required: ['uuid'],
                additionalProperties: false
            },
            categories: {
                description: 'Categories to run. null or left out: all of these.',
                type: ['array', 'null'],
                items: { type: 'string', enum: categories.map(({ type }) => type) },
                uniqueItems: true
            },
            test_suite_config: table('Which tests are run, and how.', {
                global_test_sensitivity: {
                    description: 'Makes thresholds that are not given wider or narrower.',
                    enum: [
                        'TEST_SENSITIVITY_LESS_SENSITIVE',
                        'TEST_SENSITIVITY_DEFAULT',
                        'TEST_SENSITIVITY_MORE_SENSITIVE',
                        'TEST_SENSITIVITY_UNSPECIFIED',
                        null
                    ],
                    default: 'TEST_SENSITIVITY_DEFAULT'
                },
                global_exclude_columns: EXCLUDED_COLUMNS,
                individual_tests_config: {
                    description: 'One mapping per test under its name; JSON text of such a mapping is read too.',
                    type: ['object', 'string', 'null'],
                    properties: tests,
                    additionalProperties: false
                },
                custom_tests: unsupported('Custom tests are not available yet.')
            }),
            profiling_config: table('How columns are understood and the model is measured.', {
                data_profiling: table('How columns are understood.', {
                    num_quantiles: NUM_QUANTILES,
                    num_subsets: NUM_SUBSETS,
                    min_frq: { ...MIN_FRQ, description: `${MIN_FRQ.description ?? ''} Our extension.` },
                    column_type_info: table('How types are inferred.', {
                        ...COLUMN_TYPES,
                        numeric_range_inference_threshold: share('Share of values that must lie in a range for it to be inferred.', 1),
                        unseen_values_allowed_criteria: {
                            description: 'From this share of distinct values (a decimal number) or this number of them (a whole number of 2 or ' +
                                'more) on, new values are normal in a column.',
                            type: ['number', 'null'],
                            minimum: 0,
                            default: 0.25
                        }
                    }),
                    feature_relationship_info: table('Relationships between features.', {
                        ...RELATIONSHIP_KEYS,
                        features_to_profile: noEffect(names('Features whose relationships are profiled.'), RELATIONSHIPS)
                    })
                }),
                model_profiling: table('How the model is measured.', {
                    impact_metric: IMPACT_METRIC,
                    impact_label_threshold: share('Least share of labelled rows for measuring impact by a metric.', 0.8),
                    drift_impact_metric: DRIFT_IMPACT_METRIC,
                    subset_summary_metric: noEffect(optionalText('Metric of the summary of Subset Performance.'), 'the summary follows from the tests.'),
                    num_feats_for_subset_summary: noEffect(count('Number of features in that summary.'), 'the summary follows from the tests.'),
                    nrows_for_summary: SUMMARY_ROWS,
                    nrows_for_feature_importance: IMPORTANCE_ROWS,
                    metric_configs_json: noEffect(optionalText('Settings of metrics as JSON text.'), 'only ranking metrics have settings.'),
                    custom_metrics: unsupported('Custom metrics are not available yet.')
                })
            }),
            run_time_info: table('How the run is carried out.', {
                custom_image: CUSTOM_IMAGE,
                resource_request: table('Limits of the model worker.', {
                    ram_request_megabytes: count('Memory in megabytes.'),
                    cpu_request_millicores: count('Thousandths of a processor.')
                }),
                explicit_errors: flag('true: an error in one test ends the run.', false),
                random_seed: SEED,
                agent_id: unsupported('There are no agents here.')
            }),
            custom_image: { ...CUSTOM_IMAGE, description: 'The same as run_time_info.custom_image.' },
            language: {
                description: 'Language of the results.',
                enum: ['LANGUAGE_EN', 'LANGUAGE_UNSPECIFIED', null]
            }
        }
    };
}
const CUSTOM_IMAGE = table('The image that the model runs in.', {
    managed_image_name: optionalText('Name of a managed image.', { maxLength: 63 }),
    custom_image: unsupported('Only managed images are run. Give managed_image_name, or the inputs of the step.')
});
/** Keys of which any one makes a file the registered form. */
const schema_REGISTERED_KEYS = (/* unused pure expression or super */ null && ([
    'model_id',
    'categories',
    'test_suite_config',
    'profiling_config',
    'run_time_info',
    'custom_image',
    'language'
]));
const schema_REGISTERED_DATA_KEYS = (/* unused pure expression or super */ null && ([
    'ref_dataset_id',
    'eval_dataset_id',
    'eval_dataset_time_interval'
]));
/** The whole schema. `tests` are the entries of the engine's catalogue. */
function configSchema(tests, categories) {
    const { properties, definitions } = testSchemas(tests, categories);
    return {
        $schema: 'http://json-schema.org/draft-07/schema#',
        $id: SCHEMA_ID,
        title: 'Stress-test configuration',
        description: 'Either form of RIME: inline (0.14 to 0.19) with paths, or registered (2.x) with ids.',
        type: 'object',
        if: {
            anyOf: [
                ...schema_REGISTERED_KEYS.map((key) => ({ required: [key] })),
                ...schema_REGISTERED_DATA_KEYS.map((key) => ({
                    required: ['data_info'],
                    properties: { data_info: { type: 'object', required: [key] } }
                }))
            ]
        },
        then: { $ref: '#/definitions/registered' },
        else: { $ref: '#/definitions/inline' },
        definitions: {
            inline: inlineForm(),
            registered: registeredForm(categories, properties),
            tests_config: testsConfig(categories, properties),
            ...definitions
        }
    };
}
/** One property per name of a test; tests with equal parameters share a definition. */
function testSchemas(tests, categories) {
    const categoryNames = new Map(categories.map(({ type, name }) => [type, name]));
    const definitions = {};
    const nameByParameters = new Map();
    const properties = {};
    for (const { name, category, configKeys, parameters } of tests) {
        const [first = name, ...others] = configKeys;
        const schema = nullable({ type: 'object', additionalProperties: false, properties: parameters });
        const key = JSON.stringify(schema);
        const definition = nameByParameters.get(key) ?? `test_${first}`;
        nameByParameters.set(key, definition);
        definitions[definition] = schema;
        const allOf = [{ $ref: `#/definitions/${definition}` }];
        const description = `${name} (${categoryNames.get(category) ?? category})`;
        properties[first] = { description: `${description}.`, allOf, [schema_TEST_CATEGORY]: category };
        for (const other of others) {
            properties[other] = {
                description: `${description}; other name of ${first}.`,
                allOf,
                [SAME_TEST_AS]: first
            };
        }
    }
    return { properties, definitions };
}
/** Marks the first name of a test, with its category. */
const schema_TEST_CATEGORY = 'x-test-category';
/** Marks the other names of a test, with its first name. */
const SAME_TEST_AS = 'x-same-test-as';
/** Everywhere in a test's settings null asks for the default. */
function nullable(schema) {
    const { type, properties } = schema;
    const types = type === undefined ? undefined : [...new Set([type, 'null'].flat())];
    return {
        ...schema,
        ...(types === undefined ? {} : { type: types }),
        ...(properties === undefined
            ? {}
            : {
                properties: Object.fromEntries(Object.entries(properties).map(([key, inner]) => [key, nullable(inner)]))
            })
    };
}

;// CONCATENATED MODULE: ./build/js/src/config/values.js
/** How messages speak of values. */
/** User text for a message: in quotes, on one line, cut at 200 characters. */
function values_quote(text) {
    return JSON.stringify(text.length > 200 ? `${text.slice(0, 199)}…` : text);
}
/** `"abc" (a text)`, `12 (a number)`, `a list of 2`. */
function describeValue(value) {
    if (value === null || value === undefined)
        return 'nothing';
    if (Array.isArray(value))
        return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
    switch (typeof value) {
        case 'string':
            return `${values_quote(value)} (a text)`;
        case 'number':
        case 'boolean':
            return String(value);
        default:
            return 'a mapping';
    }
}
/** What `describeValue` says, short enough for `Problem.value`; undefined for what has no short form. */
function valueText(value) {
    if (typeof value === 'string')
        return value.slice(0, 200);
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}
function values_isTable(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** Own key only, since keys come from users. */
function values_field(value, key) {
    return values_isTable(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

;// CONCATENATED MODULE: ./build/js/src/config/check.js






const CONFIG_SCHEMA = stress_test_config_schema_namespaceObject;
// Without inlineRefs: false the settings of a test would be compiled once for each of its names.
const check_ajv = new ajv.Ajv({
    allErrors: true,
    strict: false,
    verbose: true,
    inlineRefs: false,
    validateSchema: false
});
check_ajv.addSchema(CONFIG_SCHEMA, 'config');
function check_definition(name) {
    const schema = CONFIG_SCHEMA.definitions?.[name];
    if (schema === undefined)
        throw new Error(`the schema has no definition ${name}`);
    return schema;
}
/** The schema behind `$ref` and `allOf`, which the published one uses for tests only. */
function check_resolveSchema(schema) {
    const [only] = schema.allOf ?? [];
    if (only !== undefined)
        return check_resolveSchema(only);
    if (schema.$ref === undefined)
        return schema;
    return check_resolveSchema(check_definition(schema.$ref.replace('#/definitions/', '')));
}
/** Every fault of a value against one definition of the schema, in words for people. */
function check_checkAgainst(name, value, locate) {
    const validate = check_ajv.getSchema(`config#/definitions/${name}`);
    if (validate === undefined)
        throw new Error(`the schema has no definition ${name}`);
    if (validate(value))
        return [];
    const problems = new Map();
    for (const error of validate.errors ?? []) {
        const problem = check_problemOf(error, value, locate);
        // One message for a value is enough; `type` comes before what else the wrong type fails.
        const key = `${error.instancePath} ${error.keyword === 'additionalProperties' || error.keyword === 'required' ? problem.message : ''}`;
        if (!problems.has(key))
            problems.set(key, problem);
    }
    return [...problems.values()];
}
/** What is known to RIME and not to this product (problems), and what changes nothing here (notes). */
function check_checkSupport(schema, value, locate, pointer = []) {
    const problems = [];
    const notes = [];
    const { properties = {} } = check_resolveSchema(schema);
    if (!values_isTable(value))
        return { problems, notes };
    for (const [key, inner] of Object.entries(value)) {
        const property = Object.hasOwn(properties, key) ? properties[key] : undefined;
        if (property === undefined || isEmpty(inner))
            continue;
        const path = [...pointer, key];
        const reason = property[UNSUPPORTED];
        if (typeof reason === 'string') {
            problems.push({
                code: 'config-unsupported',
                place: locate(path, 'key'),
                message: `${check_dotted(path)} is not supported.`,
                hint: reason
            });
            continue;
        }
        const without = property[NO_EFFECT];
        const isDefault = JSON.stringify(inner) === JSON.stringify(property.default);
        if (typeof without === 'string' && !isDefault)
            notes.push(`${check_dotted(path)} has no effect: ${without}`);
        const deeper = check_checkSupport(property, inner, locate, path);
        problems.push(...deeper.problems);
        notes.push(...deeper.notes);
    }
    return { problems, notes };
}
function isEmpty(value) {
    return (value === null ||
        (Array.isArray(value) ? value.length === 0 : values_isTable(value) && Object.keys(value).length === 0));
}
/** `data_info.ref_path`, `categories[2]`. */
function check_dotted(pointer) {
    return pointer
        .map((part, index) => typeof part === 'number' ? `[${part}]` : index === 0 ? check_name(part) : `.${check_name(part)}`)
        .join('');
}
function check_name(part) {
    return /^[\w:$-]{1,100}$/.test(part) ? part : values_quote(part);
}
function check_problemOf(error, root, locate) {
    const pointer = pointerOf(error.instancePath, root);
    const params = error.params;
    if (error.keyword === 'additionalProperties')
        return unknownKey(error, pointer, locate);
    if (error.keyword === 'required')
        return missingKey(error, pointer, locate);
    const where = pointer.length === 0 ? 'The file' : check_dotted(pointer);
    const problem = {
        code: error.keyword === 'type' ? 'config-type' : 'config-value',
        place: locate(pointer),
        message: `${where} ${demandOf(error.keyword, params)}${isEmptyText(error.data) ? '' : `, not ${describeValue(error.data)}`}.`
    };
    const value = valueText(error.data);
    if (value !== undefined)
        problem.value = value;
    const allowed = params['allowedValues'];
    if (Array.isArray(allowed)) {
        problem.allowed = allowed.filter((one) => one !== null).map(String);
        const nearest = typeof error.data === 'string' ? nearestOf(error.data, problem.allowed) : undefined;
        if (nearest !== undefined)
            problem.hint = `Nearest: ${values_quote(nearest)}.`;
    }
    return problem;
}
function isEmptyText(value) {
    return value === '';
}
const TYPE_NAMES = {
    string: 'a text',
    number: 'a number',
    integer: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a mapping'
};
/** What a keyword of JSON Schema asks of a value, to be put behind its name. */
function demandOf(keyword, params) {
    const limit = String(params['limit']);
    switch (keyword) {
        case 'type': {
            const types = [params['type']].flat().filter((type) => type !== 'null');
            return `must be ${types.map((type) => TYPE_NAMES[String(type)] ?? String(type)).join(' or ')}`;
        }
        case 'enum':
            return 'must be one of the allowed values';
        case 'minLength':
            return 'must not be empty';
        case 'maxLength':
            return `must have at most ${limit} characters`;
        case 'minItems':
            return `must have ${limit} entries or more`;
        case 'maxItems':
            return `must have at most ${limit} entries`;
        case 'minProperties':
            return 'must not be empty';
        case 'uniqueItems':
            return 'must name each entry once';
        case 'minimum':
            return `must be ${limit} or more`;
        case 'maximum':
            return `must be ${limit} or less`;
        case 'exclusiveMinimum':
            return `must be above ${limit}`;
        case 'exclusiveMaximum':
            return `must be below ${limit}`;
        case 'pattern':
            return 'must be a whole number of at most 64 bits';
        default:
            return `must satisfy "${keyword}" of the schema`;
    }
}
function unknownKey(error, pointer, locate) {
    const key = String(error.params.additionalProperty);
    const known = Object.keys(error.parentSchema?.properties ?? {});
    const inside = pointer.length === 0 ? '' : ` in ${check_dotted(pointer)}`;
    const problem = {
        code: 'config-unknown-key',
        place: locate([...pointer, key], 'key'),
        message: `Unknown key ${values_quote(key)}${inside}.`,
        value: key.slice(0, 200)
    };
    const category = testCategoryElsewhere(key);
    const nearest = nearestOf(key, known);
    if (category !== undefined &&
        /tests_config|individual_tests_config/.test(`tests_config ${String(pointer.at(-1))}`)) {
        if (nearest === undefined || (0,leven/* default */.A)(key, nearest) > 1) {
            problem.code = 'config-unsupported';
            problem.message = `The test ${values_quote(key)} belongs to the category ${category}, which is not available yet.`;
            problem.hint = 'Remove it.';
            return problem;
        }
    }
    if (nearest !== undefined)
        problem.hint = `Nearest: ${values_quote(nearest)}.`;
    else if (known.length <= 20)
        problem.allowed = known.filter((one) => one !== '$schema');
    return problem;
}
function missingKey(error, pointer, locate) {
    const key = String(error.params.missingProperty);
    const schema = error.parentSchema?.properties?.[key];
    const problem = {
        code: 'config-missing-key',
        place: locate(pointer, 'key'),
        message: `${check_dotted([...pointer, key])} is missing.`
    };
    if (schema?.description !== undefined)
        problem.hint = schema.description;
    return problem;
}
/** The known word that was probably meant; undefined when none is near. */
function nearestOf(word, known) {
    const cut = word.slice(0, 100);
    const limit = Math.max(1, Math.floor(cut.length / 3));
    let best;
    let bestDistance = limit + 1;
    for (const candidate of known) {
        const distance = (0,leven/* default */.A)(cut.toLowerCase(), candidate.toLowerCase(), { maxDistance: bestDistance });
        if (distance < bestDistance) {
            best = candidate;
            bestDistance = distance;
        }
    }
    return best;
}
/** A JSON pointer as keys and indexes of the value it points into. */
function pointerOf(path, root) {
    const pointer = [];
    let value = root;
    for (const part of path.split('/').slice(1)) {
        const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
        if (Array.isArray(value)) {
            pointer.push(Number(key));
            value = value[Number(key)];
        }
        else {
            pointer.push(key);
            value = values_isTable(value) && Object.hasOwn(value, key) ? value[key] : undefined;
        }
    }
    return pointer;
}
/** Which form a file is written in, and the keys that speak for each. */
function check_detectForm(value) {
    const inline = [];
    const registered = [];
    const both = new Set(['$schema', 'run_name', 'data_info']);
    const inlineKeys = Object.keys(check_definition('inline').properties ?? {});
    for (const key of Object.keys(value)) {
        if (both.has(key))
            continue;
        if (REGISTERED_KEYS.includes(key))
            registered.push(key);
        else if (inlineKeys.includes(key))
            inline.push(key);
    }
    const data = Object.hasOwn(value, 'data_info') ? value['data_info'] : undefined;
    if (isTable(data)) {
        const inlineDataKeys = Object.keys(check_definition('inline').properties?.['data_info']?.properties ?? {});
        for (const key of Object.keys(data)) {
            if (REGISTERED_DATA_KEYS.includes(key))
                registered.push(`data_info.${key}`);
            else if (inlineDataKeys.includes(key))
                inline.push(`data_info.${key}`);
        }
    }
    return { form: registered.length > 0 ? 'registered' : 'inline', inline, registered };
}

;// CONCATENATED MODULE: ./build/js/src/config/document.js


const document_MAX_DOCUMENT_BYTES = (/* unused pure expression or super */ null && (256 * 1024));
/** Far above any configuration; bounds the time that hostile text can take. */
const MAX_LEXEMES = 50_000;
const document_MAX_DEPTH = 20;
const MAX_SYNTAX_PROBLEMS = 20;
/**
 * Reads JSON (files named `.json`) or YAML 1.2 (core schema), strictly: duplicate keys, aliases, tags, several
 * documents and numbers that JSON has no word for are problems.
 *
 * @param path what places call the file.
 */
function document_parseDocument(path, content) {
    const at = (line, column) => ({
        kind: 'file',
        path,
        ...(line === undefined ? {} : { line }),
        ...(column === undefined ? {} : { column })
    });
    const refuse = (message, hint, place = at()) => ({
        problems: [{ code: 'config-syntax', place, message, ...(hint === undefined ? {} : { hint }) }]
    });
    if (content.length > document_MAX_DOCUMENT_BYTES)
        return refuse(`The file has more than ${document_MAX_DOCUMENT_BYTES / 1024} KiB.`);
    const text = document_decode(content);
    if (text === undefined)
        return refuse('The file is not UTF-8 text.', 'Save it as UTF-8.');
    if (path.toLowerCase().endsWith('.json')) {
        const fault = jsonFault(text);
        if (fault !== undefined) {
            const before = text.slice(0, fault.offset).split('\n');
            return refuse(fault.message, undefined, at(before.length, (before.at(-1) ?? '').length + 1));
        }
    }
    const lines = new LineCounter();
    const parsed = compose(text, lines);
    if (parsed === undefined) {
        return refuse('The file is nested too deep or has too many parts.', `At most ${document_MAX_DEPTH} levels are read.`);
    }
    const placeAt = (offset) => {
        const { line, col } = lines.linePos(offset);
        return at(line, col);
    };
    const reader = new ValueReader(placeAt);
    for (const error of parsed.errors.slice(0, MAX_SYNTAX_PROBLEMS)) {
        reader.refuse(error.pos[0], document_firstLine(error.message), document_hintFor(error.code));
    }
    const value = reader.problems.length > 0 ? undefined : reader.read(parsed.contents, []);
    if (reader.problems.length > 0)
        return { problems: reader.problems.slice(0, MAX_SYNTAX_PROBLEMS) };
    const locate = (pointer, of = 'value') => {
        for (let length = pointer.length; length >= 0; length--) {
            const found = reader.offsets.get(JSON.stringify(pointer.slice(0, length)));
            // A parent stands for what it lacks, and it is best recognised by its key.
            if (found !== undefined)
                return placeAt(length < pointer.length || of === 'key' ? found.key : found.value);
        }
        return at();
    };
    return { document: { path, value, locate }, problems: [] };
}
function document_decode(content) {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(content);
    }
    catch {
        return undefined;
    }
}
/** YAML would read much that is no JSON; another reader of the same file would not. */
function jsonFault(text) {
    try {
        JSON.parse(text);
        return undefined;
    }
    catch (error) {
        const { message } = error;
        const position = /at position (\d+)/.exec(message)?.[1];
        const [reason = ''] = message.split(/ in JSON at|, (?:\.\.\.)?"| \(line/);
        return {
            message: `This is not JSON: ${document_firstLine(reason)}.`,
            offset: position === undefined ? jsonFaultOffset(text) : Number(position)
        };
    }
}
const JSON_TOKEN = /\s*(?:[{}[\],:]|"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null)/y;
/** Where JSON.parse stumbled when it does not say: over text that is no token, or over one where a value must be. */
function jsonFaultOffset(text) {
    let before = '';
    JSON_TOKEN.lastIndex = 0;
    for (;;) {
        const start = JSON_TOKEN.lastIndex;
        const token = JSON_TOKEN.exec(text)?.[0];
        const space = /\s*/y;
        space.lastIndex = start;
        const offset = start + (space.exec(text)?.[0].length ?? 0);
        const mark = token?.trim() ?? '';
        const valueIsMissing = /^[:,]$/.test(before)
            ? /^[\]},:]$/.test(mark)
            : before === '[' && /^[},:]$/.test(mark);
        if (token === undefined || valueIsMissing)
            return offset;
        before = mark;
    }
}
/** The first document of the text; undefined when it is deeper or larger than a configuration can be. */
function compose(text, lines) {
    lines.addNewLine(0);
    const parser = new Parser(lines.addNewLine);
    const tokens = [];
    let lexemes = 0;
    for (const lexeme of new Lexer().lex(text)) {
        tokens.push(...parser.next(lexeme));
        lexemes++;
        // The composer is recursive, so depth is bounded before it runs. The stack holds the document too.
        if (lexemes > MAX_LEXEMES || parser.stack.length > document_MAX_DEPTH + 1)
            return undefined;
    }
    tokens.push(...parser.end());
    // Duplicate keys are found while reading: the composer's own search takes quadratic time.
    const composer = new Composer({ version: '1.2', schema: 'core', uniqueKeys: false, prettyErrors: false });
    const [first, second] = composer.compose(tokens, true, text.length);
    if (first === undefined)
        return undefined;
    if (second !== undefined) {
        const [offset] = second.range;
        const message = 'The file holds more than one document.';
        first.errors.push(new YAMLParseError([offset, offset + 1], 'MULTIPLE_DOCS', message));
    }
    return first;
}
function document_firstLine(message) {
    return (message.split('\n')[0] ?? '').slice(0, 200);
}
function document_hintFor(code) {
    if (code === 'TAB_AS_INDENT')
        return 'YAML is indented with spaces.';
    if (code === 'MULTIPLE_DOCS')
        return 'Keep one, without a line "---" between.';
    if (code === 'BAD_INDENT' || code === 'MISSING_CHAR')
        return 'Check the indentation and the quotes of this line.';
    return undefined;
}
const PLAIN_TAGS = /^tag:yaml\.org,2002:(?:str|int|float|bool|null|map|seq)$/;
/** Turns nodes into values and notes where each one stands. */
class ValueReader {
    problems = [];
    /** By pointer as JSON text: offset of the key (of the item, in a list) and of the value. */
    offsets = new Map();
    placeAt;
    constructor(placeAt) {
        this.placeAt = placeAt;
    }
    refuse(offset, message, hint) {
        const problem = { code: 'config-syntax', place: this.placeAt(offset), message };
        if (hint !== undefined)
            problem.hint = hint;
        this.problems.push(problem);
    }
    read(node, pointer, keyOffset) {
        const offset = node?.range?.[0] ?? keyOffset ?? 0;
        this.offsets.set(JSON.stringify(pointer), { key: keyOffset ?? offset, value: offset });
        if (node === null)
            return null;
        if (isAlias(node)) {
            this.refuse(offset, 'Aliases ("*name") are not accepted.', 'Write the value out.');
            return null;
        }
        if (node.tag !== undefined && !PLAIN_TAGS.test(node.tag)) {
            this.refuse(offset, `The tag ${quote(node.tag)} is not accepted.`, 'Remove it.');
            return null;
        }
        if (isMap(node))
            return this.readMap(node.items, pointer);
        if (isSeq(node))
            return node.items.map((item, index) => this.read(item, [...pointer, index]));
        return isScalar(node) ? this.readScalar(node, offset) : null;
    }
    readMap(items, pointer) {
        // No prototype: a user may call a column `__proto__`.
        const result = Object.create(null);
        for (const pair of items) {
            if (!isPair(pair))
                continue;
            const key = pair.key;
            const offset = key?.range[0] ?? 0;
            const name = isScalar(key) ? keyText(key) : undefined;
            if (name === undefined) {
                this.refuse(offset, 'A key must be a text or a number.');
            }
            else if (Object.hasOwn(result, name)) {
                this.refuse(offset, `The key ${quote(name)} is given twice.`, 'Keep one of them.');
            }
            else {
                result[name] = this.read(pair.value, [...pointer, name], offset);
            }
        }
        return result;
    }
    readScalar(node, offset) {
        const { value } = node;
        if (typeof value !== 'number')
            return value;
        if (!Number.isFinite(value)) {
            this.refuse(offset, `${quote(node.source ?? String(value))} is not a number that can be used here.`);
            return null;
        }
        // A 64-bit seed keeps its digits as text; anywhere else that is the wrong type.
        return Number.isInteger(value) && !Number.isSafeInteger(value) ? (node.source ?? String(value)) : value;
    }
}
/** As written: a class label `1.0` or `True` must not turn into `1` or `true`. */
function keyText(key) {
    return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
}

;// CONCATENATED MODULE: ./build/js/src/config/read-form.js

/** Two keys that cannot both be meant. */
function read_form_contradiction(locate, pointer, message, hint) {
    return { code: 'config-contradiction', place: locate(pointer, 'key'), message, hint };
}
function imageNameProblem(name, locate, pointer) {
    const problem = image_name_checkImageName(name, locate(pointer));
    return problem === undefined ? [] : [problem];
}
/** The entries that are given: null asks for the default everywhere. */
function read_form_given(table, keys) {
    const entries = keys.flatMap((key) => {
        const value = Object.hasOwn(table, key) ? table[key] : undefined;
        return value === undefined || value === null ? [] : [[key, value]];
    });
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
/** Drops what is undefined, so that an object can hold optional keys only where they are present. */
function read_form_compact(table) {
    return Object.fromEntries(Object.entries(table).filter(([, value]) => value !== undefined));
}

;// CONCATENATED MODULE: ./build/js/src/config/tests.js





const TEST_PROPERTIES = new Map(Object.entries(check_definition('tests_config').properties ?? {}).filter(([, schema]) => schema_TEST_CATEGORY in schema || SAME_TEST_AS in schema));
/** `TEST_CATEGORY_TYPE_…` of every category that can be run, in the order of the schema. */
const tests_AVAILABLE_CATEGORIES = (check_definition('registered').properties?.['categories']?.items?.enum ?? []).slice();
function isTestKey(key) {
    return TEST_PROPERTIES.has(key);
}
/** Settings of tests under their first names. A test that is given under two names is a problem. */
function tests_readTests(table, locate, pointer) {
    const tests = new Map();
    const names = new Map();
    const problems = [];
    for (const [key, settings] of Object.entries(table)) {
        const schema = TEST_PROPERTIES.get(key);
        if (schema === undefined || !values_isTable(settings))
            continue;
        const first = firstName(key, schema);
        const other = names.get(first);
        if (other !== undefined) {
            const message = `${check_dotted([...pointer, key])} and ${other} are two names of one test.`;
            problems.push(read_form_contradiction(locate, [...pointer, key], message, `Keep ${first}.`));
        }
        names.set(first, key);
        tests.set(first, { ...settings });
    }
    return { tests, problems };
}
function firstName(key, schema) {
    const same = schema[SAME_TEST_AS];
    return typeof same === 'string' ? same : key;
}
/** First names of a category's tests that have a parameter. */
function tests_testsWithParameter(category, parameter) {
    return [...TEST_PROPERTIES]
        .filter(([, schema]) => schema[TEST_CATEGORY] === category)
        .filter(([, schema]) => resolveSchema(schema).properties?.[parameter] !== undefined)
        .map(([key]) => key);
}
/**
 * Categories by either of their names. What the list holds besides known names is left for the schema to refuse.
 *
 * @param show the form's way to name a category.
 */
function tests_readCategories(list, locate, pointer, show) {
    const types = [];
    const problems = [];
    if (!Array.isArray(list))
        return { types, problems };
    for (const [index, name] of list.entries()) {
        if (typeof name !== 'string')
            continue;
        const type = categoryType(name);
        if (type !== undefined && tests_AVAILABLE_CATEGORIES.includes(type)) {
            types.push(type);
            continue;
        }
        const allowed = tests_AVAILABLE_CATEGORIES.map(show);
        const problem = {
            code: type === undefined ? 'config-value' : 'config-unavailable',
            place: locate([...pointer, index]),
            message: type === undefined
                ? `${values_quote(name)} is not a category.`
                : `The category ${elsewhere_categoryName(type)} is not available yet.`,
            value: name.slice(0, 200),
            allowed
        };
        const nearest = type === undefined ? nearestOf(name, allowed) : undefined;
        if (nearest !== undefined)
            problem.hint = `Nearest: ${values_quote(nearest)}.`;
        problems.push(problem);
    }
    return { types: [...new Set(types)], problems };
}

;// CONCATENATED MODULE: ./build/js/src/config/inline.js





const TASKS = {
    'Binary Classification': 'MODEL_TASK_BINARY_CLASSIFICATION',
    'Multi-class Classification': 'MODEL_TASK_MULTICLASS_CLASSIFICATION',
    Regression: 'MODEL_TASK_REGRESSION'
};
/** @param tests content of the file that `tests_config_path` names, where there is one. */
function inline_readInlineForm(value, locate, tests) {
    const own = readOwnTests(value, locate);
    const unavailable = [...taskProblems(value, locate), ...sourceTypeProblems(value, locate)];
    const problems = [
        ...schemaFaults('inline', withKnownCategories(value, own), locate, [...unavailable, ...own.problems]),
        ...contradictions(value, locate)
    ];
    let suite = own;
    if (tests?.value !== undefined && tests.locate !== undefined) {
        suite = readTestsConfig(tests.value, tests.locate, []);
        const known = { ...tests.value, ...categoriesOf(suite) };
        problems.push(...schemaFaults('tests_config', known, tests.locate, suite.problems));
    }
    if (problems.length > 0)
        return { problems };
    const source = sourceOf(value);
    return {
        problems: [],
        result: {
            source,
            testRunConfig: testRunConfigOf(value, suite),
            notes: [...(tests?.notes ?? []), ...notesOn(value, source)]
        }
    };
}
/** The given problems, and those of the schema at other places: what is said in better words is said once. */
function schemaFaults(name, value, locate, better) {
    const said = new Set(better.map(({ place }) => JSON.stringify(place)));
    return [
        ...better,
        ...checkAgainst(name, value, locate).filter(({ place }) => !said.has(JSON.stringify(place)))
    ];
}
/** Categories have been judged by name already; the schema sees those that passed, as it spells them. */
function withKnownCategories(value, { key, ...suite }) {
    return key === undefined ? value : { ...value, [key]: { ...tableAt(value, key), ...categoriesOf(suite) } };
}
function categoriesOf({ named }) {
    return named.length === 0 ? {} : { categories: named.map(categoryName) };
}
function taskProblems(value, locate) {
    const task = field(value, 'model_task');
    if (typeof task !== 'string' || Object.hasOwn(TASKS, task))
        return [];
    const known = UNAVAILABLE_TASKS.find((one) => one.toLowerCase() === task.toLowerCase());
    if (known === undefined)
        return [];
    return [
        {
            code: 'config-unavailable',
            place: locate(['model_task']),
            message: `No tests for the task ${quote(known)} are available yet.`,
            value: task,
            allowed: Object.keys(TASKS)
        }
    ];
}
function sourceTypeProblems(value, locate) {
    const type = field(field(value, 'data_info'), 'type');
    if (typeof type !== 'string' || type === 'default')
        return [];
    return [
        {
            code: 'config-unsupported',
            place: locate(['data_info', 'type']),
            message: `Data of the type ${quote(type)} cannot be read; only files can.`,
            value: type.slice(0, 200),
            allowed: ['default'],
            hint: 'Write the data to CSV or Parquet files in an earlier step.'
        }
    ];
}
function readOwnTests(value, locate) {
    for (const key of ['tests_config', 'test_config']) {
        const tests = field(value, key);
        if (isTable(tests))
            return readTestsConfig(tests, locate, [key]);
    }
    return { named: [], tests: new Map(), problems: [] };
}
function readTestsConfig(table, locate, pointer) {
    const { types, problems } = readCategories(field(table, 'categories'), locate, [...pointer, 'categories'], categoryName);
    const named = readTests(table, locate, pointer);
    const runDefault = field(table, 'run_default');
    const asked = Array.isArray(field(table, 'categories'));
    if (runDefault === false && !asked) {
        const hint = 'Name categories, or leave run_default out.';
        const path = [...pointer, 'run_default'];
        problems.push(contradiction(locate, path, `${dotted(path)}: false without categories selects no test.`, hint));
    }
    const change = field(table, 'global_transformation_performance_change_config');
    if (isTable(change)) {
        for (const test of testsWithParameter('TEST_CATEGORY_TYPE_TRANSFORMATIONS', 'performance_change_config')) {
            const settings = named.tests.get(test) ?? {};
            if (!isTable(settings['performance_change_config'])) {
                named.tests.set(test, { ...settings, performance_change_config: change });
            }
        }
    }
    const columns = field(table, 'global_exclude_columns');
    const categories = runDefault === true ? AVAILABLE_CATEGORIES.slice() : types;
    const [key] = pointer;
    return {
        ...(typeof key === 'string' ? { key } : {}),
        named: types,
        ...(asked ? { categories: [...new Set([...categories, ...types])] } : {}),
        ...(Array.isArray(columns) ? { excludeColumns: columns } : {}),
        tests: named.tests,
        problems: [...problems, ...named.problems]
    };
}
function contradictions(value, locate) {
    const problems = [];
    const refuse = (pointer, message, hint) => {
        problems.push(contradiction(locate, pointer, message, hint));
    };
    const onlyOne = (...pointers) => {
        const present = pointers.filter((pointer) => isGiven(value, pointer));
        const [, second] = present;
        if (second === undefined)
            return;
        refuse(second, `${present.map(dotted).join(' and ')} are given together.`, 'Keep one of them.');
    };
    const at = (...pointer) => isGiven(value, pointer);
    onlyOne(['tests_config'], ['test_config'], ['tests_config_path']);
    onlyOne(['subset_profiling_config'], ['subset_profiling_info']);
    onlyOne(['data_info', 'class_names'], ['data_profiling_info', 'class_names'], ['data_profiling_info', 'class_name']);
    for (const path of ['ref_pred_path', 'eval_pred_path'])
        onlyOne(['data_info', 'pred_col'], ['data_info', path]);
    const task = taskOf(value);
    const data = field(value, 'data_info');
    if (at('data_info', 'pred_col') && task === 'Multi-class Classification') {
        const hint = 'Give files with one column per class as ref_pred_path and eval_pred_path.';
        refuse(['data_info', 'pred_col'], 'data_info.pred_col cannot hold multi-class predictions.', hint);
    }
    const label = field(data, 'label_col');
    for (const key of ['pred_col', 'timestamp_col']) {
        if (typeof label === 'string' && field(data, key) === label) {
            refuse(['data_info', key], `data_info.${key} and data_info.label_col are the same column.`, 'Name two columns.');
        }
    }
    if (at('data_info', 'label_map') && !at('data_info', 'label_col')) {
        refuse(['data_info', 'label_map'], 'data_info.label_map is given without label_col.', 'Name the column of the labels.');
    }
    problems.push(...labelMapProblems(data, task, locate));
    const predictions = ['pred_col', 'ref_pred_path', 'eval_pred_path'].some((key) => at('data_info', key));
    if (!at('model_info', 'path') && !predictions && isTable(data)) {
        const message = 'There is neither a model nor predictions, and every available test needs one of them.';
        problems.push({
            code: 'config-missing-key',
            place: locate(['model_info']),
            message,
            hint: 'Give model_info.path, or data_info.pred_col.'
        });
    }
    return problems;
}
function labelMapProblems(data, task, locate) {
    const map = field(data, 'label_map');
    if (!isTable(map) || task === 'Regression')
        return [];
    const binary = task === 'Binary Classification';
    return Object.entries(map)
        .filter(([, label]) => typeof label === 'number')
        .filter(([, label]) => !(binary ? label === 0 || label === 1 : Number.isInteger(label) && Number(label) >= 0))
        .map(([spelling, label]) => ({
        code: 'config-value',
        place: locate(['data_info', 'label_map', spelling]),
        message: `data_info.label_map: ${quote(spelling)} stands for ${String(label)}; a label of ${task} is ${binary ? '0 or 1' : 'the index of a class: 0, 1, 2'}.`,
        value: String(label)
    }));
}
function isGiven(value, pointer) {
    const found = pointer.reduce((inner, key) => field(inner, String(key)), value);
    return found !== undefined && found !== null;
}
function taskOf(value) {
    const task = field(value, 'model_task');
    return typeof task === 'string' && Object.hasOwn(TASKS, task) ? task : 'Binary Classification';
}
/** From here on the value is known to fit the schema. */
function sourceOf(value) {
    const data = value['data_info'];
    const path = field(value['model_info'], 'path');
    return {
        form: 'inline',
        task: TASKS[taskOf(value)],
        reference: datasetOf(value, data, 'ref'),
        evaluation: datasetOf(value, data, 'eval'),
        ...(typeof path === 'string' ? { model: { path, given: path } } : {})
    };
}
function datasetOf(value, data, side) {
    const path = data[`${side}_path`];
    const predCol = data['pred_col'];
    const predPath = data[`${side}_pred_path`];
    const dataset = { path, given: path, params: dataParamsOf(value, data) };
    if (typeof predCol === 'string')
        dataset.predictions = { path, given: path, predCol };
    else if (typeof predPath === 'string')
        dataset.predictions = { path: predPath, given: predPath };
    return dataset;
}
const DATA_PARAMS = (/* unused pure expression or super */ null && ([
    'label_col',
    'timestamp_col',
    'nrows',
    'sample',
    'categorical_features',
    'protected_features',
    'features_not_in_model',
    'loading_kwargs'
]));
function dataParamsOf(value, data) {
    const profiling = field(value, 'data_profiling_info');
    const classNames = data['class_names'] ?? field(profiling, 'class_names') ?? field(profiling, 'class_name');
    const labelMap = data['label_map'];
    return {
        ...given(data, DATA_PARAMS),
        ...(Array.isArray(classNames) ? { class_names: classNames } : {}),
        ...(isTable(labelMap) ? { experimental_fields: { label_map: labelMap } } : {})
    };
}
const COLUMN_TYPE_KEYS = (/* unused pure expression or super */ null && ([
    'min_nunique_for_numeric',
    'numeric_violation_threshold',
    'categorical_violation_threshold',
    'min_unique_prop',
    'allow_float_unique'
]));
const inline_RELATIONSHIP_KEYS = (/* unused pure expression or super */ null && ([
    'num_feats_to_profile',
    'compute_feature_relationships',
    'compute_numeric_feature_relationships',
    'ignore_nan_for_feature_relationships'
]));
const MODEL_PROFILING_KEYS = (/* unused pure expression or super */ null && ([
    'impact_metric',
    'impact_label_threshold',
    'drift_impact_metric',
    'nrows_for_summary',
    'nrows_for_feature_importance'
]));
function testRunConfigOf(value, suite) {
    const silent = field(value, 'silent_errors');
    const seed = field(value, 'random_seed');
    const runTime = compact({
        explicit_errors: typeof silent === 'boolean' ? !silent : undefined,
        random_seed: typeof seed === 'number' || typeof seed === 'string' ? seed : undefined
    });
    const tests = suite.tests.size > 0 ? Object.fromEntries(suite.tests) : undefined;
    return compact({
        run_name: value['run_name'],
        categories: suite.categories,
        test_suite_config: nonEmpty(compact({ global_exclude_columns: suite.excludeColumns, individual_tests_config: tests })),
        profiling_config: profilingOf(value),
        run_time_info: nonEmpty(runTime)
    });
}
function profilingOf(value) {
    const data = tableAt(value, 'data_profiling_info');
    const model = tableAt(value, 'model_profiling_info');
    const subsets = { ...tableAt(value, 'subset_profiling_config'), ...tableAt(value, 'subset_profiling_info') };
    const metrics = field(model, 'metric_configs');
    const dataProfiling = compact({
        ...given(data, ['num_quantiles']),
        ...given(subsets, ['num_subsets', 'min_frq']),
        column_type_info: given(data, COLUMN_TYPE_KEYS),
        feature_relationship_info: given(data, inline_RELATIONSHIP_KEYS)
    });
    const modelProfiling = compact({
        ...given(model, MODEL_PROFILING_KEYS),
        metric_configs_json: isTable(metrics) ? JSON.stringify(metrics) : undefined
    });
    return nonEmpty(compact({ data_profiling: nonEmpty(dataProfiling), model_profiling: nonEmpty(modelProfiling) }));
}
function tableAt(value, key) {
    const table = field(value, key);
    return isTable(table) ? table : {};
}
function nonEmpty(table) {
    return Object.keys(table).length === 0 ? undefined : table;
}
function notesOn(value, source) {
    const notes = [];
    if (field(value, 'model_task') === undefined)
        notes.push('model_task is left out: Binary Classification is taken.');
    if (source.reference.params.class_names !== undefined && source.task === 'MODEL_TASK_REGRESSION') {
        notes.push('class_names have no effect: the task is Regression.');
    }
    return notes;
}

;// CONCATENATED MODULE: ./build/js/src/config/registered.js




const INDIVIDUAL_TESTS = ['test_suite_config', 'individual_tests_config'];
/** Values of the API's enum by their numbers, which the vendor's examples write too. */
const SENSITIVITIES = [
    'TEST_SENSITIVITY_UNSPECIFIED',
    'TEST_SENSITIVITY_LESS_SENSITIVE',
    'TEST_SENSITIVITY_DEFAULT',
    'TEST_SENSITIVITY_MORE_SENSITIVE'
];
function registered_readRegisteredForm(raw, locate) {
    const unfolded = unfold(raw, locate);
    const { value } = unfolded;
    const categories = tests_readCategories(values_field(value, 'categories'), locate, ['categories'], (type) => type);
    const said = new Set([...unfolded.problems, ...categories.problems].map(({ place }) => JSON.stringify(place)));
    const sameEverywhere = said.size <= 1 && locate([]).line === undefined;
    const faults = check_checkAgainst('registered', withoutCategories(value, categories.types), locate).filter(({ place }) => sameEverywhere || !said.has(JSON.stringify(place)));
    const individual = values_field(values_field(value, 'test_suite_config'), 'individual_tests_config');
    const tests = tests_readTests(values_isTable(individual) ? individual : {}, locate, INDIVIDUAL_TESTS);
    const image = readImage(value, locate);
    const problems = [
        ...unfolded.problems,
        ...categories.problems,
        ...faults,
        ...tests.problems,
        ...image.problems
    ];
    if (problems.length > 0)
        return { problems };
    return {
        problems: [],
        result: {
            source: registered_sourceOf(value),
            testRunConfig: registered_testRunConfigOf(value, categories.types, tests.tests),
            ...(image.name === undefined ? {} : { managedImageName: image.name }),
            notes: []
        }
    };
}
/** The same with JSON text read and enum numbers named. */
function unfold(raw, locate) {
    const suite = values_field(raw, 'test_suite_config');
    if (!values_isTable(suite))
        return { value: raw, problems: [] };
    const unfolded = { ...suite };
    const problems = [];
    const sensitivity = suite['global_test_sensitivity'];
    if (typeof sensitivity === 'number' && sensitivity in SENSITIVITIES) {
        unfolded['global_test_sensitivity'] = SENSITIVITIES[sensitivity];
    }
    const text = suite['individual_tests_config'];
    if (typeof text === 'string') {
        const parsed = parseJson(text);
        if (values_isTable(parsed))
            unfolded['individual_tests_config'] = parsed;
        else {
            problems.push({
                code: 'config-syntax',
                place: locate(INDIVIDUAL_TESTS),
                message: `${check_dotted(INDIVIDUAL_TESTS)} is a text that is not the JSON of a mapping.`,
                hint: 'Write the mapping itself.'
            });
        }
    }
    return { value: { ...raw, test_suite_config: unfolded }, problems };
}
function parseJson(text) {
    if (text.trim() === '')
        return {};
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** Categories have been judged by name already; the schema sees those that passed. */
function withoutCategories(value, types) {
    return Array.isArray(values_field(value, 'categories')) ? { ...value, categories: types } : value;
}
function readImage(value, locate) {
    const pointers = [
        ['run_time_info', 'custom_image', 'managed_image_name'],
        ['custom_image', 'managed_image_name']
    ];
    const found = pointers.flatMap((pointer) => {
        const name = pointer.reduce((inner, key) => values_field(inner, String(key)), value);
        return typeof name === 'string' && name !== '' ? [{ name, pointer }] : [];
    });
    const problems = found.flatMap(({ name, pointer }) => imageNameProblem(name, locate, pointer));
    const [first, second] = found;
    if (first !== undefined && second !== undefined && first.name !== second.name) {
        const message = `${check_dotted(first.pointer)} and ${check_dotted(second.pointer)} name two images.`;
        problems.push(read_form_contradiction(locate, second.pointer, message, 'Keep the first.'));
    }
    return { ...(first === undefined ? {} : { name: first.name }), problems };
}
/** From here on the value is known to fit the schema. */
function registered_sourceOf(value) {
    const data = value['data_info'];
    const model = value['model_id'];
    const reference = data['ref_dataset_id'];
    return {
        form: 'registered',
        ...(typeof reference === 'string' ? { referenceId: reference } : {}),
        evaluationId: data['eval_dataset_id'],
        modelId: (values_isTable(model) ? model['uuid'] : model)
    };
}
function registered_testRunConfigOf(value, categories, tests) {
    const suite = without(values_field(value, 'test_suite_config'), ['individual_tests_config', 'custom_tests']);
    const runTime = without(values_field(value, 'run_time_info'), ['custom_image', 'agent_id']);
    const individual = tests.size > 0 ? { individual_tests_config: Object.fromEntries(tests) } : {};
    return read_form_compact({
        run_name: value['run_name'],
        categories: categories.length > 0 ? categories : undefined,
        test_suite_config: registered_nonEmpty({ ...suite, ...individual }),
        profiling_config: withoutNulls(values_field(value, 'profiling_config')),
        run_time_info: registered_nonEmpty(runTime)
    });
}
function without(value, keys) {
    const entries = Object.entries(withoutNulls(value) ?? {});
    return Object.fromEntries(entries.filter(([key]) => !keys.includes(key)));
}
function registered_nonEmpty(table) {
    return Object.keys(table).length === 0 ? undefined : table;
}
/** null asks for the default at every level, so it need not travel. */
function withoutNulls(value) {
    if (!values_isTable(value))
        return undefined;
    const entries = Object.entries(value)
        .filter(([, inner]) => inner !== null)
        .map(([key, inner]) => [key, values_isTable(inner) ? (withoutNulls(inner) ?? {}) : inner]);
    return Object.fromEntries(entries);
}

;// CONCATENATED MODULE: ./build/js/src/config/load.js







/**
 * Reads a stress-test configuration in either form and brings it to one shape.
 *
 * @returns `config` when it can be used, and every problem when it can't.
 */
async function loadConfig(path, options) {
    const input = { kind: 'input', name: 'config-path' };
    const file = await readDocument(path, options, (message, hint) => ({
        code: 'config-file',
        place: input,
        message: `The configuration ${message}`,
        value: path.slice(0, 200),
        ...(hint === undefined ? {} : { hint })
    }));
    if (file.document === undefined)
        return { problems: file.problems };
    return load_readConfig(path, file.document, options);
}
/** As `loadConfig`, for a configuration that is a value already. @param name what messages call it. */
async function configOfValue(value, name, options) {
    const { document, problems } = parseDocument(name, Buffer.from(JSON.stringify(value)));
    return document === undefined ? { problems } : load_readConfig(name, document, options);
}
async function load_readConfig(path, document, options) {
    const { value } = document;
    if (!isTable(value)) {
        const message = 'The configuration must be a mapping of keys to values.';
        return { problems: [{ code: 'config-type', place: document.locate([]), message }] };
    }
    const { form, problem } = formOf(value, document);
    if (problem !== undefined)
        return { problems: [problem] };
    const tests = await readTestsFile(value, document, options);
    const read = form === 'inline'
        ? readInlineForm(value, document.locate, tests)
        : readRegisteredForm(value, document.locate);
    const support = checkSupport(definition(form), value, document.locate);
    const refused = [...support.problems, ...(tests?.problems ?? [])];
    const problems = inFileOrder([...refused, ...read.problems.filter((one) => !isRepetition(one, refused))]);
    if (problems.length > 0 || read.result === undefined)
        return { problems };
    return {
        config: load_configOf(path, document, read.result, [...support.notes, ...read.result.notes]),
        problems: []
    };
}
function load_configOf(path, document, { source, testRunConfig, managedImageName }, notes) {
    return {
        path,
        runName: testRunConfig.run_name,
        source,
        ...(managedImageName === undefined ? {} : { managedImageName }),
        testRunConfig,
        notes,
        locate: (pointer) => document.locate(pointer)
    };
}
async function readDocument(path, { workingDirectory, roots = [workingDirectory] }, problem) {
    try {
        const options = { maxBytes: MAX_DOCUMENT_BYTES, base: workingDirectory };
        const file = await readWorkspaceFile(roots, path, options);
        const shown = isAbsolute(path) ? path : resolve(workingDirectory, path);
        return parseDocument(displayPath(roots[0] ?? workingDirectory, shown), file.content);
    }
    catch (error) {
        if (!(error instanceof WorkspaceFileError))
            throw error;
        return { problems: [problem(error.message, error.hint)] };
    }
}
/** Keys of both forms in one file: which is meant cannot be guessed. */
function formOf(value, document) {
    const { form, inline, registered } = detectForm(value);
    if (inline.length === 0 || registered.length === 0)
        return { form };
    const [first = ''] = registered;
    const problem = {
        code: 'config-mixed-forms',
        place: document.locate(first.split('.'), 'key'),
        message: `The file mixes two forms. Of the inline form (paths) are ${load_list(inline)}; ` +
            `of the registered form (ids on the server) are ${load_list(registered)}.`,
        hint: 'Keep the keys of one form.'
    };
    return { form, problem };
}
function load_list(keys) {
    const shown = keys.slice(0, 8).join(', ');
    return keys.length > 8 ? `${shown} and ${keys.length - 8} more` : shown;
}
/** `tests_config_path`: the same as `tests_config`, in a file of its own. */
async function readTestsFile(value, document, options) {
    const pointer = ['tests_config_path'];
    const path = Object.hasOwn(value, 'tests_config_path') ? value['tests_config_path'] : undefined;
    if (typeof path !== 'string' || path === '')
        return undefined;
    const file = await readDocument(path, options, (message, hint) => ({
        code: 'config-file',
        place: document.locate(pointer),
        message: `${dotted(pointer)}: ${message}`,
        value: path.slice(0, 200),
        ...(hint === undefined ? {} : { hint })
    }));
    if (file.document === undefined)
        return { problems: file.problems };
    const { locate, value: tests } = file.document;
    if (!isTable(tests)) {
        const message = `The tests file ${quote(path)} must be a mapping of keys to values.`;
        return { problems: [{ code: 'config-type', place: locate([]), message }] };
    }
    return { value: tests, locate, ...checkSupport(definition('tests_config'), tests, locate) };
}
/** A key that is refused as a whole needs no remarks on what is in it. */
function isRepetition(problem, refused) {
    return refused.some(({ place }) => place.line !== undefined && place.line === problem.place.line && place.column === problem.place.column);
}
function inFileOrder(problems) {
    const position = ({ place }) => (place.line ?? 0) * 100_000 + (place.column ?? 0);
    return problems.sort((a, b) => position(a) - position(b));
}

;// CONCATENATED MODULE: ./build/js/src/config/paths.js






/**
 * The configuration with absolute paths of files that exist. A file that is missing, lies outside `roots`, is no
 * regular file, or is a Git LFS or DVC pointer is a problem at the line that names it.
 *
 * @param workingDirectory absolute; relative paths start here.
 * @param roots absolute folders that files may lie in.
 * @param remote whether the server may read places of its own: then URLs stay as they are, else they are problems.
 */
async function resolvePaths(config, workingDirectory, roots = [workingDirectory], remote = false) {
    const { source } = config;
    if (source.form === 'registered')
        return { config, problems: [] };
    const finder = new FileFinder(config, workingDirectory, roots, remote);
    const resolved = {
        ...source,
        reference: await finder.dataset(source.reference, 'ref'),
        evaluation: await finder.dataset(source.evaluation, 'eval')
    };
    if (source.model !== undefined)
        resolved.model = await finder.model(source.model);
    return { config: { ...config, source: resolved }, problems: finder.problems };
}
class FileFinder {
    problems = [];
    config;
    base;
    roots;
    remote;
    found = new Map();
    constructor(config, base, roots, remote) {
        this.config = config;
        this.base = base;
        this.roots = roots;
        this.remote = remote;
    }
    async dataset(dataset, side) {
        const path = await this.find(dataset.given, ['data_info', `${side}_path`]);
        const { predictions } = dataset;
        if (predictions === undefined)
            return { ...dataset, path };
        // A prediction column lies in the data file itself.
        const predictionPath = predictions.predCol === undefined
            ? await this.find(predictions.given, ['data_info', `${side}_pred_path`])
            : path;
        return { ...dataset, path, predictions: { ...predictions, path: predictionPath } };
    }
    async model(model) {
        const pointer = ['model_info', 'path'];
        if (!model.given.toLowerCase().endsWith('.py')) {
            this.refuse(pointer, model.given, `${quote(model.given)} is not a Python file.`, 'Name a .py file that loads the model and defines predict_df or predict_dict.');
            return model;
        }
        return { ...model, path: await this.find(model.given, pointer) };
    }
    async find(given, pointer) {
        const known = this.found.get(given);
        if (known !== undefined)
            return known;
        if (this.remote && isUrl(given))
            return this.checkRemote(given, pointer);
        const absolute = isAbsolute(given) ? given : resolve(this.base, given);
        try {
            const path = await findWorkspaceFile(this.roots, given, this.base);
            const stand = await detectPointer(path);
            if (stand !== undefined) {
                const system = stand.kind === 'git-lfs' ? 'Git LFS' : 'DVC';
                this.refuse(pointer, given, `${quote(given)} is a ${system} pointer, not the file itself.`, stand.hint);
            }
            this.found.set(given, path);
            return path;
        }
        catch (error) {
            if (!(error instanceof WorkspaceFileError))
                throw error;
            const stand = error.fault === 'missing' ? await detectPointer(absolute) : undefined;
            const hint = stand?.hint ?? error.hint ?? `Relative paths start from ${this.base}.`;
            const message = stand === undefined ? error.message : `${quote(given)} has not been fetched by DVC.`;
            this.refuse(pointer, given, message, hint);
            return absolute;
        }
    }
    checkRemote(given, pointer) {
        const fault = remotePathFault(given);
        // The URL is not shown: it may hold a secret.
        if (fault !== undefined) {
            const hint = `The server reads ${REMOTE_SCHEMES.map((scheme) => `${scheme}:`).join(', ')} with credentials of its own.`;
            this.refuse(pointer, undefined, `the value ${fault}`, hint);
        }
        return given;
    }
    refuse(pointer, value, message, hint) {
        this.problems.push({
            code: 'config-path',
            place: this.config.locate(pointer),
            message: `${dotted(pointer)}: ${message}`,
            ...(value === undefined ? {} : { value: value.slice(0, 200) }),
            hint
        });
    }
}

;// CONCATENATED MODULE: ./build/js/src/config/test-run-config.js
/** The 2.x test run config as clients send it to the service: the registered form, in either spelling of its keys. */




const PLACE = { kind: 'input', name: 'testRunConfig' };
const locate = () => ({ ...PLACE });
/** Every problem of a test run config; each message names the key by its path. */
function validateTestRunConfig(config) {
    return read(config).problems;
}
/** @throws ProblemsError with every problem. */
function normaliseTestRunConfig(config) {
    const { problems, result } = read(config);
    if (result?.source.form !== 'registered' || problems.length > 0)
        throw new problem/* ProblemsError */.FQ(problems);
    const { source, testRunConfig, managedImageName } = result;
    return {
        ...(source.referenceId === undefined ? {} : { referenceDatasetId: source.referenceId }),
        evaluationDatasetId: source.evaluationId,
        modelId: source.modelId,
        ...(managedImageName === undefined ? {} : { managedImageName }),
        testRunConfig
    };
}
function read(config) {
    if (!values_isTable(config)) {
        return { problems: [{ code: 'config-type', place: PLACE, message: 'testRunConfig must be a mapping.' }] };
    }
    const spelled = [];
    const canonical = canonicalKeys(check_definition('registered'), config, spelled);
    const { problems } = check_checkSupport(check_definition('registered'), canonical, locate);
    const form = registered_readRegisteredForm(canonical, locate);
    return { ...form, problems: [...spelled, ...problems, ...form.problems] };
}
/** Known keys in snake_case and 64-bit integers, which the wire has as text, as numbers. Unknown keys stay as they are. */
function canonicalKeys(given, value, problems) {
    const schema = check_resolveSchema(given);
    if (typeof value === 'string' && isCount(schema) && /^-?\d{1,15}$/.test(value))
        return Number(value);
    if (!values_isTable(value) || schema.properties === undefined)
        return value;
    const result = Object.create(null);
    for (const [key, inner] of Object.entries(value)) {
        const snake = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
        const name = !Object.hasOwn(schema.properties, key) && Object.hasOwn(schema.properties, snake) ? snake : key;
        if (Object.hasOwn(result, name)) {
            problems.push({
                code: 'config-contradiction',
                place: PLACE,
                message: `${values_quote(name)} is given in two spellings.`
            });
        }
        const property = Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
        result[name] = property === undefined ? inner : canonicalKeys(property, inner, problems);
    }
    return result;
}
/** A whole number, and not one that may stay text because it can need all 64 bits. */
function isCount({ type }) {
    const types = [type].flat();
    return types.includes('integer') && !types.includes('string');
}

;// CONCATENATED MODULE: ./build/js/src/config/config.js




;// CONCATENATED MODULE: ./build/js/src/service/routes/config.js



const TEST_RUN = 'CONFIG_TYPE_TEST_RUN';
/** Parts of a test run config; a part is valid when a config that holds it is. */
const PARTS = new Map([
    [TEST_RUN, []],
    ['CONFIG_TYPE_PROFILING', ['profiling_config']],
    ['CONFIG_TYPE_MODEL_PROFILING', ['profiling_config', 'model_profiling']],
    ['CONFIG_TYPE_DATA_PROFILING', ['profiling_config', 'data_profiling']],
    ['CONFIG_TYPE_TEST_SUITE', ['test_suite_config']]
]);
function configHandlers() {
    const validate = ({ path, body }) => {
        const part = PARTS.get(path.configType);
        if (part === undefined) {
            throw new RpcError('invalidArgument', `there is no config type ${errors_quote(path.configType)}`);
        }
        const given = parseConfig(body.configJson ?? '');
        checkConfig(part.length === 0 ? given : wrap(given, part));
        return {};
    };
    return { validateConfig: validate, validateConfigInternal: validate };
}
/** Judges the parts of a config that a project holds for its test runs. @throws RpcError invalidArgument */
function checkProjectConfig(project) {
    const parts = [
        [project.profilingConfig, 'profiling_config'],
        [project.projectTestSuiteConfig, 'test_suite_config'],
        [project.runTimeInfo, 'run_time_info'],
        [project.stressTestCategories, 'categories']
    ];
    for (const [part, name] of parts)
        if (part !== undefined)
            checkConfig(wrap(part, [name]));
}
function checkConfig(config) {
    const problems = validateTestRunConfig(config);
    if (problems.length > 0)
        throw refusedConfig(problems);
}
/** Every problem, one per line. */
function refusedConfig(problems) {
    return new RpcError('invalidArgument', problems.map(problem/* formatProblem */.Vw).join('\n'));
}
function parseConfig(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        throw new RpcError('invalidArgument', 'configJson is not JSON text');
    }
}
/** A whole config around a part of one. */
function wrap(part, path) {
    const inner = path.reduceRight((value, key) => ({ [key]: value }), part);
    return {
        run_name: 'part',
        data_info: { ref_dataset_id: '-', eval_dataset_id: '-' },
        model_id: '-',
        ...inner
    };
}

;// CONCATENATED MODULE: ./build/js/src/service/routes/contract.js

/** The contract itself, as the file and as a page. Both are of the product and the same in every installation. */
function contractHandlers({ contract }) {
    let page;
    return {
        getContract: () => contract.text,
        getContractPage: () => (page ??= contractPage(contract.text))
    };
}

;// CONCATENATED MODULE: ./build/js/src/service/routes/health.js
function healthHandlers(tools) {
    return {
        getReadiness: async () => {
            await tools.readiness.check();
            return {};
        },
        getMetrics: () => tools.metrics.text()
    };
}

;// CONCATENATED MODULE: ./build/js/src/service/routes/images/requests.js



const MOST_REQUIREMENTS = 1_000;
const LONGEST_REQUIREMENT = 2_000;
const PYTHON_VERSION = /^3\.\d{1,2}$/;
const MANAGERS = { PACKAGE_TYPE_APT: 'apt', PACKAGE_TYPE_ROCKYLINUX: 'dnf' };
/** @throws RpcError invalidArgument with every mistake, one per line. */
function readCreateRequest(body, creator) {
    const problem = image_name_checkImageName(body.name);
    const problems = problem === undefined ? [] : [`${problem.message} ${problem.hint ?? ''}`.trim()];
    return { ...requests_readRequest(body, creator, problems), name: body.name };
}
/** A request without a name. @throws RpcError invalidArgument with every mistake, one per line. */
function readResolveRequest(body, creator) {
    return requests_readRequest(body, creator, []);
}
/** @param problems those that were found before */
function requests_readRequest(body, creator, problems) {
    const { pythonVersion } = body;
    if (pythonVersion !== undefined && pythonVersion !== '' && !PYTHON_VERSION.test(pythonVersion)) {
        problems.push(`pythonVersion ${errors_quote(pythonVersion)} is not a minor version such as "3.11"`);
    }
    const requirements = requests_readRequirements(body.pipRequirements, 'pipRequirements', problems);
    const constraints = requests_readRequirements(body.pipConstraints ?? [], 'pipConstraints', problems);
    const systemPackages = readPackages(body.packageRequirements ?? [], problems);
    if (problems.length > 0)
        throw new RpcError('invalidArgument', problems.join('\n'));
    return {
        name: '',
        requirements,
        ...(constraints.length === 0 ? {} : { constraints }),
        ...(systemPackages.length === 0 ? {} : { systemPackages }),
        ...(pythonVersion === undefined || pythonVersion === '' ? {} : { pythonVersion }),
        creator
    };
}
function readPackages(wire, problems) {
    if (wire.length > MOST_REQUIREMENTS) {
        problems.push(`there are more than ${MOST_REQUIREMENTS} packageRequirements`);
    }
    return wire.slice(0, MOST_REQUIREMENTS).flatMap((one, index) => {
        const version = one.versionSpecifier === '' ? undefined : one.versionSpecifier;
        const parsed = parseSystemPackage(one.name ?? '', version);
        if ('error' in parsed) {
            problems.push(`packageRequirements[${index}]: ${parsed.error}`);
            return [];
        }
        const type = one.packageType ?? 'PACKAGE_TYPE_UNSPECIFIED';
        return [
            type === 'PACKAGE_TYPE_UNSPECIFIED' ? parsed.package : { ...parsed.package, manager: MANAGERS[type] }
        ];
    });
}
function requests_readRequirements(wire, field, problems) {
    if (wire.length > MOST_REQUIREMENTS)
        problems.push(`there are more than ${MOST_REQUIREMENTS} ${field}`);
    return wire
        .slice(0, MOST_REQUIREMENTS)
        .flatMap((requirement, index) => readRequirement(requirement, `${field}[${index}]`, problems));
}
/** Name and specifier are two places to smuggle something in: each is read, and what counts is how they read joined. */
function readRequirement(wire, at, problems) {
    const name = wire.name ?? '';
    const specifier = wire.versionSpecifier ?? '';
    if (name.length + specifier.length > LONGEST_REQUIREMENT) {
        problems.push(`${at} is longer than ${LONGEST_REQUIREMENT} characters`);
        return [];
    }
    const alone = requirement_parseRequirement(name);
    if (!alone.ok) {
        problems.push(`${at}.name ${errors_quote(name)}: ${requests_describe(alone.fault)}`);
        return [];
    }
    if (alone.requirement.specifiers.length > 0 ||
        alone.requirement.url !== undefined ||
        alone.requirement.marker) {
        problems.push(`${at}.name ${errors_quote(name)}: only a name and extras; versions belong into versionSpecifier`);
        return [];
    }
    const given = specifier === '' ? name : `${name}${/^[<>=!~]/.test(specifier) ? '' : ' '}${specifier}`;
    const joined = requirement_parseRequirement(given);
    if (!joined.ok) {
        problems.push(`${at} ${errors_quote(given)}: ${requests_describe(joined.fault)}`);
        return [];
    }
    const { name: canonical, extras } = joined.requirement;
    if (canonical !== alone.requirement.name || extras.join() !== alone.requirement.extras.join()) {
        problems.push(`${at}.versionSpecifier ${errors_quote(specifier)} changes the name`);
        return [];
    }
    return [{ given, canonical: requirement_formatRequirement(joined.requirement) }];
}
function requests_describe(fault) {
    return fault.hint === undefined ? fault.message : `${fault.message} ${fault.hint}`;
}

;// CONCATENATED MODULE: ./build/js/src/service/routes/images/builds.js




/** Reference of an image as engines write it: nothing that could be taken for an option. */
const IMAGE_REFERENCE = /^[A-Za-z0-9][\w.:/@-]{0,511}$/;
function imageBuildHandlers(tools) {
    return {
        createImage: async ({ body }) => {
            const request = readCreateRequest(body, tools.creator);
            await tools.catalogue.refresh(request.name);
            return startBuild(tools, request.name, { build: request }, (buildJobId) => tools.images.startBuild({
                name: request.name,
                requirements: request.requirements,
                packages: request.systemPackages ?? [],
                pythonVersion: request.pythonVersion,
                requestKey: tools.runtime.requestKey(request),
                buildJobId,
                replaceExisting: body.replaceExisting === true
            }));
        },
        upgradeImage: async ({ path: { name }, body }) => {
            if (tools.runtime.upgrade === undefined)
                throw noBases(tools.runtime);
            const { baseImage } = body;
            if (baseImage !== undefined && !IMAGE_REFERENCE.test(baseImage)) {
                throw new RpcError('invalidArgument', `baseImage ${errors_quote(baseImage)} is not the name of an image`);
            }
            await tools.catalogue.refresh(name);
            const upgrade = { name, ...(baseImage === undefined ? {} : { baseImage }) };
            return startBuild(tools, name, { upgrade }, (jobId) => tools.images.startUpgrade(name, jobId));
        },
        deleteImage: async ({ path: { name }, query }) => {
            const localOnly = query.localOnly === true;
            await tools.catalogue.refresh(name);
            tools.images.startDelete(name, tools.ownerId);
            try {
                // Also older ones that the name has hidden, which would come into sight.
                for (const record of await tools.runtime.list()) {
                    if (record.name !== name)
                        continue;
                    await tools.runner.idleWork.drop(record.reference);
                    await tools.runtime.remove(record, { localOnly });
                }
                tools.images.finishDelete(name, true);
            }
            catch (error) {
                tools.images.finishDelete(name, false);
                throw new RpcError('unavailable', `the image ${name} could not be removed: ${errors_messageOf(error)}`);
            }
            return {};
        }
    };
}
/** @param start takes the name for the job, in the transaction that stores the job */
function startBuild(tools, name, spec, start) {
    const jobId = (0,external_node_crypto_.randomUUID)();
    tools.database.transaction(() => {
        tools.jobs.add({ id: jobId, type: 'JOB_TYPE_IMAGE_BUILDER', imageName: name, spec });
        start(jobId);
    });
    const row = tools.jobs.row(jobId);
    const answer = { image: tools.images.get(name), job: tools.jobs.toJob(row, false) };
    tools.runner.submit(row);
    return answer;
}

;// CONCATENATED MODULE: ./build/js/src/service/http/pages.js

const USUAL_PAGE_SIZE = 20;
const LARGEST_PAGE_SIZE = 1_000;
/** One page of a standard list. One item more than asked for is fetched, which tells whether there is a next page. */
async function readPage(source) {
    const size = pageSize(source.request.pageSize);
    const token = source.request.pageToken;
    const state = token === undefined || token === '' ? undefined : source.tokens.read(source.operation, token);
    const query = state === undefined ? source.query() : state.query;
    const found = await source.fetch(query, state?.after, size + 1);
    const items = found.slice(0, size);
    const last = items.at(-1);
    const hasMore = found.length > size;
    const nextPageToken = hasMore && last !== undefined
        ? source.tokens.write({
            operation: source.operation,
            query: query,
            after: source.keyOf(last)
        })
        : '';
    return { items, next: { nextPageToken, hasMore } };
}
function pageSize(given) {
    const size = Number(given ?? 0);
    if (size < 0)
        throw new RpcError('invalidArgument', 'pageSize must not be negative');
    return size === 0 ? USUAL_PAGE_SIZE : Math.min(size, LARGEST_PAGE_SIZE);
}

;// CONCATENATED MODULE: ./build/js/src/service/routes/images/list.js



const MOST_FILTERS = 500;
/** Characters of specifiers and patterns, which no version has. */
const NO_VERSION = /[<>=~*,;\s]/;
function imageListHandlers(tools) {
    return {
        getImage: async ({ path }) => {
            await tools.catalogue.refresh(path.name);
            return { image: tools.images.get(path.name) };
        },
        listImages: ({ body }) => {
            const filters = body.pipLibraries ?? [];
            if (body.pageToken !== undefined && body.pageToken !== '' && filters.length > 0) {
                throw new RpcError('invalidArgument', "pipLibraries may stand in the first page's request only: the pageToken carries the filter");
            }
            return listImages(tools, body, filters);
        },
        listImagesUnfiltered: ({ query }) => listImages(tools, query, [])
    };
}
/**
 * Lists images in the order of their names. Clients page until a token comes back that they have sent, so the last
 * page answers the token that led to it; a single page answers "".
 */
async function listImages(tools, request, wanted) {
    const filters = readFilters(wanted);
    await tools.catalogue.refresh();
    const page = await readPage({
        tokens: tools.tokens,
        operation: 'listImages',
        request,
        query: () => ({ filters }),
        fetch: (query, after, limit) => tools.images.list(query.filters, after, limit),
        keyOf: (image) => image.name
    });
    const { hasMore, nextPageToken } = page.next;
    return { images: page.items, nextPageToken: hasMore ? nextPageToken : (request.pageToken ?? '') };
}
/** @throws RpcError invalidArgument with every mistake, one per line. */
function readFilters(wanted) {
    if (wanted.length > MOST_FILTERS) {
        throw new RpcError('invalidArgument', `there are more than ${MOST_FILTERS} pipLibraries`);
    }
    const problems = [];
    const filters = new Map();
    for (const [index, { name: given = '', version = '' }] of wanted.entries()) {
        const parsed = requirement_parseRequirement(given);
        if (!parsed.ok)
            problems.push(`pipLibraries[${index}].name ${errors_quote(given)} is not a library name`);
        else if (NO_VERSION.test(version)) {
            problems.push(`pipLibraries[${index}].version ${errors_quote(version)} is not an exact version such as "1.0.2"; ranges are the client's`);
        }
        else {
            const { name } = parsed.requirement;
            filters.set(`${name} ${version}`, version === '' ? { name } : { name, version });
        }
    }
    if (problems.length > 0)
        throw new RpcError('invalidArgument', problems.join('\n'));
    return [...filters.values()];
}

;// CONCATENATED MODULE: ./build/js/src/service/routes/images/resolve.js





/** What an image would hold, and what one does. */
function imageContentHandlers(tools) {
    return {
        resolveImage: async ({ body, signal }) => {
            const request = readResolveRequest(body, tools.creator);
            const { contentKey, pythonVersion, lock } = await resolve_resolve(tools, request, signal);
            await tools.catalogue.refresh();
            const requestKey = tools.runtime.requestKey(request);
            return {
                requestKey,
                contentKey,
                pythonVersion,
                lock,
                pipLibraries: lockedLibraries(lock),
                images: tools.images.withKey({ requestKey, contentKey })
            };
        },
        getImageSbom: async ({ path }) => {
            await tools.catalogue.refresh(path.name);
            const record = tools.images.readyRecord(path.name);
            return { sbom: { ...sbomOf((await tools.runtime.complete?.(record)) ?? record) } };
        }
    };
}
/**
 * Ends with the client: nobody resolves for somebody who has gone.
 *
 * @throws RpcError failedPrecondition with the resolver's explanation, deadlineExceeded, or unavailable.
 */
async function resolve_resolve(tools, request, gone) {
    const { resolveSeconds } = tools.limits;
    const limit = AbortSignal.timeout(resolveSeconds * 1000);
    const signal = AbortSignal.any([gone, tools.closing, limit]);
    try {
        return await tools.resolver.resolve(request, signal);
    }
    catch (error) {
        if (error instanceof BuildError) {
            throw new RpcError('failedPrecondition', [error.message, error.hint ?? ''].join('\n').trim());
        }
        if (limit.aborted) {
            throw new RpcError('deadlineExceeded', `the requirements could not be resolved within ${resolveSeconds} s; others may be in line`);
        }
        if (signal.aborted)
            throw new RpcError('unavailable', 'the service is closing');
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/js/src/service/routes/images/handlers.js



function imageHandlers(tools) {
    return { ...imageListHandlers(tools), ...imageBuildHandlers(tools), ...imageContentHandlers(tools) };
}

;// CONCATENATED MODULE: ./build/js/src/service/routes/info.js

/** SDKs refuse a server older than themselves; 2.13 is the last of the line. */
const CLUSTER_VERSION = '2.13.2';
const CUSTOMER = 'embedded';
/** What this server does of what the vendor licenses one by one. */
const FEATURES = [];
function infoHandlers(tools) {
    const checkCustomer = (name) => {
        if (name !== CUSTOMER)
            throw new RpcError('notFound', 'there is no such customer');
    };
    return {
        getHealth: () => ({}),
        getRimeInfo: () => ({
            clusterInfoVersion: CLUSTER_VERSION,
            customerName: CUSTOMER,
            expirationTime: '2999-12-31T00:00:00Z',
            riPlan: 'RI_PLAN_DEFAULT',
            buildVersion: tools.version
        }),
        getLimitStatus: ({ path }) => {
            const known = tools.contract.named('RimeLicenseLimit').enum ?? [];
            checkCustomer(path.customerName);
            if (!known.includes(path.limit))
                throw new RpcError('notFound', 'there is no such limit');
            const limit = path.limit;
            return { limitStatus: { limit, limitStatus: 'STATUS_OK', limitValue: '0', currentValue: '0' } };
        },
        listEnabledFeatures: ({ path }) => {
            checkCustomer(path.customerName);
            return { customerName: CUSTOMER, enabledFeatures: [...FEATURES] };
        },
        getEnabledFeature: ({ path }) => {
            const known = tools.contract.named('RimeLicenseFeature').enum ?? [];
            checkCustomer(path.customerName);
            if (!known.includes(path.feature))
                throw new RpcError('notFound', 'there is no such feature');
            const feature = path.feature;
            return { feature, enabled: FEATURES.includes(feature) };
        }
    };
}

;// CONCATENATED MODULE: ./build/js/src/service/routes/jobs.js




const FULL_VIEW = 'JOB_VIEW_FULL';
const MODEL_OUTPUT_LINES = 1_000;
const MODEL_OUTPUT_CHARACTERS = 64 * 1024;
function jobHandlers(tools) {
    const { jobs } = tools;
    const logs = ({ path }) => ({
        result: { chunk: jobLog(tools, path.jobId) }
    });
    return {
        getJob: ({ path, query }) => ({ job: jobs.toJob(jobs.row(path.jobId), query.view === FULL_VIEW) }),
        getTestRunId: ({ path }) => {
            const { test_run_id: testRunId } = jobs.row(path.jobId);
            if (testRunId === null)
                throw new RpcError('notFound', 'this job has no test run');
            return { testRunId };
        },
        getJobProjectId: ({ path }) => {
            const { project_id: projectId } = jobs.row(path.jobId);
            if (projectId === null)
                throw new RpcError('notFound', 'this job belongs to no project');
            return { projectId: { uuid: projectId } };
        },
        listJobsForProject: async ({ path, query }) => {
            const projectId = path['projectId.uuid'];
            tools.projects.get(projectId);
            const page = await readPage({
                tokens: tools.tokens,
                operation: `listJobsForProject:${projectId}`,
                request: query,
                query: () => ({
                    projectId,
                    statuses: query['firstPageQuery.selectedStatuses'] ?? [],
                    types: query['firstPageQuery.selectedTypes'] ?? [],
                    isInternal: query['firstPageQuery.internalCreated'] ?? false
                }),
                // Every job here was asked for by a client.
                fetch: (filter, after, limit) => filter.isInternal ? [] : jobs.list(filter, after, limit),
                keyOf: (row) => row.seq
            });
            return { jobs: page.items.map((row) => jobs.toJob(row, query.view === FULL_VIEW)), ...page.next };
        },
        cancelJob: ({ path }) => {
            tools.runner.cancel(path.jobId);
            return {};
        },
        getLatestLogs: logs,
        getLatestLogsInternal: logs
    };
}
/** The job's own log; what the model printed follows once the job has ended, so that the log only ever grows. */
function jobLog(tools, jobId) {
    const row = tools.jobs.row(jobId);
    const folder = jobFolder(tools.stateDir, jobId);
    const log = readLog(folder.log);
    if (log === undefined)
        throw new RpcError('notFound', 'this job has no log');
    const output = row.completed_at === null ? undefined : readLog(folder.workerLog);
    if (output === undefined || output.trim() === '')
        return log;
    return `${log}Output of the model:\n${tailOf(output, MODEL_OUTPUT_LINES, MODEL_OUTPUT_CHARACTERS)}\n`;
}

;// CONCATENATED MODULE: ./build/js/src/service/routes/project-mask.js


/** What a client may change; the rest is the server's to say. */
const CHANGEABLE = new Set([
    'name',
    'description',
    'useCase',
    'ethicalConsideration',
    'workspaceId',
    'modelTask',
    'tags',
    'isPublished',
    'profilingConfig',
    'projectTestSuiteConfig',
    'runTimeInfo',
    'stressTestCategories',
    'continuousTestCategories'
]);
/**
 * `before` with the fields that `mask` names as they are in `given`; one that is absent there is cleared.
 *
 * @param mask a FieldMask as proto-JSON writes it: `name,profilingConfig.modelProfiling`, in either spelling. Absent or
 *   empty: all fields that are given.
 * @throws RpcError invalidArgument when it names what is no field or cannot be changed.
 */
function applyMask(contract, before, given, mask) {
    const named = (mask ?? '')
        .split(',')
        .map((path) => path.trim())
        .filter((path) => path !== '');
    const paths = named.length === 0 ? Object.keys(given) : named;
    const after = structuredClone(before);
    for (const path of paths) {
        const way = path.split('.').map(camelCase);
        checkField(contract, path, way);
        setField(after, way, fieldOf(given, way));
    }
    return after;
}
function checkField(contract, path, way) {
    if (!CHANGEABLE.has(way[0] ?? '')) {
        throw new RpcError('invalidArgument', `mask: ${errors_quote(path)} is not a field that can be changed`);
    }
    let schema = contract.named('ProjectProject');
    for (const name of way) {
        const fields = schema.properties ?? {};
        const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
        if (field === undefined)
            throw new RpcError('invalidArgument', `mask: there is no field ${errors_quote(path)}`);
        schema = contract.resolve(field);
    }
}
function fieldOf(message, way) {
    return way.reduce((value, name) => (isObject(value) ? value[name] : undefined), message);
}
function setField(message, way, value) {
    let target = message;
    for (const name of way.slice(0, -1)) {
        const next = target[name];
        const inner = isObject(next) ? next : {};
        target[name] = inner;
        target = inner;
    }
    const name = way.at(-1) ?? '';
    if (value === undefined)
        Reflect.deleteProperty(target, name);
    else
        target[name] = value;
}

;// CONCATENATED MODULE: ./build/js/src/service/routes/project-query.js

/** The first page's query of the list of projects. @throws RpcError invalidArgument for a day that does not exist. */
function readProjectQuery(query) {
    const text = query['firstPageQuery.search.expression'];
    return {
        // Projects have no owners here, and none is in production.
        isNone: query['firstPageQuery.ownerEmail'] !== undefined ||
            query['firstPageQuery.status'] === 'PROJECT_STATUS_PRODUCTION',
        workspaceId: query['workspaceId.uuid'],
        isPublished: query['firstPageQuery.isPublished'],
        createdFrom: readTime(query['firstPageQuery.creationTimeRange.startTime']),
        createdBefore: readTime(query['firstPageQuery.creationTimeRange.endTime']),
        runFrom: readTime(query['firstPageQuery.lastTestRunTimeRange.startTime']),
        runBefore: readTime(query['firstPageQuery.lastTestRunTimeRange.endTime']),
        stressTestCategories: query['firstPageQuery.stressTestCategories'],
        continuousTestCategories: query['firstPageQuery.continuousTestCategories'],
        modelTasks: query['firstPageQuery.modelTasks'],
        search: text === undefined
            ? undefined
            : { text, fields: query['firstPageQuery.search.searchFields'] ?? ['name'] },
        sortBy: query['firstPageQuery.sort.sortBy'] ?? 'creationTime',
        isDescending: query['firstPageQuery.sort.sortOrder'] === 'ORDER_DESCENDING'
    };
}
/** As times are stored: UTC with milliseconds. */
function readTime(given) {
    if (given === undefined)
        return undefined;
    const time = Date.parse(given);
    if (Number.isNaN(time))
        throw new RpcError('invalidArgument', `${given} is not a time that exists`);
    return new Date(time).toISOString();
}

;// CONCATENATED MODULE: ./build/js/src/service/routes/projects.js






const LONGEST_NAME = 500;
function projectHandlers(tools) {
    return {
        createProject: ({ body, caller }) => {
            checkName(body.name);
            checkProjectConfig(body);
            return tools.database.transaction(() => {
                const project = tools.projects.create(body);
                tools.makers.setProject(project.id?.uuid ?? '', caller);
                return { project };
            });
        },
        getProjectUrl: ({ path, baseUrl }) => {
            const id = path['projectId.uuid'];
            tools.projects.get(id);
            return { url: { url: `${baseUrl.replace(/^https?:\/\//, '')}/v1/projects/${id}` } };
        },
        updateProject: ({ path, body }) => {
            const id = path['projectId.uuid'];
            if (body.projectId?.uuid !== undefined && body.projectId.uuid !== id) {
                throw new RpcError('invalidArgument', 'projectId in the body is not the one in the path');
            }
            const project = tools.projects.update(id, (before) => {
                const after = applyMask(tools.contract, before, body.project ?? {}, body.mask);
                checkName(after.name ?? '');
                checkProjectConfig(after);
                return after;
            });
            return { project };
        },
        getProject: ({ path }) => ({ project: withDetails(tools.projects.get(path['projectId.uuid'])) }),
        listProjects: async ({ query }) => {
            const page = await readPage({
                tokens: tools.tokens,
                operation: 'listProjects',
                request: query,
                query: () => readProjectQuery(query),
                fetch: (filter, after, limit) => tools.projects.list(filter, after, limit),
                keyOf: (item) => item.key
            });
            return { projects: page.items.map((item) => withDetails(item.project)), ...page.next };
        },
        deleteProject: ({ path, caller }) => {
            tools.makers.checkProject(path['projectId.uuid'], caller);
            const jobs = tools.projects.delete(path['projectId.uuid']);
            for (const job of jobs)
                removeJobFolder(tools.stateDir, job);
            return {};
        }
    };
}
/** Names of projects, datasets, models and test runs. */
function checkName(name) {
    if (name.trim() === '')
        throw new RpcError('invalidArgument', 'name is empty');
    if (name.length > LONGEST_NAME) {
        throw new RpcError('invalidArgument', `name is longer than ${LONGEST_NAME} characters`);
    }
    return name;
}
function withDetails(project) {
    return {
        project,
        ownerDetails: { name: '', email: '' },
        lastUpdatedTime: project.lastTestRunTime ?? project.creationTime ?? ''
    };
}

;// CONCATENATED MODULE: ./build/js/src/service/jobs/dataset-job.js


/** Parameters that the engine has no use for yet. Ignoring one would test something else than was asked for. */
const dataset_job_UNSUPPORTED = [
    'rankingInfo',
    'nrowsPerTimeBin',
    'textFeatures',
    'imageFeatures',
    'promptCol',
    'intersections',
    'featureTypePath',
    'imageLoadPath'
];
/** @returns one sentence for each parameter that cannot be used. */
function checkDataParams(params) {
    const problems = dataset_job_UNSUPPORTED.filter((name) => !isUnset(params[name])).map((name) => `dataParams.${name} is not supported by this server`);
    if (params.loadingKwargs !== undefined && parseKwargs(params.loadingKwargs) === undefined) {
        problems.push('dataParams.loadingKwargs is not the JSON text of an object');
    }
    for (const name of Object.keys(params.experimentalFields ?? {})) {
        if (name !== 'label_map')
            problems.push(`dataParams.experimentalFields.${errors_quote(name)} is not known; allowed: label_map`);
    }
    const labelMap = params.experimentalFields?.['label_map'];
    if (labelMap !== undefined && !isLabelMap(labelMap)) {
        problems.push('dataParams.experimentalFields.label_map must map the spellings of labels to numbers');
    }
    return problems;
}
/** @param predictions those of the run's model on this dataset, when some are registered. */
function datasetJob(item, predictions) {
    const params = item.dataset.dataInfo?.dataParams ?? {};
    const job = { name: item.dataset.name ?? item.file.path, path: item.file.path };
    const predCol = predictions?.prediction.predInfo?.predParams?.predCol;
    const labelMap = params.experimentalFields?.['label_map'];
    if (params.labelCol !== undefined)
        job.labelCol = params.labelCol;
    if (params.timestampCol !== undefined)
        job.timestampCol = params.timestampCol;
    if (params.nrows !== undefined)
        job.nrows = Number(params.nrows);
    if (params.sample !== undefined)
        job.sample = params.sample;
    if (params.categoricalFeatures !== undefined)
        job.categoricalFeatures = params.categoricalFeatures;
    if (params.protectedFeatures !== undefined)
        job.protectedFeatures = params.protectedFeatures;
    if (params.featuresNotInModel !== undefined)
        job.featuresNotInModel = params.featuresNotInModel;
    if (params.classNames !== undefined)
        job.classNames = params.classNames;
    if (params.loadingKwargs !== undefined)
        job.loadingKwargs = parseKwargs(params.loadingKwargs) ?? {};
    if (isLabelMap(labelMap))
        job.labelMap = labelMap;
    if (predictions === undefined)
        return job;
    // Predictions in the data file itself are one of its columns, which must not become a feature.
    if (predictions.file.path === item.file.path && predCol !== undefined)
        return { ...job, predCol };
    return {
        ...job,
        predictions: { path: predictions.file.path, ...(predCol === undefined ? {} : { predCol }) }
    };
}
function isUnset(value) {
    return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}
function parseKwargs(text) {
    try {
        const value = JSON.parse(text);
        return isObject(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}
function isLabelMap(value) {
    return isObject(value) && Object.values(value).every((item) => typeof item === 'number');
}

;// CONCATENATED MODULE: ./build/js/src/service/routes/registry.js





function registryHandlers(tools) {
    const { registry, roots } = tools;
    /** An upload without its last entry may still be wanted; its time starts anew. */
    const release = (uploads) => {
        for (const id of uploads)
            tools.uploads.touch(id);
        return {};
    };
    return {
        registerDataset: async ({ path, body }) => {
            const projectId = projectOf(tools, path['projectId.uuid'], body.projectId);
            const dataInfo = body.dataInfo ?? {};
            const problems = checkDataParams(dataInfo.dataParams ?? {});
            if (problems.length > 0)
                throw new RpcError('invalidArgument', problems.join('\n'));
            const name = checkName(body.name);
            const { path: real, uploadId } = await registry_locate(tools, dataPath(dataInfo.connectionInfo));
            const file = await roots.register(real);
            const entry = { dataInfo, metadata: body.metadata };
            const datasetId = enter(tools, projectId, uploadId, () => registry.addDataset(projectId, name, entry, { file, uploadId }));
            return { datasetId };
        },
        registerModel: async ({ path, body }) => {
            const projectId = projectOf(tools, path['projectId.uuid'], body.projectId);
            const name = checkName(body.name);
            const { modelInfo, metadata, externalId } = body;
            const modelPath = modelPathOf(modelInfo);
            const from = modelPath === undefined ? undefined : await readModel(tools, modelPath);
            const id = enter(tools, projectId, from?.uploadId, () => registry.addModel(projectId, name, { modelInfo, metadata, externalId }, from));
            return { modelId: { uuid: id } };
        },
        registerPredictionSet: async ({ path, body }) => {
            const projectId = projectOf(tools, path['projectId.uuid'], body.projectId);
            const [modelId, datasetId] = [path['modelId.uuid'], path.datasetId];
            ownedBy(projectId, registry.model(modelId).projectId, 'model');
            ownedBy(projectId, registry.dataset(datasetId).projectId, 'dataset');
            const predInfo = body.predInfo ?? {};
            const { path: real, uploadId } = await registry_locate(tools, dataPath(predInfo.connectionInfo));
            const file = await roots.register(real);
            enter(tools, projectId, uploadId, () => {
                // Both may have been deleted while the file was read.
                registry.model(modelId);
                registry.dataset(datasetId);
                registry.putPrediction(modelId, datasetId, { predInfo, metadata: body.metadata }, { file, uploadId });
            });
            return {};
        },
        getDataset: ({ query }) => {
            const { datasetId, datasetName } = query;
            if (datasetId !== undefined)
                return { dataset: registry.dataset(datasetId).dataset };
            if (datasetName !== undefined)
                return { dataset: registry.datasetNamed(datasetName).dataset };
            throw new RpcError('invalidArgument', 'datasetId or datasetName is missing');
        },
        getModel: ({ query }) => {
            const { 'modelId.uuid': modelId, modelName } = query;
            if (modelId !== undefined)
                return { model: withOwner(registry.model(modelId).model) };
            if (modelName !== undefined)
                return { model: withOwner(registry.modelNamed(modelName).model) };
            throw new RpcError('invalidArgument', 'modelId.uuid or modelName is missing');
        },
        getPredictionSet: ({ path }) => {
            const item = registry.registeredPrediction(path['modelId.uuid'], path.datasetId);
            return { prediction: item.prediction };
        },
        listDatasets: async ({ path, query }) => {
            // No dataset is made by a schedule here, so that an interval of a schedule holds none.
            const isScheduled = query['firstPageReq.scheduledCtIntervals.startTime'] !== undefined ||
                query['firstPageReq.scheduledCtIntervals.endTime'] !== undefined;
            const page = await listOf(tools, 'listDatasets', path['projectId.uuid'], query, (id, after, limit) => isScheduled ? [] : registry.listDatasets(id, after, limit));
            return { datasets: page.items.map((item) => item.dataset), ...page.next };
        },
        listModels: async ({ path, query }) => {
            const page = await listOf(tools, 'listModels', path['projectId.uuid'], query, (id, after, limit) => registry.listModels(id, after, limit));
            return { models: page.items.map((item) => withOwner(item.model)), ...page.next };
        },
        listPredictionSets: async ({ path, query }) => {
            const projectId = path['projectId.uuid'];
            tools.projects.get(projectId);
            const page = await readPage({
                tokens: tools.tokens,
                operation: `listPredictionSets:${projectId}`,
                request: query,
                query: () => ({
                    modelId: query['firstPageReq.modelId'],
                    datasetId: query['firstPageReq.datasetId']
                }),
                fetch: (filter, after, limit) => registry.listPredictions(projectId, filter, after === undefined ? undefined : JSON.parse(String(after)), limit),
                keyOf: (item) => JSON.stringify(item.key)
            });
            return { predictions: page.items.map((item) => item.prediction), ...page.next };
        },
        deleteDataset: ({ path }) => release(registry.deleteDataset(path.datasetId)),
        deleteModel: ({ path }) => release(registry.deleteModel(path['modelId.uuid'])),
        deletePredictionSet: ({ path }) => release(registry.deletePrediction(path['modelId.uuid'], path.datasetId))
    };
}
/** Where a path given by a client leads: into an upload, or below a data root. */
async function registry_locate(tools, path) {
    return tools.uploads.locate(path) ?? { path: await tools.roots.locate(path) };
}
async function readModel(tools, path) {
    const { path: real, uploadId } = await registry_locate(tools, path);
    const { modelFiles: files, modelBytes: bytes } = tools.limits;
    return { file: await registerModel(real, { files, bytes }), uploadId };
}
/** Writes an entry. Its project or upload may have been deleted while the files were read, which can take minutes. */
function enter(tools, projectId, uploadId, write) {
    return tools.database.transaction(() => {
        tools.projects.get(projectId);
        if (uploadId !== undefined && !tools.uploads.touch(uploadId)) {
            throw new RpcError('invalidArgument', 'the upload was deleted while it was read');
        }
        return write();
    });
}
/** The path names the project; a body that names another one contradicts itself. */
function projectOf(tools, inPath, inBody) {
    if (inBody?.uuid !== undefined && inBody.uuid !== '' && inBody.uuid !== inPath) {
        throw new RpcError('invalidArgument', 'projectId in the body is not the one in the path');
    }
    tools.projects.get(inPath);
    return inPath;
}
/** What belongs to another project does not exist for this one. */
function ownedBy(projectId, owner, kind) {
    if (owner !== projectId)
        throw new RpcError('notFound', `the project has no such ${kind}`);
}
function dataPath(connection = {}) {
    const kinds = Object.keys(connection);
    if (kinds.length !== 1) {
        throw new RpcError('invalidArgument', 'connectionInfo must hold exactly one source, for example dataFile');
    }
    const { dataFile } = connection;
    if (dataFile === undefined) {
        throw new RpcError('invalidArgument', `connectionInfo.${kinds.join()} is not supported by this server; use dataFile`);
    }
    if (dataFile.dataType !== undefined && dataFile.dataType !== 'DATA_TYPE_UNSPECIFIED') {
        throw new RpcError('invalidArgument', `the data type ${dataFile.dataType} is not supported by this server`);
    }
    return dataFile.path;
}
/** Undefined for a placeholder: predictions or data only. */
function modelPathOf(info = {}) {
    const kinds = Object.keys(info);
    if (kinds.length === 0)
        return undefined;
    if (kinds.length > 1)
        throw new RpcError('invalidArgument', 'modelInfo must hold exactly one kind of model');
    if (info.modelPath === undefined) {
        throw new RpcError('invalidArgument', `modelInfo.${kinds.join()} is not supported by this server; use modelPath`);
    }
    return info.modelPath.path;
}
function withOwner(model) {
    return { model, ownerDetails: { name: '', email: '' } };
}
async function listOf(tools, operation, projectId, request, fetch) {
    tools.projects.get(projectId);
    return readPage({
        tokens: tools.tokens,
        operation: `${operation}:${projectId}`,
        request,
        query: () => ({}),
        fetch: (_query, after, limit) => fetch(projectId, after, limit),
        keyOf: (item) => item.seq
    });
}

;// CONCATENATED MODULE: ./build/js/src/service/routes/byte-fields.js
function caseOnWire(one, showDisplay) {
    const { display, ...rest } = one;
    if (showDisplay !== true || display === undefined)
        return rest;
    const { details, tableInfo, ...shown } = display;
    return {
        ...rest,
        display: {
            ...shown,
            ...(details === undefined ? {} : { details: base64(details) }),
            ...(tableInfo === undefined ? {} : { tableInfo: base64(tableInfo) })
        }
    };
}
function batchOnWire(batch, showDisplay) {
    const { display, failingRowsResult: rows, ...rest } = batch;
    const wire = rest;
    if (rows !== undefined) {
        const failingRows = rows.failingRows?.map((row) => row.details === undefined ? row : { ...row, details: base64(row.details) });
        wire.failingRowsResult = { ...rows, ...(failingRows === undefined ? {} : { failingRows }) };
    }
    if (showDisplay === true && display !== undefined) {
        const { summaryDetails, ...shown } = display;
        wire.display = {
            ...shown,
            ...(summaryDetails === undefined ? {} : { summaryDetails: base64(summaryDetails) })
        };
    }
    return wire;
}
function categoryOnWire(category) {
    const details = category.suggestion?.details;
    return details === undefined ? category : { ...category, suggestion: { details: base64(details) } };
}
function base64(text) {
    return Buffer.from(text).toString('base64');
}

;// CONCATENATED MODULE: ./build/js/src/service/routes/results.js




function resultHandlers(tools) {
    const { results, tokens } = tools;
    /** A page of what one run has found; half a run is not shown as one. */
    const page = (source) => readPage({
        ...source,
        tokens,
        fetch: (query, after, limit) => {
            results.checkEnded(query.testRunId);
            return source.fetch(query, after, limit);
        },
        keyOf: (item) => item.seq
    });
    // Texts and plots for a screen are most of an answer and are sent when they are asked for.
    return {
        getTestRun: ({ path }) => ({ testRun: results.run(path.testRunId) }),
        deleteTestRun: ({ path, caller }) => {
            tools.makers.checkTestRun(path.testRunId, caller);
            results.delete(path.testRunId);
            return {};
        },
        listTestRuns: async ({ query }) => {
            const found = await readPage({
                tokens,
                operation: 'listTestRuns',
                request: query,
                query: () => ({
                    projectId: query['firstPageQuery.projectId.uuid'] ?? query.projectId,
                    isOther: query['firstPageQuery.testingType'] === 'TEST_TYPE_CONTINUOUS_TESTING' ||
                        query['firstPageQuery.scheduleId.uuid'] !== undefined
                }),
                // This server runs stress tests only, and none by a schedule.
                fetch: ({ projectId, isOther }, after, limit) => isOther ? [] : results.listRuns(projectId, after, limit),
                keyOf: (item) => item.seq
            });
            return { testRuns: found.items.map((item) => item.run), ...found.next };
        },
        renameTestRun: ({ path, body }) => ({
            testRun: results.rename(path.testRunId, checkName(body.name ?? ''))
        }),
        listBatchResults: async ({ query }) => {
            const found = await page({
                operation: 'listBatchResults',
                request: query,
                query: () => ({ testRunId: required(query.testRunId, 'testRunId') }),
                fetch: ({ testRunId }, after, limit) => results.listBatches(testRunId, after, limit)
            });
            return {
                testBatches: found.items.map((item) => batchOnWire(item.value, query.showDisplay)),
                ...found.next
            };
        },
        getBatchResult: ({ path, query }) => {
            results.checkEnded(path.testRunId);
            return { testBatch: batchOnWire(results.batch(path.testRunId, path.testType), query.showDisplay) };
        },
        listTestCases: async ({ query }) => {
            const found = await page({
                operation: 'listTestCases',
                request: query,
                query: () => ({
                    testRunId: required(query['listTestCasesQuery.testRunId'], 'listTestCasesQuery.testRunId'),
                    testTypes: query['listTestCasesQuery.testTypes'] ?? [],
                    featureIds: query['listTestCasesQuery.urlSafeFeatureIds'] ?? []
                }),
                fetch: (filter, after, limit) => results.listCases(filter, after, limit)
            });
            return {
                testCases: found.items.map((item) => caseOnWire(item.value, query.showDisplay)),
                ...found.next
            };
        },
        listSummaryTests: async ({ query }) => {
            const found = await page({
                operation: 'listSummaryTests',
                request: query,
                query: () => ({ testRunId: required(query['query.testRunId'], 'query.testRunId') }),
                fetch: ({ testRunId }, after, limit) => results.listCategories(testRunId, after, limit)
            });
            return { summaryTestResults: found.items.map((item) => categoryOnWire(item.value)), ...found.next };
        },
        getCategoryResults: ({ path }) => {
            results.checkEnded(path.testRunId);
            const all = results.listCategories(path.testRunId, undefined, Number.MAX_SAFE_INTEGER);
            return { categoryTestResults: all.map((item) => categoryOnWire(item.value)) };
        },
        listFeatureResults: async ({ query }) => {
            const found = await readPage({
                tokens,
                operation: 'listFeatureResults',
                request: query,
                query: () => ({ testRunId: required(query.testRunId, 'testRunId') }),
                fetch: ({ testRunId }, after, limit) => {
                    results.checkEnded(testRunId);
                    return results.listFeatures(testRunId, after, limit);
                },
                keyOf: (feature) => feature.urlSafeFeatureId ?? ''
            });
            return { featureResults: found.items, ...found.next };
        },
        getFeatureResult: ({ path }) => {
            results.checkEnded(path.testRunId);
            return { featureResult: results.feature(path.testRunId, path.urlSafeFeatureId) };
        }
    };
}
function required(value, name) {
    if (value === undefined)
        throw new RpcError('invalidArgument', `${name} is missing`);
    return value;
}

;// CONCATENATED MODULE: ./build/js/src/service/routes/stress-tests.js









const SUPPORTED_TASKS = [
    'MODEL_TASK_BINARY_CLASSIFICATION',
    'MODEL_TASK_MULTICLASS_CLASSIFICATION',
    'MODEL_TASK_REGRESSION'
];
function stressTestHandlers(tools) {
    return {
        startStressTest: async ({ path, body, caller }) => {
            const project = tools.projects.get(path['projectId.uuid']);
            const projectId = path['projectId.uuid'];
            if (body.projectId?.uuid !== undefined && body.projectId.uuid !== projectId) {
                throw new RpcError('invalidArgument', 'projectId in the body is not the one in the path');
            }
            const given = withImageField(body.testRunConfig, body.experimentalFields ?? {});
            const config = stress_tests_readConfig(withProjectDefaults(given, project));
            const runName = checkName(config.testRunConfig.run_name);
            const task = stress_tests_taskOf(project.modelTask);
            await tools.catalogue.refresh(config.managedImageName);
            const jobId = (0,external_node_crypto_.randomUUID)();
            tools.database.transaction(() => {
                const spec = makeSpec(tools, projectId, task, config);
                tools.jobs.add({
                    id: jobId,
                    type: 'JOB_TYPE_MODEL_STRESS_TEST',
                    projectId,
                    testRunId: spec.testRunId,
                    ...(spec.imageName === undefined ? {} : { imageName: spec.imageName }),
                    ...(spec.imageReference === undefined ? {} : { imageReference: spec.imageReference }),
                    spec
                });
                tools.results.addRun({
                    id: spec.testRunId,
                    projectId,
                    jobId,
                    name: runName,
                    modelTask: task,
                    referenceId: config.referenceDatasetId,
                    evaluationId: config.evaluationDatasetId,
                    modelId: config.modelId
                });
                tools.makers.setTestRun(spec.testRunId, caller);
            });
            const row = tools.jobs.row(jobId);
            tools.runner.submit(row);
            return { job: tools.jobs.toJob(row, false) };
        }
    };
}
/** SDKs put a keyword that they do not know here, such as the one of the vendor's guide to managed images. */
const IMAGE_FIELD = 'rime_managed_image';
/** `start_stress_test(config, rime_managed_image="name")`: the image of a config that names none. */
function withImageField(given, fields) {
    const { [IMAGE_FIELD]: name, ...others } = fields;
    const [unknown] = Object.keys(others);
    if (unknown !== undefined) {
        throw new RpcError('invalidArgument', `experimentalFields: ${errors_quote(unknown)} is not known; allowed: ${IMAGE_FIELD}`);
    }
    if (name === undefined || !isObject(given))
        return given;
    if (typeof name !== 'string')
        throw new RpcError('invalidArgument', `${IMAGE_FIELD} must be the name of an image`);
    const runTime = given['run_time_info'] ?? given['runTimeInfo'] ?? {};
    const images = isObject(runTime) ? [runTime['custom_image'], runTime['customImage']] : [];
    if ([...images, given['custom_image'], given['customImage']].some((image) => image !== undefined)) {
        throw new RpcError('invalidArgument', `the config names an image, and so does ${IMAGE_FIELD}`);
    }
    const rest = { ...given };
    delete rest['runTimeInfo'];
    const info = isObject(runTime) ? { ...runTime, custom_image: { managed_image_name: name } } : runTime;
    return { ...rest, run_time_info: info };
}
/** What a project holds for its test runs goes for those whose config does not say otherwise, part by part. */
function withProjectDefaults(given, project) {
    if (!isObject(given))
        return given;
    const isSaid = (name) => given[name] !== undefined || given[camelCase(name)] !== undefined;
    const hasImage = isSaid('custom_image');
    const defaults = {
        profiling_config: project.profilingConfig,
        test_suite_config: project.projectTestSuiteConfig,
        categories: project.stressTestCategories,
        // An image at the top of the config is a part of this.
        run_time_info: hasImage ? undefined : project.runTimeInfo
    };
    const used = Object.entries(defaults).filter(([name, value]) => value !== undefined && !isSaid(name));
    return { ...given, ...Object.fromEntries(used) };
}
/** @throws RpcError invalidArgument with every problem, one per line. */
function stress_tests_readConfig(given) {
    try {
        const config = normaliseTestRunConfig(given);
        const { referenceDatasetId } = config;
        if (referenceDatasetId !== undefined)
            return { ...config, referenceDatasetId };
    }
    catch (error) {
        throw error instanceof problem/* ProblemsError */.FQ ? refusedConfig(error.problems) : error;
    }
    throw new RpcError('invalidArgument', 'data_info.ref_dataset_id is missing');
}
/** Everything the run needs, read in one transaction with its job. */
function makeSpec(tools, projectId, task, config) {
    const { registry } = tools;
    const reference = registry.dataset(config.referenceDatasetId);
    const evaluation = registry.dataset(config.evaluationDatasetId);
    const model = registry.model(config.modelId);
    ownedBy(projectId, reference.projectId, 'reference dataset');
    ownedBy(projectId, evaluation.projectId, 'evaluation dataset');
    ownedBy(projectId, model.projectId, 'model');
    const predictions = [config.referenceDatasetId, config.evaluationDatasetId].map((id) => registry.prediction(config.modelId, id));
    const [ofReference, ofEvaluation] = predictions;
    const files = [
        { what: 'The reference dataset', file: reference.file },
        { what: 'The evaluation dataset', file: evaluation.file },
        ...predictions.flatMap((item) => item === undefined ? [] : [{ what: 'A file of predictions', file: item.file }])
    ];
    return {
        testRunId: (0,external_node_crypto_.randomUUID)(),
        task,
        config: config.testRunConfig,
        reference: datasetJob(reference, ofReference),
        evaluation: datasetJob(evaluation, ofEvaluation),
        files,
        ...modelPart(tools, model, config.managedImageName),
        workers: tools.concurrency.workers,
        workerLimits: workerLimits(tools, config.testRunConfig),
        predictSeconds: tools.limits.predictSeconds
    };
}
function modelPart(tools, model, imageName) {
    if (model.file === undefined)
        return {};
    if (imageName === undefined) {
        throw new RpcError('invalidArgument', 'run_time_info.custom_image.managed_image_name is missing: a model runs in a managed image');
    }
    const { reference } = tools.images.takeForJob(imageName);
    return { model: model.file, imageName, imageReference: reference };
}
/** What the config asks for is what each worker may use. */
function workerLimits(tools, config) {
    const { worker, jobSeconds } = tools.limits;
    const { workers } = tools.concurrency;
    const { ram_request_megabytes: megabytes, cpu_request_millicores: millicores } = config.run_time_info?.resource_request ?? {};
    return {
        memoryMegabytes: megabytes === undefined ? Math.floor(worker.memoryMegabytes / workers) : Number(megabytes),
        cpus: millicores === undefined ? worker.cpus / workers : Number(millicores) / 1000,
        processes: worker.processes,
        seconds: jobSeconds
    };
}
function stress_tests_taskOf(task) {
    if (task !== undefined && SUPPORTED_TASKS.includes(task))
        return task;
    throw new RpcError('failedPrecondition', `the project's task is ${task ?? 'not set'}; this server tests ${SUPPORTED_TASKS.join(', ')}`);
}

;// CONCATENATED MODULE: ./build/js/src/service/routes/uploads.js
function uploadHandlers(tools) {
    const { uploads } = tools;
    const common = (upload, baseUrl) => ({
        doneFileUploadUrl: `${baseUrl}/v1-beta/uploads/${upload.token}/done`,
        destinationUrl: upload.destinationUrl,
        uploadLimit: String(uploads.limits.bytes)
    });
    const file = (request, baseUrl) => {
        const upload = uploads.startFile(request.fileName, request.uploadPath);
        return { uploadUrl: addressOf(upload, 0, baseUrl), ...common(upload, baseUrl) };
    };
    const folder = (request, baseUrl) => {
        const { directoryName, relativeFilePaths, uploadPath } = request;
        const upload = uploads.startFolder(directoryName, relativeFilePaths, uploadPath);
        const addresses = upload.files.map((path, number) => [path, addressOf(upload, number, baseUrl)]);
        return { uploadPathMap: Object.fromEntries(addresses), ...common(upload, baseUrl) };
    };
    return {
        getDatasetFileUploadUrl: ({ body, baseUrl }) => file(body, baseUrl),
        getDatasetFileUploadUrlByQuery: ({ query, baseUrl }) => file(query, baseUrl),
        getModelDirectoryUploadUrls: ({ body, baseUrl }) => folder(body, baseUrl),
        getModelDirectoryUploadUrlsByQuery: ({ query, baseUrl }) => folder(query, baseUrl),
        listUploadedFileUrls: () => ({ fileUrls: uploads.list() }),
        deleteUploadedFileUrl: async ({ query }) => {
            await uploads.remove(query.uploadedUrl);
            return {};
        },
        putUploadedFile: async ({ path, body }) => {
            await uploads.receive(path.uploadToken, path.fileNumber, body);
            return {};
        },
        finishUpload: async ({ path, body }) => {
            await uploads.finish(path.uploadToken, body);
            return {};
        }
    };
}
function addressOf(upload, number, baseUrl) {
    return `${baseUrl}/v1-beta/uploads/${upload.token}/files/${number}`;
}

;// CONCATENATED MODULE: ./build/js/src/service/store/migrations.js
/**
 * The schema, one step per version; a step that has shipped is never changed. `PRAGMA user_version` counts the steps
 * that were taken.
 *
 * `seq` is the order of every list. Bodies that are only stored and answered are JSON text; what is searched by or
 * guarded has a column.
 */
const MIGRATIONS = [
    `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;

  -- Service processes. Whether one is alive is told by the lock on its file, not by this row.
  CREATE TABLE owners (id TEXT PRIMARY KEY, pid INTEGER NOT NULL, started_at TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE projects (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    model_task TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at TEXT NOT NULL
  ) STRICT;

  CREATE TABLE datasets (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    project_id TEXT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    file TEXT NOT NULL,
    identity TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX datasets_by_name ON datasets (name);
  CREATE INDEX datasets_by_project ON datasets (project_id, seq);

  CREATE TABLE models (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    project_id TEXT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    file TEXT,
    identity TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX models_by_name ON models (name);
  CREATE INDEX models_by_project ON models (project_id, seq);

  CREATE TABLE predictions (
    model_id TEXT NOT NULL REFERENCES models (id) ON DELETE CASCADE,
    dataset_id TEXT NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
    body TEXT NOT NULL,
    file TEXT NOT NULL,
    created_at TEXT NOT NULL,
    PRIMARY KEY (model_id, dataset_id)
  ) STRICT, WITHOUT ROWID;

  -- A cache of what the runtime lists, and the only record of builds in progress and failed ones.
  CREATE TABLE images (
    name TEXT PRIMARY KEY,
    status TEXT NOT NULL,
    requirements TEXT NOT NULL,
    python_version TEXT,
    record TEXT,
    build_job_id TEXT,
    deleting_owner TEXT,
    created_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE jobs (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    project_id TEXT REFERENCES projects (id) ON DELETE CASCADE,
    test_run_id TEXT,
    image_name TEXT,
    owner TEXT NOT NULL,
    spec TEXT NOT NULL,
    engine_pid INTEGER,
    needs_cleanup INTEGER NOT NULL DEFAULT 0,
    cancel_requested INTEGER NOT NULL DEFAULT 0,
    error_message TEXT,
    created_at TEXT NOT NULL,
    started_at TEXT,
    completed_at TEXT
  ) STRICT;
  CREATE INDEX jobs_by_project ON jobs (project_id, seq);
  CREATE INDEX jobs_by_status ON jobs (status);

  -- Progress of a stress test: one row per planned test.
  CREATE TABLE job_tests (
    job_id TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    PRIMARY KEY (job_id, type)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE test_runs (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    project_id TEXT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    job_id TEXT NOT NULL,
    name TEXT NOT NULL,
    status TEXT NOT NULL,
    model_task TEXT NOT NULL,
    reference_id TEXT NOT NULL,
    evaluation_id TEXT NOT NULL,
    model_id TEXT NOT NULL,
    summary TEXT,
    created_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX test_runs_by_project ON test_runs (project_id, seq);

  CREATE TABLE test_cases (
    run_id TEXT NOT NULL REFERENCES test_runs (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    test_type TEXT NOT NULL,
    feature_id TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (run_id, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX test_cases_by_type ON test_cases (run_id, test_type, seq);

  CREATE TABLE test_batches (
    run_id TEXT NOT NULL REFERENCES test_runs (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    test_type TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (run_id, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE category_results (
    run_id TEXT NOT NULL REFERENCES test_runs (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (run_id, seq)
  ) STRICT, WITHOUT ROWID;
  `,
    `
  ALTER TABLE images ADD COLUMN request_key TEXT;
  ALTER TABLE images ADD COLUMN content_key TEXT;
  ALTER TABLE images ADD COLUMN status_message TEXT;
  ALTER TABLE images ADD COLUMN last_used_at TEXT;
  CREATE INDEX images_by_request ON images (request_key);
  CREATE INDEX images_by_content ON images (content_key);
  `,
    `
  -- The record with its lock stands apart, so that listing a thousand images reads no lock. \`contents\` is what of it
  -- the API answers; \`stamp\` tells one record from another without reading either.
  CREATE TABLE image_records (name TEXT PRIMARY KEY, record TEXT NOT NULL) STRICT;
  INSERT INTO image_records (name, record) SELECT name, record FROM images WHERE record IS NOT NULL;
  ALTER TABLE images DROP COLUMN record;
  ALTER TABLE images ADD COLUMN stamp TEXT;
  ALTER TABLE images ADD COLUMN packages TEXT NOT NULL DEFAULT '[]';
  -- Last, since it is long: what stands before it is read without it.
  ALTER TABLE images ADD COLUMN contents TEXT;
  CREATE INDEX images_by_job ON images (build_job_id);

  -- Libraries of the images that have a record: canonical name, and the version in two parts; see library-index.ts.
  CREATE TABLE image_libraries (
    library TEXT NOT NULL,
    version TEXT NOT NULL,
    local TEXT NOT NULL,
    image TEXT NOT NULL,
    PRIMARY KEY (library, image)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX image_libraries_by_version ON image_libraries (library, version, image, local);

  -- Images that another one has replaced and that may still be in use.
  CREATE TABLE retired_images (
    name TEXT NOT NULL,
    reference TEXT NOT NULL,
    record TEXT NOT NULL,
    remover TEXT,
    PRIMARY KEY (name, reference)
  ) STRICT, WITHOUT ROWID;
  ALTER TABLE jobs ADD COLUMN image_reference TEXT;

  -- Who installs the libraries of a content key; others of the same key wait.
  CREATE TABLE content_locks (content_key TEXT PRIMARY KEY, owner TEXT NOT NULL, job_id TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `,
    `
  -- Of a key only its SHA-256 is kept.
  CREATE TABLE api_keys (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    digest BLOB NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT,
    revoked_at TEXT,
    last_used_at TEXT
  ) STRICT, WITHOUT ROWID;

  -- Names of keys. What was made before keys had names is the administrators'.
  ALTER TABLE projects ADD COLUMN created_by TEXT;
  ALTER TABLE test_runs ADD COLUMN created_by TEXT;

  -- Counts of both come from this index alone.
  DROP INDEX jobs_by_status;
  CREATE INDEX jobs_by_status ON jobs (status, type);
  `,
    `
  -- Files that clients send. Only a digest of the token that permits it is kept.
  CREATE TABLE uploads (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    token_digest TEXT NOT NULL UNIQUE,
    status TEXT NOT NULL,
    root TEXT NOT NULL,
    files TEXT NOT NULL,
    created_at TEXT NOT NULL,
    used_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX uploads_by_status ON uploads (status);
  CREATE TABLE upload_files (
    upload_id TEXT NOT NULL REFERENCES uploads (id) ON DELETE CASCADE,
    file INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    PRIMARY KEY (upload_id, file)
  ) STRICT, WITHOUT ROWID;
  ALTER TABLE datasets ADD COLUMN upload_id TEXT;
  ALTER TABLE models ADD COLUMN upload_id TEXT;
  ALTER TABLE predictions ADD COLUMN upload_id TEXT;
  CREATE INDEX datasets_by_upload ON datasets (upload_id) WHERE upload_id IS NOT NULL;
  CREATE INDEX models_by_upload ON models (upload_id) WHERE upload_id IS NOT NULL;
  CREATE INDEX predictions_by_upload ON predictions (upload_id) WHERE upload_id IS NOT NULL;

  CREATE INDEX predictions_by_dataset ON predictions (dataset_id, model_id);
  CREATE INDEX test_runs_by_job ON test_runs (job_id);
  CREATE INDEX test_runs_by_time ON test_runs (project_id, created_at);
  CREATE INDEX jobs_listed ON jobs (project_id, seq, status, type);
  CREATE INDEX test_batches_by_type ON test_batches (run_id, test_type);

  -- What is counted for each feature; the index alone answers it, which it does not for generated columns.
  ALTER TABLE test_cases ADD COLUMN status TEXT;
  ALTER TABLE test_cases ADD COLUMN severity TEXT;
  UPDATE test_cases SET status = body ->> '$.status', severity = body ->> '$.severity';
  CREATE INDEX test_cases_by_feature ON test_cases (run_id, feature_id, seq, test_type, status, severity);
  `
];

;// CONCATENATED MODULE: ./build/js/src/service/store/database.js





const BUSY_TIMEOUT_MS = 5_000;
/**
 * One SQLite file in WAL mode. What a call has returned from is on disk (`synchronous = FULL`); several processes may
 * open the same file on one machine, not over a network file system.
 */
class Database {
    #db;
    #statements = new Map();
    /** @throws StateError when the file is damaged or was written by a later version. */
    constructor(file) {
        this.#db = new external_node_sqlite_.DatabaseSync(file, { enableForeignKeyConstraints: true, timeout: BUSY_TIMEOUT_MS });
        try {
            this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
            this.#checkHealth(file);
            this.#migrate(file);
        }
        catch (error) {
            this.#db.close();
            throw isDamage(error) ? damaged(file, errors_messageOf(error)) : error;
        }
    }
    run(sql, ...values) {
        return Number(this.#prepare(sql).run(...values).changes);
    }
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- names the columns at the call
    get(sql, ...values) {
        return this.#prepare(sql).get(...values);
    }
    all(sql, ...values) {
        return this.#prepare(sql).all(...values);
    }
    /** Writes all of `body` or nothing. Other processes wait; `body` must not await. */
    transaction(body) {
        this.#db.exec('BEGIN IMMEDIATE');
        try {
            const result = body();
            this.#db.exec('COMMIT');
            return result;
        }
        catch (error) {
            if (this.#db.isTransaction)
                this.#db.exec('ROLLBACK');
            throw error;
        }
    }
    close() {
        this.#db.close();
    }
    #prepare(sql) {
        let statement = this.#statements.get(sql);
        if (statement === undefined) {
            statement = this.#db.prepare(sql);
            this.#statements.set(sql, statement);
        }
        return statement;
    }
    #checkHealth(file) {
        const rows = this.all('PRAGMA quick_check(1)');
        const result = rows[0]?.quick_check ?? 'no answer';
        if (result !== 'ok')
            throw damaged(file, result);
    }
    #migrate(file) {
        this.transaction(() => {
            const version = this.get('PRAGMA user_version')?.user_version ?? 0;
            if (version > MIGRATIONS.length) {
                throw new StateError('state-newer', `${file} was written by a later version of this program (schema ${version}, known here: ${MIGRATIONS.length}).`, 'Use that version, or another --state-dir.');
            }
            for (const step of MIGRATIONS.slice(version))
                this.#db.exec(step);
            this.#db.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
        });
    }
}
function databaseFile(stateDir) {
    return (0,external_node_path_.join)(stateDir, 'state.sqlite');
}
/** @throws StateError */
function openDatabase(stateDir) {
    try {
        (0,external_node_fs_.mkdirSync)(stateDir, { recursive: true, mode: 0o700 });
        return new Database(databaseFile(stateDir));
    }
    catch (error) {
        if (error instanceof StateError)
            throw error;
        throw new StateError('state-unusable', `The state directory ${stateDir} cannot be used: ${errors_messageOf(error)}.`, 'Give a --state-dir on a local disk that this user may write to.');
    }
}
const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;
function isDamage(error) {
    const code = error.errcode;
    return code !== undefined && [SQLITE_CORRUPT, SQLITE_NOTADB].includes(code & 0xff);
}
function damaged(file, reason) {
    return new StateError('state-damaged', `${file} is damaged: ${reason}.`, 'Move the file away and start again: images are found by themselves, projects and results are lost.');
}

;// CONCATENATED MODULE: ./build/js/src/service/store/image-rows.js


/**
 * Tells one record from another. A record does not change once its image is listed, so that where the image is and when
 * it was made are enough, and thousands of records need not be compared; a later version of this product may read more
 * of the same one.
 */
function image_rows_stampOf(record) {
    const { runtime, reference, createdAt, requestKey, contentKey } = record;
    const text = [product/* PRODUCT */.A.version, runtime, reference, createdAt, requestKey, contentKey].join('\n');
    return (0,external_node_crypto_.hash)('sha256', text, 'base64url');
}
function contentsOf(record) {
    const { markerEnvironment, providedExtras, directUrls, creator } = record;
    return {
        pipLibraries: record.pipLibraries,
        packageRequirements: packagesToWire(record.systemPackages),
        markerEnvironment,
        providedExtras,
        directUrls,
        creator,
        sizeBytes: String(record.bytes)
    };
}
function toImage(row) {
    return {
        name: row.name,
        status: row.status,
        roleType: 'ROLE_TYPE_USER_DEFINED',
        pipRequirements: JSON.parse(row.requirements).map(toWire),
        packageRequirements: packagesToWire(JSON.parse(row.packages)),
        pipLibraries: [],
        creationTime: row.created_at,
        ...(row.contents === null ? {} : JSON.parse(row.contents)),
        ...(row.python_version === null ? {} : { pythonVersion: row.python_version }),
        ...(row.content_key === null ? {} : { contentKey: row.content_key }),
        ...(row.request_key === null ? {} : { requestKey: row.request_key }),
        ...(row.status_message === null ? {} : { statusMessage: row.status_message }),
        ...(row.last_used_at === null ? {} : { lastUsedTime: row.last_used_at }),
        ...(row.build_job_id === null ? {} : { buildJobId: row.build_job_id })
    };
}
const PACKAGE_TYPES = { apt: 'PACKAGE_TYPE_APT', dnf: 'PACKAGE_TYPE_ROCKYLINUX' };
function packagesToWire(packages) {
    return packages.map(({ name, version, manager }) => ({
        name,
        ...(version === undefined ? {} : { versionSpecifier: version }),
        ...(manager === undefined ? {} : { packageType: PACKAGE_TYPES[manager] })
    }));
}
/** `xgboost[gpu]==1.0.2; python_version < "3.9"` → name `xgboost[gpu]`, specifier the rest. */
function toWire(requirement) {
    const [, name = '', rest = ''] = /^\s*([\w.-]+(?:\s*\[[^\]]*\])?)\s*(.*)$/s.exec(requirement.given) ?? [];
    return rest === '' ? { name } : { name, versionSpecifier: rest };
}

;// CONCATENATED MODULE: ./build/js/src/service/store/library-index.js

/** Counting stops here: which of two frequent libraries is the rarer one does not matter any more. */
const COUNTED = 5_000;
/**
 * Which images hold which library. Names are canonical, versions compare as `==` of PEP 440 does: `1.0` is `1.0.0`, and a
 * version without a local label stands for all labels.
 *
 * The rarest filter leads: its images are walked in the order of their names, and each is looked up in the others, so
 * that a page costs as much as the rarest library is frequent, however many images there are.
 */
class LibraryIndex {
    #db;
    constructor(database) {
        this.#db = database;
    }
    /** Inside the caller's transaction. */
    put(image, libraries) {
        const rows = libraries.map(({ name, version }) => [canonicalName(name), ...versionKey(version)]);
        this.#db.run(`INSERT OR IGNORE INTO image_libraries (library, version, local, image)
       SELECT value ->> 0, value ->> 1, value ->> 2, ? FROM json_each(?)`, image, JSON.stringify(rows));
    }
    /** Inside the caller's transaction. @param libraries those that were put. */
    remove(image, libraries) {
        this.#db.run('DELETE FROM image_libraries WHERE image = ? AND library IN (SELECT value FROM json_each(?))', image, JSON.stringify(libraries.map(({ name }) => canonicalName(name ?? ''))));
    }
    /** Rows of `images` that pass all filters, in the order of names. @param filters at least one */
    find(filters, after, limit) {
        const [leading, ...others] = filters
            .map(partOf)
            .map((part) => ({ part, count: this.#count(part) }))
            .toSorted((a, b) => a.count - b.count)
            .map(({ part }) => part);
        if (leading === undefined)
            throw new Error('there is no filter');
        return this.#db.all(`SELECT images.* FROM image_libraries AS leading CROSS JOIN images ON images.name = leading.image
       WHERE ${leading.condition} AND leading.image > ? AND images.deleting_owner IS NULL
       ${others.map(({ condition }) => `AND EXISTS (SELECT 1 FROM image_libraries WHERE image = leading.image AND ${condition})`).join('\n')}
       ORDER BY leading.image LIMIT ?`, ...leading.values, after, ...others.flatMap(({ values }) => values), limit);
    }
    #count({ condition, values }) {
        const sql = `SELECT count(*) AS count FROM (SELECT 1 FROM image_libraries WHERE ${condition} LIMIT ${COUNTED})`;
        return this.#db.get(sql, ...values)?.count ?? 0;
    }
}
function partOf(filter) {
    if (filter.version === undefined)
        return { condition: 'library = ?', values: [filter.name] };
    const [version, local] = versionKey(filter.version);
    if (local === '')
        return { condition: 'library = ? AND version = ?', values: [filter.name, version] };
    return {
        condition: 'library = ? AND version = ? AND local = ?',
        values: [filter.name, version, local]
    };
}
/**
 * Two texts that are equal for equal versions: the public part without zeros at the end of the release, and the local
 * label. What PEP 440 does not know stands for itself.
 */
function versionKey(text) {
    const version = version_parseVersion(text);
    if (version === undefined)
        return [`=${text}`, ''];
    const release = version.release.slice(0, Math.max(1, version.release.findLastIndex((part) => part !== 0) + 1));
    return [version_formatVersion({ ...version, release, local: [] }), version.local.join('.')];
}

;// CONCATENATED MODULE: ./build/js/src/service/store/image-records.js


/**
 * Rows of images with their records and the index of their libraries, which change together: each change is inside the
 * caller's transaction.
 */
class ImageRecords {
    #db;
    #libraries;
    constructor(database) {
        this.#db = database;
        this.#libraries = new LibraryIndex(database);
    }
    get(name) {
        const row = this.#db.get('SELECT record FROM image_records WHERE name = ?', name);
        return row === undefined ? undefined : JSON.parse(row.record);
    }
    /** See `LibraryIndex.find`. */
    find(filters, after, limit) {
        return this.#libraries.find(filters, after, limit);
    }
    put(record, status) {
        this.#forgetLibraries(record.name);
        this.#libraries.put(record.name, record.pipLibraries);
        this.#db.run('INSERT OR REPLACE INTO image_records (name, record) VALUES (?, ?)', record.name, JSON.stringify(record));
        this.#db.run(`INSERT INTO images (name, status, requirements, packages, python_version, contents, stamp, request_key,
         content_key, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (name) DO UPDATE SET status = excluded.status, requirements = excluded.requirements,
         packages = excluded.packages, python_version = excluded.python_version, contents = excluded.contents,
         stamp = excluded.stamp, request_key = excluded.request_key, content_key = excluded.content_key,
         created_at = excluded.created_at, status_message = NULL`, record.name, status, JSON.stringify(record.requirements), JSON.stringify(record.systemPackages), record.pythonVersion, JSON.stringify(contentsOf(record)), image_rows_stampOf(record), record.requestKey, record.contentKey, record.createdAt);
    }
    /** Takes the record from an image that is being replaced: it is built for the first time from now on. */
    lose(name) {
        this.#forget(name);
        this.#db.run(`UPDATE images SET status = 'STATUS_BUILDING_FIRST_TIME', contents = NULL, stamp = NULL, content_key = NULL
       WHERE name = ?`, name);
    }
    delete(name) {
        this.#forget(name);
        this.#db.run('DELETE FROM images WHERE name = ?', name);
    }
    #forget(name) {
        this.#forgetLibraries(name);
        this.#db.run('DELETE FROM image_records WHERE name = ?', name);
    }
    #forgetLibraries(name) {
        const row = this.#db.get('SELECT contents FROM images WHERE name = ?', name);
        const contents = row?.contents ?? null;
        if (contents !== null)
            this.#libraries.remove(name, JSON.parse(contents).pipLibraries);
    }
}

;// CONCATENATED MODULE: ./build/js/src/service/store/retired-images.js
/**
 * Images that another one of the same name has replaced. They stay for the jobs that began with them, are listed no more,
 * and are removed from the runtime when the last such job has ended.
 */
class RetiredImages {
    #db;
    constructor(database) {
        this.#db = database;
    }
    /** Inside the caller's transaction. */
    add(record) {
        this.#db.run('INSERT OR IGNORE INTO retired_images (name, reference, record) VALUES (?, ?, ?)', record.name, record.reference, JSON.stringify(record));
    }
    record(name, reference) {
        const row = this.#db.get('SELECT record FROM retired_images WHERE name = ? AND reference = ? AND remover IS NULL', name, reference);
        return row === undefined ? undefined : JSON.parse(row.record);
    }
    /** Keys of all retired images, those that are being removed too. */
    keys() {
        const rows = this.#db.all('SELECT name, reference FROM retired_images');
        return new Set(rows.map(retiredKey));
    }
    /** Takes those that no active job uses, to be removed by `owner`. */
    take(owner) {
        return this.#db
            .all(`UPDATE retired_images SET remover = ? WHERE remover IS NULL AND NOT EXISTS (
           SELECT 1 FROM jobs WHERE status IN ('JOB_STATUS_PENDING', 'JOB_STATUS_RUNNING')
           AND image_name = retired_images.name AND image_reference = retired_images.reference)
         RETURNING record`, owner)
            .map(({ record }) => JSON.parse(record));
    }
    delete({ name, reference }) {
        this.#db.run('DELETE FROM retired_images WHERE name = ? AND reference = ?', name, reference);
    }
    /** They are to be removed by whoever comes next. Inside the caller's transaction, or none. */
    giveBack(owner) {
        this.#db.run('UPDATE retired_images SET remover = NULL WHERE remover = ?', owner);
    }
}
function retiredKey({ name, reference }) {
    return `${name}\n${reference}`;
}

;// CONCATENATED MODULE: ./build/js/src/service/store/images.js





const VERSION_KEY = 'catalogue-version';
/** The catalogue's cache. READY rows follow the runtime; the other rows are this service's own knowledge. */
class images_ImageStore {
    retired;
    #db;
    #records;
    /** The listing that was applied last, and the version that it left. */
    #applied;
    constructor(database) {
        this.#db = database;
        this.#records = new ImageRecords(database);
        this.retired = new RetiredImages(database);
    }
    /** Counts changes made by services, so that a listing taken before one is not applied after it. */
    version() {
        return this.#db.get('SELECT value FROM meta WHERE key = ?', VERSION_KEY)?.value ?? 0;
    }
    /**
     * Makes the rows with a record equal to what the runtime lists. Of several images of one name the newest counts.
     * A listing that was applied before costs no look at the rows; a changed one writes the changed rows.
     *
     * @param version what `version()` said before the runtime was asked.
     * @returns false, with nothing changed, when the catalogue has changed since.
     */
    reconcile(records, version) {
        const stamps = new Map(records.map((record) => [record, image_rows_stampOf(record)]));
        const listing = images_digestOf([...stamps].map(([{ name }, stamp]) => `${name} ${stamp}`));
        if (this.#applied?.listing === listing && this.#applied.version === version) {
            return this.version() === version;
        }
        return this.#db.transaction(() => {
            if (this.version() !== version)
                return false;
            if (this.#apply(records, stamps))
                this.#bump();
            this.#applied = { listing, version: this.version() };
            return true;
        });
    }
    /** @returns whether anything has changed. */
    #apply(records, stamps) {
        const retired = this.retired.keys();
        const listed = newestOfName(records.filter((record) => !retired.has(retiredKey(record))));
        const references = new Set(records.map(retiredKey));
        let isChanged = false;
        const rows = this.#db.all('SELECT name, status, stamp FROM images');
        for (const { name, status, stamp } of rows) {
            const record = listed.get(name);
            listed.delete(name);
            if (status === 'STATUS_BUILDING_FIRST_TIME')
                continue;
            if (record === undefined ? status === 'STATUS_FAILED' : stamp === stamps.get(record))
                continue;
            isChanged = true;
            if (record === undefined) {
                this.#loseRecord(name, status);
                continue;
            }
            const before = this.#records.get(name);
            if (before !== undefined && isOther(before, record) && references.has(retiredKey(before))) {
                this.retired.add(before);
            }
            this.#records.put(record, status === 'STATUS_REBUILDING' ? status : 'STATUS_READY');
        }
        for (const record of listed.values())
            this.#records.put(record, 'STATUS_READY');
        return isChanged || listed.size > 0;
    }
    /** Inside the caller's transaction. The name is the lock: one build of one name at a time. */
    startBuild(image) {
        const row = this.#row(image.name);
        if (row !== undefined && row.status !== 'STATUS_FAILED') {
            if (!image.replaceExisting || row.status !== 'STATUS_READY' || row.deleting_owner !== null) {
                throw new RpcError('alreadyExists', `an image named ${image.name} ${images_stateOf(row)}`);
            }
            this.#rebuild(image.name, image.buildJobId);
            return;
        }
        this.#db.run(`INSERT OR REPLACE INTO images
         (name, status, requirements, packages, python_version, request_key, build_job_id, created_at)
       VALUES (?, 'STATUS_BUILDING_FIRST_TIME', ?, ?, ?, ?, ?, ?)`, image.name, JSON.stringify(image.requirements), JSON.stringify(image.packages), image.pythonVersion ?? null, image.requestKey, image.buildJobId, new Date().toISOString());
    }
    /** Tells of an image that is built for the first time what it will hold, so that others find it by that. */
    setContentKey(jobId, contentKey) {
        this.#db.run(`UPDATE images SET content_key = ? WHERE build_job_id = ? AND status = 'STATUS_BUILDING_FIRST_TIME'`, contentKey, jobId);
    }
    /** Inside the caller's transaction. @throws RpcError when there is no READY image of the name. */
    startUpgrade(name, jobId) {
        const row = this.#usableRow(name);
        if (row.status !== 'STATUS_READY') {
            throw new RpcError('failedPrecondition', `the image ${name} ${images_stateOf(row)}`);
        }
        this.#rebuild(name, jobId);
    }
    /**
     * Inside the caller's transaction. A build that is no longer the row's own changes nothing. An image that was to be
     * replaced retires when there is a new one, and is READY again when there is none.
     *
     * @param message why there is no record
     */
    finishBuild(jobId, record, message) {
        const row = this.#db.get('SELECT * FROM images WHERE build_job_id = ?', jobId);
        if (row?.status !== 'STATUS_BUILDING_FIRST_TIME' && row?.status !== 'STATUS_REBUILDING')
            return;
        this.#bump();
        if (record !== undefined) {
            const replaced = this.#records.get(row.name);
            if (replaced !== undefined && isOther(replaced, record))
                this.retired.add(replaced);
            // A runtime may give back an environment that had been replaced.
            this.retired.delete(record);
            this.#records.put({ ...record, name: row.name }, 'STATUS_READY');
            return;
        }
        const isFirst = row.status === 'STATUS_BUILDING_FIRST_TIME';
        const reason = message ?? 'The build was cancelled.';
        this.#db.run('UPDATE images SET status = ?, status_message = ? WHERE name = ?', isFirst ? 'STATUS_FAILED' : 'STATUS_READY', isFirst ? reason : `The image was not replaced: ${reason}`, row.name);
    }
    /** @throws RpcError notFound, or failedPrecondition while it is being built or a job uses it. */
    startDelete(name, owner) {
        this.#db.transaction(() => {
            const row = this.#usableRow(name);
            if (row.status === 'STATUS_BUILDING_FIRST_TIME' || row.status === 'STATUS_REBUILDING') {
                throw new RpcError('failedPrecondition', `the image ${name} is being built; cancel job ${row.build_job_id ?? ''} first`);
            }
            const user = this.#db.get(`SELECT id FROM jobs WHERE image_name = ? AND type = 'JOB_TYPE_MODEL_STRESS_TEST'
         AND status IN ('JOB_STATUS_PENDING', 'JOB_STATUS_RUNNING')`, name);
            if (user !== undefined)
                throw new RpcError('failedPrecondition', `job ${user.id} uses the image ${name}`);
            this.#bump();
            this.#db.run('UPDATE images SET deleting_owner = ? WHERE name = ?', owner, name);
        });
    }
    finishDelete(name, removed) {
        this.#db.transaction(() => {
            const row = this.#row(name);
            if (row === undefined || row.deleting_owner === null)
                return;
            this.#bump();
            if (removed)
                this.#records.delete(row.name);
            else
                this.#db.run('UPDATE images SET deleting_owner = NULL WHERE name = ?', name);
        });
    }
    /** Inside the caller's transaction: what a dead service had begun to remove is given up. */
    abandonRemovals(owner) {
        this.#db.run('UPDATE images SET deleting_owner = NULL WHERE deleting_owner = ?', owner);
        this.retired.giveBack(owner);
    }
    has(name) {
        return this.#row(name) !== undefined;
    }
    /** @throws RpcError notFound */
    get(name) {
        return toImage(this.#usableRow(name));
    }
    /**
     * The record of an image that can be used: a READY one, or one that is being replaced.
     *
     * @throws RpcError when there is none a job could run in.
     */
    readyRecord(name) {
        const { status } = this.#usableRow(name);
        const record = this.#records.get(name);
        if (record === undefined) {
            throw new RpcError('failedPrecondition', `the image ${name} is not ready: its status is ${status}`);
        }
        return record;
    }
    /** Inside the caller's transaction, with the job that is to use it. @throws RpcError as `readyRecord` */
    takeForJob(name) {
        const record = this.readyRecord(name);
        this.#db.run('UPDATE images SET last_used_at = ? WHERE name = ?', new Date().toISOString(), name);
        return record;
    }
    /**
     * The image that a job has taken, also when another one has replaced it. One with the same libraries is as good, and a
     * runtime may have let the old one go for it.
     *
     * @throws RpcError notFound
     */
    taken(name, reference) {
        const current = this.#records.get(name);
        const retired = this.retired.record(name, reference);
        const isSame = current?.reference === reference || current?.contentKey === retired?.contentKey;
        const record = isSame ? current : retired;
        if (record === undefined)
            throw new RpcError('notFound', `the image ${name} of this job is gone`);
        return record;
    }
    /** READY images of a content or request key, and those that are being built of one. */
    withKey(keys) {
        return this.#db
            .all(`SELECT * FROM images WHERE deleting_owner IS NULL AND status <> 'STATUS_FAILED'
         AND (request_key = ? OR content_key = ?) ORDER BY name LIMIT 100`, keys.requestKey, keys.contentKey)
            .map(toImage);
    }
    /** In the order of names. What is in an image is known once it has been read back: only such ones pass a filter. */
    list(filters, after, limit) {
        const rows = filters.length > 0
            ? this.#records.find(filters, after ?? '', limit)
            : this.#db.all('SELECT * FROM images WHERE name > ? AND deleting_owner IS NULL ORDER BY name LIMIT ?', after ?? '', limit);
        return rows.map(toImage);
    }
    #rebuild(name, jobId) {
        this.#db.run(`UPDATE images SET status = 'STATUS_REBUILDING', status_message = NULL, build_job_id = ? WHERE name = ?`, jobId, name);
    }
    /** The image is no longer there. One that was being replaced is built for the first time from now on. */
    #loseRecord(name, status) {
        if (status === 'STATUS_REBUILDING')
            this.#records.lose(name);
        else
            this.#records.delete(name);
    }
    #bump() {
        this.#db.run('INSERT INTO meta (key, value) VALUES (?, 1) ON CONFLICT (key) DO UPDATE SET value = value + 1', VERSION_KEY);
    }
    #row(name) {
        return this.#db.get('SELECT * FROM images WHERE name = ?', name);
    }
    /** @throws RpcError notFound, also while it is being deleted. */
    #usableRow(name) {
        const row = this.#row(name);
        if (row === undefined || row.deleting_owner !== null) {
            throw new RpcError('notFound', `there is no image named ${JSON.stringify(name.slice(0, 200))}`);
        }
        return row;
    }
}
function newestOfName(records) {
    const newest = new Map();
    for (const record of records) {
        const other = newest.get(record.name);
        if (other === undefined || other.createdAt < record.createdAt)
            newest.set(record.name, record);
    }
    return newest;
}
function isOther(a, b) {
    return a.reference !== b.reference;
}
function images_stateOf(row) {
    if (row.deleting_owner !== null)
        return 'is being deleted';
    if (row.status === 'STATUS_READY')
        return 'exists';
    return row.status === 'STATUS_FAILED' ? 'has failed' : 'is being built';
}
function images_digestOf(lines) {
    return (0,external_node_crypto_.hash)('sha256', lines.join('\n'), 'base64url');
}

;// CONCATENATED MODULE: ./build/js/src/service/store/jobs.js

const RUN_STATUS = {
    JOB_STATUS_SUCCEEDED: 'TEST_TASK_STATUS_COMPLETED',
    JOB_STATUS_FAILED: 'TEST_TASK_STATUS_FAILED',
    JOB_STATUS_CANCELLED: 'TEST_TASK_STATUS_CANCELLED'
};
/**
 * Jobs: PENDING → RUNNING → SUCCEEDED, FAILED or CANCELLED. A terminal state never changes, and only a job's owner
 * moves it. Every change of state is one statement guarded by the state it expects.
 */
class JobStore {
    #db;
    #owner;
    constructor(database, owner) {
        this.#db = database;
        this.#owner = owner;
    }
    /** Inside the caller's transaction. */
    add(job) {
        this.#db.run(`INSERT INTO jobs (id, type, status, project_id, test_run_id, image_name, image_reference, owner, spec,
         created_at)
       VALUES (?, ?, 'JOB_STATUS_PENDING', ?, ?, ?, ?, ?, ?, ?)`, job.id, job.type, job.projectId ?? null, job.testRunId ?? null, job.imageName ?? null, job.imageReference ?? null, this.#owner, JSON.stringify(job.spec), new Date().toISOString());
    }
    /** @returns false when the job is no longer PENDING. */
    start(id) {
        return this.#db.transaction(() => {
            const changed = this.#db.run(`UPDATE jobs SET status = 'JOB_STATUS_RUNNING', started_at = ?, needs_cleanup = 1
         WHERE id = ? AND owner = ? AND status = 'JOB_STATUS_PENDING'`, new Date().toISOString(), id, this.#owner);
            if (changed === 1)
                this.#setRunStatus(id, 'TEST_TASK_STATUS_RUNNING');
            return changed === 1;
        });
    }
    setEnginePid(id, pid) {
        this.#db.run('UPDATE jobs SET engine_pid = ? WHERE id = ?', pid, id);
    }
    /**
     * Ends an active job and its test run. Inside the caller's transaction.
     *
     * @returns false, with nothing changed, when it had ended already or has another owner.
     */
    finish(id, status, errorMessage) {
        const changed = this.#db.run(`UPDATE jobs SET status = ?, error_message = ?, completed_at = ?, needs_cleanup = 0
       WHERE id = ? AND owner = ? AND status IN ('JOB_STATUS_PENDING', 'JOB_STATUS_RUNNING')`, status, errorMessage ?? null, new Date().toISOString(), id, this.#owner);
        if (changed === 1)
            this.#setRunStatus(id, RUN_STATUS[status]);
        return changed === 1;
    }
    /** Marks an active job; its owner does the rest. @returns its row as it was. @throws RpcError notFound */
    requestCancel(id) {
        this.#db.run(`UPDATE jobs SET cancel_requested = 1
       WHERE id = ? AND status IN ('JOB_STATUS_PENDING', 'JOB_STATUS_RUNNING')`, id);
        return this.row(id);
    }
    /** Own active jobs that a client has asked to cancel, whichever process it asked. */
    cancelRequested() {
        return this.#db
            .all(`SELECT id FROM jobs WHERE owner = ? AND cancel_requested = 1
         AND status IN ('JOB_STATUS_PENDING', 'JOB_STATUS_RUNNING')`, this.#owner)
            .map((row) => row.id);
    }
    /** Inside the caller's transaction: the jobs of a dead owner become this one's, to be ended and cleaned up. */
    takeOver(deadOwner) {
        this.#db.run(`UPDATE jobs SET owner = ? WHERE owner = ?
       AND (needs_cleanup = 1 OR status IN ('JOB_STATUS_PENDING', 'JOB_STATUS_RUNNING'))`, this.#owner, deadOwner);
    }
    /** All jobs of this owner that are not over. */
    ownActive() {
        return this.#db.all(`SELECT * FROM jobs WHERE owner = ? AND status IN ('JOB_STATUS_PENDING', 'JOB_STATUS_RUNNING')`, this.#owner);
    }
    needingCleanup() {
        return this.#db.all('SELECT * FROM jobs WHERE owner = ? AND needs_cleanup = 1', this.#owner);
    }
    keepForCleanup(id) {
        this.#db.run('UPDATE jobs SET needs_cleanup = 1 WHERE id = ?', id);
    }
    cleanedUp(id) {
        this.#db.run('UPDATE jobs SET needs_cleanup = 0, engine_pid = NULL WHERE id = ?', id);
    }
    planTests(id, types) {
        for (const [seq, type] of types.entries()) {
            this.#db.run("INSERT INTO job_tests (job_id, seq, type, status) VALUES (?, ?, ?, 'TEST_TASK_STATUS_PENDING')", id, seq, type);
        }
    }
    setTestStatus(id, type, status) {
        this.#db.run('UPDATE job_tests SET status = ? WHERE job_id = ? AND type = ?', status, id, type);
    }
    /** @throws RpcError notFound */
    row(id) {
        const row = this.#db.get('SELECT * FROM jobs WHERE id = ?', id);
        if (row === undefined)
            throw new RpcError('notFound', 'there is no job with this id');
        return row;
    }
    list(filter, after, limit) {
        const values = [filter.projectId, after ?? 0];
        let places = 'SELECT seq FROM jobs INDEXED BY jobs_listed WHERE project_id = ? AND seq > ?';
        for (const [column, wanted] of [
            ['status', filter.statuses],
            ['type', filter.types]
        ]) {
            if (wanted.length === 0)
                continue;
            places += ` AND ${column} IN (SELECT value FROM json_each(?))`;
            values.push(JSON.stringify(wanted));
        }
        // The index alone tells which jobs they are, so that a filter that few jobs pass does not read the others.
        const sql = `SELECT * FROM jobs WHERE seq IN (${places} ORDER BY seq LIMIT ?) ORDER BY seq`;
        return this.#db.all(sql, ...values, limit);
    }
    /** @param full also progress, test by test. */
    toJob(row, full) {
        const tests = this.#db.all('SELECT type, status FROM job_tests WHERE job_id = ? ORDER BY seq', row.id);
        const done = tests.filter((test) => test.status === 'TEST_TASK_STATUS_COMPLETED').length;
        return {
            jobId: row.id,
            jobType: row.type,
            status: row.status,
            creationTime: row.created_at,
            ...(row.started_at === null ? {} : { startTime: row.started_at }),
            ...(row.completed_at === null ? {} : { completionTime: row.completed_at }),
            runningTimeSecs: runningSeconds(row),
            jobData: row.test_run_id === null ? {} : { stress: stressOf(row, full ? tests : undefined) },
            jobProgressStr: tests.length === 0 ? '' : `${done} / ${tests.length} tests completed`,
            cancellationRequested: row.cancel_requested === 1,
            ...(row.error_message === null ? {} : { errorMsg: row.error_message })
        };
    }
    #setRunStatus(jobId, status) {
        this.#db.run('UPDATE test_runs SET status = ? WHERE job_id = ?', status, jobId);
    }
}
function stressOf(row, tests) {
    const testRunId = row.test_run_id ?? '';
    return {
        projectId: { uuid: row.project_id ?? '' },
        testRunId,
        ...(tests === undefined
            ? {}
            : { progress: { testRun: { testRunId, status: taskStatusOf(row.status), testBatches: tests } } })
    };
}
function taskStatusOf(status) {
    if (status === 'JOB_STATUS_PENDING')
        return 'TEST_TASK_STATUS_PENDING';
    if (status === 'JOB_STATUS_RUNNING')
        return 'TEST_TASK_STATUS_RUNNING';
    return RUN_STATUS[status];
}
/** For people only: limits and leases never read this clock. */
function runningSeconds(row) {
    if (row.started_at === null)
        return 0;
    const end = row.completed_at === null ? Date.now() : Date.parse(row.completed_at);
    return Math.max(0, (end - Date.parse(row.started_at)) / 1000);
}

;// CONCATENATED MODULE: ./build/js/src/service/store/owner.js




/**
 * A service process as the owner of jobs.
 *
 * It is alive as long as it holds an exclusive lock on a file of its own. The operating system drops the lock with the
 * process, however it ended, so that no clock, no heartbeat and no process id (which may be used again) is trusted.
 * SQLite takes the lock, since Node has no call for it.
 */
class Owner {
    id = (0,external_node_crypto_.randomUUID)();
    #folder;
    #lock;
    constructor(stateDir, database) {
        this.#folder = ownersFolder(stateDir);
        (0,external_node_fs_.mkdirSync)(this.#folder, { recursive: true, mode: 0o700 });
        this.#lock = new external_node_sqlite_.DatabaseSync(lockFile(this.#folder, this.id));
        this.#lock.exec('BEGIN EXCLUSIVE');
        // Only now: who finds the row may test the lock.
        database.run('INSERT INTO owners (id, pid, started_at) VALUES (?, ?, ?)', this.id, process.pid, new Date().toISOString());
    }
    /** Other processes of this state directory that have died. */
    findDead(database) {
        return database
            .all('SELECT id FROM owners WHERE id <> ?', this.id)
            .map((row) => row.id)
            .filter((id) => !owner_isAlive(this.#folder, id));
    }
    forget(database, id) {
        database.run('DELETE FROM owners WHERE id = ?', id);
        (0,external_node_fs_.rmSync)(lockFile(this.#folder, id), { force: true });
    }
    release(database) {
        database.run('DELETE FROM owners WHERE id = ?', this.id);
        this.#lock.close();
        (0,external_node_fs_.rmSync)(lockFile(this.#folder, this.id), { force: true });
    }
}
function ownersFolder(stateDir) {
    return (0,external_node_path_.join)(stateDir, 'owners');
}
function lockFile(folder, id) {
    return (0,external_node_path_.join)(folder, `${id}.lock`);
}
function owner_isAlive(folder, id) {
    const file = lockFile(folder, id);
    if (!(0,external_node_fs_.existsSync)(file))
        return false;
    const probe = new external_node_sqlite_.DatabaseSync(file);
    try {
        probe.exec('BEGIN EXCLUSIVE');
        return false;
    }
    catch {
        return true;
    }
    finally {
        probe.close();
    }
}

;// CONCATENATED MODULE: ./build/js/src/service/store/project-listing.js
/** `seq` is the order of creation, and breaks ties of the others. */
const SORT_COLUMN = {
    creationTime: '0',
    lastTestRunTime: "coalesce(p.last_run, '')",
    name: 'p.name'
};
const SEARCH_COLUMN = {
    name: 'p.name',
    description: "p.body ->> '$.description'",
    useCase: "p.body ->> '$.useCase'"
};
const HOLDS_ALL = (field) => `NOT EXISTS (SELECT value FROM json_each(?) EXCEPT SELECT value FROM json_each(p.body, '$.${field}'))`;
function projectListing(filter, after) {
    const conditions = ['1'];
    const values = [];
    const add = (condition, ...given) => {
        conditions.push(condition);
        values.push(...given);
    };
    if (filter.isNone === true)
        add('0');
    if (filter.workspaceId !== undefined)
        add("p.body ->> '$.workspaceId.uuid' = ?", filter.workspaceId);
    if (filter.isPublished !== undefined) {
        add("coalesce(p.body ->> '$.isPublished', 0) = ?", filter.isPublished ? 1 : 0);
    }
    if (filter.createdFrom !== undefined)
        add('p.created_at >= ?', filter.createdFrom);
    if (filter.createdBefore !== undefined)
        add('p.created_at < ?', filter.createdBefore);
    if (filter.runFrom !== undefined)
        add('p.last_run >= ?', filter.runFrom);
    if (filter.runBefore !== undefined)
        add('p.last_run < ?', filter.runBefore);
    for (const field of ['stressTestCategories', 'continuousTestCategories']) {
        const wanted = filter[field];
        if (wanted !== undefined)
            add(HOLDS_ALL(field), JSON.stringify(wanted));
    }
    if (filter.modelTasks !== undefined) {
        add('p.model_task IN (SELECT value FROM json_each(?))', JSON.stringify(filter.modelTasks));
    }
    if (filter.search !== undefined) {
        const { text, fields } = filter.search;
        const matches = fields.map((field) => `instr(lower(${SEARCH_COLUMN[field]}), lower(?)) > 0`);
        add(`(${matches.join(' OR ')})`, ...fields.map(() => text));
    }
    const column = SORT_COLUMN[filter.sortBy];
    if (after !== undefined) {
        const [seq = '', key = ''] = after.split(/ (.*)/s);
        const side = filter.isDescending ? '<' : '>';
        if (filter.sortBy === 'creationTime')
            add(`p.seq ${side} ?`, Number(seq));
        else
            add(`(${column}, p.seq) ${side} (?, ?)`, key, Number(seq));
    }
    const direction = filter.isDescending ? 'DESC' : 'ASC';
    return {
        conditions,
        values,
        order: filter.sortBy === 'creationTime' ? `p.seq ${direction}` : `${column} ${direction}, p.seq ${direction}`,
        keyOf: (row) => `${row.seq} ${project_listing_keyText(filter.sortBy, row)}`
    };
}
function project_listing_keyText(sortBy, row) {
    if (sortBy === 'name')
        return row.name;
    return sortBy === 'lastTestRunTime' ? (row.last_run ?? '') : '';
}

;// CONCATENATED MODULE: ./build/js/src/service/store/projects.js



class ProjectStore {
    #db;
    constructor(database) {
        this.#db = database;
    }
    create(given) {
        const { name, modelTask, ...body } = given;
        const id = (0,external_node_crypto_.randomUUID)();
        this.#db.run('INSERT INTO projects (id, name, model_task, body, created_at) VALUES (?, ?, ?, ?, ?)', id, name ?? '', modelTask ?? 'MODEL_TASK_UNSPECIFIED', JSON.stringify(body), new Date().toISOString());
        return this.get(id);
    }
    /** @throws RpcError notFound */
    get(id) {
        const row = this.#db.get(`${SELECT} WHERE id = ?`, id);
        if (row === undefined)
            throw new RpcError('notFound', 'there is no project with this id');
        return toProject(row);
    }
    /** @param change from the project as it is to what it is to be. @throws RpcError notFound, and what `change` throws. */
    update(id, change) {
        return this.#db.transaction(() => {
            const { name, modelTask, ...changed } = change(this.get(id));
            const body = { ...changed };
            // These are columns or come from elsewhere.
            delete body.id;
            delete body.creationTime;
            delete body.lastTestRunTime;
            this.#db.run('UPDATE projects SET name = ?, model_task = ?, body = ? WHERE id = ?', name ?? '', modelTask ?? 'MODEL_TASK_UNSPECIFIED', JSON.stringify(body), id);
            return this.get(id);
        });
    }
    /** @param after key of the last item before this page. */
    list(filter, after, limit) {
        const { conditions, values, order, keyOf } = projectListing(filter, after);
        const sql = `SELECT * FROM (${SELECT}) AS p WHERE ${conditions.join(' AND ')} ORDER BY ${order} LIMIT ?`;
        return this.#db
            .all(sql, ...values, limit)
            .map((row) => ({ key: keyOf(row), project: toProject(row) }));
    }
    /**
     * Deletes a project with all that belongs to it.
     *
     * @returns ids of its jobs, whose files are left to the caller.
     * @throws RpcError notFound; failedPrecondition while a job of it is active.
     */
    delete(id) {
        return this.#db.transaction(() => {
            this.get(id);
            const active = this.#db.get("SELECT 1 FROM jobs WHERE project_id = ? AND status IN ('JOB_STATUS_PENDING', 'JOB_STATUS_RUNNING')", id);
            if (active !== undefined) {
                throw new RpcError('failedPrecondition', 'a job of this project is active; cancel it first');
            }
            const jobs = this.#db.all('SELECT id FROM jobs WHERE project_id = ?', id);
            this.#db.run('DELETE FROM projects WHERE id = ?', id);
            return jobs.map((job) => job.id);
        });
    }
}
const SELECT = `SELECT *, (SELECT max(created_at) FROM test_runs WHERE project_id = projects.id) AS last_run FROM projects`;
function toProject(row) {
    return {
        ...JSON.parse(row.body),
        id: { uuid: row.id },
        name: row.name,
        modelTask: row.model_task,
        creationTime: row.created_at,
        ...(row.last_run === null ? {} : { lastTestRunTime: row.last_run })
    };
}

;// CONCATENATED MODULE: ./build/js/src/service/store/registry.js


/**
 * Datasets, models and predictions. An entry is known by its content, wherever the file lies: the same project, name,
 * parameters and file content is the same entry, anything else under the same name is a new one; a name finds the
 * newest.
 */
class RegistryStore {
    #db;
    constructor(database) {
        this.#db = database;
    }
    addDataset(projectId, name, body, from) {
        const { connectionInfo, dataParams } = body.dataInfo;
        const identity = [projectId, name, dataParams, connectionInfo?.dataFile?.dataType, from.file.sha256];
        return this.#add('datasets', projectId, name, body, from, identity);
    }
    addModel(projectId, name, body, from) {
        const identity = [projectId, name, body.externalId, from?.file.sha256];
        return this.#add('models', projectId, name, body, from, identity);
    }
    /** A model has one set of predictions for a dataset: registering again replaces it. */
    putPrediction(modelId, datasetId, body, from) {
        this.#db.run(`INSERT INTO predictions (model_id, dataset_id, body, file, upload_id, created_at) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET body = excluded.body, file = excluded.file, upload_id = excluded.upload_id,
         created_at = excluded.created_at`, modelId, datasetId, JSON.stringify(body), JSON.stringify(from.file), from.uploadId ?? null, new Date().toISOString());
    }
    /**
     * Deletes an entry, with the predictions that belong to it. Files and test runs stay.
     *
     * @returns uploads that entries were registered from.
     * @throws RpcError notFound
     */
    deleteDataset(id) {
        return this.#delete('datasets', 'dataset', 'dataset_id', id);
    }
    /** As `deleteDataset`. */
    deleteModel(id) {
        return this.#delete('models', 'model', 'model_id', id);
    }
    /** As `deleteDataset`. */
    deletePrediction(modelId, datasetId) {
        const deleted = this.#db.all('DELETE FROM predictions WHERE model_id = ? AND dataset_id = ? RETURNING upload_id', modelId, datasetId);
        if (deleted.length === 0)
            throw noPredictions();
        return uploadsOf(deleted);
    }
    /** @throws RpcError notFound */
    dataset(id) {
        return toDataset(found(this.#db.get('SELECT * FROM datasets WHERE id = ?', id), 'dataset', id));
    }
    datasetNamed(name) {
        const row = this.#db.get('SELECT * FROM datasets WHERE name = ? ORDER BY seq DESC LIMIT 1', name);
        return toDataset(found(row, 'dataset', name));
    }
    /** @throws RpcError notFound */
    model(id) {
        return toModel(found(this.#db.get('SELECT * FROM models WHERE id = ?', id), 'model', id));
    }
    modelNamed(name) {
        const row = this.#db.get('SELECT * FROM models WHERE name = ? ORDER BY seq DESC LIMIT 1', name);
        return toModel(found(row, 'model', name));
    }
    /** @throws RpcError notFound */
    registeredPrediction(modelId, datasetId) {
        const item = this.prediction(modelId, datasetId);
        if (item === undefined)
            throw noPredictions();
        return item;
    }
    prediction(modelId, datasetId) {
        const row = this.#db.get(`SELECT p.*, m.project_id, m.seq FROM predictions p JOIN models m ON m.id = p.model_id
       WHERE p.model_id = ? AND p.dataset_id = ?`, modelId, datasetId);
        return row === undefined ? undefined : toPrediction(row);
    }
    listDatasets(projectId, after, limit) {
        const sql = 'SELECT * FROM datasets WHERE project_id = ? AND seq > ? ORDER BY seq LIMIT ?';
        return this.#db.all(sql, projectId, after ?? 0, limit).map(toDataset);
    }
    listModels(projectId, after, limit) {
        const sql = 'SELECT * FROM models WHERE project_id = ? AND seq > ? ORDER BY seq LIMIT ?';
        return this.#db.all(sql, projectId, after ?? 0, limit).map(toModel);
    }
    /** By model in the order of registration, then by dataset. */
    listPredictions(projectId, filter, after, limit) {
        const values = [projectId, after?.modelSeq ?? 0, after?.datasetId ?? ''];
        let sql = `SELECT p.*, m.project_id, m.seq FROM models m JOIN predictions p ON p.model_id = m.id
      WHERE m.project_id = ? AND (m.seq, p.dataset_id) > (?, ?)`;
        for (const [column, wanted] of [
            ['m.id', filter.modelId],
            ['p.dataset_id', filter.datasetId]
        ]) {
            if (wanted === undefined)
                continue;
            sql += ` AND ${column} = ?`;
            values.push(wanted);
        }
        return this.#db
            .all(`${sql} ORDER BY m.seq, p.dataset_id LIMIT ?`, ...values, limit)
            .map(toPrediction);
    }
    #delete(table, kind, column, id) {
        return this.#db.transaction(() => {
            const predictions = this.#db.all(`SELECT upload_id FROM predictions WHERE ${column} = ?`, id);
            const deleted = this.#db.all(`DELETE FROM ${table} WHERE id = ? RETURNING upload_id`, id);
            if (deleted.length === 0)
                throw unknown(kind, id);
            return uploadsOf([...deleted, ...predictions]);
        });
    }
    #add(table, projectId, name, body, from, identityParts) {
        const identity = (0,external_node_crypto_.createHash)('sha256').update(canonicalJson(identityParts)).digest('hex');
        this.#db.run(`INSERT INTO ${table} (id, project_id, name, body, file, upload_id, identity, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (identity) DO UPDATE
         SET body = excluded.body, file = excluded.file, upload_id = excluded.upload_id`, (0,external_node_crypto_.randomUUID)(), projectId, name, JSON.stringify(body), from === undefined ? null : JSON.stringify(from.file), from?.uploadId ?? null, identity, new Date().toISOString());
        const row = this.#db.get(`SELECT id FROM ${table} WHERE identity = ?`, identity);
        if (row === undefined)
            throw new Error(`the new row of ${table} is gone`);
        return row.id;
    }
}
function found(row, kind, wanted) {
    if (row === undefined)
        throw unknown(kind, wanted);
    return row;
}
function unknown(kind, wanted) {
    return new RpcError('notFound', `there is no ${kind} ${errors_quote(wanted)}`);
}
function noPredictions() {
    return new RpcError('notFound', 'no predictions of this model on this dataset are registered');
}
function uploadsOf(rows) {
    return [...new Set(rows.flatMap((row) => row.upload_id ?? []))];
}
function toDataset(row) {
    const body = JSON.parse(row.body);
    const file = JSON.parse(row.file ?? 'null');
    return {
        seq: row.seq,
        projectId: row.project_id,
        file,
        dataset: {
            name: row.name,
            datasetId: row.id,
            projectIds: [{ uuid: row.project_id }],
            creationTime: row.created_at,
            dataInfo: body.dataInfo,
            ...(body.metadata === undefined ? {} : { userMetadata: body.metadata }),
            validityStatus: 'VALIDITY_STATUS_VALID',
            sizeBytes: String(file.sizeBytes)
        }
    };
}
function toModel(row) {
    const body = JSON.parse(row.body);
    return {
        seq: row.seq,
        projectId: row.project_id,
        file: row.file === null ? undefined : JSON.parse(row.file),
        model: {
            name: row.name,
            modelId: { uuid: row.id },
            projectIds: [{ uuid: row.project_id }],
            creationTime: row.created_at,
            ...(body.externalId === undefined ? {} : { externalId: body.externalId }),
            ...(body.metadata === undefined ? {} : { userMetadata: body.metadata }),
            ...(body.modelInfo === undefined ? {} : { modelInfo: body.modelInfo }),
            validityStatus: 'VALIDITY_STATUS_VALID'
        }
    };
}
function toPrediction(row) {
    const body = JSON.parse(row.body);
    return {
        key: { modelSeq: row.seq, datasetId: row.dataset_id },
        file: JSON.parse(row.file),
        prediction: {
            datasetId: row.dataset_id,
            modelId: { uuid: row.model_id },
            projectIds: [{ uuid: row.project_id }],
            creationTime: row.created_at,
            predInfo: body.predInfo,
            ...(body.metadata === undefined ? {} : { userMetadata: body.metadata }),
            validityStatus: 'VALIDITY_STATUS_VALID'
        }
    };
}
/** JSON with sorted keys: two clients that write the same parameters in another order mean the same. */
function canonicalJson(value) {
    return JSON.stringify(value, (_key, item) => typeof item === 'object' && item !== null && !Array.isArray(item)
        ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
        : item);
}

;// CONCATENATED MODULE: ./build/js/src/service/store/results.js

/** Test runs and what they found. Rows are written as the engine sends them; the run's status tells what they are worth. */
class ResultStore {
    #db;
    #address;
    /** @param address base URL of this service, for links to a run; it is filled once the port is known. */
    constructor(database, address) {
        this.#db = database;
        this.#address = address;
    }
    /** Inside the caller's transaction. */
    addRun(run) {
        this.#db.run(`INSERT INTO test_runs (id, project_id, job_id, name, status, model_task, reference_id, evaluation_id, model_id,
         created_at) VALUES (?, ?, ?, ?, 'TEST_TASK_STATUS_PENDING', ?, ?, ?, ?, ?)`, run.id, run.projectId, run.jobId, run.name, run.modelTask, run.referenceId, run.evaluationId, run.modelId, new Date().toISOString());
    }
    addCase(runId, seq, testCase) {
        this.#db.run(`INSERT INTO test_cases (run_id, seq, test_type, feature_id, status, severity, body)
       VALUES (?, ?, ?, ?, ?, ?, ?)`, runId, seq, testCase.testBatchType ?? '', testCase.urlSafeFeatureId ?? null, testCase.status ?? null, testCase.severity ?? null, JSON.stringify(testCase));
    }
    addBatch(runId, seq, batch) {
        this.#db.run('INSERT INTO test_batches (run_id, seq, test_type, body) VALUES (?, ?, ?, ?)', runId, seq, batch.testType ?? '', JSON.stringify(batch));
    }
    addCategory(runId, seq, category) {
        this.#db.run('INSERT INTO category_results (run_id, seq, body) VALUES (?, ?, ?)', runId, seq, JSON.stringify(category));
    }
    setSummary(runId, summary) {
        this.#db.run('UPDATE test_runs SET summary = ? WHERE id = ?', JSON.stringify(summary), runId);
    }
    /** @throws RpcError notFound */
    run(id) {
        return this.#toRun(this.#row(id));
    }
    rename(id, name) {
        this.#row(id);
        this.#db.run('UPDATE test_runs SET name = ? WHERE id = ?', name, id);
        return this.run(id);
    }
    /** @throws RpcError failedPrecondition while its job is active. */
    delete(id) {
        this.#db.transaction(() => {
            if (results_isActive(this.#row(id).status)) {
                throw new RpcError('failedPrecondition', 'the job of this test run is active; cancel it first');
            }
            this.#db.run('DELETE FROM test_runs WHERE id = ?', id);
        });
    }
    /** @throws RpcError unless the run has ended, so that nobody takes half a result for the whole. */
    checkEnded(id) {
        const { status } = this.#row(id);
        if (results_isActive(status)) {
            throw new RpcError('failedPrecondition', `the test run has not ended yet: its status is ${status}`);
        }
    }
    listRuns(projectId, after, limit) {
        const rows = projectId === undefined
            ? this.#db.all('SELECT * FROM test_runs WHERE seq > ? ORDER BY seq LIMIT ?', after ?? 0, limit)
            : this.#db.all('SELECT * FROM test_runs WHERE project_id = ? AND seq > ? ORDER BY seq LIMIT ?', projectId, after ?? 0, limit);
        return rows.map((row) => ({ seq: row.seq, run: this.#toRun(row) }));
    }
    listCases(filter, after, limit) {
        const { testRunId, testTypes, featureIds } = filter;
        const values = [testRunId, after ?? -1];
        const index = featureIds.length > 0 ? 'feature' : testTypes.length > 0 ? 'type' : undefined;
        let places = `SELECT seq FROM test_cases ${index === undefined ? '' : `INDEXED BY test_cases_by_${index}`}
      WHERE run_id = ? AND seq > ?`;
        for (const [column, wanted] of [
            ['test_type', testTypes],
            ['feature_id', featureIds]
        ]) {
            if (wanted.length === 0)
                continue;
            places += ` AND ${column} IN (SELECT value FROM json_each(?))`;
            values.push(JSON.stringify(wanted));
        }
        // Places are found in an index alone; only the bodies of this page are read.
        const sql = `SELECT seq, body FROM test_cases
      WHERE run_id = ? AND seq IN (${places} ORDER BY seq LIMIT ?) ORDER BY seq`;
        return this.#db.all(sql, testRunId, ...values, limit).map((row) => toItem(row));
    }
    listBatches(runId, after, limit) {
        const sql = 'SELECT seq, body FROM test_batches WHERE run_id = ? AND seq > ? ORDER BY seq LIMIT ?';
        return this.#db.all(sql, runId, after ?? -1, limit).map((row) => toItem(row));
    }
    /** @throws RpcError notFound */
    batch(runId, testType) {
        const row = this.#db.get('SELECT seq, body FROM test_batches WHERE run_id = ? AND test_type = ?', runId, testType);
        if (row === undefined)
            throw new RpcError('notFound', 'this test run has no such test');
        return JSON.parse(row.body);
    }
    listCategories(runId, after, limit) {
        const sql = 'SELECT seq, body FROM category_results WHERE run_id = ? AND seq > ? ORDER BY seq LIMIT ?';
        return this.#db.all(sql, runId, after ?? -1, limit).map((row) => toItem(row));
    }
    /**
     * The cases of one feature each, counted, by the feature's id. Cases of several features or none are not in it.
     *
     * @param after id of the last feature before this page.
     */
    listFeatures(runId, after, limit) {
        const sql = `${results_FEATURES} WHERE run_id = ? AND feature_id > ? GROUP BY feature_id ORDER BY feature_id LIMIT ?`;
        return this.#db.all(sql, runId, after ?? '', limit).map((row) => this.#toFeature(runId, row));
    }
    /** @throws RpcError notFound */
    feature(runId, featureId) {
        const sql = `${results_FEATURES} WHERE run_id = ? AND feature_id = ? GROUP BY feature_id`;
        // The empty id stands for cases that have no single feature.
        const row = featureId === '' ? undefined : this.#db.get(sql, runId, featureId);
        if (row === undefined)
            throw new RpcError('notFound', 'this test run has no such feature');
        return this.#toFeature(runId, row);
    }
    #toFeature(runId, row) {
        const name = this.#db.get(`SELECT body ->> '$.features[0]' AS name FROM test_cases WHERE run_id = ? AND seq = ?`, runId, row.first);
        return {
            urlSafeFeatureId: row.feature_id,
            featureName: name?.name ?? row.feature_id,
            severity: SEVERITIES[row.worst] ?? 'SEVERITY_UNSPECIFIED',
            summaryCounts: {
                total: String(row.total),
                pass: String(row.pass),
                warning: String(row.warning),
                fail: String(row.fail),
                skip: String(row.skip)
            },
            failingTests: JSON.parse(row.failing)
        };
    }
    #row(id) {
        const row = this.#db.get('SELECT * FROM test_runs WHERE id = ?', id);
        if (row === undefined)
            throw new RpcError('notFound', 'there is no test run with this id');
        return row;
    }
    #toRun(row) {
        const summary = row.summary === null ? {} : JSON.parse(row.summary);
        return {
            testRunId: row.id,
            name: row.name,
            projectId: { uuid: row.project_id },
            testingType: 'TEST_TYPE_STRESS_TESTING_UNSPECIFIED',
            modelTask: row.model_task,
            refDataId: row.reference_id,
            evalDataId: row.evaluation_id,
            modelId: { uuid: row.model_id },
            uploadTime: row.created_at,
            webAppUrl: { url: `${this.#address.url}/v1/test-runs/${row.id}` },
            status: row.status,
            // Figures of the whole run stand for a whole run only.
            ...(row.status === 'TEST_TASK_STATUS_COMPLETED' ? summary : {})
        };
    }
}
const SEVERITIES = [
    'SEVERITY_UNSPECIFIED',
    'SEVERITY_PASS',
    'SEVERITY_WARNING',
    'SEVERITY_ALERT'
];
/** Every column is in the index. */
const results_FEATURES = `
  SELECT feature_id, min(seq) AS first, count(*) AS total,
    count(*) FILTER (WHERE status = 'TEST_CASE_STATUS_PASS_UNSPECIFIED') AS pass,
    count(*) FILTER (WHERE status = 'TEST_CASE_STATUS_WARNING') AS warning,
    count(*) FILTER (WHERE status = 'TEST_CASE_STATUS_FAIL') AS fail,
    count(*) FILTER (WHERE status = 'TEST_CASE_STATUS_SKIP') AS skip,
    max(CASE severity ${SEVERITIES.map((name, rank) => `WHEN '${name}' THEN ${rank}`).join(' ')} ELSE 0 END) AS worst,
    json_group_array(DISTINCT test_type) FILTER (WHERE status = 'TEST_CASE_STATUS_FAIL') AS failing
  FROM test_cases INDEXED BY test_cases_by_feature`;
function results_isActive(status) {
    return status === 'TEST_TASK_STATUS_PENDING' || status === 'TEST_TASK_STATUS_RUNNING';
}
function toItem(row) {
    return { seq: row.seq, value: JSON.parse(row.body) };
}

;// CONCATENATED MODULE: ./build/js/src/service/store/uploads.js

/** Uploads and what has come of them. The address that files are sent to is known by its digest only. */
class UploadStore {
    #db;
    constructor(database) {
        this.#db = database;
    }
    add(id, token, root, files) {
        const now = new Date().toISOString();
        this.#db.run(`INSERT INTO uploads (id, token_digest, status, root, files, created_at, used_at)
       VALUES (?, ?, 'OPEN', ?, ?, ?, ?)`, id, uploads_digestOf(token), root, JSON.stringify(files), now, now);
    }
    /** The upload that may still be written with this token. */
    open(token) {
        return toUpload(this.#db.get(`SELECT id, status, root, files FROM uploads WHERE token_digest = ? AND status = 'OPEN'`, uploads_digestOf(token)));
    }
    get(id) {
        return toUpload(this.#db.get('SELECT id, status, root, files FROM uploads WHERE id = ?', id));
    }
    /** In the order of their creation. */
    finished() {
        return this.#db
            .all(`SELECT id, status, root, files FROM uploads WHERE status = 'DONE' ORDER BY seq`)
            .flatMap((row) => toUpload(row) ?? []);
    }
    /** Bytes that have come whole, without those of one file. */
    bytesBeside(id, file) {
        const sql = 'SELECT coalesce(sum(bytes), 0) AS bytes FROM upload_files WHERE upload_id = ? AND file <> ?';
        return this.#db.get(sql, id, file)?.bytes ?? 0;
    }
    /**
     * Records a file that has come.
     *
     * @param move puts it in its place: while no process can finish the upload, so that a finished one never changes.
     * @returns CLOSED when the upload takes no more files, FULL when it would grow past `mostBytes`.
     */
    addFile(id, file, bytes, mostBytes, move) {
        return this.#db.transaction(() => {
            if (this.get(id)?.status !== 'OPEN')
                return 'CLOSED';
            if (this.bytesBeside(id, file) + bytes > mostBytes)
                return 'FULL';
            move();
            this.#db.run(`INSERT INTO upload_files (upload_id, file, bytes) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET bytes = excluded.bytes`, id, file, bytes);
            return 'ADDED';
        });
    }
    /** Numbers of the files that have come. */
    present(id) {
        const rows = this.#db.all('SELECT file FROM upload_files WHERE upload_id = ?', id);
        return new Set(rows.map((row) => row.file));
    }
    finish(id) {
        return (this.#db.run(`UPDATE uploads SET status = 'DONE', used_at = ? WHERE id = ? AND status = 'OPEN'`, now(), id) === 1);
    }
    /** Puts off its expiry. @returns false when it is not there as a whole. */
    touch(id) {
        return this.#db.run(`UPDATE uploads SET used_at = ? WHERE id = ? AND status = 'DONE'`, now(), id) === 1;
    }
    /** Marks it for removal, once or again. @returns false when an entry of the registry names it. */
    beginRemoval(id) {
        return (this.#db.run(`UPDATE uploads SET status = 'REMOVING' WHERE id = ? AND NOT ${IS_REGISTERED}`, id) === 1);
    }
    removed(id) {
        this.#db.run('DELETE FROM uploads WHERE id = ?', id);
    }
    /** Those that nobody has used since then, and those whose removal was cut off. Registered ones are never among them. */
    expired(openBefore, doneBefore) {
        return this.#db
            .all(`SELECT id FROM uploads WHERE status = 'REMOVING' OR (
           ((status = 'OPEN' AND created_at < ?) OR (status = 'DONE' AND used_at < ?)) AND NOT ${IS_REGISTERED})`, openBefore.toISOString(), doneBefore.toISOString())
            .map((row) => row.id);
    }
}
const IS_REGISTERED = `(
  EXISTS (SELECT 1 FROM datasets WHERE upload_id = uploads.id)
  OR EXISTS (SELECT 1 FROM models WHERE upload_id = uploads.id)
  OR EXISTS (SELECT 1 FROM predictions WHERE upload_id = uploads.id))`;
function toUpload(row) {
    return row === undefined ? undefined : { ...row, files: JSON.parse(row.files) };
}
function uploads_digestOf(token) {
    return (0,external_node_crypto_.createHash)('sha256').update(token).digest('hex');
}
function now() {
    return new Date().toISOString();
}

;// CONCATENATED MODULE: ./build/js/src/service/recover-jobs.js









/**
 * Ends what services that were killed left running on a state directory, without starting one: their jobs are FAILED,
 * their engines, workers and private folders gone. Jobs of living services are not touched.
 *
 * @returns how many jobs were ended.
 * @throws StateError when the state directory cannot be used.
 */
async function recoverJobs(options) {
    const stateDir = (0,external_node_path_.resolve)(options.stateDir);
    if (!(0,external_node_fs_.existsSync)(databaseFile(stateDir)))
        return 0;
    const database = openDatabase(stateDir);
    const owner = new Owner(stateDir, database);
    try {
        const log = options.log ?? silentLogger;
        const { runtime } = options;
        const images = new images_ImageStore(database);
        const recovery = new Recovery({
            owner,
            database,
            jobs: new JobStore(database, owner.id),
            images,
            runtime,
            retiredSweep: new RetiredSweep({ images, runtime, ownerId: owner.id, log }),
            stateDir,
            log,
            isActive: () => false
        });
        const ended = recovery.run();
        await recovery.settled();
        return ended;
    }
    finally {
        owner.release(database);
        database.close();
    }
}

;// CONCATENATED MODULE: ./build/js/src/service/service.js












































/**
 * Starts the embedded backend: the RIME REST API over one runtime, with its state in one directory. Several services
 * may share a state directory on one machine.
 *
 * @throws StateError when the state directory cannot be used; Error for a missing data root or API key, or a port in use.
 */
async function startService(options) {
    const roots = await resolveRoots(options.dataRoots);
    const stateDir = (0,external_node_path_.resolve)(options.stateDir);
    const database = openDatabase(stateDir);
    let owner;
    try {
        const store = options.storedKeys === true ? new KeyStore(database) : undefined;
        const keys = new ApiKeys(options.apiKeys, store, options.log);
        requireKeys(options, store);
        owner = new Owner(stateDir, database);
        return await serve(options, stateDir, database, owner, keys, roots);
    }
    catch (error) {
        owner?.release(database);
        database.close();
        throw error;
    }
}
/** A server that nobody can use yet may wait for its first key, but not where others reach it. */
function requireKeys({ host, apiKeys, log }, store) {
    if (apiKeys.length > 0 || store?.hasValid() !== false)
        return;
    const message = 'The state directory has no API key that is valid.';
    const hint = 'Make one: rime-stress-test keys create --name NAME --role admin --state-dir DIRECTORY.';
    if (!guards_isLoopback(host))
        throw new StateError('state-no-keys', message, hint);
    log.warning(`${message} ${hint}`);
}
async function serve(options, stateDir, database, owner, keys, roots) {
    const { log, runtime } = options;
    const certificate = options.tls === undefined ? undefined : new Certificate(options.tls, log);
    const limits = limitsOf(options.limits);
    const concurrency = concurrencyOf(options.concurrency);
    const contract = new Contract();
    const address = { url: '' };
    const closed = new AbortController();
    const stores = {
        projects: new ProjectStore(database),
        registry: new RegistryStore(database),
        images: new images_ImageStore(database),
        jobs: new JobStore(database, owner.id),
        results: new ResultStore(database, address),
        makers: new Makers(database)
    };
    const metrics = new Metrics(database, options.version);
    const catalogue = new Catalogue(runtime, stores.images);
    const resolver = new Resolver(runtime);
    const runner = new JobRunner({
        ...stores,
        resolver,
        contract,
        database,
        owner,
        runtime,
        stateDir,
        concurrency,
        log,
        engineCommand: options.engineCommand ?? engineCommand(),
        mostEventBytes: limits.eventBytes,
        modelLimits: { files: limits.modelFiles, bytes: limits.modelBytes },
        jobSeconds: limits.jobSeconds,
        onEnd: (job) => metrics.observeJob(job)
    });
    const tools = {
        ...stores,
        contract,
        database,
        resolver,
        runner,
        runtime,
        limits,
        concurrency,
        stateDir,
        tokens: new PageTokens(pageTokenSecret(database)),
        catalogue,
        metrics,
        readiness: new Readiness({ database, askRuntime: () => catalogue.refresh(), log }),
        roots: new DataRoots(roots, limits.dataFileBytes),
        uploads: new Uploads(new UploadStore(database), (0,external_node_path_.join)(stateDir, 'uploads'), {
            bytes: limits.uploadBytes,
            files: limits.modelFiles
        }),
        ownerId: owner.id,
        closing: closed.signal,
        creator: options.creator ?? `${userName()}@${(0,external_node_os_.hostname)()}`,
        version: options.version
    };
    const listener = new Listener(limits, certificate);
    let browserGuard = new BrowserGuard(() => false);
    const server = createServer({
        contract,
        handlers: allHandlers(tools),
        admission: new Admission({
            keys,
            needsNoKey: new Set(options.openMetrics === true ? ['getMetrics'] : []),
            wrongKeySeconds: limits.wrongKeySeconds
        }),
        browserGuard: () => browserGuard,
        listener,
        limits,
        onRequest: (record) => {
            metrics.observeRequest(record);
            options.onRequest?.(record);
        },
        log
    });
    runner.recovery.run();
    try {
        await server.listen({ host: options.host, port: options.port });
    }
    catch (error) {
        certificate?.close();
        await runner.close(true);
        throw error;
    }
    const sweeping = sweepUploads(tools.uploads, log);
    const { port } = server.server.address();
    const scheme = certificate === undefined ? 'http' : 'https';
    address.url = `${scheme}://${hostName(options.host)}:${port}`;
    browserGuard = new BrowserGuard(hostRule(options.host, port, options.allowedHosts));
    catalogue.refresh().catch((error) => log.warning(errors_messageOf(error)));
    let closing;
    const close = async (cancelJobs) => {
        closed.abort(new Error('the service closes'));
        // Jobs first learn of it: the server's own end must not eat into their time.
        const jobsEnded = runner.close(cancelJobs);
        await listener.end(() => server.close());
        certificate?.close();
        await jobsEnded;
        await sweeping.stop();
        owner.release(database);
        database.close();
    };
    return {
        url: address.url,
        port,
        reload: () => certificate?.reload(),
        close: ({ cancelJobs }) => {
            if (closing !== undefined && cancelJobs)
                runner.cancelAll();
            closing ??= close(cancelJobs);
            return closing;
        }
    };
}
function allHandlers(tools) {
    return {
        ...infoHandlers(tools),
        ...healthHandlers(tools),
        ...projectHandlers(tools),
        ...imageHandlers(tools),
        ...registryHandlers(tools),
        ...uploadHandlers(tools),
        ...contractHandlers(tools),
        ...configHandlers(),
        ...stressTestHandlers(tools),
        ...jobHandlers(tools),
        ...resultHandlers(tools)
    };
}
const SWEEP_MS = 3_600_000;
/** Removes expired uploads now and every hour. */
function sweepUploads(uploads, log) {
    let sweep;
    const run = () => {
        sweep ??= uploads
            .sweep()
            .catch((error) => log.warning(`Expired uploads could not be removed: ${errors_messageOf(error)}`))
            .finally(() => (sweep = undefined));
    };
    run();
    const timer = setInterval(run, SWEEP_MS);
    timer.unref();
    return {
        stop: async () => {
            clearInterval(timer);
            await sweep;
        }
    };
}
/** One per state directory, so that page tokens outlive the process. */
function pageTokenSecret(database) {
    const key = 'page-token-secret';
    return database.transaction(() => {
        const row = database.get('SELECT value FROM meta WHERE key = ?', key);
        if (row !== undefined)
            return row.value;
        const secret = (0,external_node_crypto_.randomBytes)(32);
        database.run('INSERT INTO meta (key, value) VALUES (?, ?)', key, secret);
        return secret;
    });
}
function userName() {
    try {
        return (0,external_node_os_.userInfo)().username;
    }
    catch {
        return 'unknown';
    }
}

;// CONCATENATED MODULE: ./build/js/src/backend.js
/** Wires the parts of the embedded backend together for the entry points. */








/** The server of the settings, or the embedded backend on a free port of the loopback interface with a random key. */
async function openBackend(settings, options) {
    if (settings.server !== undefined) {
        const { url, apiKey } = settings.server;
        return { url, apiKey, name: new URL(url).origin, sharesFiles: false, close: () => Promise.resolve() };
    }
    const apiKey = (0,external_node_crypto_.randomBytes)(32).toString('hex');
    const { service, runtime } = await start(settings, {
        ...options,
        host: '127.0.0.1',
        port: 0,
        apiKeys: [apiKey]
    });
    return {
        url: service.url,
        apiKey,
        name: 'embedded',
        sharesFiles: true,
        runtime: { name: runtime.name, isolationMissing: runtime.isolation.missing },
        close: () => service.close({ cancelJobs: true })
    };
}
/** The same backend as a server of its own. */
async function serveBackend(settings, options) {
    return (await start(settings, options)).service;
}
/** Ends what a backend that was killed left running. @returns how many jobs that were. */
async function endAbandonedJobs(stateDirectory, runtimeName) {
    const choice = RUNTIMES.find((name) => name === runtimeName) ?? 'auto';
    const { runtime } = await selectRuntime(choice, { stateDir: stateDirectory, log: silentLogger });
    return recoverJobs({ stateDir: stateDirectory, runtime });
}
async function start({ runtime: choice, baseImage, index, registry }, options) {
    const { log } = options;
    try {
        const { runtime, reason } = await selectRuntime(choice, {
            stateDir: options.stateDirectory,
            log,
            ...(baseImage === undefined ? {} : { baseImage }),
            ...(index === undefined ? {} : { index }),
            ...(registry === undefined ? {} : { registry }),
            ...(options.environmentCache === undefined ? {} : { environmentCache: options.environmentCache })
        });
        log.info(reason);
        const service = await startService({
            ...options,
            stateDir: options.stateDirectory,
            runtime,
            version: product/* PRODUCT */.A.version
        });
        return { service, runtime };
    }
    catch (error) {
        throw asIncomplete(error);
    }
}
function asIncomplete(error) {
    if (!(error instanceof BuildError || error instanceof StateError))
        return error;
    const code = error instanceof StateError ? error.code : 'runtime-unavailable';
    return new errors_IncompleteRunError(code, error.message, {
        cause: error,
        ...(error.hint === undefined ? {} : { hint: error.hint })
    });
}


/***/ })

};
