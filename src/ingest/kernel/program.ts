import { readFileSync } from 'node:fs';
import { KERNEL_FILE } from '../built-files.ts';

/** The program of the kernel, for any number of instances. */
export function kernelProgram(): WebAssembly.Module {
  return new WebAssembly.Module(readFileSync(KERNEL_FILE));
}
