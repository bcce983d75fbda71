import { describe, expect, it } from 'vitest';
import { excerptLines } from '../../src/cli/excerpt.ts';

/** The lines of an excerpt whose place is what stands between « and ». */
function lines(marked: string): string[] {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  return excerptLines({ text: marked.replace(/[«»]/g, ''), start, end });
}

describe('an excerpt', () => {
  it.each([
    ['abc «==» "A"', 'abc == "A"', '    ^^'],
    ['abc ==«»', 'abc ==', '      ^'],
    ['abc «==\n"A"»', 'abc ==␊"A"', '    ^^^^^^'],
    // 日本 takes four cells, é one or two code points and one cell.
    ['"日本" == «x»', '"日本" == x', '          ^'],
    ['"é" == «x»', '"é" == x', '       ^'],
  ])('of %j', (marked, shown, mark) => {
    expect(lines(marked)).toEqual([shown, mark]);
  });

  it('is empty of a blank text', () => {
    expect(lines('«»')).toEqual([]);
    expect(lines(' «»')).toEqual([]);
  });

  it('shows the surroundings of a place in a long text', () => {
    const [shown, mark] = lines(`${'a'.repeat(100)}«${'b'.repeat(100)}»${'c'.repeat(100)}`);
    expect(shown).toBe(`…${'a'.repeat(39)}${'b'.repeat(33)}…`);
    expect(mark).toBe(' '.repeat(40) + '^'.repeat(34));
  });
});
