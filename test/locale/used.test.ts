import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { environmentOf } from '../../src/cli/environment.ts';
import {
  COMPARING_OPTIONS,
  EXPLAINING_OPTIONS,
  FOLLOWING_OPTIONS,
  GENERAL_OPTIONS,
  LIST_OPTIONS,
  OUTPUT_OPTIONS,
  PERIOD_OPTIONS,
  READING_OPTIONS,
  SPLIT_OPTIONS,
  WHERE_OPTIONS,
} from '../../src/cli/options.ts';
import { programOf } from '../../src/cli/program.ts';
import { ERROR_KINDS } from '../../src/domain/errors.ts';
import { FATES } from '../../src/ingest/fate.ts';
import { LANGUAGES, TEXTS } from '../../src/locale/index.ts';
import { SECTIONS } from '../../src/policy/schema.ts';
import { GROUPED } from '../../src/reports/followup.ts';
import { REPORTS } from '../../src/reports/index.ts';

const folder = 'src';
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.startsWith('locale'))
  .map((name) => readFileSync(path.join(folder, name), 'utf8'))
  .join('\n');

/** First words of keys: what is quoted in the sources and begins like this is one. */
const AREAS = new Set(
  [...Object.keys(TEXTS.en), ...Object.keys(TEXTS['pt-BR'])].map((key) => key.split('.')[0]),
);
const isKey = (quoted: string) => AREAS.has(quoted.split('.')[0]);

const found = (pattern: RegExp) => [...new Set([...sources.matchAll(pattern)].map((match) => match[1]!))];

