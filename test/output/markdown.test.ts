import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Section } from '../../src/domain/document.ts';
import { message } from '../../src/domain/message.ts';
import { visible } from '../../src/output/display.ts';
import { markdown } from '../../src/output/markdown.ts';
import { cellsOfEveryType, documentOf, written } from './sample.ts';

const show = (sections: readonly Section[], options = {}) =>
  written(markdown, documentOf(sections), options).split('\n');
/** The lines below the as-of line and its blank line. */
const body = (sections: readonly Section[], options = {}) => show(sections, options).slice(2, -1);

/** The cells of a line as GitHub parts them: a backslash takes the next character along. */
function cellsOf(line: string): string[] {
  const cells = [''];
  for (let i = 0; i < line.length; i++) {
    if (line[i] === '\\') cells[cells.length - 1] += line[i]! + (line[++i] ?? '');
    else if (line[i] === '|') cells.push('');
    else cells[cells.length - 1] += line[i]!;
  }
  // Before the first bar and after the last there is nothing.
  return cells.slice(1, -1).map((cell) => cell.trim());
}

test('has its dates, a heading for every section, aligned tables in the style of the language, and notes', () => {
  const titled: Section = {
    ...cellsOfEveryType,
    columns: cellsOfEveryType.columns.filter(({ id }) => id !== 'reason'),
    rows: [...cellsOfEveryType.rows].map((row) => row.filter((_, i) => i !== 2)),
    title: message('output.section'),
    notes: [message('output.no_rows'), message('output.yes')],
  };
  expect(show([titled], { language: 'pt-BR' })).toEqual([
    'Data-base 31/03/2026, comparada com 01/03/2026',
    '',
    '## Seção',
    '',
    '| Cliente | ABC | Última compra | Pedidos | Intervalo mediano (dias) | Receita | Ticket médio | Participação | Conta-chave |',
    '| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | --- |',
    // 12.345 is 12.35 rounded once, half away from zero; 100 / 3 and 2 / 3 likewise.
    '| 00123 | total | 31/03/2026 | 1.234 | 7,5 | 12,35 | 33,33 | 66,7% | sim |',
    '|  |  |  |  |  |  |  |  |  |',
    '| =1+1 | sem classe | 01/01/1970 | 0 | 10 | -12,35 | 0,00 | -50,0% | não |',
    '',
    'Nenhuma linha.',
    '',
    'sim',
    '',
  ]);
});

test('shows the essential columns, and all that are not for programs where they are asked for', () => {
  const section: Section = {
    id: 'list',
    columns: [
      { id: 'customer_id', type: 'text' },
      { id: 'orders', type: 'integer' },
      { id: 'region', type: 'text', forPrograms: true },
    ],
    rows: [['C1', 2, 'Sul']],
    essential: ['customer_id', 'region'],
  };
  expect(body([section])).toEqual(['| Customer |', '| --- |', '| C1 |']);
  expect(body([section], { wide: true })).toEqual(['| Customer | Orders |', '| --- | ---: |', '| C1 | 2 |']);
});

test('shows a list with a pivot as people read it, a table for each of its blocks', () => {
  const section: Section = {
    id: 'matrix',
    columns: [
      { id: 'salesperson', type: 'text' },
      { id: 'abc', type: 'code', vocabulary: 'abc' },
      { id: 'status', type: 'code', vocabulary: 'status' },
      { id: 'customers', type: 'integer' },
    ],
    rows: [
      ['Ana', 'A', 'active', 3],
      ['Ana', 'A', 'total', 3],
      [undefined, 'A', 'active', 1],
    ],
    pivot: { rows: 'abc', columns: 'status', measures: ['customers'] },
  };
  expect(body([section])).toEqual([
    '### Ana',
    '',
    '| Customers | active | total |',
    '| --- | ---: | ---: |',
    '| A | 3 | 3 |',
    '',
    '### (blank)',
    '',
    '| Customers | active | total |',
    '| --- | ---: | ---: |',
    '| A | 1 |  |',
  ]);
});

