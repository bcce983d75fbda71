import { CarteiraError } from '../domain/errors.ts';
import type { Contradiction } from './contradiction.ts';
import type { Choice, Layout } from './layout/layout.ts';

/** The layout with its rival choice; other columns that were guessed on the same ground follow, still unproven. */
export function revised(layout: Layout, { subject, field, encoding }: Contradiction): Layout {
  if (encoding !== undefined) return { ...layout, encoding };
  const header = layout.headers[layout.columns[field!]!]!;
  // What was said of the column when it was guessed is no longer so.
  const warnings = layout.warnings.filter(({ params }) => params.header !== header);
  if (subject === 'total') {
    const { order_total: column, ...columns } = layout.columns;
    const { order_total: mark, ...decimals } = layout.decimals;
    return {
      ...layout,
      columns: { ...columns, amount: column! },
      decimals: { ...decimals, amount: mark! },
      orderTotalGuessed: false,
      warnings,
    };
  }
  const key = subject === 'date' ? 'dates' : 'decimals';
  const choices = Object.entries(layout[key]).map(([name, choice]) => {
    if (name === field) return [name, proven(choice)];
    return [name, choice.proven || choice.rival === undefined ? choice : swapped(choice)];
  });
  return { ...layout, [key]: Object.fromEntries(choices), warnings };
}

function proven<T>(choice: Choice<T>): Choice<T> {
  return { value: choice.rival!, proven: true };
}

function swapped<T>(choice: Choice<T>): Choice<T> {
  return { value: choice.rival!, proven: false, rival: choice.value };
}

/** Standard input cannot be read again with the rival choice: the user must say it. */
export function refuseContradiction(
  { subject, field, line, cell, encoding }: Contradiction,
  file: string,
  layout: Layout,
): never {
  const refuse = (assumed: string, flag: string): never => {
    throw new CarteiraError('E_CONTRADICTION', { cell, assumed, flag }, { file, line });
  };
  if (encoding !== undefined) return refuse(layout.encoding.value, `--encoding ${encoding.value}`);
  const header = layout.headers[layout.columns[field!]!]!;
  if (subject === 'total') return refuse('order_total', `--map amount="${header}"`);
  const key = subject === 'date' ? 'dates' : 'decimals';
  const choices: Readonly<Partial<Record<string, Choice<string>>>> = layout[key];
  const { value, rival } = choices[field!]!;
  return refuse(value, `${subject === 'date' ? '--date-format' : '--decimal'} ${rival}`);
}
