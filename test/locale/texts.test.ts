import { expect, test } from 'vitest';
import { TEXTS } from '../../src/locale/index.ts';
import { slotsOf } from '../../src/locale/text.ts';

const keys = Object.keys(TEXTS.en).sort();

test('both languages have the same keys', () => {
  expect(Object.keys(TEXTS['pt-BR']).sort()).toEqual(keys);
});

test('the texts of a key name the same values in both languages', () => {
  const differing = keys.filter(
    (key) => slotsOf(TEXTS.en[key]!).join() !== slotsOf(TEXTS['pt-BR'][key] ?? '').join(),
  );
  expect(differing).toEqual([]);
});

test('braces are only used for values', () => {
  for (const texts of Object.values(TEXTS)) {
    for (const [key, text] of Object.entries(texts)) {
      expect(text.replace(/\{\w+(#[^{}|]*\|[^{}|]*)?\}/g, ''), key).not.toMatch(/[{}]/);
    }
  }
});
