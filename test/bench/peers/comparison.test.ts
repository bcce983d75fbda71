import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { compare, peersOn, rowsOf } from './comparison.js';

const folder = mkdtempSync(path.join(tmpdir(), 'comparison-'));
afterAll(() => rmSync(folder, { recursive: true }));

const CSV =
  'customer_id,status,age_days,last_purchase,orders,purchase_days,revenue,abc_value,cumulative_share,rank,abc\n' +
  '007,active,0,2025-12-30,1,1,12.00,12.00,1.000000,1,A\n';

/** A program that writes a classification. */
function writing(name: string, csv: string) {
  const result = path.join(folder, `${name}.csv`);
  const program = `fs.writeFileSync(${JSON.stringify(result)}, ${JSON.stringify(csv)})`;
  return { name, command: ['-e', program], result };
}

describe('the comparison', () => {
  test('measures programs that say the same', async () => {
    const peer = writing('duckdb', CSV.replaceAll('12.00', '12.0'));
    const { rows, totals, differences } = await compare(writing('carteira', CSV), [peer], 1);
    expect(differences).toEqual([]);
    expect(totals).toBe('1 customers, revenue 12.00, active 1, A 1');
    expect(rows.map(([name]) => name)).toEqual(['carteira', 'duckdb']);
    expect(rows.map(([, , , ratio]) => Number(ratio) > 0)).toEqual([true, true]);
  });

  test('gives neither time nor ratio to one that says something else', async () => {
    const wrong = writing('polars', CSV.replace('active', 'inactive'));
    const { rows, differences } = await compare(writing('carteira', CSV), [wrong], 1);
    expect(rows[1]).toEqual(['polars', 'another result', '', '', '']);
    expect(differences).toEqual([
      'polars says something else: 1 customers, revenue 12.00, inactive 1, A 1 instead of 1 customers, revenue 12.00, active 1, A 1',
    ]);
  });

  test('never takes the result of an earlier run', async () => {
    const lazy = { ...writing('lazy', CSV), command: ['-e', '0'] };
    const first = { ...writing('lazy', CSV), name: 'carteira' };
    await expect(compare(first, [lazy], 1)).rejects.toThrow('ENOENT');
  });

  test('fails with the message of a program that fails', async () => {
    const broken = { ...writing('broken', CSV), command: ['-e', 'throw new Error("no such column")'] };
    await expect(compare(writing('carteira', CSV), [broken], 1)).rejects.toThrow('no such column');
  });
});

describe('the rows', () => {
  const run = (seconds: number, megabytes: number) => ({ seconds, megabytes, stdout: '' });

  // Medians 2, 3 and (4 + 6) / 2 = 5 seconds.
  test('have the median, its ratio to the median of carteira, and the highest peak', () => {
    const rows = rowsOf('carteira', [
      ['carteira', [run(2, 100), run(1.5, 170), run(2.5, 90)]],
      ['duckdb', [run(3, 500), run(9, 510), run(2, 505)]],
      ['polars', [run(6, 800.4), run(4, 799)]],
    ]);
    expect(rows).toEqual([
      ['carteira', '2.00', '1.50 to 2.50', '1.00', '170 MB'],
      ['duckdb', '3.00', '2.00 to 9.00', '1.50', '510 MB'],
      ['polars', '5.00', '4.00 to 6.00', '2.50', '800 MB'],
    ]);
  });
});

test('the peers are told file, style and result', () => {
  const peers = peersOn('orders.csv', 'br');
  expect(peers.map(({ name }) => name)).toEqual(['duckdb', 'polars']);
  for (const { command, result } of peers) expect(command.slice(1)).toEqual(['orders.csv', 'br', result]);
});
