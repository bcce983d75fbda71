import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Condition, readCondition } from '../../src/conditions/condition.ts';
import { CarteiraError } from '../../src/domain/errors.ts';
import { ratio } from '../../src/domain/money.ts';
import { day, type FakeCustomer, fakeAnalysis } from '../reports/fake-analysis.ts';

/** Seen at 2025-06-30, compared with 2025-05-31. `prospect` has next to nothing; `nobody` has no value. */
const CUSTOMERS: FakeCustomer[] = [
  {
    customer_id: '00101',
    customer_name: 'Padaria São João',
    region: 'Sul',
    status: 'active',
    abc: 'A',
    abc_history: 'A',
    revenue: 10_005_000n, // 1000.50
    average_ticket: ratio(10_005_000n, 3n), // 333.50
    share: ratio(1n, 10n),
    orders: 3,
    median_interval_days: 14.5,
    last_purchase: day('2025-06-20'),
    age_days: 10,
    changes_on: day('2025-08-20'),
    key_account: true,
  },
  {
    customer_id: '00102',
    customer_name: 'BAR DO ZÉ',
    region: 'Norte',
    status: 'inactive',
    abc: 'C',
    abc_history: 'A',
    revenue: 3_000n, // 0.30
    average_ticket: 3_000n,
    share: ratio(0n, 1n),
    orders: 1,
    last_purchase: day('2025-01-01'),
    age_days: 180,
    key_account: false,
  },
  { customer_id: '00103', status: 'prospect', revenue: 0n, orders: 0 },
].map((cells) => ({ cells }));

const analysis = fakeAnalysis(CUSTOMERS);

const condition = (text: string): Promise<Condition> => readCondition({ text, place: {} });

/** The last digits of the ids of the customers for whom an expression holds. */
async function chosen(text: string): Promise<string> {
  const { holds } = await condition(text);
  return [...analysis.order]
    .filter((customer) => holds(analysis, customer))
    .map((customer) => analysis.portfolio.customerId(customer).slice(-1))
    .join('');
}

/** The code of a refusal and the part of the expression that is marked. */
async function refused(text: string): Promise<string> {
  const error = await condition(text).catch((each: unknown) => each);
  if (!(error instanceof CarteiraError)) throw error;
  const { start, end } = error.place.excerpt!;
  return `${error.code} ${text.slice(start, end)}`.trim();
}

describe('a condition', () => {
  it.each([
    ['true', '123'],
    ['false', ''],
    // Words.
    ['abc == "A"', '1'],
    ["abc != 'A'", '2'],
    ['abc == abc_history', '1'],
    ['status in ["inactive", "prospect"]', '23'],
    ['"A" in [abc, abc_history]', '12'],
    ['status in []', ''],
    // Texts, letter by letter or folded.
    ['customer_id == "00101"', '1'],
    ['customer_id < "00102"', '1'],
    ['customer_name.contains("bar")', ''],
    ['fold(customer_name).contains("bar")', '2'],
    ['fold(customer_name) == "padaria sao joao"', '1'],
    ['customer_name.startsWith("BAR") || customer_name.endsWith("João")', '12'],
    ['region == "Sul"', '1'],
    // Money to the last cent, and beyond what a double holds.
    ['revenue > 1000.50', ''],
    ['revenue >= 1000.50', '1'],
    ['revenue > 1000.4999999999999999999', '1'],
    ['revenue == 0.1 + 0.2', '2'],
    ['revenue == 3e-1', '2'],
    ['revenue == 100.05e1', '1'],
    ['revenue == -(-1000.5)', '1'],
    ['average_ticket == 333.5', '1'],
    // Fractions, halves and whole numbers.
    ['share == 0.1', '1'],
    ['share < 0.1', '2'],
    ['median_interval_days == 14.5', '1'],
    ['orders == 0x1', '2'],
    ['orders >= 1u', '12'],
    ['revenue / orders > 300', '1'],
    ['revenue - 0.5 * 1000 < 0 && orders > 0', '2'],
    // A division by 0 is blank: customer 3 has no orders.
    ['revenue / orders >= 0', '12'],
    // Dates: as texts in both styles, as dates, and calculated. 2025-06-20 is 20 days after 2025-05-31.
    ['last_purchase < "2025-06-20"', '2'],
    ['last_purchase <= "20/06/2025"', '12'],
    ['last_purchase == date("2025-06-20")', '1'],
    ['last_purchase in ["2025-01-01", "2025-06-21"]', '2'],
    ['last_purchase > since', '1'],
    ['last_purchase - since == 20', '1'],
    ['last_purchase + 10 == as_of', '1'],
    ['10 + last_purchase >= as_of', '1'],
    ['as_of - 180 == last_purchase', '2'],
    ['last_purchase + 2 * median_interval_days > as_of', '1'],
    ['changes_on <= as_of + 51', '1'],
    ['changes_on <= as_of + 50', ''],
    // Booleans.
    ['key_account', '1'],
    ['!key_account', '23'],
    ['key_account == false', '2'],
    ['(orders > 0) != key_account', '2'],
    // Precedence: && before ||.
    ['abc == "C" || abc == "A" && orders > 5', '2'],
    ['(abc == "C" || abc == "A") && orders > 2', '1'],
    ['orders > (abc == "A" ? 2 : 0)', '12'],
    ['orders > 0 ? abc == "C" : status == "prospect"', '23'],
  ])('%s', async (text, expected) => {
    expect(await chosen(text)).toBe(expected);
  });

  // Customer 3 has neither class nor dates.
  it.each([
    ['abc == "A" || abc != "A"', '12'],
    ['!(abc == "A")', '23'],
    ['abc in ["A", "B", "C"]', '12'],
    ['!(abc in ["A"])', '23'],
    ['has(abc)', '12'],
    ['!has(abc)', '3'],
    ['has(key_account)', '12'],
    ['last_purchase < as_of', '12'],
    ['last_purchase + 1 != as_of', '12'],
    ['customer_name != "x"', '12'],
    ['customer_name.contains("")', '12'],
    ['abc == abc_history || abc != abc_history', '12'],
    ['key_account == true || key_account == false', '12'],
  ])('with blanks: %s', async (text, expected) => {
    expect(await chosen(text)).toBe(expected);
  });
});

