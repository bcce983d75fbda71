import { CarteiraError } from '../domain/errors.ts';
import { type Message, message } from '../domain/message.ts';
import { compareRatios, type Ratio } from '../domain/money.ts';
import type { FateTally } from './fate.ts';
import type { Reject } from './rejects.ts';

/** Fewer rejected records than this never stop a run by themselves. */
const TOLERATED_REJECTS = 20;
/** Share of records or money that may be rejected, unless the user says otherwise. */
const MAX_REJECTS: Ratio = { num: 1n, den: 100n };
/** Percent of the records or of the money that a person may leave out with open eyes. */
const MOST_ALLOWED = 10;
const HALF: Ratio = { num: 1n, den: 2n };

/**
 * Too many rejected records mean that the files were not understood.
 * @throws CarteiraError E_STRICT, E_REJECTS
 */
export function checkRejects(
  fates: FateTally,
  examples: readonly Reject[],
  options: { readonly maxRejects?: Ratio; readonly strict?: boolean },
): void {
  const rejected = fates.recordsOf('rejected');
  const first = examples[0];
  if (rejected === 0 || first === undefined) return;
  const { records } = fates;
  const params = { rejected, records, reason: first.reason };
  const place = { file: first.file, line: first.line };
  if (options.strict) throw new CarteiraError('E_STRICT', params, place);
  const ofRecords: Ratio = { num: BigInt(rejected), den: BigInt(records) };
  const readable = fates.absoluteMoney;
  const ofMoney: Ratio = { num: fates.absoluteOf('rejected'), den: readable === 0n ? 1n : readable };
  const above = (limit: Ratio) => compareRatios(ofRecords, limit) > 0 || compareRatios(ofMoney, limit) > 0;
  const tooMany = options.maxRejects
    ? above(options.maxRejects)
    : (rejected > TOLERATED_REJECTS && above(MAX_REJECTS)) || compareRatios(ofRecords, HALF) > 0;
  if (tooMany)
    throw new CarteiraError('E_REJECTS', { ...params, allowed: allowed(ofRecords, ofMoney) }, place);
}

/** The limit that so many rejects would keep; none where a file of which so much is left out says little. */
function allowed(...shares: readonly Ratio[]): Message {
  const percent = shares.map(({ num, den }) => Number((num * 100n + den - 1n) / den));
  const share = Math.max(...percent);
  return share > MOST_ALLOWED ? message('reject.allowed_none') : message('reject.allowed', { share });
}
