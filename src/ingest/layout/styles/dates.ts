import { isoOf } from '../../../domain/day.ts';
import { CarteiraError } from '../../../domain/errors.ts';
import { type Message, message } from '../../../domain/message.ts';
import { readDate } from '../../values/dates.ts';
import { type Choice, DATE_FIELDS, type DateStyle, type Evidence } from '../layout.ts';
import type { Roles } from '../roles/roles.ts';
import type { Table } from '../table.ts';
import { type StyleVotes, SWAPPED } from './date-votes.ts';
import { likelySerial } from './serials.ts';
import { likelyOrder, orderOf, type Signs } from './signs.ts';

type DateField = (typeof DATE_FIELDS)[number];

/** A cell of a column and the day that it was read as, as an ISO date. */
interface Reading {
  readonly header: string;
  readonly sample: string;
  readonly reading: string;
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
        sample: vote.sample,
        reason: message(`ingest.date.${reason}`, { header, sample: vote.sample }),
      });
    };
    const used = field === 'order_date' || columns.order_date === undefined;
    const months = used ? monthReading(table, column, forced ?? vote.best) : undefined;
    if (months) warnings.push(message('ingest.date.month', { ...months }));
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
    if (vote.best === 'excel-serial') {
      const likely = likelySerial(table, column, votes);
      if (used && likely === 'excel-serial-1904') refuse(vote, header, file);
      if (used && likely === undefined) {
        warnings.push(message('ingest.date.serial_guessed', { ...serialReading(vote, header) }));
      }
      decide({ value: vote.best, proven: true }, 'serial');
      continue;
    }
    if (!vote.open) {
      decide({ value: vote.best, proven: true }, 'proven');
      continue;
    }
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
          style: rival,
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

const MONTH_STYLES: ReadonlySet<DateStyle | undefined> = new Set(['mm/yyyy', 'yyyy-mm', 'mmm/yyyy']);

/** What a month without a day was taken for, as values of a text; undefined for other styles. */
export function monthReading(
  table: Table,
  column: number,
  style: DateStyle | undefined,
): Reading | undefined {
  if (style === undefined || !MONTH_STYLES.has(style)) return undefined;
  const sample = table.values(column).find((value) => readingOf(value, style) !== value) ?? '';
  return { header: table.headers[column]!, sample, reading: readingOf(sample, style) };
}

/** What a counted day was taken for, and what it may be instead. */
export function serialReading({ sample }: StyleVotes, header: string): Reading & { readonly other: string } {
  const reading = readingOf(sample, 'excel-serial');
  return { header, sample, reading, other: readingOf(sample, 'excel-serial-1904') };
}

/** The style that a column may have instead. */
const RIVALS: Readonly<Partial<Record<DateStyle, DateStyle>>> = {
  ...SWAPPED,
  'excel-serial': 'excel-serial-1904',
};

function refuse(vote: StyleVotes, header: string, file: string): never {
  const style = vote.best!;
  const rivalStyle = RIVALS[style]!;
  throw new CarteiraError(
    'E_AMBIGUOUS_DATE',
    {
      header,
      sample: vote.sample,
      style,
      reading: readingOf(vote.sample, style),
      rivalStyle,
      rival: readingOf(vote.sample, rivalStyle),
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
