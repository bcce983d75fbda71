import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WINDOW_BYTES, Window } from '../../../src/ingest/bytes/window.ts';
import { Placeholders } from '../../../src/ingest/cells/identity.ts';
import { Contradiction } from '../../../src/ingest/contradiction.ts';
import { FateTally } from '../../../src/ingest/fate.ts';
import { PlainReader, plainLayout } from '../../../src/ingest/kernel/plain-reader.ts';
import { detectLayout } from '../../../src/ingest/layout/detect.ts';
import type { Layout } from '../../../src/ingest/layout/layout.ts';
import { OrderReader, type ReaderContext } from '../../../src/ingest/reader.ts';
import type { Reject } from '../../../src/ingest/rejects.ts';
import { Scanner } from '../../../src/ingest/scan.ts';
import { closeLedger } from '../../../src/ledger/closed.ts';
import { Ledger } from '../../../src/ledger/ledger.ts';
import { toldBy } from '../../ledger/model.ts';
import { memoryInput } from '../memory-input.ts';

/** 2026-06-30. */
const TODAY = 20_634;
const FILE = 'pedidos.csv';

/** Everything that comes of reading a file, by the kernel or record by record. */
async function readingOf(
  text: string,
  layout: Layout,
  asOf: number | undefined,
  chunk: number,
  fast: boolean,
) {
  const rejects: Reject[] = [];
  const context: ReaderContext = {
    ledger: new Ledger(),
    fates: new FateTally(),
    rejects: { add: (reject) => rejects.push(reject), restart() {} },
    placeholders: new Placeholders(['consumidor final']),
    asOf,
    today: TODAY,
    dedupe: false,
    overlaps: undefined,
    unknownStatuses: new Map(),
    unreadableMargins: 0,
    currencies: new Set(),
    totals: [],
    latest: undefined,
  };
  const source = await memoryInput(FILE, Buffer.from(text)).open();
  const window = new Window(source, FILE, chunk);
  await window.sample();
  const scanner = new Scanner(layout, layout.width + 1, layout.bodyLine);
  const reader = new OrderReader(FILE, 0, layout, context, new Set());
  const plain = plainLayout(layout, context, reader.columns);
  if (plain === undefined) throw new Error('this layout must be one that the kernel reads');
  const kernel = fast
    ? new PlainReader(plain, WINDOW_BYTES, scanner, reader, context, { name: FILE, size: undefined })
    : undefined;
  if (kernel) window.moveTo(kernel.window);
  let contradiction: unknown;
  try {
    for await (const _span of window.scan(kernel ?? scanner, layout.bodyOffset, reader));
    kernel?.finish();
    reader.finish(scanner.nextLine);
  } catch (error) {
    if (!(error instanceof Contradiction)) throw error;
    return { contradiction: { ...error } };
  }
  const { ledger, fates, unknownStatuses, latest } = context;
  return {
    contradiction,
    fates: fates.totals(TODAY),
    saleDays: fates.saleDays(),
    absolute: fates.absoluteMoney,
    customers: toldBy(closeLedger(ledger, new Map(), TODAY), undefined, TODAY),
    orders: ledger.orders.size,
    dataStart: ledger.dataStart,
    unknownStatuses,
    latest,
    rejects,
  };
}

interface Dialect {
  readonly delimiter: string;
  readonly newline: string;
  readonly date: (year: string, month: string, day: string) => string;
  readonly mark: string;
}

const ISO: Dialect = { delimiter: ',', newline: '\n', date: (y, m, d) => `${y}-${m}-${d}`, mark: '.' };
const BRAZILIAN: Dialect = {
  delimiter: ';',
  newline: '\r\n',
  date: (y, m, d) => `${d}/${m}/${y}`,
  mark: ',',
};
const DENSE: Dialect = { delimiter: '\t', newline: '\r', date: (y, m, d) => `${y}${m}${d}`, mark: '.' };
const SHORT: Dialect = {
  delimiter: '|',
  newline: '\n',
  date: (y, m, d) => `${d}/${m}/${y.slice(2)}`,
  mark: ',',
};

const HEADERS = ['pedido', 'data', 'status', 'cliente', 'nome', 'produto', 'vendedor', 'filial', 'amount'];

