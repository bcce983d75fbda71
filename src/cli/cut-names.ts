import type { Day } from '../domain/day.ts';
import type { Cell, Column, Section } from '../domain/document.ts';
import { foldText } from '../domain/fold.ts';
import { type Message, message } from '../domain/message.ts';
import type { Money } from '../domain/money.ts';
import { compareUtf8 } from '../domain/utf8-order.ts';
import type { Reading } from '../ingest/reading.ts';
import { taxIdOf } from '../ingest/values/tax-id.ts';
import type { Portfolio } from '../ledger/portfolio.ts';
import { tellsName } from '../reports/columns.ts';

/** Shorter names begin like others by chance. */
const SHORTEST_CUT = 10;

/** Groups that are listed; the others are counted. */
const LISTED = 20;

/** A customer by its name, and when it bought. */
interface Named {
  readonly id: string;
  readonly name: string;
  readonly folded: string;
  /** Characters of the name. */
  readonly length: number;
  readonly first: Day;
  readonly last: Day;
  readonly revenue: Money;
}

/** A name that is the beginning of another one, with no purchase of both in the same time. */
interface Pair {
  readonly short: Named;
  readonly long: Named;
  /** Whether the short one ends within a word of the long one. */
  readonly inWord: boolean;
}

/** Names that may be one customer's, the shortest first. */
export interface CutGroup {
  readonly names: readonly Named[];
  /** Revenue of the names that look cut. */
  readonly money: Money;
}

/** What looks cut short: the groups with most revenue first, how many names, at which lengths. */
export interface CutNames {
  readonly groups: readonly CutGroup[];
  readonly names: number;
  readonly money: Money;
  readonly lengths: readonly number[];
}

/**
 * Customers whose name is the beginning of another's and who never bought in the same time: a system that keeps fewer
 * characters makes a new customer of an old one. A length at which names are cut must be proven: two names at least end there
 * within a word, or one does and nobody who bought up to then (or from then on, where the short name is the later one) has
 * a longer name. At such a length a name may also end with a word. Two valid CNPJ or CPF are two customers.
 */
export function findCutNames(portfolio: Portfolio): CutNames {
  const named = namedOf(portfolio);
  const pairs = pairsOf(named);
  const lengths = lengthsOf(pairs, named);
  const isCut = ({ short, long, inWord }: Pair) =>
    lengths.has(short.length) ||
    // The blank before the next word was the last character that was kept.
    (!inWord && long.folded[short.folded.length] === ' ' && lengths.has(short.length + 1));
  const cut = pairs.filter(isCut);
  const groups = groupsOf(cut);
  return {
    groups,
    names: new Set(cut.map(({ short }) => short)).size,
    money: groups.reduce((sum, { money }) => sum + money, 0n),
    lengths: [...lengths].sort((a, b) => a - b),
  };
}

/** What is worth a look about them, and what to do. `place`: where they are listed, `inspect.cut_names.<...>`. */
export function cutNamesWarning(
  cut: CutNames,
  { companies, files }: Reading,
  place: 'above' | 'elsewhere',
): Message[] {
  if (cut.names === 0) return [];
  const has = (field: 'customer_id' | 'customer_tax_id') =>
    files.some(({ layout }) => layout.columns[field] !== undefined);
  const remedy =
    has('customer_tax_id') && companies === undefined ? 'tax_id' : has('customer_id') ? 'id' : 'name';
  return [
    message('inspect.cut_names', {
      n: cut.names,
      place: message(`inspect.cut_names.${place}`),
      length: cut.lengths.join(', '),
      money: { money: cut.money },
      remedy: message(`inspect.cut_names.${remedy}`),
    }),
  ];
}

const COLUMNS: readonly Column[] = [
  { id: 'group', type: 'integer' },
  { id: 'customer_id', type: 'text' },
  { id: 'customer_name', type: 'text' },
  { id: 'first', type: 'day' },
  { id: 'last', type: 'day' },
  { id: 'revenue', type: 'money' },
];

