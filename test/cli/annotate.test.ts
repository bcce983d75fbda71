import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AnnotateOptions, annotateFile } from '../../src/cli/annotate.ts';
import { parseDay } from '../../src/domain/day.ts';
import type { Cell, Column } from '../../src/domain/document.ts';
import { CarteiraError } from '../../src/domain/errors.ts';
import { encodeText } from '../../src/ingest/bytes/encoding.ts';
import { detectLayout } from '../../src/ingest/layout/detect.ts';
import type { Encoding, LayoutOptions } from '../../src/ingest/layout/layout.ts';
import { type Input, resolveInputs } from '../../src/ingest/source.ts';

const day = (iso: string) => parseDay(iso)!;

const OPTIONS: AnnotateOptions = {
  today: day('2025-12-31'),
  placeholders: ['consumidor final'],
  guard: true,
};

/** An input that gives its bytes in pieces of `step`. */
function inputOf(bytes: Uint8Array, step = bytes.length): Input {
  return {
    name: 'orders.csv',
    repeatable: true,
    async open() {
      let at = 0;
      return {
        fill(target, offset) {
          const piece = bytes.subarray(at, at + Math.min(step, target.length - offset));
          target.set(piece, offset);
          at += piece.length;
          return piece.length;
        },
        finish() {},
        close() {},
      };
    },
  };
}

const STATUS: Column = { id: 'status', type: 'code', vocabulary: 'status' };
const AGE: Column = { id: 'age_days', type: 'integer' };
const REVENUE: Column = { id: 'revenue', type: 'money' };
const SHARE: Column = { id: 'share', type: 'ratio', digits: 6 };
const LAST: Column = { id: 'last_purchase', type: 'day' };
const KEY: Column = { id: 'key_account', type: 'boolean' };
const NAME: Column = { id: 'customer_name', type: 'text' };

interface Case {
  readonly columns: readonly Column[];
  readonly cells: Readonly<Record<string, readonly Cell[]>>;
  readonly encoding?: Encoding;
  readonly layout?: LayoutOptions;
  readonly options?: Partial<AnnotateOptions>;
}

function annotated(text: string, how: Case) {
  return annotatedBytes(encodeText(text, how.encoding ?? 'utf-8')!, how);
}

async function annotatedBytes(bytes: Uint8Array, { columns, cells, layout, options }: Case) {
  const found = detectLayout(bytes, layout ?? {}, { file: 'orders.csv', complete: true });
  const pieces: Uint8Array[] = [];
  const all = annotateFile(inputOf(bytes), found, columns, (key) => cells[key], { ...OPTIONS, ...options });
  for await (const piece of all) pieces.push(piece);
  return Buffer.concat(pieces);
}

const TWO: Case = {
  columns: [STATUS, AGE],
  cells: { C1: ['active', 12], C2: ['inactive', 400] },
};

test('of a header of two lines the second is named, the first is padded', async () => {
  const text = 'Cliente;;Pedido;\nCódigo;Nome;Data;Valor\nC1;Sol;31/01/2025;1,50\n';
  expect((await annotated(text, TWO)).toString()).toBe(
    'Cliente;;Pedido;;;\nCódigo;Nome;Data;Valor;carteira_status;carteira_age_days\nC1;Sol;31/01/2025;1,50;active;12\n',
  );
});

describe('a file that is not read as it is written', () => {
  const plain = [
    'customer_id;order_date;amount',
    'C1;2025-01-31;10.50',
    'no;such;day;here',
    'C2;2025-02-01;1.00',
    '',
  ];
  const added = [
    'customer_id;order_date;amount;carteira_status;carteira_age_days',
    'C1;2025-01-31;10.50;active;12',
    'no;such;day;here;;',
    'C2;2025-02-01;1.00;inactive;400',
    '',
  ];

  test.each([
    ['utf-16le', false],
    ['utf-16be', true],
  ] as const)('comes back in %s', async (encoding, marked) => {
    const written = (lines: readonly string[]) => {
      const bytes = Buffer.from((marked ? '\ufeff' : '') + lines.join('\r\n'), 'utf16le');
      return encoding === 'utf-16be' ? bytes.swap16() : bytes;
    };
    expect(await annotatedBytes(written(plain), TWO)).toEqual(written(added));
  });

  test('comes back with its lines in quotes', async () => {
    const wrapped = (lines: readonly string[]) =>
      ['Title', ...lines.map((line) => (line === '' ? '' : `"${line.replaceAll('"', '""')}"`))].join('\r\n');
    const name: Case = { columns: [NAME], cells: { C1: ['A; "B"\nC'], C2: ['D'] } };
    const rows = [plain[0]!, 'C1;2025-01-31;10.50', ...Array.from({ length: 9 }, () => plain[3]!), ''];
    const named = [
      `${plain[0]};carteira_customer_name`,
      'C1;2025-01-31;10.50;"A; ""B"" C"',
      ...Array.from({ length: 9 }, () => `${plain[3]};D`),
      '',
    ];
    const out = await annotated(wrapped(rows), name);
    expect(out.toString()).toBe(wrapped(named).replace('Title', 'Title;'));
  });
});

