import { describe, expect, test } from 'vitest';
import { moneyText } from '../../src/domain/money.ts';
import { readOrders } from '../../src/ingest/read.ts';
import { readRegister } from '../../src/ingest/register/register.ts';
import { closeLedger } from '../../src/ledger/closed.ts';
import { ATTRIBUTES } from '../../src/ledger/portfolio.ts';
import { LANGUAGES } from '../../src/locale/index.ts';
import { text } from '../../src/locale/text.ts';
import { memoryInput } from './memory-input.ts';
import { customersOf, fatesOf, read, sheet, standard } from './reading.ts';

// Sums are small enough for the head. The damage is what Python makes of it: text.encode('utf-8').decode('cp1252').

type Read = Awaited<ReturnType<typeof read>>;

/** What is told in English; it must exist in every language. */
function told({ warnings }: Read): string[] {
  for (const language of LANGUAGES) for (const warning of warnings) text(language, warning);
  return warnings
    .map((warning) => text('en', warning))
    .filter((warning) => warning.includes('damaged accents'));
}

/** Id, revenue and attributes of every customer. */
function customersIn({ ledger, asOf }: Read): string[] {
  const portfolio = closeLedger(ledger, new Map(), asOf);
  return Array.from({ length: portfolio.size }, (_, customer) => {
    const { purchases, returns } = portfolio.totals(customer);
    const attributes = ATTRIBUTES.map((attribute) => portfolio.attribute(customer, attribute) ?? '-');
    return [portfolio.customerId(customer), moneyText(purchases - returns), ...attributes].join(', ');
  });
}

const HEADER = 'CÃ³digo;RazÃ£o Social;EmissÃ£o;Valor;SituaÃ§Ã£o;Vendedor;RegiÃ£o';

describe('a file that another program misread', () => {
  const damaged = sheet(
    HEADER,
    '1;Padaria SÃ£o JoÃ£o;13/01/2025;1,00;ConcluÃ\u00addo;Ã‚ngela;CearÃ¡',
    '1;Padaria SÃ£o JoÃ£o;14/01/2025;2,00;DevoluÃ§Ã£o;Ã‚ngela;CearÃ¡',
    '2;AÃ‡OUGUE;15/01/2025;4,00;ConcluÃ\u00addo;Bruno;ParanÃ¡',
  );

  test('reads as the right one: headers, names, status words', async () => {
    const reading = await read(damaged);
    expect(reading.files[0]!.layout.headers.join(';')).toBe(
      'Código;Razão Social;Emissão;Valor;Situação;Vendedor;Região',
    );
    // A return that a status word tells came to nothing.
    expect(fatesOf(reading)).toEqual({ purchase: '2 5.00', cancelled: '1 2.00' });
    expect(customersIn(reading)).toEqual([
      '1, 1.00, Padaria São João, Ângela, Ceará, -',
      '2, 4.00, AÇOUGUE, Bruno, Paraná, -',
    ]);
  });

  test('tells how many texts of which columns, with an example', async () => {
    expect(told(await read(damaged))).toEqual([
      'a.csv: damaged accents, UTF-8 that was taken for another encoding, are read as they were meant: ' +
        '5 column names (CÃ³digo as Código); 2 different texts in Razão Social (AÃ‡OUGUE as AÇOUGUE); ' +
        '2 different texts in Situação (ConcluÃ\u00addo as Concluído); 1 text in Vendedor (Ã‚ngela as Ângela); ' +
        '2 different texts in Região (CearÃ¡ as Ceará)',
    ]);
  });

  test.each([
    ['UTF-16', 'utf16le'],
    ['windows-1252', 'latin1'],
  ] as const)('also in %s', async (_, encoding) => {
    // Without soft hyphens and capitals, ISO-8859-1 has all of these characters.
    const plain = damaged
      .replaceAll('ConcluÃ\u00addo', 'Normal')
      .replace('AÃ‡OUGUE', 'SERRAÃ£O')
      .replaceAll('Ã‚n', 'N');
    const bytes = Buffer.concat([
      ...(encoding === 'utf16le' ? [Buffer.from([0xff, 0xfe])] : []),
      Buffer.from(plain, encoding),
    ]);
    const reading = await readOrders([memoryInput('a.csv', bytes)], standard);
    expect(customersIn(reading)).toEqual([
      '1, 1.00, Padaria São João, Ngela, Ceará, -',
      '2, 4.00, SERRAãO, Bruno, Paraná, -',
    ]);
  });

  test('takes names of columns in both spellings', async () => {
    for (const amount of ['PreÃ§o total', 'Preço total']) {
      const orders = sheet('Cliente;Data;Valor;PreÃ§o total', 'a;13/01/2025;1,00;2,00');
      expect(customersOf(await read(orders, { layout: { map: { amount } } }))).toEqual({ a: '2.00 1' });
    }
  });

  test('is a question of the text, not of the place: any chunks, kernel or not, headers repeated', async () => {
    const rows = [
      '1;Padaria SÃ£o JoÃ£o;13/01/2025;1,00;Normal;Ã‚ngela;CearÃ¡',
      '1;Padaria São João;14/01/2025;2,00;Normal;Ângela;Ceará',
      HEADER,
      '2;SÃ£o José;15/01/2025;4,00;Normal;Bruno;ParanÃ¡',
    ];
    const file = Buffer.from(sheet(HEADER, ...rows));
    const results = await Promise.all(
      [1, 7, 64, 1 << 16].flatMap((chunkBytes) =>
        [true, false].map(async (compareRows) => {
          const reading = await readOrders([memoryInput('a.csv', file, chunkBytes)], {
            ...standard,
            chunkBytes,
            compareRows,
          });
          return {
            told: told(reading),
            customers: customersIn(reading),
            fates: fatesOf(reading),
          };
        }),
      ),
    );
    for (const result of results) expect(result).toEqual(results[0]);
    expect(results[0]).toMatchObject({
      // One letter of the last name is right, so that nothing proves what made the others.
      customers: ['1, 3.00, Padaria São João, Ângela, Ceará, -', '2, 4.00, SÃ£o José, Bruno, Paraná, -'],
      fates: { purchase: '3 7.00', structural: '1 0.00' },
    });
  });
});

