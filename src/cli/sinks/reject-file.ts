import { appendFileSync, closeSync, createReadStream, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { stringify } from 'csv-stringify/sync';
import type { Reject, RejectSink } from '../../ingest/rejects.ts';
import type { Language } from '../../locale/index.ts';
import { text } from '../../locale/text.ts';
import { openSink } from './sink.ts';
import { discardTemporary, openTemporary } from './temporary-file.ts';

/** The columns of the file. */
export const REJECT_HEADER = ['file', 'line', 'reason', 'record'];
/** Rejected records that are gathered before they are written. */
const BATCH = 500;

/**
 * The file that `--rejects` names: file, line, reason and the record as it stands. Records wait on disk, not in memory:
 * there may be millions, and a pass over the input may start again.
 */
export class RejectFile implements RejectSink {
  private readonly temporary: string;
  private batch: string[][] = [];

  constructor(
    private readonly target: string,
    private readonly language: Language,
  ) {
    const { temporary, descriptor } = openTemporary(tmpdir());
    closeSync(descriptor);
    this.temporary = temporary;
  }

  add({ file, line, reason, record }: Reject): void {
    this.batch.push([file, String(line), text(this.language, reason), record]);
    if (this.batch.length === BATCH) this.drain();
  }

  restart(): void {
    this.batch = [];
    truncateSync(this.temporary);
  }

  /** Publishes what was added: also of a run that was refused for it. */
  async publish(): Promise<void> {
    this.drain();
    const sink = openSink(this.target);
    try {
      await sink.write(stringify([REJECT_HEADER]));
      for await (const chunk of createReadStream(this.temporary)) await sink.write(chunk as Buffer);
      await sink.commit();
    } finally {
      await sink.abort();
    }
  }

  close(): void {
    discardTemporary(this.temporary);
  }

  private drain(): void {
    appendFileSync(this.temporary, stringify(this.batch));
    this.batch = [];
  }
}
