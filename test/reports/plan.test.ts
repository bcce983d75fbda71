import { describe, expect, it } from 'vitest';
import { isoOf } from '../../src/domain/day.ts';
import type { Cell, Section } from '../../src/domain/document.ts';
import { isMessage } from '../../src/domain/message.ts';
import { text } from '../../src/locale/text.ts';
import { compilePolicy, loadPolicy } from '../../src/policy/policy.ts';
import { plan } from '../../src/reports/plan.ts';
import type { ReportOptions } from '../../src/reports/report.ts';
import { narrowed } from '../../src/rules/analysis.ts';
import { day, type FakeCustomer, fakeAnalysis, money, records } from './fake-analysis.ts';

/** Seen at Monday, 2025-06-30. What is at stake is a month's revenue up to the last purchase: the sales of that day. */
function customer(
  customer_id: string,
  cells: Readonly<Record<string, Cell>>,
  { last = '2025-06-20', sold = 100 } = {},
): FakeCustomer {
  return {
    cells: {
      customer_id,
      salesperson: 'Ana',
      abc: 'B',
      status: 'active',
      first_purchase: day(last),
      last_purchase: day(last),
      ...cells,
    },
    sales: [[last, money(sold)]],
  };
}

async function build(
  customers: readonly FakeCustomer[],
  actions: string,
  options: ReportOptions = {},
  only: (id: string) => boolean = () => true,
): Promise<Section> {
  const policy = await compilePolicy(loadPolicy(`plan:\n${actions}`, 'carteira.yaml'));
  const whole = fakeAnalysis(customers);
  const seen = narrowed(whole, (each) => only(whole.portfolio.customerId(each)));
  const { sections } = plan.build(seen, options, { policy });
  expect(sections).toHaveLength(1);
  return sections[0]!;
}

/** The rows as `id due owner channel`. */
function told(section: Section): string[] {
  return records(section).map(
    ({ customer_id, due_on, owner, channel }) =>
      `${customer_id} ${isoOf(due_on as number)} ${owner ?? '-'} ${channel}`,
  );
}

function whys(section: Section, language: 'en' | 'pt-BR' = 'en'): string[] {
  return records(section).map(({ why }) => (isMessage(why) ? text(language, why) : ''));
}

const VISIT = '  - {match: {abc: A}, owner: director, channel: in_person, within_days: 7}\n';
const CALL = '  - {match: {status: active}, owner: salesperson, channel: phone, within_days: 14}\n';
const MAIL = '  - {owner: office, channel: email, cadence_days: 60}\n';

it('shows a name only where it says more than the id', async () => {
  const shows = async (name: string) =>
    (await build([customer('Mercado Sol', { customer_name: name })], MAIL)).essential?.includes(
      'customer_name',
    );
  expect(await shows('Mercado Sol Ltda')).toBe(true);
  expect(await shows('Mercado Sol')).toBe(false);
});