/** Rows above every other so that the sample proves what the file is. */
function provingRows({ date, mark }: Dialect): string[][] {
  return [
    ['901', date('2025', '12', '25'), 'Faturado', 'C1', 'Ana', 'p', 'Rui', 'SP', `1250${mark}75`],
    ['902', date('2026', '01', '31'), 'Faturado', 'C2', 'Bia', 'q', 'Rui', 'SP', `-99${mark}90`],
  ];
}

function written(dialect: Dialect, rows: readonly (readonly string[])[], lastNewline: boolean): string {
  const lines = [HEADERS, ...provingRows(dialect), ...rows].map((row) => row.join(dialect.delimiter));
  return lines.join(dialect.newline) + (lastNewline ? dialect.newline : '');
}

const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;

/** A row as it may stand in a file: mostly plain, often like the one before, sometimes anything. */
const rowOf = (dialect: Dialect): fc.Arbitrary<(before: readonly string[]) => string[]> => {
  const { mark } = dialect;
  const group = mark === ',' ? '.' : ',';
  const two = (n: number) => String(n).padStart(2, '0');
  const plain = fc
    .tuple(
      fc.oneof(
        fc.integer({ min: 1, max: 40 }).map(String),
        fc.constantFrom(
          '0',
          '00',
          '',
          '007',
          '7',
          'PED-7',
          'A/1',
          'Total',
          'Subtotal 3',
          '000-1',
          '1234567890',
          // Marks for "nothing", protected ids, an id that a spreadsheet has rounded.
          'NULL',
          'N/D',
          '-',
          "'7",
          '="007"',
          '1E+13',
        ),
      ),
      fc.oneof(
        fc
          .tuple(
            fc.constantFrom('2025', '2026'),
            fc.integer({ min: 1, max: 6 }),
            fc.integer({ min: 1, max: 28 }),
          )
          .map(([year, month, day]) => dialect.date(year, two(month), two(day))),
        fc.constantFrom(
          ...[
            dialect.date('2026', '12', '01'),
            dialect.date('1969', '12', '31'),
            dialect.date('2025', '02', '30'),
            `${dialect.date('2026', '03', '05')} 10:22:03`,
            `${dialect.date('2026', '03', '05')} 9:50 PM`,
            ` ${dialect.date('2026', '03', '06')}`,
            `'${dialect.date('2026', '03', '06')}`,
            '',
            'amanhã',
          ],
        ),
      ),
      fc.constantFrom('Faturado', 'Faturado', 'Cancelado', 'Devolução', 'Bonificação', 'Zurückgestellt', ''),
      fc.constantFrom(
        'C1',
        'C2',
        'C3',
        ' C3',
        "'C3",
        '',
        '0',
        '-1',
        'Total',
        '#N/D',
        '1.23E+13',
        'Ana@x.com',
        'ana@X.COM',
      ),
      fc.constantFrom('Ana', "'Ana", 'Bia', 'Consumidor Final', '', 'NULL', 'Açaí & Cia', 'Total geral'),
      fc.constantFrom(
        'p',
        'TV 32" LED',
        '"TV 32"" LED"',
        '"a\nb"',
        '"aberta',
        'nul\u0000',
        '"x" y',
        '"x"',
        '',
      ),
      fc.constantFrom('Rui', 'Eva', 'None', ''),
      fc.constantFrom('SP', 'RJ', ''),
      fc.oneof(
        fc
          .tuple(fc.integer({ min: -200_000, max: 900_000 }), fc.nat(4))
          .map(([cents, decimals]) => (cents / 100).toFixed(decimals).replace('.', mark)),
        fc.constantFrom(
          ...[
            `1${group}234${mark}56`,
            `12${group}34${mark}5`,
            `1234${group}567${mark}8`,
            `R$ 10${mark}00`,
            `(10${mark}00)`,
            `10${mark}00-`,
            `${mark}50`,
            `5${mark}`,
            `0${mark}00`,
            `1${mark}00005`,
            // The most and the least digits that are read all at once, and neighbours of digits among them.
            `99999${mark}99`,
            `100000${mark}01`,
            `7${mark}05`,
            `1/2${mark}34`,
            `12${mark}3:`,
            `é${mark}50`,
            '9007199254740991',
            '900719925474',
            '-900719925473',
            '12345678901234567890',
            '-',
            'R$ -',
            `'10${mark}00`,
            '--1',
            '',
            'x',
          ],
        ),
      ),
    )
    .map((cells) => (): string[] => cells);
  const again = fc
    .tuple(plain, fc.constantFrom([5, 8], [5], [8], [1, 8], []))
    .map(([make, changed]) => (before: readonly string[]) => {
      const fresh = make();
      return before.map((cell, at) => ((changed as readonly number[]).includes(at) ? fresh[at]! : cell));
    });
  const odd = fc.constantFrom<string[]>([''], ['só um'], Array(9).fill(''), Array(11).fill('1'), HEADERS);
  const dressed = plain.map(
    (make) => () => make().map((cell) => (cell.startsWith('"') ? cell : quoted(cell))),
  );
  return fc.oneof(
    { weight: 3, arbitrary: plain },
    { weight: 4, arbitrary: again },
    { weight: 1, arbitrary: dressed },
    { weight: 1, arbitrary: odd.map((row) => () => row) },
  );
};

