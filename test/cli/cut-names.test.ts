import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cutNamesList, cutNamesWarning, findCutNames } from '../../src/cli/cut-names.ts';
import { isoOf } from '../../src/domain/day.ts';
import { moneyText } from '../../src/domain/money.ts';
import { readOrders } from '../../src/ingest/read.ts';
import { closeLedger } from '../../src/ledger/closed.ts';
import { LANGUAGES } from '../../src/locale/index.ts';
import { text } from '../../src/locale/text.ts';
import { memoryInput } from '../ingest/memory-input.ts';
import { read, standard } from '../ingest/reading.ts';

type Reading = Awaited<ReturnType<typeof read>>;

/** Every group: names with first and last day and revenue; and what the warning says in English. */
function cutIn(reading: Reading) {
  const found = findCutNames(closeLedger(reading.ledger, new Map(), reading.asOf));
  for (const language of LANGUAGES)
    for (const warning of cutNamesWarning(found, reading, 'above')) text(language, warning);
  return {
    found,
    groups: found.groups.map(({ names }) =>
      names.map(({ name, first, last, revenue }) =>
        [name, isoOf(first), isoOf(last), moneyText(revenue)].join(' | '),
      ),
    ),
    warnings: cutNamesWarning(found, reading, 'above').map((warning) => text('en', warning)),
  };
}

/** Orders of 1.00 by name, on days of 2025; the header says what the key is. */
function orders(rows: readonly (readonly [name: string, ...days: string[]])[], header = 'Cliente'): string {
  const lines = rows.flatMap(([name, ...days]) => days.map((day) => `${name};2025-${day};1,00`));
  return `${[`${header};Data;Valor`, ...lines].join('\n')}\n`;
}

const cutOf = async (rows: Parameters<typeof orders>[0]) => {
  const { groups } = cutIn(await read(orders(rows)));
  return groups.map((names) => names.map((line) => line.split(' | ')[0]).join(' > '));
};

