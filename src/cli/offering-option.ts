import { Option } from 'commander';

/**
 * Words of which an option takes one (`words`), several with commas between them (`list`), one that may follow a `-`
 * (`order`), or one with `=` and any text after it (`pair`).
 */
export interface Offered {
  readonly kind: 'words' | 'list' | 'order' | 'pair';
  readonly words: readonly string[];
}

/** An option that may have words which commander does not check: the command tree tells them to those who offer what may be typed. */
export class OfferingOption extends Option {
  /** @param offered is asked by nobody but them: what it tells may take a while to find out */
  constructor(
    flags: string,
    description: string,
    readonly offered: (() => Offered) | undefined,
  ) {
    super(flags, description);
  }
}
