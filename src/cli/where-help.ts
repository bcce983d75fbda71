import { USAGES } from '../conditions/functions.ts';
import type { Kind } from '../conditions/term.ts';
import { VARIABLES, WORDS } from '../conditions/variables.ts';
import { wrap } from '../output/display.ts';

const KINDS: readonly Kind[] = ['number', 'date', 'word', 'text', 'boolean'];
const EXAMPLES = [
  `--where 'abc == "A" && status != "active"'`,
  `--where 'revenue > 1000.50 && region in ["Sul", "Norte"]'`,
  `--where 'last_purchase < "2025-01-01" || overdue_days > 2 * median_interval_days'`,
  `--where 'changes_on <= as_of + 14'`,
];

function namesOf(kind: Kind): string {
  return VARIABLES.filter((variable) => variable.kind === kind)
    .map(({ name, vocabulary }) =>
      vocabulary === undefined ? name : `${name} (${WORDS[vocabulary]!.join(', ')})`,
    )
    .join(', ');
}

/** What an expression of `--where` may name, by kind, with examples; as text to put below a command's help. */
export function whereHelp(say: (key: string) => string, width: number): string {
  const rows = [
    ...KINDS.map((kind) => [`help.where.${kind}`, namesOf(kind)] as const),
    ['help.where.functions', Object.values(USAGES).join(', ')] as const,
  ].map(([key, names]) => [say(key), names] as const);
  const column = Math.max(...rows.map(([label]) => label.length)) + 2;
  const lines = rows.flatMap(([label, names]) =>
    wrap(names, Math.max(width - 2 - column, 20)).map(
      (line, index) => `  ${(index === 0 ? label : '').padEnd(column)}${line}`,
    ),
  );
  const about = wrap(say('help.where.about'), Math.max(width - 2, 20)).map((line) => `  ${line}`);
  return ['', say('help.where'), ...EXAMPLES.map((line) => `  ${line}`), ...lines, ...about].join('\n');
}