describe('a refusal marks the place', () => {
  it.each([
    ['', 'E_WHERE_SYNTAX'],
    ['abc ==', 'E_WHERE_SYNTAX'],
    ['abc = "A"', 'E_WHERE_SYNTAX ='],
    ['abc == "A" and orders > 1', 'E_WHERE_SYNTAX and'],
    ['(abc == "A"', 'E_WHERE_SYNTAX'],
    ['abc == "A', 'E_WHERE_SYNTAX "A'],
    ['abc == “A”', 'E_WHERE_SYNTAX “'],
    ["customer_name == 'a\\q'", 'E_WHERE_SYNTAX \\q'],
    ['revenue > 1000,50', 'E_WHERE_SYNTAX ,'],
    ['statu == "active"', 'E_WHERE_NAME statu'],
    ['orders > 1 && Abc == "A"', 'E_WHERE_NAME Abc'],
    ['abc == A', 'E_WHERE_NAME A'],
    ['status in [active]', 'E_WHERE_NAME active'],
    ['reason == "x"', 'E_WHERE_NAME reason'],
    ['constructor == "x"', 'E_WHERE_NAME constructor'],
    ['abc == "D"', 'E_WHERE_WORD "D"'],
    ['abc in ["A", "a"]', 'E_WHERE_WORD "a"'],
    ['status != ("actve")', 'E_WHERE_WORD "actve"'],
    ['last_purchase < "2025-02-29"', 'E_WHERE_DATE "2025-02-29"'],
    ['last_purchase < date("yesterday")', 'E_WHERE_DATE "yesterday"'],
    ['last_purchase < 2025', 'E_WHERE_MISFIT last_purchase < 2025'],
    ['region > 5', 'E_WHERE_MISFIT region > 5'],
    ['revenue > "5"', 'E_WHERE_MISFIT revenue > "5"'],
    ['abc < "B"', 'E_WHERE_MISFIT abc < "B"'],
    ['abc == status', 'E_WHERE_MISFIT abc == status'],
    ['abc == region', 'E_WHERE_MISFIT abc == region'],
    ['1 < orders < 5', 'E_WHERE_MISFIT 1 < orders < 5'],
    ['last_purchase + next_expected > as_of', 'E_WHERE_MISFIT last_purchase + next_expected'],
    ['orders - last_purchase > 1', 'E_WHERE_MISFIT orders - last_purchase'],
    ['region + "x" == "y"', 'E_WHERE_MISFIT region + "x"'],
    ['"A" in abc', 'E_WHERE_MISFIT "A" in abc'],
    ['orders > (abc == "A" ? 2 : "x")', 'E_WHERE_MISFIT abc == "A" ? 2 : "x"'],
    ['revenue', 'E_WHERE_KIND revenue'],
    ['orders > 1 && revenue', 'E_WHERE_KIND revenue'],
    ['!revenue', 'E_WHERE_KIND revenue'],
    ['-abc == 1', 'E_WHERE_KIND abc'],
    ['orders > 1 ? 1 : 2', 'E_WHERE_KIND orders > 1 ? 1 : 2'],
    ['orders ? true : false', 'E_WHERE_KIND orders'],
    ['fold(orders) == "x"', 'E_WHERE_KIND orders'],
    ['orders.contains("x")', 'E_WHERE_KIND orders'],
    ['foo(abc)', 'E_WHERE_FUNCTION foo(abc)'],
    ['customer_name.toString()', 'E_WHERE_FUNCTION customer_name.toString()'],
    ['has("x")', 'E_WHERE_ARGUMENTS has("x")'],
    ['has(abc, status)', 'E_WHERE_ARGUMENTS has(abc, status)'],
    ['date(customer_name) > as_of', 'E_WHERE_ARGUMENTS date(customer_name)'],
    ['customer_name.contains()', 'E_WHERE_ARGUMENTS customer_name.contains()'],
    ['customer_name.matches("(a+)+$")', 'E_WHERE_UNSUPPORTED customer_name.matches("(a+)+$")'],
    ['[1, 2].exists(x, x > 1)', 'E_WHERE_UNSUPPORTED [1, 2].exists(x, x > 1)'],
    ['trend == null', 'E_WHERE_UNSUPPORTED null'],
    ['region == ""', 'E_WHERE_UNSUPPORTED ""'],
    ['orders % 2 == 0', 'E_WHERE_UNSUPPORTED orders % 2'],
    ['abc.x == 1', 'E_WHERE_UNSUPPORTED abc.x'],
    ['[1][0] == 1', 'E_WHERE_UNSUPPORTED [1][0]'],
    ['{"a": 1} == 1', 'E_WHERE_UNSUPPORTED {"a": 1}'],
    ['b"x" == 1', 'E_WHERE_UNSUPPORTED b"x"'],
  ])('%s', async (text, expected) => {
    expect(await refused(text)).toBe(expected);
  });
});