describe('a customer whose key is a name', () => {
  const rows = ['SÃ£o JoÃ£o;13/01/2025;1,00', 'São João;14/01/2025;2,00', 'SÃƒÂ£o JoÃƒÂ£o;15/01/2025;4,00'];

  test('is one, however often it was misread', async () => {
    for (const name of ['Cliente', 'Nome do cliente']) {
      for (const order of [rows, rows.toReversed()]) {
        const reading = await read(sheet(`${name};Data;Valor`, ...order));
        expect(customersOf(reading)).toEqual({ 'São João': '7.00 3' });
      }
    }
  });

  test('is one in two files, of which one is right', async () => {
    const files = rows.map((row) => sheet('Cliente;Data;Valor', row));
    expect(customersOf(await read(files.slice(0, 2)))).toEqual({ 'São João': '3.00 2' });
  });

  test('keeps its unit', async () => {
    const orders = sheet(
      'Cód. Cliente;Loja;Data;Valor',
      'SÃ£o;01;13/01/2025;1,00',
      'São;01;14/01/2025;2,00',
      'São;02;14/01/2025;4,00',
    );
    expect(customersOf(await read(orders))).toEqual({ 'São/01': '3.00 2', 'São/02': '4.00 1' });
  });

  test('may stand for nobody', async () => {
    const orders = sheet(
      'Cliente;Data;Valor',
      'Consumidor nÃ£o identificado;13/01/2025;1,00',
      'a;14/01/2025;2,00',
    );
    const reading = await read(orders, { placeholders: ['consumidor não identificado'] });
    expect(fatesOf(reading)).toEqual({ purchase: '1 2.00', unidentified: '1 1.00' });
  });
});

test('a file of right texts tells nothing', async () => {
  const orders = sheet(
    'Código;Razão Social;Emissão;Valor',
    '1;NESCAFÉ® “Irmã”;13/01/2025;1,00',
    '2;ROMÃ®;13/01/2025;1,00',
  );
  const reading = await read(orders);
  expect(told(reading)).toEqual([]);
  expect(customersIn(reading)).toEqual(['1, 1.00, NESCAFÉ® “Irmã”, -, -, -', '2, 1.00, ROMÃ®, -, -, -']);
});

test('a register that another program misread', () => {
  const { entries, warnings } = readRegister(
    Buffer.from('CÃ³digo;RazÃ£o Social;Obs\n1;SÃ£o JoÃ£o;nÃ£o\n'),
    'clientes.csv',
  );
  expect(entries.get('1')!.attributes).toEqual({ name: 'São João' });
  expect(warnings.map((warning) => text('en', warning))).toEqual([
    'clientes.csv: damaged accents, UTF-8 that was taken for another encoding, are read as they were meant: ' +
      '2 column names (CÃ³digo as Código); 1 text in Razão Social (SÃ£o JoÃ£o as São João)',
  ]);
});
