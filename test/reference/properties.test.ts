import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  policyArbitrary,
  portfolioArbitrary,
  registerArbitrary,
  shuffled,
  splitAtOrders,
} from './arbitrary.ts';
import { dialectArbitrary, PLAIN, renderCsv } from './dialect.ts';
import { classifyReference, fatesReference } from './index.ts';

const inputs = portfolioArbitrary.chain((portfolio) =>
  fc.record({
    portfolio: fc.constant(portfolio),
    policy: policyArbitrary,
    register: registerArbitrary(portfolio.asOf),
    mixed: shuffled(portfolio.records),
    files: fc.integer({ min: 1, max: 3 }),
  }),
);

test('rows in any order, split at order boundaries, give the same list', () => {
  fc.assert(
    fc.property(inputs, ({ portfolio, policy, register, mixed, files }) => {
      const { asOf, today, records } = portfolio;
      const options = { asOf, today, policy, register };
      const expected = classifyReference(records, options);
      expect(classifyReference(mixed, options)).toEqual(expected);
      expect(classifyReference(splitAtOrders(mixed, files).flat(), options)).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

test('fates sum to the file', () => {
  fc.assert(
    fc.property(portfolioArbitrary, ({ asOf, today, records }) => {
      const totals = Object.values(fatesReference(records, { asOf, today }));
      expect(totals.reduce((sum, total) => sum + total.records, 0)).toBe(records.length);
    }),
    { numRuns: 100 },
  );
});

test('classes are a prefix order and key accounts are the class A of the default policy', () => {
  fc.assert(
    fc.property(inputs, ({ portfolio: { asOf, today, records }, register }) => {
      const rows = classifyReference(records, { asOf, today, register });
      expect(rows.map((row) => row.abc).join('')).toMatch(/^A*B*C*$/);
      for (const row of rows) expect(row.key_account === 'true').toBe(row.abc === 'A');
      const ranked = rows.filter((row) => row.rank !== '');
      if (ranked.length > 0) expect(ranked.at(-1)!.cumulative_share).toBe('1.000000');
    }),
    { numRuns: 60 },
  );
});

test('the generator reaches every fate and status, ties and shared order ids', () => {
  const seen = new Set<string>();
  for (const { asOf, today, records } of fc.sample(portfolioArbitrary, { numRuns: 200, seed: 1 })) {
    for (const fate of Object.keys(fatesReference(records, { asOf, today }))) seen.add(fate);
    const rows = classifyReference(records, { asOf, today });
    for (const row of rows) {
      seen.add(row.status).add(row.movement).add(`trend ${row.trend}`);
    }
    const values = rows.filter((row) => row.rank !== '').map((row) => row.abc_value);
    if (new Set(values).size < values.length) seen.add('tie');
  }
  for (const word of [
    ...['after_as_of', 'cancelled', 'non_sale', 'purchase', 'return', 'unidentified', 'zero'],
    ...['active', 'pre_inactive', 'inactivated', 'inactive'],
    ...['new', 'first_seen', 'reactivated', 'recovered', 'cooling', 'lost', 'none'],
    ...['trend ', 'trend stopped', 'trend falling', 'trend rising', 'tie'],
  ]) {
    expect(seen, word).toContain(word);
  }
});

test('a file in any dialect holds the cells of the records', () => {
  fc.assert(
    fc.property(portfolioArbitrary, dialectArbitrary, ({ records }, dialect) => {
      const bytes = renderCsv(records, dialect);
      const rows: string[][] = parse(bytes.toString(dialect.encoding === 'utf-8' ? 'utf8' : 'latin1'), {
        bom: true,
        delimiter: dialect.delimiter,
        trim: true,
        relax_column_count: true,
        from_line: dialect.titles.length + 1,
      });
      const column = (name: string) => rows[0]!.indexOf(name);
      expect(rows.slice(1).map((row) => row[column('customer_name')])).toEqual(
        records.map((row) => row.name ?? ''),
      );
      expect(rows.slice(1).map((row) => row[column('order_id')])).toEqual(
        records.map((row) => row.orderId ?? ''),
      );
      expect(bytes.at(-1) === 10).toBe(dialect.finalNewline);
    }),
    { numRuns: 60 },
  );
});

test('numbers, dates and quotes are written in the style of the dialect', () => {
  const record = {
    file: 0,
    customerId: '1',
    name: 'Bazar "Ímpar"',
    date: '2024-02-29',
    amount: -12_345_678n,
    amountText: '-1234.5678',
    margin: 0n,
    marginText: '0',
  };
  const columns = ['customer_id', 'customer_name', 'order_date', 'amount'] as const;
  const brazilian = {
    ...PLAIN,
    columns,
    delimiter: ';',
    decimal: ',',
    grouped: true,
    date: 'dd/mm/yyyy',
  } as const;
  expect(renderCsv([record], brazilian).toString('utf8').split('\n')[1]).toBe(
    '1;"Bazar ""Ímpar""";29/02/2024;-1.234,5678',
  );
  const old = renderCsv([record], {
    ...brazilian,
    encoding: 'windows-1252',
    newline: '\r\n',
    trailingDelimiter: true,
  });
  expect(old.toString('latin1').split('\r\n')[1]).toBe('1;"Bazar ""Ímpar""";29/02/2024;-1.234,5678;');
  expect(old.includes(0xcd)).toBe(true);
});
