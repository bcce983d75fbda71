import { CarteiraError } from '../../domain/errors.ts';
import { message } from '../../domain/message.ts';
import { records, type SampleRecord } from '../scan.ts';
import { kindOf } from './cell-kind.ts';
import type { Evidence, LayoutOptions } from './layout.ts';
import { claimsOf, normalise } from './roles/vocabulary.ts';
import type { Sample } from './sample.ts';
import { cellText } from './table.ts';

const CANDIDATES = [';', ',', '\t', '|'] as const;

/** Enough lines to tell the delimiter and to find the header under its titles. */
const WINDOW_BYTES = 1 << 15;
const WINDOW_RECORDS = 200;

/** Rows that are looked at to tell how well a delimiter cuts them. */
const SCORED_ROWS = 60;

/** The header is among the first lines that say something. */
export const MAX_HEADER_DEPTH = 81;

/** A rival this near to the best is no worse a guess. */
const TIE = 0.97;

/** How a delimiter is named to people. */
export function delimiterName(delimiter: string): string {
  return delimiter === '\t' ? 'TAB' : delimiter;
}

/** The first lines of a sample, cut at one delimiter. */
export interface Opening {
  readonly delimiter: string;
  /** Records that are not blank. */
  readonly rows: readonly SampleRecord[];
  /** Texts of the cells of `rows`. */
  readonly texts: readonly (readonly string[])[];
  /** The usual number of cells; 1 where no line is cut. */
  readonly width: number;
  /** Known header names in each of the first rows. */
  readonly hits: readonly number[];
  /** Whether a text is the name of a column: a known one, or one that the user names. */
  readonly isKnown: (name: string) => boolean;
}

/** The delimiter, and the sample's first lines cut with it. `from`: where the header may begin. */
export function chooseDialect(
  sample: Sample,
  options: LayoutOptions,
  from: number,
  line: number,
): { readonly opening: Opening; readonly evidence: Evidence } {
  const wanted = new Set(Object.values(options.map ?? {}).map(normalise));
  const isKnown = (name: string) => claimsOf(name).length > 0 || wanted.has(normalise(name));
  const open = (delimiter: string) => openWith(sample, delimiter, from, line, isKnown);
  const decided = (opening: Opening, reason: string, params = {}) => ({
    opening,
    evidence: {
      subject: 'delimiter' as const,
      value: delimiterName(opening.delimiter),
      reason: message(`ingest.delimiter.${reason}`, params),
    },
  });
  if (options.delimiter) return decided(open(options.delimiter), 'forced');
  if (sample.declared && CANDIDATES.some((candidate) => candidate === sample.declared)) {
    return decided(open(sample.declared), 'declared');
  }
  const window = windowOf(sample, from);
  const ranked = CANDIDATES.filter((delimiter) => window.includes(delimiter.charCodeAt(0), from))
    .map((delimiter) => {
      const opening = open(delimiter);
      return { opening, score: scoreOf(opening) };
    })
    .sort((a, b) => b.score - a.score);
  const [best, second] = ranked;
  if (best === undefined || best.score === 0 || (second && second.score > TIE * best.score)) {
    const tie = best !== undefined && best.score > 0;
    const tied = ranked.filter(({ score }) => tie && score > TIE * best.score);
    const candidates = tie ? tied.map(({ opening }) => opening.delimiter) : CANDIDATES;
    throw new CarteiraError(
      'E_DELIMITER',
      {
        candidates: candidates.map(delimiterName).join('  '),
        reason: message(tie ? 'ingest.delimiter.tie' : 'ingest.delimiter.one_column'),
        sample: lineText(sample, from),
      },
      { file: sample.file, line },
    );
  }
  const hits = Math.max(0, ...best.opening.hits);
  const params = { cells: best.opening.width, hits };
  return decided(best.opening, hits > 0 ? 'found' : 'cuts', params);
}

