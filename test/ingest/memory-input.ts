import type { Input } from '../../src/ingest/source.ts';

/** A file that only exists in memory; every fill gives at most `chunk` bytes. */
export function memoryInput(name: string, bytes: Uint8Array, chunk = bytes.length, repeatable = true): Input {
  return {
    name,
    repeatable,
    async open() {
      let position = 0;
      return {
        fill(target: Uint8Array, offset: number): number {
          const length = Math.min(chunk, bytes.length - position, target.length - offset);
          target.set(bytes.subarray(position, position + length), offset);
          position += length;
          return length;
        },
        finish() {},
        close() {},
      };
    },
  };
}
