import { describe, expect, it } from 'vitest';
import { chooseCodePage } from '../../../src/ingest/layout/accents.ts';
import { detectLayout } from '../../../src/ingest/layout/detect.ts';
import type { LayoutOptions } from '../../../src/ingest/layout/layout.ts';

// Bytes typed by hand from the charts of the code pages.

const detect = (bytes: Uint8Array, options: LayoutOptions = {}, complete = true) =>
  detectLayout(bytes, options, { file: 'orders.csv', complete });
const latin1 = (text: string) => Buffer.from(text, 'latin1');

describe('UTF-16', () => {
  const text = 'Pedido;Razão Social;Data;Valor\r\n1;Açaí & Cia;31/01/2025;1,50\r\n';
  const little = Buffer.from(text, 'utf16le');
  const big = Buffer.from(little).swap16();
  const mark = { le: Buffer.from([0xff, 0xfe]), be: Buffer.from([0xfe, 0xff]) };

  it.each([
    ['LE with its mark', Buffer.concat([mark.le, little]), 'utf-16le', 3],
    ['BE with its mark', Buffer.concat([mark.be, big]), 'utf-16be', 3],
    ['LE without', little, 'utf-16le', 0],
    ['BE without', big, 'utf-16be', 0],
  ] as const)('%s is recognised, and offsets are those of the UTF-8 that is read', (_, bytes, value, bom) => {
    const layout = detect(bytes);
    expect(layout.encoding).toEqual({ value, proven: true });
    expect(layout.headers).toEqual(['Pedido', 'Razão Social', 'Data', 'Valor']);
    // 30 characters of header, one of them of two bytes, and CR LF.
    expect(layout).toMatchObject({ bom, bodyOffset: bom + 33, bodyLine: 2, newline: 10 });
  });

  it('is cut on a line end where the sample ends within a character', () => {
    const layout = detect(little.subarray(0, little.length - 3), {}, false);
    expect(layout.encoding.value).toBe('utf-16le');
    expect(layout.width).toBe(4);
  });

  it('is read where it is asked for, and refused where something else is', () => {
    expect(detect(little, { encoding: 'utf-16le' }).headers[1]).toBe('Razão Social');
    expect(() => detect(little, { encoding: 'windows-1252' })).toThrow('E_BINARY');
  });
});

describe('code pages of one byte', () => {
  const file = (...names: readonly string[]) =>
    latin1(`Pedido;Cliente;Data;Valor\r\n${names.map((name) => `1;${name};31/01/2025;1,50\r\n`).join('')}`);

  it.each([
    // São João, Açaí, Comércio, Pães
    ['cp850', ['S\xc6o Jo\xc6o', 'A\x87a\xa1', 'Com\x82rcio', 'P\xc6es']],
    ['windows-1252', ['S\xe3o Jo\xe3o', 'A\xe7a\xed', 'Com\xe9rcio', 'P\xe3es']],
    // CONCEIÇÃO, ARMAZÉM, AÇOUGUE
    ['cp850', ['CONCEI\x80\xc7O', 'ARMAZ\x90M', 'A\x80OUGUE']],
    ['windows-1252', ['CONCEI\xc7\xc3O', 'ARMAZ\xc9M', 'A\xc7OUGUE']],
    // SÃO and PREÇO: the same byte C7 is the one in code page 850 and the other in windows-1252.
    ['cp850', ['S\xc7O']],
    ['windows-1252', ['FOR\xc7A']],
    // nº 5, 2ª via
    ['cp850', ['Loja n\xa7 5', '2\xa6 via']],
    ['windows-1252', ['Loja n\xba 5', '2\xaa via']],
    // an apostrophe and a dash of windows-1252 beside one accent
    ['windows-1252', ['D\x92Avila \x96 Sa\xfade', 'Caf\xe9']],
    // Zürich, España
    ['cp850', ['Z\x81rich', 'Espa\xa4a']],
    ['windows-1252', ['Z\xfcrich', 'Espa\xf1a']],
  ] as const)('%s: %j', (value, names) => {
    const layout = detect(file(...names));
    expect(layout.encoding).toEqual({ value, proven: true });
  });

  it('is windows-1252 until the contrary where it does not tell', () => {
    // JOÃO or JOÇO; a blank that breaks no line, or an á
    for (const name of ['JO\xc7O', 'ate\xa0la', 'x \x96 y']) {
      expect(detect(file(name)).encoding).toEqual({ value: 'windows-1252', proven: false, rival: 'cp850' });
    }
  });

  it('is what is asked for', () => {
    for (const encoding of ['iso-8859-1', 'cp850', 'windows-1252'] as const) {
      expect(detect(file('S\xe3o'), { encoding }).encoding).toEqual({ value: encoding, proven: true });
    }
  });

  it('looks at a range only', () => {
    expect(chooseCodePage(latin1('Jos\x82 Sa\xfade'), 0, 4)).toEqual({ value: 'cp850', proven: true });
  });
});

describe('line ends', () => {
  it('are CRs where a text in quotes has a line feed in it', () => {
    const layout = detect(
      latin1('Pedido;Cliente;Data;Valor\r1;"Sol\nLua";31/01/2025;1,50\r2;Mar;31/01/2025;2,50\r'),
    );
    expect(layout).toMatchObject({ newline: 13, bodyLine: 2 });
  });
});

describe('lines in quotes', () => {
  const lines = ['Vendas de janeiro', '"Pedido,Cliente,Data,Valor"', '"1,Sol,31/01/2025,""1,50"""'];

  it('are read without them', () => {
    const more = Array.from({ length: 10 }, (_, n) => `"${n},Lua,31/01/2025,""2,50"""`);
    const layout = detect(Buffer.from([...lines, ...more].join('\n')));
    expect(layout).toMatchObject({ wrapped: true, width: 4, delimiter: 0x2c, headerLine: 2 });
    expect(layout.decimals.amount).toEqual({ value: ',', proven: true });
    expect(layout.evidence.map(({ subject }) => subject)).toContain('lines');
  });

  it('are no lines whose cells are in quotes', () => {
    const layout = detect(Buffer.from('"Pedido","Cliente","Data","Valor"\n"1","Sol","31/01/2025","1,50"\n'));
    expect(layout).toMatchObject({ wrapped: false, width: 4 });
  });
});
