import { type Message, message } from '../../domain/message.ts';
import { compareUtf8 } from '../../domain/utf8-order.ts';
import type { Layout } from '../layout/layout.ts';
import { asMeant } from '../values/misread.ts';

/** The texts of one file that another program misread. What is told of them depends on no order. */
export class MisreadTexts {
  /** By column: the different texts, as they stand. */
  private readonly columns = new Map<number, Set<string>>();

  note(column: number, written: string): void {
    const texts = this.columns.get(column);
    if (texts) texts.add(written);
    else this.columns.set(column, new Set([written]));
  }

  /** How many there are of them in which columns, with an example of each; nothing where there are none. */
  told({ headers, misreadHeaders }: Pick<Layout, 'headers' | 'misreadHeaders'>): Message[] {
    const columns = [...this.columns].sort(([a], [b]) => a - b);
    const parts = [
      ...(misreadHeaders ? [message('read.misread_headers', { ...misreadHeaders })] : []),
      ...columns.map(([column, texts]) => {
        const before = [...texts].sort(compareUtf8)[0]!;
        return message('read.misread_column', {
          column: headers[column]!,
          n: texts.size,
          before,
          after: asMeant(before),
        });
      }),
    ];
    if (parts.length === 0) return [];
    const list = parts.reduceRight((rest, first) => message('read.misread_and', { first, rest }));
    return [message('read.misread', { list })];
  }
}