describe('every byte of the input stays, and every row gets cells', () => {
  // Typed by hand: left the input, right what must come out.
  const cases: readonly (readonly [string, string, string])[] = [
    [
      'comma and LF',
      'customer_id,order_date,amount\nC1,2025-01-31,10.50\nC2,2025-02-01,1.00\n',
      'customer_id,order_date,amount,carteira_status,carteira_age_days\nC1,2025-01-31,10.50,active,12\nC2,2025-02-01,1.00,inactive,400\n',
    ],
    [
      'a byte order mark and CRLF',
      '\uFEFFcustomer_id,order_date,amount\r\nC1,2025-01-31,10.50\r\n',
      '\uFEFFcustomer_id,order_date,amount,carteira_status,carteira_age_days\r\nC1,2025-01-31,10.50,active,12\r\n',
    ],
    [
      'no newline at the end',
      'customer_id,order_date,amount\nC1,2025-01-31,10.50',
      'customer_id,order_date,amount,carteira_status,carteira_age_days\nC1,2025-01-31,10.50,active,12',
    ],
    [
      'CR alone',
      'customer_id,order_date,amount\rC1,2025-01-31,10.50\r',
      'customer_id,order_date,amount,carteira_status,carteira_age_days\rC1,2025-01-31,10.50,active,12\r',
    ],
    [
      'nothing but a header',
      'customer_id,order_date,amount',
      'customer_id,order_date,amount,carteira_status,carteira_age_days',
    ],
    [
      'a delimiter at the end of every line',
      'Cliente;Data;Valor;\nC1;31/01/2025;10,50;\n',
      'Cliente;Data;Valor;;carteira_status;carteira_age_days\nC1;31/01/2025;10,50;;active;12\n',
    ],
    [
      'a delimiter at the end of the rows only',
      'Cliente;Data;Valor\nC1;31/01/2025;10,50;\nC2;30/01/2025;1,00;\n',
      'Cliente;Data;Valor;;carteira_status;carteira_age_days\nC1;31/01/2025;10,50;;active;12\nC2;30/01/2025;1,00;;inactive;400\n',
    ],
    [
      'a delimiter at the end of the header only',
      'Cliente;Data;Valor;\nC1;31/01/2025;10,50\nC2;30/01/2025;1,00\n',
      'Cliente;Data;Valor;;carteira_status;carteira_age_days\nC1;31/01/2025;10,50;;active;12\nC2;30/01/2025;1,00;;inactive;400\n',
    ],
    [
      'sep= line, title, blank lines, rule, repeated header and total',
      'sep=;\nVendas;;\n\nCliente;Data;Valor\nC1;31/01/2025;10,50\n  \n-----;-----;-----\nCliente;Data;Valor\nC2;30/01/2025;1,00\n;;\nTotal;;11,50\n',
      'sep=;\nVendas;;;;\n\nCliente;Data;Valor;carteira_status;carteira_age_days\nC1;31/01/2025;10,50;active;12\n  \n-----;-----;-----;;\nCliente;Data;Valor;;\nC2;30/01/2025;1,00;inactive;400\n;;;;\nTotal;;11,50;;\n',
    ],
    [
      'rejected: no date, wrong width, after today, an open quote',
      'Cliente;Data;Valor\nC1;31/01/2025;10,50\nC1;x;1,00\nC1;31/01/2025\nC1;01/01/2026;1,00\n"C1;31/01/2025;1,00\nC1;13/02/2025;3,00\n',
      'Cliente;Data;Valor;carteira_status;carteira_age_days\nC1;31/01/2025;10,50;active;12\nC1;x;1,00;;\nC1;31/01/2025;;\nC1;01/01/2026;1,00;;\n"C1;31/01/2025;1,00;;\nC1;13/02/2025;3,00;active;12\n',
    ],
    [
      'unidentified: no id, a placeholder as id or as name, zeros; and an id that nobody knows',
      'Código Cliente;Nome Cliente;Data;Valor\nC1;Sol;31/01/2025;10,50\n;;31/01/2025;1,00\nConsumidor Final;;31/01/2025;1,00\nC1;CONSUMIDOR FINAL;31/01/2025;1,00\n000;Sol;31/01/2025;1,00\nC9;Lua;31/01/2025;1,00\n',
      'Código Cliente;Nome Cliente;Data;Valor;carteira_status;carteira_age_days\nC1;Sol;31/01/2025;10,50;active;12\n;;31/01/2025;1,00;;\nConsumidor Final;;31/01/2025;1,00;;\nC1;CONSUMIDOR FINAL;31/01/2025;1,00;;\n000;Sol;31/01/2025;1,00;;\nC9;Lua;31/01/2025;1,00;;\n',
    ],
    [
      'a cancelled order and a return belong to their customer',
      'Cliente;Data;Valor;Cancelado\nC1;31/01/2025;10,50;S\nC2;30/01/2025;-1,00;N\n',
      'Cliente;Data;Valor;Cancelado;carteira_status;carteira_age_days\nC1;31/01/2025;10,50;S;active;12\nC2;30/01/2025;-1,00;N;inactive;400\n',
    ],
    [
      'line breaks and delimiters in quotes',
      'Cliente;Data;Valor;Observação\nC1;31/01/2025;10,50;"a;\nb"\nC2;30/01/2025;1,00;"c ""d"""\n',
      'Cliente;Data;Valor;Observação;carteira_status;carteira_age_days\nC1;31/01/2025;10,50;"a;\nb";active;12\nC2;30/01/2025;1,00;"c ""d""";inactive;400\n',
    ],
    [
      'rows that leave out what the first row of their order says',
      'Pedido;Cliente;Data;Produto;Valor\n;;;Z;1,00\n1;C1;31/01/2025;A;10,50\n;;;B;1,00\n2;C2;30/01/2025;A;2,00\n;;;B;3,00\nTotal;;;;16,50\n;;;C;1,00\n',
      'Pedido;Cliente;Data;Produto;Valor;carteira_status;carteira_age_days\n;;;Z;1,00;;\n1;C1;31/01/2025;A;10,50;active;12\n;;;B;1,00;active;12\n2;C2;30/01/2025;A;2,00;inactive;400\n;;;B;3,00;inactive;400\nTotal;;;;16,50;;\n;;;C;1,00;;\n',
    ],
    [
      'the total of an order on one of its rows',
      'Pedido;Cliente;Data;Total do Pedido\n1;C1;31/01/2025;\n1;C1;31/01/2025;10,50\n2;C2;30/01/2025;2,00\n2;C2;30/01/2025;\n',
      'Pedido;Cliente;Data;Total do Pedido;carteira_status;carteira_age_days\n1;C1;31/01/2025;;active;12\n1;C1;31/01/2025;10,50;active;12\n2;C2;30/01/2025;2,00;inactive;400\n2;C2;30/01/2025;;inactive;400\n',
    ],
    [
      'quotes around all cells of a line',
      '"Cliente";"Data";"Valor"\n"C1";"31/01/2025";"10,50"\n"C9";"";"10,50"\n"C9";"30/01/2025";"10,50"\nC2;"30/01/2025";"1,00"\n',
      '"Cliente";"Data";"Valor";"carteira_status";"carteira_age_days"\n"C1";"31/01/2025";"10,50";"active";"12"\n"C9";"";"10,50";"";""\n"C9";"30/01/2025";"10,50";"";""\nC2;"30/01/2025";"1,00";inactive;400\n',
    ],
  ];
  test.each(cases)('%s', async (_name, input, output) => {
    expect((await annotated(input, TWO)).toString('utf-8')).toBe(output);
  });
});

