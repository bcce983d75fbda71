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
    expect(shown).toBe(`…${'a'.repeat(36)}${'b'.repeat(36)}…`);
    expect(mark).toBe(' '.repeat(37) + '^'.repeat(37));
  });

  it('is as wide as there is room', () => {
    expect(excerptLines({ text: 'revenue > 5 && abc == A', start: 22, end: 23 }, 12)).toEqual([
      '…c == A',
      '      ^',
    ]);
    for (let room = 0; room < 30; room++) {
      const lines = excerptLines({ text: 'revenue > 5 && abc == A', start: 15, end: 18 }, room);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(Math.max(room, 2));
    }
  });
});