test('materiais.csv cuts names at 20 characters until July', async () => {
  // Computed with a few lines of Python over the file (csv, decimal, unicodedata): rows by CLIENTE without CONSUMIDOR FINAL, VALOR
  // added up with DEV negative, days of positive rows; pairs are names of which one, folded, begins another.
  const bytes = readFileSync('fixtures/materiais.csv');
  const { groups, warnings } = cutIn(await readOrders([memoryInput('materiais.csv', bytes)], standard));
  expect(groups).toEqual([
    [
      'AVICULTURA SANTA RIT | 2025-04-01 | 2025-07-31 | 1922839.06',
      'AVICULTURA SANTA RITA S.A. | 2025-08-01 | 2025-11-02 | 1511233.79',
    ],
    [
      'MERCADINHO MANTIQUEI | 2025-04-04 | 2025-07-31 | 499899.87',
      'MERCADINHO MANTIQUEIRA ME | 2025-09-17 | 2025-09-17 | 480.00',
      'MERCADINHO MANTIQUEIRA EIRELI | 2025-08-07 | 2025-11-05 | 320683.41',
    ],
    [
      'MERCADINHO BOM PREÇO | 2025-04-01 | 2025-07-24 | 245996.01',
      'MERCADINHO BOM PREÇO LTDA | 2025-08-20 | 2025-11-05 | 168386.81',
    ],
    [
      'CONDOMINIO BOM PREÇO | 2025-04-09 | 2025-07-19 | 97649.23',
      'CONDOMINIO BOM PREÇO LTDA | 2025-08-21 | 2025-08-21 | 2990.10',
      'CONDOMINIO BOM PREÇO S.A. | 2025-08-05 | 2025-11-04 | 182827.75',
    ],
    [
      'CONDOMINIO TRÊS IRMÃ | 2025-04-01 | 2025-07-14 | 163710.92',
      'CONDOMINIO TRÊS IRMÃOS LTDA | 2025-08-03 | 2025-10-17 | 105079.63',
    ],
    [
      'CONSTRUTORA HORIZONT | 2025-04-08 | 2025-07-29 | 144570.35',
      'CONSTRUTORA HORIZONTE | 2025-08-06 | 2025-11-06 | 105375.78',
    ],
    [
      'CASA DE RACAO ÁGUIA | 2025-04-20 | 2025-07-24 | 96226.25',
      'CASA DE RACAO ÁGUIA LTDA | 2025-08-06 | 2025-10-18 | 105493.49',
    ],
    [
      'ENGENHARIA DO VALE L | 2025-05-03 | 2025-06-29 | 58760.91',
      'ENGENHARIA DO VALE LTDA | 2025-08-01 | 2025-10-25 | 119887.13',
    ],
    [
      'CLINICA VET BOM PREÇ | 2025-04-26 | 2025-06-23 | 66146.76',
      'CLINICA VET BOM PREÇO ME | 2025-08-07 | 2025-11-02 | 66093.22',
    ],
    [
      'CONDOMINIO NORTE SUL | 2025-04-15 | 2025-05-25 | 19530.89',
      'CONDOMINIO NORTE SUL LTDA | 2025-10-05 | 2025-10-05 | 9346.92',
    ],
    [
      'CONDOMINIO ESTRELA E | 2025-05-23 | 2025-06-21 | 27098.56',
      'CONDOMINIO ESTRELA EIRELI | 2025-10-08 | 2025-10-08 | 117.60',
    ],
    [
      'CONSTRUTORA ESTRELA | 2025-06-12 | 2025-06-12 | 11205.00',
      'CONSTRUTORA ESTRELA COMERCIO E SERVICOS LTDA | 2025-08-28 | 2025-08-28 | 1224.82',
    ],
  ]);
  // The twelve short names add up to 3,353,633.81.
  expect(warnings).toEqual([
    '12 names look like the beginning of a longer one, cut at 20 characters, with no purchase of both in the same time: listed above. ' +
      'If they are the same customers, 3,353,633.81 of revenue stand apart. Nothing here can join them: export again with a customer code, ' +
      'a CNPJ or the whole name in every row',
  ]);
});

