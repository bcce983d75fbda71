/**
 * Sales that come back, and amounts of services or energy that were invoiced and annulled. Not those of what was no sale when it
 * went: transfers (1208, 1209), priced later (1213), lots for export (1505, 1506), fixed assets (1553), consignment (1918, 1919).
 */
const RETURN = /^(?:[12](?:20[1-7]|21[2456]|41[01]|50[34]|66[0-2])|3(?:20[12567]|21[12]|503))$/;

/**
 * What leaves and is no sale: priced later (5131), transfers, purchases that go back or are annulled, lots for export, fixed assets,
 * credits of tax, fuel that is moved, and the whole of 59 but for transport (5932) and services (5933). 5922 is invoiced again
 * when it is delivered, 5929 was counted at the till.
 */
const UNSOLD =
  /^[567](?:131|15[1-6]|2[01]\d|40[89]|41\d|45\d|503|55\d|60\d|65[789]|66[0-6]|9(?!3[23])\d\d)$|^[56]50[45]$/;

/** What a code of the CFOP says, by the official table: four digits, entries 1 to 3, exits 5 to 7. */
export function meaningOfCfop(code: string): 'sale' | 'return' | 'non_sale' {
  if (RETURN.test(code)) return 'return';
  return /^[1-3]/.test(code) || UNSOLD.test(code) ? 'non_sale' : 'sale';
}
