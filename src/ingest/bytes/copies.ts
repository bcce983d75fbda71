import { CarteiraError } from '../../domain/errors.ts';
import type { ByteSource, Input } from '../source.ts';

/** Bytes that are compared at a time; files of no more are told apart by their digest alone. */
const BLOCK_BYTES = 1 << 16;

/** Whether bytes hold anything but blanks: header lines without rows may well be alike. */
export function holdsRows(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte > 0x20);
}

/** What tells most inputs apart. */
interface Beginning {
  /** Of the first block. */
  readonly digest: string;
  /** Bytes of all of it; undefined where it is compressed. */
  readonly size: number | undefined;
}

/** Tells inputs that hold the same bytes under two names: copies of one file, whose orders would count twice. */
export class Copies {
  private readonly beginnings = new Map<number, Promise<Beginning>>();

  constructor(private readonly inputs: readonly Input[]) {}

  /**
   * Refuses an input that holds, byte for byte, what an earlier one holds, compressed or not. What is no file is not looked into.
   * @throws CarteiraError E_SAME_CONTENT
   */
  async refuse(number: number): Promise<void> {
    const input = this.inputs[number]!;
    for (let other = 0; other < number; other++) {
      const rival = this.inputs[other]!;
      if (input.size === undefined || rival.size === undefined) continue;
      const [own, its] = [await this.beginningOf(number), await this.beginningOf(other)];
      const mayBeOne = own.size === its.size || own.size === undefined || its.size === undefined;
      if (mayBeOne && own.digest === its.digest && (await areEqual(input, rival))) {
        throw new CarteiraError('E_SAME_CONTENT', { other: rival.name }, { file: input.name });
      }
    }
  }

  private beginningOf(number: number): Promise<Beginning> {
    const known = this.beginnings.get(number);
    if (known) return known;
    const beginning = reading([this.inputs[number]!], async ([source]) => {
      const block = new Uint8Array(BLOCK_BYTES);
      const length = await fillWhole(source!, block);
      // Few runs need it, and it takes long to load.
      const { createHash } = process.getBuiltinModule('node:crypto');
      const digest = createHash('sha256').update(block.subarray(0, length)).digest('base64');
      return { digest, size: source!.size };
    });
    this.beginnings.set(number, beginning);
    return beginning;
  }
}

function areEqual(a: Input, b: Input): Promise<boolean> {
  return reading([a, b], async ([first, second]) => {
    const blocks = [Buffer.alloc(BLOCK_BYTES), Buffer.alloc(BLOCK_BYTES)] as const;
    for (;;) {
      const length = await fillWhole(first!, blocks[0]);
      const other = await fillWhole(second!, blocks[1]);
      if (length !== other || blocks[0].compare(blocks[1], 0, length, 0, length) !== 0) return false;
      if (length === 0) return true;
    }
  });
}

/** As many bytes as the target takes or the source has left. */
async function fillWhole(source: ByteSource, target: Uint8Array): Promise<number> {
  let length = 0;
  while (length < target.length) {
    const got = await source.fill(target, length);
    if (got === 0) break;
    length += got;
  }
  return length;
}

async function reading<T>(
  inputs: readonly Input[],
  read: (sources: readonly ByteSource[]) => Promise<T>,
): Promise<T> {
  const sources: ByteSource[] = [];
  try {
    for (const input of inputs) sources.push(await input.open());
    return await read(sources);
  } finally {
    for (const source of sources) source.close();
  }
}
