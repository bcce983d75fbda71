import { cnpj, cpf } from 'cpf-cnpj-validator';

/** A CNPJ or CPF whose check digits are right. */
export interface TaxId {
  readonly kind: 'cnpj' | 'cpf';
  /** Digits, and for a CNPJ letters in upper case, without punctuation. */
  readonly bare: string;
}

/** Characters of a CNPJ that name the company; the others name its branch and check them. */
const ROOT = 8;
const CPF_LENGTH = 11;
const CNPJ_LENGTH = 14;
/** Longest spelling that is looked at: a CNPJ with punctuation and some blanks. */
const LONGEST = 24;

function taxIdOfBare(bare: string): TaxId | undefined {
  if (bare.length === CNPJ_LENGTH) return cnpj.isValid(bare) ? { kind: 'cnpj', bare } : undefined;
  return bare.length === CPF_LENGTH && cpf.isValid(bare) ? { kind: 'cpf', bare } : undefined;
}

/**
 * The CNPJ or CPF that a text is, with or without punctuation, or undefined: another number of characters, wrong check digits.
 * A CNPJ may have letters, as those of July 2026 and later do.
 */
export function taxIdOf(text: string): TaxId | undefined {
  if (text.length < CPF_LENGTH || text.length > LONGEST) return undefined;
  const bare = text.replace(/[./\s-]/g, '').toUpperCase();
  return /^(?:\d{11}|[0-9A-Z]{12}\d\d)$/.test(bare) ? taxIdOfBare(bare) : undefined;
}

/**
 * The CNPJ or CPF that a number is once the zeros stand before it that a spreadsheet has taken; undefined where it is none,
 * or could be both. One number in a hundred is valid by chance: only a whole column can prove that zeros are missing.
 */
export function paddedTaxId(digits: string): TaxId | undefined {
  if (!/^\d{1,13}$/.test(digits)) return undefined;
  const found = [CPF_LENGTH, CNPJ_LENGTH]
    .filter((length) => digits.length <= length)
    .map((length) => taxIdOfBare(digits.padStart(length, '0')))
    .filter((taxId) => taxId !== undefined);
  return found.length === 1 ? found[0] : undefined;
}

/**
 * What a text would be as a CNPJ or CPF without punctuation, right or wrong: `length` characters, the zeros put back that a
 * spreadsheet takes. Undefined where it cannot be one.
 */
export function bareTaxId(text: string, length: number): string | undefined {
  if (text.length > LONGEST) return undefined;
  const bare = text.replace(/[./\s-]/g, '').toUpperCase();
  const whole = /^\d+$/.test(bare) ? bare.padStart(length, '0') : bare;
  if (whole.length !== length) return undefined;
  return /^(?:\d{11}|[0-9A-Z]{12}\d\d)$/.test(whole) ? whole : undefined;
}

/** The first characters of a CNPJ, which all branches of a company share; undefined for a CPF. */
export function taxRootOf({ kind, bare }: TaxId): string | undefined {
  return kind === 'cnpj' ? bare.slice(0, ROOT) : undefined;
}

/** Whether a text is a number that a spreadsheet has rounded to show it shorter: 1,23457E+13. The id behind it is lost. */
export function isRounded(text: string): boolean {
  return text.length <= 24 && text.includes('+') && /^\d(?:[.,]\d+)?E\+\d{1,3}$/i.test(text);
}

/** What all spellings of a customer's id have in common: a valid CNPJ or CPF without punctuation, an e-mail without case. */
export function customerKey(id: string): string {
  if (id.includes('@')) return /^[^\s@]+@[^\s@]+$/.test(id) ? id.toLowerCase() : id;
  return taxIdOf(id)?.bare ?? id;
}
