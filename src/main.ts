import type { Ending } from './cli/command.ts';
import { environmentOf, versionOf } from './cli/environment.ts';
import type { ErrorKind } from './domain/errors.ts';

/** Exit codes; the table of the README. */
const DONE = 0;
const ENDINGS: Readonly<Record<Ending, number>> = { done: DONE, different: 1 };
const EXIT_CODES: Readonly<Record<ErrorKind, number>> = { usage: 2, input: 3, output: 4 };
const BUG = 70;
const CLOSED_PIPE = 141;

/** Where to report what should not have happened. */
const ISSUES = 'the issue tracker of carteira';

/** Runs a command line and says how it ended. The only place that catches everything and knows exit codes. */
export async function main(
  args: readonly string[],
  process: NodeJS.Process = globalThis.process,
): Promise<number> {
  if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
    // Without the command tree: scripts ask for the version often.
    process.stdout.write(`${versionOf()}\n`);
    return DONE;
  }
  // Who reads the messages may have gone (`2>&1 | head -1`): the output is what counts.
  process.stderr.on('error', () => {});
  try {
    const { execute, problemOf } = await import('./cli/execute.ts');
    const environment = environmentOf(process);
    try {
      return ENDINGS[await execute(args, environment)];
    } catch (error) {
      const problem = problemOf(error, args, environment);
      if (problem === 'closed_pipe') return CLOSED_PIPE;
      if (problem === undefined) throw error;
      process.stderr.write(`${problem.lines.join('\n')}\n`);
      return EXIT_CODES[problem.kind];
    }
  } catch (error) {
    const stack = error instanceof Error ? error.stack : String(error);
    process.stderr.write(
      `carteira: this is a bug: please report these lines and your command to ${ISSUES}\n${stack}\n`,
    );
    return BUG;
  }
}
