import { type Day, isoOf } from '../domain/day.ts';
import { decimalText, type Money, moneyText, type Ratio } from '../domain/money.ts';
import type { Language } from './index.ts';

interface Style {
  readonly group: string;
  readonly decimal: string;
  day(day: Day): string;
}

/** `dd/mm/yyyy`, as Brazil writes a day. */
export function brazilianDay(day: Day): string {
  const iso = isoOf(day);
  return `${iso.slice(8)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}`;
}

// Written here and not asked of Intl: the same report must have the same bytes whatever ICU the machine carries.
const STYLES: Readonly<Record<Language, Style>> = {
  en: { group: ',', decimal: '.', day: isoOf },
  'pt-BR': { group: '.', decimal: ',', day: brazilianDay },
};

/** A plain decimal text such as `-1234.5` in the style of a language: `-1,234.5` or `-1.234,5`. */
export function numberIn(language: Language, plain: string): string {
  const { group, decimal } = STYLES[language];
  const point = plain.indexOf('.');
  const whole = point < 0 ? plain : plain.slice(0, point);
  const grouped = whole.length > 3 ? whole.replace(/\B(?=(\d{3})+$)/g, group) : whole;
  return point < 0 ? grouped : grouped + decimal + plain.slice(point + 1);
}

/** A day as people write it: `2026-03-31` or `31/03/2026`. */
export function dayIn(language: Language, day: Day): string {
  return STYLES[language].day(day);
}

/** An amount with two decimals and grouped thousands, without a currency sign. */
export function moneyIn(language: Language, amount: Money): string {
  return numberIn(language, moneyText(amount));
}

/** A ratio with `digits` decimals. */
export function ratioIn(language: Language, value: Ratio, digits: number): string {
  return numberIn(language, decimalText(value, digits));
}

/** A ratio x 100 with `digits` decimals and a percent sign: 0.123 is `12.3%` or `12,3%`. */
export function percentIn(language: Language, value: Ratio, digits: number): string {
  return `${ratioIn(language, { num: value.num * 100n, den: value.den }, digits)}%`;
}
