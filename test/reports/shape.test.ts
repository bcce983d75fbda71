import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell, Column, Section } from '../../src/domain/document.ts';
import { CarteiraError } from '../../src/domain/errors.ts';
import { message } from '../../src/domain/message.ts';
import { shapeSection, shapeSections } from '../../src/reports/shape.ts';

/** A section with one column of the type and a numbered one, to see which row is which. */
function list(column: Omit<Column, 'id'>, cells: readonly Cell[]): Section {
  return {
    id: 'list',
    columns: [
      { id: 'x', ...column },
      { id: 'line', type: 'integer' },
    ],
    rows: cells.map((cell, index) => [cell, index]),
    essential: ['line'],
  };
}

const lines = (section: Section) => [...section.rows].map((row) => row[1]);

function refusal(action: () => unknown): CarteiraError {
  try {
    action();
  } catch (error) {
    if (error instanceof CarteiraError) return error;
  }
  throw new Error('nothing was refused');
}

describe('sort', () => {
  const huge = 9_007_199_254_740_993n;
  it.each<[string, Omit<Column, 'id'>, Cell[], number[], number[]]>([
    [
      'text by UTF-8 bytes',
      { type: 'text' },
      ['é', 'b', 'B', undefined, '10', '9'],
      [4, 5, 2, 1, 0, 3],
      [0, 1, 2, 5, 4, 3],
    ],
    ['days', { type: 'day' }, [20_000, undefined, -1, 19_999], [2, 3, 0, 1], [0, 3, 2, 1]],
    ['integers', { type: 'integer' }, [10, 9, undefined, 100], [1, 0, 3, 2], [3, 0, 1, 2]],
    ['halves', { type: 'half' }, [7.5, 7, undefined, 8], [1, 0, 3, 2], [3, 0, 1, 2]],
    ['money beyond 2^53', { type: 'money' }, [huge, huge - 1n, undefined, -huge], [3, 1, 0, 2], [0, 1, 3, 2]],
    [
      'money and averages of it',
      { type: 'money' },
      [
        { num: 10n, den: 3n },
        { num: 13n, den: 4n },
        { num: -1n, den: 2n },
      ],
      [2, 1, 0],
      [0, 1, 2],
    ],
    [
      'ratios',
      { type: 'ratio', digits: 1 },
      [
        { num: 1n, den: 3n },
        { num: 333n, den: 1000n },
      ],
      [1, 0],
      [0, 1],
    ],
    ['booleans', { type: 'boolean' }, [true, false, undefined], [1, 0, 2], [0, 1, 2]],
    [
      'statuses by how far gone',
      { type: 'code', vocabulary: 'status' },
      ['inactive', 'prospect', 'active', 'inactivated', 'pre_inactive'],
      [2, 4, 3, 0, 1],
      [1, 0, 3, 4, 2],
    ],
    [
      'classes',
      { type: 'code', vocabulary: 'abc' },
      ['total', 'C', 'A', undefined, 'B'],
      [2, 4, 1, 0, 3],
      [0, 1, 4, 2, 3],
    ],
    [
      'other words as text',
      { type: 'code', vocabulary: 'movement' },
      ['none', 'lost', 'new'],
      [1, 2, 0],
      [0, 2, 1],
    ],
  ])('%s, blanks last in both directions', (_, column, cells, ascending, descending) => {
    expect(lines(shapeSection(list(column, cells), { sort: 'x' }))).toEqual(ascending);
    expect(lines(shapeSection(list(column, cells), { sort: '-x' }))).toEqual(descending);
  });

  it('leaves equal rows as they were, in both directions', () => {
    const cells = fc.array(fc.constantFrom<Cell>(1, 2, undefined), { maxLength: 20 });
    fc.assert(
      fc.property(cells, fc.constantFrom('x', '-x'), (values, sort) => {
        const rows = [...shapeSection(list({ type: 'integer' }, values), { sort }).rows];
        for (const value of [1, 2, undefined]) {
          const same = rows.filter((row) => row[0] === value).map((row) => Number(row[1]));
          expect(same).toEqual(same.toSorted((a, b) => a - b));
        }
      }),
    );
  });

  it('refuses sentences, which have no order', () => {
    const section = list({ type: 'sentence' }, [message('a')]);
    expect(refusal(() => shapeSection(section, { sort: 'x' }))).toMatchObject({
      code: 'E_COLUMN_NAME',
      params: { name: 'x', known: 'line' },
    });
  });
});

describe('columns', () => {
  const section = list({ type: 'text' }, ['b', 'a']);

  it('are kept in the order asked for, once each, and are all essential', () => {
    const shaped = shapeSection(section, { columns: ['line', 'x', 'line'] });
    expect({ ...shaped, rows: [...shaped.rows] }).toEqual({
      id: 'list',
      columns: [
        { id: 'line', type: 'integer' },
        { id: 'x', type: 'text' },
      ],
      rows: [
        [0, 'b'],
        [1, 'a'],
      ],
    });
  });

  it('may leave out the one sorted by', () => {
    expect([...shapeSection(section, { columns: ['line'], sort: 'x' }).rows]).toEqual([[1], [0]]);
  });

  it.each(['columns', 'sort'])('refuses an unknown name in %s, naming the nearest', (option) => {
    const shape = option === 'columns' ? { columns: ['lime'] } : { sort: '-lime' };
    expect(refusal(() => shapeSection(section, shape))).toMatchObject({
      code: 'E_COLUMN_NAME',
      params: { name: 'lime', known: 'x, line', hint: message('report.column.nearest', { column: 'line' }) },
    });
  });

  it('names no nearest where none is near', () => {
    const error = refusal(() => shapeSection(section, { columns: ['salesperson'] }));
    expect(error.params.hint).toEqual(message('report.column.none'));
  });
});

describe('limit', () => {
  it('keeps the first rows, after sorting', () => {
    const section = list({ type: 'integer' }, [3, 1, 2]);
    expect(lines(shapeSection(section, { sort: 'x', limit: 2 }))).toEqual([1, 2]);
    expect(lines(shapeSection(section, { limit: 0 }))).toEqual([]);
    expect(lines(shapeSection(section, { limit: 9 }))).toEqual([0, 1, 2]);
    expect(shapeSection(section, { limit: 1 }).essential).toEqual(['line']);
  });
});

describe('shape', () => {
  const section = list({ type: 'integer' }, [2, 1]);

  it('leaves a section alone where nothing is asked', () => {
    expect(shapeSection(section, {})).toBe(section);
  });

  it('turns a cross table into its list', () => {
    const crossed = { ...section, pivot: { rows: 'x', columns: 'line', measures: [] } };
    expect(shapeSection(crossed, { limit: 1 })).not.toHaveProperty('pivot');
    expect(shapeSection(crossed, {})).toHaveProperty('pivot');
  });

  it('concerns the last section of a report', () => {
    const [first, last] = shapeSections([section, section], { sort: 'x' });
    expect(first).toBe(section);
    expect(lines(last!)).toEqual([1, 0]);
    expect(shapeSections([], { sort: 'x' })).toEqual([]);
  });
});
