import stringWidth from 'string-width';

/** ASCII, Latin letters and `…`: one cell and one code unit each. Texts of these need no closer look. */
const PLAIN = /^[\x20-\x7E\u00C0-\u024F…]*$/;
const CONTROL = /[\x00-\x1F\x7F]/g;
/** C1 controls, direction marks and overrides, line separators, halves of a surrogate pair. */
const DECEIVING = /[\x80-\x9F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]|\p{Cs}/gu;

let segmenter: Intl.Segmenter | undefined;

/** The graphemes of a text. */
function graphemesOf(text: string): Intl.Segments {
  // Made when it is needed, for that takes the platform long. Grapheme boundaries do not depend on the language.
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return segmenter.segment(text);
}

/** Display cells that a text takes in a terminal. */
export function widthOf(text: string): number {
  return PLAIN.test(text) ? text.length : stringWidth(text);
}

/** A text's characters by their code points; blanks stay. */
function codePoints(text: string): string {
  const name = (char: string) => char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  return [...text].map((char) => (char === ' ' ? char : `⟨U+${name(char)}⟩`)).join('');
}

/**
 * Whether a grapheme shows, and stays itself between blanks instead of joining them. None holds a blank: where a line
 * breaks there, the rest of it would join what comes before.
 */
function standsAlone(grapheme: string): boolean {
  return (
    stringWidth(grapheme) > 0 && !grapheme.includes(' ') && [...graphemesOf(` ${grapheme} `)].length === 3
  );
}

/**
 * A text in which everything shows: controls as symbols (`␛`, `␊`), what hides or turns text as its code point
 * (`⟨U+202E⟩`). It has no line end, commands no terminal, and takes as many display cells as its graphemes together.
 */
export function visible(text: string): string {
  if (PLAIN.test(text)) return text;
  const shown = text
    .replace(CONTROL, (char) => (char === '\x7F' ? '␡' : String.fromCodePoint(0x2400 + char.charCodeAt(0))))
    .replace(DECEIVING, codePoints);
  let result = '';
  for (const { segment } of graphemesOf(shown)) {
    result += PLAIN.test(segment) || standsAlone(segment) ? segment : codePoints(segment);
  }
  return result;
}

/** The graphemes at the beginning of a visible text that fit into `width` cells. */
function head(text: string, width: number): string {
  if (PLAIN.test(text)) return text.slice(0, width);
  let taken = '';
  let used = 0;
  for (const { segment } of graphemesOf(text)) {
    used += widthOf(segment);
    if (used > width) break;
    taken += segment;
  }
  return taken;
}

/** A visible text in at most `width` cells (at least 1); `…` stands for what was cut off. */
export function truncate(text: string, width: number): string {
  return widthOf(text) <= width ? text : `${head(text, width - 1)}…`;
}

/** A visible text in lines of at most `width` cells, broken at blanks; words that are longer still are cut in pieces. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (widthOf(joined) <= width) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (widthOf(line) > width) {
      const piece = head(line, width);
      // A grapheme that is wider than the whole line cannot be shown: `…` takes its place.
      lines.push(piece || '…');
      line = line.slice((piece || graphemesOf(line).containing(0)!.segment).length);
    }
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}
