/**
 * The kernel's binary, which `npm run build` makes. The path holds for the source, for the compiled module and for the bundle:
 * each of them stands two folders below the root.
 */
export const KERNEL_FILE = new URL('../../dist/kernel.wasm', import.meta.url);
