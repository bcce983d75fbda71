import type { Field } from '../layout.ts';
import { type Role, SPELLINGS } from './headers.ts';

/** A role that a header may announce. Lower `tier` and `rank` are the better right; `order` is the place in its list. */
export interface Claim {
  readonly role: Role;
  readonly tier: number;
  /** 0: the header as it stands; 1: without a bracket or path; 2: without a table prefix, or with a glued one. */
  readonly rank: number;
  readonly order: number;
}

/** Words that say nothing: `Código do Cliente` is `Código Cliente`. */
const SILENT = new Set(['de', 'do', 'da', 'dos', 'das', 'del', 'la', 'of', 'the']);

/** Words that are written in many ways. */
const SAME: Readonly<Record<string, string>> = {
  codigo: 'cod',
  cd: 'cod',
  n: 'num',
  no: 'num',
  nr: 'num',
  nro: 'num',
  numero: 'num',
  number: 'num',
  '#': 'num',
  data: 'dt',
  fecha: 'dt',
  vlr: 'vl',
  valor: 'vl',
  qtd: 'qt',
  qtde: 'qt',
  quant: 'qt',
  quantidade: 'qt',
  quantity: 'qt',
  qty: 'qt',
  cantidad: 'qt',
};

/** Prefixes and suffixes that are glued to their noun: CDVENDEDOR, VLRTOTAL, DATAEMISSAO, InvoiceNo. */
const GLUED: readonly (readonly [RegExp, string])[] = [
  [/^(?:codigo|cd)(?=.{3})/, 'cod'],
  [/^(?:numero|nro|nr)(?=.{2})/, 'num'],
  [/^data(?=.{3})/, 'dt'],
  [/^(?:valor|vlr)(?=.{3})/, 'vl'],
  [/^(?:quantidade|qtde|qtd)(?=.{3})/, 'qt'],
  [/^(.{4,})(?:number|no|nbr)$/, '$1num'],
];

const PROTHEUS = /^[A-Z][A-Z0-9]_[A-Z0-9_]+$/i;

/** A header in normal form: no ordinals, accents, case or punctuation; `%`, `#` and `$` say something and stay. */
export function normalise(header: string): string {
  const plain = /^[\x20-\x7e]*$/.test(header)
    ? header
    : header.replace(/[ºª°]/g, '').normalize('NFKD').replace(/\p{M}/gu, '');
  return plain
    .toLowerCase()
    .replace(/[^a-z0-9%#$]+/g, ' ')
    .trim();
}

/** A header as it has to be typed in a shell. */
export function typed(header: string): string {
  return /^[\w.-]+$/.test(header) ? header : `"${header}"`;
}

/** What is left of a normal form when spaces, silent words and ways of writing are gone. */
function keyOf(normal: string): string {
  if (!normal.includes(' ')) return SILENT.has(normal) ? '' : (SAME[normal] ?? normal);
  return normal
    .split(' ')
    .filter((word) => !SILENT.has(word))
    .map((word) => SAME[word] ?? word)
    .join('');
}

/** Roles by the key of their spellings. */
export type Vocabulary = ReadonlyMap<string, readonly Omit<Claim, 'rank'>[]>;

/** Spellings, as in `SPELLINGS`, made ready to be looked up. */
export function vocabularyOf(spellings: Readonly<Partial<Record<Role, string>>>): Vocabulary {
  const vocabulary = new Map<string, Omit<Claim, 'rank'>[]>();
  for (const [role, text] of Object.entries(spellings) as [Role, string][]) {
    let order = 0;
    for (const [tier, group] of text.replace(/\s+/g, ' ').split('|').entries()) {
      for (const spelling of group.split(',')) {
        const key = keyOf(spelling.trim());
        const entries = vocabulary.get(key) ?? [];
        if (!entries.some((entry) => entry.role === role)) entries.push({ role, tier, order: order++ });
        vocabulary.set(key, entries);
      }
    }
  }
  return vocabulary;
}

const ORDERS = vocabularyOf(SPELLINGS);

/** The spellings to try for a header, each with its rank, the header as it stands first. */
function* forms(header: string): Generator<readonly [string, number]> {
  const key = keyOf(normalise(header));
  yield [key, 0];
  const bare = header.replace(/[([][^)\]]*[)\]]\s*[*:]?\s*$/, '').replace(/^.*\//, '');
  if (bare !== header) yield [keyOf(normalise(bare)), 1];
  if (PROTHEUS.test(header)) yield [keyOf(normalise(header.slice(3))), 2];
  for (const [pattern, word] of GLUED) if (pattern.test(key)) yield [key.replace(pattern, word), 2];
}

/** Cents, thousands, millions: read as units of the currency such figures are wrong by as much, and nothing would show it. */
const OTHER_UNIT = /[([](?:[^)\]]*\s)?(?:centavos|cents|mil|milh\S*|thousands?|millions?)[)\]]\s*$/i;

/**
 * The roles that a header may announce; several where its spelling is ambiguous, none where it is unknown. Spellings are looked up,
 * never compared for likeness. A percentage is no amount of anything, so a header with `%` announces nothing but a discount in percent;
 * nor are cents or thousands what is asked for.
 */
export function claimsOf(header: string, vocabulary: Vocabulary = ORDERS): readonly Claim[] {
  if (header.length > 80 || !/[^\d\s.,:;/+-]/.test(header) || OTHER_UNIT.test(header)) return [];
  for (const [key, rank] of forms(header)) {
    const entries = vocabulary.get(key);
    if (!entries) continue;
    const claims = entries.map((entry) => ({ ...entry, rank }));
    return header.includes('%') ? claims.filter(({ role }) => role === 'discount_percent') : claims;
  }
  return [];
}

/** How a header is commonly spelled, to compare unknown headers with: the first spellings of a field. */
export function commonSpellings(field: Field): readonly string[] {
  return SPELLINGS[field].split(/[,|]/).map((spelling) => spelling.trim().replace(/\s+/g, ' '));
}

/** How words of Portuguese and Spanish headers, and of English ones, begin. Words of both, like `total`, tell nothing. */
const ROMANCE = stems(
  'pedido emissao emision valor vlr vendedor venda fatur nota quantidade qtd preco produto filial empresa razao nome ' +
    'dt data codigo codcli cliente parceiro desconto custo margem situacao fecha importe cantidad precio nombre ' +
    'vencimento numero nunota numped loja',
);
const ENGLISH = stems(
  'order customer invoice amount price quantity qty name sales revenue discount cost profit buyer value unitprice ship',
);

function stems(words: string): (word: string) => boolean {
  const list = words.split(' ');
  return (word) => list.some((stem) => word.startsWith(stem));
}

/** The language of a header line: `romance` for Portuguese and Spanish, undefined where it does not tell. */
export function languageOf(headers: readonly string[]): 'romance' | 'english' | undefined {
  let balance = 0;
  for (const header of headers) {
    const words = normalise(header).split(' ');
    if (words.some((word) => ENGLISH(word) || word === 'date')) balance--;
    else if (words.some(ROMANCE)) balance++;
  }
  return balance > 0 ? 'romance' : balance < 0 ? 'english' : undefined;
}