test('puts on its side what people read so, with curves', () => {
  const section: Section = {
    id: 'history',
    columns: [
      { id: 'customer_id', type: 'text' },
      { id: 'orders', type: 'integer' },
    ],
    rows: [
      ['C1', 1],
      ['C2', 8],
    ],
    transposed: { heading: 'customer_id', curve: true },
  };
  expect(body([section])).toEqual([
    '| Customer |  | C1 | C2 |',
    '| --- | --- | ---: | ---: |',
    '| Orders | ▁█ | 1 | 8 |',
  ]);
  const card = { ...section, rows: [['C1', 1]], transposed: { heading: 'customer_id', card: true } };
  expect(body([card])).toEqual(['| Customer | C1 |', '| --- | --- |', '| Orders | 1 |']);
});

test('says where there are no rows', () => {
  const empty = { ...cellsOfEveryType, rows: [] };
  expect(body([empty])).toEqual(['No rows.']);
  expect(body([{ ...empty, title: message('output.section') }])).toEqual(['## Section', '', 'No rows.']);
  const pivot = { rows: 'customer_id', columns: 'abc', measures: ['orders'] };
  expect(body([{ ...empty, pivot }])).toEqual(['No rows.']);
  expect(body([{ ...empty, transposed: { heading: 'abc' } }])).toEqual(['No rows.']);
});

test.each([
  ['a|b', 'a\\|b'],
  ['a\\|b', 'a\\\\\\|b'],
  ['end\\', 'end\\\\'],
  ['*bold* _or_ `code` ~not~', '\\*bold\\* \\_or\\_ \\`code\\` \\~not\\~'],
  ['order_date', 'order_date'],
  ['<b>', '\\<b>'],
  ['[x](y)', '\\[x](y)'],
  ['US$ 5 e R$ 7', 'US\\$ 5 e R\\$ 7'],
  ['Silva & Filhos', 'Silva & Filhos'],
  ['&lt;', '\\&lt;'],
  [' first\r\nsecond\nthird ', 'first<br>second<br>third'],
  ['\u001b[31mred', '␛\\[31mred'],
  ['a\u202eb', 'a⟨U+202E⟩b'],
])('the text %j is no markup', (plain, shown) => {
  const section: Section = {
    id: 'any',
    columns: [{ id: 'customer_name', type: 'text' }],
    rows: [[plain]],
  };
  expect(body([section])[2]).toBe(`| ${shown} |`);
});

test.each([
  ['# heading', '\\# heading'],
  ['- list', '\\- list'],
  ['1. list', '1\\. list'],
  ['2) list', '2\\) list'],
  ['1.234 customers', '1.234 customers'],
  ['> quote', '\\> quote'],
])('the note %j is a paragraph', (plain, shown) => {
  const note = message('output.written', { file: plain, rows: 2 });
  const lines = body([{ ...cellsOfEveryType, notes: [note] }]);
  expect(lines.at(-1)).toBe(`${shown}: 2 rows written`);
});

test('any texts have as many cells in every row as the header has, and come back', () => {
  const name = fc.string({ unit: fc.constantFrom('|', '\\', '`', '*', ' ', 'a', '<', '&amp;', '-', '\t') });
  const texts = fc.oneof(name, fc.string({ unit: 'binary' }));
  fc.assert(
    fc.property(fc.array(fc.tuple(texts, texts)), (rows) => {
      const columns = ['customer_name', 'region'].map((id) => ({ id, type: 'text' }) as const);
      const lines = body([{ id: 'any', columns, rows }]);
      if (rows.length === 0) return;
      expect(lines.map((line) => cellsOf(line).length)).toEqual(lines.map(() => 2));
      const read = lines
        .slice(2)
        .map((line) =>
          cellsOf(line).map((cell) => cell.split('<br>').map((part) => part.replace(/\\(.)/gs, '$1'))),
        );
      const shown = (text: string) => text.split(/\r\n|\r|\n/).map((part) => visible(part).trim());
      expect(read).toEqual(rows.map((row) => row.map(shown)));
    }),
  );
});

test('leaves out sections that are for programs', () => {
  const columns: Section['columns'] = [{ id: 'orders', type: 'integer' }];
  const seen: Section = { id: 'seen', title: message('output.section'), columns, rows: [[1]] };
  const unseen: Section = { ...seen, id: 'unseen', forPrograms: true, notes: [message('output.yes')] };
  expect(show([unseen, seen, unseen])).toEqual(show([seen]));
});
