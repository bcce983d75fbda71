import type { Day } from '../domain/day.ts';
import { foldText } from '../domain/fold.ts';
import { type Message, message } from '../domain/message.ts';
import type { Money } from '../domain/money.ts';
import { compareUtf8 } from '../domain/utf8-order.ts';
import type { Reading } from '../ingest/read.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Portfolio } from '../ledger/portfolio.ts';

/** Examples that a warning shows. */
const SHOWN = 3;

/** Shorter names begin like others by chance. */
const SHORTEST_CUT = 10;

/**
 * What the names of customers say about their ids: ids under several names, names that a system has cut short. Branches that
 * were put together may well have several.
 */
export function nameWarnings({ ledger, companies }: Reading, portfolio: Portfolio): Message[] {
  return [...(companies ? [] : severalNames(ledger)), ...cutNames(portfolio)];
}

/** Ids that stand under several names, those under most names first. Case and accents make no other name. */
function severalNames(ledger: Ledger): Message[] {
  const found = [...ledger.attributes.nameVariants()].flatMap(([customer, names]) => {
    const different = new Map(names.toSorted(compareUtf8).map((name) => [foldText(name), name]));
    return different.size < 2 ? [] : [{ id: ledger.spellingOf(customer), names: [...different.values()] }];
  });
  if (found.length === 0) return [];
  found.sort((a, b) => b.names.length - a.names.length || compareUtf8(a.id, b.id));
  const examples = found
    .slice(0, SHOWN)
    .map(({ id, names }) => `${id} (${names.slice(0, SHOWN).join(', ')})`);
  return [message('inspect.several_names', { n: found.length, examples: examples.join('; ') })];
}

/** A customer by its name, and when it bought. */
interface Named {
  readonly folded: string;
  readonly name: string;
  readonly first: Day;
  readonly last: Day;
  readonly revenue: Money;
}

/** A name that is the beginning of another one. */
interface Cut {
  readonly short: Named;
  readonly long: Named;
  /** Whether it ends within a word. */
  readonly inWord: boolean;
}

/**
 * Customers whose name is the beginning of another's and who never bought in the same time: a system that keeps fewer
 * characters makes a new customer of an old one. A name that ends within a word is cut; one that ends with a word only
 * counts where others are cut at its length.
 */
function cutNames(portfolio: Portfolio): Message[] {
  const all = cutsOf(namedOf(portfolio));
  const widths = new Set(all.filter(({ inWord }) => inWord).map(({ short }) => short.name.length));
  const cut = all.filter(
    ({ short, inWord }) => inWord || widths.has(short.name.length) || widths.has(short.name.length + 1),
  );
  if (cut.length === 0) return [];
  const examples = cut.slice(0, SHOWN).map(({ short, long }) => `${short.name} → ${long.name}`);
  const money = cut.reduce((sum, { short }) => sum + short.revenue, 0n);
  return [message('inspect.cut_names', { n: cut.length, money: { money }, examples: examples.join('; ') })];
}

/** Customers with purchases, by name. */
function namedOf(portfolio: Portfolio): Named[] {
  const named: Named[] = [];
  for (let customer = 0; customer < portfolio.size; customer++) {
    const days = portfolio.hasRecords(customer) ? portfolio.purchaseDays(customer) : [];
    if (days.length === 0) continue;
    const name = portfolio.attribute(customer, 'name') ?? portfolio.customerId(customer);
    const { purchases, returns } = portfolio.totals(customer);
    const [first, last] = [days[0]!, days.at(-1)!];
    named.push({ folded: foldText(name), name, first, last, revenue: purchases - returns });
  }
  return named.sort((a, b) => (a.folded < b.folded ? -1 : a.folded > b.folded ? 1 : 0));
}

/** Of names in order, each that begins a later one. Names with the same beginning stand together. */
function cutsOf(named: readonly Named[]): Cut[] {
  const cuts: Cut[] = [];
  for (const [at, short] of named.entries()) {
    if (short.folded.length < SHORTEST_CUT) continue;
    for (let next = at + 1; next < named.length; next++) {
      const long = named[next]!;
      if (!long.folded.startsWith(short.folded)) break;
      if (long.folded === short.folded) continue;
      if (short.last >= long.first && long.last >= short.first) continue;
      const inWord =
        /[\p{L}\p{N}]/u.test(long.folded[short.folded.length]!) && /[\p{L}\p{N}]$/u.test(short.folded);
      cuts.push({ short, long, inWord });
      break;
    }
  }
  return cuts;
}
