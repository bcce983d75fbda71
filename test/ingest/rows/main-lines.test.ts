import { describe, expect, test } from 'vitest';
import { sizeOfPackage } from '../../../src/ingest/layout/roles/packages.ts';
import type { Reading } from '../../../src/ingest/reading.ts';
import type { Reject } from '../../../src/ingest/rejects.ts';
import { customersOf, fatesOf, read, sheet } from '../reading.ts';

// Main lines above the items of their orders. Every figure is small enough to be added up in the head.

const HEADER = 'Order ID,Date,Customer,Line,Product,Amount';
const shapeOf = ({ files }: Reading) =>
  files[0]!.layout.evidence.find(({ subject }) => subject === 'shape')!.reason;

/** Two orders of which the first row is the sum of two others: enough to prove what `Total order` marks. */
const PROOF = [
  'A1,2025-01-10,Acme,Whole,,15.00',
  'A1,2025-01-10,Acme,Part,Nut,10.00',
  'A1,2025-01-10,Acme,Part,Bolt,5.00',
  'A2,2025-01-11,Initech,Whole,,9.50',
  'A2,2025-01-11,Initech,Part,Nut,7.00',
  'A2,2025-01-11,Initech,Part,Gear,2.50',
];

describe('main lines that the sums prove', () => {
  test('are left out, and the items count', async () => {
    const reading = await read(sheet(HEADER, ...PROOF));
    expect(fatesOf(reading)).toEqual({ purchase: '4 24.50', structural: '2 24.50' });
    expect(customersOf(reading)).toEqual({ Acme: '15.00 1', Initech: '9.50 1' });
    expect(shapeOf(reading)).toEqual({
      key: 'ingest.shape.main_lines',
      params: { column: 'Line', mark: 'Whole' },
    });
    expect(reading.files[0]!.layout.ordered).toBe(true);
  });

  test('count themselves where nothing stands below them', async () => {
    const reading = await read(
      sheet(
        HEADER,
        'A0,2025-01-09,Hooli,Whole,,4.00',
        ...PROOF,
        'A3,2025-01-12,Acme,Whole,,6.00',
        'A4,2025-01-12,Acme,Part,Nut,1.00',
        'A5,2025-01-13,Hooli,Whole,,3.00',
      ),
    );
    expect(fatesOf(reading)).toEqual({ purchase: '8 38.50', structural: '2 24.50' });
    expect(customersOf(reading)).toEqual({ Acme: '22.00 3', Hooli: '7.00 2', Initech: '9.50 1' });
  });

  test('keep the amounts of returns apart from their sums', async () => {
    const reading = await read(
      sheet(HEADER, ...PROOF, 'R1,2025-01-20,Acme,Whole,,-10.00', 'R1,2025-01-20,Acme,Part,Nut,-10.00'),
    );
    expect(fatesOf(reading)).toEqual({ purchase: '4 24.50', return: '1 -10.00', structural: '3 14.50' });
  });

  test('are rejected where they say another sum than their items, which count', async () => {
    const rejected: string[] = [];
    const rejects = {
      add: ({ line, reason }: Reject) => rejected.push(`${line} ${reason.key}`),
      restart: () => rejected.splice(0),
    };
    // Nine orders hold for one that does not.
    const more = Array.from({ length: 9 }, (_, order) => [
      `B${order},2025-02-01,Acme,Whole,,2.00`,
      `B${order},2025-02-01,Acme,Part,Nut,2.00`,
    ]).flat();
    const reading = await read(
      sheet(
        HEADER,
        ...PROOF,
        ...more,
        'C1,2025-03-01,Hooli,Whole,,9.00',
        'C1,2025-03-01,Hooli,Part,Nut,8.00',
      ),
      { rejects },
    );
    expect(rejected).toEqual(['26 reject.main_line']);
    expect(fatesOf(reading)).toEqual({
      purchase: '14 50.50',
      rejected: '1 9.00',
      structural: '11 42.50',
    });
  });

  test('count once where an order comes in two places', async () => {
    const reading = await read(sheet(HEADER, ...PROOF, 'A1,2025-01-10,Acme,Part,Late,1.00'));
    expect(customersOf(reading)).toEqual({ Acme: '16.00 1', Initech: '9.50 1' });
  });

  test.each([1, 3, 17, 64])('are found at any chunk size: %i', async (chunkBytes) => {
    const reading = await read(sheet(HEADER, ...PROOF, 'A3,2025-01-12,Acme,Whole,,6.00'), { chunkBytes });
    expect(customersOf(reading)).toEqual({ Acme: '21.00 2', Initech: '9.50 1' });
  });
});

