import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CarteiraError } from '../../../src/domain/errors.ts';
import { recoded, recoderOf } from '../../../src/ingest/bytes/recode.ts';
import { wrappedText } from '../../../src/ingest/bytes/wrapped-lines.ts';
import type { Encoding } from '../../../src/ingest/layout/layout.ts';
import { memoryInput } from '../memory-input.ts';

const recoder = (encoding: Encoding, wrapped: boolean) =>
  recoderOf({ encoding: { value: encoding, proven: true }, newline: 10, wrapped }, 'a.csv')!;

/** A file in memory, recoded, that is read in pieces. */
async function readThrough(
  bytes: Uint8Array,
  encoding: Encoding,
  wrapped: boolean,
  head: number,
  chunk: number,
): Promise<Buffer> {
  const source = await memoryInput('a.csv', bytes.subarray(head), chunk).open();
  const all = recoded(source, bytes.subarray(0, head), recoder(encoding, wrapped));
  const target = new Uint8Array(chunk);
  const pieces: Uint8Array[] = [];
  for (;;) {
    const got = await all.fill(target, 0);
    if (got === 0) return Buffer.concat(pieces);
    pieces.push(Uint8Array.from(target.subarray(0, got)));
  }
}

describe('UTF-16', () => {
  // "Aç" and a pizza (U+1F355), by hand: 0041 00E7 D83C DF55.
  const little = Uint8Array.of(0x41, 0, 0xe7, 0, 0x3c, 0xd8, 0x55, 0xdf);
  const big = Uint8Array.of(0, 0x41, 0, 0xe7, 0xd8, 0x3c, 0xdf, 0x55);
  const utf8 = [0x41, 0xc3, 0xa7, 0xf0, 0x9f, 0x8d, 0x95];

  it.each([
    ['utf-16le', little],
    ['utf-16be', big],
  ] as const)('%s is read as UTF-8, wherever its pieces are cut', async (encoding, bytes) => {
    for (let head = 0; head <= bytes.length; head++) {
      for (const chunk of [1, 2, 3, 7]) {
        expect([...(await readThrough(bytes, encoding, false, head, chunk))]).toEqual(utf8);
      }
    }
    expect([...recoder(encoding, false).write(Uint8Array.from(utf8))]).toEqual([...bytes]);
  });

  it('refuses a file that ends within a character', async () => {
    const cut = readThrough(little.subarray(0, 3), 'utf-16le', false, 0, 2);
    await expect(cut).rejects.toThrow(CarteiraError);
  });

  it('keeps halves of surrogate pairs as what UTF-8 does not allow', async () => {
    // D83C alone, then "A": ED A0 BC is what three bytes of UTF-8 would be for it.
    const half = Uint8Array.of(0x3c, 0xd8, 0x41, 0);
    expect([...(await readThrough(half, 'utf-16le', false, 0, 4))]).toEqual([0xed, 0xa0, 0xbc, 0x41]);
  });

  it('comes back as it was, whatever its units are', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom('utf-16le', 'utf-16be'),
        (any, encoding) => {
          const bytes = any.subarray(0, any.length - (any.length % 2));
          const both = recoder(encoding as Encoding, false);
          const read = Buffer.concat([both.read(bytes), both.end()]);
          expect([...both.write(read)]).toEqual([...bytes]);
        },
      ),
    );
  });
});

describe('lines in quotes', () => {
  const whole = (line: string) => {
    const text = wrappedText(Buffer.from(line), 0, line.length);
    return text && line.slice(text.from, text.to);
  };

  it.each([
    ['"1;Sol;2,50"', '1;Sol;2,50'],
    ['"1;""Sol; Lua"";2"', '1;""Sol; Lua"";2'],
    ['"1;Sol"\r', '1;Sol'],
    ['""""', '""'],
  ])('%j is one', (line, inner) => expect(whole(line)).toBe(inner));

  it.each(['1;Sol', '"1";"Sol"', '"1;Sol', '1;Sol"', '"', '""', '"""', '"a"b"', ''])('%j is none', (line) =>
    expect(whole(line)).toBeUndefined(),
  );

  it('are read without them, also behind a byte order mark; others stay', async () => {
    const file = Buffer.from('\ufeff"a,""b"",c"\r\ntitle\n\n"1,2,""x,""""y"""""""\n"3,4,5"');
    for (const chunk of [1, 5, 100]) {
      expect((await readThrough(file, 'utf-8', true, 0, chunk)).toString()).toBe(
        '\ufeffa,"b",c\r\ntitle\n\n1,2,"x,""y"""\n3,4,5',
      );
    }
  });

  it('come back as they were, in UTF-16 too', () => {
    const line = fc.tuple(fc.string({ unit: fc.constantFrom('"', 'a', ';', '\r', 'é') }), fc.boolean());
    fc.assert(
      fc.property(
        fc.array(line),
        fc.boolean(),
        fc.constantFrom('utf-8', 'utf-16be'),
        fc.nat(40),
        (lines, ends, encoding, cut) => {
          const text = lines
            .map(([inner, quoted]) => (quoted ? `"${inner.replaceAll('"', '""')}"` : inner))
            .join('\n');
          const utf16 = encoding === 'utf-16be';
          const plain = Buffer.from(ends ? `${text}\n` : text, utf16 ? 'utf16le' : 'utf-8');
          const bytes = utf16 ? plain.swap16() : plain;
          const both = recoder(encoding as Encoding, true);
          const read = [both.read(bytes.subarray(0, cut)), both.read(bytes.subarray(cut)), both.end()];
          const all = Buffer.concat(read);
          // Written in pieces of whole lines.
          const middle = all.indexOf(10) + 1;
          const written = [both.write(all.subarray(0, middle)), both.write(all.subarray(middle))];
          expect(Buffer.concat(written).equals(bytes)).toBe(true);
        },
      ),
    );
  });
});
