/**
 * What `npm run build` makes beside the modules. The paths hold for the source, for the compiled module and for the bundle:
 * each of them stands two folders below the root.
 */

/** The kernel's binary. */
export const KERNEL_FILE = new URL('../../dist/kernel.wasm', import.meta.url);

/** The script of a lane. */
export const LANE_FILE = new URL('../../dist/lane.cjs', import.meta.url);