test.each([
  ['salesperson == ""', 'salesperson'],
  ['"" != salesperson', 'salesperson'],
  ['trend == null', 'trend'],
  ['region in ["Sul", ""]', 'region'],
  ['region in [null]', 'region'],
  ['fold(region) == ""', 'region'],
  // An example, where nothing is compared that may be blank.
  ['"" == ""', 'next_expected'],
  ['null', 'next_expected'],
])('whoever asks for a blank in %s is told of has(%s)', async (text, column) => {
  const refused = await readCondition({ text, place: {} }).catch((error) => error);
  expect(refused).toBeInstanceOf(CarteiraError);
  expect(refused.params.instead).toEqual({ key: 'where.instead.has', params: { column } });
});

describe('what would take for ever is refused', () => {
  const many = (part: string, times: number) => part.repeat(times);
  test.each([
    ['long', `orders > 1${many(' ', 5000)}`],
    ['long, of one kind', many('!', 100_000)],
    ['many parts', `${many('true||', 800)}true`],
    ['nested', `${many('(', 60)}true${many(')', 60)}`],
    ['nested lists', `${many('[', 3000)}`],
    ['many negations', `${many('!', 3000)}true`],
    ['many minus signs', `orders > ${many('-', 3000)}1`],
    ['a large number', `orders > 1${many('0', 40)}`],
    ['a large exponent', 'orders > 1e300'],
    ['many decimals', `orders > 0.${many('1', 40)}`],
    ['many calculations', `orders > 1${many('*9', 101)}`],
  ])('%s', async (_, text) => {
    expect(await refused(text)).toMatch(/^E_WHERE_LONG/);
  });

  it('while what is only large is not', async () => {
    const ids = Array.from({ length: 400 }, (_, index) => `"${index}"`).join(',');
    expect(await chosen(`customer_id in [${ids},"00102"]`)).toBe('2');
    expect(await chosen(`${many('true&&', 400)}abc == "A"`)).toBe('1');
    expect(await chosen(`orders < 1${many('*9', 99)}`)).toBe('123');
    expect(await chosen(`${many('!', 500)}key_account`)).toBe('1');
  });
});

