/** JSON as carteira writes it. Numbers stay the texts that they are: a double would not hold every amount. */
export type JsonValue = string | boolean | undefined | readonly JsonValue[] | JsonObject;

export interface JsonObject {
  /** Physical line of its brace. */
  readonly line: number;
  readonly members: ReadonlyMap<string, JsonValue>;
}

/** A text that is no JSON from some line on. */
export class BrokenJson extends Error {
  override readonly name = 'BrokenJson';

  constructor(readonly line: number) {
    super(`line ${line}`);
  }
}

export function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && 'members' in value;
}

/** A value as one line of text, the same for equal values. */
export function jsonLine(value: JsonValue): string {
  if (value === undefined) return 'null';
  if (typeof value !== 'object') return JSON.stringify(value);
  if (!isObject(value)) return `[${value.map(jsonLine).join(',')}]`;
  return `{${[...value.members].map(([name, each]) => `${JSON.stringify(name)}:${jsonLine(each)}`).join(',')}}`;
}

const TOKEN = /[ \t\r]*(?:(\n)|("(?:[^"\\\n]|\\.)*")|(-?\d[\d.eE+-]*)|(true|false|null)|([{}[\],:]))/y;

/**
 * The value that a text is; `null` is undefined.
 * @throws BrokenJson
 */
export function readJson(text: string, firstLine = 1): JsonValue {
  const reader = new JsonReader(text, firstLine);
  const value = reader.value();
  reader.end();
  return value;
}

class JsonReader {
  private at = 0;
  /** The next token; empty at the end of the text. */
  private token = '';

  constructor(
    private readonly text: string,
    private line: number,
  ) {
    this.next();
  }

  value(): JsonValue {
    const { token } = this;
    if (token === '{') return this.object();
    if (token === '[') return this.array();
    if ('}],:'.includes(token)) throw new BrokenJson(this.line);
    this.next();
    if (token.startsWith('"')) return this.string(token);
    return token === 'null' ? undefined : /^[tf]/.test(token) ? token === 'true' : token;
  }

  end(): void {
    if (this.token !== '') throw new BrokenJson(this.line);
  }

  private object(): JsonObject {
    const { line } = this;
    const members = new Map<string, JsonValue>();
    this.each('}', () => {
      if (!this.token.startsWith('"')) throw new BrokenJson(this.line);
      const name = this.string(this.token);
      this.next();
      this.take(':');
      members.set(name, this.value());
    });
    return { line, members };
  }

  private array(): JsonValue[] {
    const values: JsonValue[] = [];
    this.each(']', () => values.push(this.value()));
    return values;
  }

  /** Reads what stands between a bracket and its partner, separated by commas. */
  private each(close: string, read: () => void): void {
    this.next();
    while (this.token !== close) {
      read();
      if (this.token === close) break;
      this.take(',');
      if (this.token === close) throw new BrokenJson(this.line);
    }
    this.next();
  }

  private take(token: string): void {
    if (this.token !== token) throw new BrokenJson(this.line);
    this.next();
  }

  private string(token: string): string {
    try {
      return JSON.parse(token) as string;
    } catch {
      throw new BrokenJson(this.line);
    }
  }

  private next(): void {
    for (;;) {
      TOKEN.lastIndex = this.at;
      const match = TOKEN.exec(this.text);
      if (match === null) {
        if (this.text.slice(this.at).trim() !== '') throw new BrokenJson(this.line);
        this.token = '';
        return;
      }
      this.at = TOKEN.lastIndex;
      if (match[1] === undefined) {
        this.token = match[0].trimStart();
        return;
      }
      this.line++;
    }
  }
}
