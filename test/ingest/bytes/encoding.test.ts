import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, encodeText } from '../../../src/ingest/bytes/encoding.ts';
import type { Encoding } from '../../../src/ingest/layout/layout.ts';

const decode = (bytes: readonly number[], encoding: Encoding) =>
  decodeText(Uint8Array.from(bytes), 0, bytes.length, encoding);

describe('decodeText', () => {
  it('reads the bytes 80 to 9F of windows-1252 as its code page says', () => {
    // Python: bytes([0x93,0x41,0x94,0x96,0x80,0xe7]).decode('cp1252')
    expect(decode([0x93, 0x41, 0x94, 0x96, 0x80, 0xe7], 'windows-1252')).toBe('“A”–€ç');
  });

  it('keeps the five unassigned bytes as control characters', () => {
    expect(decode([0x81, 0x8d, 0x8f, 0x90, 0x9d], 'windows-1252')).toBe('\u0081\u008d\u008f\u0090\u009d');
  });

  it('reads ISO-8859-1 as the first 256 characters of Unicode', () => {
    expect(decode([0x41, 0xe7, 0xe3, 0x80, 0xa0], 'iso-8859-1')).toBe('Açã\u0080\u00a0');
  });

  it('reads code page 850 as its table says', () => {
    // Python: bytes(range(0x80, 0x100)).decode('cp850')
    expect(decode([0x80, 0xc7, 0x90, 0xb5, 0xd6, 0xe0, 0xe9, 0xe5, 0xb6, 0xd2, 0xe2, 0xb7], 'cp850')).toBe(
      'ÇÃÉÁÍÓÚÕÂÊÔÀ',
    );
    expect(decode([0x87, 0xc6, 0x82, 0xa0, 0xa1, 0xa2, 0xa3, 0xe4, 0x83, 0x88, 0x93, 0x85], 'cp850')).toBe(
      'çãéáíóúõâêôà',
    );
    expect(decode([0xa6, 0xa7, 0xf8, 0xb3, 0xcd, 0xd5, 0xf0, 0xff], 'cp850')).toBe('ªº°│═ı\u00ad\u00a0');
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
  it.each(['windows-1252', 'iso-8859-1', 'cp850'] as const)('writes every byte of %s back', (encoding) => {
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const text = decodeText(all, 0, 256, encoding)!;
    expect([...encodeText(text, encoding)!]).toEqual([...all]);
  });

  it('has nothing for what the encoding cannot write', () => {
    expect(encodeText('★', 'windows-1252')).toBeUndefined();
    expect(encodeText('😀', 'windows-1252')).toBeUndefined();
    expect(encodeText('€', 'iso-8859-1')).toBeUndefined();
    expect(encodeText('“', 'cp850')).toBeUndefined();
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
