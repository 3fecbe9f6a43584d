/**
 * The import rules of the architecture, checked by `npm run imports`. The picture they draw is in CONTRIBUTING.md.
 * Type-only imports count: a part that knows another part's types knows that part.
 */

/** part → the parts it may import besides itself and `everywhere`. */
const MAY_IMPORT = {
  action: ['gate', 'report'],
  gate: ['client', 'report', 'requirements'],
  client: [],
  sdk: ['client', 'gate', 'requirements'],
  report: [],
  service: ['runtime', 'engine', 'requirements'],
  runtime: ['requirements'],
  engine: [],
  requirements: []
}

/** What any part may import. */
const LEAF_PARTS = '^src/(problem|product|logger|assets|pointer|workspace-file)\\.ts$'
const EVERYWHERE = [LEAF_PARTS, '^src/api/', '^src/config/']
const ENTRY_POINTS = ['^src/(main|post|cli|backend|state-directory)\\.ts$', '^src/cli/']

const parts = Object.entries(MAY_IMPORT).map(([part, others]) => ({
  name: `parts-${part}`,
  comment:
    others.length === 0
      ? `src/${part} imports no other part.`
      : `src/${part} imports ${others.map((other) => `src/${other}`).join(', ')} and no other part.`,
  severity: 'error',
  from: { path: `^src/${part}/` },
  to: {
    path: '^src/',
    pathNot: [`^src/${part}/`, ...others.map((other) => `^src/${other}/`), ...EVERYWHERE]
  }
}))

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...parts,
    {
      name: 'parts-config',
      comment: 'src/config imports the leaves and src/requirements only.',
      severity: 'error',
      from: { path: '^src/config/' },
      to: { path: '^src/', pathNot: ['^src/config/', '^src/requirements/', LEAF_PARTS, '^src/api/'] }
    },
    {
      name: 'leaves',
      comment: 'What every part may import imports no part itself.',
      severity: 'error',
      from: { path: [LEAF_PARTS, '^src/api/'] },
      to: { path: '^src/', pathNot: [LEAF_PARTS, '^src/api/'] }
    },
    {
      name: 'entry-points',
      comment: 'Entry points wire the parts together; nothing imports them.',
      severity: 'error',
      from: { path: '^src/', pathNot: ENTRY_POINTS },
      to: { path: ENTRY_POINTS }
    },
    {
      name: 'actions-toolkit',
      comment:
        'Only src/action and the entry points know GitHub Actions; src/client may use @actions/http-client.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/action/', '^src/(main|post)\\.ts$', '^src/client/'] },
      to: { path: '(^|node_modules/)@actions/' }
    },
    {
      name: 'actions-toolkit-client',
      comment: 'src/client uses nothing of @actions but http-client.',
      severity: 'error',
      from: { path: '^src/client/' },
      to: { path: '(^|node_modules/)@actions/(?!http-client)' }
    },
    {
      name: 'report-browser',
      comment: 'src/report/client runs in a browser.',
      severity: 'error',
      from: { path: '^src/report/client/' },
      to: { dependencyTypes: ['core'] }
    },
    {
      name: 'no-development-dependency',
      comment: 'What ships imports only `dependencies` of package.json.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] }
    },
    {
      name: 'no-tests',
      comment: 'What ships imports no test, script, example or benchmark.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(__tests__|scripts|examples|benchmarks|dist)/' }
    },
    {
      name: 'no-cycle',
      comment: 'Two files that import each other are one file, or miss a third.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true }
    }
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types']
    },
    reporterOptions: { text: { highlightFocused: false } }
  }
}
