import { message } from '../domain/message.ts';
import type { Progress } from '../ingest/read.ts';
import type { Language } from '../locale/index.ts';
import { numberIn } from '../locale/number.ts';
import type { Environment } from './environment.ts';
import type { Given } from './options.ts';
import { say } from './say.ts';

/** Whoever waits for less is not told how long it takes. */
const PATIENCE_MS = 1_000;
/** Between one line and the next: it must be read. */
const REFRESH_MS = 200;
const MEGABYTE = 1_000_000;

/** A line on a terminal that tells how far the reading is, and goes when it has ended. */
export interface ProgressLine {
  watch(progress: Progress): Promise<void>;
  /** Takes the line away. */
  end(): void;
}

/** Whether somebody sits in front of standard error and wants to know. */
function isWatched({ stderr, variables }: Environment, given: Given): boolean {
  const { CI: ci = '' } = variables;
  const automated = ci !== '' && ci !== '0' && ci !== 'false';
  return stderr.isTTY === true && !automated && given.quiet !== true && given.progress !== false;
}

/**
 * The line for runs of more than a second; undefined where nobody would see it: in pipes, in continuous integration, with
 * `--quiet` or `--no-progress`.
 * @param now milliseconds of a clock that only goes forward
 */
export function progressLine(
  environment: Environment,
  given: Given,
  language: Language,
  now: () => number = () => performance.now(),
): ProgressLine | undefined {
  if (!isWatched(environment, given)) return undefined;
  const { stderr } = environment;
  const started = now();
  let shownAt = started + PATIENCE_MS - REFRESH_MS;
  let line: { (text: string): void; clear(): void } | undefined;
  return {
    async watch(progress) {
      const at = now();
      if (at - shownAt < REFRESH_MS) return;
      shownAt = at;
      if (line === undefined) {
        const { createLogUpdate } = await import('log-update');
        line = createLogUpdate(stderr, { showCursor: true });
      }
      line(progressText(progress, (at - started) / 1_000, language));
    },
    end() {
      line?.clear();
    },
  };
}

/** How far a reading is after some seconds, in words: of files the share, how many rows a second, and how long it may still take. */
export function progressText(
  { bytes, size, records }: Progress,
  seconds: number,
  language: Language,
): string {
  const whole = (value: number) => numberIn(language, String(Math.round(value)));
  const rate = records / seconds;
  // Two digits tell enough, and stand still.
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, rate))) - 1);
  const params = { rows: whole(Math.round(rate / unit) * unit) };
  if (size === undefined || size === 0)
    return say(language, message('progress.stream', { ...params, megabytes: whole(bytes / MEGABYTE) }));
  const left = bytes === 0 ? 0 : Math.max(0, ((size - bytes) / bytes) * seconds);
  return say(
    language,
    message('progress.files', {
      ...params,
      percent: whole(Math.min(100, Math.floor((bytes / size) * 100))),
      megabytes: whole(size / MEGABYTE),
      seconds: whole(Math.ceil(left)),
    }),
  );
}
