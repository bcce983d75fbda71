import type { MessageParam } from './message.ts';

/** Who has to act: the person at the keyboard, the owner of the input, or the owner of the disk. */
export type ErrorKind = 'usage' | 'input' | 'output';

/**
 * Every error that carteira raises on purpose. The texts of a code are `error.<code>.found`, `.expected` and `.remedy`.
 */
export const ERROR_KINDS = {
  // wrong use: exit 2
  E_USAGE: 'usage',
  E_ARGUMENTS: 'usage',
  E_ARGUMENT_VALUE: 'usage',
  E_OPTION_VALUE: 'usage',
  E_OPTION_WITHOUT_VALUE: 'usage',
  E_UNKNOWN_OPTION: 'usage',
  E_UNKNOWN_COMMAND: 'usage',
  E_NO_COMMAND: 'usage',
  E_POLICY_SYNTAX: 'usage',
  E_POLICY_KEY: 'usage',
  E_POLICY_VALUE: 'usage',
  E_COLUMN_NAME: 'usage',
  E_NO_INPUT: 'usage',
  E_SINCE: 'usage',
  E_LIST_DATE: 'usage',
  E_NO_CUSTOMER: 'usage',
  E_OUT_DIR: 'usage',
  E_OUT_DIR_FILE: 'usage',
  E_ENDING: 'usage',
  E_SAME_TARGET: 'usage',
  E_POLICY_FILE: 'usage',
  E_POLICY_FULL: 'usage',
  E_POLICY_MISFIT: 'usage',
  E_WRITE_WHERE: 'usage',
  E_OVERWRITES_INPUT: 'usage',
  E_ANNOTATE_TARGET: 'usage',
  E_USAGE_STDIN_TWICE: 'usage',
  E_MAP: 'usage',
  E_WHERE_SYNTAX: 'usage',
  E_WHERE_LONG: 'usage',
  E_WHERE_NAME: 'usage',
  E_WHERE_FUNCTION: 'usage',
  E_WHERE_ARGUMENTS: 'usage',
  E_WHERE_UNSUPPORTED: 'usage',
  E_WHERE_WORD: 'usage',
  E_WHERE_DATE: 'usage',
  E_WHERE_KIND: 'usage',
  E_WHERE_MISFIT: 'usage',
  // input refused: exit 3
  E_NOT_FOUND: 'input',
  E_NOT_FOUND_NEAR: 'input',
  E_NO_MATCH: 'input',
  E_IS_FOLDER: 'input',
  E_UNREADABLE: 'input',
  E_EMPTY: 'input',
  E_NO_HEADER: 'input',
  E_HEADERLESS: 'input',
  E_SECOND_TABLE: 'input',
  E_MISSING_COLUMN: 'input',
  E_DUPLICATE_COLUMN: 'input',
  E_TOO_MANY_COLUMNS: 'input',
  E_EXCEL: 'input',
  E_BINARY: 'input',
  E_GZIP: 'input',
  E_ENCODING: 'input',
  E_DELIMITER: 'input',
  E_AMBIGUOUS_DATE: 'input',
  E_AMBIGUOUS_NUMBER: 'input',
  E_AMBIGUOUS_TOTAL: 'input',
  E_AMBIGUOUS_MAIN_LINE: 'input',
  E_DEBIT_CREDIT: 'input',
  E_ROUNDED_IDS: 'input',
  E_GROUP_BY: 'input',
  E_CONTRADICTION: 'input',
  E_RECORD_TOO_LONG: 'input',
  E_CHANGED: 'input',
  E_SAME_FILE: 'input',
  E_SAME_CONTENT: 'input',
  E_OWN_OUTPUT: 'input',
  E_REJECTS: 'input',
  E_STRICT: 'input',
  E_OVERLAP: 'input',
  E_OVERLAP_STREAM: 'input',
  E_NO_SALES: 'input',
  E_STRAY_DATE: 'input',
  E_REGISTER: 'input',
  E_LIST: 'input',
  E_LIST_LATER: 'input',
  E_NO_MARGIN: 'input',
  // output failed: exit 4
  E_OUTPUT: 'output',
  E_OUTPUT_FOLDER: 'output',
  E_OUTPUT_EXISTS: 'output',
  E_UNENCODABLE: 'output',
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof ERROR_KINDS;

/** A part of something typed, to be shown with a mark under it; `end` is exclusive. */
export interface Excerpt {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Where the fault is: a file and, where known, its physical line (from 1), or an option. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  /** Long name with its dashes. */
  readonly option?: string;
  readonly excerpt?: Excerpt;
}

/** A refusal with its place and the values that its texts name. */
export class CarteiraError extends Error {
  override readonly name = 'CarteiraError';
  readonly kind: ErrorKind;

  constructor(
    readonly code: ErrorCode,
    readonly params: Readonly<Record<string, MessageParam>> = {},
    readonly place: Place = {},
  ) {
    super(`${code} ${place.file ?? ''}${place.line === undefined ? '' : `:${place.line}`}`.trim());
    this.kind = ERROR_KINDS[code];
  }
}
