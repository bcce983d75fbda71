import { foldedStart, foldText, mayBeginWith } from '../../domain/fold.ts';
import { meaningOfCfop } from './cfop.ts';
import { isNoDate } from './marks.ts';

/** What a status word, an operation or a flag says about a record. */
export type Meaning = 'sale' | 'return' | 'cancelled' | 'non_sale' | 'unknown';

/** What may stand before the word that tells: marks and numbers, a short code, the document whose status it is. */
const PREAMBLE =
  /^[^a-z]*(?:[a-z]{1,2} - )?(?:(?:pedido|venda|compra|ordem|nota(?: fiscal)?|nf(?:-?c?e)?|order|sale|invoice)[ :-]+)?/;
/** What WooCommerce puts before every status in its tables. */
const WOOCOMMERCE = /^wc-/;
/** Words that begin a status or an operation, folded. The first list that matches decides. */
const CANCELLED =
  /^(cancel|canc\b|anulad|void|estorn|rejeitad|rejected|recusad|denegad|inutilizad|exclu(?!siv)|delet|perdid|reprovad|failed|nao autorizad|nao aprovad|expirad)/;
/** A part that was cancelled or came back: the rest of the order is a sale. */
const PARTLY = /\b(?:parcial|partial)/;
/** A cancellation or a return that was turned down. */
const TURNED_DOWN =
  /^(?:cancelamento|devolucao|estorno|reembolso) (?:(?:foi )?(?:recus|negad|rejeit|indefer|revertid)|nao(?! tribut| incid))/;
/** What did not come back, and what may still come back. */
const NO_RETURN =
  /\b(?:sem|nao|sin) (?:houve |ha |teve |direito [ad]e? ?)?devoluc|^return (?:window|period|policy)/;
/** A sale of which something came back: how much is told elsewhere. */
const SALE_WITH_RETURN = /^vendas?\b.* (?:com|c\/) ?(?:\w+ )?devoluc/;
/** A word of the first list that stands elsewhere. */
const SPEAKS_OF_CANCELLING = /\b(?:cancel|anulad|estorn|denegad|inutilizad)/;
const RETURN =
  /^(dev$|dev[. -]|devol|devuel|retorno|return|refund|reembols|cash refund|sales return|notas? (?:de )?credito)|\bdevoluc|\bcredit (?:memo|note)\b/;
/** Credit notes by their initials, also with the letter of an Argentine one. */
const CREDIT_NOTE = /^n[./]?c\.?[re]?(?:[ -]+[abcem])?$/;
/** Goods that come back or go back and were never sold to a customer, such as 5202, 5913, 5916. */
const UNSOLD_RETURN =
  /^dev\w*[. ]+(?:de |da )?compras?\b|^devoluc.* fornecedor|^retorno\b.*\b(?:consert|industrializ|demonstrac|consigna|comodato|emprestimo|locac|deposito|armaze|beneficiament|mostruario|exposic|feira|vasilhame|embalage|remessa)/;
const QUOTE =
  /^(orcament|cotac|cotiz|presupuest|quot|estimates?\b|draft|checkout-draft|rascunho|borrador|propost|simulac)|\bpro-? ?forma\b/;
/** A quote that the customer took. */
const QUOTE_TAKEN =
  /^(?:orcament|cotac|cotiz|presupuest|quot|estimate|propost)\w*[ :-]+(?:foi |was )?(?:aprovad|aceit|aprobad|acept|confirmad|approved|accepted|faturad|fechad)/;
const NON_SALE =
  /^(bonific|brinde|doac|remessa|simples remessa|simples faturamento|outras? saidas?\b|amostra|demonstrac|conserto|transfer|consigna|comodato)|\b(bonificac|consignac|comodato|brinde)/;
/** Documents of no sale: payments, frame orders, delivery notes, of suppliers, complements and adjustments of taxes. */
const OTHER_DOCUMENT =
  /^(?:payments?\b|customer (?:payment|refund|deposit)|journals?\b|blanket\b|remitos?\b|(?:vendor|supplier)\b|purchase (?:invoice|credit|return|receipt)|bill (?:payment|credit)\b|in_(?:invoice|refund|receipt)$|(?:nf-?e? |nota (?:fiscal )?)?(?:de )?(?:complement|ajuste))/;
/** What comes in: bought by the company itself, or sold and sent back. The word does not tell which. */
const ENTRY = /^(?:entradas?\b|compras?\b|e$)/;
const SALE =
  /^(atendid|faturad|conclu|entreg|enviad|posted|aprovad|autorizad|finaliz|pago|paid|complet|shipped|deliver|fulfilled|invoiced|sale|sold|done|to bill|to deliver|closed|encerrad|liberad|verificad|venda|normal|em aberto|aberto|pendente|aguard|pending|on[ -]hold|bloquead|em andamento|em digitacao|pre-venda|open|processing|confirmad|confirmed|nf|pedido|facturad|emitid|ativo|active|ok$)/;

/**
 * What a status word says. A status of a returned order says that the sale came to nothing: it is cancelled. Where only a part
 * did, or a word speaks of cancelling in another way than those that are known, it is unknown.
 */
