import { sheet } from '../ingest/reading.ts';
import type { Figures, Refusal } from './outcome.ts';

// Sol buys for 10.00 and Lua for 2.50, unless a row says otherwise.

export const HEADER = 'Pedido;Data;Cliente;Valor';
export const SOL = '1;13/05/2025;Sol;10,00';
export const LUA = '2;14/05/2025;Lua;2,50';
export const file = (...lines: string[]) => sheet(HEADER, ...lines);

/** What a row of the table demands of its file. */
export type Row = readonly [name: string, file: string | Buffer, expected: Figures | Refusal];

export const TEN = '10.00 1 2025-05-13';
export const SOME = '2.50 1 2025-05-14';
export const BOTH = { customers: { Sol: TEN, Lua: SOME }, purchase: '2 12.50' };
export const ONLY_SOL = { customers: { Sol: TEN }, purchase: '1 10.00' };