/** The names that look cut, each beside the longer ones, with the days between which they bought. */
export function cutNamesList({ groups }: CutNames): Section {
  const shown = groups.slice(0, LISTED);
  const more = groups.length - shown.length;
  // Where the name is the key, it need not stand there twice.
  const named = groups.some(({ names }) => names.some(({ id, name }) => tellsName(id, name)));
  const columns = COLUMNS.filter(({ id }) => named || id !== 'customer_name');
  return {
    id: 'cut_names',
    title: message('inspect.cut_list'),
    named: 'customer_id',
    columns,
    rows: shown.flatMap(({ names }, index) =>
      names.map(({ id, name, first, last, revenue }): Cell[] => [
        index + 1,
        id,
        ...(named ? [name] : []),
        first,
        last,
        revenue,
      ]),
    ),
    notes: more > 0 ? [message('inspect.more_cut', { n: more })] : [],
  };
}

/** Customers with purchases, by name. */
function namedOf(portfolio: Portfolio): Named[] {
  const named: Named[] = [];
  for (let customer = 0; customer < portfolio.size; customer++) {
    const days = portfolio.hasRecords(customer) ? portfolio.purchaseDays(customer) : [];
    if (days.length === 0) continue;
    const id = portfolio.customerId(customer);
    const name = portfolio.attribute(customer, 'name') ?? id;
    const { purchases, returns } = portfolio.totals(customer);
    named.push({
      id,
      name,
      folded: foldText(name),
      length: [...name].length,
      first: days[0]!,
      last: days.at(-1)!,
      revenue: purchases - returns,
    });
  }
  return named.sort((a, b) => compareUtf8(a.folded, b.folded) || compareUtf8(a.id, b.id));
}

/** Of names in order, those that begin later ones: names with the same beginning stand together. */
function pairsOf(named: readonly Named[]): Pair[] {
  const pairs: Pair[] = [];
  for (const [at, short] of named.entries()) {
    if (short.folded.length < SHORTEST_CUT) continue;
    for (let next = at + 1; next < named.length; next++) {
      const long = named[next]!;
      if (!long.folded.startsWith(short.folded)) break;
      if (long.folded === short.folded) continue;
      if (short.last >= long.first && long.last >= short.first) continue;
      if (taxIdOf(short.id) && taxIdOf(long.id)) continue;
      const inWord =
        /^[\p{L}\p{N}]/u.test(long.folded.slice(short.folded.length)) && /[\p{L}\p{N}]$/u.test(short.folded);
      pairs.push({ short, long, inWord });
    }
  }
  return pairs;
}

/** The lengths at which names are proven to be cut. */
function lengthsOf(pairs: readonly Pair[], named: readonly Named[]): Set<number> {
  const inWord = pairs.filter((pair) => pair.inWord);
  const lengths = new Set<number>();
  for (const { short, long } of inWord) {
    const { length } = short;
    const others = inWord.some((pair) => pair.short !== short && pair.short.length === length);
    const inItsTime = (other: Named) =>
      short.last < long.first ? other.first <= short.last : other.last >= short.first;
    if (others || !named.some((other) => other.length > length && inItsTime(other))) lengths.add(length);
  }
  return lengths;
}

/** Names that are connected by pairs, together. */
function groupsOf(pairs: readonly Pair[]): CutGroup[] {
  const groupOf = new Map<Named, Set<Named>>();
  for (const { short, long } of pairs) {
    const joined = new Set([short, long].flatMap((name) => [...(groupOf.get(name) ?? [name])]));
    for (const name of joined) groupOf.set(name, joined);
  }
  const cut = new Set(pairs.map(({ short }) => short));
  return [...new Set(groupOf.values())]
    .map((group) => {
      const names = [...group].sort((a, b) => a.length - b.length || compareUtf8(a.id, b.id));
      return { names, money: sumOf(names.filter((name) => cut.has(name))) };
    })
    .sort((a, b) => {
      const [money, other] = [sumOf(a.names), sumOf(b.names)];
      return money === other ? compareUtf8(a.names[0]!.id, b.names[0]!.id) : money < other ? 1 : -1;
    });
}

function sumOf(names: readonly Named[]): Money {
  return names.reduce((sum, { revenue }) => sum + revenue, 0n);
}
