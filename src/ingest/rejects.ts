import type { Message } from '../domain/message.ts';

/** A record that cannot be used, and why. */
export interface Reject {
  readonly file: string;
  /** Physical line of its first byte. */
  readonly line: number;
  readonly reason: Message;
  /** The record as it stands in the file. */
  readonly record: string;
}

/** Takes rejected records as they are met. */
export interface RejectSink {
  add(reject: Reject): void;
  /** The files are read again from the start: what was added does not count. */
  restart(): void;
}

/** How many rejected records are kept to be shown. */
const SHOWN = 5;

/** Keeps the first few rejected records and passes all of them on. */
export class RejectLog implements RejectSink {
  readonly examples: Reject[] = [];

  constructor(private readonly next: RejectSink | undefined) {}

  add(reject: Reject): void {
    if (this.examples.length < SHOWN) this.examples.push(reject);
    this.next?.add(reject);
  }

  restart(): void {
    this.examples.length = 0;
    this.next?.restart();
  }
}
