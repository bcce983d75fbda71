import { type Document, isMap, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import type { MatchKey } from '../rules/settings.ts';

/** Settings of the status for all customers, or for those that match. */
export interface PolicyChange {
  readonly match: Readonly<Partial<Record<MatchKey, string>>> | undefined;
  /** By key of the policy. */
  readonly settings: Readonly<Record<string, number>>;
}

/** The override that matches by just this, or a new one at the end. */
function overrideFor(document: Document, match: NonNullable<PolicyChange['match']>): YAMLMap {
  const wanted = JSON.stringify(match);
  let overrides = document.get('overrides');
  if (!isSeq(overrides)) {
    overrides = document.createNode([]);
    document.set('overrides', overrides);
  }
  const list = overrides as YAMLSeq;
  const known = list.items.find(
    (item) =>
      isMap(item) &&
      isMap(item.get('match')) &&
      JSON.stringify((item.get('match') as YAMLMap).toJSON()) === wanted,
  );
  if (known) return known as YAMLMap;
  const added = document.createNode({ match });
  list.add(added);
  return added;
}

/**
 * The text of a policy file with some settings changed; comments, order and everything else stay. A text that says all of it
 * already is returned as it is.
 *
 * @param text that of a policy that can be loaded
 */
export function changedPolicy(text: string, changes: readonly PolicyChange[]): string {
  // Words stay as they are typed: a segment may be called 007.
  const document = parseDocument(text, { schema: 'failsafe' });
  let hasChanged = false;
  const set = (
    map: { get(key: string): unknown; set(key: string, value: unknown): void },
    key: string,
    value: number,
  ) => {
    if (map.get(key) === String(value)) return;
    map.set(key, String(value));
    hasChanged = true;
  };
  for (const { match, settings } of changes) {
    if (match === undefined && !isMap(document.get('status')))
      document.set('status', document.createNode({}));
    const map = match === undefined ? (document.get('status') as YAMLMap) : overrideFor(document, match);
    for (const [key, value] of Object.entries(settings)) set(map, key, value);
  }
  return hasChanged ? document.toString({ lineWidth: 0, flowCollectionPadding: text.includes('[ ') }) : text;
}