test('windows-1252, all quoted, CRLF, a title line: in the style of the file', async () => {
  const input =
    '"Relatório de vendas";"Emissão"\r\n"Cliente";"Data";"Valor"\r\n"São João";"31/01/2025";"1.010,50"\r\n';
  const output =
    '"Relatório de vendas";"Emissão";;;;;\r\n' +
    '"Cliente";"Data";"Valor";"carteira_customer_name";"carteira_revenue";"carteira_share";"carteira_last_purchase";"carteira_key_account"\r\n' +
    '"São João";"31/01/2025";"1.010,50";"João & Cia €";"1234567,50";"0,250000";"31/01/2025";"true"\r\n';
  const bytes = await annotated(input, {
    columns: [NAME, REVENUE, SHARE, LAST, KEY],
    cells: {
      'São João': ['João & Cia €', 12_345_675_000n, { num: 1n, den: 4n }, day('2025-01-31'), true],
    },
    encoding: 'windows-1252',
  });
  expect(bytes).toEqual(Buffer.from(encodeText(output, 'windows-1252')!));
});

describe('dates are written as the file writes them', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['2025-01-31', '2025-02-13'],
    ['2025/01/31', '2025/02/13'],
    ['31/01/2025', '13/02/2025'],
    ['31.01.2025', '13.02.2025'],
    ['01-31-2025 10:00', '02-13-2025'],
    ['31/01/25', '13/02/25'],
    ['20250131', '20250213'],
  ];
  test.each(cases)('%s', async (written, expected) => {
    const output = await annotated(`Cliente;Data;Valor\nC1;${written};1,50\n`, {
      columns: [LAST],
      cells: { C1: [day('2025-02-13')] },
    });
    expect(output.toString().split('\n')[1]).toBe(`C1;${written};1,50;${expected}`);
  });
});

