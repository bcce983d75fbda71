import { foldText } from '../../domain/fold.ts';
import { type Message, message } from '../../domain/message.ts';
import { compareUtf8 } from '../../domain/utf8-order.ts';
import type { Reading } from '../../ingest/reading.ts';

/** Examples that a warning shows. */
const SHOWN = 3;

/**
 * Ids that stand under several names, those under most names first. Case and accents make no other name, and branches
 * that were put together may well have several.
 */
export function severalNames({ ledger, companies }: Reading): Message[] {
  if (companies) return [];
  const found = [...ledger.attributes.nameVariants()].flatMap(([customer, names]) => {
    const different = new Map(names.toSorted(compareUtf8).map((name) => [foldText(name), name]));
    return different.size < 2 ? [] : [{ id: ledger.spellingOf(customer), names: [...different.values()] }];
  });
  if (found.length === 0) return [];
  found.sort((a, b) => b.names.length - a.names.length || compareUtf8(a.id, b.id));
  const examples = found
    .slice(0, SHOWN)
    .map(({ id, names }) => `${id} (${names.slice(0, SHOWN).join(', ')})`);
  return [message('inspect.several_names', { n: found.length, examples: examples.join('; ') })];
}
