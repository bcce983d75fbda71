import { readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  type Analysed,
  analyse,
  applyFlags,
  CarteiraError,
  type Cell,
  closeLedger,
  createAnalysis,
  type Day,
  DEFAULT_POLICY,
  type Document,
  decimalText,
  type ERROR_KINDS,
  FATES,
  isoOf,
  LANGUAGES,
  loadPolicy,
  type Money,
  message,
  moneyText,
  openFiles,
  type Portfolio,
  parseDay,
  type Ratio,
  REPORTS,
  readOrders,
  readRegister,
  render,
  reportOf,
  text,
  WRITERS,
} from '../src/index.ts';

const INVOICES = 'fixtures/chinook-invoices.csv';
const CUSTOMERS = 'fixtures/chinook-customers.csv';
const TODAY = parseDay('2026-01-01')!;

/** How often each value occurs in a column of a report's list. */
function countsOf({ sections }: Document, column: string): Record<string, number> {
  const { columns, rows } = sections.at(-1)!;
  const position = columns.findIndex(({ id }) => id === column);
  const counts: Record<string, number> = {};
  for (const row of rows) counts[String(row[position])] = (counts[String(row[position])] ?? 0) + 1;
  return counts;
}

describe('the library', () => {
  it('gives the figures of fixtures/README.md for a file', async () => {
    const analysed = await analyse(openFiles([INVOICES]), { today: TODAY });
    expect(isoOf(analysed.reading.asOf)).toBe('2025-12-22');
    expect(analysed.analysis.portfolio.size).toBe(59);
    const classified = reportOf('classify', analysed);
    expect(countsOf(classified, 'status')).toEqual({
      active: 13,
      pre_inactive: 6,
      inactivated: 4,
      inactive: 36,
    });
    expect(countsOf(classified, 'abc')).toEqual({ A: 25, B: 9, C: 25 });
    const purchases = analysed.reading.fates.find(({ fate }) => fate === 'purchase')!;
    expect([purchases.records, moneyText(purchases.money)]).toEqual([412, '2328.60']);
  });

  it('takes the same way step by step', async () => {
    const { ledger, asOf } = await readOrders(openFiles([INVOICES]), {
      today: TODAY,
      placeholders: DEFAULT_POLICY.unidentified,
    });
    const { entries } = readRegister(readFileSync(CUSTOMERS), CUSTOMERS);
    const portfolio = closeLedger(ledger, entries, asOf);
    const analysis = createAnalysis(portfolio, { since: asOf - 30, policy: DEFAULT_POLICY });
    // fixtures/README.md: three prospects, customers 60 to 62; customer 6 is the top of all history with 49.62.
    const prospects = [...analysis.order].filter((each) => analysis.cell('status', each) === 'prospect');
    expect(prospects.map((each) => portfolio.customerId(each))).toEqual(['60', '61', '62']);
    const six = [...analysis.order].find((each) => portfolio.customerId(each) === '6')!;
    expect(moneyText(analysis.cell('revenue', six) as Money)).toBe('49.62');
  });

  it('writes every report in every format', async () => {
    const analysed = await analyse(openFiles([INVOICES]), { today: TODAY });
    for (const { id } of REPORTS) {
      for (const writer of WRITERS) {
        const written = render(reportOf(id, analysed), writer.id);
        expect(written.endsWith('\n'), `${id} as ${writer.id}`).toBe(true);
      }
    }
    const { meta, sections } = JSON.parse(render(reportOf('pareto', analysed), 'json'));
    expect(meta).toMatchObject({ as_of: '2025-12-22', since: '2025-11-22', files: [INVOICES] });
    // fixtures/README.md: 25 key accounts in the last 12 months.
    expect(sections[0].rows[0].key_accounts).toBe(25);
  });

  it('judges by a policy, and states it', async () => {
    const policy = applyFlags(loadPolicy('abc:\n  window: all\n', 'policy.yaml'), { 'pareto-cut': '0.80' });
    const analysed = await analyse(openFiles([INVOICES]), { today: TODAY, policy });
    const document = reportOf('pareto', { ...analysed, policy });
    // fixtures/README.md: 47 key accounts over all history.
    expect([...document.sections[0]!.rows][0]![0]).toBe(47);
    expect(document.meta.policy).toMatchObject({ abc: { window: 'all' } });
  });

  it('refuses with a code, a place and texts in two languages', async () => {
    const refusal = await Promise.resolve()
      .then(() => openFiles(['fixtures/no-such-file-at-all.csv']))
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(CarteiraError);
    const { code, kind, place } = refusal as CarteiraError;
    expect([code, kind, place.file]).toEqual(['E_NOT_FOUND', 'input', 'fixtures/no-such-file-at-all.csv']);
    const said = LANGUAGES.map((language) => text(language, message(`error.${code}.found`)));
    expect(said).toEqual(['there is no such file', 'arquivo não encontrado']);
  });

  it('is typed', () => {
    expectTypeOf<Day>().toEqualTypeOf<number>();
    expectTypeOf<Money>().toEqualTypeOf<bigint>();
    expectTypeOf(decimalText).parameters.toEqualTypeOf<[value: Ratio, digits: number]>();
    expectTypeOf(analyse).returns.resolves.toEqualTypeOf<Analysed>();
    expectTypeOf<Analysed['analysis']['portfolio']>().toEqualTypeOf<Portfolio>();
    expectTypeOf<Analysed['analysis']['cell']>().returns.toEqualTypeOf<Cell>();
    expectTypeOf<Exclude<CarteiraError['code'], keyof typeof ERROR_KINDS>>().toEqualTypeOf<never>();
    expectTypeOf(reportOf).returns.toEqualTypeOf<Document>();
    expectTypeOf(render).returns.toEqualTypeOf<string>();
    expect(FATES).toContain('purchase' satisfies (typeof FATES)[number]);
  });

  it('knows no other reports and formats than those of its lists', async () => {
    const analysed = await analyse(openFiles([INVOICES]), { today: TODAY });
    expect(() => reportOf('sumary', analysed)).toThrow(RangeError);
    expect(() => render(reportOf('matrix', analysed), 'pdf')).toThrow(/pdf is none of table, csv/);
  });
});
