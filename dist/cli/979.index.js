export const id = 979;
export const ids = [979];
export const modules = {

/***/ 13979:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCommand: () => (/* binding */ command_runCommand)
});

// EXTERNAL MODULE: ./node_modules/commander/esm.mjs
var esm = __webpack_require__(48179);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
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
function parseVersion(text) {
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
function formatVersion(version) {
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
    const version = parseVersion(wildcard ? text.slice(0, -2) : text);
    if (version === undefined)
        return versionFault(operator, text);
    const clause = { operator, version: formatVersion(version), wildcard };
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
            hint: `Write "${operator}${formatVersion({ ...version, local: [] })}".`
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
function formatSpecifier(specifier) {
    return `${specifier.operator}${specifier.version}${specifier.wildcard ? '.*' : ''}`;
}
/** Sorted and without repetitions, so that equal sets have one spelling. */
function canonicalSpecifiers(specifiers) {
    const byText = new Map(specifiers.map((specifier) => [formatSpecifier(specifier), specifier]));
    return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, specifier]) => specifier);
}
/**
 * Whether a version is in a set of clauses, by PEP 440's "Version specifiers".
 *
 * @param version any text; what is no version satisfies only `===`.
 * @param options.prereleases true for what is installed, since pip keeps an installed pre-release; false refuses
 *   every pre-release, also one that a clause names.
 */
