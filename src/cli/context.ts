import type { Language } from '../locale/index.ts';
import type { Environment } from './environment.ts';
import type { Given } from './options.ts';

/** What every command starts from. */
export interface Run {
  readonly given: Given;
  readonly language: Language;
  readonly environment: Environment;
}
