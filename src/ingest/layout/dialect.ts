import { CarteiraError } from '../../domain/errors.ts';
import { message } from '../../domain/message.ts';
import { records, type SampleRecord } from '../scan.ts';
import type { Evidence, LayoutOptions } from './layout.ts';
import type { Sample } from './sample.ts';
import { cellText } from './table.ts';
import { claimsOf, normalise } from './vocabulary.ts';

const CANDIDATES = [';', ',', '\t', '|'] as const;

/** Enough lines to tell the delimiter and to find the header under its titles. */
const WINDOW_BYTES = 1 << 15;
const WINDOW_RECORDS = 200;

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
}

/** The delimiter, and the sample's first lines cut with it. `from`: where the header may begin. */
export function chooseDialect(
  sample: Sample,
  options: LayoutOptions,
  from: number,
  line: number,
): { readonly opening: Opening; readonly evidence: Evidence } {
  const wanted = new Set(Object.values(options.map ?? {}).map(normalise));
  const open = (delimiter: string) => openWith(sample, delimiter, from, line, wanted);
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
  const ranked = CANDIDATES.map((delimiter) => {
    const opening = open(delimiter);
    return { opening, score: scoreOf(opening) };
  }).sort((a, b) => b.score - a.score);
  const [best, second] = [ranked[0]!, ranked[1]!];
  if (best.score === 0 || second.score > TIE * best.score) {
    const candidates = ranked.filter(({ score }) => score > TIE * best.score || best.score === 0);
    throw new CarteiraError(
      'E_DELIMITER',
      {
        candidates: candidates.map(({ opening }) => delimiterName(opening.delimiter)).join('  '),
        reason: message(best.score === 0 ? 'ingest.delimiter.one_column' : 'ingest.delimiter.tie'),
        sample: lineText(sample, from),
      },
      { file: sample.file, line },
    );
  }
  return decided(best.opening, 'found', {
    cells: best.opening.width,
    hits: Math.max(0, ...best.opening.hits),
  });
}

/** The first line, shortened, to show what was found. */
function lineText(sample: Sample, from: number): string {
  const end = sample.bytes.indexOf(sample.newline, from);
  const stop = Math.min(end === -1 ? sample.bytes.length : end, from + 120);
  return cellText(sample.bytes, from, stop, 'windows-1252');
}

function openWith(
  sample: Sample,
  delimiter: string,
  from: number,
  line: number,
  wanted: ReadonlySet<string>,
): Opening {
  const { bytes, newline, encoding } = sample;
  const cut = bytes.indexOf(newline, from + WINDOW_BYTES);
  const window = cut === -1 ? bytes : bytes.subarray(0, cut + 1);
  const rows: SampleRecord[] = [];
  const texts: string[][] = [];
  for (const record of records(window, { delimiter: delimiter.charCodeAt(0), newline }, from, line)) {
    const cells = record.cells.map(([start, end]) => cellText(bytes, start, end, encoding.value));
    if (!record.fault && cells.every((cell) => cell === '')) continue;
    rows.push(record);
    texts.push(cells);
    if (rows.length === WINDOW_RECORDS) break;
  }
  const hits = texts.slice(0, MAX_HEADER_DEPTH).map((cells) => hitsOf(cells, wanted));
  return { delimiter, rows, texts, width: usualWidth(rows.map(({ cells }) => cells.length)), hits };
}

/** How many cells of a row are known header names. A row with many numbers and dates is data, whatever else it says. */
function hitsOf(cells: readonly string[], wanted: ReadonlySet<string>): number {
  if (cells.length < 2 || cells.filter((cell) => /^[\d\s.,:/-]+$/.test(cell)).length > cells.length / 4)
    return 0;
  return cells.filter((cell) => cell !== '' && (claimsOf(cell).length > 0 || wanted.has(normalise(cell))))
    .length;
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
  let consistency = 0;
  for (let column = 0; column < width; column++) {
    const counts = { number: 0, date: 0, text: 0, junk: 0 };
    let filled = 0;
    for (const cells of body) {
      const cell = cells[column]!;
      if (cell === '') continue;
      counts[typeOf(cell, delimiter)]++;
      filled++;
    }
    consistency += filled === 0 ? 1 : Math.max(counts.number, counts.date, counts.text) / filled;
  }
  const share = regular.length / rows.length;
  return share * Math.log2(width) * (consistency / width) * (1 + Math.max(0, ...hits));
}

function typeOf(cell: string, delimiter: string): 'number' | 'date' | 'text' | 'junk' {
  if (/^[-+(]?\s*(?:R\$|US\$|\$|€)?\s*[-+]?[\d.,']*\d[\d.,']*\s*[-)]?$/.test(cell)) return 'number';
  if (/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T].*)?$/.test(cell)) return 'date';
  return CANDIDATES.some((other) => other !== delimiter && other !== ',' && cell.includes(other))
    ? 'junk'
    : 'text';
}
