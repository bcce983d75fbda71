import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, encodeText } from '../../src/ingest/encoding.ts';

const decode = (bytes: readonly number[], encoding: 'utf-8' | 'windows-1252') =>
  decodeText(Uint8Array.from(bytes), 0, bytes.length, encoding);

describe('decodeText', () => {
  it('reads the bytes 80 to 9F of windows-1252 as its code page says', () => {
    // Python: bytes([0x93,0x41,0x94,0x96,0x80,0xe7]).decode('cp1252')
    expect(decode([0x93, 0x41, 0x94, 0x96, 0x80, 0xe7], 'windows-1252')).toBe('“A”–€ç');
  });

  it('keeps the five unassigned bytes as control characters', () => {
    expect(decode([0x81, 0x8d, 0x8f, 0x90, 0x9d], 'windows-1252')).toBe('\u0081\u008d\u008f\u0090\u009d');
  });

  it('has nothing for invalid UTF-8', () => {
    expect(decode([0x61, 0xe9], 'utf-8')).toBeUndefined();
    expect(decode([0xc0, 0xaf], 'utf-8')).toBeUndefined();
    expect(decode([0xed, 0xa0, 0x80], 'utf-8')).toBeUndefined();
  });

  it('reads a range only, short or long, ASCII or not', () => {
    const text = `${'x'.repeat(50)}Açúcar${'y'.repeat(50)}`;
    const bytes = Buffer.from(text, 'utf-8');
    expect(decodeText(bytes, 50, 58, 'utf-8')).toBe('Açúcar');
    expect(decodeText(bytes, 0, 50, 'utf-8')).toBe('x'.repeat(50));
    expect(decodeText(bytes, 0, bytes.length, 'utf-8')).toBe(text);
  });
});

describe('encodeText', () => {
  it('writes every byte of windows-1252 back as it was', () => {
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const text = decodeText(all, 0, 256, 'windows-1252')!;
    expect([...encodeText(text, 'windows-1252')!]).toEqual([...all]);
  });

  it('has nothing for what the encoding cannot write', () => {
    expect(encodeText('★', 'windows-1252')).toBeUndefined();
    expect(encodeText('😀', 'windows-1252')).toBeUndefined();
    expect(encodeText('\ud800', 'utf-8')).toBeUndefined();
  });

  it('is undone by decodeText', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const bytes = encodeText(text, 'utf-8')!;
        expect(decodeText(bytes, 0, bytes.length, 'utf-8')).toBe(text);
        const narrow = encodeText(text, 'windows-1252');
        if (narrow) expect(decodeText(narrow, 0, narrow.length, 'windows-1252')).toBe(text);
      }),
    );
  });
});
