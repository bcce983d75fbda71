import fc from 'fast-check';
import { expect, test } from 'vitest';
import { json } from '../../src/output/json.ts';
import { ndjson } from '../../src/output/ndjson.ts';
import { cellsOfEveryType, documentOf, written } from './sample.ts';

const FIRST_ROW =
  '{"customer_id":"00123","abc":"total","reason":"As of 2026-03-31, compared with 2026-03-01","last_purchase":"2026-03-31","orders":1234,"median_interval_days":7.5,"revenue":12.35,"average_ticket":33.33,"share":0.666667,"key_account":true}';
const BLANK_ROW =
  '{"customer_id":null,"abc":null,"reason":null,"last_purchase":null,"orders":null,"median_interval_days":null,"revenue":null,"average_ticket":null,"share":null,"key_account":null}';
const LAST_ROW =
  '{"customer_id":"=1+1","abc":"none","reason":"no","last_purchase":"1970-01-01","orders":0,"median_interval_days":10,"revenue":-12.35,"average_ticket":0.00,"share":-0.500000,"key_account":false}';

const other = { id: 'other', columns: [{ id: 'orders', type: 'integer' }], rows: [] } as const;

test('JSON is one object with its sources and sections, a row a line, numbers exact', () => {
  expect(written(json, documentOf([cellsOfEveryType, other]))).toBe(
    [
      '{"meta":{"as_of":"2026-03-31",',
      '"since":"2026-03-01",',
      '"files":["vendas \\"1\\".csv"],',
      // 90071992547409931234 ten-thousandths: more digits than a float has.
      '"fates":[{"fate":"purchase","records":3,"money":9007199254740993.12}],',
      '"policy":{"status":{"active_days":60}},',
      '"version":"1.2.3"},',
      '"sections":[',
      '{"id":"customers","columns":["customer_id","abc","reason","last_purchase","orders","median_interval_days","revenue","average_ticket","share","key_account"],"rows":[',
      `${FIRST_ROW},`,
      `${BLANK_ROW},`,
      LAST_ROW,
      ']},',
      '{"id":"other","columns":["orders"],"rows":[]}',
      ']}',
      '',
    ].join('\n'),
  );
});

test('JSON of lists that do not tell their day has none', () => {
  const document = documentOf([other]);
  const undated = { ...document, meta: { ...document.meta, asOf: undefined, since: undefined } };
  expect(written(json, undated).split('\n').slice(0, 2)).toEqual(['{"meta":{"as_of":null,', '"since":null,']);
});

test('NDJSON of a list is its rows', () => {
  expect(written(ndjson, documentOf([cellsOfEveryType]))).toBe(`${FIRST_ROW}\n${BLANK_ROW}\n${LAST_ROW}\n`);
});

test('NDJSON of several sections is their figures', () => {
  const figures = {
    id: 'figures',
    columns: [
      { id: 'salesperson', type: 'text' },
      { id: 'revenue', type: 'money' },
      { id: 'abc', type: 'code', vocabulary: 'abc' },
    ],
    rows: [['A"na', 15_000n, undefined]],
  } as const;
  expect(written(ndjson, documentOf([figures, other]))).toBe(
    '{"section":"figures","item":"A\\"na","measure":"revenue","value":1.50}\n' +
      '{"section":"figures","item":"A\\"na","measure":"abc","value":null}\n',
  );
});

test('any texts come back, under any column names', () => {
  const name = fc.oneof(fc.constant('__proto__'), fc.string());
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 1 }), fc.string({ unit: 'binary' }), (ids, text) => {
      const section = {
        id: 'any',
        columns: ids.map((id) => ({ id, type: 'text' }) as const),
        rows: [ids.map(() => text)],
      };
      const entries = ids.map((id) => [id, text]).sort();
      const row = JSON.parse(written(json, documentOf([section]))).sections[0].rows[0];
      expect(Object.entries(row).sort()).toEqual(entries);
      expect(Object.entries(JSON.parse(written(ndjson, documentOf([section])))).sort()).toEqual(entries);
    }),
  );
});