describe('a name looks cut', () => {
  test.each<[string, Parameters<typeof orders>[0], string[]]>([
    [
      'where nobody before has a longer one',
      [
        ['SUPERMERCADO SA', '01-10', '01-20'],
        ['SUPERMERCADO SAO JOAO', '01-21'],
        ['BAR', '01-15'],
      ],
      ['SUPERMERCADO SA > SUPERMERCADO SAO JOAO'],
    ],
    [
      'and not where somebody before has',
      [
        ['SUPERMERCADO SA', '01-10', '01-20'],
        ['SUPERMERCADO SAO JOAO', '01-21'],
        ['BAR DO MANOEL PADARIA', '01-15'],
      ],
      [],
    ],
    [
      'also where longer ones are older, if two are cut at the same length',
      [
        ['SUPERMERCADO SA', '01-10'],
        ['SUPERMERCADO SAO JOAO', '01-21'],
        ['DISTRIBUIDORA S', '01-11'],
        ['DISTRIBUIDORA SANTA RITA', '01-21'],
        ['BAR DO MANOEL PADARIA', '01-15'],
      ],
      ['DISTRIBUIDORA S > DISTRIBUIDORA SANTA RITA', 'SUPERMERCADO SA > SUPERMERCADO SAO JOAO'],
    ],
    [
      'also where the cutting system came later',
      [
        ['SUPERMERCADO SAO JOAO', '01-10'],
        ['SUPERMERCADO SA', '01-21'],
      ],
      ['SUPERMERCADO SA > SUPERMERCADO SAO JOAO'],
    ],
    [
      'not where both bought on one day',
      [
        ['SUPERMERCADO SA', '01-10', '01-21'],
        ['SUPERMERCADO SAO JOAO', '01-21'],
      ],
      [],
    ],
    [
      'at the end of a word only at a length that is proven, or where the blank was the last character',
      [
        ['CASA DE RACAO AG', '01-10'],
        ['CASA DE RACAO AGUIA', '01-21'],
        ['MERCADO BOA FLOR', '01-10'],
        ['MERCADO BOA FLOR LTDA', '01-21'],
        ['PADARIA DO BELO', '01-10'],
        ['PADARIA DO BELO MONTE', '01-21'],
        ['ARMAZEM DO ZE', '01-10'],
        ['ARMAZEM DO ZE LTDA', '01-21'],
      ],
      [
        'CASA DE RACAO AG > CASA DE RACAO AGUIA',
        'MERCADO BOA FLOR > MERCADO BOA FLOR LTDA',
        'PADARIA DO BELO > PADARIA DO BELO MONTE',
      ],
    ],
    [
      'from ten characters on',
      [
        ['MERCADO J', '01-10'],
        ['MERCADO JOAO', '01-21'],
      ],
      [],
    ],
    [
      'whatever the case and the accents',
      [
        ['AÇOUGUE TRÊS IRM', '01-10'],
        ['Acougue Tres Irmãos', '01-21'],
      ],
      ['AÇOUGUE TRÊS IRM > Acougue Tres Irmãos'],
    ],
  ])('%s', async (_, rows, expected) => {
    expect(await cutOf(rows)).toEqual(expected);
    expect(await cutOf(rows.toReversed())).toEqual(expected);
  });

  test('also with ids, which the list then shows', async () => {
    const sales =
      'Código;Nome do Cliente;Data;Valor\nC1;SUPERMERCADO SA;2025-01-10;1,00\nC2;SUPERMERCADO SAO JOAO;2025-01-21;2,00\n';
    const { found, warnings } = cutIn(await read(sales));
    expect(cutNamesList(found).columns.map(({ id }) => id)).toEqual([
      'group',
      'customer_id',
      'customer_name',
      'first',
      'last',
      'revenue',
    ]);
    expect([...cutNamesList(found).rows].map((row) => row.slice(0, 3))).toEqual([
      [1, 'C1', 'SUPERMERCADO SA'],
      [1, 'C2', 'SUPERMERCADO SAO JOAO'],
    ]);
    expect(warnings[0]).toMatch(
      /1\.00 of revenue stands apart\. Each has an id of its own: .*--group-by tax-root$/,
    );
  });

  test('with a column of tax ids, but not between two that are valid', async () => {
    // 33.000.167/0001-01 and 33.592.510/0001-54 are published: Petrobras and Vale.
    const sales = (tax: string) =>
      `Cód. Cliente;CNPJ;Nome do Cliente;Data;Valor\nC1;${tax};SUPERMERCADO SA;2025-01-10;1,00\nC2;33.592.510/0001-54;SUPERMERCADO SAO JOAO;2025-01-21;2,00\n`;
    const byId = cutIn(await read(sales('33.592.510/0001-54')));
    expect(byId.warnings[0]).toMatch(/--group-by tax-root joins those that have the same CNPJ$/);
    const byTaxId = await read(sales('33.000.167/0001-01').replaceAll(/^[^;]*;/gm, ''));
    expect(cutIn(byTaxId).groups).toEqual([]);
  });

  test('in twenty groups at most, the others are counted', async () => {
    // 21 letters, and for each ten of them before SA and before SANTOS.
    const letters = [...'ABCDEFGHIJKLMNOPQRSTU'];
    const rows = letters.flatMap((letter): [string, string][] => [
      [`${letter.repeat(10)} SA`, '01-10'],
      [`${letter.repeat(10)} SANTOS`, '01-21'],
    ]);
    const { found } = cutIn(await read(orders(rows)));
    expect(found.names).toBe(21);
    const list = cutNamesList(found);
    expect(list.rows.length).toBe(40);
    expect(list.notes!.map((note) => text('en', note))).toEqual(['1 more group.']);
  });
});
