import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/domain/message.ts';
import { text } from '../../src/locale/text.ts';
import type { Customer } from './memory.ts';
import { day, sales } from './memory.ts';
import { analyse } from './shown.ts';

/** Why customer `c` has its status, in a language. */
function reasonOf(
  customer: Omit<Customer, 'id'>,
  asOf: string,
  policy = '',
  language: 'en' | 'pt-BR' = 'en',
) {
  return text(language, analyse([{ id: 'c', ...customer }], asOf, { policy }).cell('reason', 0) as Message);
}

const january = { sales: sales('2025-01-01', 1) };

describe('reason', () => {
  it.each([
    [
      '2025-01-02',
      'Last purchase on 2025-01-01, 1 day ago: up to 60 (active limit). Becomes pre-inactive on 2025-03-03 if nothing is bought.',
    ],
    [
      '2025-03-08',
      'Last purchase on 2025-01-01, 66 days ago: more than 60 (active limit), up to 90. Becomes inactivated on 2025-04-02 if nothing is bought.',
    ],
    [
      '2025-04-02',
      'Last purchase on 2025-01-01, 91 days ago: more than 90 (pre-inactive limit), up to 120. Becomes inactive on 2025-05-02 if nothing is bought.',
    ],
    [
      '2025-05-02',
      'Last purchase on 2025-01-01, 121 days ago: more than 120 (inactivated limit). Stays inactive until the next purchase.',
    ],
  ])('on %s: %s', (asOf, expected) => {
    expect(reasonOf(january, asOf)).toBe(expected);
  });

  it('names the purchase days where they decide', () => {
    const policy = 'status: { min_purchase_days: 2, frequency_window_days: 60 }';
    const seldom = { sales: sales('2025-01-01', 1, '2025-03-15', 1) };
    expect(reasonOf(seldom, '2025-03-20', policy)).toBe(
      'Last purchase on 2025-03-15, 5 days ago: up to 60 (active limit), but only 1 purchase day in the last 60, fewer than 2. Becomes inactivated on 2025-06-14 if nothing is bought.',
    );
    const often = { sales: sales('2025-01-01', 1, '2025-03-01', 1, '2025-03-15', 1) };
    expect(reasonOf(often, '2025-03-20', policy)).toBe(
      'Last purchase on 2025-03-15, 5 days ago: up to 60 (active limit); 2 purchase days in the last 60, at least 2. Becomes pre-inactive on 2025-04-30 if nothing is bought.',
    );
  });

  it('says where the limits come from', () => {
    const steady = { sales: sales('2025-01-01', 1, '2025-01-21', 1, '2025-02-10', 1, '2025-03-02', 1) };
    expect(reasonOf(steady, '2025-03-02', 'status: { mode: cycle }')).toBe(
      'Last purchase on 2025-03-02, 0 days ago: up to 30 (active limit). Becomes pre-inactive on 2025-04-02 if nothing is bought. Limits from its own cycle, a median gap of 20 days.',
    );
    const policy = 'overrides: [{ match: { customer_id: c }, inactivated_days: 0 }]';
    expect(reasonOf(january, '2025-03-08', policy)).toBe(
      'Last purchase on 2025-01-01, 66 days ago: more than 60 (active limit), up to 90. Becomes inactive on 2025-04-02 if nothing is bought. Limits from an override of the policy.',
    );
  });

  it('says it where nothing was bought', () => {
    expect(reasonOf({ register: {} }, '2025-03-08')).toBe('In the customer register, no purchase known.');
    expect(reasonOf({ sales: sales('2025-01-01', -1) }, '2025-03-08')).toBe(
      'Only returns in the data, no purchase: inactive until the first purchase.',
    );
    expect(reasonOf({ sales: sales('2025-01-01', -1), register: {} }, '2025-03-08')).toBe(
      'In the customer register, no purchase known: only returns in the data.',
    );
  });

  it('speaks Portuguese', () => {
    expect(reasonOf(january, '2025-03-08', '', 'pt-BR')).toBe(
      'Última compra em 01/01/2025, há 66 dias: mais de 60 (limite de ativo), até 90. Passa a inativado em 02/04/2025 se não comprar até lá.',
    );
    expect(reasonOf({ register: { lastPurchase: day('2025-03-07') } }, '2025-03-08', '', 'pt-BR')).toBe(
      'Última compra em 07/03/2025, há 1 dia: até 60 (limite de ativo). Passa a pré-inativo em 07/05/2025 se não comprar até lá.',
    );
  });
});
