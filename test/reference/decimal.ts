/** num / den with so many decimals, rounded once, half away from zero; never `-0.00`. `den` is above 0. */
export function decimals(num: bigint, den: bigint, digits: number): string {
  const negative = num < 0n;
  const scaled = (negative ? -num : num) * 10n ** BigInt(digits);
  const floor = scaled / den;
  const rounded = (scaled % den) * 2n >= den ? floor + 1n : floor;
  const text = rounded.toString().padStart(digits + 1, '0');
  const sign = negative && rounded > 0n ? '-' : '';
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** Ten-thousandths as currency units with two decimals. */
export function money(amount: bigint): string {
  return decimals(amount, 10_000n, 2);
}

/** num / den with six decimals, or blank where den is 0. */
export function fraction(num: bigint, den: bigint): string {
  if (den === 0n) return '';
  return den < 0n ? decimals(-num, -den, 6) : decimals(num, den, 6);
}

/** A plain decimal such as 0.8 or "-12.345" as an exact quotient. */
export function exact(value: number | string): { num: bigint; den: bigint } {
  const [, sign, whole, part = ''] = /^(-?)(\d*)(?:\.(\d*))?$/.exec(String(value))!;
  const num = BigInt(`${whole}${part}`);
  return { num: sign ? -num : num, den: 10n ** BigInt(part.length) };
}

/** A plain decimal in ten-thousandths, rounded half away from zero: the amount that a record counts with. */
export function tenThousandths(value: string): bigint {
  const { num, den } = exact(value);
  return BigInt(decimals(num * 10_000n, den, 0));
}
