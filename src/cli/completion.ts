import type { PlainCommand } from './command.ts';
import type { Shell } from './completion/scripts.ts';
import { openSink } from './sinks/sink.ts';

const SHELLS: readonly Shell[] = ['bash', 'zsh', 'fish'];

/** The script with which a shell completes commands, options and their values. */
export const completion: PlainCommand = {
  id: 'completion',
  takesFiles: false,
  leading: ['shell'],
  takes: { shell: SHELLS },
  optionSets: [],
  examples: ['completion bash', 'completion zsh', 'completion fish --lang pt-BR'],
  async run(_files, _run, [shell], program) {
    const { completionScript } = await import('./completion/scripts.ts');
    const sink = openSink(undefined);
    try {
      await sink.write(completionScript(shell as Shell, program));
      await sink.commit();
    } finally {
      await sink.abort();
    }
    return 'done';
  },
};
