import type { Document, Node, Pair, YAMLMap, YAMLSeq } from 'yaml';
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { CarteiraError } from '../domain/errors.ts';
import { message } from '../domain/message.ts';

/** A YAML file as texts, lists and maps. Every scalar stays the text that was typed; what is empty is absent. */
export type Tree = string | Tree[] | { [key: string]: Tree };

export interface YamlFile {
  readonly tree: Tree | undefined;
  /** Line of the key or list item at a path; of the nearest one above where the file has none there. */
  lineOf(path: readonly PropertyKey[]): number;
}

/** A policy is a page of text. These bounds keep the parser, which recurses, from being driven out of its stack. */
export const MOST_CHARACTERS = 256 * 1024;
const MOST_CHARACTERS_OF_A_LINE = 1000;
const MOST_LEVELS = 6;

/** Faults of the syntax that people make; the others share one text. */
const KNOWN_FAULTS: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'policy.syntax.duplicate',
  TAB_AS_INDENT: 'policy.syntax.tab',
  BAD_INDENT: 'policy.syntax.indent',
  RESOURCE_EXHAUSTION: 'policy.syntax.deep',
  MULTIPLE_DOCS: 'policy.syntax.documents',
};

function refusal(fault: string, file: string, line: number): CarteiraError {
  return new CarteiraError('E_POLICY_SYNTAX', { fault: message(fault) }, { file, line });
}

function checkSize(text: string, file: string): void {
  if (text.length > MOST_CHARACTERS) throw refusal('policy.syntax.long', file, 1);
  const long = text.split('\n').findIndex((line) => line.length > MOST_CHARACTERS_OF_A_LINE);
  if (long >= 0) throw refusal('policy.syntax.long', file, long + 1);
}

function parse(text: string, file: string, lines: LineCounter): Document.Parsed {
  checkSize(text, file);
  // The failsafe schema makes no numbers, dates or booleans: `00123` stays what it is.
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  const error = document.errors[0];
  if (error) {
    const fault = KNOWN_FAULTS[error.code] ?? 'policy.syntax.other';
    throw refusal(fault, file, Math.max(1, lines.linePos(error.pos[0]).line));
  }
  return document;
}

/** Reads one YAML document. Aliases, keys that are no text and deep nesting are refused: a policy has no use for them. */
export function readYaml(text: string, file: string): YamlFile {
  const counter = new LineCounter();
  const lines = new Map<string, number>();
  const lineAt = (node: Node) => counter.linePos(node.range![0]).line;

  function convert(node: Node | null, path: string[]): Tree | undefined {
    if (node === null) return undefined;
    if (path.length > MOST_LEVELS) throw refusal('policy.syntax.deep', file, lineAt(node));
    if (isScalar(node)) return String(node.value).trim() || undefined;
    if (isSeq(node)) return convertList(node as YAMLSeq<Node>, path);
    if (isMap(node)) return convertMap(node as YAMLMap<Node, Node | null>, path);
    throw refusal('policy.syntax.alias', file, lineAt(node));
  }

  function convertList(list: YAMLSeq<Node>, path: string[]): Tree[] {
    return list.items.map((item, index) => {
      const place = [...path, String(index)];
      lines.set(place.join('\n'), lineAt(item));
      return convert(item, place) ?? '';
    });
  }

  function convertMap(map: YAMLMap<Node, Node | null>, path: string[]): Tree {
    const entries = map.items.flatMap(({ key, value }: Pair<Node, Node | null>): [string, Tree][] => {
      if (!isScalar(key)) throw refusal('policy.syntax.key', file, lineAt(key));
      const name = String(key.value);
      const place = [...path, name];
      lines.set(place.join('\n'), lineAt(key));
      const converted = convert(value, place);
      return converted === undefined ? [] : [[name, converted]];
    });
    // Unlike an assignment, this makes `__proto__` a key like any other.
    return Object.fromEntries(entries);
  }

  const tree = convert(parse(text, file, counter).contents as Node | null, []);
  return {
    tree,
    lineOf(path) {
      for (let length = path.length; length > 0; length--) {
        const line = lines.get(path.slice(0, length).map(String).join('\n'));
        if (line !== undefined) return line;
      }
      return 1;
    },
  };
}
