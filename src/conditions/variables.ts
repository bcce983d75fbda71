import type { Cell, Column } from '../domain/document.ts';
import { MONEY_SCALE, type Ratio } from '../domain/money.ts';
import { COLUMNS } from '../rules/analysis.ts';
import { MOVEMENTS } from '../rules/movement.ts';
import { STATUSES } from '../rules/rule.ts';
import { TRENDS } from '../rules/trend.ts';
import { type Kind, type Value, type Variable, whole } from './term.ts';

/** The words of each vocabulary that a column may have. */
export const WORDS: Readonly<Record<string, readonly string[]>> = {
  status: STATUSES,
  movement: MOVEMENTS,
  abc: ['A', 'B', 'C'],
  trend: TRENDS,
};

const SCALE = BigInt(MONEY_SCALE);

/** The kind of a column's cells; sentences say nothing that could be compared. */
function kindOf({ type }: Column): Kind | undefined {
  switch (type) {
    case 'text':
    case 'boolean':
      return type;
    case 'code':
      return 'word';
    case 'day':
      return 'date';
    case 'integer':
    case 'half':
    case 'money':
    case 'ratio':
      return 'number';
    case 'sentence':
      return undefined;
  }
}

/** A cell as the value that expressions calculate with. */
function valueOfCell({ type }: Column, cell: Cell): Value {
  if (cell === undefined) return undefined;
  switch (type) {
    case 'money': {
      const { num, den } = typeof cell === 'bigint' ? whole(cell) : (cell as Ratio);
      return { num, den: den * SCALE };
    }
    case 'half':
      return { num: BigInt(2 * (cell as number)), den: 2n };
    case 'day':
    case 'integer':
      return whole(cell as number);
    default:
      return cell as Value;
  }
}

function variableOf(column: Column): Variable[] {
  const kind = kindOf(column);
  if (kind === undefined) return [];
  const { id: name, vocabulary } = column;
  const valueFor: Variable['valueFor'] = (analysis, customer) =>
    valueOfCell(column, analysis.cell(name, customer));
  return [{ name, kind, valueFor, ...(vocabulary === undefined ? {} : { vocabulary }) }];
}

/** Everything that an expression may name: the columns of `classify` in their order, and the days they are seen from. */
export const VARIABLES: readonly Variable[] = [
  ...COLUMNS.flatMap(variableOf),
  { name: 'as_of', kind: 'date', valueFor: ({ asOf }) => whole(asOf) },
  { name: 'since', kind: 'date', valueFor: ({ since }) => whole(since) },
];
