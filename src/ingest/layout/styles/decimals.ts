import { CarteiraError } from '../../../domain/errors.ts';
import { type Message, message } from '../../../domain/message.ts';
import { COMMA, MINUS, POINT, ZERO } from '../../bytes/ascii.ts';
import { readAmount, withoutReturn } from '../../values/amounts.ts';
import { sidedCell } from '../../values/sides.ts';
import { type Choice, type DecimalMark, type Evidence, NUMERIC_FIELDS } from '../layout.ts';
import type { Roles } from '../roles/roles.ts';
import type { Row, Table } from '../table.ts';
import { likelyMark, type Signs } from './signs.ts';

type NumericField = (typeof NUMERIC_FIELDS)[number];

/** What the cells of a column say about its decimal mark. */
export interface MarkVotes {
  /** Cells that can be read with the comma, or with the point, only. */
  readonly comma: number;
  readonly point: number;
  /** Cells that read as different numbers with either: `1.234`. */
  readonly open: number;
  /** A cell that tells, or else one that is open. */
  readonly sample: string;
  readonly sampleLine: number;
}

/** Counts what every cell of a column says. Cells that are no number either way say nothing. */
export function votesOf(table: Table, column: number): MarkVotes {
  const { bytes } = table;
  const votes = { comma: 0, point: 0, open: 0 };
  let telling: Row | undefined;
  let open: Row | undefined;
  for (const row of table.rows) {
    const start = table.start(row, column);
    const end = withoutReturn(bytes, start, table.end(row, column));
    const says = plainVote(bytes, start, end) ?? fullVote(bytes, start, end);
    if (says === 'none') continue;
    votes[says]++;
    if (says === 'open') open ??= row;
    else telling ??= row;
  }
  const shown = telling ?? open;
  return { ...votes, sample: shown ? table.text(shown, column) : '', sampleLine: shown?.line ?? 0 };
}

type Vote = 'comma' | 'point' | 'open' | 'none';

/** The vote of digits with at most one mark in them, which most cells are; undefined for any other cell. */
function plainVote(bytes: Uint8Array, start: number, end: number): Vote | undefined {
  const first = bytes[start] === MINUS ? start + 1 : start;
  let markAt = -1;
  for (let p = first; p < end; p++) {
    const byte = bytes[p]!;
    if (byte >= ZERO && byte <= ZERO + 9) continue;
    if (markAt !== -1 || (byte !== COMMA && byte !== POINT)) return undefined;
    markAt = p;
  }
  if (markAt === -1) return 'none';
  const decimals = end - markAt - 1;
  // A mark without digits behind it says little, and is read in full.
  if (decimals === 0) return undefined;
  // Three digits may be a group of thousands, where one to three stand before them and the first is no zero.
  const before = markAt - first;
  if (decimals === 3 && before >= 1 && before <= 3 && bytes[first] !== ZERO) return 'open';
  return bytes[markAt] === COMMA ? 'comma' : 'point';
}

/** The vote of any cell: which marks read it, and whether as the same number. */
function fullVote(bytes: Uint8Array, cellStart: number, cellEnd: number): Vote {
  const { start, end } = sidedCell(bytes, cellStart, cellEnd) ?? { start: cellStart, end: cellEnd };
  const withComma = readAmount(bytes, start, end, ',');
  const withPoint = readAmount(bytes, start, end, '.');
  if (withComma === withPoint) return 'none';
  if (withPoint === undefined) return 'comma';
  return withComma === undefined ? 'point' : 'open';
}

/** The mark that the cells of a column prove. */
export function provenMark({ comma, point }: MarkVotes): DecimalMark | undefined {
  return comma > point ? ',' : point > comma ? '.' : undefined;
}

const other = (mark: DecimalMark): DecimalMark => (mark === ',' ? '.' : ',');

/** The decimal marks of the numeric columns. */
export interface Decimals {
  readonly decimals: Readonly<Partial<Record<NumericField, Choice<DecimalMark>>>>;
  readonly evidence: readonly Evidence[];
  readonly warnings: readonly Message[];
}

