import type { Ratio } from '../domain/money.ts';
import type { Analysis } from '../rules/analysis.ts';
import { expectedOrders } from './expectation.ts';

/** What may come of calling a customer. */
export interface Outlook {
  /** Orders to expect in the next 90 days: see expectation.ts. */
  readonly expectedOrders: Ratio | undefined;
  /** Average ticket x these orders, in ten-thousandths of the currency unit: revenue to expect in the next 90 days. */
  readonly priority: Ratio | undefined;
}

/** A function that tells what may come of calling a customer; both are undefined where nothing can be expected. */
export function outlookOf(analysis: Analysis): (customer: number) => Outlook {
  const expect = expectedOrders(analysis);
  return (customer) => {
    const orders = expect(customer);
    const ticket = analysis.cell('average_ticket', customer) as Ratio | undefined;
    return {
      expectedOrders: orders,
      priority: orders && ticket && { num: ticket.num * orders.num, den: ticket.den * orders.den },
    };
  };
}