/** Keys that stand in the sources as they are. */
const literal = found(/'(\w+(?:\.[\w-]+)+)'/g).filter(isKey);
/** Keys of which a part is put in by the program. */
const templates = found(/`(\w+\.[^`\s]*\$\{[^`]*)`/g).filter(isKey);

const columnIds = found(/\bid: '(\w+)',\s*type:/g);
const optionNames = [
  ...EXPLAINING_OPTIONS,
  ...COMPARING_OPTIONS,
  ...FOLLOWING_OPTIONS,
  ...PERIOD_OPTIONS,
  ...GENERAL_OPTIONS,
  ...LIST_OPTIONS,
  ...OUTPUT_OPTIONS,
  ...SPLIT_OPTIONS,
  ...READING_OPTIONS,
  ...WHERE_OPTIONS,
].map(({ flags }) => /--([\w-]+)/.exec(flags)![1]!);
/** Commands that are no report: their table says what files they take. */
const commandIds = found(/\bid: '(\w+)',\s*takesFiles:/g);
/** What is named before the files. */
const leadingNames = COMMANDS.flatMap(({ leading = [] }) => leading);
const leadingIds = COMMANDS.filter(({ leading }) => leading).map(({ id }) => id);
const reportIds = REPORTS.map(({ id }) => id);

/** What a period may be made of. */
const BASES = ['days', ...['month', 'quarter', 'year'].flatMap((unit) => [unit, `${unit}_to_date`])];

/** What stands in for values and arguments in help. */
const PROGRAM = programOf('en', environmentOf(process));
const TERMS = [
  ...PROGRAM.commands.flatMap(({ options, registeredArguments }) => [
    ...options.flatMap(({ flags }) => [...flags.matchAll(/[<[](.+?)[>\]]/g)].map((match) => match[1]!)),
    ...registeredArguments.map((argument) => argument.name()),
  ]),
  'command',
  'options',
];

/** What is put into each template. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  'argument.${name}': leadingNames,
  'column.${by}': ['salesperson', 'region', 'segment'],
  'column.${headed}': [...columnIds, 'email', 'phone', ...GROUPED],
  'column.${column.id}': GROUPED,
  'column.${id}': columnIds,
  'command.${id}.description': commandIds,
  'command.${id}.summary': commandIds,
  'command.${id}.usage': leadingIds,
  'diff.${id}': ['status', 'abc', 'salesperson'],
  'error.${error.code}.${name}': Object.keys(ERROR_KINDS).flatMap((code) =>
    ['found', 'expected', 'remedy'].map((part) => `${code}.${part}`),
  ),
  'explain.timeline.${unit}': ['week', 'month', 'quarter', 'year'],
  'help.term.${word}': TERMS,
  'help.term.${argument.name()}': TERMS,
  'help.where.${kind}': ['number', 'date', 'text', 'word', 'boolean'],
  'help.group.${group}': ['report', 'period', 'policy', 'reading', 'list', 'output', 'general'],
  'ingest.column.${reason}': ['mapped', 'system', 'name', 'prefix', 'preferred', 'main_lines'],
  'ingest.date.${reason}': [
    ...['forced', 'no_date', 'proven', 'no_difference'],
    ...['other_columns', 'language', 'decimal_comma', 'serial'],
  ],
  'ingest.delimiter.${reason}': ['forced', 'declared', 'found', 'cuts'],
  'ingest.encoding.${reason}': [
    ...['forced', 'bom', 'zeros', 'ascii', 'ascii_so_far', 'utf8', 'windows1252', 'cp850', 'single_byte'],
  ],
  'ingest.header.${reason}': ['forced', 'names', 'joined', 'shape'],
  'ingest.headerless.${kind}': ['several', 'none'],
  'ingest.headerless.${what}': [
    ...['customer', 'date', 'money', 'order', 'order_status', 'operation', 'few'],
  ],
  'ingest.missing.${what}': ['customer', 'date', 'money'],
  'ingest.number.${reason}': [
    ...['forced', 'no_mark', 'proven', 'product', 'unused'],
    ...['other_columns', 'language'],
  ],
  'ingest.value.${find.reason}': [
    ...['only_date', 'product', 'only_money', 'tax_id', 'name_of_tax_id', 'only_names'],
    ...['code_of_customer', 'order', 'words', 'states'],
  ],
  'inspect.cut_names.${place}': ['above', 'elsewhere'],
  'inspect.cut_names.${remedy}': ['name', 'id', 'tax_id'],
  'inspect.from.${source}': ['amount', 'order_total', 'product'],
  'option.${option.long!.slice(2)}': optionNames,
  'option.${report.id}.${name}': REPORTS.flatMap(({ id, options }) =>
    options.map(({ name }) => `${id}.${name}`),
  ),
  'option.expected.${expected}': [
    ...['date', 'since', 'count', 'share', 'delimiter', 'map', 'map_field', 'map_field_near', 'names'],
    ...REPORTS.flatMap(({ options }) => options.flatMap(({ form }) => form?.expected ?? [])),
  ],
  'own.${kind}': ['list', 'figures', 'document', 'screen', 'annotated', 'rejects', 'index'],
  'output.${kind}': ['file', 'folder'],
  'output.${name}': ['section', 'item', 'measure', 'value'],
  "output.reason.${REASONS[code] ?? 'other'}": [
    ...['full', 'denied', 'folder', 'closed', 'read_only', 'no_folder', 'name_too_long', 'other'],
  ],
  'plan.due.${cause}': ['change', 'expected', 'cadence', 'within'],
  'plan.is.${column}': ['abc', 'trend'],
  'policy.file.${section}': [...SECTIONS.keys()],
  'reading.label.${label}': ['files', 'as_of', 'policy', 'companies', 'records', 'where'],
  'reject.${reason}': [
    ...['width', 'quote_unclosed', 'quote_trailing', 'control', 'order_total', 'order_total_missing'],
    ...['customer_id_rounded', 'order_id_rounded'],
    ...['date', 'date_blank', 'before_1970', 'future', 'amount', 'amount_blank'],
  ],
  'report.kpis.title.${wish.basis}': BASES.filter((basis) => basis !== 'days'),
  'report.${report.id}.description': reportIds,
  'report.${report.id}.summary': reportIds,
  'report.summary.caveat.${fate}': ['unidentified', 'rejected'],
  'report.summary.caveat.${kind}': ['stale', 'stray', 'behind', 'too_early'],
  'setting.expected.${kind}': ['days', 'count'],
  'setting.expected.${relation}': ['above', 'at_most'],
  'setting.expected.${wanted}': ['above', 'at_most', 'below', 'at_least'],
  'where.kind.${kind}': ['number', 'date', 'text', 'word', 'boolean'],
};

/** Words of closed vocabularies; cross tables add a total and those without a class. */
const VOCABULARIES: Readonly<Record<string, readonly string[]>> = {
  abc: ['A', 'B', 'C', 'none', 'total'],
  basis: BASES,
  caveat: [
    'unidentified',
    'rejected',
    'stale',
    'stray_date',
    'left_truncation',
    'cut_names',
    'fully_returned',
  ],
  change: ['entered', 'left', 'status', 'abc', 'salesperson'],
  event: ['pre_inactive', 'inactivated', 'inactive', 'expected', 'no_value'],
  fate: [...FATES, 'customers', 'sales', 'all'],
  followed: ['listed', 'unlisted', 'others'],
  movement: ['new', 'first_seen', 'reactivated', 'recovered', 'cooling', 'lost', 'none'],
  period: ['current', 'previous', 'year_before'],
  plan: [
    ...['director', 'in_person', 'phone', 'email'],
    ...['keep', 'win_back', 'less_than_before', 'next_order', 'care', 'first_order', 'offer'],
  ],
  recognised: [
    'system',
    'encoding',
    'lines',
    'delimiter',
    'header',
    'titles',
    'width',
    'date',
    'number',
    'shape',
    'tax_id',
  ],
  status: ['active', 'pre_inactive', 'inactivated', 'inactive', 'prospect', 'unknown', 'total'],
  total_basis: ['all', 'as_written', 'not_cancelled', 'sales'],
  trend: ['rising', 'steady', 'falling', 'started', 'stopped', 'none'],
  unit: ['week', 'month', 'quarter', 'year'],
  window: ['prior', 'recent'],
};

/** Every key that the program may ask for. */
const wanted = [
  ...literal,
  ...Object.entries(PARTS).flatMap(([template, parts]) => {
    const [before] = template.split('${');
    const after = template.slice(template.lastIndexOf('}') + 1);
    return parts.map((part) => before + part + after);
  }),
  ...Object.entries(VOCABULARIES).flatMap(([name, words]) => words.map((word) => `code.${name}.${word}`)),
];

describe('the texts that the program asks for', () => {
  test('every key that is put together is listed here, and every list is of use', () => {
    expect(templates.toSorted()).toEqual(Object.keys(PARTS).toSorted());
    expect(found(/vocabulary: '(\w+)'/g).toSorted()).toEqual(Object.keys(VOCABULARIES));
  });

  test.each(LANGUAGES)('are there in %s', (language) => {
    expect(wanted.filter((key) => TEXTS[language][key] === undefined)).toEqual([]);
  });

  test('are all there is', () => {
    const asked = new Set(wanted);
    expect(Object.keys(TEXTS.en).filter((key) => !asked.has(key))).toEqual([]);
  });

  test('every error is raised somewhere', () => {
    const declared = readFileSync('src/domain/errors.ts', 'utf8');
    const raised = sources.replace(declared, '');
    expect(Object.keys(ERROR_KINDS).filter((code) => !raised.includes(`'${code}'`))).toEqual([]);
  });
});
