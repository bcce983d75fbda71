import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { beforeEach, describe, expect, test } from 'vitest';
import { printReading, type ReadingContext, readingReport } from '../../src/cli/reading.ts';
import { type Day, parseDay } from '../../src/domain/day.ts';
import { message } from '../../src/domain/message.ts';
import { type ReadOptions, readOrders } from '../../src/ingest/read.ts';
import type { Reading } from '../../src/ingest/reading.ts';
import { resolveInputs } from '../../src/ingest/source.ts';

const day = (text: string): Day => parseDay(text)!;

function read(files: readonly string[], options: Partial<ReadOptions> = {}): Promise<Reading> {
  const standard = { today: day('2026-03-31'), placeholders: ['consumidor final'] };
  return readOrders(resolveInputs(files, Readable.from([])), { ...standard, ...options });
}

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'carteira-reading-'));
  return () => rmSync(folder, { recursive: true });
});

function fileOf(name: string, lines: readonly string[]): string {
  const file = path.join(folder, name);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

const HEADER = 'customer_id,order_date,amount,order_status';
const about: ReadingContext = { since: day('2026-02-28'), asOfGiven: false, policyFile: undefined };

describe('the report of a reading', () => {
  test('tells files, dates, policy and fates in aligned columns', async () => {
    // Figures: the table of fates in fixtures/hand/README.md.
    const asOf = day('2025-06-30');
    const reading = await read(['fixtures/hand/pedidos.csv'], { asOf });
    const given = { since: day('2025-05-31'), asOfGiven: true, policyFile: 'carteira.yaml' };
    expect(readingReport(reading, given, 'en')).toEqual({
      lines: [
        'Read     fixtures/hand/pedidos.csv: 25 records; utf-8, delimiter ";", header in line 1',
        'As of    2025-06-30, as you asked; compared with 2025-05-31',
        'Policy   carteira.yaml',
        'Records  purchase               18  24,100.00',
        '         return                  2    -250.00',
        '         zero amount             1       0.00',
        "         unidentified customer   1     350.00  in no customer's figures",
        '         after the as-of date    1   1,000.00',
        '         no sale                 1      50.00',
        '         cancelled               1     900.00',
      ],
      always: [],
    });
  });

  test('is in the style of the language', async () => {
    const reading = await read(['fixtures/hand/pedidos.csv'], { asOf: day('2025-06-30') });
    const { lines } = readingReport(reading, about, 'pt-BR');
    expect(lines[1]).toBe('Data-base  30/06/2025, o último dia com venda; comparada com 28/02/2026');
    expect(lines[2]).toBe('Política   padrão');
    expect(lines[3]).toBe('Registros  compra                    18  24.100,00');
  });

  test('says first why records are left out, and how many more there are', async () => {
    const bad = Array.from({ length: 7 }, (_, i) => `${i},2026-02-31,10,`);
    const good = Array.from({ length: 9 }, (_, i) => `${i},2026-03-30,10,`);
    const file = fileOf('a.csv', [HEADER, ...good, ...bad]);
    const reading = await read([file]);
    const { always } = readingReport(reading, about, 'en');
    expect(always).toEqual([
      'carteira: warning: 7 of 16 records cannot be used and are left out; 70.00 in them could be read',
      ...[11, 12, 13, 14, 15].map(
        (line) => `  ${file}:${line}: order_date: 2026-02-31 is no date written yyyy-mm-dd`,
      ),
      '  2 more: --rejects FILE writes them all',
    ]);
    const withFile = readingReport(reading, { ...about, rejectsFile: 'r.csv' }, 'en');
    expect(withFile.always.at(-1)).toBe('  2 more: all of them are in r.csv');
  });

  test('names the status words that nobody knows, the most frequent first', async () => {
    const words = ['ccc', 'bbb', 'bbb', 'aaa', 'ddd', 'eee', 'fff'];
    const rows = words.map((word, i) => `${i},2026-03-30,10,${word}`);
    const { lines, always } = readingReport(await read([fileOf('a.csv', [HEADER, ...rows])]), about, 'en');
    expect(lines.at(-1)).toBe(
      'carteira: warning: words of status or operation that are not known count as sales, 70.00 in all: bbb (2), aaa (1), ccc (1), ddd (1), eee (1), …',
    );
    expect(always).toEqual([]);
  });

  test('keeps the data from commanding the terminal', async () => {
    const reading = await read([fileOf('a.csv', [HEADER, '1,2026-03-30,10,x\u001b[2Jyz'])]);
    const { lines } = readingReport(reading, about, 'en');
    expect(lines.at(-1)).toContain('x␛[2Jyz (1)');
  });
});

describe('printed quietly', () => {
  const printed = async (reading: Reading, quiet: boolean) => {
    const stderr = new PassThrough();
    const warnings = [message('read.no_rows')];
    printReading(reading, { ...about, warnings }, { language: 'en', quiet, stderr });
    stderr.end();
    return (await stderr.toArray()).join('');
  };

  test('it is silent where all is well', async () => {
    const reading = await read([fileOf('a.csv', [HEADER, '1,2026-03-30,10,enigma'])]);
    expect(await printed(reading, true)).toBe('');
    const loud = await printed(reading, false);
    expect(loud).toContain('enigma (1)');
    expect(loud).toContain('carteira: warning: there are no rows below the header\n');
  });

  test('it still says that records are missing and that the data is old', async () => {
    const rows = ['1,2026-01-30,10,', '1,2026-01-30,ten,', '2,2026-01-29,10,', '3,2026-01-29,10,'];
    const quiet = await printed(await read([fileOf('a.csv', [HEADER, ...rows])]), true);
    // From 30 January to 31 March: 1 + 28 + 31 days.
    expect(quiet).toMatch(/^carteira: warning: the orders end on 2026-01-30, 60 days before today: /);
    expect(quiet).toContain('1 of 4 records cannot be used and is left out');
    expect(quiet).not.toContain('Policy');
  });

  test('it still says that the last day may be a typing error', async () => {
    const rows = Array.from({ length: 9 }, (_, i) => `${i},2026-03-0${i + 1},10,`);
    const file = fileOf('a.csv', [HEADER, ...rows, '1,2026-03-29,10,']);
    expect(await printed(await read([file]), true)).toMatch(
      `carteira: warning: ${file}:11: the latest sale is of 2026-03-29, 20 days after the one before (2026-03-09)`,
    );
  });
});
