import { foldText } from '../../../domain/fold.ts';
import { type Meaning, meaningOfFlag, meaningOfOperation, meaningOfStatus } from '../../values/meaning.ts';
import type { Field, Layout, Words } from '../layout.ts';
import { normalise } from './vocabulary.ts';

type Codes = Readonly<Record<string, Meaning>>;

const all = (codes: string, meaning: Meaning): Codes =>
  Object.fromEntries(codes.split(' ').map((code) => [code, meaning]));

/** Exits: normal, sent back to a supplier or processed for one, complements of price and taxes. */
const PROTHEUS_EXIT: Codes = { n: 'sale', ...all('d b c i p', 'non_sale') };

/** NF-e: normal, complement, adjustment, return. */
const PURPOSE: Codes = { 1: 'sale', 2: 'non_sale', 3: 'non_sale', 4: 'return' };

/** Codes that mean something only because of the name of their column, folded, by that name without blanks. */
const CODES: Readonly<Record<string, Codes>> = {
  f2tipo: PROTHEUS_EXIT,
  d2tipo: PROTHEUS_EXIT,
  c5tipo: PROTHEUS_EXIT,
  // Entries: what a customer sends back, else purchases.
  d1tipo: { d: 'return', ...all('n b c i p', 'non_sale') },
  // Sales, orders and returns of sales; all other movements are purchases, stock, production and cash.
  tipmov: {
    ...all([...'abcefghijklmnoqrstuwxyz0123456789'].join(' '), 'non_sale'),
    ...all('v p', 'sale'),
    d: 'return',
  },
  fkart: {
    ...all('f1 f2 l2 bv', 'sale'),
    ...all('re g2 b1 b3', 'return'),
    // Pro forma, between companies of the group, lists of invoices, down payment requests.
    ...all('f5 f8 iv ivs ig igs lr lrs lg lgs faz fas', 'non_sale'),
    // The invoice that is cancelled stands as it was, so that its cancellation takes it back; that of a credit memo gives back.
    ...all('s1 sv', 'return'),
    s2: 'sale',
  },
  // Sales are orders, invoices, debits; none are inquiries, quotations, contracts, deliveries, free goods and what is none above.
  vbtyp: {
    ...all('c e l m p s', 'sale'),
    ...all('h k n o', 'return'),
    ...all('a b d g i j u 3 4 5 6', 'non_sale'),
  },
  movetype: {
    ...all('out_invoice out_receipt', 'sale'),
    out_refund: 'return',
    ...all('in_invoice in_refund in_receipt entry', 'non_sale'),
  },
  // An entry, of a return or of a purchase.
  tpnf: { 0: 'unknown', 1: 'sale' },
  finnfe: PURPOSE,
  finalidade: PURPOSE,
  finalidadenfe: PURPOSE,
  docstatus: { 0: 'non_sale', 1: 'sale', 2: 'cancelled' },
};

/** Where the cancelled invoice itself is marked, and so counts nothing, its cancellation counts nothing either. */
const OF_MARKED: Readonly<Record<string, Codes>> = {
  fkart: all('s1 s2 sv', 'cancelled'),
  vbtyp: all('n s', 'cancelled'),
};

const CFOP = /^(?:cfop|codfiscal|d2cf|nat)/;
/** Numbers that every company gives to its own kinds of operation. */
const OWN_NUMBERS = /^(?:top|codtop|codtipoper|tes|d2tes)$/;

const keyOf = (header: string) => normalise(header).replaceAll(' ', '');

/** What words mean, with the codes of those columns whose names tell which list they are from. */
export function codesOf({ headers, columns }: Pick<Layout, 'headers' | 'columns'>, words: Words): Words {
  const nameOf = (field: Field) => (columns[field] === undefined ? '' : keyOf(headers[columns[field]]!));
  const isMarked = nameOf('cancelled_flag') === 'fksto';
  const codes = (['operation', 'order_status'] as const).flatMap((field) => {
    const name = nameOf(field);
    if (CODES[name] === undefined) return [];
    return [[field, { ...words[field], ...CODES[name], ...(isMarked && OF_MARKED[name]) }] as const];
  });
  return { ...words, ...Object.fromEntries(codes) };
}

/** A column that tells what kind of record a row is. */
export interface MeaningColumn {
  readonly column: number;
  readonly field: Field;
  /** What the text of one of its cells means. */
  readonly meaningOf: (text: string) => Meaning;
}

/** The columns that tell what kind of record a row is: cancellation flag, status, operation. */
export function meaningColumnsOf(
  layout: Pick<Layout, 'headers' | 'columns' | 'returned' | 'words'>,
): readonly MeaningColumn[] {
  const { headers, columns, returned, words } = layout;
  const readers: [Field, number | undefined, (header: string) => (text: string) => Meaning][] = [
    ['cancelled_flag', columns.cancelled_flag, () => meaningOfFlag],
    ['cancelled_flag', returned, () => meaningOfFlag],
    ['order_status', columns.order_status, () => meaningOfStatus],
    ['operation', columns.operation, operationsOf],
  ];
  return readers.flatMap(([field, column, readerOf]) => {
    if (column === undefined) return [];
    const meaningOf = readerOf(headers[column] ?? '');
    const own = new Map(Object.entries(words[field] ?? {}));
    return [{ column, field, meaningOf: (text) => own.get(foldText(text)) ?? meaningOf(text) }];
  });
}

/** What the operations of a column mean, by its name: in one of CFOP every entry is told apart, in one of own numbers none is a CFOP. */
function operationsOf(header: string): (text: string) => Meaning {
  const key = keyOf(header);
  const numbers = CFOP.test(key) ? 'cfop' : OWN_NUMBERS.test(key) ? 'own' : 'open';
  return (text) => meaningOfOperation(text, numbers);
}