/** Expressions with what they mean, told in another way: of two numbers of a customer. */
interface Meant {
  readonly text: string;
  readonly means: (revenue: number, orders: number) => boolean;
}
const cents = fc.integer({ min: -50, max: 50 });
const leaf: fc.Arbitrary<Meant> = fc.oneof(
  cents.map((n) => ({ text: `revenue > ${(n / 10).toFixed(1)}`, means: (revenue: number) => revenue > n })),
  cents.map((n) => ({
    text: `orders * 2 <= ${n}`,
    means: (_: number, orders: number) => orders * 2 <= n,
  })),
  fc.constantFrom(
    { text: 'true', means: () => true },
    { text: 'false', means: () => false },
    { text: 'revenue == orders', means: (revenue: number, orders: number) => revenue === 10 * orders },
  ),
);
const { meant } = fc.letrec<{ meant: Meant }>((tie) => ({
  meant: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.tuple(tie('meant'), tie('meant')).map(([a, b]) => ({
      text: `(${a.text}) && (${b.text})`,
      means: (x: number, y: number) => a.means(x, y) && b.means(x, y),
    })),
    fc.tuple(tie('meant'), tie('meant')).map(([a, b]) => ({
      text: `(${a.text}) || (${b.text})`,
      means: (x: number, y: number) => a.means(x, y) || b.means(x, y),
    })),
    tie('meant').map((a) => ({
      text: `!(${a.text})`,
      means: (x: number, y: number) => !a.means(x, y),
    })),
  ),
}));

describe('conditions', () => {
  // Revenue in tenths: 1 is 0.10, which is 1000 ten-thousandths.
  it('hold where their parts say so, whatever they are made of', async () => {
    const customer = fc.record({ revenue: fc.integer({ min: -60, max: 60 }), orders: fc.nat(40) });
    await fc.assert(
      fc.asyncProperty(meant, fc.array(customer, { minLength: 1, maxLength: 5 }), async (each, customers) => {
        const portfolio = fakeAnalysis(
          customers.map(({ revenue, orders }, index) => ({
            cells: { customer_id: String(index), revenue: BigInt(revenue) * 1000n, orders },
          })),
        );
        const { holds } = await condition(each.text);
        expect(customers.map((_, index) => holds(portfolio, index))).toEqual(
          customers.map(({ revenue, orders }) => each.means(revenue, orders)),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('joined by && hold for those for whom both hold, joined by || for whom one does', async () => {
    const parts = [
      'abc == "A"',
      'abc != "A"',
      'has(changes_on)',
      'key_account',
      '!key_account',
      'last_purchase > since',
    ];
    const part = fc.constantFrom(...parts);
    await fc.assert(
      fc.asyncProperty(part, part, async (a, b) => {
        const [ofA, ofB] = [await chosen(a), await chosen(b)];
        expect(await chosen(`${a} && ${b}`)).toBe([...ofA].filter((id) => ofB.includes(id)).join(''));
        expect(await chosen(`${a} || ${b}`)).toBe(
          [...'123'].filter((id) => (ofA + ofB).includes(id)).join(''),
        );
      }),
      { numRuns: 36 },
    );
  });

  it('are refused or hold, and never fail otherwise, whatever is typed', async () => {
    const words = [
      'abc',
      'revenue',
      'last_purchase',
      '"A"',
      '1.5',
      '0',
      '==',
      '<',
      'in',
      '&&',
      '!',
      '-',
      '/',
    ];
    const scraps = [
      ...words,
      '(',
      ')',
      '[',
      ']',
      ',',
      '.',
      '?',
      ':',
      '{',
      '}',
      'has',
      'date',
      'fold',
      'null',
      '\\',
      '“',
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...scraps), { maxLength: 12 }), async (parts) => {
        const found = await condition(parts.join(' ')).catch((error: unknown) => error);
        if (found instanceof Error) expect(found).toBeInstanceOf(CarteiraError);
        else for (const customer of analysis.order) (found as Condition).holds(analysis, customer);
      }),
      { numRuns: 1000 },
    );
  });
});
