import { foldedStart, foldText } from '../../domain/fold.ts';
import { isNoDate } from './marks.ts';

/** What a status word, an operation or a flag says about a record. */
export type Meaning = 'sale' | 'return' | 'cancelled' | 'non_sale' | 'unknown';

/** What may stand before the word that tells: marks and numbers, a short code, the document whose status it is. */
const PREAMBLE =
  /^[^a-z]*(?:[a-z]{1,2} - )?(?:(?:pedido|venda|compra|ordem|nota(?: fiscal)?|nf(?:-?c?e)?|order|sale|invoice)[ :-]+)?/;
/** Words that begin a status or an operation, folded. The first list that matches decides. */
const CANCELLED =
  /^(cancel|canc\b|anulad|void|estorn|rejeitad|rejected|recusad|denegad|inutilizad|exclu|delet|perdid|reprovad|failed|nao autorizad|nao aprovad|expirad)/;
/** A part that was cancelled or came back, or a cancellation that was turned down: the rest of the order is a sale. */
const NOT_ALL =
  /\b(?:parcial|partial)|^(?:cancelamento|devolucao|estorno|reembolso) (?:nao|recus|negad|rejeit|indefer|revertid)/;
/** A word of the first list that stands elsewhere. */
const SPEAKS_OF_CANCELLING = /\b(?:cancel|anulad|estorn|denegad|inutilizad)/;
const RETURN =
  /^(dev$|dev[. -]|devol|devuel|retorno|return|refund|reembols|credit memo|credit note|nota de credito)|\bdevoluc/;
/** Goods that come back or go back and were never sold to a customer, such as 5202, 5913, 5916. */
const UNSOLD_RETURN =
  /^dev\w*[. ]+(?:de |da )?compras?\b|^devoluc.* fornecedor|^retorno\b.*\b(?:consert|industrializ|demonstrac|consigna|comodato|emprestimo|locac|deposito|armaze|beneficiament|mostruario|exposic|feira|vasilhame|embalage|remessa)/;
const QUOTE = /^(orcament|cotac|quot|draft|rascunho|borrador|propost|simulac)/;
const NON_SALE =
  /^(bonific|brinde|doac|remessa|simples remessa|simples faturamento|outras? saidas?\b|amostra|demonstrac|conserto|transfer|consigna|comodato)|\b(bonificac|consignac|comodato|brinde)/;
/** What comes in: bought by the company itself, or sold and sent back. The word does not tell which. */
const ENTRY = /^(?:entradas?\b|compras?\b|e$)/;
const SALE =
  /^(atendid|faturad|conclu|entreg|enviad|aprovad|autorizad|finaliz|pago|paid|complet|shipped|deliver|fulfilled|invoiced|sale|sold|done|to bill|to deliver|closed|encerrad|liberad|verificad|venda|normal|em aberto|aberto|pendente|aguard|pending|on hold|bloquead|em andamento|em digitacao|pre-venda|open|processing|confirmad|confirmed|nf|pedido|facturad|emitid|ativo|active|ok$)/;

/** CFOP codes of a sale that comes back: entries 1xxx, 2xxx and 3xxx. */
const RETURN_CFOP =
  /^(?:[12](?:20[12348]|209|21[2-6]|41[01]|50[3-6]|553|66[0-2]|91[89])|3(?:201|202|211|212|503|553))$/;
/** CFOP codes of what leaves without being sold: transfers, bonus, samples, consignment, repairs, other. */
const NON_SALE_CFOP = /^[567](?:15[1-6]|55[12]|90[1-9]|91[0-7]|92[0-5]|949)$/;
/** CFOP codes of a purchase sent back to its supplier: no business with a customer. */
const PURCHASE_RETURN_CFOP =
  /^[567](?:20[12]|208|209|210|21[3-6]|41[0-3]|503|553|55[56]|66[0-2]|91[89]|921)$/;

/**
 * What a status word says. A status of a returned order says that the sale came to nothing: it is cancelled. Where only a part
 * did, or a word speaks of cancelling in another way than those that are known, it is unknown.
 */
export function meaningOfStatus(text: string): Meaning {
  const folded = foldText(text);
  if (folded === '') return 'sale';
  const told = folded.replace(PREAMBLE, '');
  if (CANCELLED.test(told) || RETURN.test(told) || RETURN.test(folded))
    return NOT_ALL.test(told) ? 'unknown' : 'cancelled';
  if (QUOTE.test(folded) || NON_SALE.test(folded)) return 'non_sale';
  return (SALE.test(told) || SALE.test(folded)) && !SPEAKS_OF_CANCELLING.test(folded) ? 'sale' : 'unknown';
}

/**
 * What an operation (nature of operation, document type, CFOP) says; what is not known to be anything else is a sale. Unknown
 * is what comes in without a word of why.
 */
export function meaningOfOperation(text: string): Meaning {
  const folded = foldText(text);
  const cfop = /^(\d)\.?(\d{3})(?:\b|$)/.exec(folded);
  if (cfop) {
    const code = `${cfop[1]}${cfop[2]}`;
    if (RETURN_CFOP.test(code)) return 'return';
    return NON_SALE_CFOP.test(code) || PURCHASE_RETURN_CFOP.test(code) ? 'non_sale' : 'sale';
  }
  if (CANCELLED.test(folded.replace(PREAMBLE, ''))) return 'cancelled';
  if (UNSOLD_RETURN.test(folded)) return 'non_sale';
  if (RETURN.test(folded)) return 'return';
  if (ENTRY.test(folded)) return 'unknown';
  return QUOTE.test(folded) || NON_SALE.test(folded) ? 'non_sale' : 'sale';
}

/** Cells of a cancellation flag, date or reason that say "not cancelled". */
const NOT_CANCELLED =
  /^(n|nao|no|not|false|falso|f|0|0[.,]0+|-|--|null|none|n\/a|na|nan|\s*\/\s*\/\s*|0{8}|00\/00\/0{2,4}|0000-00-00.*)?$/;

/** The first days of calendars, which systems and spreadsheets write where a date is empty. */
const NEVER =
  /^(?:3[01][/.-]12[/.-]1899|12[/.-]3[01][/.-]1899|1899-?12-?3[01]|0?1[/.-]0?1[/.-](?:1900|0001)|(?:1900|0001)-?01-?01)(?:[ t]\d.*)?$/;

/** What the cell of a cancellation flag, date or reason says. */
export function meaningOfFlag(text: string): Meaning {
  const folded = foldText(text);
  return NOT_CANCELLED.test(folded) || NEVER.test(folded) || isNoDate(text) ? 'sale' : 'cancelled';
}

/** A word that begins a subtotal or total line. */
const TOTAL =
  /^(sub-?\s?total|total|totais|totales|grand total|soma|suma)( (geral|general|do|da|de|dos|das|del|of|for)\b.*)?\s*:?$/;

/** Whether a cell begins like the label of a total; so may a customer's name, so that other cells must speak for it too. */
export function beginsLikeTotal(text: string): boolean {
  return /^(sub-?\s?total|total)\b/.test(foldText(text));
}

/** Whether a cell is the label of a total or subtotal. */
export function isTotalLabel(text: string): boolean {
  const start = foldedStart(text);
  return (start === undefined || 'stg'.includes(start[0]!)) && TOTAL.test(foldText(text));
}
