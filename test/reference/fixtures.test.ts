import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { money } from './decimal.ts';
import { classifyReference, fatesReference, judge } from './index.ts';
import { readSheet, type SheetStyle } from './sheet.ts';

const folder = new URL('../../fixtures/', import.meta.url);
// Figures computed with Python and SQL, see fixtures/README.md.
const expected: Record<string, Record<string, unknown> & { map: Record<string, string> }> = JSON.parse(
  readFileSync(new URL('expected.json', folder), 'utf8'),
);

const plain = { encoding: 'utf8', delimiter: ',', decimal: '.', date: 'yyyy-mm-dd', titleLines: 0 } as const;
const brazilian = {
  encoding: 'latin1',
  delimiter: ';',
  decimal: ',',
  date: 'dd/mm/yyyy',
  titleLines: 0,
} as const;
const styles: Record<string, Omit<SheetStyle, 'map'>> = {
  'superstore.csv': plain,
  'chinook-invoices.csv': plain,
  'online-retail.csv': plain,
  'cdnow.csv': plain,
  'ceaps-2022.csv': { ...brazilian, titleLines: 1 },
  'materiais.csv': brazilian,
};

function countBy<T>(items: readonly T[], key: (item: T) => string, keys: readonly string[]) {
  return Object.fromEntries(keys.map((name) => [name, items.filter((item) => key(item) === name).length]));
}

describe.each(Object.keys(expected))('%s', (file) => {
  const { map, ...figures } = expected[file]!;
  const records = readSheet(readFileSync(new URL(file, folder)), { ...styles[file]!, map });
  const options = { today: '2026-01-31' };

  test('the reference agrees with the figures computed in SQL', () => {
    const rows = classifyReference(records, options);
    const ever = classifyReference(records, { ...options, policy: { abcWindow: 'all' } });
    const fates = fatesReference(records, options);
    expect({
      asOf: judge(records, options).asOf,
      rows: records.length,
      customers: rows.length,
      orders: rows.reduce((total, row) => total + Number(row.orders), 0),
      revenue: money((fates.purchase?.money ?? 0n) + (fates.return?.money ?? 0n)),
      purchases: money(fates.purchase?.money ?? 0n),
      top: { customer: ever[0]!.customer_id, revenue: ever[0]!.revenue },
      keyAccounts12m: rows.filter((row) => row.key_account === 'true').length,
      keyAccountsAll: ever.filter((row) => row.key_account === 'true').length,
      statusCounts: countBy(rows, (row) => row.status, ['active', 'pre_inactive', 'inactivated', 'inactive']),
      abcCounts: countBy(rows, (row) => row.abc, ['A', 'B', 'C']),
      fates: Object.fromEntries(
        Object.entries(fates).map(([fate, total]) => [
          fate,
          { records: total.records, money: money(total.money) },
        ]),
      ),
    }).toEqual(figures);
  });
});
