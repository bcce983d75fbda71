import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asMeant } from '../../../src/ingest/values/misread.ts';

// The damage is what Python makes of it: text.encode('utf-8').decode('cp1252'), with bytes that it has no character for as the
// control characters of the same number; the pairs of single characters are those of the debugging chart of i18nqa.com.

describe('a text that was misread is read as it was meant', () => {
  test.each([
    ['Ã£', 'ã'],
    ['SÃ£o Paulo', 'São Paulo'],
    ['AÃ§Ã£o', 'Ação'],
    ['CÃ³digo', 'Código'],
    ['AÃ‡ÃƒO', 'AÇÃO'],
    ['PROMOÃ‡Ã•ES', 'PROMOÇÕES'],
    ['AGRÃ\u008dCOLA', 'AGRÍCOLA'],
    ['Ã“TICA CENTRAL', 'ÓTICA CENTRAL'],
    ['AVÃ“', 'AVÓ'],
    ['Ã\u00a0 vista', 'à vista'],
    ['vou Ã\u00a0 feira', 'vou à feira'],
    ['NÂº 5', 'Nº 5'],
    ['5Âª Avenida', '5ª Avenida'],
    ['JosÃ© â€“ filho', 'José – filho'],
    ['Dâ€™Ã\u0081vila', 'D’Ávila'],
    ['â€œBom PreÃ§oâ€\u009d', '“Bom Preço”'],
    ['EspaÃ±a', 'España'],
    ['ESPAÃ‘A', 'ESPAÑA'],
    ['Å’uvre & Å½iÅ¾ek', 'Œuvre & Žižek'],
    ['R$ 10 â‚¬', 'R$ 10 €'],
    ['Docesâ„¢', 'Doces™'],
    ['Å\u0081Ã³dÅº', 'Łódź'],
    ['ðŸ˜€ Festas', '😀 Festas'],
    ['CÃ”NSUL', 'CÔNSUL'],
    ['PATÃŠ', 'PATÊ'],
    ['ITÃ\u0081', 'ITÁ'],
    ['ItajaÃ\u00ad', 'Itajaí'],
    ['Ã‚NGELA', 'ÂNGELA'],
    ['PÃƒES', 'PÃES'],
    ['NescafÃ©Â®', 'Nescafé®'],
  ] as const)('%s is %s', (written, meant) => {
    expect(asMeant(written)).toBe(meant);
  });

  test.each([
    ['SÃƒÂ£o JoÃƒÂ£o', 'São João'],
    ['ÃƒÂ\u0081vila', 'Ávila'],
    ['SÃƒÆ’Ã‚Â£o', 'São'],
  ] as const)('%s, misread again, is %s', (written, meant) => {
    expect(asMeant(written)).toBe(meant);
  });

  test('where ISO-8859-1 was taken for it, too', () => {
    // Every byte is the character of the same number: AÇÃO is C3 87 C3 83 in UTF-8.
    expect(asMeant('A\u00c3\u0087\u00c3\u0083O')).toBe('AÇÃO');
    expect(asMeant('M\u00e3e'), 'one byte a character').toBe('Mãe');
    const words = [
      'São',
      'AÇÃO',
      'Conceição',
      'ÓTICA',
      'é',
      'Ltda',
      '–',
      '“Irmãos”',
      'João & Cia',
      'Nº',
      'À',
      'PÕE',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { minLength: 1 }), (several) => {
        const meant = several.join(' ');
        expect(asMeant(Buffer.from(meant, 'utf-8').toString('latin1'))).toBe(meant);
      }),
    );
  });
});

describe('a text that may be meant is left as it stands', () => {
  test.each([
    ['Padaria', 'nothing beyond ASCII'],
    ['São Paulo', 'a right text'],
    ['AÇÃO', 'a right text in capitals'],
    ['Ã', 'one letter'],
    ['ROMÃ', 'ends in it'],
    ['Â', 'one letter'],
    ['SÃ£o José', 'the last letter is right: no program made both'],
    ['JosÃ', 'cut within a character'],
    ['SÃ£o JosÃ', 'cut within a character'],
    ['“IRMÃ”', 'a quote that opens proves it right'],
    ['"IRMÃ” DULCE', 'a letter and a closing quote: IRMÔ is no word'],
    ['IRMÃ’S', 'an apostrophe'],
    ['IRMÃ–AMIGA', 'a dash'],
    ['LÃ… e linha', 'an ellipsis'],
    ['MAÇÃ®', 'a trade mark'],
    ['LÃ®', 'a trade mark'],
    ['LÃ™', 'a trade mark'],
    ['IRMÃ\u00a0DULCE', 'a blank that breaks no line'],
    ['NESCAFÉ®', 'C9 AE would be a letter of phonetics'],
    ['CAFÉ’S', 'C9 92, too'],
    ['CAFÉ “PELÉ”', 'C9 22 is none, C9 94 would be'],
    ['ESPAÇO “Ç”', 'C7 94'],
    ['Â\u0085', 'C2 85 is a control character'],
    ['ï¿½gua', 'the mark of a lost character'],
    ['日本 Ã£', 'what no byte gives'],
    ['Ð˜Ð²Ð°Ð½', 'letters that no customer here has'],
  ])('%s (%s)', (written) => {
    expect(asMeant(written)).toBe(written);
  });

  test('all that has no accent', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ -~]*$/), (text) => {
        expect(asMeant(text)).toBe(text);
      }),
    );
  });

  test('all words of Portuguese and Spanish: no capital is followed by a sign', () => {
    const letters = 'áàâãçéêíóôõúüñÁÀÂÃÇÉÊÍÓÔÕÚÜÑabzABZ0 .,-&/()';
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...letters)), (characters) => {
        const text = characters.join('');
        expect(asMeant(text)).toBe(text);
      }),
    );
  });

  test('what it gives is not changed again', () => {
    const signs = 'SÃ£§©ª­“”•ƒ‡º°ÂÅâ€™Éé o';
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...signs), { maxLength: 12 }), (characters) => {
        const once = asMeant(characters.join(''));
        expect(asMeant(once)).toBe(once);
      }),
    );
  });
});