function satisfiesSpecifier(specifiers, version, options) {
    const parsed = parseVersion(version);
    if (parsed !== undefined && isPrerelease(parsed) && !options.prereleases)
        return false;
    return specifiers.every((specifier) => specifier.operator === '==='
        ? version.toLowerCase() === specifier.version.toLowerCase()
        : parsed !== undefined && contains(specifier, parsed));
}
function contains(specifier, version) {
    const bound = parseVersion(specifier.version);
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
function andMarkers(a, b) {
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
function formatMarker(marker) {
    if (marker.kind === 'comparison') {
        const quote = marker.value.includes('"') ? "'" : '"';
        const value = `${quote}${marker.value}${quote}`;
        return marker.valueFirst
            ? `${value} ${marker.operator} ${marker.variable}`
            : `${marker.variable} ${marker.operator} ${value}`;
    }
    return marker.operands
        .map((operand) => marker.kind === 'and' && operand.kind === 'or' ? `(${formatMarker(operand)})` : formatMarker(operand))
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
        return satisfiesSpecifier([clause], left, { prereleases: true });
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
function parseRequirement(text) {
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
function formatRequirement(requirement) {
    const extras = requirement.extras.length > 0 ? `[${requirement.extras.join(',')}]` : '';
    const specifiers = requirement.specifiers.map(formatSpecifier).join(',');
    const url = requirement.url === undefined ? '' : ` @ ${requirement.url}`;
    // A URL ends at white space, so `;` needs some before it.
    const separator = requirement.url === undefined ? '; ' : ' ; ';
    const marker = requirement.marker === undefined ? '' : separator + formatMarker(requirement.marker);
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
    return canonicalSpecifiers(specifiers);
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
function checkImageName(name, place = { kind: 'input', name: 'image-name' }) {
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
    const digest = (0,external_node_crypto_.createHash)('sha256').update(sorted.map(formatRequirement).join('\n')).digest('hex');
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
class WorkspaceFileError extends Error {
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
async function findWorkspaceFile(roots, path, base) {
    const file = await openInside(roots, path, base);
    await file.handle.close();
    return file.path;
}
/** Content of a regular file inside one of `roots`. @throws WorkspaceFileError also when it has more than `maxBytes`. */
async function readWorkspaceFile(roots, path, options) {
    const file = await openInside(roots, path, options.base);
    try {
        const content = Buffer.alloc(options.maxBytes + 1);
        let length = 0;
        // A file may grow while it is read, so the cap holds for what is read and not for what `stat` says.
        for (;;) {
            const { bytesRead } = await file.handle.read(content, length, content.length - length, length);
            length += bytesRead;
            if (length > options.maxBytes) {
                throw new WorkspaceFileError('too-large', `${quote(path)} has more than ${options.maxBytes} bytes.`);
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
function displayPath(root, path) {
    const inside = (0,external_node_path_.relative)(root, path);
    return isEscape(inside) ? path : inside.split(external_node_path_.sep).join('/');
}
async function openInside(roots, path, base) {
    checkText(path);
    let handle;
    try {
        const realRoots = await Promise.all(roots.map((root) => (0,promises_.realpath)(root)));
        const real = await (0,promises_.realpath)((0,external_node_path_.resolve)(base, path));
        refuseOutside(realRoots, real, path);
        // O_NONBLOCK: opening a named pipe must not wait for a writer.
        // Neither flag exists on Windows, where undefined counts as 0 here.
        handle = await (0,promises_.open)(real, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK);
        const status = await handle.stat();
        if (!status.isFile())
            throw notAFile(path);
        // A link on the way may have been swapped since: what counts is what was opened.
        const opened = await pathOfHandle(handle, real);
        refuseOutside(realRoots, opened, path);
        const now = await (0,promises_.stat)(opened);
        if (now.ino !== status.ino || now.dev !== status.dev) {
            throw new WorkspaceFileError('unreadable', `${quote(path)} changed while it was opened.`);
        }
        return { path: opened, handle };
    }
    catch (error) {
        await handle?.close();
        throw asFault(error, path);
    }
}
async function pathOfHandle(handle, expected) {
    return process.platform === 'linux' ? (0,promises_.readlink)((0,external_node_path_.join)('/proc/self/fd', `${handle.fd}`)) : (0,promises_.realpath)(expected);
}
function checkText(path) {
    if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) {
        throw new WorkspaceFileError('url', `${quote(path)} is a URL; only files of the workspace can be read.`, 'Download the file in an earlier step and give its path.');
    }
    if (path.startsWith('~')) {
        throw new WorkspaceFileError('outside', `${quote(path)} is not a path of the workspace.`, 'Give a relative path.');
    }
    if (path.trim() === '' || path.includes('\0'))
        throw notAFile(path);
}
function refuseOutside(realRoots, real, path) {
    if (realRoots.some((root) => !isEscape((0,external_node_path_.relative)(root, real))))
        return;
    throw new WorkspaceFileError('outside', `${quote(path)} leads outside the workspace.`, 'Only files of the workspace are read. Copy the file there and give a relative path.');
}
/** Judges the result of `relative`: `..`, `../x`, or another drive on Windows. */
function isEscape(inside) {
    return inside === '..' || inside.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.isAbsolute)(inside);
}
function notAFile(path) {
    return new WorkspaceFileError('not-a-file', `${quote(path)} is not a regular file.`);
}
function asFault(error, path) {
    if (error instanceof WorkspaceFileError)
        return error;
    const code = error.code;
    if (code === 'ENOENT' || code === 'ENOTDIR')
        return new WorkspaceFileError('missing', `${quote(path)} does not exist.`);
    if (code === 'EISDIR' || code === 'ENXIO' || code === 'ELOOP')
        return notAFile(path);
    return new WorkspaceFileError('unreadable', `${quote(path)} cannot be read (${code ?? 'unknown error'}).`);
}
function quote(path) {
    return JSON.stringify(path.length > 200 ? `${path.slice(0, 199)}…` : path);
}

;// CONCATENATED MODULE: ./build/js/src/gate/loopback.js
/** Whether a host, as `URL.hostname` gives it, is this machine. */
function isLoopback(host) {
    return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

;// CONCATENATED MODULE: ./build/js/src/gate/backend-settings.js


const BACKEND_INPUTS = ['index-url', 'extra-index-urls', 'certificates', 'registry'];
const LARGEST_CERTIFICATES = 4 * 1024 * 1024;
/** A host as Docker tells it from a path: with a dot or a port, or localhost. */
const REGISTRY = /^(?:localhost|[a-z0-9-]+(?:\.[a-z0-9-]+)+|[a-z0-9-]+(?:\.[a-z0-9-]+)*(?=:\d))(?::\d{1,5})?(?:\/[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*)+$/;
async function checkBackendSettings(given, options) {
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

;// CONCATENATED MODULE: ./build/js/src/gate/duration.js
const WEEK_MS = 7 * 86_400_000;
const DURATION = /^P(?=\d|T\d)(?:(?<weeks>\d+)W)?(?:(?<days>\d+)D)?(?:T(?=\d)(?:(?<hours>\d+)H)?(?:(?<minutes>\d+)M)?(?:(?<seconds>\d+)S)?)?$/;
/**
 * Milliseconds of an ISO 8601 duration of fixed length: `P30D`, `P2W`, `PT12H`, `P1DT12H`. Undefined for everything else,
 * years and months too: nobody can say how long one is without a date.
 */
function parseDuration(text) {
    // Length first, so that no number is beyond what can be counted exactly.
    const groups = text.length > 30 ? undefined : DURATION.exec(text)?.groups;
    if (groups === undefined)
        return undefined;
    const of = (unit, milliseconds) => Number(groups[unit] ?? 0) * milliseconds;
    const total = of('weeks', WEEK_MS) +
        of('days', 86_400_000) +
        of('hours', 3_600_000) +
        of('minutes', 60_000) +
        of('seconds', 1_000);
    return Number.isSafeInteger(total) ? total : undefined;
}

;// CONCATENATED MODULE: ./build/js/src/gate/system-packages.js
/** Names of Debian and of RPM packages; a name cannot begin with "-", so it is never an option of a package manager. */
const system_packages_NAME = /^[A-Za-z0-9][A-Za-z0-9+._-]{0,127}$/;
/** Both managers' versions, which begin with a digit on the wire: `1:2.4.2-1+deb12u3`. */
const VERSION = /^\d[A-Za-z0-9+.:~^_-]{0,127}$/;
/** Reads packages of the operating system, one per line, as `name` or `name=version`; `#` begins a comment. */
function readSystemPackages(text) {
    const packages = new Map();
    const problems = [];
    for (const [index, written] of text.split(/\r\n|\n|\r/).entries()) {
        const content = written.replace(/(^|\s)#.*$/, '').trim();
        if (content === '')
            continue;
        const report = (message, hint) => {
            problems.push({
                code: 'input-system-packages',
                place: { kind: 'input', name: 'system-packages', line: index + 1 },
                message,
                value: content.slice(0, 200),
                ...(hint === undefined ? {} : { hint })
            });
        };
        const { name = '', version } = /^(?<name>[^=]*?)\s*(?:=\s*(?<version>.*))?$/.exec(content)?.groups ?? {};
        if (!system_packages_NAME.test(name) || (version !== undefined && !VERSION.test(version))) {
            report(`${JSON.stringify(content.slice(0, 200))} is not a system package.`, 'Write "name" or "name=version", one per line, with the version as the package manager writes it: libgomp1=12.2.0-14.');
        }
        else if (packages.has(name)) {
            report(`${name} is named twice.`, 'Keep one of the lines.');
        }
        else {
            packages.set(name, version === undefined ? { name } : { name, version });
        }
    }
    return { packages: [...packages.values()], problems };
}

;// CONCATENATED MODULE: ./build/js/src/report/model.js
const RESULTS_SCHEMA = 1;
/** `report` without what may differ between two runs of the same model, data, configuration and image. */
function deterministicView(report) {
    const { schema, product, name, task, verdict, counts, performance, categories, tests, notes } = report;
    return { schema, product, name, task, verdict, counts, performance, categories, tests, notes };
}
function noCounts() {
    return { total: 0, pass: 0, warning: 0, fail: 0, skip: 0 };
}
function countStatuses(items) {
    const counts = noCounts();
    for (const { status } of items) {
        counts.total++;
        counts[status]++;
    }
    return counts;
}
const BADNESS = { fail: 3, warning: 2, skip: 1, pass: 0 };
/** Worst first: by status, then by impact, then by name and id, so that no two orders are possible. */
function compareCases(a, b) {
    return (BADNESS[b.status] - BADNESS[a.status] ||
        compareNumbers(b.impact, a.impact) ||
        compareText(subjectOf(a), subjectOf(b)) ||
        compareText(a.id, b.id));
}
/** Worst first: by status, then by the impact of the worst case, then by share of cases that did not pass, then by name. */
function compareTests(a, b) {
    return (BADNESS[b.status] - BADNESS[a.status] ||
        compareNumbers(b.cases[0]?.impact ?? null, a.cases[0]?.impact ?? null) ||
        failingShare(b) - failingShare(a) ||
        compareText(a.name, b.name) ||
        compareText(a.type, b.type));
}
/** Cases of all tests that warned or failed, worst first; a failed test's cases come before a warned one's. */
function worstCases(report) {
    const found = [];
    for (const test of report.tests) {
        for (const one of test.cases) {
            if (one.status === 'fail' || one.status === 'warning')
                found.push({ test, case: one });
        }
    }
    return found.sort((a, b) => BADNESS[b.case.status] - BADNESS[a.case.status] ||
        BADNESS[b.test.status] - BADNESS[a.test.status] ||
        compareNumbers(b.case.impact, a.case.impact) ||
        compareText(a.test.name, b.test.name) ||
        compareText(a.test.type, b.test.type) ||
        compareCases(a.case, b.case));
}
/** What a case is about: its features, or the whole model. */
function subjectOf(one) {
    return one.features.length === 0 ? 'whole model' : one.features.join(', ');
}
function failingShare(test) {
    const judged = test.counts.total - test.counts.skip;
    return judged === 0 ? 0 : (test.counts.fail + test.counts.warning) / judged;
}
/** Null sorts below every number; NaN does not occur in a report. */
function compareNumbers(a, b) {
    if (a === b)
        return 0;
    if (a === null)
        return -1;
    if (b === null)
        return 1;
    return a - b;
}
/** By UTF-16 code units: the same on every machine, whatever its locale. */
function compareText(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}

;// CONCATENATED MODULE: ./build/js/src/gate/errors.js
/** The run could not be completed, so there is no verdict: status `error`, exit code 3, never green. */
class IncompleteRunError extends Error {
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

;// CONCATENATED MODULE: ./build/js/src/gate/verdict.js


const FAIL_ON = ['fail', 'warning', 'never'];
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








const REUSE = ['satisfies', 'exact', 'never'];
const REBUILD = ['beside', 'replace'];
const settings_RUNTIMES = ['auto', 'docker', 'venv'];
const ON_ERROR = ['fail', 'continue'];
/** Names of the inputs, the same for the action's inputs and the command's flags. A test holds them against action.yml. */
const INPUT_NAMES = [
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
];
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
    const workingDirectory = (0,external_node_path_.resolve)(root, given('working-directory') ?? '.');
    const folder = await (0,promises_.stat)(workingDirectory).catch(() => undefined);
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
        runtime: oneOf('runtime', settings_RUNTIMES, 'auto'),
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
    return (0,external_node_path_.isAbsolute)(path) ? path : (0,external_node_path_.resolve)(from, path);
}
function settings_quote(value) {
    return JSON.stringify(value.length > 200 ? `${value.slice(0, 199)}…` : value);
}
function optional(key, value) {
    return value === undefined ? {} : { [key]: value };
}

;// CONCATENATED MODULE: ./build/js/src/problem.js
/** The user's input cannot be used. Exit code 2; carries every problem found, not the first. */
class ProblemsError extends Error {
    name = 'ProblemsError';
    problems;
    constructor(problems) {
        super(problems.map(formatProblem).join('\n'));
        this.problems = problems;
    }
}
function formatPlace(place) {
    const name = place.kind === 'input' ? `input ${place.name}` : place.path;
    if (place.line === undefined)
        return name;
    return place.column === undefined ? `${name}:${place.line}` : `${name}:${place.line}:${place.column}`;
}
/** `stress.yml:3:5: unknown key "epochs". Nearest: "categories".` */
function formatProblem(problem) {
    const hint = problem.hint === undefined ? '' : ` ${problem.hint}`;
    return `${formatPlace(problem.place)}: ${describeProblem(problem)}${hint}`;
}
/** What is wrong and what is allowed, for those who show place and hint themselves. */
function describeProblem({ message, allowed = [] }) {
    return allowed.length === 0 ? message : `${message} Allowed: ${allowed.join(', ')}.`;
}

;// CONCATENATED MODULE: ./build/js/package.json
const package_namespaceObject = {"rE":"0.1.0"};
;// CONCATENATED MODULE: ./build/js/src/product.js

/** What reports, records and the User-Agent header name. */
const PRODUCT = { name: 'rime-stress-test-action', version: package_namespaceObject.rE };

;// CONCATENATED MODULE: ./build/js/src/report/escape.js
/* eslint-disable no-control-regex -- control characters are what this file takes out */
/**
 * The only place where text from users, data, models and servers is made fit for Markdown, HTML, XML and logs.
 * Nothing in this folder writes such text to an output without one of these functions.
 */
/** Shown text is cut here unless a caller says otherwise. */
const DEFAULT_CUT = 200;
const ELLIPSIS = '…';
const ZERO_WIDTH_SPACE = '\u200b';
// A grapheme may carry any number of combining marks, so a limit on graphemes alone is no limit on bytes.
const MAX_UNITS_PER_GRAPHEME = 16;
const PLAIN = /^[\u0020-\u007e\u00a1-\u00ac\u00ae-\u02ff]*$/;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** The first `limit` graphemes (what a reader counts as characters) of `text`, with `…` in the last place when cut. */
function cut(text, limit = DEFAULT_CUT) {
    if (text.length <= limit)
        return text;
    // Of plain Latin text every character is a grapheme; the segmenter is a hundred times slower.
    if (PLAIN.test(text.slice(0, limit + 1)))
        return text.slice(0, limit - 1) + ELLIPSIS;
    const kept = [];
    let units = 0;
    // A slice bounds the work on a text of many megabytes; one that is cut there is cut anyway.
    for (const { segment } of graphemes.segment(text.slice(0, (limit + 1) * MAX_UNITS_PER_GRAPHEME))) {
        units += segment.length;
        if (kept.length === limit || units > limit * MAX_UNITS_PER_GRAPHEME) {
            return kept.slice(0, limit - 1).join('') + ELLIPSIS;
        }
        kept.push(segment);
    }
    const joined = kept.join('');
    return joined.length < text.length ? joined + ELLIPSIS : joined;
}
// ECMA-48: CSI, OSC and the other string sequences up to their terminator or the end, then any two-character escape.
const ANSI = /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]?|(?:\u001b[\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]?/g;
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g;
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const LINE_BREAK = /\r\n|[\n\r\u000b\u000c\u0085\u2028\u2029]/;
/** Without terminal sequences, control characters, direction overrides and lone surrogates; line breaks and tabs stay. */
function visible(text) {
    return text.replace(ANSI, '').replace(CONTROLS, '').replace(DIRECTION, '').toWellFormed();
}
/** `text` on one line, at most `limit` graphemes: every Unicode line break and tab becomes a space. */
function oneLine(text, limit = DEFAULT_CUT) {
    // What lies far beyond the limit is not even looked at, so that a text of many megabytes costs nothing.
    const far = limit * 4 * MAX_UNITS_PER_GRAPHEME;
    const shown = visible(text.slice(0, far)).replace(/[\n\r\t\u000b\u000c\u0085\u2028\u2029]+/g, ' ');
    return cut(text.length > far ? shown + ELLIPSIS : shown, limit);
}
/** The lines of `text` by every line break Unicode knows, each fit to be shown. */
function lines(text) {
    return visible(text).split(LINE_BREAK);
}
/**
 * One line for a log that the Actions runner reads. The runner takes `::name::` at the start of a line after any
 * Unicode white space, and `##[name]` anywhere in it (`ActionCommand.cs`), so both are broken wherever they stand.
 */
function line(text, limit = 2000) {
    return breakCommands(oneLine(text, limit));
}
/** As `line`, for text of several lines. */
function logLines(text, limit = 2000) {
    return lines(text).map((one) => line(one, limit));
}
function breakCommands(text) {
    return text.replace(/:(?=:)/g, `:${ZERO_WIDTH_SPACE}`).replace(/##(?=\[)/g, `##${ZERO_WIDTH_SPACE}`);
}
/**
 * Text for GitHub-flavoured Markdown, also inside a table cell: no markup, HTML, link, mention, reference, emoji
 * short code or formula comes out of it. One line, at most `limit` graphemes.
 */
function md(text, limit = DEFAULT_CUT) {
    return oneLine(text, limit)
        .trim()
        .replace(BREAKS, `$&${BREAK}`)
        .replace(/[&<>"'\\`*_{}[\]()#+\-.!|~]/g, (character) => HTML_ENTITIES[character] ?? `\\${character}`)
        .replaceAll(BREAK, '&#8203;');
}
/**
 * Text inside an HTML element that itself stands in Markdown (`<summary>`): there a backslash escapes nothing, and
 * mentions, references and short codes are still looked for.
 */
function mdHtml(text, limit = DEFAULT_CUT) {
    return oneLine(text, limit)
        .trim()
        .replace(BREAKS, `$&${BREAK}`)
        .replace(/[&<>"'`*_[\]\\]/g, (character) => HTML_ENTITIES[character] ?? `&#${character.charCodeAt(0)};`)
        .replaceAll(BREAK, '&#8203;');
}
/**
 * Mentions, mail and web addresses, references (`#1`, `GH-1`), emoji (`:name:`) and formulas are found in the text that
 * is left after Markdown was read, where an escape is already gone: only a character in between stops them.
 */
const BREAKS = /[@$]|#(?=\d)|:(?=\/|[\w+-]*[a-z+-][\w+-]*:|100:|1234:)|www(?=\.)|GH(?=-)/gi;
/** Stands for the entity while the text around it is escaped; controls were taken out before. */
const BREAK = '\u0001';
const HTML_ENTITIES = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;'
};
/** `text` as inline code on one line. Not for table cells, where `|` ends the cell before code is seen. */
function code(text, limit = DEFAULT_CUT) {
    const shown = oneLine(text, limit);
    if (shown.trim() === '')
        return '` `';
    const fence = '`'.repeat(longestRun(shown) + 1);
    // One space on both sides is taken away again by the renderer; it keeps a back-tick of the text apart from the fence.
    const space = /^[ `]|[ `]$/.test(shown) ? ' ' : '';
    return `${fence}${space}${shown}${space}${fence}`;
}
/** `text` as a fenced block, its line breaks kept, at most `limit` UTF-16 units (the end is kept: it says the most). */
function codeBlock(text, limit = 20_000) {
    const shown = lines(tail(text, limit)).join('\n');
    const fence = '`'.repeat(Math.max(3, longestRun(shown) + 1));
    return `${fence}text\n${shown}\n${fence}`;
}
/** The last `limit` UTF-16 units: of a traceback or a log the end says the most. */
function tail(text, limit) {
    return text.length > limit ? `${ELLIPSIS}${text.slice(-limit).toWellFormed()}` : text;
}
function longestRun(text) {
    let longest = 0;
    for (const run of text.match(/`+/g) ?? [])
        longest = Math.max(longest, run.length);
    return longest;
}
/** Text for HTML content and quoted attributes. One line, at most `limit` graphemes. */
function html(text, limit = DEFAULT_CUT) {
    return entities(oneLine(text, limit));
}
/** As `html`, with line breaks kept, at most `limit` UTF-16 units. */
function htmlBlock(text, limit = 20_000) {
    const whole = lines(text).join('\n');
    return entities(whole.length > limit ? whole.slice(0, limit).toWellFormed() + ELLIPSIS : whole);
}
/** Text for XML 1.0 content and quoted attributes: what the standard cannot hold (noncharacters included) is left out. */
function xml(text, limit = 2000) {
    return entities(oneLine(text, limit).replace(/[\ufffe\uffff]/g, ''));
}
/** As `xml`, with line breaks kept. */
function xmlBlock(text, limit = 20_000) {
    return htmlBlock(text, limit).replace(/[\ufffe\uffff]/g, '');
}
function entities(text) {
    return text.replace(/[&<>"']/g, (character) => HTML_ENTITIES[character] ?? character);
}
/** JSON that is safe inside a `<script type="application/json">` element. */
function jsonIsland(value) {
    return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

;// CONCATENATED MODULE: ./build/js/src/logger.js
const logger_silentLogger = {
    debug: () => undefined,
    info: () => undefined,
    notice: () => undefined,
    warning: () => undefined,
    error: () => undefined,
    group: (_title, body) => body()
};

;// CONCATENATED MODULE: ./build/js/src/runtime/runtime.js
/**
 * What builds managed images and runs model workers in them. `docker` and `venv` implement this one interface;
 * the service knows nothing else of either.
 */
/** Schema version of the record below; an older record is read by every later version. */
const IMAGE_RECORD_SCHEMA = 2;
/** A build that cannot work: the resolver's explanation, a failed import, a missing Python. Shown to the user as it is. */
class runtime_BuildError extends Error {
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
        return readText(answer);
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
                await new Promise((resolve) => call.once('drain', resolve).once('close', resolve));
        }
        call.end();
    }
    else {
        call.end();
    }
}
async function readText(answer) {
    const chunks = [];
    let length = 0;
    for await (const chunk of answer) {
        length += chunk.length;
        if (length > MAXIMUM_ANSWER)
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
        throw new runtime_BuildError('prepare', `"${minor.slice(0, 20)}" is not a Python version.`, 'Write a minor version such as 3.11.');
    }
    const names = wanted.baseImage === undefined ? baseImageNames(minor) : [wanted.baseImage];
    for (const name of names) {
        if (!REFERENCE.test(name) || name.length > 255) {
            throw new runtime_BuildError('prepare', `"${name.slice(0, 200)}" is not the name of an image.`);
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
    throw new runtime_BuildError('prepare', `The base image ${name} is not on this machine and cannot be pulled: ${problem}`, wanted.baseImage === undefined
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
            throw new runtime_BuildError('resolve', `The requirement ${JSON.stringify(canonical.slice(0, 200))} cannot be handed to an installer.`, 'Write a name with version specifiers, for example "xgboost==1.0.2".');
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
/** Every entry of an installable lock carries a hash; one without is refused before anything is fetched. */
function entriesWithoutHash(lock) {
    return lock
        .split(/\n(?=\S)/)
        .filter((entry) => entry.trim() !== '' && !entry.includes('--hash=sha'))
        .map((entry) => entry.split(/\s/)[0]);
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
        const file = await bench.writeFile('requirements.in', asked.requirements);
        const constraints = await bench.writeFile('constraints.txt', asked.constraints);
        const result = await bench.run([
            this.executable,
            'pip',
            'compile',
            ...['--color', 'never', '--no-build', '--generate-hashes', '--no-annotate', '--no-header'],
            ...['--python', bench.python.executable, '--constraints', constraints, '--', file]
        ], seconds);
        return result.code === 0 ? { result, lock: normaliseLock(result.stdout) } : { result };
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
        const file = await bench.writeFile('requirements.in', asked.requirements);
        const constraints = await bench.writeFile('constraints.txt', asked.constraints);
        const result = await bench.run([
            ...[
                this.python,
                '-m',
                'pip',
                'install',
                '--quiet',
                '--dry-run',
                '--ignore-installed',
                '--only-binary',
                ':all:'
            ],
            ...['--no-input', '--report', '-', '-c', constraints, '-r', file]
        ], seconds);
        return result.code === 0 ? { result, lock: lockFromReport(result.stdout) } : { result };
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
    return new runtime_BuildError('resolve', `The requirements cannot be resolved for Python ${target.python} on ${target.platform}${lines}: ${explanation}`, hintFor(output, about, target));
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
async function resolveRequirements(bench, installer, request, log) {
    const extras = workerExtras(request.requirements);
    if (extras.length > 0) {
        const attempt = await resolveOnce(bench, installer, request, extras);
        if ('lock' in attempt)
            return resolutionOf(bench, request, attempt.lock, extras);
        if (attempt.final)
            throw attempt.error;
    }
    const attempt = await resolveOnce(bench, installer, request, []);
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
async function resolveOnce(bench, installer, request, extras) {
    const target = { python: bench.python.minor, platform: bench.python.platform };
    const requirements = requirementFile(request.requirements, extras);
    if (requirements.trim() === '')
        return { lock: '' };
    const constraints = requirementFile(request.constraints ?? [], []);
    const { result, lock } = await installer.resolve(bench, { requirements, constraints }, RESOLVE_SECONDS);
    if (result.timedOut) {
        const error = new runtime_BuildError('resolve', `The resolver found no answer within ${RESOLVE_SECONDS} seconds.`, 'Pin more of the requirements, so that fewer versions have to be tried.');
        return { error, final: true };
    }
    if (lock === undefined) {
        const output = redact(`${result.stderr}\n${result.stdout}`, bench.secrets);
        return { error: explainResolution(output, request.requirements, target), final: isIndexFailure(output) };
    }
    const bare = entriesWithoutHash(lock);
    if (bare.length > 0) {
        const error = new runtime_BuildError('resolve', `The package index gives no hash for ${bare.slice(0, 5).join(', ')}.`, 'Use an index that publishes SHA-256 hashes of its files.');
        return { error, final: true };
    }
    return { lock };
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
        if (!(error instanceof runtime_BuildError) || error.stage !== 'verify' || resolution.extras.length === 0)
            throw error;
        const attempt = await resolveOnce(site.bench, site.installer, request, []);
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
        throw new runtime_BuildError('verify', `The installed libraries contradict each other: ${output}`);
    }
    return site.verify(folder, resolution);
}
function installError(output, timedOut, bench) {
    if (timedOut)
        return new runtime_BuildError('install', `Installing took longer than ${INSTALL_SECONDS} seconds.`);
    const text = trimExplanation(redact(output, bench.secrets));
    if (/hash mismatch|HashMismatch|DO NOT MATCH THE HASHES/i.test(output)) {
        return new runtime_BuildError('install', `A file of the package index is not the one that was resolved: ${text}`, 'Somebody may have changed the file. Do not use this index until it is clear why.');
    }
    if (/No space left on device|os error 28/i.test(output)) {
        return new runtime_BuildError('install', `The disk is full: ${text}`, 'Free some room, or remove images that nobody uses.');
    }
    const hint = isIndexFailure(output)
        ? 'The package index did not answer. Run again when it does.'
        : undefined;
    return new runtime_BuildError('install', `The libraries cannot be installed: ${text}`, hint);
}
function sentence(names) {
    return names.map((name) => (name === 'numpy' ? 'NumPy' : name)).join(' and ');
}

;// CONCATENATED MODULE: ./build/js/src/requirements/intersect.js




/**
 * One requirement per library and marker: version clauses and extras of several lines are joined, as pip would.
 * Lines that no version can satisfy together are a problem that names them.
 *
 * A constraint adds its clauses to the requirements of the same library; constraints on other libraries are
 * returned for the resolver. A constraint never makes a library required.
 */
function intersect(requirements, constraints = []) {
    const problems = [];
    const joined = joinByMarker(requirements, problems);
    const required = new Set(joined.map((requirement) => requirement.name));
    const applied = constraints.filter((constraint) => required.has(constraint.name));
    const constrained = joinByMarker(joined.flatMap((requirement) => constrain(requirement, applied)), problems);
    const others = joinByMarker(constraints.filter((constraint) => !required.has(constraint.name)), problems);
    for (const requirement of [...constrained, ...others]) {
        const problem = contradiction(requirement);
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
        groups.set(key, first === undefined ? requirement : join(first, requirement, problems));
    }
    return [...groups.values()];
}
function join(a, b, problems) {
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
function contradiction(requirement) {
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
    const reason = `it does not tell its ${holds.unknown}, which decides whether ${requirement.displayName} is needed (${formatMarker(requirement.marker)})`;
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
        const asked = specifiers.map(formatSpecifier).join(',');
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
    const satisfied = satisfiesSpecifier([specifier], version, { prereleases: true });
    answers.set(version, satisfied);
    return satisfied;
}

;// CONCATENATED MODULE: ./build/js/src/requirements/read.js




const MAX_REQUIREMENT_FILE_BYTES = 1024 * 1024;
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
            folder: (0,external_node_path_.dirname)(file.path),
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
        const parsed = parseRequirement(text);
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
        directUrls: directUrls(description),
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
function directUrls({ distributions }) {
    return Object.fromEntries(distributions.flatMap(({ name, directUrl }) => directUrl === undefined ? [] : [[canonicalName(name), directUrl]]));
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
        const result = parseRequirement(canonical);
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
function listContainers(engine, labels) {
    return engine.json('GET', '/containers/json', {
        query: { all: 'true', filters: JSON.stringify({ label: labels }) }
    });
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
        return { Type: 'volume', Source: this.volume, Target: STORE, ReadOnly: false };
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
            Labels: { [`${this.namespace}.helper`]: '1', [`${this.namespace}.owner`]: ownerLabel() },
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
            if (error instanceof runtime_BuildError || options.signal.aborted)
                throw error;
            const message = error instanceof Error ? error.message : String(error);
            throw new runtime_BuildError('prepare', `The base image ${options.base.name} cannot be used: ${message}`);
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
        throw new runtime_BuildError('prepare', `uv cannot be installed in the base image ${this.options.base.name}: ${reason}`, 'The base image needs Python with pip or ensurepip, and the network of containers must reach the package index.');
    }
    async prepare() {
        await this.passSettings();
        for (const command of ['python3', 'python', '/usr/local/bin/python3']) {
            const { code, stdout } = await this.run([command, '-c', PYTHON_FACTS], 60);
            this.facts = code === 0 ? parsePythonFacts(stdout) : undefined;
            if (this.facts !== undefined)
                return;
        }
        throw new runtime_BuildError('prepare', `The base image ${this.options.base.name} has no Python.`, 'Name a base image with Python 3.8 or later, for example python:3.11-slim-bookworm.');
    }
    /** Certificates and uv.toml go into the builder as files, and with it they go away. */
    async passSettings() {
        const { settings } = this.options;
        const certificates = settings.certificates === undefined
            ? undefined
            : await (0,promises_.readFile)(settings.certificates, 'utf8').catch(() => undefined);
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

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./build/js/src/runtime/docker/records.js


/** Longer records are compressed; a lock with hashes makes most of them long. */
const PLAIN_CHARACTERS = 8 * 1024;
const COMPRESSED = 'gzip:';
const MAXIMUM_RECORD = 16 * 1024 * 1024;
function labelsOf(namespace) {
    return {
        image: `${namespace}.image`,
        record: `${namespace}.record`,
        environment: `${namespace}.environment`
    };
}
function encodeRecord(record) {
    const text = JSON.stringify(record);
    if (text.length <= PLAIN_CHARACTERS)
        return text;
    return COMPRESSED + (0,external_node_zlib_.gzipSync)(text).toString('base64');
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
        query: { filters: JSON.stringify({ label: [labels.image] }) }
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
            return [{ id: image.Id, environment, record: { ...record, reference: image.Id } }];
        }
        catch (error) {
            const reason = error instanceof Error ? error.message : String(error);
            logger.warning(`The image ${image.Id.slice(7, 19)} carries a damaged record and is left out: ${reason}`);
            return [];
        }
    });
}

;// CONCATENATED MODULE: ./build/js/src/runtime/docker/catalogue.js






/** The images of one engine: a record in the labels of a small image, and the environment it stands for in the store. */
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
        const present = await this.store.presentOf(environments, images[0]?.id);
        return images.flatMap(({ environment, record }) => (present.has(environment) ? [record] : []));
    }
    async remove(record) {
        const images = await listCatalogue(this.engine, this.namespace, this.logger);
        const image = images.find(({ id }) => id === record.reference);
        if (image !== undefined)
            await this.removeImage(image);
    }
    /** Makes the image that carries the record: a container that never ran, saved with labels. */
    async publish(record, environment, base) {
        const labels = labelsOf(this.namespace);
        const container = await createContainer(this.engine, {
            Image: base.id,
            Cmd: ['python3'],
            Labels: { [`${this.namespace}.helper`]: '1', [`${this.namespace}.owner`]: ownerLabel() },
            HostConfig: { NetworkMode: 'none' }
        });
        try {
            const { Id: id } = await this.engine.json('POST', '/commit', {
                query: {
                    container,
                    repo: `${this.namespace}/${tagName(record.name)}`,
                    tag: contentHash(record.lock).slice(0, 32)
                },
                body: {
                    Cmd: [environmentPython(paths.environment(environment), 'linux')],
                    Labels: {
                        [labels.image]: record.name,
                        [labels.environment]: environment,
                        [labels.record]: encodeRecord(record)
                    }
                }
            });
            return { ...record, reference: id };
        }
        finally {
            await removeContainer(this.engine, container);
        }
    }
    /** A new image of the same name with the same lock takes the place of the older one. */
    async removeOlder(record) {
        for (const image of await listCatalogue(this.engine, this.namespace, this.logger)) {
            const other = image.record;
            if (other.name !== record.name || other.lock !== record.lock || image.id === record.reference)
                continue;
            if (other.createdAt < record.createdAt)
                await this.removeImage(image);
        }
    }
    /** The record goes first: without it nothing is listed, and the next sweep finishes what a crash leaves. */
    async removeImage(image) {
        const base = await this.engine.find(`/images/${image.id}/json`);
        this.store.forget(image.environment);
        await this.engine.remove(`/images/${image.id}`, { force: 'true', noprune: 'true' });
        const helper = (base?.Parent ?? '') === '' ? await this.anyImage() : base.Parent;
        if (helper === undefined)
            return;
        await this.store.removeFolders(helper, [
            paths.environment(image.environment),
            paths.bytecode(image.environment)
        ]);
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
        const workers = await listContainers(this.engine, [`${this.namespace}.upload`]);
        const builders = await listContainers(this.engine, [`${this.namespace}.builder`]);
        const images = await listCatalogue(this.engine, this.namespace, this.logger);
        const alive = new Set([
            ...builders.map(({ Labels }) => Labels[`${this.namespace}.builder`]),
            ...images.map(({ environment }) => environment)
        ]);
        const abandoned = folders.filter((folder) => !alive.has(folder.slice(folder.lastIndexOf('/') + 1)));
        const used = new Set(workers.map(({ Labels }) => Labels[`${this.namespace}.upload`]));
        const forgotten = uploads.filter((folder) => !used.has(folder) && isOldUpload(folder));
        await this.store.removeFolders(image, [...abandoned, ...forgotten]);
    }
    /** An image of the engine that can lend its shell to look after the store. */
    async anyImage() {
        const [managed] = await listCatalogue(this.engine, this.namespace, this.logger);
        if (managed !== undefined)
            return managed.id;
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
        return undefined;
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

;// CONCATENATED MODULE: ./build/js/src/runtime/docker/openmp.js


const openmp_INSTALL_SECONDS = 300;
/** Constant: the package managers of the usual bases. */
const INSTALL_SCRIPT = `set -e
if command -v apt-get >/dev/null; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libgomp1
  rm -rf /var/lib/apt/lists/*
elif command -v apk >/dev/null; then apk add --no-cache libgomp
elif command -v microdnf >/dev/null; then microdnf install -y libgomp
elif command -v dnf >/dev/null; then dnf install -y libgomp
else echo "no known package manager" >&2; exit 1; fi >&2`;
/**
 * A base with the OpenMP library that LightGBM, XGBoost and scikit-learn load and that slim images lack. Made once for a
 * base and kept under a tag that names it. When the library cannot be had the base is used as it is: most sets do
 * without, and the import check tells which do not.
 */
async function withOpenMP(engine, base, options) {
    const tag = base.id.replace(/^sha256:/, '').slice(0, 32);
    const derived = derivedName(options.namespace, tag);
    const existing = await engine.find(`/images/${derived}/json`);
    if (existing !== undefined)
        return { name: base.name, id: existing.Id };
    options.log(`Adding the OpenMP library to the base image ${base.name}, once.`);
    const container = await createContainer(engine, {
        Image: base.id,
        Entrypoint: ['/bin/sh'],
        Cmd: ['-c', `exec sleep ${openmp_INSTALL_SECONDS}`],
        User: '0:0',
        Labels: { [`${options.namespace}.helper`]: '1', [`${options.namespace}.owner`]: ownerLabel() },
        HostConfig: {
            NetworkMode: await networkMode(engine),
            LogConfig: { Type: 'none' },
            Init: true,
            AutoRemove: true
        }
    }, options.signal);
    try {
        await startContainer(engine, container);
        const { code, stderr } = await engine.exec(container, ['/bin/sh', '-c', INSTALL_SCRIPT], {
            // The proxy, if there is one; the command's variables are not part of the image.
            env: Object.fromEntries(Object.entries(options.env).filter(([key]) => /_proxy$/i.test(key))),
            seconds: openmp_INSTALL_SECONDS,
            signal: options.signal
        });
        if (code !== 0) {
            const reason = stderr.trim().split('\n').at(-1) ?? '';
            options.log(`The OpenMP library cannot be added to ${base.name}: ${reason.slice(0, 300)}`);
            return base;
        }
        const { Id: id } = await engine.json('POST', '/commit', {
            query: {
                container,
                repo: derived.slice(0, derived.lastIndexOf(':')),
                tag,
                comment: 'OpenMP library added'
            },
            body: { Cmd: ['python3'], Entrypoint: [], Labels: { [`${options.namespace}.base`]: base.name } },
            idleSeconds: openmp_INSTALL_SECONDS
        });
        return { name: base.name, id };
    }
    finally {
        await removeContainer(engine, container);
    }
}
/** Name of the derived base. */
function derivedName(namespace, tag) {
    return `${namespace}-base:${tag}`;
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
            throw new runtime_BuildError('verify', `${name}==${version} was installed but ${state} when the image was read back.`);
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
        throw new runtime_BuildError('verify', `The image's Python does not start: ${lastLines(result.stderr)}`);
    }
    try {
        return parseImageDescription(result.stdout);
    }
    catch (error) {
        throw new runtime_BuildError('verify', error instanceof Error ? error.message : String(error));
    }
}
function checkImports(result) {
    if (result.timedOut) {
        throw new runtime_BuildError('verify', 'Importing the requested libraries took too long.');
    }
    let outcomes;
    try {
        outcomes = lastLineAsJson(result.stdout);
    }
    catch {
        const how = result.code === 137 ? 'ran out of memory' : `ended with code ${result.code ?? 'none'}`;
        throw new runtime_BuildError('verify', `The import check ${how}: ${lastLines(result.stderr)}`);
    }
    const failed = outcomes.filter(({ error }) => error !== null);
    if (failed.length === 0)
        return;
    const reports = failed.map(({ library, module, error }) => {
        const what = module === '' ? library : `import ${module} (of ${library})`;
        return `${what}: ${essence(error ?? '')}`;
    });
    throw new runtime_BuildError('verify', `Everything was installed, but not everything can be imported. ${reports.join('; ')}`, verify_hintFor(failed.map(({ error }) => error ?? '').join('\n')));
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
 * be written takes the bytecode that the imports compile, which makes the first start of a worker faster.
 */
async function verifyInContainer(subject) {
    const { engine, store, namespace, environment, signal } = subject;
    const folder = paths.environment(environment);
    const bytecode = paths.bytecode(environment);
    const mounts = [
        await store.folderMount(folder, { readOnly: true }),
        await store.folderMount(bytecode, { readOnly: false }),
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
                await store.folderMount(paths.environment(setting.environment), { readOnly: true }),
                await store.folderMount(paths.bytecode(setting.environment), { readOnly: true }),
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






















const PULL_SECONDS = 600;
/**
 * Images of a Docker engine. The environment is a folder in a volume, made by uv inside the base image; a small image
 * on top of the base carries the record in its labels. docs/decisions/0005-runtimes.md has the figures.
 */
class DockerRuntime {
    name = 'docker';
    isolation;
    engine;
    namespace;
    store;
    catalogue;
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
        this.engine = options.engine;
        this.namespace = options.namespace ?? 'rime-managed';
        this.store = new EnvironmentStore(options.engine, this.namespace, version);
        this.catalogue = new ImageCatalogue({
            engine: this.engine,
            store: this.store,
            namespace: this.namespace,
            logger: options.log,
            baseImage: options.baseImage
        });
        this.info = info;
        this.isolation = isolationOf(info);
    }
    /** The Python of the base image; of a named one it has to be asked. */
    defaultPython() {
        if (this.options.baseImage === undefined)
            return Promise.resolve(DEFAULT_MINOR);
        const signal = AbortSignal.timeout(PULL_SECONDS * 1000);
        const request = { name: '', requirements: [], creator: '' };
        const minor = () => this.withBuilder(request, () => undefined, signal, (builder) => Promise.resolve(builder.python.minor));
        this.minor ??= minor().catch((error) => {
            this.minor = undefined;
            throw error;
        });
        return this.minor;
    }
    requestKey(request) {
        return requestKeyOf(request, indexIdentity(readIndexSettings()));
    }
    resolve(request, signal) {
        const log = (line) => this.options.log.info(line);
        return this.withBuilder(request, log, signal, async (builder) => {
            const installer = new UvInstaller(await builder.findUv(log));
            return resolveRequirements(builder, installer, request, log);
        });
    }
    async build(request, log, signal, resolved) {
        const startedAt = performance.now();
        // Once in the life of this runtime, beside the work: what dead builders left is in nobody's way.
        this.swept ??= this.catalogue.sweep().catch((error) => {
            this.options.log.debug(`Sweeping the store failed: ${String(error)}`);
        });
        return this.withBuilder(request, log, signal, async (builder, base) => {
            const installer = new UvInstaller(await builder.findUv(log));
            log(`Building with uv for Python ${builder.python.version} of ${base.name} (${builder.python.platform}).`);
            const resolution = resolved ?? (await resolveRequirements(builder, installer, request, log));
            const { environment } = builder;
            const site = {
                bench: builder,
                installer,
                newFolder: async () => {
                    await this.inBuilder(builder, 'mkdir -p "$1" && mkdir -p -m 1777 "$2"', [
                        `${STORE}/environments`,
                        paths.bytecode(environment)
                    ]);
                    return paths.environment(environment);
                },
                verify: (_folder, { lock }) => verifyInContainer({
                    engine: this.engine,
                    store: this.store,
                    namespace: this.namespace,
                    image: base.id,
                    environment,
                    lock,
                    requirements: request.requirements,
                    signal
                }),
                discard: () => this.discard(builder, signal)
            };
            const built = await buildEnvironment(site, request, resolution, log);
            try {
                // Nobody may add bytecode after the check.
                await this.inBuilder(builder, 'chmod 0755 "$1"', [paths.bytecode(environment)]);
                const record = makeRecord({
                    request,
                    runtime: 'docker',
                    resolution: built.resolution,
                    requestKey: this.requestKey(request),
                    description: built.description,
                    systemPackages: [],
                    reference: '',
                    baseImage: base.name,
                    baseDigest: base.id,
                    bytes: await this.bytesOf(builder),
                    startedAt,
                    builder: `${PRODUCT.name} ${PRODUCT.version}`
                });
                signal.throwIfAborted();
                const published = await this.catalogue.publish(record, environment, base);
                await Promise.all([this.catalogue.removeOlder(published), this.swept]);
                return published;
            }
            catch (error) {
                await this.discard(builder, signal);
                throw error;
            }
        });
    }
    list() {
        return this.catalogue.list();
    }
    remove(record) {
        return this.catalogue.remove(record);
    }
    async startWorker(request) {
        const { reference } = request.record;
        const labels = labelsOf(this.namespace);
        const image = await inspectImage(this.engine, reference);
        const environment = image?.Config.Labels?.[labels.environment];
        if (image === undefined ||
            environment === undefined ||
            !(await this.store.presentOf([environment], reference)).has(environment)) {
            throw new Error(`The image ${request.record.name} is no longer there; it was removed or pruned. Build it again.`);
        }
        const access = await this.hostAccess(reference);
        const { engine, store, namespace } = this;
        const unset = sensitiveVariables(image.Config.Env);
        return DockerWorker.start(request, { engine, store, namespace, environment, access, unset });
    }
    async reap(jobId) {
        const containers = await listContainers(this.engine, [`${this.namespace}.job=${jobLabel(jobId)}`]);
        await Promise.all(containers.map(({ Id }) => removeContainer(this.engine, Id)));
        const uploads = containers.flatMap(({ Labels }) => Labels[`${this.namespace}.upload`] ?? []);
        const image = uploads.length === 0 ? undefined : await this.catalogue.anyImage();
        if (image !== undefined)
            await this.store.removeFolders(image, uploads);
    }
    async withBuilder(request, log, signal, use) {
        const { engine, store, namespace } = this;
        const settings = readIndexSettings();
        const show = (line) => log(redact(line, settings.secrets));
        const wanted = { ...this.options, ...request };
        const found = await findBaseImage(engine, wanted, { seconds: PULL_SECONDS, signal, log: show });
        let base = found;
        let builder = await Builder.start({ engine, store, namespace, base, settings, signal });
        try {
            requireMinor(request, builder, base);
            if (!builder.python.hasOpenMP) {
                base = await withOpenMP(engine, found, { namespace, env: settings.uv, signal, log: show });
                if (base.id !== found.id) {
                    await builder.close();
                    builder = await Builder.start({ engine, store, namespace, base, settings, signal });
                }
            }
            return await use(builder, base);
        }
        finally {
            await builder.close();
        }
    }
    async inBuilder(builder, script, args) {
        const { code, stderr } = await builder.run(['/bin/sh', '-c', script, 'sh', ...args], 120);
        if (code !== 0)
            throw new runtime_BuildError('install', `The store of the engine cannot be written: ${stderr.trim()}`);
    }
    async bytesOf(builder) {
        const folder = paths.environment(builder.environment);
        const { stdout } = await builder.run(['du', '-sk', folder], 120);
        return 1024 * (Number.parseInt(stdout, 10) || 0);
    }
    /** Removes a failed attempt. After an abort the builder is going away, and the next sweep does it. */
    async discard(builder, signal) {
        if (signal.aborted)
            return;
        const folders = [paths.environment(builder.environment), paths.bytecode(builder.environment)];
        await this.inBuilder(builder, 'rm -rf -- "$@"', folders);
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
        return findHostAccess(this.engine, this.info, image, work);
    }
}
function requireMinor(request, builder, base) {
    if (request.pythonVersion === undefined || request.pythonVersion === builder.python.minor)
        return;
    throw new runtime_BuildError('prepare', `The base image ${base.name} has Python ${builder.python.version}, but ${request.pythonVersion} was asked for.`, 'Name a base image with that Python, or leave one of the two out.');
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

// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(41692);
;// CONCATENATED MODULE: ./build/js/src/runtime/image-build/certificates.js




/**
 * The settings with one certificate bundle: what this machine trusts and the certificates that the service was told to
 * trust besides, written into `folder`. Settings without the latter come back as they are.
 *
 * @throws BuildError('prepare') when the file cannot be read or holds no certificate
 */
async function withCertificates(settings, folder) {
    const { extraCertificates } = settings;
    if (extraCertificates === undefined)
        return settings;
    const extra = await readCertificates(extraCertificates);
    const trusted = settings.certificates === undefined
        ? [...new Set([...(0,external_node_tls_.getCACertificates)('bundled'), ...(0,external_node_tls_.getCACertificates)('system')])].join('\n')
        : await readCertificates(settings.certificates);
    const certificates = (0,external_node_path_.join)(folder, 'certificates.pem');
    await (0,promises_.writeFile)(certificates, `${trusted.trimEnd()}\n${extra}`, { mode: 0o600 });
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
        throw new runtime_BuildError('prepare', `The certificates in ${path} cannot be read: ${reason}.`, hint);
    }
    if (text.includes('-----BEGIN CERTIFICATE-----'))
        return text;
    throw new runtime_BuildError('prepare', `The file ${path} holds no certificate.`, hint);
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
    return new runtime_BuildError('verify', `The environment is not what it should be: ${what}.`);
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
            if (!(error instanceof runtime_BuildError))
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
            if (!(error instanceof runtime_BuildError))
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
            builder: `${PRODUCT.name} ${PRODUCT.version}`
        });
    }
    site() {
        const { bench, installer, store } = this.parts;
        return {
            bench,
            installer,
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
class image_store_ImageStore {
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
        throw new runtime_BuildError('prepare', `"${minor.slice(0, 20)}" is not a Python version.`, 'Write a minor version such as 3.11.');
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
    throw new runtime_BuildError('prepare', ...notFound(minor, [...found.values()]));
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
        this.store = new image_store_ImageStore(this.folders.images, (0,external_node_path_.join)(this.folders.locks, 'records.lock'), options.log);
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
        return this.withBench(request, log, signal, (bench, tools) => resolveRequirements(bench, tools.installer, request, log));
    }
    async build(request, log, signal, resolved) {
        const startedAt = performance.now();
        await this.sweep();
        return this.withBench(request, log, signal, async (bench, tools, scratch) => {
            log(`Building with ${tools.installer.name} for Python ${bench.python.version} (${bench.python.platform}).`);
            const resolution = resolved ?? (await resolveRequirements(bench, tools.installer, request, log));
            const build = new VenvBuild({
                request,
                requestKey: this.requestKey(request),
                resolution,
                systemPackages: [],
                bench,
                installer: tools.installer,
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
async function select_selectRuntime(choice, options) {
    if (choice === 'venv')
        return venv('it was asked for', options);
    try {
        const runtime = await openDocker(options, choice === 'auto' ? AUTO_PULL_SECONDS : select_PULL_SECONDS);
        const why = choice === 'auto' ? 'a Docker engine answers and the base image is there' : 'it was asked for';
        return { runtime, reason: describe(runtime, why) };
    }
    catch (error) {
        if (choice === 'docker' || !(error instanceof runtime_BuildError))
            throw error;
        return venv(withoutStop(error.message), options);
    }
}
async function venv(why, options) {
    const runtime = await VenvRuntime.create(options);
    return { runtime, reason: describe(runtime, why) };
}
async function openDocker(options, pullSeconds) {
    const engine = await connect();
    const info = await engine.info();
    if (info.OSType !== 'linux') {
        throw new runtime_BuildError('prepare', `The Docker engine runs ${info.OSType} containers, and images are made for Linux.`, 'Switch the engine to Linux containers, or use the venv runtime.');
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
        throw new runtime_BuildError('prepare', `No Docker engine answers at ${endpoint} (${reason}).`, 'Start Docker, set DOCKER_HOST to where it listens, or use the venv runtime.');
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




/** RFC 3339 with an offset; the calendar is not checked. */
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/i;
/** `api/rime-v1.yaml` at run time: its paths are the routes, its schemas judge what comes in. */
class Contract {
    operations;
    #schemas;
    #ajv = new _2020.Ajv2020({ allErrors: true, strict: false, formats: { 'date-time': DATE_TIME } });
    #validators = new Map();
    constructor(file = assetPath('api', 'rime-v1.yaml')) {
        const document = (0,dist/* parse */.qg)((0,external_node_fs_.readFileSync)(file, 'utf8'));
        this.#schemas = document.components.schemas;
        this.#ajv.addSchema({ $id: 'rime', components: document.components });
        this.operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, raw]) => ({
            id: raw.operationId,
            method: method.toUpperCase(),
            path,
            needsKey: raw.security === undefined,
            parameters: raw.parameters ?? [],
            body: raw.requestBody?.content['application/json'].schema
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
/** The state directory cannot be used as it is: newer schema, damaged, not writable. The service does not start. */
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
function messageOf(error) {
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
async function detectPointer(path) {
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
    /** @throws RpcError invalidArgument that names what is wrong with the path and what is allowed. */
    async register(path) {
        const real = await this.locate(path);
        const { handle, stats } = await openRegular(real);
        try {
            if (stats.size > BigInt(this.#largestBytes)) {
                throw refused(path, `is ${stats.size} bytes long, the limit is ${this.#largestBytes}`);
            }
            const sha256 = await hashOf(handle);
            const stamp = stampOf(stats);
            if (stampOf(await handle.stat({ bigint: true })) !== stamp)
                throw refused(path, 'changed while it was read');
            return { path: real, sha256, sizeBytes: Number(stats.size), stamp };
        }
        finally {
            await handle.close();
        }
    }
    /** The real path of a path given by a client, which must lie under a data root. */
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
        const pointer = await detectPointer(path);
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
    return code === undefined ? messageOf(error) : `cannot be opened (${code})`;
}

;// CONCATENATED MODULE: ./build/js/src/service/http/guards.js


const HASHED = /^sha256:([0-9a-f]{64})$/i;
/** The keys that open this service, kept as digests only. */
class ApiKeys {
    #digests;
    /** @param keys each as it is, or `sha256:` and its hexadecimal digest. */
    constructor(keys) {
        if (keys.length === 0 || keys.some((key) => key.trim() === '')) {
            throw new Error('the service needs at least one API key, and no empty one');
        }
        this.#digests = keys.map((key) => {
            const hex = HASHED.exec(key)?.[1];
            return hex === undefined ? digestOf(key) : Buffer.from(hex, 'hex');
        });
    }
    /** Compares digests, so that neither the length nor a common beginning shows in the time it takes. */
    check(given) {
        const digest = digestOf(typeof given === 'string' ? given : '');
        let isKnown = false;
        for (const known of this.#digests)
            if ((0,external_node_crypto_.timingSafeEqual)(known, digest))
                isKnown = true;
        if (!isKnown)
            throw new RpcError('unauthenticated', 'the header rime-api-key is missing or holds no valid key');
    }
}
/**
 * Keeps web pages out: a page in a browser on this machine may send requests to loopback, and by rebinding a host name
 * may even read the answers.
 */
class BrowserGuard {
    #hosts;
    /** @param hosts accepted Host headers; undefined: all (the service is not on loopback only). */
    constructor(hosts) {
        this.#hosts = hosts === undefined ? undefined : new Set(hosts.map((host) => host.toLowerCase()));
    }
    check(headers) {
        if (headers.origin !== undefined) {
            throw new RpcError('permissionDenied', 'requests from web pages are not accepted');
        }
        const host = headers.host?.toLowerCase();
        if (host === undefined || (this.#hosts !== undefined && !this.#hosts.has(host))) {
            throw new RpcError('permissionDenied', 'the Host header does not name this service');
        }
    }
}
const LOOPBACK_NAMES = ['127.0.0.1', 'localhost', '[::1]'];
/** Host headers to accept by a service on `host` and `port`; undefined: any. */
function acceptedHosts(host, port, allowed) {
    const isLoopback = host === 'localhost' || host === '::1' || host.startsWith('127.');
    if (!isLoopback && allowed === undefined)
        return undefined;
    const own = isLoopback ? [...LOOPBACK_NAMES, hostName(host)] : [hostName(host)];
    const others = (allowed ?? []).flatMap((name) => (/:\d+$/.test(name) ? [name] : [name, `${name}:${port}`]));
    return [...own.map((name) => `${name}:${port}`), ...(port === 80 ? own : []), ...others];
}
/** As it stands in a URL: IPv6 addresses in brackets. */
function hostName(host) {
    return host.includes(':') ? `[${host}]` : host;
}
function digestOf(key) {
    return (0,external_node_crypto_.createHash)('sha256').update(key).digest();
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

;// CONCATENATED MODULE: ./build/js/src/service/http/server.js




const HEADERS_MS = 10_000;
/** From the first byte of a request to its last; handlers may take longer. */
const REQUEST_MS = 60_000;
const KEEP_ALIVE_MS = 30_000;
const CHECK_CONNECTIONS_MS = 5_000;
const LONGEST_PATH_PARAMETER = 1_000;
/** The HTTP server: one route for each operation of the contract, and the same guards before every one. */
function createServer(options) {
    const { contract, handlers } = options;
    const server = (0,fastify.fastify)({
        bodyLimit: options.bodyBytes,
        requestTimeout: REQUEST_MS,
        keepAliveTimeout: KEEP_ALIVE_MS,
        forceCloseConnections: true,
        http: { headersTimeout: HEADERS_MS, connectionsCheckingInterval: CHECK_CONNECTIONS_MS },
        routerOptions: { maxParamLength: LONGEST_PATH_PARAMETER },
        exposeHeadRoutes: false,
        // The client's mistake, before any route or hook is known: a malformed request line or header.
        frameworkErrors: (_error, _request, reply) => {
            void sendError(reply, new RpcError('invalidArgument', 'the request cannot be read'));
        }
    });
    server.server.maxConnections = options.connections;
    const open = new Set(contract.operations.filter((operation) => !operation.needsKey).map(({ path }) => path));
    server.addHook('onRequest', (request, _reply, done) => {
        options.browserGuard().check(request.headers);
        if (!open.has(request.routeOptions.url ?? ''))
            options.keys.check(request.headers['rime-api-key']);
        done();
    });
    server.addHook('onSend', (_request, reply, payload, done) => {
        reply.headers({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
        done(null, payload);
    });
    acceptJsonOnly(server);
    server.setErrorHandler((error, request, reply) => {
        const refusal = refusalOf(error);
        if (refusal.status === 500) {
            options.log.error(`${request.method} ${request.routeOptions.url ?? ''}: ${messageOf(error)}`);
        }
        return sendError(reply, refusal);
    });
    server.setNotFoundHandler((_request, reply) => sendError(reply, new RpcError('notFound', 'there is no such path')));
    for (const operation of contract.operations) {
        const handler = handlers[operation.id];
        if (handler === undefined)
            throw new Error(`operation ${operation.id} has no handler`);
        server.route({
            method: operation.method,
            url: routeOf(operation),
            handler: (request, reply) => handler({ ...readRequest(contract, operation, request), signal: goneSignal(reply) })
        });
    }
    return server;
}
function readRequest(contract, operation, request) {
    const given = request.params;
    const path = Object.fromEntries(operation.parameters.filter((one) => one.in === 'path').map(({ name }) => [name, given[routeName(name)]]));
    const [, search = ''] = request.url.split(/\?(.*)/s);
    return {
        path,
        query: readQuery(contract, operation, new URLSearchParams(search)),
        body: operation.body === undefined ? undefined : readMessage(contract, operation.body, request.body)
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
function refusalOf(error) {
    if (error instanceof RpcError)
        return error;
    switch (error.code) {
        case 'FST_ERR_CTP_BODY_TOO_LARGE':
            return new RpcError('invalidArgument', 'the body is too large', 413);
        case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
            return new RpcError('invalidArgument', 'the body must be application/json', 415);
        case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
            return new RpcError('invalidArgument', 'the body is not as long as its Content-Length says');
        default:
            return new RpcError('internal', 'the service failed to answer; its log says why');
    }
}
function sendError(reply, error) {
    return reply.code(error.status).type('application/json').send(JSON.stringify(error.toBody()));
}

;// CONCATENATED MODULE: ./build/js/src/service/jobs/catalogue.js

const ATTEMPTS = 3;
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
        for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
            const version = this.#images.version();
            const started = performance.now();
            const records = await this.#runtime.list().catch((error) => {
                throw new RpcError('unavailable', `the runtime cannot list its images: ${messageOf(error)}`);
            });
            const ended = performance.now();
            // A listing serves for as long as it took: asking Docker costs about a millisecond an image, and is never done
            // more than half of the time.
            this.#freshUntil = ended + (ended - started);
            if (this.#images.reconcile(records, version))
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
const LIMIT_SECONDS = 300;
/** Resolves requirements, a bounded number at a time and never behind a build, so that a conflict is told in seconds. */
class Resolver {
    #runtime;
    #slots = new Slots(AT_ONCE);
    #limitSeconds;
    constructor(runtime, limitSeconds = LIMIT_SECONDS) {
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
            throw new runtime_BuildError('resolve', `The requirements could not be resolved within ${this.#limitSeconds} s.`, 'Pin versions of the largest libraries, so that fewer combinations have to be tried.');
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
                this.#log.debug(`Bytecode of image ${record.name} was not compiled: ${messageOf(error)}`);
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
        if (!(error instanceof runtime_BuildError))
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
class recovery_Recovery {
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
            log.warning(`What job ${row.id} left behind could not be removed: ${messageOf(error)}`);
        }
    }
}

;// CONCATENATED MODULE: ./build/js/src/service/jobs/retired-sweep.js

/** Removes images that were replaced, once no job uses them. */
class retired_sweep_RetiredSweep {
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
                    await runtime.remove(record);
                    images.retired.delete(record);
                }
                catch (error) {
                    log.warning(`The image ${record.name} that was replaced could not be removed: ${messageOf(error)}`);
                }
            }
            images.retired.giveBack(ownerId);
        }
        catch (error) {
            log.warning(`Images that were replaced could not be removed: ${messageOf(error)}`);
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
        return failure === undefined ? undefined : await explain(failure, workers, folder);
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
async function explain(failure, workers, folder) {
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
const RECOVERY_MS = 15_000;
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
        this.#retiredSweep = new retired_sweep_RetiredSweep({ ...options, ownerId: owner.id });
        this.recovery = new recovery_Recovery({
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
            this.#options.log.error(`The end of job ${row.id} could not be stored: ${messageOf(error)}`);
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
            this.#options.log.error(`Job ${row.id} failed: ${messageOf(error)}`);
        return { status: 'JOB_STATUS_FAILED', message: messageOf(error) };
    }
    #finish(id, outcome) {
        const { database, jobs, images } = this.#options;
        database.transaction(() => {
            if (!jobs.finish(id, outcome.status, outcome.message))
                return;
            const record = outcome.status === 'JOB_STATUS_SUCCEEDED' ? outcome.record : undefined;
            images.finishBuild(id, record, outcome.message);
            if (record !== undefined)
                this.idleWork.add(record);
        });
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
            this.#options.log.error(messageOf(error));
        }
    }
}
function failed(failure) {
    return { status: 'JOB_STATUS_FAILED', message: formatFailure(failure) };
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
        dataFileBytes: 64 * 1024 ** 3,
        modelFiles: 20_000,
        modelBytes: 10 * 1024 ** 3,
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
function categoryName(type) {
    return CATEGORY_NAMES.get(type) ?? type;
}
/** Tasks of RIME for which no tests are available yet. */
const UNAVAILABLE_TASKS = [
    'Ranking',
    'Text Classification',
    'Named Entity Recognition',
    'Natural Language Inference',
    'Image Classification',
    'Object Detection'
];
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
const REGISTERED_KEYS = [
    'model_id',
    'categories',
    'test_suite_config',
    'profiling_config',
    'run_time_info',
    'custom_image',
    'language'
];
const REGISTERED_DATA_KEYS = [
    'ref_dataset_id',
    'eval_dataset_id',
    'eval_dataset_time_interval'
];
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
                ...REGISTERED_KEYS.map((key) => ({ required: [key] })),
                ...REGISTERED_DATA_KEYS.map((key) => ({
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
        properties[first] = { description: `${description}.`, allOf, [TEST_CATEGORY]: category };
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
const TEST_CATEGORY = 'x-test-category';
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
function isTable(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** Own key only, since keys come from users. */
function field(value, key) {
    return isTable(value) && Object.hasOwn(value, key) ? value[key] : undefined;
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
function definition(name) {
    const schema = CONFIG_SCHEMA.definitions?.[name];
    if (schema === undefined)
        throw new Error(`the schema has no definition ${name}`);
    return schema;
}
/** The schema behind `$ref` and `allOf`, which the published one uses for tests only. */
function resolveSchema(schema) {
    const [only] = schema.allOf ?? [];
    if (only !== undefined)
        return resolveSchema(only);
    if (schema.$ref === undefined)
        return schema;
    return resolveSchema(definition(schema.$ref.replace('#/definitions/', '')));
}
/** Every fault of a value against one definition of the schema, in words for people. */
function checkAgainst(name, value, locate) {
    const validate = check_ajv.getSchema(`config#/definitions/${name}`);
    if (validate === undefined)
        throw new Error(`the schema has no definition ${name}`);
    if (validate(value))
        return [];
    const problems = new Map();
    for (const error of validate.errors ?? []) {
        const problem = problemOf(error, value, locate);
        // One message for a value is enough; `type` comes before what else the wrong type fails.
        const key = `${error.instancePath} ${error.keyword === 'additionalProperties' || error.keyword === 'required' ? problem.message : ''}`;
        if (!problems.has(key))
            problems.set(key, problem);
    }
    return [...problems.values()];
}
/** What is known to RIME and not to this product (problems), and what changes nothing here (notes). */
function checkSupport(schema, value, locate, pointer = []) {
    const problems = [];
    const notes = [];
    const { properties = {} } = resolveSchema(schema);
    if (!isTable(value))
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
                message: `${dotted(path)} is not supported.`,
                hint: reason
            });
            continue;
        }
        const without = property[NO_EFFECT];
        const isDefault = JSON.stringify(inner) === JSON.stringify(property.default);
        if (typeof without === 'string' && !isDefault)
            notes.push(`${dotted(path)} has no effect: ${without}`);
        const deeper = checkSupport(property, inner, locate, path);
        problems.push(...deeper.problems);
        notes.push(...deeper.notes);
    }
    return { problems, notes };
}
function isEmpty(value) {
    return (value === null ||
        (Array.isArray(value) ? value.length === 0 : isTable(value) && Object.keys(value).length === 0));
}
/** `data_info.ref_path`, `categories[2]`. */
function dotted(pointer) {
    return pointer
        .map((part, index) => typeof part === 'number' ? `[${part}]` : index === 0 ? check_name(part) : `.${check_name(part)}`)
        .join('');
}
function check_name(part) {
    return /^[\w:$-]{1,100}$/.test(part) ? part : values_quote(part);
}
function problemOf(error, root, locate) {
    const pointer = pointerOf(error.instancePath, root);
    const params = error.params;
    if (error.keyword === 'additionalProperties')
        return unknownKey(error, pointer, locate);
    if (error.keyword === 'required')
        return missingKey(error, pointer, locate);
    const where = pointer.length === 0 ? 'The file' : dotted(pointer);
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
    const inside = pointer.length === 0 ? '' : ` in ${dotted(pointer)}`;
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
        message: `${dotted([...pointer, key])} is missing.`
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
            value = isTable(value) && Object.hasOwn(value, key) ? value[key] : undefined;
        }
    }
    return pointer;
}
/** Which form a file is written in, and the keys that speak for each. */
function detectForm(value) {
    const inline = [];
    const registered = [];
    const both = new Set(['$schema', 'run_name', 'data_info']);
    const inlineKeys = Object.keys(definition('inline').properties ?? {});
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
        const inlineDataKeys = Object.keys(definition('inline').properties?.['data_info']?.properties ?? {});
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


const MAX_DOCUMENT_BYTES = 256 * 1024;
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
function parseDocument(path, content) {
    const at = (line, column) => ({
        kind: 'file',
        path,
        ...(line === undefined ? {} : { line }),
        ...(column === undefined ? {} : { column })
    });
    const refuse = (message, hint, place = at()) => ({
        problems: [{ code: 'config-syntax', place, message, ...(hint === undefined ? {} : { hint }) }]
    });
    if (content.length > MAX_DOCUMENT_BYTES)
        return refuse(`The file has more than ${MAX_DOCUMENT_BYTES / 1024} KiB.`);
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
    const lines = new dist/* LineCounter */.HN();
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
        reader.refuse(error.pos[0], firstLine(error.message), document_hintFor(error.code));
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
            message: `This is not JSON: ${firstLine(reason)}.`,
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
    const parser = new dist/* Parser */.iX(lines.addNewLine);
    const tokens = [];
    let lexemes = 0;
    for (const lexeme of new dist/* Lexer */.JG().lex(text)) {
        tokens.push(...parser.next(lexeme));
        lexemes++;
        // The composer is recursive, so depth is bounded before it runs. The stack holds the document too.
        if (lexemes > MAX_LEXEMES || parser.stack.length > document_MAX_DEPTH + 1)
            return undefined;
    }
    tokens.push(...parser.end());
    // Duplicate keys are found while reading: the composer's own search takes quadratic time.
    const composer = new dist/* Composer */.Dk({ version: '1.2', schema: 'core', uniqueKeys: false, prettyErrors: false });
    const [first, second] = composer.compose(tokens, true, text.length);
    if (first === undefined)
        return undefined;
    if (second !== undefined) {
        const [offset] = second.range;
        const message = 'The file holds more than one document.';
        first.errors.push(new dist/* YAMLParseError */.XT([offset, offset + 1], 'MULTIPLE_DOCS', message));
    }
    return first;
}
function firstLine(message) {
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
        if ((0,dist/* isAlias */.Vj)(node)) {
            this.refuse(offset, 'Aliases ("*name") are not accepted.', 'Write the value out.');
            return null;
        }
        if (node.tag !== undefined && !PLAIN_TAGS.test(node.tag)) {
            this.refuse(offset, `The tag ${values_quote(node.tag)} is not accepted.`, 'Remove it.');
            return null;
        }
        if ((0,dist/* isMap */.jh)(node))
            return this.readMap(node.items, pointer);
        if ((0,dist/* isSeq */.oP)(node))
            return node.items.map((item, index) => this.read(item, [...pointer, index]));
        return (0,dist/* isScalar */.jn)(node) ? this.readScalar(node, offset) : null;
    }
    readMap(items, pointer) {
        // No prototype: a user may call a column `__proto__`.
        const result = Object.create(null);
        for (const pair of items) {
            if (!(0,dist/* isPair */.tO)(pair))
                continue;
            const key = pair.key;
            const offset = key?.range[0] ?? 0;
            const name = (0,dist/* isScalar */.jn)(key) ? keyText(key) : undefined;
            if (name === undefined) {
                this.refuse(offset, 'A key must be a text or a number.');
            }
            else if (Object.hasOwn(result, name)) {
                this.refuse(offset, `The key ${values_quote(name)} is given twice.`, 'Keep one of them.');
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
            this.refuse(offset, `${values_quote(node.source ?? String(value))} is not a number that can be used here.`);
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
    const problem = checkImageName(name, locate(pointer));
    return problem === undefined ? [] : [problem];
}
/** The entries that are given: null asks for the default everywhere. */
function given(table, keys) {
    const entries = keys.flatMap((key) => {
        const value = Object.hasOwn(table, key) ? table[key] : undefined;
        return value === undefined || value === null ? [] : [[key, value]];
    });
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
/** Drops what is undefined, so that an object can hold optional keys only where they are present. */
function compact(table) {
    return Object.fromEntries(Object.entries(table).filter(([, value]) => value !== undefined));
}

;// CONCATENATED MODULE: ./build/js/src/config/tests.js





const TEST_PROPERTIES = new Map(Object.entries(definition('tests_config').properties ?? {}).filter(([, schema]) => TEST_CATEGORY in schema || SAME_TEST_AS in schema));
/** `TEST_CATEGORY_TYPE_…` of every category that can be run, in the order of the schema. */
const AVAILABLE_CATEGORIES = (definition('registered').properties?.['categories']?.items?.enum ?? []).slice();
function isTestKey(key) {
    return TEST_PROPERTIES.has(key);
}
/** Settings of tests under their first names. A test that is given under two names is a problem. */
function readTests(table, locate, pointer) {
    const tests = new Map();
    const names = new Map();
    const problems = [];
    for (const [key, settings] of Object.entries(table)) {
        const schema = TEST_PROPERTIES.get(key);
        if (schema === undefined || !isTable(settings))
            continue;
        const first = firstName(key, schema);
        const other = names.get(first);
        if (other !== undefined) {
            const message = `${dotted([...pointer, key])} and ${other} are two names of one test.`;
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
function testsWithParameter(category, parameter) {
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
function readCategories(list, locate, pointer, show) {
    const types = [];
    const problems = [];
    if (!Array.isArray(list))
        return { types, problems };
    for (const [index, name] of list.entries()) {
        if (typeof name !== 'string')
            continue;
        const type = categoryType(name);
        if (type !== undefined && AVAILABLE_CATEGORIES.includes(type)) {
            types.push(type);
            continue;
        }
        const allowed = AVAILABLE_CATEGORIES.map(show);
        const problem = {
            code: type === undefined ? 'config-value' : 'config-unavailable',
            place: locate([...pointer, index]),
            message: type === undefined
                ? `${values_quote(name)} is not a category.`
                : `The category ${categoryName(type)} is not available yet.`,
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
function readInlineForm(value, locate, tests) {
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
            message: `No tests for the task ${values_quote(known)} are available yet.`,
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
            message: `Data of the type ${values_quote(type)} cannot be read; only files can.`,
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
        problems.push(read_form_contradiction(locate, path, `${dotted(path)}: false without categories selects no test.`, hint));
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
        problems.push(read_form_contradiction(locate, pointer, message, hint));
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
        message: `data_info.label_map: ${values_quote(spelling)} stands for ${String(label)}; a label of ${task} is ${binary ? '0 or 1' : 'the index of a class: 0, 1, 2'}.`,
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
const DATA_PARAMS = [
    'label_col',
    'timestamp_col',
    'nrows',
    'sample',
    'categorical_features',
    'protected_features',
    'features_not_in_model',
    'loading_kwargs'
];
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
const COLUMN_TYPE_KEYS = [
    'min_nunique_for_numeric',
    'numeric_violation_threshold',
    'categorical_violation_threshold',
    'min_unique_prop',
    'allow_float_unique'
];
const inline_RELATIONSHIP_KEYS = [
    'num_feats_to_profile',
    'compute_feature_relationships',
    'compute_numeric_feature_relationships',
    'ignore_nan_for_feature_relationships'
];
const MODEL_PROFILING_KEYS = [
    'impact_metric',
    'impact_label_threshold',
    'drift_impact_metric',
    'nrows_for_summary',
    'nrows_for_feature_importance'
];
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
function readRegisteredForm(raw, locate) {
    const unfolded = unfold(raw, locate);
    const { value } = unfolded;
    const categories = readCategories(field(value, 'categories'), locate, ['categories'], (type) => type);
    const said = new Set([...unfolded.problems, ...categories.problems].map(({ place }) => JSON.stringify(place)));
    const sameEverywhere = said.size <= 1 && locate([]).line === undefined;
    const faults = checkAgainst('registered', withoutCategories(value, categories.types), locate).filter(({ place }) => sameEverywhere || !said.has(JSON.stringify(place)));
    const individual = field(field(value, 'test_suite_config'), 'individual_tests_config');
    const tests = readTests(isTable(individual) ? individual : {}, locate, INDIVIDUAL_TESTS);
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
    const suite = field(raw, 'test_suite_config');
    if (!isTable(suite))
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
        if (isTable(parsed))
            unfolded['individual_tests_config'] = parsed;
        else {
            problems.push({
                code: 'config-syntax',
                place: locate(INDIVIDUAL_TESTS),
                message: `${dotted(INDIVIDUAL_TESTS)} is a text that is not the JSON of a mapping.`,
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
    return Array.isArray(field(value, 'categories')) ? { ...value, categories: types } : value;
}
function readImage(value, locate) {
    const pointers = [
        ['run_time_info', 'custom_image', 'managed_image_name'],
        ['custom_image', 'managed_image_name']
    ];
    const found = pointers.flatMap((pointer) => {
        const name = pointer.reduce((inner, key) => field(inner, String(key)), value);
        return typeof name === 'string' && name !== '' ? [{ name, pointer }] : [];
    });
    const problems = found.flatMap(({ name, pointer }) => imageNameProblem(name, locate, pointer));
    const [first, second] = found;
    if (first !== undefined && second !== undefined && first.name !== second.name) {
        const message = `${dotted(first.pointer)} and ${dotted(second.pointer)} name two images.`;
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
        modelId: (isTable(model) ? model['uuid'] : model)
    };
}
function registered_testRunConfigOf(value, categories, tests) {
    const suite = without(field(value, 'test_suite_config'), ['individual_tests_config', 'custom_tests']);
    const runTime = without(field(value, 'run_time_info'), ['custom_image', 'agent_id']);
    const individual = tests.size > 0 ? { individual_tests_config: Object.fromEntries(tests) } : {};
    return compact({
        run_name: value['run_name'],
        categories: categories.length > 0 ? categories : undefined,
        test_suite_config: registered_nonEmpty({ ...suite, ...individual }),
        profiling_config: withoutNulls(field(value, 'profiling_config')),
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
    if (!isTable(value))
        return undefined;
    const entries = Object.entries(value)
        .filter(([, inner]) => inner !== null)
        .map(([key, inner]) => [key, isTable(inner) ? (withoutNulls(inner) ?? {}) : inner]);
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
    const { document } = file;
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
        const shown = (0,external_node_path_.isAbsolute)(path) ? path : (0,external_node_path_.resolve)(workingDirectory, path);
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
        const message = `The tests file ${values_quote(path)} must be a mapping of keys to values.`;
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
 */
async function resolvePaths(config, workingDirectory, roots = [workingDirectory]) {
    const { source } = config;
    if (source.form === 'registered')
        return { config, problems: [] };
    const finder = new FileFinder(config, workingDirectory, roots);
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
    found = new Map();
    constructor(config, base, roots) {
        this.config = config;
        this.base = base;
        this.roots = roots;
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
            this.refuse(pointer, model.given, `${values_quote(model.given)} is not a Python file.`, 'Name a .py file that loads the model and defines predict_df or predict_dict.');
            return model;
        }
        return { ...model, path: await this.find(model.given, pointer) };
    }
    async find(given, pointer) {
        const known = this.found.get(given);
        if (known !== undefined)
            return known;
        const absolute = (0,external_node_path_.isAbsolute)(given) ? given : (0,external_node_path_.resolve)(this.base, given);
        try {
            const path = await findWorkspaceFile(this.roots, given, this.base);
            const stand = await detectPointer(path);
            if (stand !== undefined) {
                const system = stand.kind === 'git-lfs' ? 'Git LFS' : 'DVC';
                this.refuse(pointer, given, `${values_quote(given)} is a ${system} pointer, not the file itself.`, stand.hint);
            }
            this.found.set(given, path);
            return path;
        }
        catch (error) {
            if (!(error instanceof WorkspaceFileError))
                throw error;
            const stand = error.fault === 'missing' ? await detectPointer(absolute) : undefined;
            const hint = stand?.hint ?? error.hint ?? `Relative paths start from ${this.base}.`;
            const message = stand === undefined ? error.message : `${values_quote(given)} has not been fetched by DVC.`;
            this.refuse(pointer, given, message, hint);
            return absolute;
        }
    }
    refuse(pointer, value, message, hint) {
        this.problems.push({
            code: 'config-path',
            place: this.config.locate(pointer),
            message: `${dotted(pointer)}: ${message}`,
            value: value.slice(0, 200),
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
        throw new ProblemsError(problems);
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
    if (!isTable(config)) {
        return { problems: [{ code: 'config-type', place: PLACE, message: 'testRunConfig must be a mapping.' }] };
    }
    const spelled = [];
    const canonical = canonicalKeys(definition('registered'), config, spelled);
    const { problems } = checkSupport(definition('registered'), canonical, locate);
    const form = readRegisteredForm(canonical, locate);
    return { ...form, problems: [...spelled, ...problems, ...form.problems] };
}
/** Known keys in snake_case and 64-bit integers, which the wire has as text, as numbers. Unknown keys stay as they are. */
function canonicalKeys(given, value, problems) {
    const schema = resolveSchema(given);
    if (typeof value === 'string' && isCount(schema) && /^-?\d{1,15}$/.test(value))
        return Number(value);
    if (!isTable(value) || schema.properties === undefined)
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
        const problems = validateTestRunConfig(part.length === 0 ? given : wrap(given, part));
        if (problems.length > 0)
            throw refusedConfig(problems);
        return {};
    };
    return { validateConfig: validate, validateConfigInternal: validate };
}
/** Every problem, one per line. */
function refusedConfig(problems) {
    return new RpcError('invalidArgument', problems.map(formatProblem).join('\n'));
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

;// CONCATENATED MODULE: ./build/js/src/runtime/image-build/system-packages.js

/** Names of Debian and of RPM packages: a letter or digit first, so that none is taken for an option. */
const image_build_system_packages_NAME = /^[A-Za-z0-9][A-Za-z0-9+.-]{0,127}$/;
/** `[epoch:]upstream[-revision]` of Debian and `[epoch:]version[-release]` of RPM; no globs, no relations. */
const system_packages_VERSION = /^[0-9][0-9A-Za-z.+:~_-]{0,127}$/;
/**
 * Checks one package of the operating system before its name goes into a command.
 *
 * @returns the package, or what is wrong with it, as a sentence without a full stop
 */
function parseSystemPackage(name, version) {
    if (!image_build_system_packages_NAME.test(name)) {
        return {
            error: `${system_packages_quote(name)} is not the name of a system package (letters, digits, "+", "." and "-", a letter or digit first)`
        };
    }
    if (version === undefined)
        return { package: { name } };
    if (!system_packages_VERSION.test(version)) {
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

;// CONCATENATED MODULE: ./build/js/src/service/routes/images/requests.js



const MOST_REQUIREMENTS = 1_000;
const LONGEST_REQUIREMENT = 2_000;
const PYTHON_VERSION = /^3\.\d{1,2}$/;
const MANAGERS = { PACKAGE_TYPE_APT: 'apt', PACKAGE_TYPE_ROCKYLINUX: 'dnf' };
/** @throws RpcError invalidArgument with every mistake, one per line. */
function readCreateRequest(body, creator) {
    const problem = checkImageName(body.name);
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
    const alone = parseRequirement(name);
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
    const joined = parseRequirement(given);
    if (!joined.ok) {
        problems.push(`${at} ${errors_quote(given)}: ${requests_describe(joined.fault)}`);
        return [];
    }
    const { name: canonical, extras } = joined.requirement;
    if (canonical !== alone.requirement.name || extras.join() !== alone.requirement.extras.join()) {
        problems.push(`${at}.versionSpecifier ${errors_quote(specifier)} changes the name`);
        return [];
    }
    return [{ given, canonical: formatRequirement(joined.requirement) }];
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
        deleteImage: async ({ path: { name } }) => {
            await tools.catalogue.refresh(name);
            const record = tools.images.startDelete(name, tools.ownerId);
            try {
                if (record !== undefined) {
                    await tools.runner.idleWork.drop(record.reference);
                    await tools.runtime.remove(record);
                }
                tools.images.finishDelete(name, true);
            }
            catch (error) {
                tools.images.finishDelete(name, false);
                throw new RpcError('unavailable', `the image ${name} could not be removed: ${messageOf(error)}`);
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
        const parsed = parseRequirement(given);
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
            return { sbom: { ...sbomOf(tools.images.readyRecord(path.name)) } };
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
        if (error instanceof runtime_BuildError) {
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
function infoHandlers(tools) {
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
            if (path.customerName !== CUSTOMER)
                throw new RpcError('notFound', 'there is no such customer');
            if (!known.includes(path.limit))
                throw new RpcError('notFound', 'there is no such limit');
            const limit = path.limit;
            return { limitStatus: { limit, limitStatus: 'STATUS_OK', limitValue: '0', currentValue: '0' } };
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
                    types: query['firstPageQuery.selectedTypes'] ?? []
                }),
                fetch: (filter, after, limit) => jobs.list(filter, after, limit),
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

;// CONCATENATED MODULE: ./build/js/src/service/routes/projects.js



const LONGEST_NAME = 500;
function projectHandlers(tools) {
    return {
        createProject: ({ body }) => ({
            project: tools.projects.create({ ...body, name: checkName(body.name) })
        }),
        getProject: ({ path }) => ({ project: withDetails(tools.projects.get(path['projectId.uuid'])) }),
        listProjects: async ({ query }) => {
            const page = await readPage({
                tokens: tools.tokens,
                operation: 'listProjects',
                request: query,
                query: () => ({}),
                fetch: (_query, after, limit) => tools.projects.list(after, limit),
                keyOf: (item) => item.seq
            });
            return { projects: page.items.map((item) => withDetails(item.project)), ...page.next };
        },
        deleteProject: ({ path }) => {
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
    const { projects, registry, roots } = tools;
    return {
        registerDataset: async ({ path, body }) => {
            const projectId = projectOf(tools, path['projectId.uuid'], body.projectId);
            const dataInfo = body.dataInfo ?? {};
            const problems = checkDataParams(dataInfo.dataParams ?? {});
            if (problems.length > 0)
                throw new RpcError('invalidArgument', problems.join('\n'));
            const file = await roots.register(dataPath(dataInfo.connectionInfo));
            projects.get(projectId);
            const entry = { dataInfo, metadata: body.metadata };
            return { datasetId: registry.addDataset(projectId, checkName(body.name), entry, file) };
        },
        registerModel: async ({ path, body }) => {
            const projectId = projectOf(tools, path['projectId.uuid'], body.projectId);
            const name = checkName(body.name);
            const { modelInfo, metadata, externalId } = body;
            const modelPath = modelPathOf(modelInfo);
            const file = modelPath === undefined
                ? undefined
                : await registerModel(await roots.locate(modelPath), {
                    files: tools.limits.modelFiles,
                    bytes: tools.limits.modelBytes
                });
            projects.get(projectId);
            const id = registry.addModel(projectId, name, { modelInfo, metadata, externalId }, file);
            return { modelId: { uuid: id } };
        },
        registerPredictionSet: async ({ path, body }) => {
            const projectId = projectOf(tools, path['projectId.uuid'], body.projectId);
            const [modelId, datasetId] = [path['modelId.uuid'], path.datasetId];
            ownedBy(projectId, registry.model(modelId).projectId, 'model');
            ownedBy(projectId, registry.dataset(datasetId).projectId, 'dataset');
            const predInfo = body.predInfo ?? {};
            const file = await roots.register(dataPath(predInfo.connectionInfo));
            registry.putPrediction(modelId, datasetId, { predInfo, metadata: body.metadata }, file);
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
            const item = registry.prediction(path['modelId.uuid'], path.datasetId);
            if (item === undefined) {
                throw new RpcError('notFound', 'no predictions of this model on this dataset are registered');
            }
            return { prediction: item.prediction };
        },
        listDatasets: async ({ path, query }) => {
            const page = await listOf(tools, 'listDatasets', path['projectId.uuid'], query, (id, after, limit) => registry.listDatasets(id, after, limit));
            return { datasets: page.items.map((item) => item.dataset), ...page.next };
        },
        listModels: async ({ path, query }) => {
            const page = await listOf(tools, 'listModels', path['projectId.uuid'], query, (id, after, limit) => registry.listModels(id, after, limit));
            return { models: page.items.map((item) => withOwner(item.model)), ...page.next };
        }
    };
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
        throw new RpcError('unimplemented', `connectionInfo.${kinds.join()} is not supported by this server; use dataFile`);
    }
    if (dataFile.dataType !== undefined && dataFile.dataType !== 'DATA_TYPE_UNSPECIFIED') {
        throw new RpcError('unimplemented', `the data type ${dataFile.dataType} is not supported by this server`);
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
        throw new RpcError('unimplemented', `modelInfo.${kinds.join()} is not supported by this server; use modelPath`);
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
    return {
        getTestRun: ({ path }) => ({ testRun: results.run(path.testRunId) }),
        deleteTestRun: ({ path }) => {
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
                    isOther: query['firstPageQuery.testingType'] === 'TEST_TYPE_CONTINUOUS_TESTING'
                }),
                // This server runs stress tests only.
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
            return { testBatches: found.items.map((item) => shown(item.value, query.showDisplay)), ...found.next };
        },
        getBatchResult: ({ path, query }) => {
            results.checkEnded(path.testRunId);
            return { testBatch: shown(results.batch(path.testRunId, path.testType), query.showDisplay) };
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
            return { testCases: found.items.map((item) => shown(item.value, query.showDisplay)), ...found.next };
        },
        listSummaryTests: async ({ query }) => {
            const found = await page({
                operation: 'listSummaryTests',
                request: query,
                query: () => ({ testRunId: required(query['query.testRunId'], 'query.testRunId') }),
                fetch: ({ testRunId }, after, limit) => results.listCategories(testRunId, after, limit)
            });
            return { summaryTestResults: found.items.map((item) => item.value), ...found.next };
        },
        getCategoryResults: ({ path }) => {
            results.checkEnded(path.testRunId);
            const all = results.listCategories(path.testRunId, undefined, Number.MAX_SAFE_INTEGER);
            return { categoryTestResults: all.map((item) => item.value) };
        }
    };
}
function required(value, name) {
    if (value === undefined)
        throw new RpcError('invalidArgument', `${name} is missing`);
    return value;
}
/** Texts and plots for a screen are most of an answer and are sent when they are asked for. */
function shown(item, showDisplay) {
    if (showDisplay === true)
        return item;
    const rest = { ...item };
    delete rest.display;
    return rest;
}

;// CONCATENATED MODULE: ./build/js/src/service/routes/stress-tests.js








const SUPPORTED_TASKS = [
    'MODEL_TASK_BINARY_CLASSIFICATION',
    'MODEL_TASK_MULTICLASS_CLASSIFICATION',
    'MODEL_TASK_REGRESSION'
];
function stressTestHandlers(tools) {
    return {
        startStressTest: async ({ path, body }) => {
            const project = tools.projects.get(path['projectId.uuid']);
            const projectId = path['projectId.uuid'];
            if (body.projectId?.uuid !== undefined && body.projectId.uuid !== projectId) {
                throw new RpcError('invalidArgument', 'projectId in the body is not the one in the path');
            }
            if (Object.keys(body.experimentalFields ?? {}).length > 0) {
                throw new RpcError('invalidArgument', 'experimentalFields of a stress test are not supported');
            }
            const config = readConfig(body.testRunConfig);
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
            });
            const row = tools.jobs.row(jobId);
            tools.runner.submit(row);
            return { job: tools.jobs.toJob(row, false) };
        }
    };
}
/** @throws RpcError invalidArgument with every problem, one per line. */
function readConfig(given) {
    try {
        const config = normaliseTestRunConfig(given);
        const { referenceDatasetId } = config;
        if (referenceDatasetId !== undefined)
            return { ...config, referenceDatasetId };
    }
    catch (error) {
        throw error instanceof ProblemsError ? refusedConfig(error.problems) : error;
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
  ALTER TABLE images ADD COLUMN contents TEXT;
  ALTER TABLE images ADD COLUMN stamp TEXT;
  ALTER TABLE images ADD COLUMN packages TEXT NOT NULL DEFAULT '[]';
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
            throw isDamage(error) ? damaged(file, messageOf(error)) : error;
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
function database_databaseFile(stateDir) {
    return (0,external_node_path_.join)(stateDir, 'state.sqlite');
}
/** @throws StateError */
function database_openDatabase(stateDir) {
    try {
        (0,external_node_fs_.mkdirSync)(stateDir, { recursive: true, mode: 0o700 });
        return new Database(database_databaseFile(stateDir));
    }
    catch (error) {
        if (error instanceof StateError)
            throw error;
        throw new StateError('state-unusable', `The state directory ${stateDir} cannot be used: ${messageOf(error)}.`, 'Give a --state-dir on a local disk that this user may write to.');
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
    const text = [PRODUCT.version, runtime, reference, createdAt, requestKey, contentKey].join('\n');
    return (0,external_node_crypto_.hash)('sha256', text, 'base64url');
}
function contentsOf(record) {
    const { markerEnvironment, providedExtras, directUrls, contentKey, creator } = record;
    return {
        pipLibraries: record.pipLibraries,
        packageRequirements: packagesToWire(record.systemPackages),
        markerEnvironment,
        providedExtras,
        directUrls,
        contentKey,
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
    const version = parseVersion(text);
    if (version === undefined)
        return [`=${text}`, ''];
    const release = version.release.slice(0, Math.max(1, version.release.findLastIndex((part) => part !== 0) + 1));
    return [formatVersion({ ...version, release, local: [] }), version.local.join('.')];
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
    #libraries;
    /** The listing that was applied last, and the version that it left. */
    #applied;
    constructor(database) {
        this.#db = database;
        this.#libraries = new LibraryIndex(database);
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
        const listing = images_digestOf([...stamps].map(([{ name }, stamp]) => `${name} ${stamp}`).toSorted());
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
            const before = this.#record(name);
            if (before !== undefined && isOther(before, record) && references.has(retiredKey(before))) {
                this.retired.add(before);
            }
            this.#putRecord(record, status === 'STATUS_REBUILDING' ? status : 'STATUS_READY');
        }
        for (const record of listed.values())
            this.#putRecord(record, 'STATUS_READY');
        return isChanged || listed.size > 0;
    }
    /** Inside the caller's transaction. The name is the lock: one build of one name at a time. */
    startBuild(image) {
        const row = this.#row(image.name);
        if (row !== undefined && row.status !== 'STATUS_FAILED') {
            if (!image.replaceExisting || row.status !== 'STATUS_READY' || row.deleting_owner !== null) {
                throw new RpcError('alreadyExists', `an image named ${image.name} ${stateOf(row)}`);
            }
            this.#rebuild(image.name, image.buildJobId);
            return;
        }
        this.#db.run(`INSERT OR REPLACE INTO images
         (name, status, requirements, packages, python_version, request_key, build_job_id, created_at)
       VALUES (?, 'STATUS_BUILDING_FIRST_TIME', ?, ?, ?, ?, ?, ?)`, image.name, JSON.stringify(image.requirements), JSON.stringify(image.packages), image.pythonVersion ?? null, image.requestKey, image.buildJobId, new Date().toISOString());
    }
    /** Inside the caller's transaction. @throws RpcError when there is no READY image of the name. */
    startUpgrade(name, jobId) {
        const row = this.#usableRow(name);
        if (row.status !== 'STATUS_READY') {
            throw new RpcError('failedPrecondition', `the image ${name} ${stateOf(row)}`);
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
            const replaced = this.#record(row.name);
            if (replaced !== undefined && isOther(replaced, record))
                this.retired.add(replaced);
            // A runtime may give back an environment that had been replaced.
            this.retired.delete(record);
            this.#putRecord({ ...record, name: row.name }, 'STATUS_READY');
            return;
        }
        const isFirst = row.status === 'STATUS_BUILDING_FIRST_TIME';
        const reason = message ?? 'The build was cancelled.';
        this.#db.run('UPDATE images SET status = ?, status_message = ? WHERE name = ?', isFirst ? 'STATUS_FAILED' : 'STATUS_READY', isFirst ? reason : `The image was not replaced: ${reason}`, row.name);
    }
    /** @throws RpcError notFound, or failedPrecondition while it is being built or a job uses it. */
    startDelete(name, owner) {
        return this.#db.transaction(() => {
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
            return this.#record(name);
        });
    }
    finishDelete(name, removed) {
        this.#db.transaction(() => {
            const row = this.#row(name);
            if (row === undefined || row.deleting_owner === null)
                return;
            this.#bump();
            if (removed)
                this.#delete(row.name);
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
        const record = this.#record(name);
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
    /** The image that a job has taken, also when another one has replaced it. @throws RpcError notFound */
    taken(name, reference) {
        const current = this.#record(name);
        const record = current?.reference === reference ? current : this.retired.record(name, reference);
        if (record === undefined)
            throw new RpcError('notFound', `the image ${name} of this job is gone`);
        return record;
    }
    /** READY images of a content or request key, and those that are being built of the request key. */
    withKey(keys) {
        return this.#db
            .all(`SELECT * FROM images WHERE deleting_owner IS NULL AND status <> 'STATUS_FAILED'
         AND (request_key = ? OR content_key = ?) ORDER BY name LIMIT 100`, keys.requestKey, keys.contentKey)
            .map(toImage);
    }
    /** In the order of names. What is in an image is known once it has been read back: only such ones pass a filter. */
    list(filters, after, limit) {
        const rows = filters.length > 0
            ? this.#libraries.find(filters, after ?? '', limit)
            : this.#db.all('SELECT * FROM images WHERE name > ? AND deleting_owner IS NULL ORDER BY name LIMIT ?', after ?? '', limit);
        return rows.map(toImage);
    }
    #rebuild(name, jobId) {
        this.#db.run(`UPDATE images SET status = 'STATUS_REBUILDING', status_message = NULL, build_job_id = ? WHERE name = ?`, jobId, name);
    }
    #putRecord(record, status) {
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
    /** The image is no longer there. One that was being replaced is built for the first time from now on. */
    #loseRecord(name, status) {
        if (status !== 'STATUS_REBUILDING') {
            this.#delete(name);
            return;
        }
        this.#forgetLibraries(name);
        this.#db.run('DELETE FROM image_records WHERE name = ?', name);
        this.#db.run(`UPDATE images SET status = 'STATUS_BUILDING_FIRST_TIME', contents = NULL, stamp = NULL WHERE name = ?`, name);
    }
    #delete(name) {
        this.#forgetLibraries(name);
        this.#db.run('DELETE FROM image_records WHERE name = ?', name);
        this.#db.run('DELETE FROM images WHERE name = ?', name);
    }
    #forgetLibraries(name) {
        const contents = this.#row(name)?.contents ?? null;
        if (contents !== null)
            this.#libraries.remove(name, JSON.parse(contents).pipLibraries);
    }
    #record(name) {
        const row = this.#db.get('SELECT record FROM image_records WHERE name = ?', name);
        return row === undefined ? undefined : JSON.parse(row.record);
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
function stateOf(row) {
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
class jobs_JobStore {
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
        let sql = 'SELECT * FROM jobs WHERE project_id = ? AND seq > ?';
        for (const [column, wanted] of [
            ['status', filter.statuses],
            ['type', filter.types]
        ]) {
            if (wanted.length === 0)
                continue;
            sql += ` AND ${column} IN (SELECT value FROM json_each(?))`;
            values.push(JSON.stringify(wanted));
        }
        return this.#db.all(`${sql} ORDER BY seq LIMIT ?`, ...values, limit);
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
class owner_Owner {
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
        const row = this.#db.get('SELECT * FROM projects WHERE id = ?', id);
        if (row === undefined)
            throw new RpcError('notFound', 'there is no project with this id');
        return this.#toProject(row);
    }
    list(after, limit) {
        return this.#db
            .all('SELECT * FROM projects WHERE seq > ? ORDER BY seq LIMIT ?', after ?? 0, limit)
            .map((row) => ({ seq: row.seq, project: this.#toProject(row) }));
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
    #toProject(row) {
        const last = this.#db.get('SELECT max(created_at) AS at FROM test_runs WHERE project_id = ?', row.id);
        return {
            ...JSON.parse(row.body),
            id: { uuid: row.id },
            name: row.name,
            modelTask: row.model_task,
            creationTime: row.created_at,
            ...(last?.at === null || last === undefined ? {} : { lastTestRunTime: last.at })
        };
    }
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
    addDataset(projectId, name, body, file) {
        const { connectionInfo, dataParams } = body.dataInfo;
        const identity = [projectId, name, dataParams, connectionInfo?.dataFile?.dataType, file.sha256];
        return this.#add('datasets', projectId, name, body, file, identity);
    }
    addModel(projectId, name, body, file) {
        return this.#add('models', projectId, name, body, file, [projectId, name, body.externalId, file?.sha256]);
    }
    /** A model has one set of predictions for a dataset: registering again replaces it. */
    putPrediction(modelId, datasetId, body, file) {
        this.#db.run(`INSERT INTO predictions (model_id, dataset_id, body, file, created_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET body = excluded.body, file = excluded.file, created_at = excluded.created_at`, modelId, datasetId, JSON.stringify(body), JSON.stringify(file), new Date().toISOString());
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
    prediction(modelId, datasetId) {
        const row = this.#db.get(`SELECT p.*, m.project_id FROM predictions p JOIN models m ON m.id = p.model_id
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
    #add(table, projectId, name, body, file, identityParts) {
        const identity = (0,external_node_crypto_.createHash)('sha256').update(canonicalJson(identityParts)).digest('hex');
        this.#db.run(`INSERT INTO ${table} (id, project_id, name, body, file, identity, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (identity) DO UPDATE SET body = excluded.body, file = excluded.file`, (0,external_node_crypto_.randomUUID)(), projectId, name, JSON.stringify(body), file === undefined ? null : JSON.stringify(file), identity, new Date().toISOString());
        const row = this.#db.get(`SELECT id FROM ${table} WHERE identity = ?`, identity);
        if (row === undefined)
            throw new Error(`the new row of ${table} is gone`);
        return row.id;
    }
}
function found(row, kind, wanted) {
    if (row === undefined)
        throw new RpcError('notFound', `there is no ${kind} ${JSON.stringify(wanted.slice(0, 200))}`);
    return row;
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
        this.#db.run('INSERT INTO test_cases (run_id, seq, test_type, feature_id, body) VALUES (?, ?, ?, ?, ?)', runId, seq, testCase.testBatchType ?? '', testCase.urlSafeFeatureId ?? null, JSON.stringify(testCase));
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
        const values = [filter.testRunId, after ?? -1];
        let sql = 'SELECT seq, body FROM test_cases WHERE run_id = ? AND seq > ?';
        for (const [column, wanted] of [
            ['test_type', filter.testTypes],
            ['feature_id', filter.featureIds]
        ]) {
            if (wanted.length === 0)
                continue;
            sql += ` AND ${column} IN (SELECT value FROM json_each(?))`;
            values.push(JSON.stringify(wanted));
        }
        return this.#db.all(`${sql} ORDER BY seq LIMIT ?`, ...values, limit).map((row) => toItem(row));
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
function results_isActive(status) {
    return status === 'TEST_TASK_STATUS_PENDING' || status === 'TEST_TASK_STATUS_RUNNING';
}
function toItem(row) {
    return { seq: row.seq, value: JSON.parse(row.body) };
}

;// CONCATENATED MODULE: ./build/js/src/service/recover-jobs.js









/**
 * Ends what services that were killed left running on a state directory, without starting one: their jobs are FAILED,
 * their engines, workers and private folders gone. Jobs of living services are not touched.
 *
 * @returns how many jobs were ended.
 * @throws StateError when the state directory cannot be used.
 */
async function recover_jobs_recoverJobs(options) {
    const stateDir = resolve(options.stateDir);
    if (!existsSync(databaseFile(stateDir)))
        return 0;
    const database = openDatabase(stateDir);
    const owner = new Owner(stateDir, database);
    try {
        const log = options.log ?? silentLogger;
        const { runtime } = options;
        const images = new ImageStore(database);
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
    const keys = new ApiKeys(options.apiKeys);
    const roots = await resolveRoots(options.dataRoots);
    const stateDir = (0,external_node_path_.resolve)(options.stateDir);
    const database = database_openDatabase(stateDir);
    let owner;
    try {
        owner = new owner_Owner(stateDir, database);
        return await serve(options, stateDir, database, owner, keys, roots);
    }
    catch (error) {
        owner?.release(database);
        database.close();
        throw error;
    }
}
async function serve(options, stateDir, database, owner, keys, roots) {
    const { log, runtime } = options;
    const limits = limitsOf(options.limits);
    const concurrency = concurrencyOf(options.concurrency);
    const contract = new Contract();
    const address = { url: '' };
    const closed = new AbortController();
    const stores = {
        projects: new ProjectStore(database),
        registry: new RegistryStore(database),
        images: new images_ImageStore(database),
        jobs: new jobs_JobStore(database, owner.id),
        results: new ResultStore(database, address)
    };
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
        jobSeconds: limits.jobSeconds
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
        catalogue: new Catalogue(runtime, stores.images),
        roots: new DataRoots(roots, limits.dataFileBytes),
        ownerId: owner.id,
        closing: closed.signal,
        creator: options.creator ?? `${userName()}@${(0,external_node_os_.hostname)()}`,
        version: options.version
    };
    let browserGuard = new BrowserGuard([]);
    const server = createServer({
        contract,
        handlers: allHandlers(tools),
        keys,
        browserGuard: () => browserGuard,
        bodyBytes: limits.bodyBytes,
        connections: limits.connections,
        log
    });
    runner.recovery.run();
    await server.listen({ host: options.host, port: options.port });
    const { port } = server.server.address();
    address.url = `http://${hostName(options.host)}:${port}`;
    browserGuard = new BrowserGuard(acceptedHosts(options.host, port, options.allowedHosts));
    tools.catalogue.refresh().catch((error) => log.warning(messageOf(error)));
    let closing;
    const close = async (cancelJobs) => {
        closed.abort(new Error('the service closes'));
        // Jobs first learn of it: the server's own end must not eat into their time.
        const jobsEnded = runner.close(cancelJobs);
        await server.close();
        await jobsEnded;
        owner.release(database);
        database.close();
    };
    return {
        url: address.url,
        port,
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
        ...projectHandlers(tools),
        ...imageHandlers(tools),
        ...registryHandlers(tools),
        ...configHandlers(),
        ...stressTestHandlers(tools),
        ...jobHandlers(tools),
        ...resultHandlers(tools)
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
        return { url, apiKey, name: new URL(url).origin, close: () => Promise.resolve() };
    }
    const apiKey = (0,external_node_crypto_.randomBytes)(32).toString('hex');
    const { service, runtime } = await start(settings, {
        ...options,
        host: '127.0.0.1',
        port: 0,
        apiKey
    });
    return {
        url: service.url,
        apiKey,
        name: 'embedded',
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
        const { runtime, reason } = await select_selectRuntime(choice, {
            stateDir: options.stateDirectory,
            log,
            ...(baseImage === undefined ? {} : { baseImage }),
            ...(index === undefined ? {} : { index }),
            ...(registry === undefined ? {} : { registry }),
            ...(options.environmentCache === undefined ? {} : { environmentCache: options.environmentCache })
        });
        log.info(reason);
        const service = await startService({
            host: options.host,
            port: options.port,
            stateDir: options.stateDirectory,
            runtime,
            apiKeys: [options.apiKey],
            dataRoots: options.dataRoots,
            version: PRODUCT.version,
            log,
            ...(options.creator === undefined ? {} : { creator: options.creator })
        });
        return { service, runtime };
    }
    catch (error) {
        throw asIncomplete(error);
    }
}
function asIncomplete(error) {
    if (!(error instanceof runtime_BuildError || error instanceof StateError))
        return error;
    const code = error instanceof StateError ? error.code : 'runtime-unavailable';
    return new IncompleteRunError(code, error.message, {
        cause: error,
        ...(error.hint === undefined ? {} : { hint: error.hint })
    });
}

;// CONCATENATED MODULE: ./build/js/src/client/errors.js
/** The server answered, and said no. */
class ApiError extends Error {
    name = 'ApiError';
    status;
    /** gRPC code of the body; undefined when the body was not the server's own. */
    code;
    request;
    /** The `Retry-After` header as it came. */
    retryAfter;
    constructor(request, status, code, message, retryAfter) {
        super(message);
        this.request = request;
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
    }
}
/** No usable answer: refused, reset, truncated, too slow, not JSON, a redirect. Never holds the key. */
class TransportError extends Error {
    name = 'TransportError';
    request;
    constructor(request, message, options) {
        super(`${request}: ${message}`, options);
        this.request = request;
    }
}

// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __webpack_require__(44942);
;// CONCATENATED MODULE: ./build/js/src/client/retry.js
/** Statuses that say "later": the request was not carried out. */
const RETRY_STATUSES = new Set([429, 503]);
const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 20_000;
/**
 * Wait before attempt `attempt` (1 for the first repetition): what the server asks for, else exponential with full jitter.
 *
 * @returns milliseconds; undefined when the server asks for more than `leftMs`.
 */
function retryDelay(attempt, retryAfter, leftMs, random = Math.random) {
    const asked = retryAfter === undefined ? undefined : parseRetryAfter(retryAfter);
    const delay = asked ?? random() * Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** attempt);
    return delay <= leftMs ? delay : undefined;
}
/** `Retry-After` holds seconds or an HTTP date. Junk and negative values count as absent. */
function parseRetryAfter(value, now = Date.now()) {
    const text = value.trim();
    if (/^\d+$/.test(text))
        return Number(text) * 1000;
    const date = /[a-z]/i.test(text) ? Date.parse(text) : NaN;
    return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

;// CONCATENATED MODULE: ./build/js/src/client/transport.js




const DEFAULT_DEADLINE_MS = 120_000;
const ATTEMPT_MS = 60_000;
/** A page of results with plots is about a megabyte; more than this is not an answer to any call of ours. */
const LONGEST_BODY_BYTES = 256 * 1024 * 1024;
const CONNECTION_REFUSED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);
/** JSON over HTTP with the key in a header. The key goes to the configured origin only: a redirect is an error. */
class Transport {
    #base;
    #apiKey;
    #http;
    #deadlineMs;
    #signal;
    #requests = 0;
    constructor(options) {
        this.#base = new URL(options.url);
        this.#apiKey = options.apiKey;
        this.#deadlineMs = options.deadlineMs ?? DEFAULT_DEADLINE_MS;
        this.#signal = options.signal;
        this.#http = new lib/* HttpClient */.Qq(options.userAgent, [], {
            allowRedirects: false,
            allowRetries: false,
            keepAlive: true,
            socketTimeout: ATTEMPT_MS
        });
    }
    /** Scheme, host and port; what messages may show of the address. */
    get origin() {
        return this.#base.origin;
    }
    /** How many requests were sent so far, repetitions included. */
    get requests() {
        return this.#requests;
    }
    close() {
        this.#http.dispose();
    }
    /**
     * One call. GET and DELETE are repeated after lost answers; POST only when it cannot have reached the server.
     *
     * @throws ApiError when the server refuses, TransportError when there is no usable answer in time.
     */
    async call(method, path, query = {}, body, signal = this.#signal) {
        const request = `${method} ${path}`;
        const url = this.#urlOf(path, query);
        const started = performance.now();
        for (let attempt = 1;; attempt++) {
            signal?.throwIfAborted();
            let retryAfter;
            let failure;
            try {
                return await withAbort(this.#attempt(method, request, url, body), signal);
            }
            catch (error) {
                if (error instanceof ApiError && RETRY_STATUSES.has(error.status)) {
                    failure = error;
                    retryAfter = error.retryAfter;
                    if (method === 'POST' && error.status === 503)
                        throw error;
                }
                else if (error instanceof TransportError && (method !== 'POST' || neverSent(error))) {
                    failure = error;
                }
                else {
                    throw error;
                }
            }
            const delay = retryDelay(attempt, retryAfter, this.#deadlineMs - (performance.now() - started));
            if (delay === undefined || attempt >= 6)
                throw failure;
            await (0,external_node_timers_promises_.setTimeout)(delay, undefined, signal === undefined ? {} : { signal });
        }
    }
    #urlOf(path, query) {
        const url = new URL(this.#base);
        url.pathname = url.pathname.replace(/\/$/, '') + path;
        for (const [name, value] of Object.entries(query)) {
            if (value === undefined)
                continue;
            for (const one of Array.isArray(value) ? value : [value])
                url.searchParams.append(name, String(one));
        }
        return url.href;
    }
    async #attempt(method, request, url, body) {
        const headers = {
            'rime-api-key': this.#apiKey,
            accept: 'application/json',
            'content-type': 'application/json'
        };
        this.#requests++;
        const data = method === 'GET' ? '' : JSON.stringify(body ?? {});
        let message;
        let text;
        try {
            message = (await this.#http.request(method, url, data, headers)).message;
            text = await readBody(message);
        }
        catch (error) {
            throw new TransportError(request, `no answer from ${this.origin}: ${transport_reasonOf(error)}`, { cause: error });
        }
        const status = message.statusCode ?? 0;
        if (status >= 300 && status < 400) {
            // The key must not follow a redirect, so the caller has to name the right address.
            throw new ApiError(request, status, undefined, `${this.origin} redirects; give the address it redirects to as server-url`);
        }
        const json = transport_parseJson(text);
        if (status < 200 || status >= 300) {
            throw new ApiError(request, status, codeOf(json), transport_messageOf(json, message), message.headers['retry-after']);
        }
        if (json === undefined) {
            throw new TransportError(request, `${this.origin} answered ${status} with something that is not JSON`);
        }
        return json;
    }
}
/** Fails on a body that ends early, which `HttpClientResponse.readBody` would wait for or take as whole. */
async function readBody(message) {
    const chunks = [];
    let size = 0;
    for await (const chunk of message) {
        size += chunk.length;
        if (size > LONGEST_BODY_BYTES)
            throw new Error('the answer is larger than 256 MiB');
        chunks.push(chunk);
    }
    if (!message.complete)
        throw new Error('the answer ended early');
    return Buffer.concat(chunks).toString('utf8');
}
function transport_parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function codeOf(json) {
    return transport_isRecord(json) && typeof json['code'] === 'number' ? json['code'] : undefined;
}
function transport_messageOf(json, message) {
    if (transport_isRecord(json) && typeof json['message'] === 'string' && json['message'] !== '')
        return json['message'];
    return `${message.statusCode ?? 0} ${message.statusMessage ?? ''}`.trim();
}
function transport_isRecord(value) {
    return typeof value === 'object' && value !== null;
}
function transport_reasonOf(error) {
    if (!(error instanceof Error))
        return String(error);
    const code = error.code;
    return code === undefined || error.message.includes(code) ? error.message : `${error.message} (${code})`;
}
function neverSent(error) {
    const code = error.cause?.code;
    return code !== undefined && CONNECTION_REFUSED.has(code);
}
/** The HTTP client knows no AbortSignal; the caller stops waiting and the socket ends with `close()`. */
async function withAbort(work, signal) {
    if (signal === undefined)
        return work;
    let onAbort;
    const aborted = new Promise((_resolve, reject) => {
        onAbort = () => reject(signal.reason);
        signal.addEventListener('abort', onAbort, { once: true });
    });
    try {
        return await Promise.race([work, aborted]);
    }
    finally {
        if (onAbort !== undefined)
            signal.removeEventListener('abort', onAbort);
        work.catch(() => undefined);
    }
}

;// CONCATENATED MODULE: ./build/js/src/client/rime-client.js


/** Rows asked for in one page of results. */
const PAGE_SIZE = 200;
const IMAGE_PAGE_SIZE = 100;
/** A server that pages for ever is broken; a million test cases are 5,000 pages. */
const MOST_PAGES = 20_000;
/** Typed calls of the RIME REST API. Answers are checked for the fields that are used; lists are read to their last page. */
class RimeClient {
    #transport;
    constructor(options) {
        this.#transport = new Transport(options);
    }
    get origin() {
        return this.#transport.origin;
    }
    /** How many requests were sent so far, repetitions included. */
    get requests() {
        return this.#transport.requests;
    }
    close() {
        this.#transport.close();
    }
    async getInfo() {
        return this.#get('/v1/rime-info');
    }
    /**
     * Managed images whose installed libraries pass every filter, page by page.
     * The last page reached through a token answers that token again; a token seen before ends the list.
     */
    async *listImages(filters = []) {
        const seen = new Set(['']);
        let token = '';
        for (let page = 0; page < MOST_PAGES; page++) {
            const query = token === '' ? { pipLibraries: filters } : { pageToken: token };
            const answer = await this.listImagePage({ ...query, pageSize: IMAGE_PAGE_SIZE });
            yield answer.images;
            if (seen.has(answer.nextPageToken))
                return;
            seen.add(answer.nextPageToken);
            token = answer.nextPageToken;
        }
        throw new TransportError('POST /v1/images/list', 'the list of images does not end');
    }
    /** One page as the server gives it. `nextPageToken` is empty, or the one that was sent, on the last page. */
    async listImagePage(request) {
        const answer = await this.#post('/v1/images/list', request);
        const token = answer['nextPageToken'];
        return {
            images: rime_client_listOf(answer, 'images', 'POST /v1/images/list'),
            nextPageToken: typeof token === 'string' ? token : ''
        };
    }
    /** Undefined when there is no image of that name. */
    async getImage(name) {
        const answer = await this.#get(`/v1/images/${encodeURIComponent(name)}`).catch(undefinedIfMissing);
        return answer === undefined ? undefined : objectOf(answer, 'image', 'GET /v1/images');
    }
    /** Starts a build. @throws ApiError 409 when the name is taken. */
    async createImage(request) {
        return imageAndJob(await this.#post('/v1/images', request), 'POST /v1/images');
    }
    async deleteImage(name) {
        await this.#transport.call('DELETE', `/v1/images/${encodeURIComponent(name)}`);
    }
    /**
     * What an image of the requirements would hold; undefined where the server has no such call, as a cluster.
     *
     * @throws ApiError 400 with the resolver's explanation when they cannot be met together.
     */
    async resolveImage(request) {
        const path = '/ext/v1/images/resolve';
        const answer = await this.#post(path, request).catch(undefinedIfNotOffered);
        if (answer === undefined)
            return undefined;
        stringOf(answer, 'requestKey', `POST ${path}`);
        stringOf(answer, 'contentKey', `POST ${path}`);
        rime_client_listOf(answer, 'pipLibraries', `POST ${path}`);
        rime_client_listOf(answer, 'images', `POST ${path}`);
        return answer;
    }
    /** Software bill of materials, CycloneDX; undefined where the server has no such call or no such image. */
    async getSbom(name) {
        const path = `/ext/v1/images/${encodeURIComponent(name)}/sbom`;
        const answer = await this.#get(path).catch(undefinedIfNotOffered);
        return answer === undefined ? undefined : objectOf(answer, 'sbom', 'GET /ext/v1/images/sbom');
    }
    /** Moves an image onto another base; undefined where the server has no such call or no such image. */
    async upgradeImage(name, options = {}) {
        const path = `/ext/v1/images/${encodeURIComponent(name)}/upgrade`;
        const answer = await this.#post(path, options).catch(undefinedIfNotOffered);
        return answer === undefined ? undefined : imageAndJob(answer, 'POST /ext/v1/images/upgrade');
    }
    async *listProjects() {
        for await (const item of this.#pages('/v1/projects', {}, 'projects')) {
            yield objectOf(item, 'project', 'GET /v1/projects');
        }
    }
    async getProject(id) {
        const answer = await this.#get(`/v1/projects/${encodeURIComponent(id)}`).catch(undefinedIfMissing);
        if (answer === undefined)
            return undefined;
        // Doubly nested here, unlike the answer to create.
        return objectOf(objectOf(answer, 'project', 'GET /v1/projects'), 'project', 'GET /v1/projects');
    }
    async createProject(request) {
        return objectOf(await this.#post('/v1/projects', request), 'project', 'POST /v1/projects');
    }
    /** @returns the dataset's id. */
    async registerDataset(at, dataInfo) {
        const answer = await this.#post(`/v1/registry/${encodeURIComponent(at.projectId)}/dataset`, {
            projectId: { uuid: at.projectId },
            name: at.name,
            dataInfo
        });
        return stringOf(answer, 'datasetId', 'POST /v1/registry/dataset');
    }
    /** Registers a model file, or a placeholder when there is none. @returns the model's id. */
    async registerModel(at, path) {
        const answer = await this.#post(`/v1/registry/${encodeURIComponent(at.projectId)}/model`, {
            projectId: { uuid: at.projectId },
            name: at.name,
            ...(path === undefined ? {} : { modelInfo: { modelPath: { path } } })
        });
        return stringOf(objectOf(answer, 'modelId', 'POST /v1/registry/model'), 'uuid', 'POST /v1/registry/model');
    }
    async registerPredictions(at, predictions) {
        const [project, model, dataset] = [at.projectId, at.modelId, at.datasetId].map(encodeURIComponent);
        await this.#post(`/v1/registry/${project}/model/${model}/dataset/${dataset}/prediction`, {
            projectId: { uuid: at.projectId },
            modelId: { uuid: at.modelId },
            predInfo: {
                connectionInfo: { dataFile: { path: predictions.path } },
                predParams: predictions.predCol === undefined ? {} : { predCol: predictions.predCol }
            }
        });
    }
    /** Projects a registered dataset belongs to. Undefined when there is no such dataset. */
    async getDatasetProjects(datasetId) {
        const answer = await this.#get('/v1/registry/dataset', { datasetId }).catch(undefinedIfMissing);
        if (answer === undefined)
            return undefined;
        const dataset = objectOf(answer, 'dataset', 'GET /v1/registry/dataset');
        return (dataset.projectIds ?? []).flatMap((id) => (id.uuid === undefined ? [] : [id.uuid]));
    }
    /** @throws ApiError 400 with the server's reasons. */
    async validateTestRunConfig(config) {
        await this.#post('/v1-beta/config-validator/CONFIG_TYPE_TEST_RUN', { configJson: JSON.stringify(config) });
    }
    /** @returns the job's id. */
    async startStressTest(projectId, testRunConfig) {
        const path = `/v1/stress-tests/${encodeURIComponent(projectId)}`;
        const answer = await this.#post(path, { testRunConfig });
        return stringOf(objectOf(answer, 'job', 'POST /v1/stress-tests'), 'jobId', 'POST /v1/stress-tests');
    }
    async getJob(jobId) {
        const answer = await this.#get(`/v1/jobs/${encodeURIComponent(jobId)}`, { view: 'JOB_VIEW_FULL' });
        return objectOf(answer, 'job', 'GET /v1/jobs');
    }
    /** Not bound to the client's signal: cancelling is what is done once that has fired. */
    async cancelJob(jobId, timeoutMs) {
        const path = `/v1/jobs/cancel/${encodeURIComponent(jobId)}`;
        await this.#transport.call('POST', path, {}, {}, AbortSignal.timeout(timeoutMs));
    }
    /** The whole log so far; undefined where the server keeps none (most clusters). */
    async getLog(jobId) {
        const answer = await this.#get(`/v1-beta/logs/${encodeURIComponent(jobId)}`).catch(undefinedIfMissing);
        if (answer === undefined)
            return undefined;
        return objectOf(answer, 'result', 'GET /v1-beta/logs').chunk ?? '';
    }
    async getTestRun(testRunId) {
        return objectOf(await this.#get(`/v1/test-runs/${encodeURIComponent(testRunId)}`), 'testRun', 'GET /v1/test-runs');
    }
    listBatchResults(testRunId) {
        return this.#pages('/v1/batch-results', { testRunId, showDisplay: true }, 'testBatches');
    }
    listTestCases(testRunId) {
        const query = { 'listTestCasesQuery.testRunId': testRunId, showDisplay: true };
        return this.#pages('/v1/test-cases', query, 'testCases');
    }
    async getCategoryResults(testRunId) {
        const path = `/v1/category-results/${encodeURIComponent(testRunId)}`;
        return rime_client_listOf(await this.#get(path), 'categoryTestResults', 'GET /v1/category-results');
    }
    async #get(path, query) {
        return recordOf(await this.#transport.call('GET', path, query), `GET ${path}`);
    }
    async #post(path, body) {
        return recordOf(await this.#transport.call('POST', path, {}, body), `POST ${path}`);
    }
    /** The standard lists: the token carries the query, so the first-page fields are sent once. */
    async *#pages(path, firstPage, items) {
        const request = `GET ${path}`;
        const seen = new Set();
        let query = { ...firstPage, pageSize: PAGE_SIZE };
        for (let page = 0; page < MOST_PAGES; page++) {
            const answer = await this.#get(path, query);
            yield* rime_client_listOf(answer, items, request);
            if (answer['hasMore'] !== true)
                return;
            const token = stringOf(answer, 'nextPageToken', request);
            if (token === '' || seen.has(token))
                throw new TransportError(request, 'the list has more pages but no way to the next');
            seen.add(token);
            query = { pageToken: token, pageSize: PAGE_SIZE };
        }
        throw new TransportError(request, 'the list does not end');
    }
}
function undefinedIfMissing(error) {
    if (error instanceof ApiError && error.status === 404)
        return undefined;
    throw error;
}
/** What a cluster answers to a path that only our server has. */
const NOT_OFFERED = new Set([403, 404, 405, 501]);
function undefinedIfNotOffered(error) {
    if (error instanceof ApiError && NOT_OFFERED.has(error.status))
        return undefined;
    throw error;
}
function imageAndJob(answer, request) {
    const image = objectOf(answer, 'image', request);
    const job = answer['job'];
    return job === undefined || job === null ? { image } : { image, job: job };
}
function recordOf(value, request) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        throw new TransportError(request, 'the answer is not an object');
    }
    return value;
}
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- names the message at the call
function objectOf(answer, field, request) {
    const value = answer[field];
    if (typeof value !== 'object' || value === null) {
        throw new TransportError(request, `the answer has no ${field}`);
    }
    return value;
}
function rime_client_listOf(answer, field, request) {
    const value = answer[field];
    if (!Array.isArray(value))
        throw new TransportError(request, `the answer has no list ${field}`);
    return value;
}
function stringOf(answer, field, request) {
    const value = answer[field];
    if (typeof value !== 'string')
        throw new TransportError(request, `the answer has no ${field}`);
    return value;
}

;// CONCATENATED MODULE: ./build/js/src/gate/watch.js



const FIRST_POLL_MS = 150;
const LONGEST_POLL_MS = 5_000;
/** A job nobody takes up is lost: the queue is full for good, or no agent is there. */
const LONGEST_PENDING_MS = 30 * 60_000;
const RUNNING = new Set(['JOB_STATUS_REQUESTED', 'JOB_STATUS_PENDING', 'JOB_STATUS_RUNNING']);
const TERMINAL = new Set(['JOB_STATUS_SUCCEEDED', 'JOB_STATUS_FAILED', 'JOB_STATUS_CANCELLED']);
/**
 * Follows a job to its end; polls often at first and seldom later.
 *
 * @returns the job in a terminal state, whichever; the caller decides what FAILED means.
 * @throws IncompleteRunError when the server no longer knows the job, leaves it pending, or names an unknown state.
 */
async function watchJob(client, jobId, options) {
    const started = performance.now();
    let delay = FIRST_POLL_MS;
    let shown = '';
    let left = false;
    for (;;) {
        const job = await client.getJob(jobId).catch((error) => {
            if (error instanceof ApiError && error.status === 404) {
                throw new IncompleteRunError('job-lost', `The server no longer knows job ${jobId}.`, {
                    hint: 'It may have been restarted with an empty store. Run the step again.'
                });
            }
            throw error;
        });
        const status = job.status;
        if (!RUNNING.has(status) && !TERMINAL.has(status)) {
            throw new IncompleteRunError('job-status-unknown', `Job ${jobId} has a status that is not known here: ${status.slice(0, 60)}.`);
        }
        const progress = progressOf(job);
        if (options.onProgress !== undefined && progress !== undefined)
            options.onProgress(progress);
        if (options.onLogLine !== undefined)
            shown = await showLog(client, jobId, shown, TERMINAL.has(status), options.onLogLine);
        if (TERMINAL.has(status))
            return job;
        left ||= status === 'JOB_STATUS_RUNNING';
        if (!left && performance.now() - started > LONGEST_PENDING_MS) {
            throw new IncompleteRunError('job-pending', `Job ${jobId} has been waiting for ${LONGEST_PENDING_MS / 60_000} minutes and was not started.`, {
                hint: 'Ask the administrator of the server whether its workers are running.'
            });
        }
        await (0,external_node_timers_promises_.setTimeout)(delay, undefined, { signal: options.signal });
        delay = Math.min(LONGEST_POLL_MS, delay * 1.15);
    }
}
function progressOf(job) {
    const batches = job.jobData?.stress?.progress?.testRun?.testBatches;
    if (batches === undefined || batches.length === 0)
        return undefined;
    const running = batches.find((batch) => batch.status === 'TEST_TASK_STATUS_RUNNING')?.type;
    return {
        done: batches.filter((batch) => batch.status === 'TEST_TASK_STATUS_COMPLETED').length,
        total: batches.length,
        ...(running === undefined ? {} : { running })
    };
}
/** The log comes whole each time; lines already shown are left out. @returns what has been shown so far. */
async function showLog(client, jobId, shown, ended, onLine) {
    const log = await client.getLog(jobId);
    // A log that does not begin with what was shown was cut at its start by the server; what is left is shown anew.
    const fresh = log === undefined ? '' : log.startsWith(shown) ? log.slice(shown.length) : log;
    const end = ended ? fresh.length : fresh.lastIndexOf('\n') + 1;
    const part = fresh.slice(0, end);
    if (part === '')
        return shown;
    for (const line of part.replace(/\n$/, '').split('\n'))
        onLine(line);
    return log?.startsWith(shown) === true ? shown + part : part;
}

;// CONCATENATED MODULE: ./build/js/src/gate/image/conflict.js


const LONGEST_EXPLANATION = 2_000;
/** The requirements that an explanation names, in their order. */
function namedIn(explanation, wish) {
    const words = explanation.match(/[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?/g) ?? [];
    const names = new Set(words.map(canonicalName));
    return [...wish.requirements, ...wish.constraints].filter(({ name }) => names.has(name));
}
/**
 * Requirements that cannot be met together are the user's to mend: one problem at each line that the resolver's
 * explanation is about, and the explanation at the first.
 */
function conflictOf(explanation, wish) {
    const text = explanation.replace(/\s+/g, ' ').trim().slice(0, LONGEST_EXPLANATION);
    const message = `The server cannot resolve the requirements. ${text}`;
    const sources = namedIn(explanation, wish).flatMap((requirement) => requirement.sources ?? []);
    const [first, ...others] = sources;
    const code = 'requirement-unresolvable';
    const problems = [
        {
            code,
            place: first === undefined ? { kind: 'input', name: 'requirements' } : conflict_lineOf(first.place),
            message,
            ...(first === undefined ? {} : { value: first.given.slice(0, 200) })
        },
        ...others.map(({ given, place }) => ({
            code,
            place: conflict_lineOf(place),
            message: `${JSON.stringify(given.slice(0, 200))} is part of this.`,
            value: given.slice(0, 200)
        }))
    ];
    return new ProblemsError(problems);
}
/** `It is about "numpy<1.20" (input requirements:1) and "pandas>=2" (base.txt:3).` Undefined when no line is known. */
function placesOf(explanation, wish) {
    const sources = namedIn(explanation, wish).flatMap((requirement) => requirement.sources ?? []);
    if (sources.length === 0)
        return undefined;
    const told = sources
        .slice(0, 6)
        .map(({ given, place }) => `${JSON.stringify(given.slice(0, 200))} (${formatPlace(conflict_lineOf(place))})`);
    return `It is about ${told.join(' and ')}.`;
}
function conflict_lineOf(place) {
    const line = { ...place };
    delete line.column;
    return line;
}

;// CONCATENATED MODULE: ./build/js/src/gate/wire-requirements.js

/** `name` carries the extras and `versionSpecifier` the rest: joined they are the requirement again. */
function wire_requirements_toWire(requirement) {
    const text = formatRequirement(requirement);
    const end = /^[^\s[<>=!~;@]+(?:\[[^\]]*\])?/.exec(text)?.[0].length ?? text.length;
    const rest = text.slice(end).trim();
    return { name: text.slice(0, end), ...(rest === '' ? {} : { versionSpecifier: rest }) };
}
/** What an image was built from; undefined when the server sends something that is not understood. */
function parsedRequirements(image) {
    const parsed = [];
    for (const { name, versionSpecifier } of image.pipRequirements) {
        const requirement = parsedOnce(`${name ?? ''}${versionSpecifier ?? ''}`);
        if (requirement === undefined)
            return undefined;
        parsed.push(requirement);
    }
    return parsed;
}
const wire_requirements_MEMO_SIZE = 10_000;
const wire_requirements_memo = new Map();
/** A catalogue repeats few requirements in many images. */
function parsedOnce(text) {
    if (wire_requirements_memo.has(text))
        return wire_requirements_memo.get(text);
    if (wire_requirements_memo.size >= wire_requirements_MEMO_SIZE)
        wire_requirements_memo.clear();
    const result = parseRequirement(text);
    const requirement = result.ok ? result.requirement : undefined;
    wire_requirements_memo.set(text, requirement);
    return requirement;
}
/** As `parsedRequirements`, in canonical text and sorted. */
function canonicalRequirements(image) {
    return parsedRequirements(image)?.map(formatRequirement).sort(wire_requirements_compare);
}
function minorOf(version) {
    return /^\d+\.\d+/.exec(version ?? '')?.[0];
}
function wire_requirements_compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}

;// CONCATENATED MODULE: ./build/js/src/gate/image/wish.js

/** The name an image is looked for and built under. */
function wish_nameOf(wish) {
    return wish.name ?? imageNameFor(wish.requirements);
}
/** Whether one version and no other meets the requirement: `==V`, `===V` or a direct reference. */
function isPinned({ specifiers, url }) {
    return url !== undefined || pinnedVersion({ specifiers }) !== undefined;
}
function pinnedVersion({ specifiers }) {
    const pin = specifiers.find(({ operator, wildcard }) => /^===?$/.test(operator) && !wildcard);
    return pin?.version;
}
/** The requirement as the user wrote it; its canonical text where that is not known. */
function writtenAs(requirement) {
    const [only, ...more] = requirement.sources ?? [];
    return only !== undefined && more.length === 0 ? only.given : formatRequirement(requirement);
}
/** The requirements in one canonical text; equal exactly when the same is asked for. */
function canonicalText(requirements) {
    return requirements.map(formatRequirement).sort().join('\n');
}

;// CONCATENATED MODULE: ./build/js/src/gate/image/judge.js



/**
 * What can be said of one image after another. Everything that is the same for all of them is computed once: a catalogue
 * has ten thousand.
 *
 * @param now milliseconds since 1970.
 */
function judgeOf(wish, now) {
    const canonical = canonicalText(wish.requirements);
    const floats = wish.requirements.some((requirement) => !isPinned(requirement));
    const freshnessMs = floats ? wish.freshnessMs : undefined;
    const systemPackages = wish.systemPackages ?? [];
    const match = imageMatcher(wish.requirements, wish.constraints);
    return (image) => {
        const { misses } = match(judge_contentsOf(image));
        const shortfalls = misses.map((miss) => ({ kind: 'requirement', miss }));
        if (wish.pythonVersion !== undefined && minorOf(image.pythonVersion) !== wish.pythonVersion) {
            shortfalls.push({ kind: 'python', has: image.pythonVersion, wanted: wish.pythonVersion });
        }
        for (const wanted of systemPackages) {
            const has = image.packageRequirements?.find(({ name }) => name === wanted.name);
            const version = has?.versionSpecifier;
            if (has === undefined || (wanted.version !== undefined && version !== wanted.version)) {
                shortfalls.push({ kind: 'system-package', wanted, has: has === undefined ? undefined : version });
            }
        }
        const same = isSame(image, wish, canonical);
        if (wish.reuse === 'exact' && !same)
            shortfalls.push({ kind: 'other-requirements' });
        const ageMs = ageOf(image, now);
        if (freshnessMs !== undefined && ageMs !== undefined && ageMs > freshnessMs) {
            shortfalls.push({ kind: 'stale', built: image.creationTime ?? '', ageMs });
        }
        return { image, same, shortfalls };
    };
}
/** Whether the image does but for its age. */
function isOnlyStale({ shortfalls }) {
    return shortfalls.length > 0 && shortfalls.every(({ kind }) => kind === 'stale');
}
/**
 * Whether an image that is being built will do: it was asked for with the same requirements.
 *
 * @param requestKey the server's key of this wish, where it has given one; then it decides.
 */
function isSameBuild(image, wish, requestKey) {
    if (!isBuilding(image))
        return false;
    if (requestKey !== undefined && image.requestKey !== undefined)
        return image.requestKey === requestKey;
    return (isSame(image, wish, canonicalText(wish.requirements)) &&
        (wish.pythonVersion === undefined || minorOf(image.pythonVersion) === wish.pythonVersion));
}
function isBuilding(image) {
    return image.status === 'STATUS_BUILDING_FIRST_TIME' || image.status === 'STATUS_REBUILDING';
}
function isSame(image, wish, canonical) {
    if (image.pipRequirements.length !== wish.requirements.length)
        return false;
    return canonicalRequirements(image)?.join('\n') === canonical;
}
function ageOf(image, now) {
    const built = Date.parse(image.creationTime ?? '');
    return Number.isNaN(built) ? undefined : now - built;
}
function judge_contentsOf(image) {
    return {
        pipLibraries: image.pipLibraries,
        ...(image.pythonVersion === undefined ? {} : { pythonVersion: image.pythonVersion }),
        ...(image.markerEnvironment === undefined ? {} : { markerEnvironment: image.markerEnvironment }),
        ...(image.providedExtras === undefined ? {} : { providedExtras: image.providedExtras }),
        ...(image.directUrls === undefined ? {} : { directUrls: image.directUrls }),
        get builtFrom() {
            return parsedRequirements(image) ?? [];
        }
    };
}

;// CONCATENATED MODULE: ./build/js/src/gate/image/near-misses.js


/** How many near misses are kept and told. */
const MOST_NEAR_MISSES = 5;
const DAY_MS = 86_400_000;
/** Nearest first: fewest shortfalls, then fewest libraries that are not there at all, then the name. */
function compareNearness(a, b) {
    return (a.shortfalls.length - b.shortfalls.length ||
        absent(a) - absent(b) ||
        (a.image.name < b.image.name ? -1 : a.image.name > b.image.name ? 1 : 0));
}
function absent({ shortfalls }) {
    return shortfalls.filter((one) => one.kind === 'requirement' && one.miss.kind === 'missing').length;
}
function nearMissOf({ image, shortfalls }) {
    const told = shortfalls.map((shortfall) => ({
        reason: near_misses_reasonOf(shortfall),
        change: changeFor(shortfall)
    }));
    const reasons = told.map(({ reason }) => reason).join('; ');
    const changes = told.map(({ change }) => change).join(', ');
    return { name: image.name, reason: `${reasons}. To use it, ${changes}.`, shortfalls: told };
}
function near_misses_reasonOf(shortfall) {
    switch (shortfall.kind) {
        case 'requirement':
            return shortfall.miss.reason;
        case 'python':
            return `it has Python ${shortfall.has ?? 'of an unknown version'}, ${shortfall.wanted} is asked for`;
        case 'system-package': {
            const { wanted, has } = shortfall;
            if (wanted.version === undefined || has === undefined)
                return `the system package ${wanted.name} was not asked for when it was built`;
            return `it has ${wanted.name} ${has.slice(0, 100)}, ${wanted.version} is asked for`;
        }
        case 'stale': {
            const days = Math.floor(shortfall.ageMs / DAY_MS);
            return `it was built ${days === 1 ? '1 day' : `${days} days`} ago (${shortfall.built.slice(0, 40)}), which is older than freshness allows`;
        }
        case 'other-requirements':
            return 'it was built from other requirements and reuse is "exact"';
    }
}
function changeFor(shortfall) {
    switch (shortfall.kind) {
        case 'requirement':
            return changeOfRequirement(shortfall.miss);
        case 'python': {
            const minor = /^\d+\.\d+/.exec(shortfall.has ?? '')?.[0];
            return minor === undefined ? 'leave python-version out' : `set python-version to "${minor}"`;
        }
        case 'system-package':
            return `drop the system package ${shortfall.wanted.name}`;
        case 'stale':
            return `allow a freshness of P${Math.ceil(shortfall.ageMs / DAY_MS)}D`;
        case 'other-requirements':
            return 'set reuse to "satisfies"';
    }
}
/** The requirement that is nearest to what was written and that the image meets. */
function changeOfRequirement(miss) {
    const requirement = miss.requirement;
    const written = JSON.stringify(writtenAs(requirement).slice(0, 200));
    const instead = loosened(miss);
    if (instead === undefined)
        return `drop ${written}`;
    return `write ${JSON.stringify(formatRequirement(instead))} instead of ${written}`;
}
function loosened(miss) {
    const { requirement, installed } = miss;
    switch (miss.kind) {
        case 'missing':
        case 'marker-unknown':
            return undefined;
        case 'extras':
            return {
                ...requirement,
                extras: requirement.extras.filter((extra) => !miss.absentExtras?.includes(extra))
            };
        case 'direct-reference': {
            const { name, displayName, extras, marker } = requirement;
            const specifiers = pin(installed ?? '');
            return { name, displayName, extras, specifiers, ...(marker === undefined ? {} : { marker }) };
        }
        case 'version':
            return { ...requirement, specifiers: loosenedSpecifiers(requirement.specifiers, installed ?? '') };
    }
}
/** Clauses that the installed version breaks are moved just far enough; the others stay. */
function loosenedSpecifiers(specifiers, installed) {
    const allows = (clauses) => satisfiesSpecifier(clauses, installed, { prereleases: true });
    const moved = specifiers.flatMap((specifier) => allows([specifier]) ? [specifier] : moveTo(specifier, installed));
    const unique = [...new Map(moved.map((specifier) => [formatSpecifier(specifier), specifier])).values()];
    // Moved clauses that exclude each other leave the one version.
    return allows(unique) ? unique : pin(installed);
}
function moveTo({ operator, version, wildcard }, installed) {
    const [wanted, has] = [parseVersion(version), parseVersion(installed)];
    if (operator === '!=' || wanted === undefined || has === undefined)
        return [];
    // A local version cannot stand behind an order, and does not change it.
    const bound = { version: installed.replace(/\+.*$/, ''), wildcard: false };
    const isOlder = compareVersions(has, wanted) < 0;
    if (operator === '<' || operator === '<=')
        return [{ operator: '<=', ...bound }];
    if (isOlder)
        return [{ operator: '>=', ...bound }];
    // What is installed is newer than an exact version: from that one on, both are allowed.
    return wildcard || operator === '==' || operator === '===' || operator === '~='
        ? [{ operator: '>=', version: version.replace(/\+.*$/, ''), wildcard: false }]
        : [];
}
function pin(version) {
    const operator = parseVersion(version) === undefined ? '===' : '==';
    return [{ operator, version, wildcard: false }];
}

;// CONCATENATED MODULE: ./build/js/src/gate/image/wire.js

/** The wish in the fields of a request. */
function requestOf(wish, server) {
    const { requirements, constraints, systemPackages = [], pythonVersion } = wish;
    return {
        pipRequirements: requirements.map(wire_requirements_toWire),
        ...(constraints.length === 0 ? {} : { pipConstraints: constraints.map(wire_requirements_toWire) }),
        ...(systemPackages.length === 0
            ? {}
            : {
                packageRequirements: systemPackages.map(({ name, version }) => ({
                    name,
                    ...(version === undefined ? {} : { versionSpecifier: version }),
                    ...(server === 'cluster' ? { packageType: 'PACKAGE_TYPE_ROCKYLINUX' } : {})
                }))
            }),
        ...(pythonVersion === undefined ? {} : { pythonVersion })
    };
}
function createRequestOf(name, wish, server, replaceExisting) {
    return { name, ...requestOf(wish, server), ...(replaceExisting ? { replaceExisting } : {}) };
}

;// CONCATENATED MODULE: ./build/js/src/gate/image/build-image.js








const build_image_FIRST_POLL_MS = 250;
/** @returns the image, READY and seen to fit; undefined when somebody else took the name meanwhile. */
async function buildImage(client, wish, decision, server, context) {
    const { name, reason, renamed, replaces, failed } = decision;
    const cause = failed === undefined ? undefined : await causeOfFailure(client, failed);
    if (cause !== undefined)
        context.log.info(`The last build of this image failed: ${cause}`);
    if (renamed !== undefined)
        context.log.info(renamed);
    // Deleting is a cluster's way to free a name; our server keeps the old image in use until the new one is ready.
    if (replaces !== undefined && server === 'cluster')
        await deleteReplaced(client, name);
    let created;
    try {
        const replaceExisting = replaces !== undefined && server === 'ours';
        created = await client.createImage(createRequestOf(name, wish, server, replaceExisting));
    }
    catch (error) {
        if (error instanceof ApiError && error.status === 409)
            return undefined;
        throw error;
    }
    const jobId = created.job?.jobId ?? created.image.buildJobId;
    if (jobId !== undefined)
        context.onJob?.(jobId);
    const verb = replaces === undefined ? 'built' : 'built anew';
    context.log.info(`Image ${name} is ${verb}. ${reason}`);
    const image = await waitForBuild(client, wish, name, jobId, context);
    const unmet = unmetBy(image, wish);
    if (unmet !== undefined)
        throw new IncompleteRunError('image-differs', `Image ${name} was built and does not fit: ${unmet}`);
    return image;
}
/** @returns the image, READY and seen to fit; undefined when it turned out to be another one. */
async function waitForImage(client, wish, { name, buildJobId }, context) {
    const image = await waitForBuild(client, wish, name, buildJobId, context);
    const unmet = unmetBy(image, wish);
    if (unmet === undefined)
        return image;
    context.log.info(`Image ${name} was waited for and does not fit: ${unmet}`);
    return undefined;
}
/** What a fresh image lacks; its name, age and origin are what was asked for. */
function unmetBy(image, wish) {
    const judgement = judgeOf({ ...wish, reuse: 'satisfies' }, 0)(image);
    return judgement.shortfalls.length === 0
        ? undefined
        : `${nearMissOf(judgement)
            .shortfalls.map(({ reason }) => reason)
            .join('; ')}.`;
}
async function deleteReplaced(client, name) {
    try {
        await client.deleteImage(name);
    }
    catch (error) {
        if (!(error instanceof ApiError) || error.status !== 403)
            throw error;
        throw new IncompleteRunError('image-replace-forbidden', `Image ${name} cannot be replaced: on this server only administrators may delete images.`, { hint: 'Set rebuild to "beside", or give a key of an administrator.', cause: error });
    }
}
/** The first line of why the last build failed; undefined where the server does not tell. */
async function causeOfFailure(client, image) {
    let cause = image.statusMessage;
    if ((cause ?? '') === '' && image.buildJobId !== undefined) {
        const job = await client.getJob(image.buildJobId).catch((error) => {
            if (error instanceof ApiError)
                return undefined;
            throw error;
        });
        cause = job?.errorMsg;
    }
    const [first = ''] = (cause ?? '').trim().split('\n');
    return first === '' ? undefined : first.slice(0, 500);
}
/** @throws IncompleteRunError `image-build-failed` with the builder's own reason. */
async function waitForBuild(client, wish, name, jobId, context) {
    const { log, signal } = context;
    const ended = await log.group(`Build of image ${name}`, async () => {
        if (jobId !== undefined) {
            const job = await watchJob(client, jobId, { signal, onLogLine: (line) => log.info(line) });
            if (job.status !== 'JOB_STATUS_SUCCEEDED')
                return job.errorMsg ?? 'the builder gave no reason';
        }
        return pollImage(client, name, signal);
    });
    if (typeof ended !== 'string')
        return ended;
    const [message = '', ...rest] = ended.split('\n');
    const detail = [...rest, placesOf(ended, wish) ?? ''].join('\n').trim();
    throw new IncompleteRunError('image-build-failed', `Image ${name} could not be built: ${message}`, {
        ...(detail === '' ? {} : { detail })
    });
}
/**
 * The image's own status is what counts; where a server names no job, or only the one of an earlier build, it is all
 * there is. @returns the READY image, or why there is none.
 */
async function pollImage(client, name, signal) {
    let delay = build_image_FIRST_POLL_MS;
    for (;;) {
        const image = await client.getImage(name);
        if (image === undefined)
            return 'the server no longer knows it';
        if (image.status === 'STATUS_READY')
            return image;
        if (!isBuilding(image))
            return image.statusMessage ?? `its status is ${image.status.slice(0, 60)}`;
        await (0,external_node_timers_promises_.setTimeout)(delay, undefined, { signal });
        delay = Math.min(10_000, delay * 1.3);
    }
}

;// CONCATENATED MODULE: ./build/js/src/gate/image/decide.js


/**
 * Reuse, wait or build; from what is known alone, without asking anybody.
 *
 * @throws IncompleteRunError `image-name-taken` when no name is left to build under.
 */
function decide(wish, known) {
    const { best } = known.found;
    if (best !== undefined)
        return { kind: 'reuse', image: best.image, reason: reuseReason(best, wish) };
    const [building] = known.building;
    if (building !== undefined) {
        return { kind: 'wait', image: building, reason: 'It is being built from the same requirements.' };
    }
    const reason = buildReason(wish, known);
    const [wanted] = known.names;
    const replaced = replaceable(wish, known);
    if (wanted !== undefined && replaced !== undefined) {
        return { kind: 'build', name: wanted.name, reason, replaces: replaced };
    }
    const free = known.names.find(({ image }) => image === undefined || image.status === 'STATUS_FAILED');
    if (wanted === undefined || free === undefined) {
        throw new IncompleteRunError('image-name-taken', `No free name could be found for the image ${wish_nameOf(wish)}.`, {
            hint: 'Give another image-name.'
        });
    }
    return {
        kind: 'build',
        name: free.name,
        reason,
        ...(free === wanted ? {} : { renamed: renamedReason(wish, wanted.image, free.name) }),
        ...(free.image === undefined ? {} : { failed: free.image })
    };
}
/** Only an image of the same requirements is replaced: what somebody built from others stays theirs. */
function replaceable(wish, { found, names }) {
    if (wish.rebuild !== 'replace')
        return undefined;
    const image = names[0]?.image;
    if (image?.status !== 'STATUS_READY')
        return undefined;
    if (wish.reuse === 'never')
        return found.namedIsSame === true ? image : undefined;
    const { stale } = found;
    return stale?.same === true && stale.image.name === image.name ? image : undefined;
}
function reuseReason({ image, same }, wish) {
    if (same)
        return 'It was built from the same requirements.';
    const alias = image.name === wish_nameOf(wish) ? '' : ` (asked for as ${wish_nameOf(wish)})`;
    return `Its libraries satisfy every requirement${alias}.`;
}
function buildReason(wish, { found }) {
    if (wish.reuse === 'never')
        return 'The input reuse is "never".';
    if (found.stale !== undefined)
        return `Image ${found.stale.image.name} is older than freshness allows.`;
    if (found.misses.length > 0)
        return 'No image has everything that is asked for.';
    return 'No image has these libraries.';
}
function renamedReason(wish, taken, name) {
    const wanted = wish_nameOf(wish);
    const why = wish.reuse === 'never'
        ? 'by an image that stays as it is'
        : taken?.status === 'STATUS_READY'
            ? 'by an image that does not fit'
            : 'by an image that is being built from other requirements';
    return `The name ${wanted} is taken ${why}; this one is called ${name}.`;
}

;// CONCATENATED MODULE: ./build/js/src/gate/image/rank.js



function candidateOf({ image, same }, wish) {
    const asked = new Set(wish.requirements.map((requirement) => requirement.name));
    const installed = new Map(image.pipLibraries.map(({ name, version }) => [canonicalName(name ?? ''), version ?? '']));
    return {
        image,
        same,
        alias: image.name === wish_nameOf(wish),
        python: wish.pythonVersion === undefined || minorOf(image.pythonVersion) === wish.pythonVersion,
        further: image.pipRequirements.filter(({ name }) => !asked.has(canonicalName(bareName(name ?? ''))))
            .length,
        versions: wish.requirements.map((requirement) => installed.get(requirement.name) ?? ''),
        built: image.creationTime ?? ''
    };
}
/**
 * Negative when `a` is the better image: the same requirements; the alias asked for; the Python asked for; fewest further
 * requirements; newest versions of what was asked for, in that order; newest build; name. A total order, so that
 * everyone gets the same answer.
 */
function compareCandidates(a, b) {
    return (Number(b.same) - Number(a.same) ||
        Number(b.alias) - Number(a.alias) ||
        Number(b.python) - Number(a.python) ||
        a.further - b.further ||
        newestFirst(a.versions, b.versions) ||
        rank_compareText(b.built, a.built) ||
        rank_compareText(a.image.name, b.image.name));
}
/**
 * Whether no image that is not seen yet can matter: this one is the best by the first two rules, or it was built from
 * the same pins, so that another one of those would hold the same libraries. Nobody waits for further pages then, and
 * since a list has one order, everybody stops at the same image.
 */
function isUnbeatable(candidate, wish) {
    if (wish.requirements.length === 0)
        return candidate.alias;
    return candidate.same && (candidate.alias || wish.requirements.every(isPinned));
}
function newestFirst(a, b) {
    for (const [index, text] of a.entries()) {
        const other = b[index] ?? '';
        if (text === other)
            continue;
        const [left, right] = [parseVersion(text), parseVersion(other)];
        // A version that cannot be read counts as the oldest.
        const order = left === undefined || right === undefined
            ? Number(right !== undefined) - Number(left !== undefined)
            : compareVersions(right, left);
        if (order !== 0)
            return order;
    }
    return 0;
}
function bareName(name) {
    return name.replace(/\[.*$/, '');
}
function rank_compareText(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}

;// CONCATENATED MODULE: ./build/js/src/gate/image/find-image.js




/** Pages that are read for near misses, and for images whose pin the server's exact filter does not see. */
const NEAR_MISS_PAGES = 3;
/** Libraries by which near misses are looked for when no image has all of them, one page each. */
const NEAR_MISS_LIBRARIES = 3;
/**
 * Looks for an image: first under the name of the wish, which is one cheap request and the usual answer, then in the
 * list. Where versions are pinned, the server filters by them. A list is read only as long as a better image may come.
 *
 * @param now milliseconds since 1970; decides what is too old.
 */
async function findImage(client, wish, now = Date.now()) {
    const named = await client.getImage(wish_nameOf(wish));
    const search = new Search(wish, now);
    if (named !== undefined)
        search.see(named);
    if (wish.reuse !== 'never' && !search.isOver)
        await searchLists(client, wish, search);
    if (named === undefined)
        return search.result();
    return { ...search.result(), named, namedIsSame: judgeOf(wish, now)(named).same };
}
async function searchLists(client, wish, search) {
    // A requirement under a condition may not be installed at all, so it cannot be filtered by.
    const listed = wish.requirements.filter(({ marker }) => marker === undefined);
    const byName = listed.map(({ name }) => ({ name }));
    const byVersion = listed.map((requirement) => {
        const version = pinnedVersion(requirement);
        return { name: requirement.name, ...(version === undefined ? {} : { version }) };
    });
    const pins = byVersion.some(({ version }) => version !== undefined);
    // Without any filter this would be the whole catalogue, for the sake of an image made from nothing.
    await search.read(client, byVersion, byVersion.length === 0 ? NEAR_MISS_PAGES : Infinity);
    if (search.hasMatch)
        return;
    if (pins)
        await search.read(client, byName, NEAR_MISS_PAGES);
    if (byName.length < 2)
        return;
    for (const filter of byName.slice(0, NEAR_MISS_LIBRARIES)) {
        if (search.hasMisses)
            return;
        await search.read(client, [filter], 1);
    }
}
/** What has been seen so far; keeps the best and the nearest and forgets the rest. */
class Search {
    #wish;
    #judge;
    #seen = new Set();
    #best;
    #stale;
    #misses = [];
    constructor(wish, now) {
        this.#wish = wish;
        this.#judge = judgeOf(wish, now);
    }
    get isOver() {
        return this.#best !== undefined && isUnbeatable(this.#best.candidate, this.#wish);
    }
    get hasMatch() {
        return this.#best !== undefined;
    }
    get hasMisses() {
        return this.#misses.length > 0;
    }
    async read(client, filters, mostPages) {
        if (mostPages <= 0)
            return;
        let pages = 0;
        for await (const images of client.listImages(filters)) {
            for (const image of images)
                this.see(image);
            pages++;
            if (this.isOver || pages >= mostPages)
                return;
        }
    }
    see(image) {
        if (image.status !== 'STATUS_READY' || this.#wish.reuse === 'never' || this.#seen.has(image.name))
            return;
        this.#seen.add(image.name);
        const judgement = this.#judge(image);
        // Without requirements every image would do; only one made for that is meant.
        const isMeant = this.#wish.requirements.length > 0 || judgement.same || image.name === wish_nameOf(this.#wish);
        if (!isMeant)
            return;
        if (judgement.shortfalls.length === 0)
            this.#best = this.#better(this.#best, judgement);
        else
            this.#addMiss(judgement);
        if (isOnlyStale(judgement))
            this.#stale = this.#better(this.#stale, judgement);
    }
    #better(current, judgement) {
        const candidate = candidateOf(judgement, this.#wish);
        const isBetter = current === undefined || compareCandidates(candidate, current.candidate) < 0;
        return isBetter ? { judgement, candidate } : current;
    }
    #addMiss(judgement) {
        const last = this.#misses.at(-1);
        if (this.#misses.length === MOST_NEAR_MISSES &&
            last !== undefined &&
            compareNearness(judgement, last) >= 0)
            return;
        this.#misses.push(judgement);
        this.#misses.sort(compareNearness);
        this.#misses.length = Math.min(this.#misses.length, MOST_NEAR_MISSES);
    }
    result() {
        return {
            misses: this.#best === undefined ? this.#misses : [],
            ...(this.#best === undefined ? {} : { best: this.#best.judgement }),
            ...(this.#stale === undefined ? {} : { stale: this.#stale.judgement })
        };
    }
}

;// CONCATENATED MODULE: ./build/js/src/gate/image/survey.js









/**
 * Asks as little as is needed: nothing more once there is an image that can be used; else what the requirements
 * resolve to, so that a conflict is told before a builder is taken, and which names are free.
 *
 * @throws ProblemsError with the lines that cannot be met together.
 */
async function survey(client, wish, log) {
    const found = await findImage(client, wish);
    const known = { found, server: 'cluster', building: [], names: [] };
    if (found.best !== undefined)
        return known;
    const isPlain = wish.constraints.length === 0 && (wish.systemPackages ?? []).length === 0;
    if (found.named !== undefined && wish.reuse !== 'never' && isPlain && isSameBuild(found.named, wish)) {
        return { ...known, building: [found.named] };
    }
    const answer = await survey_resolveRequirements(client, wish, log);
    if (answer.resolution === undefined) {
        return { ...known, server: answer.server, ...(await nameSurvey(client, wish, found)) };
    }
    const { resolution } = answer;
    const judge = judgeOf(wish, Date.now());
    const judged = resolution.images.filter(({ status }) => status === 'STATUS_READY').map(judge);
    const [fitting] = judged.filter(({ shortfalls }) => shortfalls.length === 0);
    if (fitting !== undefined && wish.reuse !== 'never') {
        // Somebody's build has ended since the list was read, or the list was too long to be read to its end.
        return { ...known, server: 'ours', resolution, found: { ...found, best: fitting, misses: [] } };
    }
    const building = resolution.images.filter((image) => isSameBuild(image, wish, resolution.requestKey));
    if (building.length > 0 && wish.reuse !== 'never') {
        return { ...known, server: 'ours', resolution, building };
    }
    const named = await nameSurvey(client, wish, found, resolution);
    return { ...known, server: 'ours', resolution, ...named };
}
/**
 * What the server makes of the requirements. Undefined where it has no such call, and where it gave no answer: then the
 * build job will say.
 */
async function survey_resolveRequirements(client, wish, log) {
    try {
        const resolution = await client.resolveImage(requestOf(wish, 'ours'));
        return resolution === undefined ? { server: 'cluster' } : { resolution, server: 'ours' };
    }
    catch (error) {
        if (error instanceof ApiError && error.status === 400 && error.code === 9) {
            if (survey_isIndexFailure(error.message))
                throw unresolved(error.message, wish);
            throw conflictOf(error.message, wish);
        }
        const noAnswer = error instanceof TransportError || (error instanceof ApiError && error.status >= 500);
        if (!noAnswer)
            throw error;
        log.debug(`The requirements were not resolved before the build: ${error.message}`);
        return { server: 'ours' };
    }
}
/** Our server says with the explanation when it is the package index that failed, and not the requirements. */
function survey_isIndexFailure(explanation) {
    return /The package index (?:did not answer|refused access)|The certificate of the package index/.test(explanation);
}
function unresolved(explanation, wish) {
    const [message = '', ...rest] = explanation.split('\n');
    const detail = [placesOf(explanation, wish) ?? '', ...rest].join('\n').trim();
    return new IncompleteRunError('image-build-failed', message, { ...(detail === '' ? {} : { detail }) });
}
async function nameSurvey(client, wish, found, resolution) {
    const names = [];
    for (const name of candidateNames(wish, resolution?.contentKey)) {
        const image = name === wish_nameOf(wish) ? found.named : await client.getImage(name);
        if (image !== undefined && wish.reuse !== 'never' && isSameBuild(image, wish, resolution?.requestKey)) {
            return { names, building: [image] };
        }
        names.push({ name, ...(image === undefined ? {} : { image }) });
        if (image === undefined || image.status === 'STATUS_FAILED')
            break;
    }
    return { names, building: [] };
}
/**
 * The name itself; then with the content key's first digits, the same for everybody who wants the same; then one of the
 * day, for what is built anew; then one of the moment, which nobody has.
 */
function candidateNames(wish, contentKey) {
    const name = wish_nameOf(wish);
    const now = new Date().toISOString();
    const content = contentKey ?? sha256(`${wish.pythonVersion ?? ''}\n${canonicalText(wish.requirements)}`);
    const further = [content, sha256(`${content}\n${now.slice(0, 10)}`), sha256(`${content}\n${now}`)];
    return [name, ...further.map((digest) => imageNameBeside(name, digest))];
}
function sha256(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}

;// CONCATENATED MODULE: ./build/js/src/gate/plan-image.js




/**
 * Decides between reusing an image, waiting for one, and building one. Builds nothing.
 *
 * @throws ProblemsError when the requirements cannot be resolved.
 */
async function planImage(client, wish, log = logger_silentLogger) {
    const before = client.requests;
    const known = await survey(client, wish, log);
    const nearMisses = known.found.misses.map(nearMissOf);
    return { ...decide(wish, known), known, nearMisses, requests: client.requests - before };
}
/** One line for each thing that an image lacks, and what would have to be written for it to fit. */
function nearMissLines(nearMisses) {
    return nearMisses.flatMap(({ name, shortfalls }) => [
        `Image ${name} does not fit:`,
        ...shortfalls.map(({ reason, change }) => `  ${reason} (to use it, ${change})`)
    ]);
}

;// CONCATENATED MODULE: ./build/js/src/gate/resolve-image.js




/** A name can be lost to somebody who was faster; each time all is looked at anew. */
const resolve_image_ATTEMPTS = 4;
/**
 * Finds a managed image that satisfies the wish, waits for one that is being built, or builds one.
 *
 * @throws ProblemsError when the requirements cannot be resolved; IncompleteRunError `image-build-failed` with the
 *   builder's own reason.
 */
async function resolveImage(client, wish, context) {
    const { log } = context;
    for (let attempt = 0; attempt < resolve_image_ATTEMPTS; attempt++) {
        const plan = await planImage(client, wish, log);
        const { reason, nearMisses } = plan;
        if (plan.kind === 'reuse') {
            log.info(`Image ${plan.image.name} is reused. ${reason}`);
            warnOfUnknownAge(plan.image, wish, context);
            return { image: plan.image, decision: 'reused', reason, nearMisses };
        }
        if (attempt === 0)
            for (const line of nearMissLines(nearMisses))
                log.info(line);
        if (plan.kind === 'wait') {
            log.info(`Image ${plan.image.name} is waited for. ${reason}`);
            const image = await waitForImage(client, wish, plan.image, context);
            if (image !== undefined)
                return { image, decision: 'waited', reason, nearMisses };
        }
        else {
            const image = await buildImage(client, wish, plan, plan.known.server, context);
            if (image !== undefined)
                return { image, decision: 'built', reason, nearMisses };
        }
    }
    throw new IncompleteRunError('image-name-taken', `No free name could be found for the image ${wish_nameOf(wish)}.`, { hint: 'Give another image-name.' });
}
function warnOfUnknownAge(image, wish, { log }) {
    const matters = wish.freshnessMs !== undefined && !wish.requirements.every(isPinned);
    if (matters && image.creationTime === undefined) {
        log.warning(`The server does not tell when image ${image.name} was built, so freshness has no effect on it.`);
    }
}

;// CONCATENATED MODULE: ./build/js/src/state-directory.js


/** Where images and runs are kept between runs of this machine, so that what was built once is found again. */
function stateDirectory(env = process.env) {
    const { XDG_CACHE_HOME: cache, LOCALAPPDATA: local } = env;
    const home = (0,external_node_os_.homedir)();
    const base = process.platform === 'win32'
        ? (local ?? (0,external_node_path_.join)(home, 'AppData', 'Local'))
        : process.platform === 'darwin'
            ? (0,external_node_path_.join)(home, 'Library', 'Caches')
            : cache !== undefined && cache !== ''
                ? cache
                : (0,external_node_path_.join)(home, '.cache');
    return (0,external_node_path_.join)(base, 'rime-stress-test');
}

;// CONCATENATED MODULE: ./build/js/src/cli/io.js
/** Usage or configuration error: exit code 2. */
class UsageError extends Error {
    name = 'UsageError';
}
function processIo() {
    for (const stream of [process.stdout, process.stderr]) {
        // A reader that went away (`| head`) is no failure of ours.
        stream.on('error', (error) => {
            if (error.code !== 'EPIPE')
                throw error;
        });
    }
    return { stdout: process.stdout, stderr: process.stderr, env: process.env, cwd: process.cwd() };
}

;// CONCATENATED MODULE: ./build/js/src/cli/api-key.js



/** The key from a file or from RIME_API_KEY; never from the command line, which every user of the machine can read. */
async function readApiKey(flags, io) {
    if (flags.apiKey !== undefined) {
        throw new UsageError('A key on the command line can be read by every user of this machine. Put it into the variable RIME_API_KEY, or into a file named by --api-key-file.');
    }
    if (flags.apiKeyFile === undefined)
        return io.env['RIME_API_KEY'] === '' ? undefined : io.env['RIME_API_KEY'];
    const path = (0,external_node_path_.resolve)(io.cwd, flags.apiKeyFile);
    const text = await (0,promises_.readFile)(path, 'utf8').catch((error) => {
        throw new UsageError(`--api-key-file cannot be read: ${error.message}`);
    });
    const key = text.trim();
    if (key === '')
        throw new UsageError(`--api-key-file ${path} is empty.`);
    return key;
}

;// CONCATENATED MODULE: ./build/js/src/cli/interrupt.js
/** The user ended the command. */
class Interrupted extends Error {
    name = 'Interrupted';
}
/** Runs `body` with a signal that fires on SIGINT and SIGTERM; rejects with Interrupted when that ended it. */
async function interruptible(body) {
    const controller = new AbortController();
    const onSignal = (name) => {
        controller.abort(new Interrupted(`Interrupted (${name}). What was started is ended.`));
    };
    process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
    try {
        return await body(controller.signal);
    }
    catch (error) {
        if (controller.signal.aborted)
            throw controller.signal.reason;
        throw error;
    }
    finally {
        process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
    }
}

;// CONCATENATED MODULE: ./build/js/src/cli/logger.js

/** Plain lines for a terminal or a file; the progress bar steps aside for each. */
function plainLogger(output, progress, debug = false) {
    let indent = '';
    const print = (text) => {
        progress.clear();
        output.write(`${indent}${text}\n`);
    };
    return {
        debug: (message) => {
            if (debug)
                print(line(message));
        },
        info: (message) => {
            for (const one of logLines(message))
                print(one);
        },
        notice: (message) => {
            print(line(message));
        },
        warning: (message) => {
            print(`warning: ${line(message)}`);
        },
        error: (message) => {
            print(`error: ${line(message)}`);
        },
        group: async (title, body) => {
            print(line(title));
            const outer = indent;
            indent += '  ';
            try {
                return await body();
            }
            finally {
                indent = outer;
            }
        }
    };
}

;// CONCATENATED MODULE: ./build/js/src/cli/options.js



function addServerOptions(command) {
    const remote = command
        .option('--server-url <url>', 'a RIME cluster or a server of "serve"; default: an embedded backend')
        .option('--api-key-file <path>', 'file with the key for --server-url; default: the variable RIME_API_KEY')
        .addOption(new esm/* Option */.c$('--api-key <key>').hideHelp());
    return addBackendOptions(remote);
}
/** Flags of the backend itself, embedded or as a server. */
function addBackendOptions(command) {
    return command
        .addOption(new esm/* Option */.c$('--runtime <runtime>', 'what builds and runs images').choices(settings_RUNTIMES).default('auto'))
        .option('--base-image <image>', 'Docker image to build on')
        .option('--state-dir <path>', 'folder where the backend keeps images and runs')
        .option('--index-url <url>', 'package index; credentials: the variables UV_INDEX_DEFAULT_USERNAME and _PASSWORD')
        .option('--extra-index-url <url>', 'further package index; repeat it for more', collect, [])
        .option('--certificates <path>', 'PEM file with further authorities for the package indexes')
        .option('--registry <host/path>', 'OCI registry that images are shared through');
}
/** The flags above as raw inputs, to be checked where the inputs of the action are checked. */
function backendValues(flags) {
    const values = new Map();
    const given = [
        ['server-url', flags.serverUrl],
        ['runtime', flags.runtime],
        ['base-image', flags.baseImage],
        ['index-url', flags.indexUrl],
        ['extra-index-urls', flags.extraIndexUrl?.join('\n')],
        ['certificates', flags.certificates],
        ['registry', flags.registry]
    ];
    for (const [name, value] of given)
        if (value !== undefined)
            values.set(name, value);
    return values;
}
/** The settings of a command that runs no stress test. @throws ProblemsError */
async function settingsOf(values, cwd) {
    // The configuration is the one input that a run must have and that nothing else has a use for.
    const { settings, problems } = await checkSettings(new Map([...values, ['config-path', 'none']]), cwd);
    if (problems.length > 0)
        throw new ProblemsError(problems);
    return settings;
}
/** Gathers the values of a flag that may be repeated. */
function collect(value, previous) {
    return [...previous, value];
}

;// CONCATENATED MODULE: ./build/js/src/cli/progress.js
const BAR_WIDTH = 24;
function progressView(output) {
    return output.isTTY === true ? new Bar(output) : new Lines(output);
}
class Bar {
    #output;
    #drawn = false;
    constructor(output) {
        this.#output = output;
    }
    update(progress) {
        if (progress.total === 0)
            return;
        const share = progress.done / progress.total;
        const full = Math.round(share * BAR_WIDTH);
        const bar = '█'.repeat(full) + '░'.repeat(BAR_WIDTH - full);
        const text = `${bar} ${progress.done}/${progress.total} tests ${progress.running ?? ''}`;
        this.#output.write(`\r\u001b[K${text.slice(0, (this.#output.columns ?? 80) - 1)}`);
        this.#drawn = true;
    }
    clear() {
        if (this.#drawn)
            this.#output.write('\r\u001b[K');
        this.#drawn = false;
    }
}
/** One line each time another tenth is done, so that a log stays short. */
class Lines {
    #output;
    #shownTenths = -1;
    constructor(output) {
        this.#output = output;
    }
    update(progress) {
        if (progress.total === 0)
            return;
        const tenths = Math.floor((10 * progress.done) / progress.total);
        if (tenths === this.#shownTenths)
            return;
        this.#shownTenths = tenths;
        this.#output.write(`${progress.done} of ${progress.total} tests done\n`);
    }
    clear() {
        // Lines stay.
    }
}

;// CONCATENATED MODULE: ./build/js/src/cli/images.js

















/** `rime-stress-test images list|show|create|delete`. */
function imageCommands(program, io, ends) {
    const images = program.command('images').description('Managed images: the environments that models run in.');
    addServerOptions(images.command('list').description('List images.'))
        .option('--library <name[==version]>', 'only images with this library; repeat it for more', collect, [])
        .option('--json', 'print JSON')
        .action((flags) => ends(withClient(flags, io, (client) => images_list(client, flags, io))));
    addServerOptions(images.command('show <name>').description('Show one image: status, requirements, libraries.'))
        .option('--json', 'print JSON')
        .action((name, flags) => ends(withClient(flags, io, (client) => show(client, name, flags, io))));
    addServerOptions(images.command('create <name>').description('Build an image and wait for it.'))
        .option('--requirements <line>', 'a PEP 508 requirement; repeat it for more', collect, [])
        .option('-r, --requirements-file <path>', 'file of requirements; repeat it for more', collect, [])
        .option('--python-version <minor>', 'Python in the image, such as 3.11')
        .action((name, flags) => ends(withClient(flags, io, (client, signal) => create(client, name, flags, io, signal))));
    addServerOptions(images.command('delete <name>').description('Delete an image.')).action((name, flags) => ends(withClient(flags, io, async (client) => {
        await client.deleteImage(checkedName(name));
        io.stdout.write(`Deleted ${name}.\n`);
        return 0;
    })));
}
async function images_list(client, flags, io) {
    const filters = flags.library.map((text) => {
        const [name = '', version] = text.split('==');
        return { name: canonicalName(name.trim()), ...(version === undefined ? {} : { version: version.trim() }) };
    });
    const images = (await Array.fromAsync(client.listImages(filters))).flat();
    if (flags.json === true) {
        io.stdout.write(`${JSON.stringify(images, null, 2)}\n`);
        return 0;
    }
    if (images.length === 0)
        io.stdout.write('No images.\n');
    const rows = images.map((image) => [
        image.name,
        statusWord(image),
        image.pythonVersion ?? '',
        requirementsOf(image)
    ]);
    const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
    for (const row of rows) {
        io.stdout.write(`${line(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).trimEnd()}\n`);
    }
    return 0;
}
async function show(client, name, flags, io) {
    const image = await client.getImage(checkedName(name));
    if (image === undefined)
        throw new UsageError(`There is no image ${name}.`);
    if (flags.json === true) {
        io.stdout.write(`${JSON.stringify(image, null, 2)}\n`);
        return 0;
    }
    const facts = [
        ['name', image.name],
        ['status', statusWord(image)],
        ['python', image.pythonVersion ?? ''],
        ['built', image.creationTime ?? ''],
        ['requirements', requirementsOf(image)]
    ];
    if (image.status === 'STATUS_FAILED' && image.buildJobId !== undefined) {
        facts.push(['cause', (await client.getJob(image.buildJobId)).errorMsg ?? '']);
    }
    for (const [key, value] of facts)
        if (value !== '')
            io.stdout.write(`${line(`${(key ?? '').padEnd(14)}${value ?? ''}`)}\n`);
    io.stdout.write('libraries\n');
    for (const { name: library, version } of image.pipLibraries)
        io.stdout.write(`  ${line(`${library ?? ''} ${version ?? ''}`)}\n`);
    return 0;
}
async function create(client, name, flags, io, signal) {
    const text = [...flags.requirements, ...flags.requirementsFile.map((path) => `-r ${path}`)].join('\n');
    const read = await readRequirements({ text, place: placeOf('requirements') }, { root: io.cwd });
    if (read.problems.length > 0)
        throw new ProblemsError(read.problems);
    const { decision, image } = await resolveImage(client, {
        name: checkedName(name),
        requirements: read.requirements,
        constraints: read.constraints,
        // An image is asked for by name, so one of another name does not answer.
        reuse: 'exact',
        ...(flags.pythonVersion === undefined ? {} : { pythonVersion: flags.pythonVersion })
    }, { log: plainLogger(io.stderr, progressView(io.stderr)), signal });
    io.stdout.write(`${image.name} is ${statusWord(image)} (${decision}).\n`);
    return 0;
}
async function withClient(flags, io, body) {
    const values = new Map([['config-path', 'not-used.yml']]);
    if (flags.serverUrl !== undefined)
        values.set('server-url', flags.serverUrl);
    if (flags.runtime !== undefined)
        values.set('runtime', flags.runtime);
    if (flags.baseImage !== undefined)
        values.set('base-image', flags.baseImage);
    const key = await readApiKey(flags, io);
    if (key !== undefined && flags.serverUrl !== undefined)
        values.set('api-key', key);
    const { settings, problems } = await checkSettings(values, io.cwd);
    if (problems.length > 0)
        throw new ProblemsError(problems);
    const log = plainLogger(io.stderr, progressView(io.stderr));
    return interruptible(async (signal) => {
        const backend = await openBackend(settings, {
            stateDirectory: flags.stateDir === undefined ? stateDirectory(io.env) : (0,external_node_path_.resolve)(io.cwd, flags.stateDir),
            dataRoots: [],
            log
        });
        const client = new RimeClient({
            url: backend.url,
            apiKey: backend.apiKey,
            userAgent: `${PRODUCT.name}/${PRODUCT.version}`,
            signal
        });
        try {
            return await body(client, signal);
        }
        finally {
            client.close();
            await backend.close();
        }
    });
}
function checkedName(name) {
    const problem = checkImageName(name);
    if (problem !== undefined)
        throw new ProblemsError([problem]);
    return name;
}
function statusWord(image) {
    return image.status.replace('STATUS_', '').toLowerCase().replaceAll('_', ' ');
}
function requirementsOf(image) {
    const given = image.pipRequirements.map(({ name, versionSpecifier }) => `${name ?? ''}${versionSpecifier ?? ''}`);
    return (canonicalRequirements(image) ?? given).join(', ');
}

;// CONCATENATED MODULE: ./build/js/src/cli/wish-options.js



function addWishOptions(command) {
    return addRequirementOptions(command)
        .addOption(new esm/* Option */.c$('--reuse <rule>', 'which existing images may be used').choices(REUSE).default('satisfies'))
        .option('--freshness <duration>', 'oldest image for requirements without an exact version, such as P30D')
        .addOption(new esm/* Option */.c$('--rebuild <rule>', 'what becomes of an image that is too old')
        .choices(REBUILD)
        .default('beside'));
}
/** Those that say what is in the environment. */
function addRequirementOptions(command) {
    return command
        .option('--requirements <line>', 'a PEP 508 requirement, or "-r FILE"; repeat it for more', collect, [])
        .option('-r, --requirements-file <path>', 'file of requirements; repeat it for more', collect, [])
        .option('--python-version <minor>', 'Python in the image, such as 3.11')
        .option('--system-package <name[=version]>', 'package of the operating system; repeat it for more', collect, []);
}
/** The flags as raw inputs, to be checked where the inputs of the action are checked. */
function wishValues(flags) {
    const files = flags.requirementsFile.map((path) => `-r ${path}`);
    const values = backendValues(flags);
    values.set('requirements', [...flags.requirements, ...files].join('\n'));
    values.set('system-packages', flags.systemPackage.join('\n'));
    const given = [
        ['python-version', flags.pythonVersion],
        ['reuse', flags.reuse],
        ['freshness', flags.freshness],
        ['rebuild', flags.rebuild]
    ];
    for (const [name, value] of given)
        if (value !== undefined)
            values.set(name, value);
    return values;
}

;// CONCATENATED MODULE: ./build/js/src/api/display.js
/**
 * What `display.details` of a test case holds, as JSON text: written by the engine, read through the REST API by the
 * report. Numbers are finite; texts hold names and values as they are in the data and must be escaped where they are shown.
 */
const CASE_SCHEMA = 'rime-stress-test/case@1';

;// CONCATENATED MODULE: ./build/js/src/report/details.js
/**
 * `display.details` of a test case, read defensively: the engine writes `api/display.ts` there, a cluster writes what it
 * likes. What is absent, foreign or damaged is left out; nothing here throws.
 */

// The engine writes far less; more than this is not its work.
const MAX_TEXT = 512 * 1024;
const MAX_BARS = 200;
const MAX_SERIES = 8;
const MAX_POINTS = 2000;
const MAX_ROWS = 20;
const MAX_CHANGES = 50;
const NOTHING = { sentence: '', measure: null, plot: null, sample: [] };
/** @param text JSON of the engine, or whatever another server put there: a plain text is taken as the sentence. */
function readDetails(text) {
    if (text === undefined || text === '' || text.length > MAX_TEXT)
        return NOTHING;
    const value = details_parse(text);
    if (value === undefined)
        return /^\s*[[{<]/.test(text) ? NOTHING : { ...NOTHING, sentence: text };
    const details = record(value);
    if (details === null || details_own(details, 'schema') !== CASE_SCHEMA)
        return NOTHING;
    return {
        sentence: asText(details_own(details, 'sentence')) ?? '',
        measure: readMeasure(details_own(details, 'measure')),
        plot: readPlot(details_own(details, 'plot')),
        sample: details_list(details_own(details, 'sample'), readSampleRow)?.slice(0, MAX_ROWS) ?? []
    };
}
function readMeasure(value) {
    const measure = record(value);
    if (measure === null)
        return null;
    const name = asText(details_own(measure, 'name'));
    const number = asNumber(details_own(measure, 'value'));
    const direction = details_own(measure, 'direction');
    if (name === null || number === null || (direction !== 'above' && direction !== 'below'))
        return null;
    return {
        name,
        value: number,
        warning: asNumber(details_own(measure, 'warning')),
        alert: asNumber(details_own(measure, 'alert')),
        direction
    };
}
function readPlot(value) {
    const plot = record(value);
    if (plot === null)
        return null;
    const title = asText(details_own(plot, 'title'));
    if (title === null)
        return null;
    switch (details_own(plot, 'kind')) {
        case 'bars':
            return readBars(plot, title);
        case 'lines':
            return details_readLines(plot, title);
        case 'histogram':
            return readHistogram(plot, title);
        default:
            return null;
    }
}
function readBars(plot, title) {
    const x = details_list(details_own(plot, 'x'), asText);
    if (x === null || x.length === 0 || x.length > MAX_BARS)
        return null;
    const series = details_list(details_own(plot, 'series'), (item) => readBarSeries(item, x.length));
    if (series === null || series.length === 0 || series.length > MAX_SERIES)
        return null;
    const reference = asNumber(details_own(plot, 'reference'));
    return { kind: 'bars', title, x, series, ...(reference === null ? {} : { reference }) };
}
function readBarSeries(value, length) {
    const series = record(value);
    if (series === null)
        return null;
    const name = asText(details_own(series, 'name'));
    const values = details_list(details_own(series, 'values'), numberOrNone)?.map(unwrap);
    if (name === null || values?.length !== length)
        return null;
    const low = details_list(details_own(series, 'low'), numberOrNone)?.map(unwrap);
    const high = details_list(details_own(series, 'high'), numberOrNone)?.map(unwrap);
    const sizes = details_list(details_own(series, 'sizes'), asNumber);
    return {
        name,
        values,
        ...(low?.length === length && high?.length === length ? { low, high } : {}),
        ...(sizes?.length === length ? { sizes } : {})
    };
}
function details_readLines(plot, title) {
    const series = details_list(details_own(plot, 'series'), (item) => {
        const fields = record(item);
        if (fields === null)
            return null;
        const name = asText(details_own(fields, 'name'));
        const x = details_list(details_own(fields, 'x'), asNumber);
        const y = details_list(details_own(fields, 'y'), asNumber);
        if (name === null || x === null || y === null || x.length !== y.length || x.length > MAX_POINTS)
            return null;
        return { name, x, y };
    });
    if (series === null || series.length === 0 || series.length > MAX_SERIES)
        return null;
    const xLabel = asText(details_own(plot, 'xLabel')) ?? '';
    const yLabel = asText(details_own(plot, 'yLabel')) ?? '';
    return { kind: 'lines', title, xLabel, yLabel, series };
}
function readHistogram(plot, title) {
    const edges = details_list(details_own(plot, 'edges'), asNumber);
    if (edges === null || edges.length < 2 || edges.length > MAX_POINTS)
        return null;
    if (edges.some((edge, index) => index > 0 && edge <= (edges[index - 1] ?? edge)))
        return null;
    const series = details_list(details_own(plot, 'series'), (item) => {
        const fields = record(item);
        if (fields === null)
            return null;
        const name = asText(details_own(fields, 'name'));
        const counts = details_list(details_own(fields, 'counts'), asNumber);
        return name === null || counts?.length !== edges.length - 1 ? null : { name, counts };
    });
    if (series === null || series.length === 0 || series.length > MAX_SERIES)
        return null;
    return { kind: 'histogram', title, edges, series };
}
function readSampleRow(value) {
    const fields = record(value);
    if (fields === null)
        return null;
    const row = asNumber(details_own(fields, 'row'));
    const changes = details_list(details_own(fields, 'changes'), readChange);
    if (row === null || changes === null)
        return null;
    const before = asNumber(details_own(fields, 'before'));
    const after = asNumber(details_own(fields, 'after'));
    return {
        row,
        changes: changes.slice(0, MAX_CHANGES),
        ...(before === null ? {} : { before }),
        ...(after === null ? {} : { after })
    };
}
function readChange(value) {
    const fields = record(value);
    if (fields === null)
        return null;
    const feature = asText(details_own(fields, 'feature'));
    const from = cell(details_own(fields, 'from'));
    const to = cell(details_own(fields, 'to'));
    return feature === null || from === undefined || to === undefined ? null : { feature, from, to };
}
function details_parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function record(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
}
function details_own(fields, name) {
    return Object.hasOwn(fields, name) ? fields[name] : undefined;
}
/** All items, or null when there is no list or an item cannot be read: half a plot says something false. */
function details_list(value, read) {
    if (!Array.isArray(value))
        return null;
    const items = [];
    for (const item of value) {
        const one = read(item);
        if (one === null)
            return null;
        items.push(one);
    }
    return items;
}
function asText(value) {
    return typeof value === 'string' ? value : null;
}
function asNumber(value) {
    return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
/** A number or null wrapped, so that null as a value differs from null as "cannot be read". */
function numberOrNone(value) {
    if (value === null)
        return { value: null };
    const number = asNumber(value);
    return number === null ? null : { value: number };
}
function unwrap(wrapped) {
    return wrapped.value;
}
function cell(value) {
    if (value === null || typeof value === 'string' || typeof value === 'boolean')
        return value;
    return asNumber(value) ?? undefined;
}

;// CONCATENATED MODULE: ./build/js/src/report/from-wire.js


/** The server's results hold something that this version cannot read, so no verdict may rest on them. */
class UnreadableResultsError extends Error {
    name = 'UnreadableResultsError';
    code = 'results-unreadable';
    hint = 'Check that the server and this action are of versions that fit, and run the step again.';
}
/**
 * @throws UnreadableResultsError on an unknown status, severity or category, a case without a test, a test that is
 * named twice or counted wrongly, or a number that is none.
 */
function from_wire_readResults(wire) {
    const casesOf = new Map();
    for (const batch of wire.batches) {
        const type = batch.testType ?? '';
        if (type === '')
            throw unreadable('a test has no type');
        if (casesOf.has(type))
            throw unreadable(`the test ${from_wire_quote(type)} is there twice`);
        casesOf.set(type, []);
    }
    for (const one of wire.cases) {
        const list = casesOf.get(one.testBatchType ?? '');
        if (list === undefined)
            throw unreadable(`a test case belongs to no test (${from_wire_quote(one.testBatchType ?? '')})`);
        list.push(one);
    }
    const tests = wire.batches.map((batch) => readTest(batch, casesOf.get(batch.testType ?? '') ?? []));
    tests.sort(compareTests);
    const { testRun } = wire;
    return {
        id: testRun.testRunId ?? null,
        name: testRun.name ?? '',
        task: testRun.modelTask === undefined ? null : lowerName(testRun.modelTask, 'MODEL_TASK_'),
        link: readLink(testRun.webAppUrl?.url),
        performance: readPerformance(testRun),
        categories: from_wire_readCategories(wire.categories, tests),
        tests,
        testDurations: wire.batches.flatMap((batch) => batch.durationInMillis === undefined
            ? []
            : [{ test: batch.testType ?? '', milliseconds: readCount(batch.durationInMillis, 'a duration') }])
    };
}
function readTest(batch, wireCases) {
    const type = batch.testType ?? '';
    const cases = wireCases.map((one, index) => readCase(one, type, index)).sort(compareCases);
    const counts = countStatuses(cases);
    const counted = batch.summaryCounts?.total;
    if (counted !== undefined && readCount(counted, `the count of ${from_wire_quote(type)}`) !== counts.total) {
        throw unreadable(`the test ${from_wire_quote(type)} counts ${counted} cases and ${counts.total} were received`);
    }
    return {
        type,
        name: textOr(batch.testName, type),
        category: categoryId(batch.testCategory, batch.category),
        // A test of which no case was judged proved nothing, so it is no pass.
        status: counts.skip === counts.total ? 'skip' : severityStatus(batch.severity, `the test ${from_wire_quote(type)}`),
        description: batch.description ?? '',
        about: (batch.display?.longDescriptionTabs ?? []).flatMap((tab) => tab.contents === undefined || tab.contents === ''
            ? []
            : [{ title: tab.title ?? '', text: tab.contents }]),
        counts,
        failingFeatures: [...(batch.failingFeatures ?? [])],
        metrics: (batch.metrics ?? []).map(readMetric),
        cases
    };
}
function readCase(one, type, index) {
    const details = readDetails(one.display?.details);
    return {
        id: textOr(one.testCaseId, `${type}#${index}`),
        features: [...(one.features ?? [])],
        status: caseStatus(one, type),
        impact: one.importanceScore === undefined ? null : finiteOrNull(one.importanceScore),
        sentence: details.sentence,
        measure: details.measure,
        metrics: (one.metrics ?? []).map(readMetric),
        plot: details.plot,
        sample: details.sample
    };
}
const CASE_STATUSES = new Map([
    ['TEST_CASE_STATUS_PASS_UNSPECIFIED', 'pass'],
    ['TEST_CASE_STATUS_WARNING', 'warning'],
    ['TEST_CASE_STATUS_FAIL', 'fail'],
    ['TEST_CASE_STATUS_SKIP', 'skip'],
    // 0.x
    ['PASS', 'pass'],
    ['WARNING', 'warning'],
    ['FAIL', 'fail'],
    ['SKIP', 'skip']
]);
const SEVERITIES = new Map(
// Low and medium of 0.x both stand below its alert, high.
[
    ['PASS', 'pass'],
    ['NONE', 'pass'],
    ['WARNING', 'warning'],
    ['LOW', 'warning'],
    ['MEDIUM', 'warning'],
    ['ALERT', 'fail'],
    ['HIGH', 'fail']
]);
/**
 * On the wire a case's status says little more than passed or not and its severity carries the level (`WARNING` with
 * `SEVERITY_ALERT` occurs), so the severity decides; a status that is worse than a passing severity is believed.
 */
function caseStatus(one, type) {
    const given = one.status ?? '';
    const status = CASE_STATUSES.get(given);
    if (status === undefined)
        throw unreadable(`a case of ${from_wire_quote(type)} has the unknown status ${from_wire_quote(given)}`);
    if (status === 'skip')
        return 'skip';
    if (one.severity === undefined || one.severity === 'SEVERITY_UNSPECIFIED')
        return status;
    const severity = severityStatus(one.severity, `a case of ${from_wire_quote(type)}`);
    return severity === 'pass' ? status : severity;
}
function severityStatus(severity, whose) {
    const status = SEVERITIES.get((severity ?? '').replace(/^SEVERITY_/, '').toUpperCase());
    if (status === undefined)
        throw unreadable(`${whose} has the unknown severity ${from_wire_quote(severity ?? '')}`);
    return status;
}
const from_wire_CATEGORY_NAMES = new Map([
    ['model_performance', 'Model Performance'],
    ['subset_performance', 'Subset Performance'],
    ['subset_performance_degradation', 'Subset Performance Degradation'],
    ['drift', 'Drift'],
    ['transformations', 'Transformations'],
    ['abnormal_inputs', 'Abnormal Inputs'],
    ['data_cleanliness', 'Data Cleanliness'],
    ['adversarial', 'Adversarial'],
    ['data_poisoning_detection', 'Data Poisoning Detection'],
    ['evasion_attack_detection', 'Evasion Attack Detection'],
    ['bias_and_fairness', 'Bias and Fairness'],
    ['custom', 'Custom'],
    ['model_alignment', 'Model Alignment'],
    ['factual_awareness', 'Factual Awareness']
]);
/** `TEST_CATEGORY_TYPE_DRIFT` → `drift`; 0.x servers send only a display name. */
function categoryId(type, name) {
    if (type !== undefined && type !== 'TEST_CATEGORY_TYPE_UNSPECIFIED')
        return lowerName(type, 'TEST_CATEGORY_TYPE_');
    return (name ?? '').trim().toLowerCase().replace(/\s+/g, '_');
}
function from_wire_readCategories(wire, tests) {
    const categories = new Map();
    const add = (id, from) => {
        const own = tests.filter((test) => test.category === id);
        const counts = countStatuses(own);
        categories.set(id, {
            id,
            name: from_wire_CATEGORY_NAMES.get(id) ?? titleCase(id),
            status: from === undefined
                ? null
                : counts.skip === counts.total
                    ? 'skip'
                    : severityStatus(from.severity, `the category ${from_wire_quote(id)}`),
            description: from?.description ?? '',
            suggestion: from?.suggestion?.details ?? '',
            tests: counts
        });
    };
    const types = new Set(tests.map((test) => test.type));
    for (const category of wire) {
        const id = categoryId(category.testCategory, category.id);
        if (categories.has(id))
            throw unreadable(`the category ${from_wire_quote(id)} is there twice`);
        for (const type of category.testBatchTypes ?? []) {
            if (!types.has(type))
                throw unreadable(`the test ${from_wire_quote(type)} has no result`);
        }
        add(id, category);
    }
    for (const { category } of tests)
        if (!categories.has(category))
            add(category, undefined);
    return [...categories.values()];
}
function readPerformance(testRun) {
    const read = Object.entries(testRun.metrics?.modelPerf ?? {}).map(([metric, value]) => ({
        metric,
        reference: finiteOrNull(value.refMetric),
        evaluation: finiteOrNull(value.evalMetric)
    }));
    return read.sort((a, b) => (a.metric < b.metric ? -1 : a.metric > b.metric ? 1 : 0));
}
function readMetric(metric) {
    return {
        name: metric.metric ?? '',
        kind: lowerName(metric.category ?? '', 'TEST_METRIC_CATEGORY_'),
        value: metricValue(metric)
    };
}
/** The first that is set, in the order of the vendor's SDK. */
function metricValue(metric) {
    if (metric.floatValue !== undefined)
        return finiteOrText(metric.floatValue);
    if (metric.intValue !== undefined)
        return finiteOrText(metric.intValue);
    if (metric.strValue !== undefined)
        return metric.strValue;
    if (metric.floatList !== undefined)
        return (metric.floatList.values ?? []).map(finiteOrText);
    if (metric.intList !== undefined)
        return (metric.intList.values ?? []).map(finiteOrText);
    if (metric.strList !== undefined)
        return [...(metric.strList.values ?? [])];
    return null;
}
/** Protobuf's JSON writes NaN and infinities as strings. */
function toNumber(value) {
    if (typeof value === 'number')
        return value;
    return typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
}
function finiteOrText(value) {
    const number = toNumber(value);
    if (Number.isFinite(number))
        return number;
    return number === Infinity ? 'Infinity' : number === -Infinity ? '-Infinity' : null;
}
function finiteOrNull(value) {
    const number = toNumber(value);
    return Number.isFinite(number) ? number : null;
}
function readCount(value, what) {
    const count = toNumber(value);
    if (!Number.isSafeInteger(count) || count < 0)
        throw unreadable(`${what} is ${from_wire_quote(String(value))}`);
    return count;
}
/** Servers send the address with or without its scheme; anything but http(s) is no page. */
function readLink(url) {
    if (url === undefined || url === '')
        return null;
    const given = /^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `https://${url}`;
    if (!URL.canParse(given))
        return null;
    const parsed = new URL(given);
    if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:')
        return null;
    parsed.username = '';
    parsed.password = '';
    return parsed.href;
}
function lowerName(name, prefix) {
    return (name.startsWith(prefix) ? name.slice(prefix.length) : name).toLowerCase();
}
function titleCase(id) {
    return id === ''
        ? 'Other'
        : id.replace(/(^|_)([a-z])/g, (_match, gap, letter) => (gap === '' ? '' : ' ') + letter.toUpperCase());
}
function textOr(text, other) {
    return text === undefined || text.trim() === '' ? other : text;
}
function from_wire_quote(text) {
    return `"${text.slice(0, 100)}"`;
}
function unreadable(reason) {
    return new UnreadableResultsError(`The results cannot be read: ${reason}.`);
}

;// CONCATENATED MODULE: ./build/js/src/report/build-report.js


/**
 * The report of a completed run.
 *
 * @throws UnreadableResultsError see `readResults`.
 */
function fromWire(wire, context) {
    return buildReport(readResults(wire), context);
}
/**
 * @param results null when the run ended before there were any; only an `error` may be without results.
 * @throws Error when the verdict claims a result that nothing stands behind.
 */
function buildReport(results, context) {
    const tests = results?.tests ?? [];
    const counts = { tests: countStatuses(tests), cases: countStatuses(tests.flatMap((test) => test.cases)) };
    const { verdict } = context;
    if (verdict.status !== 'error' && counts.tests.total - counts.tests.skip === 0) {
        throw new Error(`a verdict of ${verdict.status} needs at least one test that was not skipped`);
    }
    const reasons = [...(verdict.reasons ?? [])];
    if ((verdict.status === 'error') !== reasons.length > 0) {
        throw new Error('reasons belong to a verdict of error, which needs at least one');
    }
    return {
        schema: RESULTS_SCHEMA,
        product: { name: context.product.name, version: context.product.version },
        name: results === null || results.name === '' ? (context.name ?? '') : results.name,
        task: results?.task ?? null,
        verdict: {
            status: verdict.status,
            sentence: verdict.sentence,
            failOn: verdict.failOn,
            failsGate: verdict.failsGate,
            failingTests: tests.filter((test) => test.status === 'fail').map((test) => test.type),
            reasons
        },
        counts,
        performance: results?.performance ?? [],
        categories: results?.categories ?? [],
        tests,
        notes: [...(context.notes ?? [])],
        run: {
            id: results?.id ?? null,
            project: context.project ?? null,
            server: context.server,
            link: results?.link ?? null,
            started: context.started.toISOString(),
            finished: context.finished.toISOString(),
            timings: context.timings.map(({ phase, milliseconds }) => ({
                phase,
                milliseconds: Math.round(milliseconds)
            })),
            testDurations: results?.testDurations ?? [],
            image: context.image ?? null,
            inputs: (context.inputs ?? []).map(({ name, value }) => ({ name, value }))
        }
    };
}

;// CONCATENATED MODULE: ./build/js/src/gate/request.js



/** Reads and checks everything before complaining of anything. */
async function checkRequest(values, root, dataRoots) {
    const { settings, problems } = await checkSettings(values, root);
    const { workingDirectory } = settings;
    const read = await readRequirements({ text: settings.requirements, place: placeOf('requirements') }, { root, base: workingDirectory });
    problems.push(...read.problems);
    if (settings.configPath === '')
        return { settings, problems };
    const loaded = await loadConfig(settings.configPath, { workingDirectory, roots: dataRoots });
    problems.push(...loaded.problems);
    if (loaded.config === undefined)
        return { settings, problems };
    const config = await resolvePaths(loaded.config, workingDirectory, dataRoots);
    problems.push(...config.problems);
    if (problems.length > 0)
        return { settings, problems };
    const { requirements, constraints } = read;
    return { settings, problems, request: { settings, requirements, constraints, config: config.config } };
}

;// CONCATENATED MODULE: ./build/js/src/gate/wish-of-settings.js
/** What the settings say of the image, its name and requirements apart. */
function wishOf(settings) {
    const { systemPackages, pythonVersion, reuse, freshnessMs, rebuild } = settings;
    return {
        systemPackages,
        reuse,
        rebuild,
        ...(pythonVersion === undefined ? {} : { pythonVersion }),
        ...(freshnessMs === undefined ? {} : { freshnessMs })
    };
}

// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
;// CONCATENATED MODULE: ./build/js/src/gate/register.js






const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Registers data and model under names that carry the hash of their content, or looks up what is registered already. */
async function register(client, config, options) {
    const { source } = config;
    if (source.form === 'inline')
        return registerInline(client, source, options);
    const project = options.project === undefined
        ? await projectOfDataset(client, config, source.evaluationId)
        : await findProject(client, options.project);
    if (project === undefined)
        throw missingProject(options.project ?? '');
    return {
        ...project,
        ...(source.referenceId === undefined ? {} : { referenceId: source.referenceId }),
        evaluationId: source.evaluationId,
        modelId: source.modelId
    };
}
async function registerInline(client, source, options) {
    const { projectId, projectName } = await inlineProject(client, source.task, options);
    const referenceId = await registerDataset(client, projectId, source.reference);
    const evaluationId = await registerDataset(client, projectId, source.evaluation);
    const modelId = await client.registerModel({ projectId, name: source.model === undefined ? 'no model' : await contentName(source.model) }, source.model?.path);
    for (const [datasetId, dataset] of [
        [referenceId, source.reference],
        [evaluationId, source.evaluation]
    ]) {
        if (dataset.predictions === undefined)
            continue;
        const { path, predCol } = dataset.predictions;
        await client.registerPredictions({ projectId, modelId, datasetId }, { path, ...(predCol === undefined ? {} : { predCol }) });
    }
    return { projectId, projectName, referenceId, evaluationId, modelId };
}
async function registerDataset(client, projectId, dataset) {
    return client.registerDataset({ projectId, name: await contentName(dataset, JSON.stringify(dataset.params)) }, { connectionInfo: { dataFile: { path: dataset.path } }, dataParams: register_toWire(dataset.params) });
}
async function inlineProject(client, task, options) {
    // A project has one task, so the default one is named after it: a repository may hold models of several.
    const taskName = task.replace('MODEL_TASK_', '').toLowerCase().replaceAll('_', ' ');
    const name = options.project ?? `${options.defaultProject} (${taskName})`;
    const found = await findProject(client, name);
    if (found !== undefined) {
        if (found.modelTask !== undefined && found.modelTask !== task) {
            throw problem('project-task', `the project "${name}" is for ${found.modelTask}, the configuration is for ${task}.`, 'Name another project, or leave the input empty.');
        }
        return found;
    }
    if (options.project !== undefined && UUID.test(options.project))
        throw missingProject(options.project);
    const created = await client.createProject({
        name,
        description: 'Made by the RIME stress-test action.',
        modelTask: task
    });
    return identify(created);
}
async function findProject(client, nameOrId) {
    if (UUID.test(nameOrId)) {
        const project = await client.getProject(nameOrId);
        return project === undefined ? undefined : identify(project);
    }
    for await (const project of client.listProjects()) {
        if (project.name === nameOrId)
            return identify(project);
    }
    return undefined;
}
async function projectOfDataset(client, config, datasetId) {
    const projects = await client.getDatasetProjects(datasetId);
    const [projectId] = projects ?? [];
    if (projectId === undefined) {
        const message = `the server has no dataset ${JSON.stringify(datasetId.slice(0, 100))}.`;
        const hint = 'Ids belong to one server. With the backend of this step, give paths instead (data_info.ref_path, data_info.eval_path).';
        const place = config.locate(['data_info', 'eval_dataset_id']);
        throw new ProblemsError([{ code: 'dataset-unknown', place, message, hint }]);
    }
    const project = await client.getProject(projectId);
    return project === undefined ? undefined : identify(project);
}
function identify(project) {
    return {
        projectId: project.id?.uuid ?? '',
        projectName: project.name ?? '',
        ...(project.modelTask === undefined ? {} : { modelTask: project.modelTask })
    };
}
function missingProject(name) {
    return problem('project-unknown', `the server has no project ${JSON.stringify(name.slice(0, 100))}.`, 'Check the name or id.');
}
function problem(code, message, hint) {
    const one = { code, place: placeOf('project'), message, hint };
    return new ProblemsError([one]);
}
/** `train.csv-1f0c33aa90b1`: the same content under the same parameters is registered once. */
async function contentName(file, parameters = '') {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    hash.update(parameters);
    await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(file.path), hash);
    return `${(0,external_node_path_.basename)(file.given).slice(0, 80)}-${hash.digest('hex').slice(0, 12)}`;
}
/** Snake_case of the configuration to the names and types of the wire, where whole numbers are strings. */
function register_toWire(params) {
    const wire = {};
    for (const [key, value] of Object.entries(params)) {
        if (value === undefined)
            continue;
        const name = key.replace(/_([a-z])/g, (_match, letter) => letter.toUpperCase());
        wire[name] =
            key === 'loading_kwargs' ? JSON.stringify(value) : typeof value === 'number' ? String(value) : value;
    }
    return wire;
}

;// CONCATENATED MODULE: ./build/js/src/gate/results.js


/**
 * Everything a completed test run holds, read to the last page.
 *
 * @throws IncompleteRunError when what was read is not the whole of what the server says there is, or not understood.
 */
async function fetchResults(client, testRunId) {
    const testRun = await client.getTestRun(testRunId);
    if (testRun.status !== undefined && testRun.status !== 'TEST_TASK_STATUS_COMPLETED') {
        throw new IncompleteRunError('test-run-not-completed', `The test run has the status ${testRun.status.slice(0, 60)}.`);
    }
    const categories = await client.getCategoryResults(testRunId);
    const batches = await Array.fromAsync(client.listBatchResults(testRunId));
    const cases = await Array.fromAsync(client.listTestCases(testRunId));
    try {
        return from_wire_readResults({ testRun, categories, batches, cases });
    }
    catch (error) {
        if (!(error instanceof UnreadableResultsError))
            throw error;
        throw new IncompleteRunError(error.code, error.message, { hint: error.hint, cause: error });
    }
}

;// CONCATENATED MODULE: ./build/js/src/gate/stress-test.js







/** How long the server gets to answer to a cancellation; the runner kills us 10 s after its first signal. */
const CANCEL_MS = 2_500;
/**
 * The job itself: find or build the image, start the stress test in it, watch it, read the results.
 *
 * @throws ProblemsError when the input cannot be used; IncompleteRunError when there is no result;
 *   the signal's reason when it was cancelled, after the server was told.
 */
async function stress_test_runStressTest(request) {
    const { client, config, log } = request;
    const timeout = AbortSignal.timeout(request.timeoutMinutes * 60_000);
    const signal = AbortSignal.any([request.signal, timeout]);
    const clock = stopwatch();
    let phase = 'finding an image';
    let openJob;
    const onJob = (jobId) => {
        openJob = jobId;
        request.onJob?.(jobId);
    };
    try {
        const image = await resolveImage(client, request.image, { log, signal, onJob });
        openJob = undefined;
        const imageMs = clock();
        phase = 'registering data and model';
        const registered = await register(client, config, request);
        const registerMs = clock();
        phase = 'the stress test';
        const jobId = await startTest(client, config, registered, image.image.name);
        onJob(jobId);
        log.info(`Stress test started: job ${jobId}.`);
        const job = await watchJob(client, jobId, {
            signal,
            onLogLine: (line) => {
                log.info(line);
            },
            ...(request.onProgress === undefined ? {} : { onProgress: request.onProgress })
        });
        openJob = undefined;
        if (job.status !== 'JOB_STATUS_SUCCEEDED')
            throw jobFailure(job.status, job.errorMsg);
        const testMs = clock();
        phase = 'reading the results';
        const testRunId = job.jobData?.stress?.testRunId;
        if (testRunId === undefined || testRunId === '') {
            throw new IncompleteRunError('no-test-run', `Job ${jobId} succeeded but names no test run.`);
        }
        const results = await fetchResults(client, testRunId);
        const timings = { image: imageMs, register: registerMs, test: testMs, results: clock() };
        return { image, project: registered.projectName, jobId, results, timings };
    }
    catch (error) {
        if (openJob !== undefined && signal.aborted)
            await cancel(client, openJob, log);
        if (timeout.aborted && !request.signal.aborted) {
            throw new IncompleteRunError('timeout', `The run was not finished after ${request.timeoutMinutes} minutes; it stopped while ${phase}.`, { hint: 'Raise timeout-minutes, or give the job fewer rows (nrows) or categories.', cause: error });
        }
        throw error;
    }
}
async function startTest(client, config, registered, imageName) {
    const runTimeInfo = config.testRunConfig.run_time_info ?? {};
    const testRunConfig = {
        ...config.testRunConfig,
        data_info: {
            ...(registered.referenceId === undefined ? {} : { ref_dataset_id: registered.referenceId }),
            eval_dataset_id: registered.evaluationId
        },
        model_id: { uuid: registered.modelId },
        run_time_info: { ...runTimeInfo, custom_image: { managed_image_name: imageName } }
    };
    try {
        await client.validateTestRunConfig(testRunConfig);
    }
    catch (error) {
        if (!(error instanceof ApiError) || error.status !== 400)
            throw error;
        const problems = error.message
            .split('\n')
            .map((message) => ({ code: 'config-refused', place: config.locate([]), message }));
        throw new ProblemsError(problems);
    }
    return client.startStressTest(registered.projectId, {
        ...testRunConfig,
        test_suite_config: onTheWire(config.testRunConfig.test_suite_config)
    });
}
/** On the wire the settings of single tests are JSON text inside the JSON. */
function onTheWire(suite) {
    if (suite?.individual_tests_config === undefined)
        return suite;
    return { ...suite, individual_tests_config: JSON.stringify(suite.individual_tests_config) };
}
function jobFailure(status, errorMsg) {
    if (status === 'JOB_STATUS_CANCELLED') {
        return new IncompleteRunError('job-cancelled', 'The stress test was cancelled on the server.');
    }
    // The server's text: the first line is what went wrong, the rest a hint or the model's traceback.
    const [message = '', ...rest] = (errorMsg ?? '').split('\n');
    return new IncompleteRunError('stress-test-failed', message === '' ? 'The stress test failed and gave no reason.' : message, {
        ...(rest.length === 0 ? {} : { detail: rest.join('\n') })
    });
}
async function cancel(client, jobId, log) {
    try {
        await client.cancelJob(jobId, CANCEL_MS);
        log.info(`Job ${jobId} is cancelled.`);
    }
    catch (error) {
        log.warning(`Job ${jobId} could not be cancelled: ${error instanceof Error ? error.message : String(error)}`);
    }
}
function stopwatch() {
    let last = performance.now();
    return () => {
        const now = performance.now();
        const elapsed = now - last;
        last = now;
        return elapsed;
    };
}

;// CONCATENATED MODULE: ./build/js/src/gate/run.js












/** Inputs that everyone may see; never a key, a URL or a path outside the workspace. */
const SHOWN_INPUTS = INPUT_NAMES.filter((name) => !['api-key', 'server-url', 'index-url', 'extra-index-urls'].includes(name));
/**
 * The whole run, from raw inputs to the report. Whatever goes wrong becomes a report of status `error` with its reasons;
 * only a cancelled run throws (the signal's reason).
 */
async function run(request) {
    const started = new Date();
    const { settings, request: checked, problems } = await checkRequest(request.values, request.root, request.dataRoots);
    const context = { started, settings, values: request.values };
    if (checked === undefined)
        return run_failed(context, 2, problems.map(reasonOfProblem));
    let backend;
    try {
        backend = await request.openBackend(settings, [...request.dataRoots]);
        const outcome = await runIn(backend, checked, request);
        const verdict = judge(outcome.results.tests, settings.failOn);
        // A page of the embedded backend is gone when the step ends.
        const results = backend.runtime === undefined ? outcome.results : { ...outcome.results, link: null };
        const report = buildReport(results, {
            ...base(context),
            verdict,
            name: checked.config.runName,
            project: outcome.project,
            server: backend.name,
            timings: Object.entries(outcome.timings).map(([phase, milliseconds]) => ({ phase, milliseconds })),
            image: imageReport(outcome, backend),
            notes: checked.config.notes
        });
        return { report, settings, exitCode: verdict.failsGate ? 1 : 0, fails: verdict.failsGate };
    }
    catch (error) {
        request.signal.throwIfAborted();
        const exitCode = error instanceof ProblemsError ? 2 : 3;
        return run_failed({ ...context, name: checked.config.runName, ...(backend && { backend }) }, exitCode, reasonsOf(error));
    }
    finally {
        await backend?.close();
    }
}
async function runIn(backend, checked, request) {
    const { settings, config, requirements } = checked;
    const client = new RimeClient({
        url: backend.url,
        apiKey: backend.apiKey,
        userAgent: `${PRODUCT.name}/${PRODUCT.version}`,
        signal: request.signal
    });
    try {
        const imageName = settings.imageName ?? config.managedImageName;
        return await stress_test_runStressTest({
            client,
            config,
            image: {
                requirements,
                constraints: checked.constraints,
                ...wishOf(settings),
                ...(imageName === undefined ? {} : { name: imageName })
            },
            ...(settings.project === undefined ? {} : { project: settings.project }),
            defaultProject: request.defaultProject,
            timeoutMinutes: settings.timeoutMinutes,
            log: request.log,
            signal: request.signal,
            ...(request.onProgress === undefined ? {} : { onProgress: request.onProgress }),
            ...(request.onJob === undefined ? {} : { onJob: request.onJob })
        });
    }
    finally {
        client.close();
    }
}
function run_failed(context, exitCode, reasons) {
    const { settings, backend } = context;
    // A mistake in the input is the user's to mend, so `on-error: continue` does not hide it.
    const fails = exitCode === 2 || settings.onError === 'fail';
    const report = buildReport(null, {
        ...base(context),
        verdict: {
            status: 'error',
            sentence: exitCode === 2 ? 'The input cannot be used.' : 'The run could not be completed.',
            failOn: settings.failOn,
            failsGate: fails,
            reasons
        },
        ...(context.name === undefined ? {} : { name: context.name }),
        server: backend?.name ?? (settings.server === undefined ? 'embedded' : new URL(settings.server.url).origin),
        timings: []
    });
    return { report, settings, exitCode, fails };
}
function base(context) {
    const inputs = SHOWN_INPUTS.flatMap((name) => {
        const value = context.values.get(name)?.trim() ?? '';
        return value === '' ? [] : [{ name, value }];
    });
    return { product: PRODUCT, started: context.started, finished: new Date(), inputs };
}
function imageReport({ image: resolved }, backend) {
    const { image } = resolved;
    return {
        name: image.name,
        decision: resolved.decision,
        reason: resolved.reason,
        nearMisses: resolved.nearMisses.map(({ name, reason }) => ({ name, reason })),
        requirements: canonicalRequirements(image) ?? image.pipRequirements.map(({ name }) => name ?? ''),
        libraries: image.pipLibraries.map(({ name, version }) => ({ name: name ?? '', version: version ?? '' })),
        python: image.pythonVersion ?? null,
        runtime: backend.runtime?.name ?? null,
        isolationMissing: [...(backend.runtime?.isolationMissing ?? [])]
    };
}
function reasonOfProblem(problem) {
    return {
        code: problem.code,
        message: describeProblem(problem),
        place: problem.place,
        ...(problem.hint === undefined ? {} : { hint: problem.hint })
    };
}
function reasonsOf(error) {
    if (error instanceof ProblemsError)
        return error.problems.map(reasonOfProblem);
    if (error instanceof IncompleteRunError) {
        return [
            {
                code: error.code,
                message: error.message,
                ...(error.hint === undefined ? {} : { hint: error.hint }),
                ...(error.detail === undefined ? {} : { detail: error.detail })
            }
        ];
    }
    if (error instanceof ApiError)
        return [apiReason(error)];
    if (error instanceof TransportError) {
        return [
            {
                code: 'server-unreachable',
                message: error.message,
                hint: 'Check server-url, the network and the proxy settings, then run the step again.'
            }
        ];
    }
    const message = error instanceof Error ? error.message : String(error);
    return [
        {
            code: 'internal-error',
            message: `Unexpected error: ${message}`,
            hint: 'This is a defect of the action. Please report it with the detail below.',
            ...(error instanceof Error && error.stack !== undefined ? { detail: error.stack } : {})
        }
    ];
}
function apiReason(error) {
    const message = `The server refused ${error.request} (${error.status}): ${error.message}`;
    if (error.status === 401) {
        return {
            code: 'server-unauthorized',
            message,
            hint: 'Check the input api-key: it is wrong, revoked or expired.'
        };
    }
    if (error.status === 403) {
        return {
            code: 'server-forbidden',
            message,
            hint: 'Ask the administrator of the server to give this key access to the project.'
        };
    }
    return { code: 'server-refused', message };
}

;// CONCATENATED MODULE: ./build/js/src/report/format.js
/** Four significant digits: `0.0312`, `12.5`, `1.2e-7`; whole numbers up to 2^53 in full; null is `–`. */
function formatNumber(value) {
    if (value === null)
        return '–';
    if (Number.isInteger(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER)
        return String(value);
    const size = Math.abs(value);
    if (size < 1e-4 || size >= 1e9)
        return value
            .toExponential(2)
            .replace(/\.?0+e/, 'e')
            .replace('e+', 'e');
    return String(Number(value.toPrecision(4)));
}
/** As `formatNumber` with its sign always shown. */
function formatChange(value) {
    return value > 0 ? `+${formatNumber(value)}` : formatNumber(value);
}
function formatValue(value) {
    if (Array.isArray(value))
        return value.map(formatValue).join(', ');
    return typeof value === 'string' ? value : formatNumber(value);
}
/** `420 ms`, `3.4 s`, `2 min 5 s`, `1 h 12 min`. */
function formatDuration(milliseconds) {
    if (milliseconds < 1000)
        return `${Math.round(milliseconds)} ms`;
    if (milliseconds < 59_950)
        return `${(milliseconds / 1000).toFixed(1)} s`;
    const seconds = Math.round(milliseconds / 1000);
    if (seconds < 3600)
        return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
    const minutes = Math.round(seconds / 60);
    return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
/** `1 test`, `1,204 tests`. */
function format_plural(count, noun) {
    return `${thousands(count)} ${noun}${count === 1 ? '' : 's'}`;
}
function thousands(count) {
    return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
/** The threshold a case crossed (or would have to cross), with the side that is bad: `> 0.25`. */
function formatThreshold(measure, status) {
    const threshold = status === 'fail' ? (measure.alert ?? measure.warning) : (measure.warning ?? measure.alert);
    if (threshold === null)
        return '–';
    return `${measure.direction === 'above' ? '>' : '<'} ${formatNumber(threshold)}`;
}
/** What a case measured in one short phrase; empty when the server gave neither a measure nor a text. */
function formatMeasured(one) {
    if (one.measure === null)
        return one.sentence;
    const { name, value } = one.measure;
    return `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${formatNumber(value)}`;
}
/** The traceback of a case in which the model raised, else null. */
function modelError(one) {
    const value = one.metrics.find(({ kind }) => kind === 'model_error')?.value;
    return typeof value === 'string' && value !== '' ? value : null;
}
/** Passed of judged cases: `7 of 9 (78%)`; a test of which nothing was judged has no rate. */
function formatPassRate(counts) {
    const judged = counts.total - counts.skip;
    if (judged === 0)
        return '–';
    // Floor: 999 of 1,000 must not read as 100%.
    return `${thousands(counts.pass)} of ${thousands(judged)} (${Math.floor((counts.pass / judged) * 100)}%)`;
}
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
/** `share` (0 to 1) as a bar of block characters at most `width` wide; anything above nothing shows at least a sliver. */
function bar(share, width) {
    const eighths = Math.min(width * 8, Math.max(share > 0 ? 1 : 0, Math.round(share * width * 8)));
    return '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
}
const STATUS_WORD = {
    pass: 'passed',
    warning: 'warned',
    fail: 'failed',
    skip: 'skipped'
};
/** Severity of a test or category by the name RIME gives it. */
const SEVERITY_WORD = {
    pass: 'PASS',
    warning: 'WARNING',
    fail: 'ALERT',
    skip: 'SKIPPED'
};
const VERDICT_TITLE = {
    pass: 'Stress test passed',
    warning: 'Stress test passed with warnings',
    fail: 'Stress test failed',
    error: 'Stress test could not be completed'
};
const format_TASKS = new Map([
    ['binary_classification', 'binary classification'],
    ['multiclass_classification', 'multiclass classification'],
    ['regression', 'regression'],
    ['ranking', 'ranking']
]);
function taskName(task) {
    return task === null ? '' : (format_TASKS.get(task) ?? task.replaceAll('_', ' '));
}
/** `2026-11-22 11:37:04 UTC` */
function formatTime(rfc3339) {
    return `${rfc3339.slice(0, 10)} ${rfc3339.slice(11, 19)} UTC`;
}

;// CONCATENATED MODULE: ./build/js/src/report/terminal.js
/** The result for a terminal: verdict, categories, worst failures. */




const SGR = {
    red: [31, 39],
    yellow: [33, 39],
    green: [32, 39],
    dim: [2, 22],
    bold: [1, 22]
};
const STATUS_STYLE = {
    fail: 'red',
    warning: 'yellow',
    pass: 'green',
    skip: 'dim'
};
const MIN_WIDTH = 40;
const DETAIL_LINES = 40;
/** Lines without workflow commands or terminal sequences but our own colours; ends in a line feed. */
function renderTerminal(report, options = {}) {
    const paint = options.color === true ? colored : plain;
    const width = Math.max(MIN_WIDTH, options.width ?? 80);
    const { verdict } = report;
    const style = verdict.status === 'error' ? 'red' : STATUS_STYLE[verdict.status];
    const out = [
        paint(VERDICT_TITLE[verdict.status], style, 'bold') +
            (report.name === '' ? '' : paint(`  ${line(report.name, 60)}`, 'dim')),
        line(verdict.sentence)
    ];
    for (const reason of verdict.reasons)
        out.push('', ...reasonLines(reason, paint));
    if (report.categories.length > 0)
        out.push('', ...categoryLines(report, paint, width));
    out.push(...worstLines(report, paint, width, options.worst ?? 10));
    const image = report.run.image;
    if (image !== null)
        out.push('', line(`Image ${image.name} ${image.decision}. ${image.reason}`, width * 2));
    const took = Date.parse(report.run.finished) - Date.parse(report.run.started);
    out.push(paint(`Took ${formatDuration(Math.max(0, took))}.`, 'dim'));
    return `${out.join('\n')}\n`;
}
const plain = (text) => text;
const colored = (text, ...styles) => styles.reduce((inner, style) => `\u001b[${SGR[style][0]}m${inner}\u001b[${SGR[style][1]}m`, text);
function reasonLines(reason, paint) {
    const place = reason.place === undefined ? '' : `${formatPlace(reason.place)}: `;
    const rows = [paint(line(`${place}${reason.message}`), 'red') + paint(`  ${line(reason.code, 60)}`, 'dim')];
    if (reason.hint !== undefined)
        rows.push(line(reason.hint));
    if (reason.detail !== undefined)
        rows.push(...logLines(reason.detail)
            .slice(-DETAIL_LINES)
            .map((one) => `  ${one}`));
    return rows;
}
function categoryLines(report, paint, width) {
    const names = report.categories.map(({ name }) => line(name, Math.max(12, width - 50)));
    const widest = Math.max(...names.map(columns), 8);
    const head = [pad('Category', widest), 'Severity', 'Passed', 'Warned', 'Failed', 'Skipped'].join('  ');
    const rows = report.categories.map((category, index) => {
        const { tests } = category;
        const severity = category.status === null ? '–' : SEVERITY_WORD[category.status];
        const counts = [tests.pass, tests.warning, tests.fail, tests.skip];
        const cells = counts.map((count, column) => String(count).padStart(column === 3 ? 7 : 6));
        const shown = pad(severity, 8);
        return [
            pad(names[index] ?? '', widest),
            category.status === null ? shown : paint(shown, STATUS_STYLE[category.status]),
            ...cells
        ].join('  ');
    });
    return [paint(head, 'bold'), ...rows];
}
/** At most this many cases of one test, so that one test that fails everywhere does not hide the others. */
const CASES_PER_TEST = 3;
function worstLines(report, paint, width, limit) {
    const worst = worstCases(report);
    if (worst.length === 0)
        return [];
    const seen = new Map();
    const shown = worst
        .filter(({ test }) => {
        const count = (seen.get(test.type) ?? 0) + 1;
        seen.set(test.type, count);
        return count <= CASES_PER_TEST;
    })
        .slice(0, limit);
    const largest = Math.max(...shown.map(({ case: one }) => Math.abs(one.impact ?? 0)));
    const rows = shown.flatMap(({ test, case: one }) => {
        const share = largest === 0 ? 0 : Math.abs(one.impact ?? 0) / largest;
        const impact = one.impact === null ? '' : `  impact ${formatNumber(one.impact)} ${bar(share, 8)}`.trimEnd();
        const head = line(`${test.name}: ${subjectOf(one)}`, width - INDENT.length - impact.length);
        const tag = paint(pad(SEVERITY_WORD[one.status], INDENT.length - 1), STATUS_STYLE[one.status]);
        return [`${tag} ${head}${paint(impact, 'dim')}`, ...finding(one, width - INDENT.length)];
    });
    const left = worst.length - shown.length;
    if (left > 0)
        rows.push(paint(`… and ${format_plural(left, 'more test case')} in the report`, 'dim'));
    return ['', paint('Worst first', 'bold'), ...rows];
}
const INDENT = ' '.repeat(9);
function finding(one, width) {
    const threshold = one.measure === null ? '' : ` (threshold ${formatThreshold(one.measure, one.status)})`;
    const measured = `${formatMeasured(one)}${threshold}`;
    if (measured.trim() === '')
        return [];
    return wrapped(line(measured, width * 2), width).map((row) => INDENT + row);
}
/** Broken at spaces where there are some; a word that is too long is cut. */
function wrapped(text, width) {
    const rows = [''];
    for (const word of text.split(' ')) {
        const last = rows.at(-1) ?? '';
        const joined = last === '' ? word : `${last} ${word}`;
        if (columns(joined) <= width)
            rows[rows.length - 1] = joined;
        else if (last === '')
            rows[rows.length - 1] = cut(word, width);
        else
            rows.push(cut(word, width));
    }
    return rows;
}
const WIDE = /\p{Extended_Pictographic}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;
const terminal_graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Columns a terminal gives the text: two for East Asian wide characters and emoji. */
function columns(text) {
    let sum = 0;
    for (const { segment } of terminal_graphemes.segment(text))
        sum += WIDE.test(segment) ? 2 : 1;
    return sum;
}
function pad(text, width) {
    return cut(text, width) + ' '.repeat(Math.max(0, width - columns(text)));
}

;// CONCATENATED MODULE: ./build/js/src/report/html-sections.js
/** The parts of the HTML report that need no script: everything a reader must know. */




/** Characters up to which a text stands open. */
const LONG_TEXT = 400;
const DECISION = {
    reused: 'Reused.',
    waited: 'Waited for: another job was building it.',
    built: 'Built.'
};
const SIGN = { pass: '✓', warning: '!', fail: '✕', error: '✕' };
function headSection(report) {
    const { verdict, run } = report;
    const facts = [
        taskName(report.task),
        run.project === null ? '' : `project ${run.project}`,
        formatTime(run.started),
        formatDuration(Math.max(0, Date.parse(run.finished) - Date.parse(run.started)))
    ].filter((fact) => fact !== '');
    const link = run.link === null
        ? ''
        : `<span><a href="${html(run.link, 2000)}" rel="noreferrer noopener">Open on the server</a></span>`;
    return `<header class="page-head">
<h1>${html(report.name === '' ? 'Stress test' : report.name)}</h1>
<p class="facts">${facts.map((fact) => `<span>${html(fact)}</span>`).join('')}${link}</p>
<div class="verdict ${verdict.status}" id="verdict"><span class="sign" aria-hidden="true">${SIGN[verdict.status]}</span>
<div><strong>${VERDICT_TITLE[verdict.status]}</strong>${html(verdict.sentence, 400)}</div></div>
${report.counts.tests.total === 0 ? '' : tiles(report)}
</header>`;
}
function tiles(report) {
    const { tests, cases } = report.counts;
    const tile = (name, tone, count, small) => `<div class="tile ${count === 0 ? '' : tone}"><dt>${name}</dt><dd>${thousands(count)} <small>${small}</small></dd></div>`;
    return `<dl class="tiles">${[
        tile('Tests', '', tests.total, format_plural(cases.total, 'case')),
        tile('Failed', 'fail', tests.fail, format_plural(cases.fail, 'case')),
        tile('Warned', 'warning', tests.warning, format_plural(cases.warning, 'case')),
        tile('Passed', 'pass', tests.pass, format_plural(cases.pass, 'case')),
        tile('Skipped', 'skip', tests.skip, format_plural(cases.skip, 'case'))
    ].join('')}</dl>`;
}
function reasonsSection(report) {
    const { reasons } = report.verdict;
    if (reasons.length === 0)
        return '';
    const cards = reasons.slice(0, 50).map((reason) => {
        const place = reason.place === undefined ? '' : `<code>${html(formatPlace(reason.place))}</code>: `;
        const hint = reason.hint === undefined ? '' : `<p>${html(reason.hint, 1000)}</p>`;
        const detail = reason.detail === undefined ? '' : `<pre tabindex="0">${htmlBlock(tail(reason.detail, 19_000))}</pre>`;
        return `<div class="card reason"><p>${place}<b>${html(reason.message, 2000)}</b> <span class="muted">${html(reason.code)}</span></p>${hint}${detail}</div>`;
    });
    return `<h2>What went wrong</h2>${cards.join('')}${leftOut(reasons.length - cards.length, 'more problem', 'in the log')}`;
}
function categoriesSection(report) {
    if (report.categories.length === 0)
        return '';
    const rows = report.categories
        .slice(0, 100)
        .map((category) => `<tr><th scope="row">${html(category.name)}${category.suggestion === '' ? '' : `<div class="sentence muted">${html(category.suggestion, 400)}</div>`}</th>` +
        `<td>${category.status === null ? '–' : pill(category.status)}</td>${countCells(category.tests)}</tr>`);
    return `<h2>Categories</h2>${html_sections_table('categories', ['Category', 'Severity'], ['Passed', 'Warned', 'Failed', 'Skipped'], rows)}`;
}
function countCells(counts) {
    return [counts.pass, counts.warning, counts.fail, counts.skip]
        .map((count) => `<td class="number${count === 0 ? ' none' : ''}">${thousands(count)}</td>`)
        .join('');
}
function performanceSection(report) {
    if (report.performance.length === 0)
        return '';
    const rows = report.performance.slice(0, 100).map(({ metric, reference, evaluation }) => {
        const change = reference === null || evaluation === null ? '–' : formatChange(evaluation - reference);
        return `<tr><th scope="row">${html(metric)}</th>${[formatNumber(reference), formatNumber(evaluation), change].map((cell) => `<td class="number">${html(cell)}</td>`).join('')}</tr>`;
    });
    return `<h2>Model performance</h2>${html_sections_table('performance', ['Metric'], ['Reference', 'Evaluation', 'Change'], rows)}`;
}
/** @param index position in `report.tests`; ids of cases that have a plot are `INDEX-CASE`. */
function testSection(test, index, category, cases, plotted) {
    const largest = Math.max(...cases.map((one) => Math.abs(one.impact ?? 0)), 0);
    const rows = cases.map((one, position) => caseRow(one, `${index}-${position}`, plotted.has(`${index}-${position}`), largest));
    const about = aboutTexts(test);
    const figure = plotted.size === 0 ? '' : `<div class="figure" hidden></div>`;
    return `<details class="test" data-status="${test.status}" data-category="${html(test.category)}" data-index="${index}">
<summary>${pill(test.status)}<span class="name">${html(test.name)}<span class="where">${html(category)}</span></span>
<span class="rate">${rate(test)}</span></summary>
<div class="body">${test.description === '' ? '' : `<p>${html(test.description, 1000)}</p>`}${figure}${rows.length === 0
        ? '<p class="muted">The server returned no test cases.</p>'
        : html_sections_table('cases', ['Severity', 'Feature', 'What was found'], ['Threshold', 'Impact'], rows)}${leftOut(test.cases.length - cases.length, 'more test case', 'in results.json')}${about}</div>
</details>`;
}
/** Short texts side by side, long ones (the parameters of a test) folded below. */
function aboutTexts(test) {
    const texts = test.about.slice(0, 8).filter(({ text }) => text.trim() !== test.description.trim());
    const isLong = ({ text }) => text.length > LONG_TEXT;
    const short = texts
        .filter((one) => !isLong(one))
        .map(({ title, text }) => `<div><h3>${html(title)}</h3><p>${htmlBlock(text, LONG_TEXT)}</p></div>`);
    const long = texts
        .filter(isLong)
        .map(({ title, text }) => `<details class="inline"><summary>${html(title)}</summary><p class="lines">${htmlBlock(text, 4000)}</p></details>`);
    if (texts.length === 0)
        return '';
    return `<div class="about">${short.join('')}</div>${long.join('')}`;
}
function rate(test) {
    const { counts } = test;
    if (counts.total === counts.skip)
        return format_plural(counts.total, 'case') + ' skipped';
    return `${formatPassRate(counts)} passed${stack(counts)}`;
}
/** Passed, warned and failed cases as one bar. SVG attributes, because the policy of the page allows no inline style. */
function stack(counts) {
    const judged = counts.total - counts.skip;
    let x = 0;
    const parts = ['fail', 'warning', 'pass'].map((status) => {
        const width = (counts[status] / judged) * 100;
        const rect = `<rect class="${status}" x="${x.toFixed(2)}" width="${width.toFixed(2)}" height="6"/>`;
        x += width;
        return counts[status] === 0 ? '' : rect;
    });
    return `<svg class="stack" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">${parts.join('')}</svg>`;
}
function caseRow(one, id, plotted, largest) {
    const subject = html(subjectOf(one), 120);
    const named = plotted
        ? `<button type="button" class="case-button" data-case="${id}" aria-pressed="false">${subject}</button>`
        : subject;
    const measured = one.measure === null ? '' : `<div>${html(formatMeasured(one))}</div>`;
    const sentence = one.sentence === '' ? '' : `<div class="sentence">${html(one.sentence, 400)}</div>`;
    const threshold = one.measure === null ? '–' : formatThreshold(one.measure, one.status);
    const raised = modelError(one);
    const traceback = raised === null
        ? ''
        : `<details class="inline"><summary>Traceback of the model</summary><pre tabindex="0">${htmlBlock(tail(raised, 4000))}</pre></details>`;
    return `<tr class="${one.status}"><td>${pill(one.status)}</td><th scope="row">${named}</th><td>${measured}${sentence}${traceback}</td><td class="number" data-name="Threshold">${html(threshold)}</td><td class="number" data-name="Impact">${formatNumber(one.impact)}${meter(one.impact, largest)}</td></tr>`;
}
function meter(impact, largest) {
    if (impact === null || impact === 0 || largest === 0)
        return '';
    const width = (Math.abs(impact) / largest) * 90;
    return `<svg class="meter" viewBox="0 0 90 6" aria-hidden="true"><rect width="90" height="6" rx="3"/><rect width="${width.toFixed(1)}" height="6" rx="3"/></svg>`;
}
function runSection(report) {
    const { run } = report;
    const facts = [
        ['Server', html(run.server)],
        ...(run.id === null ? [] : [['Test run', `<code>${html(run.id)}</code>`]]),
        ['Started', html(formatTime(run.started))],
        ['Finished', html(formatTime(run.finished))],
        ...(run.timings.length === 0
            ? []
            : [
                [
                    'Phases',
                    html_sections_list(run.timings.map(({ phase, milliseconds }) => `${html(phase, 60)} ${formatDuration(milliseconds)}`))
                ]
            ]),
        ...(run.inputs.length === 0
            ? []
            : [
                [
                    'Inputs',
                    html_sections_list(run.inputs.map(({ name, value }) => `<code>${html(name, 60)}</code>: <code>${html(value, 300)}</code>`))
                ]
            ])
    ];
    const notes = report.notes.length === 0
        ? ''
        : `<h2>Notes</h2><div class="card"><ul class="notes">${report.notes
            .slice(0, 100)
            .map((note) => `<li>${html(note, 500)}</li>`)
            .join('')}</ul></div>`;
    const image = run.image === null ? '' : `<div><h2>Managed image</h2>${factsList(imageFacts(run.image))}</div>`;
    return `${notes}<div class="columns">${image}<div><h2>This run</h2>${factsList(facts)}</div></div>`;
}
function imageFacts(image) {
    return [
        ['Name', `<code>${html(image.name)}</code>`],
        ['How it was found', `${DECISION[image.decision]} ${html(image.reason, 500)}`],
        ...(image.python === null ? [] : [['Python', html(image.python)]]),
        ...(image.runtime === null ? [] : [['Runtime', html(image.runtime)]]),
        ...(image.isolationMissing.length === 0
            ? []
            : [['Isolation missing', html_sections_list(image.isolationMissing.map((sentence) => html(sentence, 300)))]]),
        ...(image.nearMisses.length === 0
            ? []
            : [
                [
                    'Did not fit',
                    html_sections_list(image.nearMisses.map((miss) => `<code>${html(miss.name, 80)}</code>: ${html(miss.reason, 300)}`))
                ]
            ]),
        ['Requirements', html_sections_list(image.requirements.map((requirement) => `<code>${html(requirement)}</code>`))],
        [
            'Installed',
            `<details class="inline"><summary>${format_plural(image.libraries.length, 'package')}</summary>${image.libraries
                .slice(0, 500)
                .map(({ name, version }) => `<code>${html(name, 80)} ${html(version, 60)}</code>`)
                .join('<br>')}</details>`
        ]
    ];
}
/** Items must be HTML already. */
function html_sections_list(items) {
    return `<ul>${items
        .slice(0, 60)
        .map((item) => `<li>${item}</li>`)
        .join('')}</ul>`;
}
function factsList(facts) {
    return `<div class="card"><dl class="facts-list">${facts.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('')}</dl></div>`;
}
/** Cells must be HTML already. */
function html_sections_table(name, head, numbers, rows) {
    const cells = [
        ...head.map((name) => `<th scope="col">${name}</th>`),
        ...numbers.map((name) => `<th scope="col" class="number">${name}</th>`)
    ];
    return `<div class="card scroll" role="region" aria-label="Table of ${name}" tabindex="0"><table class="${name}"><thead><tr>${cells.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}
function pill(status) {
    return `<span class="pill ${status}">${SEVERITY_WORD[status]}</span>`;
}
function leftOut(count, noun, where) {
    return count <= 0 ? '' : `<p class="more">${format_plural(count, noun)} ${where}.</p>`;
}

;// CONCATENATED MODULE: ./build/js/src/report/html.js
/** One HTML file with everything in it: no network, readable without script, plots drawn when a test is opened. */






/** Tests and cases are listed worst first until they fill this; what is left is counted. */
const TESTS_BYTES = 4 * 1024 * 1024;
/** Plots and example rows, worst first. Both limits and the client (0.6 MiB) keep the file below 8 MiB. */
const PLOTS_BYTES = 3 * 1024 * 1024;
const html_CASES_PER_TEST = 200;
const PLOTS_PER_TEST = 40;
const LABEL = 60;
/**
 * @throws Error when the client of the report (`dist/report/client.js`, made by `npm run build`) is not there.
 */
async function renderHtml(report) {
    const [script, style] = await Promise.all([clientAsset('client.js'), clientAsset('client.css')]);
    const figures = collectFigures(report);
    const policy = [
        "default-src 'none'",
        `script-src '${html_sha256(script)}'`,
        `style-src-elem '${html_sha256(style)}'`,
        // The charts place their labels by style attributes; texts of users never stand in one.
        "style-src-attr 'unsafe-inline'",
        "base-uri 'none'",
        "form-action 'none'"
    ].join('; ');
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${VERDICT_TITLE[report.verdict.status]}: ${html(report.name, 80)}</title>
<style>${style}</style>
</head>
<body>
<a class="skip-link" href="#tests">Skip to the tests</a>
${headSection(report)}
<main>
${reasonsSection(report)}
${categoriesSection(report)}
${performanceSection(report)}
${testsSection(report, figures)}
${runSection(report)}
</main>
<footer class="page-foot">${html(`${report.product.name} ${report.product.version}`)}. All results in full are in results.json.</footer>
<script type="application/json" id="figures">${jsonIsland(figures)}</script>
<script>${script}</script>
</body>
</html>
`;
}
function testsSection(report, figures) {
    if (report.tests.length === 0)
        return '';
    const plotted = new Set(figures.map(({ id }) => id));
    const categories = new Map(report.categories.map(({ id, name }) => [id, name]));
    const shown = [];
    let bytes = 0;
    for (const [index, test] of report.tests.entries()) {
        const own = new Set(test.cases.flatMap((_one, position) => plotted.has(`${index}-${position}`) ? [`${index}-${position}`] : []));
        const section = testSection(test, index, categories.get(test.category) ?? '', test.cases.slice(0, html_CASES_PER_TEST), own);
        bytes += Buffer.byteLength(section);
        if (bytes > TESTS_BYTES)
            break;
        shown.push(section);
    }
    return `<h2 id="tests">Tests</h2>
${toolbar(report)}
<div id="test-list">${shown.join('\n')}</div>
<p class="more" id="no-match" role="status" hidden>No test matches.</p>
${leftOut(report.tests.length - shown.length, 'more test', 'in results.json')}`;
}
/** Hidden until the script that makes it work has started. */
function toolbar(report) {
    const { tests } = report.counts;
    const button = (status, name, count) => `<button type="button" class="${status}" data-filter="${status}" aria-pressed="${status === 'all'}">${name} ${thousands(count)}</button>`;
    const options = report.categories.map(({ id, name }) => `<option value="${html(id)}">${html(name)}</option>`);
    return `<div class="toolbar" hidden>
<div class="segments" role="group" aria-label="Filter by status">${[
        button('all', 'All', tests.total),
        button('fail', 'Failed', tests.fail),
        button('warning', 'Warned', tests.warning),
        button('pass', 'Passed', tests.pass),
        button('skip', 'Skipped', tests.skip)
    ].join('')}</div>
<select id="category" aria-label="Category"><option value="">All categories</option>${options.join('')}</select>
<input type="search" id="search" placeholder="Search tests and features" aria-label="Search tests and features">
</div>`;
}
function collectFigures(report) {
    const figures = [];
    let bytes = 0;
    for (const [index, test] of report.tests.entries()) {
        let own = 0;
        for (const [position, one] of test.cases.slice(0, html_CASES_PER_TEST).entries()) {
            if ((one.plot === null && one.sample.length === 0) || own === PLOTS_PER_TEST)
                continue;
            const figure = shortened(`${index}-${position}`, one);
            bytes += Buffer.byteLength(jsonIsland(figure));
            if (bytes > PLOTS_BYTES)
                return figures;
            figures.push(figure);
            own++;
        }
    }
    return figures;
}
/** Labels at a length that a chart can show. */
function shortened(id, one) {
    const label = (text) => oneLine(text, LABEL);
    return {
        id,
        title: oneLine(one.features.join(', '), 120),
        plot: one.plot === null ? null : shortPlot(one.plot, label),
        sample: one.sample.map((row) => ({
            ...row,
            changes: row.changes.map(({ feature, from, to }) => ({
                feature: label(feature),
                from: typeof from === 'string' ? label(from) : from,
                to: typeof to === 'string' ? label(to) : to
            }))
        }))
    };
}
function shortPlot(plot, label) {
    switch (plot.kind) {
        case 'bars':
            return {
                ...plot,
                title: label(plot.title),
                x: plot.x.map(label),
                series: plot.series.map((series) => ({ ...series, name: label(series.name) }))
            };
        case 'lines':
            return {
                ...plot,
                title: label(plot.title),
                xLabel: label(plot.xLabel),
                yLabel: label(plot.yLabel),
                series: plot.series.map((series) => ({ ...series, name: label(series.name) }))
            };
        case 'histogram':
            return {
                ...plot,
                title: label(plot.title),
                series: plot.series.map((series) => ({ ...series, name: label(series.name) }))
            };
    }
}
async function clientAsset(name) {
    const path = assetPath('dist', 'report', name);
    try {
        // The page's own closing tag must not be ended by the content.
        return (await (0,promises_.readFile)(path, 'utf8')).replace(/<\/(script|style)/gi, '<\\/$1').trim();
    }
    catch (error) {
        throw new Error(`${path} is missing from this installation. In a working copy, run: node scripts/build-report-client.mjs`, { cause: error });
    }
}
function html_sha256(text) {
    return `sha256-${(0,external_node_crypto_.createHash)('sha256').update(text).digest('base64')}`;
}

;// CONCATENATED MODULE: ./build/js/src/report/junit.js
/** JUnit XML as Jenkins, GitLab and the usual reporters read it: one suite per category, one case per test case. */




/**
 * A case that warned is a failure of type `warning` only when the gate counts warnings as failures; otherwise it passes
 * and its text stands in `system-out`, so that a green gate is green everywhere.
 */
function renderJunit(report) {
    const suites = report.categories.map((category) => categorySuite(category, report));
    if (report.verdict.status === 'error')
        suites.push(errorSuite(report));
    const sum = (pick) => suites.reduce((total, suite) => total + pick(suite), 0);
    const attributes = [
        `name="${xml(report.name === '' ? report.product.name : report.name)}"`,
        `tests="${sum((suite) => suite.tests)}"`,
        `failures="${sum((suite) => suite.failures)}"`,
        `errors="${sum((suite) => suite.errors)}"`,
        `time="${seconds(Math.max(0, Date.parse(report.run.finished) - Date.parse(report.run.started)))}"`
    ];
    return [
        '<?xml version="1.0" encoding="UTF-8"?>',
        `<testsuites ${attributes.join(' ')}>`,
        ...suites.map((suite) => renderSuite(suite, report.run.started)),
        '</testsuites>',
        ''
    ].join('\n');
}
function renderSuite(suite, started) {
    const attributes = [
        `name="${xml(suite.name)}"`,
        `tests="${suite.tests}"`,
        `failures="${suite.failures}"`,
        `errors="${suite.errors}"`,
        `skipped="${suite.skipped}"`,
        `time="${suite.seconds.toFixed(3)}"`,
        // The schema of Ant and Surefire knows no fraction and no zone.
        `timestamp="${xml(started.slice(0, 19))}"`
    ];
    return [`  <testsuite ${attributes.join(' ')}>`, ...suite.cases, '  </testsuite>'].join('\n');
}
function categorySuite(category, report) {
    const warningsFail = report.verdict.failOn === 'warning';
    const durations = new Map(report.run.testDurations.map(({ test, milliseconds }) => [test, milliseconds]));
    const suite = {
        name: category.name,
        tests: 0,
        failures: 0,
        errors: 0,
        skipped: 0,
        seconds: 0,
        cases: []
    };
    for (const test of report.tests) {
        if (test.category !== category.id)
            continue;
        const milliseconds = durations.get(test.type) ?? 0;
        suite.seconds += milliseconds / 1000;
        const names = new Map();
        // A test is timed as a whole; the shares of its cases add up to it.
        const share = test.cases.length === 0 ? 0 : milliseconds / test.cases.length;
        for (const one of test.cases) {
            suite.tests++;
            if (one.status === 'skip')
                suite.skipped++;
            if (one.status === 'fail' || (one.status === 'warning' && warningsFail))
                suite.failures++;
            suite.cases.push(testCase(test, one, uniqueName(names, subjectOf(one)), share, warningsFail));
        }
    }
    return suite;
}
/** Readers take two cases of one name for one case. */
function uniqueName(names, name) {
    const seen = (names.get(name) ?? 0) + 1;
    names.set(name, seen);
    return seen === 1 ? name : `${name} (${seen})`;
}
function testCase(test, one, name, milliseconds, warningsFail) {
    const head = `    <testcase classname="${xml(test.type)}" name="${xml(name)}" time="${seconds(milliseconds)}"`;
    const inner = outcome(test, one, warningsFail);
    return inner === '' ? `${head}/>` : `${head}>\n      ${inner}\n    </testcase>`;
}
function outcome(test, one, warningsFail) {
    if (one.status === 'pass')
        return '';
    if (one.status === 'skip')
        return `<skipped message="${xml(one.sentence === '' ? 'skipped' : one.sentence)}"/>`;
    if (one.status === 'warning' && !warningsFail)
        return `<system-out>${xmlBlock(junit_text(test, one))}</system-out>`;
    const message = one.sentence === '' ? `${test.name}: ${formatMeasured(one)}` : one.sentence;
    return `<failure type="${SEVERITY_WORD[one.status]}" message="${xml(message)}">${xmlBlock(junit_text(test, one))}</failure>`;
}
function junit_text(test, one) {
    const rows = [
        `Test: ${test.name}`,
        `Feature: ${subjectOf(one)}`,
        `Severity: ${SEVERITY_WORD[one.status]}`
    ];
    if (one.sentence !== '')
        rows.push(one.sentence);
    if (one.measure !== null)
        rows.push(`${formatMeasured(one)}, threshold ${formatThreshold(one.measure, one.status)}`);
    if (one.impact !== null)
        rows.push(`Impact: ${formatNumber(one.impact)}`);
    for (const metric of one.metrics.slice(0, 50))
        rows.push(`${metric.name}: ${formatValue(metric.value)}`);
    return rows.join('\n');
}
function errorSuite(report) {
    const { reasons, sentence } = report.verdict;
    const detail = reasons.flatMap((reason) => [
        `${reason.place === undefined ? '' : `${formatPlace(reason.place)}: `}${reason.message} (${reason.code})`,
        ...(reason.hint === undefined ? [] : [reason.hint]),
        ...(reason.detail === undefined ? [] : [tail(reason.detail, 15_000)])
    ]);
    const body = `<error type="${xml(reasons[0]?.code ?? 'error')}" message="${xml(sentence)}">${xmlBlock(detail.join('\n'))}</error>`;
    return {
        name: 'Run',
        tests: 1,
        failures: 0,
        errors: 1,
        skipped: 0,
        seconds: 0,
        cases: [
            `    <testcase classname="run" name="${xml(VERDICT_TITLE.error)}" time="0.000">\n      ${body}\n    </testcase>`
        ]
    };
}
function seconds(milliseconds) {
    return (milliseconds / 1000).toFixed(3);
}

;// CONCATENATED MODULE: ./build/js/src/report/results.js
/**
 * The report as JSON, two spaces deep, ending in a line feed. Keys stand in the order of the model, and users' names
 * are values and never keys, so equal runs give equal bytes but for `run`.
 *
 * @throws Error when a number is not finite: JSON would turn it into null without a word.
 */
function renderResults(report) {
    const text = JSON.stringify(report, (key, value) => {
        if (typeof value === 'number' && !Number.isFinite(value))
            throw new Error(`results: ${key} is ${value}`);
        return typeof value === 'string' ? value.toWellFormed() : value;
    }, 2);
    return `${text}\n`;
}

;// CONCATENATED MODULE: ./build/js/src/report/summary.js
/** The job summary: GitHub-flavoured Markdown, verdict first, within a budget of bytes whatever the input. */




/** A step's summary of more than 1 MiB is dropped by the runner as a whole, so the budget stays below it. */
const SUMMARY_BYTES = 900 * 1024;
/** Graphemes of what a case found in a table; the whole sentence stands below. */
const MEASURED_CUT = 120;
/** UTF-16 units from the end of a traceback. */
const TRACEBACK_CUT = 2000;
/** From everything to counts alone; the first that fits is taken. */
const EXTENTS = [
    { worst: 50, tests: 'all', cases: Infinity },
    { worst: 50, tests: 'failing', cases: Infinity },
    { worst: 50, tests: 'failing', cases: 20 },
    { worst: 20, tests: 'failing', cases: 3 },
    { worst: 20, tests: 'none', cases: 0 },
    { worst: 0, tests: 'none', cases: 0 }
];
/**
 * @returns Markdown that, with what the step already wrote, stays within `limit` bytes of UTF-8. Empty when not even
 * the verdict fits.
 */
function renderSummary(report, options = {}) {
    const room = (options.limit ?? SUMMARY_BYTES) - (options.used ?? 0);
    const head = headPart(report);
    const worst = worstCases(report);
    const tail = runParts(report, options.directory);
    for (const extent of EXTENTS) {
        const whole = summary_join([...head, ...resultParts(report, worst, extent), ...tail]);
        if (Buffer.byteLength(whole) < room)
            return `${whole}\n`;
    }
    for (const parts of [head, head.slice(0, 1)]) {
        const whole = summary_join(parts);
        if (Buffer.byteLength(whole) < room)
            return `${whole}\n`;
    }
    return '';
}
const VERDICT_SIGN = {
    pass: '✅',
    warning: '⚠️',
    fail: '❌',
    error: '⛔'
};
const STATUS_SIGN = { pass: '🟢', warning: '🟡', fail: '🔴', skip: '⚪' };
function headPart(report) {
    const { verdict } = report;
    const facts = [
        report.name === '' ? '' : `Run **${md(report.name, 100)}**`,
        md(taskName(report.task)),
        report.run.project === null ? '' : `project ${md(report.run.project, 100)}`,
        report.run.link === null ? '' : `[on the server](${linkTarget(report.run.link)})`
    ].filter((fact) => fact !== '');
    return [
        `## ${VERDICT_SIGN[verdict.status]} ${VERDICT_TITLE[verdict.status]}\n\n**${md(verdict.sentence, 300)}**`,
        facts.join(' · ')
    ];
}
function resultParts(report, worst, extent) {
    return [
        reasonsPart(report.verdict.reasons),
        countsPart(report),
        categoriesPart(report),
        worstPart(report, worst, extent.worst),
        performancePart(report),
        testsPart(report, extent)
    ];
}
function runParts(report, directory) {
    return [
        report.run.image === null ? '' : imagePart(report.run.image),
        notesPart(report.notes),
        timingsPart(report),
        directory === undefined ? '' : filesPart(directory)
    ];
}
function reasonsPart(reasons) {
    const shown = reasons.slice(0, 50).map((reason) => {
        const place = reason.place === undefined ? '' : `${code(formatPlace(reason.place))}: `;
        const hint = reason.hint === undefined ? '' : `\n\n  ${md(reason.hint, 500)}`;
        const detail = reason.detail === undefined ? '' : `\n\n${indent(codeBlock(reason.detail, 8000))}`;
        return `- ${place}${md(reason.message, 2000)} (${code(reason.code)})${hint}${detail}`;
    });
    const left = reasons.length - shown.length;
    if (left > 0)
        shown.push(`- … and ${thousands(left)} more in the log.`);
    return shown.length === 0 ? '' : `### What went wrong\n\n${shown.join('\n')}`;
}
function countsPart(report) {
    if (report.counts.tests.total === 0)
        return '';
    const row = (name, counts) => [name, ...summary_countCells(counts)];
    return summary_table(['', 'Total', 'Passed', 'Warned', 'Failed', 'Skipped'], [row('Tests', report.counts.tests), row('Test cases', report.counts.cases)], 5);
}
function summary_countCells(counts) {
    return [counts.total, counts.pass, counts.warning, counts.fail, counts.skip].map(thousands);
}
function categoriesPart(report) {
    if (report.categories.length === 0)
        return '';
    const rows = report.categories
        .slice(0, 100)
        .map((category) => [
        md(category.name, 100),
        category.status === null ? '–' : severity(category.status),
        ...summary_countCells(category.tests).slice(1)
    ]);
    return `### Categories\n\n${summary_table(['Category', 'Severity', 'Passed', 'Warned', 'Failed', 'Skipped'], rows, 4)}`;
}
function severity(status) {
    return `${STATUS_SIGN[status]} ${SEVERITY_WORD[status]}`;
}
function worstPart(report, worst, limit) {
    if (worst.length === 0 || limit === 0)
        return worst.length === 0 ? '' : summary_leftOut(worst.length, 'test case');
    const shown = worst.slice(0, limit);
    const left = worst.length - shown.length;
    const title = report.counts.cases.fail > 0 ? 'What failed, worst first' : 'What warned, worst first';
    return `### ${title}\n\n${casesTable(shown, true)}${left > 0 ? `\n\n${summary_leftOut(left, 'test case')}` : ''}`;
}
function casesTable(cases, withTest) {
    const largest = Math.max(...cases.map(({ case: one }) => Math.abs(one.impact ?? 0)));
    const rows = cases.map(({ test, case: one }) => [
        STATUS_SIGN[one.status],
        ...(withTest ? [md(test.name, 100)] : []),
        md(subjectOf(one), 100),
        md(formatMeasured(one), MEASURED_CUT) || '–',
        one.measure === null ? '–' : md(formatThreshold(one.measure, one.status)),
        impactCell(one, largest)
    ]);
    return summary_table(['', ...(withTest ? ['Test'] : []), 'Feature', 'Measured', 'Threshold', 'Impact'], rows, 0);
}
function impactCell(one, largest) {
    if (one.impact === null)
        return '–';
    const share = largest === 0 ? 0 : Math.abs(one.impact) / largest;
    return `${md(formatNumber(one.impact))} ${bar(share, 8)}`.trim();
}
function performancePart(report) {
    if (report.performance.length === 0)
        return '';
    const rows = report.performance
        .slice(0, 60)
        .map(({ metric, reference, evaluation }) => [
        md(metric, 100),
        md(formatNumber(reference)),
        md(formatNumber(evaluation)),
        reference === null || evaluation === null ? '–' : md(formatChange(evaluation - reference))
    ]);
    return `### Model performance\n\n${summary_table(['Metric', 'Reference', 'Evaluation', 'Change'], rows, 3)}`;
}
function testsPart(report, extent) {
    if (report.tests.length === 0)
        return '';
    if (extent.tests === 'none')
        return summary_leftOut(report.tests.length, 'test');
    const failing = report.tests.filter((test) => test.status === 'fail' || test.status === 'warning' || hasFindings(test));
    const parts = failing.map((test) => testPart(test, extent.cases));
    const others = report.tests.length - failing.length;
    if (extent.tests === 'all')
        parts.push(allTestsPart(report.tests));
    else if (others > 0)
        parts.push(`${format_plural(others, 'further test')} without findings: see ${code('results.json')}.`);
    return parts.length === 0 ? '' : summary_join(['### Tests in full', ...parts]);
}
function hasFindings(test) {
    return test.counts.fail + test.counts.warning > 0;
}
function testPart(test, limit) {
    const findings = test.cases.filter((one) => one.status === 'fail' || one.status === 'warning');
    const shown = findings.slice(0, limit);
    const left = findings.length - shown.length;
    const sentences = shown
        .filter((one) => one.sentence !== '' && (one.measure !== null || one.sentence.length > MEASURED_CUT))
        .map((one) => `- ${md(one.sentence, 400)}`);
    // One of them says what the others would: the same change made the same model raise.
    const raised = shown.map(modelError).find((text) => text !== null) ?? null;
    return details(`${STATUS_SIGN[test.status]} ${mdHtml(test.name, 100)}: ${formatPassRate(test.counts)} passed`, summary_join([
        md(test.description, 500),
        shown.length === 0
            ? ''
            : casesTable(shown.map((one) => ({ test, case: one })), false),
        sentences.join('\n'),
        raised === null ? '' : codeBlock(raised, TRACEBACK_CUT),
        left > 0 ? summary_leftOut(left, 'test case') : ''
    ]));
}
function allTestsPart(tests) {
    const rows = tests.map((test) => [
        severity(test.status),
        md(test.name, 100),
        formatPassRate(test.counts),
        md(skipReason(test) ||
            test.failingFeatures.slice(0, 8).join(', ') + (test.failingFeatures.length > 8 ? ', …' : ''))
    ]);
    return details(`All ${format_plural(tests.length, 'test')}`, summary_table(['Severity', 'Test', 'Cases passed', 'Failing features'], rows, 0));
}
function skipReason(test) {
    return test.status === 'skip' ? `skipped: ${test.cases[0]?.sentence ?? 'no test case'}` : '';
}
const DECISION_WORD = {
    reused: 'reused',
    waited: 'waited for (another job was building it)',
    built: 'built'
};
function imagePart(image) {
    const facts = [image.python === null ? '' : `Python ${md(image.python, 30)}`, md(image.runtime ?? '', 30)];
    const first = [
        `${code(image.name)} was ${DECISION_WORD[image.decision]}`,
        ...facts.filter((fact) => fact !== '')
    ];
    const misses = image.nearMisses.slice(0, 20).map((miss) => `- ${code(miss.name)}: ${md(miss.reason, 300)}`);
    const missing = image.isolationMissing.slice(0, 20).map((sentence) => `- ${md(sentence, 300)}`);
    return summary_join([
        `### Managed image\n\n${first.join(' · ')}.${image.reason === '' ? '' : ` ${md(image.reason, 500)}`}`,
        misses.length === 0
            ? ''
            : details(`${format_plural(image.nearMisses.length, 'other image')} did not fit`, misses.join('\n')),
        missing.length === 0 ? '' : `Isolation that is missing here:\n\n${missing.join('\n')}`,
        image.requirements.length === 0
            ? ''
            : details(format_plural(image.requirements.length, 'requirement'), codeBlock(image.requirements.join('\n'), 10_000))
    ]);
}
function notesPart(notes) {
    if (notes.length === 0)
        return '';
    const shown = notes.slice(0, 50).map((note) => `- ${md(note, 500)}`);
    return `### Notes\n\n${shown.join('\n')}${notes.length > 50 ? `\n\n${summary_leftOut(notes.length - 50, 'note')}` : ''}`;
}
function timingsPart(report) {
    const { timings, started, finished, server } = report.run;
    const total = Date.parse(finished) - Date.parse(started);
    const phases = timings
        .slice(0, 30)
        .map(({ phase, milliseconds }) => `${md(phase, 50)} ${formatDuration(milliseconds)}`);
    const product = `${md(report.product.name, 50)} ${md(report.product.version, 30)}`;
    return [
        `Took ${formatDuration(Math.max(0, total))}${phases.length === 0 ? '' : `: ${phases.join(', ')}`}.`,
        `Started ${md(formatTime(started))}, server ${md(server, 100)}, ${product}.`
    ].join(' ');
}
function filesPart(directory) {
    return (`Everything, with plots: ${code('report.html')}, ${code('results.json')} and ${code('junit.xml')} in ${code(directory)}. ` +
        `Upload that folder with ${code('actions/upload-artifact')} to keep it.`);
}
function summary_leftOut(count, noun) {
    return `*${format_plural(count, `more ${noun}`)} not shown here: see ${code('results.json')}.*`;
}
/** Cells must be escaped already. The last `numeric` columns are aligned to the right. */
function summary_table(head, rows, numeric) {
    const rule = head.map((_cell, index) => (index >= head.length - numeric ? '---:' : '---'));
    return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
/** `summary` must be escaped already. Blank lines let Markdown inside the HTML block be read as Markdown. */
function details(summary, body) {
    return `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`;
}
function indent(text) {
    return text.replace(/^/gm, '  ');
}
/** A URL as it may stand between the parentheses of a link. */
function linkTarget(url) {
    return url.replace(/[()<>\\\s]/g, (character) => encodeURIComponent(character).replace(/[()]/g, (bracket) => (bracket === '(' ? '%28' : '%29')));
}
function summary_join(parts) {
    const shown = parts.filter((part) => part !== '');
    return shown.join('\n\n');
}

;// CONCATENATED MODULE: ./build/js/src/report/write.js







/**
 * Writes `results.json`, `report.html`, `junit.xml` and `summary.md` into `directory`, which is made if need be. Each
 * is either there as a whole or not at all.
 *
 * @throws Error when any of them could not be written: a verdict without its report is no verdict.
 */
async function writeReports(report, directory) {
    await (0,promises_.mkdir)(directory, { recursive: true });
    const paths = {
        resultsPath: (0,external_node_path_.join)(directory, 'results.json'),
        reportPath: (0,external_node_path_.join)(directory, 'report.html'),
        junitPath: (0,external_node_path_.join)(directory, 'junit.xml'),
        summaryPath: (0,external_node_path_.join)(directory, 'summary.md')
    };
    await writeWhole(paths.resultsPath, renderResults(report));
    await writeWhole(paths.junitPath, renderJunit(report));
    await writeWhole(paths.summaryPath, renderSummary(report));
    await writeWhole(paths.reportPath, await renderHtml(report));
    return paths;
}
async function writeWhole(path, text) {
    const temporary = `${path}.${(0,external_node_crypto_.randomBytes)(6).toString('hex')}.tmp`;
    try {
        // `wx` follows no link that someone placed there.
        const file = await (0,promises_.open)(temporary, 'wx', 0o644);
        try {
            await file.writeFile(text);
            await file.sync();
        }
        finally {
            await file.close();
        }
        await (0,promises_.rename)(temporary, path);
    }
    catch (error) {
        await (0,promises_.rm)(temporary, { force: true });
        throw new Error(`cannot write ${path}: ${error instanceof Error ? error.message : String(error)}`, {
            cause: error
        });
    }
}

;// CONCATENATED MODULE: ./build/js/src/cli/run.js











/** `rime-stress-test run`: progress on standard error, the result on standard output. @returns the exit code. */
async function runRun(values, flags, io) {
    const key = await readApiKey(flags, io);
    if (key !== undefined && (values.get('server-url') ?? '') !== '')
        values.set('api-key', key);
    const progress = progressView(io.stderr);
    const log = plainLogger(io.stderr, progress, flags.verbose === true);
    try {
        return await interruptible(async (signal) => {
            const outcome = await run({
                values,
                root: io.cwd,
                dataRoots: [io.cwd, ...flags.dataRoot.map((path) => (0,external_node_path_.resolve)(io.cwd, path))],
                defaultProject: (0,external_node_os_.userInfo)().username,
                openBackend: (settings, dataRoots) => openBackend(settings, {
                    stateDirectory: flags.stateDir === undefined ? stateDirectory(io.env) : (0,external_node_path_.resolve)(io.cwd, flags.stateDir),
                    dataRoots,
                    log
                }),
                log,
                signal,
                onProgress: (update) => {
                    progress.update(update);
                }
            });
            progress.clear();
            const files = await writeReports(outcome.report, outcome.settings.reportDirectory);
            print(outcome, files, flags, io);
            return outcome.fails ? outcome.exitCode : 0;
        });
    }
    catch (error) {
        if (!(error instanceof Interrupted))
            throw error;
        progress.clear();
        io.stderr.write(`${error.message}\n`);
        return 3;
    }
}
function print(outcome, files, flags, io) {
    const { report } = outcome;
    if (flags.json === true) {
        const { verdict, counts, run: about } = report;
        const result = {
            status: verdict.status,
            sentence: verdict.sentence,
            exitCode: outcome.fails ? outcome.exitCode : 0,
            imageName: about.image?.name ?? null,
            imageDecision: about.image?.decision ?? null,
            testRunId: about.id,
            passed: counts.tests.pass,
            warned: counts.tests.warning,
            failed: counts.tests.fail,
            skipped: counts.tests.skip,
            reasons: verdict.reasons,
            ...files
        };
        io.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
        return;
    }
    const color = io.stdout.isTTY === true && io.env['NO_COLOR'] === undefined;
    io.stdout.write(renderTerminal(report, {
        color,
        ...(io.stdout.columns === undefined ? {} : { width: io.stdout.columns })
    }));
    io.stdout.write(`\nReport:  ${files.reportPath}\nResults: ${files.resultsPath}\n`);
}

;// CONCATENATED MODULE: ./build/js/src/cli/serve.js










/** `rime-stress-test serve`: runs until it is told to stop. @returns the exit code. */
async function runServe(flags, io) {
    const port = Number(flags.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
        throw new UsageError(`--port ${JSON.stringify(flags.port)} is not a port: a whole number from 0 to 65535.`);
    }
    const settings = await settingsOf(backendValues(flags), io.cwd);
    const log = plainLogger(io.stderr, progressView(io.stderr));
    const apiKey = await keyOf((0,external_node_path_.resolve)(io.cwd, flags.apiKeyFile), log);
    const service = await serveBackend(settings, {
        host: flags.host,
        port,
        apiKey,
        stateDirectory: flags.stateDir === undefined ? stateDirectory(io.env) : (0,external_node_path_.resolve)(io.cwd, flags.stateDir),
        dataRoots: flags.dataRoot.map((path) => (0,external_node_path_.resolve)(io.cwd, path)),
        log
    });
    io.stdout.write(`Listening on ${service.url}\n`);
    try {
        await interruptible((signal) => new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason), { once: true });
        }));
    }
    catch (error) {
        if (!(error instanceof Interrupted))
            throw error;
        log.info('Stopping.');
    }
    finally {
        await service.close({ cancelJobs: true });
    }
    return 0;
}
/** The key in the file; a new one is written when there is no file, readable by its owner only. */
async function keyOf(path, log) {
    try {
        const file = await (0,promises_.open)(path, 'wx', 0o600);
        const key = (0,external_node_crypto_.randomBytes)(32).toString('hex');
        await file.writeFile(`${key}\n`);
        await file.close();
        log.info(`A new key was written to ${path}.`);
        return key;
    }
    catch (error) {
        if (error.code !== 'EEXIST') {
            throw new UsageError(`--api-key-file cannot be written: ${error.message}`);
        }
    }
    const key = (await (0,promises_.readFile)(path, 'utf8')).trim();
    if (key.length < 16)
        throw new UsageError(`--api-key-file ${path} holds fewer than 16 characters; that is no key.`);
    return key;
}

;// CONCATENATED MODULE: ./build/js/src/cli/command.js












const EXIT_CODES = `
Exit codes:
  0  the gate passed
  1  the gate failed
  2  usage or configuration error
  3  the run could not be completed`;
/** @returns the exit code. */
async function command_runCommand(argv, io = processIo()) {
    let exitCode = 0;
    const program = new esm/* Command */.uB('rime-stress-test')
        .description('Find or build an environment for a model, stress-test the model in it, and gate on the result.')
        .version(PRODUCT.version)
        .addHelpText('after', EXIT_CODES)
        .configureOutput({
        writeOut: (text) => void io.stdout.write(text),
        writeErr: (text) => void io.stderr.write(text)
    })
        .exitOverride()
        .enablePositionalOptions();
    const ends = (code) => code.then((value) => {
        exitCode = value;
    });
    addRun(program, io, ends);
    addServe(program, io, ends);
    imageCommands(program, io, ends);
    try {
        await program.parseAsync(argv, { from: 'user' });
        return exitCode;
    }
    catch (error) {
        return reportFailure(error, io);
    }
}
function reportFailure(error, io) {
    // Commander has written its own message.
    if (error instanceof esm/* CommanderError */.b7)
        return error.exitCode === 0 ? 0 : 2;
    if (error instanceof ProblemsError || error instanceof UsageError) {
        for (const one of error.message.split('\n'))
            io.stderr.write(`error: ${line(one)}\n`);
        return 2;
    }
    io.stderr.write(`error: ${line(error instanceof Error ? error.message : String(error))}\n`);
    return 3;
}
function addRun(program, io, ends) {
    const command = program
        .command('run')
        .description('Run a stress test and judge it: the job of the action, with its inputs as flags.')
        .requiredOption('--config-path <path>', 'stress-test configuration, JSON or YAML')
        .option('--image-name <name>', 'managed image to use or build; default: a name derived from the requirements')
        .option('--working-directory <path>', 'folder that relative paths start from', '.')
        .option('--project <name>', 'name or id of the project that holds the run')
        .addOption(new esm/* Option */.c$('--fail-on <level>', 'what fails the gate').choices(FAIL_ON).default('fail'))
        .addOption(new esm/* Option */.c$('--on-error <rule>', 'what a run that could not be completed does')
        .choices(ON_ERROR)
        .default('fail'))
        .option('--timeout-minutes <minutes>', 'longest time for the whole run', '60')
        .option('--report-dir <path>', 'folder for the reports', 'stress-test-report')
        .option('--data-root <path>', 'further folder that data and model may lie in; repeat it for more', collect, [])
        .option('--json', 'print the result as JSON on standard output')
        .option('--verbose', 'print details');
    addServerOptions(addWishOptions(command));
    command.action((flags) => ends(runRun(valuesOf(flags), flags, io)));
}
/** The flags as raw inputs, to be checked where the action's inputs are checked. */
function valuesOf(flags) {
    const values = new Map();
    const record = flags;
    for (const name of INPUT_NAMES) {
        const value = record[name.replace(/-([a-z])/g, (_match, letter) => letter.toUpperCase())];
        if (typeof value === 'string')
            values.set(name, value);
    }
    return new Map([...values, ...wishValues(flags)]);
}
function addServe(program, io, ends) {
    const command = program
        .command('serve')
        .description('Run the backend as a server for a team on one host.')
        .option('--host <address>', 'address to listen on', '127.0.0.1')
        .option('--port <number>', 'port to listen on; 0 takes a free one', '8080')
        .requiredOption('--api-key-file <path>', 'file with the key that clients must send; made when absent')
        .option('--data-root <path>', 'folder that registrations may read; repeat it for more', collect, []);
    addBackendOptions(command).action((flags) => ends(runServe(flags, io)));
}


/***/ })

};
