import type { Choice, Encoding, Field } from './layout/layout.ts';

/** A choice of the layout that the sample had not proven and that a later cell contradicts: the rival must be tried. */
export class Contradiction {
  constructor(
    readonly subject: 'encoding' | 'date' | 'number' | 'total',
    readonly field: Field | undefined,
    readonly line: number,
    readonly cell: string,
    /** What the cell says of the encoding, where that is the subject. */
    readonly encoding?: Choice<Encoding>,
  ) {}
}
