import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextInterner } from '../../src/ledger/interner.ts';

test('tells texts apart as a Map does, whatever characters they have and however long they are', () => {
  const unit = fc.constantFrom('a', 'b', '\0', '\x7f', '\x80', '\xff', 'é', 'ā', '日', '\ud83d', '\ude00');
  const text = fc.oneof(
    fc.string({ unit, maxLength: 4 }),
    fc.string({ unit, minLength: 60, maxLength: 300 }),
  );
  fc.assert(
    fc.property(fc.array(text, { maxLength: 40 }), text, (texts, other) => {
      const interner = new TextInterner();
      const known = new Map<string, number>();
      for (const each of [...texts, ...texts]) {
        if (!known.has(each)) known.set(each, known.size);
        expect(interner.intern(each)).toBe(known.get(each));
      }
      for (const each of [...texts, other]) expect(interner.find(each)).toBe(known.get(each) ?? -1);
    }),
  );
});
