/**
 * Golden cases are transcripts: text files that read like a terminal session.
 *
 * - A line beginning with `# ` opens a case and names it; other lines that are not indented are remarks.
 * - `  $ ` is a command, carried out by bash; `  > ` goes on with it.
 * - `  | ` is a line of its standard output, `  ! ` of its standard error, `  = 3` an exit code that is not 0.
 * - In what was written, BOM, carriage return and escape are shown as symbols, and ⊘ stands where a last line has no end.
 */

/** A command and what it did. */
export interface Step {
  readonly command: string;
  readonly outcome: Outcome;
}

export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
}

/** Commands that share a folder. */
export interface Case {
  readonly name: string;
  readonly steps: readonly Step[];
}

const NO_LINE_END = '⊘';
const SYMBOLS: readonly (readonly [string, string])[] = [
  ['\ufeff', '⟨BOM⟩'],
  ['\r', '␍'],
  ['\x1b', '␛'],
];

/** The cases of a transcript, with their outcomes as they are written there. */
export function parseTranscript(text: string): Case[] {
  const cases: { name: string; steps: { command: string; outcome: Written }[] }[] = [];
  for (const line of text.split('\n')) {
    const name = /^# (.+)$/.exec(line)?.[1];
    if (name !== undefined) cases.push({ name, steps: [] });
    const [, mark, rest = ''] = /^ {2}([$>|!=])(?: (.*))?$/.exec(line) ?? [];
    const steps = cases.at(-1)?.steps;
    if (mark === undefined || steps === undefined) continue;
    if (mark === '$') steps.push({ command: rest, outcome: { stdout: '', stderr: '', exit: 0 } });
    const step = steps.at(-1)!;
    if (mark === '>') step.command += `\n${rest}`;
    if (mark === '|') step.outcome.stdout += ended(rest);
    if (mark === '!') step.outcome.stderr += ended(rest);
    if (mark === '=') step.outcome.exit = Number(rest);
  }
  return cases;
}

type Written = { -readonly [Key in keyof Outcome]: Outcome[Key] };

/** The transcript with other outcomes, given case after case; everything that people wrote stays. */
export function withOutcomes(text: string, outcomes: readonly (readonly Outcome[])[]): string {
  const lines: string[] = [];
  let number = -1;
  let step = -1;
  let pending: Outcome | undefined;
  const flush = () => {
    if (pending) lines.push(...outcomeLines(pending));
    pending = undefined;
  };
  for (const line of text.split('\n')) {
    if (/^ {2}[|!=]/.test(line)) continue;
    if (!line.startsWith('  > ')) flush();
    lines.push(line);
    if (line.startsWith('# ')) {
      number++;
      step = -1;
    }
    if (line.startsWith('  $ ')) pending = outcomes[number]![++step];
  }
  flush();
  return lines.join('\n');
}

/** What was written, in the symbols of a transcript. */
export function shown(text: string): string {
  return SYMBOLS.reduce((result, [character, symbol]) => result.replaceAll(character, symbol), text);
}

function ended(line: string): string {
  return line.endsWith(NO_LINE_END) ? line.slice(0, -NO_LINE_END.length) : `${line}\n`;
}

function outcomeLines({ stdout, stderr, exit }: Outcome): string[] {
  const marked = (mark: string, text: string) => {
    if (text === '') return [];
    const lines = (text.endsWith('\n') ? text.slice(0, -1) : `${text}${NO_LINE_END}`).split('\n');
    return lines.map((line) => (line === '' ? `  ${mark}` : `  ${mark} ${line}`));
  };
  return [...marked('|', stdout), ...marked('!', stderr), ...(exit === 0 ? [] : [`  = ${exit}`])];
}
