import { type Day, isoOf } from '../../domain/day.ts';
import { CarteiraError } from '../../domain/errors.ts';
import { type Message, message } from '../../domain/message.ts';
import { readDate } from '../decode.ts';
import { type Choice, DATE_FIELDS, type DateStyle, type Evidence } from './layout.ts';
import type { Roles } from './roles.ts';
import { likelyOrder, orderOf, type Signs } from './signs.ts';
import type { Row, Table } from './table.ts';

type DateField = (typeof DATE_FIELDS)[number];

const STYLES: readonly DateStyle[] = [
  'yyyy-mm-dd',
  'dd/mm/yyyy',
  'mm/dd/yyyy',
  'dd/mm/yy',
  'mm/dd/yy',
  'yyyymmdd',
];

/** The same style with day and month swapped. */
const SWAPPED: Readonly<Partial<Record<DateStyle, DateStyle>>> = {
  'dd/mm/yyyy': 'mm/dd/yyyy',
  'mm/dd/yyyy': 'dd/mm/yyyy',
  'dd/mm/yy': 'mm/dd/yy',
  'mm/dd/yy': 'dd/mm/yy',
};

/** What the cells of a column say about its date style. */
export interface StyleVotes {
  /** The style that reads most cells; of day first and month first with as many, day first. Undefined: none reads any. */
  readonly best: DateStyle | undefined;
  /** Whether day first and month first read as many cells, so that the column does not tell. */
  readonly open: boolean;
  /** A cell that proves `best`, or, in an open column, one that the two orders read as different days. */
  readonly sample: string;
  readonly sampleLine: number;
  /** Whether an open column has such a cell. */
  readonly differs: boolean;
}

/** Counts, for every style, the cells of a column that it reads. */
export function stylesOf(table: Table, column: number): StyleVotes {
  const { bytes } = table;
  const counts = new Map<DateStyle, number>();
  const proofs = new Map<DateStyle, Row>();
  let differing: Row | undefined;
  for (const row of table.rows) {
    const start = table.start(row, column);
    const end = table.end(row, column);
    if (start === end) continue;
    for (const style of STYLES) {
      const day = readDate(bytes, start, end, style);
      if (day === undefined) continue;
      counts.set(style, (counts.get(style) ?? 0) + 1);
      const swapped = SWAPPED[style];
      const rival: Day | undefined = swapped ? readDate(bytes, start, end, swapped) : undefined;
      if (rival === undefined) {
        if (!proofs.has(style)) proofs.set(style, row);
        break;
      }
      if (rival !== day) differing ??= row;
    }
  }
  const best = STYLES.reduce<DateStyle | undefined>(
    (most, style) => ((counts.get(style) ?? 0) > (most ? counts.get(most)! : 0) ? style : most),
    undefined,
  );
  const swapped = best && SWAPPED[best];
  const open = swapped !== undefined && counts.get(swapped) === counts.get(best!);
  const shown = open ? differing : best && proofs.get(best);
  return {
    best,
    open,
    sample: shown ? table.text(shown, column) : '',
    sampleLine: shown?.line ?? 0,
    differs: open && differing !== undefined,
  };
}

/** The styles of the date columns. */
export interface Dates {
  readonly dates: Readonly<Partial<Record<DateField, Choice<DateStyle>>>>;
  readonly evidence: readonly Evidence[];
  readonly warnings: readonly Message[];
}

/** Decides the style of every date column; `votes` are by column. */
export function chooseDates(
  table: Table,
  columns: Roles['columns'],
  votes: ReadonlyMap<number, StyleVotes>,
  signs: Signs,
  forced: DateStyle | undefined,
  file: string,
): Dates {
  const dates: Partial<Record<DateField, Choice<DateStyle>>> = {};
  const evidence: Evidence[] = [];
  const warnings: Message[] = [];
  for (const field of DATE_FIELDS) {
    const column = columns[field];
    if (column === undefined) continue;
    const header = table.headers[column]!;
    const vote = votes.get(column)!;
    const decide = (choice: Choice<DateStyle>, reason: string): void => {
      dates[field] = choice;
      evidence.push({
        subject: 'date',
        field,
        value: choice.value,
        reason: message(`ingest.date.${reason}`, { header, sample: vote.sample }),
      });
    };
    if (forced) {
      decide({ value: forced, proven: true }, 'forced');
      continue;
    }
    if (vote.best === undefined) {
      const guess = likelyOrder(signs);
      const style = `${guess?.value ?? 'dd/mm'}/yyyy` as const;
      decide(
        guess
          ? { value: style, proven: false, rival: 'yyyy-mm-dd' }
          : { value: 'yyyy-mm-dd', proven: false, rival: style, blind: true },
        'no_date',
      );
      continue;
    }
    if (!vote.open) {
      decide({ value: vote.best, proven: true }, 'proven');
      continue;
    }
    const used = field === 'order_date' || columns.order_date === undefined;
    const { value, rival, ground } = openStyle(vote.best, signs);
    if (ground === undefined && vote.differs && used) refuse(vote, header, file);
    decide(
      { value, proven: false, rival, ...(ground === undefined && used ? { blind: true } : {}) },
      ground ?? 'no_difference',
    );
    if (vote.differs && used) {
      warnings.push(
        message('ingest.date.guessed', {
          header,
          sample: vote.sample,
          reading: readingOf(vote.sample, value),
          other: readingOf(vote.sample, rival),
        }),
      );
    }
  }
  return { dates, evidence, warnings };
}

/** An open column's style by what the rest of the file says, without any ground day first, and the other that it may have. */
export function openStyle(
  best: DateStyle,
  signs: Signs,
): { readonly value: DateStyle; readonly rival: DateStyle; readonly ground: string | undefined } {
  const guess = likelyOrder(signs);
  const swapped = SWAPPED[best]!;
  return orderOf(best) === (guess?.value ?? 'dd/mm')
    ? { value: best, rival: swapped, ground: guess?.ground }
    : { value: swapped, rival: best, ground: guess?.ground };
}

function refuse(vote: StyleVotes, header: string, file: string): never {
  const style = vote.best!;
  throw new CarteiraError(
    'E_AMBIGUOUS_DATE',
    {
      header,
      sample: vote.sample,
      style,
      reading: readingOf(vote.sample, style),
      rivalStyle: SWAPPED[style]!,
      rival: readingOf(vote.sample, SWAPPED[style]!),
    },
    { file, line: vote.sampleLine },
  );
}

/** How a cell reads in a style, as an ISO date. */
export function readingOf(sample: string, style: DateStyle): string {
  const cell = Buffer.from(sample);
  const day = readDate(cell, 0, cell.length, style);
  return day === undefined ? sample : isoOf(day);
}