test('a value is quoted where the file needs it, and guarded unless asked not to', async () => {
  const input = 'customer_id,order_date,amount\nC1,2025-01-31,"10,50"\nC2,2025-01-31,"1,50"\n';
  const columns = [NAME, REVENUE];
  const cells = { C1: ['=cmd|"x"', 105_000n], C2: ['Sol, Lua', 15_000n] };
  const layout: LayoutOptions = { decimal: ',' };
  const rows = async (guard: boolean) =>
    (await annotated(input, { columns, cells, layout, options: { guard } })).toString().split('\n');
  expect((await rows(true))[1]).toBe(`C1,2025-01-31,"10,50","'=cmd|""x""","10,50"`);
  expect((await rows(false))[1]).toBe('C1,2025-01-31,"10,50","=cmd|""x""","10,50"');
  expect((await rows(true))[2]).toBe('C2,2025-01-31,"1,50","Sol, Lua","1,50"');
});

test('a name that the encoding lacks is refused with its line', async () => {
  const input = 'Cliente;Data;Valor\nJoão;31/01/2025;1,50\nÉ;31/01/2025;1,50\n';
  const failing = annotated(input, { columns: [NAME], cells: { É: ['Łódź'] }, encoding: 'windows-1252' });
  await expect(failing).rejects.toMatchObject({
    code: 'E_UNENCODABLE',
    params: { value: 'Łódź', encoding: 'windows-1252' },
    place: { file: 'orders.csv', line: 3 },
  });
});

test('with an as-of date later records are not rejected', async () => {
  const input = 'Cliente;Data;Valor\nC1;31/01/2026;1,50\n';
  const output = await annotated(input, { ...TWO, options: { asOf: day('2025-01-31') } });
  expect(output.toString().split('\n')[1]).toBe('C1;31/01/2026;1,50;active;12');
});

test('a file that is another one than was read before is refused', async () => {
  const before = encodeText('Cliente;Data;Valor\nC1;05/01/2025;1,50\n', 'utf-8')!;
  const layout = detectLayout(before, {}, { file: 'orders.csv', complete: true });
  const after = [
    encodeText('Cliente;Data;Valor\nC1;01/31/2025;1,50\n', 'utf-8')!,
    encodeText('Cliente', 'utf-8')!,
  ];
  for (const bytes of after) {
    const pieces = annotateFile(inputOf(bytes), layout, [STATUS], () => undefined, OPTIONS);
    const all = async () => {
      for await (const piece of pieces) expect(piece).toBeInstanceOf(Uint8Array);
    };
    await expect(all()).rejects.toMatchObject({ code: 'E_CHANGED' });
  }
});