export function meaningOfStatus(text: string): Meaning {
  const folded = foldText(text).replace(WOOCOMMERCE, '');
  if (folded === '') return 'sale';
  const told = folded.replace(PREAMBLE, '');
  if (CANCELLED.test(told)) return PARTLY.test(told) || TURNED_DOWN.test(told) ? 'unknown' : 'cancelled';
  if (RETURN.test(told) || RETURN.test(folded)) {
    const isOpen = PARTLY.test(told) || TURNED_DOWN.test(told) || NO_RETURN.test(folded);
    return isOpen ? 'unknown' : 'cancelled';
  }
  if (QUOTE_TAKEN.test(folded)) return 'unknown';
  if (QUOTE.test(folded) || NON_SALE.test(folded)) return 'non_sale';
  return (SALE.test(told) || SALE.test(folded)) && !SPEAKS_OF_CANCELLING.test(folded) ? 'sale' : 'unknown';
}

/**
 * What an operation (nature of operation, document type, CFOP) says; what is not known to be anything else is a sale. Unknown
 * is what comes in without a word of why, or a return that none came of.
 *
 * @param numbers what its numbers of four digits are: of the `cfop`; a company's `own`; or `open`, where an entry that is no
 * return may be either and is unknown
 */
export function meaningOfOperation(text: string, numbers: 'cfop' | 'own' | 'open' = 'open'): Meaning {
  const folded = foldText(text);
  const cfop = numbers === 'own' ? null : /^([1-35-7])\.?(\d{3})(?:\b|$)/.exec(folded);
  if (cfop) {
    const meaning = meaningOfCfop(`${cfop[1]}${cfop[2]}`);
    return meaning === 'non_sale' && numbers === 'open' && cfop[1]! < '5' ? 'unknown' : meaning;
  }
  if (CANCELLED.test(folded.replace(PREAMBLE, ''))) return 'cancelled';
  if (UNSOLD_RETURN.test(folded) || OTHER_DOCUMENT.test(folded)) return 'non_sale';
  if (CREDIT_NOTE.test(folded) || RETURN.test(folded) || folded === 'out_refund') {
    if (TURNED_DOWN.test(folded) || SALE_WITH_RETURN.test(folded)) return 'unknown';
    if (!NO_RETURN.test(folded)) return 'return';
    return NON_SALE.test(folded) ? 'non_sale' : 'unknown';
  }
  if (ENTRY.test(folded) || QUOTE_TAKEN.test(folded)) return 'unknown';
  return QUOTE.test(folded) || NON_SALE.test(folded) ? 'non_sale' : 'sale';
}

/** Cells of a cancellation flag, date or reason that say "not cancelled". */
const NOT_CANCELLED =
  /^(n|nao|no|not|false|falso|f|0|0[.,]0+|-|--|null|none|n\.?\/?a\.?|nan|nenhum[ao]?|ningun[ao]?|nao informad[ao]|nao se aplica|not applicable|sem (?:motivo|cancelamento|devolucao)|nao (?:cancelad|devolvid)[ao]|not (?:cancell?ed|returned)|\s*\/\s*\/\s*|0{8}|00\/00\/0{2,4}|0000-00-00.*)?$/;

/** The first days of calendars, which systems and spreadsheets write where a date is empty. */
const NEVER =
  /^(?:3[01][/.-]12[/.-]1899|12[/.-]3[01][/.-]1899|1899-?12-?3[01]|0?1[/.-]0?1[/.-](?:1900|0001)|(?:1900|0001)-?01-?01)(?:[ t]\d.*)?$/;

/** What the cell of a cancellation flag, date or reason says; unknown where it speaks of a part. */
export function meaningOfFlag(text: string): Meaning {
  const folded = foldText(text);
  if (NOT_CANCELLED.test(folded) || NEVER.test(folded) || isNoDate(text)) return 'sale';
  return PARTLY.test(folded) ? 'unknown' : 'cancelled';
}

/** A word that begins a subtotal or total line. */
const TOTAL =
  /^(?:(?:valor|vlr?\.?) )?(sub-?\s?total|total|totais|totales|grand total|soma|suma)( (geral|general|do|da|de|dos|das|del|of|for)\b.*| ?\(?r\$\)?)?\s*:?$/;
/** The first letters of such lines. */
export const TOTAL_INITIALS = 'stgv';
/** What may stand before a name in the label of its total. */
const TOTAL_OF = /^(?:sub-?\s?total|total)\b[\s:.–-]*(?:cliente\b[\s:.–-]*)?/i;

/** Whether a cell begins like the label of a total; so may a customer's name, so that other cells must speak for it too. */
export function beginsLikeTotal(text: string): boolean {
  const start = foldedStart(text);
  if (start !== undefined && start !== 'tot' && start !== 'sub') return false;
  return /^(sub-?\s?total|total)\b/.test(foldText(text));
}

/** Whether a cell is the label of a total or subtotal. */
export function isTotalLabel(text: string): boolean {
  return mayBeginWith(TOTAL_INITIALS, text) && TOTAL.test(foldText(text));
}

/** What stands behind the word for a total: the name whose total it may be; undefined where there is no such word, or nothing behind it. */
export function namedByTotal(text: string): string | undefined {
  const word = mayBeginWith(TOTAL_INITIALS, text) ? TOTAL_OF.exec(text)?.[0] : undefined;
  return word === undefined || word.length === text.length ? undefined : text.slice(word.length);
}
