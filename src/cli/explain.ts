import type { Document, Section } from '../domain/document.ts';
import { CarteiraError } from '../domain/errors.ts';
import { message } from '../domain/message.ts';
import type { Layout } from '../ingest/layout/layout.ts';
import { CustomerRows } from '../ingest/rows/customer-rows.ts';
import { Reopened } from '../ingest/rows/reopened.ts';
import type { RowSink } from '../ingest/rows/row-sink.ts';
import { TaxOwners } from '../ingest/rows/tax-owners.ts';
import type { Input } from '../ingest/source.ts';
import { customerKey } from '../ingest/values/tax-id.ts';
import { columnOf, essentialColumns } from '../reports/columns.ts';
import type { Sources } from '../reports/explain/sources.ts';
import { explainSections } from '../reports/explain.ts';
import type { Analysis } from '../rules/analysis.ts';
import type { Ending, PlainCommand } from './command.ts';
import type { Run } from './context.ts';
import { findCustomers, nearbyCustomers } from './explain/find-customer.ts';
import { LatestRecords } from './explain/latest-records.ts';
import { asOfOf, countOf } from './options.ts';
import { inputsOf, type Loaded, load, metaOf } from './run.ts';
import { writeDocument } from './sinks/publish.ts';
import { spool } from './sinks/spool.ts';

/** Records that are shown where nobody says how many. */
const USUAL_RECORDS = 10;

/** Why a customer is where it is, and what happens next. */
export const explain: PlainCommand = {
  id: 'explain',
  takesFiles: true,
  leading: ['customer'],
  optionSets: ['explaining', 'output', 'reading', 'period'],
  examples: [
    'explain 00101 orders.csv',
    'explain "padaria joao" "exports/*.csv.gz" --as-of 2025-06-30',
    'explain 11.222.333/0001-81 orders.csv -o customer.json',
  ],
  run: explainCustomer,
};

async function explainCustomer(
  files: readonly string[],
  run: Run,
  [wanted]: readonly string[],
): Promise<Ending> {
  const records = countOf(run.given, 'records', '--records') ?? USUAL_RECORDS;
  // The rows are read a second time, once it is known whose they have to be.
  const spooled = await Promise.all(inputsOf(files, run).map((input) => spool(input, run.environment.stdin)));
  try {
    const inputs = spooled.map(({ input }) => input);
    const loaded = await load(inputs, run);
    const sections = await sectionsOf(wanted!, inputs, loaded, records, run);
    const document: Document = { report: 'explain', meta: metaOf(loaded), sections };
    await writeDocument(document, run);
  } finally {
    for (const { discard } of spooled) discard();
  }
  return 'done';
}

/** The explanation of the customer that is meant, or the list of those that may be. */
async function sectionsOf(
  wanted: string,
  inputs: readonly Input[],
  loaded: Loaded,
  records: number,
  run: Run,
): Promise<Section[]> {
  const { analysis } = loaded;
  const found = await findCustomers(analysis, wanted, (taxId) => taxOwners(taxId, inputs, loaded));
  const [customer, ...others] = found;
  if (customer === undefined) throw nobody(analysis, wanted);
  if (others.length > 0) return [matchesSection(analysis, found, wanted)];
  return explainSections(analysis, customer, await sourcesOf(customer, inputs, loaded, records, run));
}

function nobody(analysis: Analysis, wanted: string): CarteiraError {
  const near = nearbyCustomers(analysis, wanted);
  const hint =
    near.length === 0 ? message('explain.near_nobody') : message('explain.near', { names: near.join(', ') });
  return new CarteiraError('E_NO_CUSTOMER', { wanted: wanted.trim() === '' ? '""' : wanted, hint });
}

const MATCH_COLUMNS = [
  'customer_id',
  'customer_name',
  'salesperson',
  'status',
  'last_purchase',
  'revenue',
  'abc',
];

function matchesSection(analysis: Analysis, customers: readonly number[], wanted: string): Section {
  const columns = MATCH_COLUMNS.map((id) => columnOf(analysis, id));
  return {
    id: 'matches',
    columns,
    rows: customers.map((customer) => columns.map(({ id }) => analysis.cell(id, customer))),
    essential: essentialColumns(analysis, MATCH_COLUMNS),
    notes: [message('explain.note.matches', { n: customers.length, wanted })],
  };
}

/** Hands the rows of every file on once more, each file to a sink of its own. */
async function readAgain(
  inputs: readonly Input[],
  { reading }: Loaded,
  sinkOf: (file: string, number: number, layout: Layout) => RowSink,
): Promise<void> {
  for (const [number, { file, layout }] of reading.files.entries()) {
    const reopened = await Reopened.open(inputs[number]!, layout);
    try {
      const sink = sinkOf(file, number, layout);
      for await (const _span of reopened.rows(sink));
      sink.flush?.();
    } finally {
      reopened.close();
    }
  }
}

async function taxOwners(
  taxId: string,
  inputs: readonly Input[],
  loaded: Loaded,
): Promise<ReadonlySet<string>> {
  const keys = new Set<string>();
  const sinks: TaxOwners[] = [];
  await readAgain(inputs, loaded, (_file, _number, layout) => {
    const sink = new TaxOwners(layout, taxId);
    sinks.push(sink);
    return sink;
  });
  for (const sink of sinks) for (const key of sink.keys) keys.add(key);
  return keys;
}

async function sourcesOf(
  customer: number,
  inputs: readonly Input[],
  loaded: Loaded,
  count: number,
  { given, environment }: Run,
): Promise<Sources> {
  const { analysis, policy, reading } = loaded;
  const latest = new LatestRecords(count);
  const wanted = customerKey(analysis.portfolio.customerId(customer));
  await readAgain(inputs, loaded, (file, number, layout) => {
    const options = {
      today: environment.today,
      asOf: asOfOf(given, environment.today),
      placeholders: policy.unidentified,
      dedupe: given.dedupe === true,
      superseded: reading.superseded.get(number) ?? new Set<string>(),
    };
    return new CustomerRows(file, layout, wanted, options, (row) => latest.add({ file, number, ...row }));
  });
  return latest.sources();
}
