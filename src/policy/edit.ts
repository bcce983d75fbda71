import { type Document, isMap, isScalar, isSeq, parseDocument, YAMLMap, YAMLSeq } from 'yaml';
import type { MatchKey } from '../rules/settings.ts';

/** Settings of the status for all customers, or for those that match. */
export interface PolicyChange {
  readonly match: Readonly<Partial<Record<MatchKey, string>>> | undefined;
  /** By key of the policy. */
  readonly settings: Readonly<Record<string, number>>;
}

/** Puts a section or list in the place of an empty one; the comments that stood there stand before its first line. */
function replaceEmpty(document: Document, key: string, made: YAMLMap | YAMLSeq): void {
  const empty = document.get(key, true);
  if (isScalar(empty)) {
    const comments = [empty.commentBefore, empty.comment].filter((text) => text);
    if (comments.length > 0) made.commentBefore = comments.join('\n');
  }
  document.set(key, made);
}

/** Finds the override that matches by just this, or adds one at the end. The list is gone through once, however many are asked for. */
function overridesIn(document: Document): (match: NonNullable<PolicyChange['match']>) => YAMLMap {
  if (!isSeq(document.get('overrides'))) replaceEmpty(document, 'overrides', new YAMLSeq());
  const list = document.get('overrides') as YAMLSeq;
  const known = new Map<string, YAMLMap>();
  for (const item of list.items) {
    const match = isMap(item) && item.get('match');
    const text = isMap(match) ? JSON.stringify(match.toJSON()) : '';
    if (!known.has(text)) known.set(text, item as YAMLMap);
  }
  return (match) => {
    const text = JSON.stringify(match);
    const found = known.get(text);
    if (found) return found;
    const added = document.createNode({ match });
    list.add(added);
    // On the one line of a list in brackets there may be no room for all of them.
    list.flow = false;
    known.set(text, added);
    return added;
  };
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
  const general = () => {
    if (!isMap(document.get('status'))) replaceEmpty(document, 'status', new YAMLMap());
    return document.get('status') as YAMLMap;
  };
  let overrideFor: ReturnType<typeof overridesIn> | undefined;
  for (const { match, settings } of changes) {
    if (match !== undefined) overrideFor ??= overridesIn(document);
    const map = match === undefined ? general() : overrideFor!(match);
    for (const [key, value] of Object.entries(settings)) set(map, key, value);
  }
  return hasChanged ? document.toString({ lineWidth: 0, flowCollectionPadding: text.includes('[ ') }) : text;
}
