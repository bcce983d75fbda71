import { describe, expect, test } from 'vitest';
import { problemLines } from '../../src/cli/problem.ts';
import { CarteiraError } from '../../src/domain/errors.ts';
import { message } from '../../src/domain/message.ts';

describe('a refusal', () => {
  test('names file and line, what was found, what was expected, and then what to do', () => {
    const error = new CarteiraError(
      'E_TOO_MANY_COLUMNS',
      { columns: 6000, limit: 5000 },
      { file: 'pedidos.csv', line: 3 },
    );
    expect(problemLines(error, 'en')).toEqual([
      'carteira: pedidos.csv:3: the line has 6,000 columns, expected at most 5,000',
      '  Check the delimiter (--delimiter) and that this is the file you meant.',
    ]);
    expect(problemLines(error, 'pt-BR')[0]).toBe(
      'carteira: pedidos.csv:3: a linha tem 6.000 colunas, mais que o máximo de 5.000',
    );
  });

  test('without a file names none', () => {
    expect(problemLines(new CarteiraError('E_NO_INPUT'), 'en')).toEqual([
      'carteira: no file was named, expected one or more files, or - for standard input',
      '  Name the export, as in carteira classify orders.csv',
    ]);
  });

  test('calls standard input by its name', () => {
    const error = new CarteiraError('E_EMPTY', {}, { file: '-', line: 1 });
    expect(problemLines(error, 'en')[0]).toMatch(/^carteira: standard input:1: the file is empty,/);
    expect(problemLines(error, 'pt-BR')[0]).toMatch(/^carteira: entrada padrão:1: /);
  });

  test('has every remedy on a line of its own', () => {
    const day = (text: string) => ({ day: Date.parse(text) / 86_400_000 });
    const params = { day: day('2062-03-01'), before: day('2026-03-01'), gap: 13_149, records: 1 };
    const error = new CarteiraError('E_STRAY_DATE', params, { file: 'a.csv', line: 9 });
    expect(problemLines(error, 'pt-BR').slice(1)).toEqual([
      '  Se a data está certa: --as-of 01/03/2062',
      '  Se não está, corrija a linha ou deixe de fora as vendas posteriores: --as-of 01/03/2026',
    ]);
  });

  test('shows control characters of the data instead of obeying them', () => {
    const nasty = '\u001b]0;owned\u0007\r\ncarteira: all is well\u202e';
    const reason = message('reject.date', { column: nasty, cell: nasty, style: 'dd/mm/yyyy' });
    const error = new CarteiraError(
      'E_REJECTS',
      { rejected: 30, records: 40, reason, allowed: message('reject.allowed', { share: 5 }) },
      { file: `${nasty}.csv`, line: 2 },
    );
    const lines = problemLines(error, 'en');
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
    expect(lines[0]).toContain('␛]0;owned␇␍␊carteira: all is well⟨U+202E⟩.csv:2: 30 of 40 records');
  });

  test('quotes no more than the beginning of a long cell', () => {
    const error = new CarteiraError('E_ENCODING', { cell: 'x'.repeat(1 << 20), encoding: 'utf-8' });
    expect(problemLines(error, 'en').join('').length).toBeLessThan(1500);
  });
});
