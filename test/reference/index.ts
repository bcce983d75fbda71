/**
 * The reference: the method's definitions carried out slowly and obviously, with every record kept and nothing of `src`
 * imported. Tests compare the program with it. "Section" means a section of the method page.
 */
export { type Fate, type FateOptions, fatesReference, judge } from './fates.ts';
export { DEFAULT_POLICY, type Override, type Policy } from './policy.ts';
export {
  abcByStatus,
  COLUMNS,
  classifyReference,
  type ReferenceOptions,
  type ReferenceRow,
} from './portfolio.ts';
export type { OrderRecord, RegisterRecord } from './record.ts';
