/** The layer table of CONTRIBUTING.md, as rules: one direction, no way back. */
const fromSrc = {
  domain: [],
  ledger: ['domain'],
  ingest: ['domain', 'ledger'],
  rules: ['domain', 'ledger'],
  conditions: ['domain', 'rules'],
  policy: ['domain', 'rules', 'conditions'],
  measures: ['domain', 'ledger', 'rules'],
  reports: ['domain', 'ledger', 'rules', 'conditions', 'measures', 'policy'],
  locale: ['domain'],
  output: ['domain', 'locale'],
  cli: [
    'domain',
    'ledger',
    'ingest',
    'rules',
    'conditions',
    'measures',
    'policy',
    'reports',
    'locale',
    'output',
  ],
};

/** Packages a layer may import. Everything else from node_modules is refused there. */
const packages = {
  domain: ['date-fns', '@date-fns/utc'],
  ledger: [],
  ingest: ['csv-parse', 'tinyglobby', 'cpf-cnpj-validator'],
  rules: ['zod'],
  conditions: ['@marcbachmann/cel-js'],
  policy: ['zod', 'yaml'],
  measures: [],
  reports: [],
  locale: [],
  output: ['cli-table3', 'chalk', 'string-width'],
  cli: ['commander', 'csv-parse', 'csv-stringify', 'log-update'],
};

const coreWithoutNode = ['domain', 'ledger', 'rules', 'conditions', 'measures', 'reports'];

const layers = Object.entries(fromSrc).map(([layer, allowed]) => ({
  name: `layer-${layer}`,
  comment: `src/${layer} may import ${allowed.length ? allowed.join(', ') : 'nothing'} of src`,
  severity: 'error',
  from: { path: `^src/${layer}/` },
  to: {
    path: '^src/',
    pathNot: [
      ...[layer, ...allowed].map((name) => `^src/${name}/`),
      ...(layer === 'cli' ? ['^src/pipeline\\.ts$'] : []),
    ],
  },
}));

const outside = Object.entries(packages).map(([layer, allowed]) => ({
  name: `packages-${layer}`,
  comment: `src/${layer} may import ${allowed.length ? allowed.join(', ') : 'no package'}`,
  severity: 'error',
  from: { path: `^src/${layer}/` },
  to: {
    dependencyTypes: ['npm', 'npm-dev', 'npm-peer', 'npm-optional', 'npm-no-pkg', 'npm-unknown'],
    pathNot: allowed.length ? allowed.map((name) => `node_modules/${name}/`) : undefined,
  },
}));

module.exports = {
  forbidden: [
    ...layers,
    ...outside,
    {
      name: 'core-without-node',
      comment: 'the core reads no file, no clock, no environment',
      severity: 'error',
      from: { path: `^src/(${coreWithoutNode.join('|')})/` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'date-fns-in-day-only',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/domain/day\\.ts$' },
      to: { path: 'node_modules/(date-fns|@date-fns)/' },
    },
    {
      name: 'cel-on-use',
      comment: 'most runs have no expression: the library is loaded by the first one',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: 'node_modules/@marcbachmann/', dynamic: false, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'completion-on-use',
      comment: 'a script is written once and sourced often: other commands start without what writes it',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/completion/' },
      to: { path: '^src/cli/completion/', dynamic: false, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-rule-imports-a-rule',
      severity: 'error',
      from: { path: '^src/rules/', pathNot: '^src/rules/(index|analysis)\\.ts$' },
      to: { path: '^src/rules/', pathNot: '^src/rules/(rule|settings)\\.ts$' },
    },
    {
      name: 'no-writer-imports-a-writer',
      severity: 'error',
      from: { path: '^src/output/', pathNot: '^src/output/index\\.ts$' },
      to: {
        path: '^src/output/',
        pathNot:
          '^src/output/(writer|cell|measures|crosstab|display|fit|shown-columns|table|text-buffer|transposed)\\.ts$',
      },
    },
    { name: 'no-circular', severity: 'error', from: { path: '^src' }, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src', pathNot: '\\.d\\.ts$' },
      to: {},
    },
    { name: 'not-to-unresolvable', severity: 'error', from: { path: '^src' }, to: { couldNotResolve: true } },
    {
      name: 'no-dev-packages',
      severity: 'error',
      from: { path: '^(src|bin)' },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // The kernel is no TypeScript: see src/ingest/kernel/assembly/tsconfig.json.
    exclude: { path: '^(dist|src/ingest/kernel/assembly)' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
