import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BrokenJson,
  isObject,
  type JsonValue,
  jsonLine,
  readJson,
} from '../../../src/cli/lists/json-values.ts';

/** The value as JSON.parse would give it, numbers as texts and null as undefined. */
function plain(value: JsonValue): unknown {
  if (typeof value !== 'object') return value;
  if (!isObject(value)) return value.map(plain);
  return Object.fromEntries([...value.members].map(([name, each]) => [name, plain(each)]));
}

function expected(value: unknown): unknown {
  if (value === null) return undefined;
  if (typeof value === 'number') return JSON.stringify(value);
  if (Array.isArray(value)) return value.map(expected);
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, expected(each)]));
}

test('any JSON is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(undefined, 2, '\t'), (text, indent) => {
      const value: unknown = JSON.parse(text);
      const spaced = JSON.stringify(value, undefined, indent);
      fc.pre(!spaced.includes('"__proto__"'));
      expect(plain(readJson(spaced))).toEqual(expected(value));
    }),
  );
});

test('numbers keep every digit, objects know their line', () => {
  const value = readJson('{"a":\n12345678901234567890.10,\n"b": [{}, {"c": "x"\n}]}');
  const rows = isObject(value) ? (value.members.get('b') as readonly JsonValue[]) : [];
  expect(jsonLine(value)).toBe('{"a":"12345678901234567890.10","b":[{},{"c":"x"}]}');
  expect(rows.map((each) => isObject(each) && each.line)).toEqual([3, 3]);
});

describe.each([
  ['nothing', '', 1],
  ['a text without an end', '{"a":\n"b}', 2],
  ['a line end in a text', '{"a": "b\nc"}', 1],
  ['a comma too many', '[1,\n2,\n]', 3],
  ['a comma too few', '[1\n2]', 2],
  ['a missing value', '{"a":\n}', 2],
  ['a missing colon', '{"a"\n"b"}', 2],
  ['a name without quotes', '{a: 1}', 1],
  ['an object without an end', '{"a": 1,\n\n', 3],
  ['more than one value', '{}\n{}', 2],
  ['an escape that there is not', '["\\x"]', 1],
  ['a word', 'nothing', 1],
])('%s', (_, text, line) => {
  test('is refused with its line', () => {
    expect(() => readJson(text)).toThrow(BrokenJson);
    expect(() => readJson(text)).toThrow(`line ${line}`);
  });
});
