import { expect, test } from 'vitest';
import { DATE_FORMS, Kernel, type PlainLayout } from '../../../src/ingest/kernel/kernel.ts';
import { GROUP, KernelMemory, UNKNOWN } from '../../../src/ingest/kernel/memory.ts';
import { kernelProgram } from '../../../src/ingest/kernel/program.ts';

/** order;date;customer;product;amount */
const LAYOUT: PlainLayout = {
  delimiter: ';'.charCodeAt(0),
  newline: '\n'.charCodeAt(0),
  width: 5,
  dateColumn: 1,
  amountColumn: 4,
  orderColumn: 0,
  dateForm: DATE_FORMS.iso,
  shortYear: false,
  mark: ','.charCodeAt(0),
  grouping: '.'.charCodeAt(0),
  lastDay: 30_000,
  keyColumns: [2],
};

test('a record is plain in the next window, too, where the last one ended within it', () => {
  const memory = new KernelMemory(1, [{ windowBytes: 1 << 10, groupRoom: 8 }]);
  const [batch] = memory.batches;
  const kernel = new Kernel(kernelProgram(), memory, 0, LAYOUT);
  const head = '1001;2025-03-04;C1;';
  const window = memory.windowOf(batch!);
  // The second item begins as the first, and ends behind the window.
  const first = `${head}Arroz;10,00\n`;
  const cut = `${first}${head}Fei`;
  window.write(cut);
  expect(kernel.scan(batch!, 0, cut.length)).toMatchObject({ next: first.length, groups: 1, lines: 1 });
  const rest = `${head}Feijão;2,50\n${head}Sal;1,25\n`;
  const bytes = window.write(rest);
  expect(kernel.scan(batch!, 0, bytes)).toMatchObject({ next: bytes, groups: 1, lines: 2 });
  const group = batch!.groupsAt / 4;
  expect(memory.integers[group + GROUP.customer]).toBe(UNKNOWN);
  expect(memory.integers[group + GROUP.records]).toBe(2);
  // 2,50 + 1,25 in ten-thousandths.
  expect(memory.doubles[(group + GROUP.sum) / 2]).toBe(37_500);
});