describe('the plan', () => {
  it('takes the first action that applies, and leaves the others out', async () => {
    const customers = [
      customer('1', { abc: 'A' }),
      customer('2', { abc: 'A', status: 'inactive' }),
      customer('3', {}),
      customer('4', { status: 'inactive' }),
    ];
    expect(told(await build(customers, VISIT + CALL))).toEqual([
      '1 2025-07-07 director in_person',
      '2 2025-07-07 director in_person',
      '3 2025-07-14 Ana phone',
    ]);
    expect(told(await build(customers, CALL + VISIT))).toEqual([
      '2 2025-07-07 director in_person',
      '1 2025-07-14 Ana phone',
      '3 2025-07-14 Ana phone',
    ]);
    const { notes } = await build(customers, VISIT + CALL);
    expect(notes).toEqual([{ key: 'report.plan.note.unplanned', params: { customers: 1 } }]);
  });

  it('asks for all that an action names: any of the words of each, and its expression', async () => {
    const actions =
      "  - {match: {abc: [A, B], key_account: true}, where: 'orders > 2', owner: Rui, channel: phone, within_days: 7}\n";
    const customers = [
      customer('1', { abc: 'A', key_account: true, orders: 3 }),
      customer('2', { abc: 'B', key_account: true, orders: 3 }),
      customer('3', { abc: 'C', key_account: true, orders: 3 }),
      customer('4', { abc: 'A', key_account: false, orders: 3 }),
      customer('5', { abc: 'A', key_account: true, orders: 2 }),
      customer('6', { abc: 'A', orders: 3 }),
      customer('7', { abc: 'A', key_account: true }),
    ];
    const section = await build(customers, actions);
    expect(told(section)).toEqual(['1 2025-07-07 Rui phone', '2 2025-07-07 Rui phone']);
    expect(whys(section)[1]).toBe('class B, key account, orders > 2: within 7 days');
  });

  it('begins with the earliest, then the largest at stake, then by key', async () => {
    const customers = [
      customer('1', {}, { sold: 50 }),
      customer('2', { next_expected: day('2025-07-01') }, { sold: 10 }),
      customer('3', {}, { sold: 90 }),
      customer('4', {}, { sold: 50 }),
      customer('5', { first_purchase: undefined, last_purchase: undefined }),
    ];
    expect(told(await build(customers, CALL)).map((line) => line[0])).toEqual(['2', '3', '1', '4', '5']);
  });

  it('moves what a week has no room for, and says so', async () => {
    const customers = [
      customer('1', { abc: 'A' }),
      customer('2', { abc: 'A' }, { sold: 300 }),
      customer('3', { abc: 'A' }, { sold: 200 }),
    ];
    const section = await build(customers, VISIT, { capacity: 2 });
    const rows = records(section);
    expect(
      rows.map(({ customer_id, due_on, week, moved_from }) => [customer_id, due_on, week, moved_from]),
    ).toEqual([
      ['2', day('2025-07-07'), '2025-W28', undefined],
      ['3', day('2025-07-07'), '2025-W28', undefined],
      ['1', day('2025-07-14'), '2025-W29', day('2025-07-07')],
    ]);
    expect(whys(section)[2]).toBe('class A: within 7 days; moved from 2025-07-07, as the week was full');
    expect(section.notes).toEqual([{ key: 'report.plan.note.moved', params: { moved: 1, capacity: 2 } }]);
  });

  it('may look only some days ahead, also at what was moved', async () => {
    const customers = [customer('1', { abc: 'A' }), customer('2', { abc: 'A' }), customer('3', {})];
    expect(told(await build(customers, VISIT + CALL, { days: 13 }))).toHaveLength(2);
    expect(told(await build(customers, VISIT + CALL, { days: 14 }))).toHaveLength(3);
    expect(told(await build(customers, VISIT + CALL, { days: 13, capacity: 1 }))).toHaveLength(1);
  });

  it('is about the customers in view: the others take no room', async () => {
    const customers = [customer('1', { abc: 'A' }, { sold: 900 }), customer('2', { abc: 'A' })];
    const section = await build(customers, VISIT, { capacity: 1 }, (id) => id === '2');
    expect(told(section)).toEqual(['2 2025-07-07 director in_person']);
    expect(section.notes).toEqual([]);
  });

  it('says where nobody is the owner', async () => {
    const section = await build([customer('1', { salesperson: undefined })], CALL);
    expect(told(section)).toEqual(['1 2025-07-14 - phone']);
    expect(section.notes).toEqual([{ key: 'report.plan.note.ownerless', params: { contacts: 1 } }]);
  });

  it('tells why in both languages', async () => {
    const customers = [
      customer('1', { abc: 'A', next_expected: day('2025-07-02') }),
      customer('2', { status: 'active', changes_on: day('2025-07-05') }),
      customer('3', { status: 'inactive' }, { last: '2025-05-01' }),
    ];
    const section = await build(customers, VISIT + CALL + MAIL);
    expect(told(section).map((line) => line[0])).toEqual(['3', '1', '2']);
    expect(whys(section)).toEqual([
      'any other customer: every 60 days',
      'class A: next order expected that day',
      'active: last day before its status changes',
    ]);
    expect(whys(section, 'pt-BR')).toEqual([
      'qualquer outro cliente: a cada 60 dias',
      'classe A: dia previsto da próxima compra',
      'ativo: último dia antes de mudar de situação',
    ]);
  });

  it('is empty where there is nobody, or no action', async () => {
    expect(told(await build([], VISIT))).toEqual([]);
    const { rows, notes } = await build([customer('1', {})], '  []');
    expect([...rows]).toEqual([]);
    expect(notes).toEqual([{ key: 'report.plan.note.unplanned', params: { customers: 1 } }]);
  });

  it('uses the usual plan where no policy is given', () => {
    const { sections } = plan.build(fakeAnalysis([customer('1', { abc: 'C' })]), {});
    // Last purchase on 2025-06-20, and 60 days.
    expect(told(sections[0]!)).toEqual(['1 2025-08-19 Ana email']);
  });
});
