import { WINDOW_BYTES } from '../bytes/window.ts';
import { KernelMemory } from '../kernel/memory.ts';
import { PLACE, PLACES } from './ring.ts';

/** The window that the main thread reads through by itself, and room for the groups of a step of it. */
const MAIN = { windowBytes: WINDOW_BYTES, groupRoom: 1 << 13 };

/**
 * The memory of so many lanes, the first of them on the main thread, which has the first batch to itself, and of the places of their
 * ring.
 */
export function laneMemory(lanes: number, memory?: WebAssembly.Memory): KernelMemory {
  const places = Array.from({ length: lanes === 0 ? 0 : PLACES }, () => PLACE);
  return new KernelMemory(Math.max(1, lanes), [MAIN, ...places], memory);
}