/** Decides the mark of every numeric column; `votes` are by column, those of columns that are never used included. */
export function chooseDecimals(
  table: Table,
  columns: Roles['columns'],
  votes: ReadonlyMap<number, MarkVotes>,
  given: Signs,
  forced: DecimalMark | undefined,
  file: string,
): Decimals {
  const decimals: Partial<Record<NumericField, Choice<DecimalMark>>> = {};
  const evidence: Evidence[] = [];
  const warnings: Message[] = [];
  const money = columns.amount ?? columns.order_total;
  const product =
    given.mark === undefined && money !== undefined ? byProduct(table, columns, votes, money) : undefined;
  const signs = product === undefined ? given : { ...given, mark: product };
  // Columns whose figures are used: a price beside an amount is not.
  const used = (field: NumericField) =>
    field === 'margin' ||
    field === 'refund' ||
    (money === undefined ? field !== 'cost' && field !== 'discount_percent' : columns[field] === money);

  for (const field of NUMERIC_FIELDS) {
    const column = columns[field];
    if (column === undefined) continue;
    const vote = votes.get(column)!;
    const decide = (choice: Choice<DecimalMark>, reason: string): void => {
      decimals[field] = choice;
      const header = table.headers[column]!;
      evidence.push({
        subject: 'number',
        field,
        value: choice.value,
        sample: vote.sample,
        reason: message(`ingest.number.${reason}`, { header, sample: vote.sample }),
      });
    };
    const proven = provenMark(vote);
    const guess = likelyMark(signs);
    if (forced) decide({ value: forced, proven: true }, 'forced');
    else if (proven) decide({ value: proven, proven: true }, 'proven');
    else if (vote.open === 0) {
      const value = guess?.value ?? (signs.language === 'romance' ? ',' : '.');
      decide(
        {
          value,
          proven: false,
          rival: other(value),
          ...(guess === undefined && used(field) ? { blind: true } : {}),
        },
        'no_mark',
      );
    } else {
      const checked = byProduct(table, columns, votes, column);
      const settled = checked ? { value: checked, ground: 'product' } : guess;
      if (!settled && used(field)) {
        throw new CarteiraError(
          'E_AMBIGUOUS_NUMBER',
          {
            header: table.headers[column]!,
            sample: vote.sample,
            comma: readingOf(vote.sample, ','),
            point: readingOf(vote.sample, '.'),
          },
          { file, line: vote.sampleLine },
        );
      }
      const { value, ground } = settled ?? { value: '.' as const, ground: 'unused' };
      decide({ value, proven: false, rival: other(value) }, ground);
      if (used(field)) {
        warnings.push(
          message('ingest.number.guessed', {
            header: table.headers[column]!,
            sample: vote.sample,
            reading: readingOf(vote.sample, value),
            other: readingOf(vote.sample, other(value)),
            mark: other(value),
          }),
        );
      }
    }
  }
  return { decimals, evidence, warnings };
}

/** How a cell reads with a mark, as a plain number with a point. */
function readingOf(sample: string, mark: DecimalMark): string {
  const cell = Buffer.from(sample);
  const amount = readAmount(cell, 0, cell.length, mark);
  if (amount === undefined) return sample;
  const digits = String(amount).replace('-', '').padStart(5, '0');
  const fraction = digits.slice(-4).replace(/0+$/, '');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -4)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Rows that must agree before quantity x price = amount decides, and rows after which more would not tell more. */
const ENOUGH = 3;
const MOST = 1_000;

/**
 * The mark with which quantity x unit price gives the amount on 90% of the first rows where the marks make a difference;
 * undefined where it does not tell.
 */
function byProduct(
  table: Table,
  columns: Roles['columns'],
  votes: ReadonlyMap<number, MarkVotes>,
  column: number,
): DecimalMark | undefined {
  const amountColumn = columns.amount ?? columns.order_total;
  const { quantity, unit_price } = columns;
  if (quantity === undefined || unit_price === undefined || amountColumn === undefined) return undefined;
  const trio = [quantity, unit_price, amountColumn];
  if (!trio.includes(column)) return undefined;
  const markOf = (part: number): DecimalMark | undefined => {
    const vote = votes.get(part)!;
    return provenMark(vote) ?? (vote.open === 0 ? '.' : undefined);
  };
  // Columns that tell no more than this one have the same mark.
  const known = trio.map(markOf);
  const agreeing = { ',': 0, '.': 0 };
  let asked = 0;
  for (const row of table.rows) {
    const from = table.start(row, column);
    const to = table.end(row, column);
    const comma = readAmount(table.bytes, from, to, ',');
    const point = readAmount(table.bytes, from, to, '.');
    if (comma === undefined || point === undefined || comma === point) continue;
    if (asked === MOST) break;
    asked++;
    for (const mark of [',', '.'] as const) {
      const [q, p, a] = trio.map((part, index) => {
        const as = part === column ? mark : (known[index] ?? mark);
        return Number(readAmount(table.bytes, table.start(row, part), table.end(row, part), as));
      });
      // Amounts are in ten-thousandths: a cent, or one in a thousand, is rounding.
      if (Math.abs((q! * p!) / 10_000 - a!) <= 100 + Math.abs(a!) / 1000) agreeing[mark]++;
    }
  }
  if (asked < ENOUGH) return undefined;
  const best = agreeing[','] >= agreeing['.'] ? ',' : '.';
  return agreeing[best] >= 0.9 * asked && agreeing[other(best)] < 0.5 * asked ? best : undefined;
}