const chunk = fc.oneof(fc.integer({ min: 1, max: 64 }), fc.constant(1 << 18));

describe('reading by the kernel', () => {
  test.each([
    ['commas and ISO dates', ISO],
    ['semicolons, decimal commas and CRLF', BRAZILIAN],
    ['tabs, dates without separators and CR', DENSE],
    ['pipes and years of two digits', SHORT],
  ])('gives what reading record by record gives: %s', async (_name, dialect) => {
    const sample = Buffer.from(written(dialect, [], true));
    const layout = detectLayout(sample, {}, { file: FILE, complete: true });
    await fc.assert(
      fc.asyncProperty(
        fc.array(rowOf(dialect), { maxLength: 40 }),
        fc.boolean(),
        fc.option(fc.integer({ min: 20_450, max: TODAY }), { nil: undefined }),
        chunk,
        async (makers, lastNewline, asOf, chunkBytes) => {
          const rows: string[][] = [];
          for (const make of makers) rows.push(make(rows.at(-1) ?? provingRows(dialect)[0]!));
          const text = written(dialect, rows, lastNewline);
          const slow = await readingOf(text, layout, asOf, chunkBytes, false);
          expect(await readingOf(text, layout, asOf, chunkBytes, true)).toEqual(slow);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('takes marks for "nothing" for no order ids', async () => {
    const rows = ['-', 'NULL', 'N/D', 'None'].flatMap((mark) =>
      ['2026-05-01', '2026-05-02'].map((day) => [mark, day, '', 'C3', 'Cid', 'p', 'Rui', 'SP', '1.10']),
    );
    const layout = detectLayout(Buffer.from(written(ISO, [], true)), {}, { file: FILE, complete: true });
    const text = written(ISO, rows, true);
    const fast = await readingOf(text, layout, undefined, 1 << 18, true);
    expect(fast).toEqual(await readingOf(text, layout, undefined, 1 << 18, false));
  });

  test('gives the same for more groups, keys and bytes than fit into one scan', async () => {
    // Far more than the 8,192 groups of a scan, and enough customers for the table of profiles to grow.
    const rows = Array.from({ length: 30_000 }, (_, n) => {
      const customer = `C${(n * 7919) % 12_000}`;
      const day = String(1 + (n % 28)).padStart(2, '0');
      return [
        String(100_000 + n),
        `2026-05-${day}`,
        '',
        customer,
        `Nome ${customer}`,
        'p',
        'Rui',
        'SP',
        `${n + 1}.10`,
      ];
    });
    const text = written(ISO, rows, true);
    const layout = detectLayout(Buffer.from(text).subarray(0, 1 << 20), {}, { file: FILE, complete: false });
    const fast = await readingOf(text, layout, undefined, 1 << 18, true);
    expect(fast).toEqual(await readingOf(text, layout, undefined, 1 << 18, false));
    // On paper: 30,000 rows of n + 0.10 are 450,018,000.00, in ten-thousandths; the two rows above add 1,250.75 and -99.90.
    const money = (fate: string) => fast.fates?.find((each) => each.fate === fate)?.money;
    expect(money('purchase')).toBe(4_500_180_000_000n + 12_507_500n);
    expect(money('return')).toBe(-999_000n);
    expect(fast.customers).toHaveLength(12_000 + 2 - 2);
  });
});
