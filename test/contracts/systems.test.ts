import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { detectLayout } from '../../src/ingest/layout/detect.ts';
import { FIELDS, type LayoutOptions } from '../../src/ingest/layout/layout.ts';
import { SYSTEMS } from '../../src/ingest/layout/roles/systems.ts';

// Every system of the list has a file in fixtures/erp that is recognised as it, and no other file is.

interface Telling {
  readonly system?: string;
  readonly refused?: string;
  readonly layout?: LayoutOptions;
}

const folder = path.resolve(import.meta.dirname, '../../fixtures/erp');
const tellings: Readonly<Record<string, Telling>> = JSON.parse(
  fs.readFileSync(path.join(folder, 'fixtures.json'), 'utf8'),
);

/** The name of the system that a file is recognised as. */
function recognised(file: string, map: LayoutOptions['map'] = {}): string | undefined {
  const layout = detectLayout(fs.readFileSync(path.join(folder, file)), { map }, { file, complete: true });
  return layout.evidence.find(({ subject }) => subject === 'system')?.value;
}

describe.each(SYSTEMS)('$name', ({ id, fields, words, proofs }) => {
  test('has a file that shows it', () => {
    expect(Object.values(tellings).filter(({ system }) => system === id)).not.toEqual([]);
  });

  test('is proven by enough headers', () => {
    for (const { headers = [], form } of proofs) {
      expect(headers.length >= 3 || form !== undefined).toBe(true);
    }
  });

  test('gives meanings to columns that have some', () => {
    expect(FIELDS).toEqual(expect.arrayContaining(Object.keys(fields ?? {})));
    expect(['order_status', 'operation', 'cancelled_flag']).toEqual(
      expect.arrayContaining(Object.keys(words ?? {})),
    );
  });
});

const shown = Object.entries(tellings).filter(([, { refused }]) => refused === undefined);

/** Real exports of other systems, with the columns that have to be named. */
const others: Readonly<Record<string, { map: LayoutOptions['map'] }>> = JSON.parse(
  fs.readFileSync(path.join(folder, '..', 'expected.json'), 'utf8'),
);

test.each(Object.entries(others))('%s is of none of them', (file, { map }) => {
  expect(recognised(path.join('..', file), map)).toBeUndefined();
});

test.each(shown)('%s is recognised as what it is', (file, { system, layout }) => {
  expect(recognised(file, layout?.map)).toBe(SYSTEMS.find(({ id }) => id === system)?.name);
});