describe('whatever is in the cells', () => {
  const cellText = fc.oneof(
    fc.string({ maxLength: 6 }),
    fc.constantFrom('', 'C1', 'a;b', 'x\ny', 'x\r\ny', '"', '""', ' ', 'ção', '31/01/2025', '-----', 'Total'),
  );
  const dressed = fc.tuple(cellText, fc.boolean()).map(([text, quoted]) => {
    const clean = text.replace(/\p{Surrogate}/gu, '');
    return quoted || /[";\r\n]/.test(clean) ? `"${clean.replaceAll('"', '""')}"` : clean;
  });
  // The cells must not be taken for another header or another style.
  const FORCED: LayoutOptions = { delimiter: ';', headerRow: 1, decimal: ',', dateFormat: 'dd/mm/yyyy' };
  const rows = fc.array(fc.array(dressed, { minLength: 2, maxLength: 5 }), { maxLength: 8 });

  const refusal = (error: unknown): string => {
    if (error instanceof CarteiraError) return error.code;
    throw error;
  };

  test('taking our cells out gives the input back', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom('\n', '\r\n'), fc.boolean(), async (cells, newline, last) => {
        const lines = [
          'Cliente;Data;Valor',
          'C1;31/01/2025;1,50',
          ...cells.map((row) => row.join(';')),
          'C2;31/01/2025;1,50',
        ];
        const input = lines.join(newline) + (last ? newline : '');
        // Our cells are \u0001a and \u0001b, which no cell of the input is.
        const columns: Column[] = [NAME, { id: 'segment', type: 'text' }];
        const known = { C1: ['\u0001a', '\u0001b'], C2: ['\u0001a', '\u0001b'] };
        const output = await annotated(input, { columns, cells: known, layout: FORCED }).then(
          String,
          refusal,
        );
        // Two names of columns on a line may be those of a second table.
        if (output === 'E_SECOND_TABLE') return;
        // Where as many rows end in blank cells as not, the header is padded to their width first.
        const header = /^Cliente;Data;Valor;*;carteira_customer_name;carteira_segment(?=\r?\n)/.exec(
          output,
        )?.[0];
        expect(header).toBeDefined();
        const lineEnd = last ? newline : '';
        let rest = output.slice(header!.length + newline.length);
        for (const [index, line] of lines.slice(1).entries()) {
          expect(rest.startsWith(line)).toBe(true);
          rest = rest.slice(line.length);
          const ours = /^(;\u0001a;\u0001b|;"\u0001a";"\u0001b"|;;|;"";"")/.exec(rest)?.[0] ?? 'nothing';
          rest = rest.slice(ours.length);
          const end = index === lines.length - 2 ? lineEnd : newline;
          expect(rest.startsWith(end)).toBe(true);
          rest = rest.slice(end.length);
        }
        expect(rest).toBe('');
      }),
      { numRuns: 300 },
    );
  });
});

describe('however the bytes come', () => {
  const row = 'C1,2025-01-31,10.50,"a\nb"\n';
  const bytes = Buffer.from(`customer_id,order_date,amount,note\n${row.repeat(2_000)}`);
  const layout = detectLayout(bytes, {}, { file: 'orders.csv', complete: true });
  const expected = `customer_id,order_date,amount,note,carteira_status\n${`${row.slice(0, -1)},active\n`.repeat(2_000)}`;

  async function outputOf(input: Input): Promise<string> {
    const pieces: Uint8Array[] = [];
    for await (const piece of annotateFile(input, layout, [STATUS], () => ['active'], OPTIONS))
      pieces.push(piece);
    return Buffer.concat(pieces).toString();
  }

  test('in small pieces', async () => {
    expect(await outputOf(inputOf(bytes, 777))).toBe(expected);
  });

  test('in a compressed file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'carteira-'));
    try {
      const file = join(folder, 'orders.csv.gz');
      writeFileSync(file, gzipSync(bytes));
      const [input] = resolveInputs([file], Readable.from([]));
      expect(await outputOf(input!)).toBe(expected);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