/** The first line, shortened, to show what was found. */
function lineText(sample: Sample, from: number): string {
  const end = sample.bytes.indexOf(sample.newline, from);
  const stop = Math.min(end === -1 ? sample.bytes.length : end, from + 120);
  return cellText(sample.bytes, from, stop, 'windows-1252');
}

/** The bytes up to the end of the first lines. */
function windowOf({ bytes, newline }: Sample, from: number): Uint8Array {
  const cut = bytes.indexOf(newline, from + WINDOW_BYTES);
  return cut === -1 ? bytes : bytes.subarray(0, cut + 1);
}

function openWith(
  sample: Sample,
  delimiter: string,
  from: number,
  line: number,
  isKnown: Opening['isKnown'],
): Opening {
  const { bytes, newline, encoding } = sample;
  const window = windowOf(sample, from);
  const rows: SampleRecord[] = [];
  const texts: string[][] = [];
  for (const record of records(window, { delimiter: delimiter.charCodeAt(0), newline }, from, line)) {
    const cells = record.cells.map(([start, end]) => cellText(bytes, start, end, encoding.value));
    if (!record.fault && cells.every((cell) => cell === '')) continue;
    rows.push(record);
    texts.push(cells);
    if (rows.length === WINDOW_RECORDS) break;
  }
  const hits = texts.slice(0, MAX_HEADER_DEPTH).map((cells) => hitsOf(cells, isKnown));
  return { delimiter, rows, texts, width: usualWidth(rows.map(({ cells }) => cells.length)), hits, isKnown };
}

/** How many cells of a row are known names. A row with dates, or with more numbers than names, is data, whatever else it says. */
function hitsOf(cells: readonly string[], isKnown: Opening['isKnown']): number {
  if (cells.length < 2) return 0;
  let numbers = 0;
  for (const cell of cells) {
    const kind = kindOf(cell);
    if (kind === 'number') numbers++;
    if (numbers > cells.length / 4 || (kind === 'date' && cells.length > 2)) return 0;
  }
  const hits = cells.filter((cell) => cell !== '' && isKnown(cell)).length;
  return hits < numbers ? 0 : hits;
}

/** The most frequent number of cells from 2 on, the larger of equally frequent ones; 1 where there is none. */
export function usualWidth(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const cells of widths) if (cells > 1) counts.set(cells, (counts.get(cells) ?? 0) + 1);
  let width = 1;
  let most = 0;
  for (const [cells, count] of counts) {
    if (count > most || (count === most && cells > width)) {
      width = cells;
      most = count;
    }
  }
  return width;
}

/**
 * How well a delimiter cuts the lines: the share of lines of the usual width, more for more columns and for columns that
 * hold one type, and most of all for known header names. Types tell the decimal comma from the delimiter: cut at the wrong one,
 * cells hold the right one.
 */
function scoreOf({ rows, texts, width, hits, delimiter }: Opening): number {
  if (width < 2) return 0;
  const regular = texts.filter(
    (cells) => cells.length === width || (cells.length === width + 1 && cells.at(-1) === ''),
  );
  const body = regular.length > 1 ? regular.slice(1) : regular;
  const step = Math.ceil(body.length / SCORED_ROWS);
  const scored = body.filter((_, row) => row % step === 0);
  let consistency = 0;
  for (let column = 0; column < width; column++) {
    const counts = { blank: 0, number: 0, date: 0, text: 0, junk: 0 };
    for (const cells of scored) {
      const cell = cells[column]!;
      const kind = kindOf(cell);
      counts[kind === 'text' && isJunk(cell, delimiter) ? 'junk' : kind]++;
    }
    const filled = scored.length - counts.blank;
    consistency += filled === 0 ? 1 : Math.max(counts.number, counts.date, counts.text) / filled;
  }
  const share = regular.length / rows.length;
  return share * Math.log2(width) * (consistency / width) * (1 + Math.max(0, ...hits));
}

/** Whether a text holds another delimiter; commas are in texts of all kinds. */
function isJunk(cell: string, delimiter: string): boolean {
  return CANDIDATES.some((other) => other !== delimiter && other !== ',' && cell.includes(other));
}
