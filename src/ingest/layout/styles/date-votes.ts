import { type Day, dayOf } from '../../../domain/day.ts';
import { isDigit } from '../../bytes/ascii.ts';
import { dropBlanks, skipBlanks } from '../../values/blanks.ts';
import { readDate } from '../../values/dates.ts';
import { isNoDate } from '../../values/marks.ts';
import { undressed } from '../../values/protection.ts';
import { DATE_STYLES, type DateStyle } from '../layout.ts';
import type { Row, Table } from '../table.ts';

/** The same style with day and month swapped. */
export const SWAPPED: Readonly<Partial<Record<DateStyle, DateStyle>>> = {
  'dd/mm/yyyy': 'mm/dd/yyyy',
  'mm/dd/yyyy': 'dd/mm/yyyy',
  'dd/mm/yy': 'mm/dd/yy',
  'mm/dd/yy': 'dd/mm/yy',
};

/** The styles that a cell may have, by its first characters: how many digits it begins with, and what follows them. */
const BY_DIGITS: Readonly<Record<number, readonly DateStyle[]>> = {
  4: ['yyyy-mm-dd', 'yyyy-mm', 'dd-mmm-yyyy'],
  5: ['excel-serial'],
  7: ['ddmmyyyy'],
  8: ['yyyymmdd', 'ddmmyyyy'],
};
const DAY_AND_MONTH: readonly DateStyle[] = ['dd/mm/yyyy', 'mm/dd/yyyy', 'dd/mm/yy', 'mm/dd/yy', 'mm/yyyy'];
const NAMED: readonly DateStyle[] = ['dd-mmm-yyyy', 'mmm/yyyy'];
const DAY_NAMED: readonly DateStyle[] = ['dd-mmm-yyyy'];
const NONE: readonly DateStyle[] = [];

/** Numbers of eight digits and spreadsheet days are dates in these years only, and where nearly all numbers of the column are. */
const EARLIEST = dayOf(1990, 1, 1)!;
const LATEST = dayOf(2100, 12, 31)!;
const BARE_NUMBERS: ReadonlySet<DateStyle> = new Set(['yyyymmdd', 'ddmmyyyy', 'excel-serial']);
const NEARLY_ALL = 0.9;

/** Whether a cell that no style reads is a number, and not a way to write that there is no date. */
function isNumber(text: string): boolean {
  return /^[\d.,]+$/.test(text) && !isNoDate(text);
}

function candidates(bytes: Uint8Array, cellStart: number, cellEnd: number): readonly DateStyle[] {
  let start = skipBlanks(bytes, cellStart, cellEnd);
  let end = cellEnd;
  if (start < end && !isDigit(bytes[start]!)) {
    end = dropBlanks(bytes, start, end);
    const bare = undressed(bytes, start, end);
    if (bare !== undefined) [start, end] = bare;
  }
  let p = start;
  while (p < end && p < start + 9 && isDigit(bytes[p]!)) p++;
  const digits = p - start;
  if (digits > 2) return BY_DIGITS[digits] ?? NONE;
  if (p === end) return NONE;
  if (digits === 0) return (bytes[p]! | 0x20) >= 0x61 ? NAMED : NONE;
  const next = bytes[p + 1]!;
  return p + 1 < end && isDigit(next) ? DAY_AND_MONTH : DAY_NAMED;
}

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
  let unread = 0;
  for (const row of table.rows) {
    const start = table.start(row, column);
    const end = table.end(row, column);
    const styles = candidates(bytes, start, end);
    let isRead = false;
    for (const style of styles) {
      const day = readDate(bytes, start, end, style);
      if (day === undefined || (BARE_NUMBERS.has(style) && (day < EARLIEST || day > LATEST))) continue;
      isRead = true;
      counts.set(style, (counts.get(style) ?? 0) + 1);
      const swapped = SWAPPED[style];
      const rival: Day | undefined = swapped ? readDate(bytes, start, end, swapped) : undefined;
      if (rival === undefined) {
        if (!proofs.has(style)) proofs.set(style, row);
        break;
      }
      if (rival !== day) differing ??= row;
    }
    if (!isRead && isNumber(table.text(row, column))) unread++;
  }
  for (const style of BARE_NUMBERS) {
    const count = counts.get(style) ?? 0;
    if (count < NEARLY_ALL * (count + unread)) counts.delete(style);
  }
  const best = DATE_STYLES.reduce<DateStyle | undefined>(
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