describe('what the sums do not prove', () => {
  const refused = (file: string, options = {}) =>
    read(file, options).catch((error) => [error.code, error.place.line]);

  test('is a question where one order adds up and nothing speaks against it', async () => {
    expect(await refused(sheet(HEADER, ...PROOF.slice(0, 3)))).toEqual(['E_AMBIGUOUS_MAIN_LINE', 2]);
  });

  test('is a question where every order is a pair of equal amounts, one of them marked', async () => {
    const pairs = ['1', '2', '3'].flatMap((order) => [
      `P${order},2025-01-1${order},Acme,Whole,,${order}.00`,
      `P${order},2025-01-1${order},Acme,Part,Nut,${order}.00`,
    ]);
    expect(await refused(sheet(HEADER, ...pairs))).toEqual(['E_AMBIGUOUS_MAIN_LINE', 2]);
  });

  test('is a question where the marked sums often do not hold', async () => {
    const odd = ['1', '2'].flatMap((order) => [
      `Q${order},2025-02-0${order},Acme,Whole,,8.00`,
      `Q${order},2025-02-0${order},Acme,Part,Nut,7.00`,
    ]);
    expect(await refused(sheet(HEADER, ...PROOF, ...odd))).toEqual(['E_AMBIGUOUS_MAIN_LINE', 8]);
  });

  test('is none where the user says which column is the amount of every row', async () => {
    const reading = await read(sheet(HEADER, ...PROOF.slice(0, 3)), {
      layout: { map: { amount: 'Amount' } },
    });
    expect(customersOf(reading)).toEqual({ Acme: '30.00 1' });
  });

  test('is none where the user says which column has the totals: they are left out, and the items count', async () => {
    const layout = { map: { order_total: 'Amount' } };
    expect(customersOf(await read(sheet(HEADER, ...PROOF.slice(0, 3)), { layout }))).toEqual({
      Acme: '15.00 1',
    });
    // Totals that do not hold: the items are 10 + 5, 7 + 2.50 and twice 7.
    const odd = ['1', '2'].flatMap((order) => [
      `Q${order},2025-02-0${order},Acme,Whole,,8.00`,
      `Q${order},2025-02-0${order},Acme,Part,Nut,7.00`,
    ]);
    expect(customersOf(await read(sheet(HEADER, ...PROOF, ...odd), { layout }))).toEqual({
      Acme: '29.00 3',
      Initech: '9.50 1',
    });
    expect(customersOf(await read(sheet(HEADER, ...PROOF), { layout }))).toEqual({
      Acme: '15.00 1',
      Initech: '9.50 1',
    });
  });

  test('is none where the first item happens to be the sum of the others', async () => {
    const items = ['Nut', 'Bolt', 'Gear'].map((product) => `${product}`);
    const [nut, bolt, gear] = items;
    const reading = await read(
      sheet(
        HEADER,
        `A1,2025-01-10,Acme,Part,${nut},15.00`,
        `A1,2025-01-10,Acme,Part,${bolt},10.00`,
        `A1,2025-01-10,Acme,Part,${gear},5.00`,
        `A2,2025-01-11,Acme,Part,${bolt},3.00`,
        `A2,2025-01-11,Acme,Part,${nut},2.00`,
      ),
    );
    expect(fatesOf(reading)).toEqual({ purchase: '5 35.00' });
  });
});

describe('packages whose rows have numbers of their own', () => {
  const PACKAGES = 'N.º de venda;Data da venda;Estado;Receita por produtos (BRL);Título do anúncio;Comprador';
  const day = '16 de maio de 2025 10:15 hs.';
  const pack = (id: number, size: number, money: string) =>
    `${id};${day};Pacote de ${size} produtos;${money};;Sol`;
  const item = (id: number, money: string, who = 'Sol') => `${id};${day};Entregue;${money};Café;${who}`;

  test.each([
    ['Pacote de 2 produtos', 2],
    ['PAQUETE DE 12 PRODUCTOS', 12],
    ['Pàcote de 3  itens', 3],
    ['Pacote de produtos', undefined],
    ['Padaria com 2 itens', undefined],
  ])('are told by their phrase, whatever its case, accents and blanks: %s', (text, size) => {
    expect(sizeOfPackage(text)).toBe(size);
  });

  test('are left out by what they say, and the rows are the sales', async () => {
    // 100 + 50 and a sale of 20 by itself.
    const reading = await read(
      sheet(PACKAGES, pack(1, 2, '150,00'), item(2, '100,00'), item(3, '50,00'), item(4, '20,00', 'Lua')),
    );
    expect(fatesOf(reading)).toEqual({ purchase: '3 170.00', structural: '1 150.00' });
    expect(customersOf(reading)).toEqual({ Sol: '150.00 2', Lua: '20.00 1' });
  });

  test('end after as many rows as they say', async () => {
    const reading = await read(
      sheet(
        PACKAGES,
        ...[pack(1, 2, '3,00'), item(2, '1,00'), item(3, '2,00'), item(4, '5,00')],
        ...[pack(5, 3, '9,00'), item(6, '2,00'), item(7, '3,00'), item(8, '4,00')],
      ),
    );
    expect(fatesOf(reading)).toEqual({ purchase: '6 17.00', structural: '2 12.00' });
  });

  test('are a question where they are not the sum of their rows', async () => {
    const odd = sheet(PACKAGES, pack(1, 2, '140,00'), item(2, '100,00'), item(3, '50,00'));
    await expect(read(odd)).rejects.toMatchObject({ code: 'E_AMBIGUOUS_MAIN_LINE', place: { line: 2 } });
  });
});
