import { readFileSync } from 'node:fs';

/** The pages that people read, from the root of the project. */
export const PAGES = ['README.md', 'README.pt-BR.md', 'docs/method.md', 'docs/formats.md'] as const;

/** A command of a page with what it shows. */
export interface Example {
  /** Line of the command in its page, from 1. */
  readonly line: number;
  readonly command: string;
  readonly shown: string;
}

/** The commands of a block in its order; they share a folder. */
export type Block = readonly Example[];

/** The text of a page. */
export function pageText(page: string): string {
  return readFileSync(page, 'utf8');
}

/** The blocks of a page that begin with ```console: a line `$ command`, then what the command shows. */
export function consoleBlocks(page: string): Block[] {
  const blocks: Example[][] = [];
  let block: Example[] | undefined;
  for (const [index, line] of pageText(page).split('\n').entries()) {
    if (block === undefined) {
      if (line !== '```console') continue;
      block = [];
      blocks.push(block);
    } else if (line === '```') {
      block = undefined;
    } else if (line.startsWith('$ ')) {
      block.push({ line: index + 1, command: line.slice(2), shown: '' });
    } else {
      const last = block.pop();
      if (last === undefined) throw new Error(`${page}:${index + 1}: a block begins with a command`);
      block.push({ ...last, shown: `${last.shown}${line}\n` });
    }
  }
  return blocks;
}

/** The rows of the first table below a heading, cells without their marks; the header and its rule left out. */
export function tableBelow(page: string, heading: string): string[][] {
  const lines = pageText(page).split('\n');
  const start = lines.indexOf(heading);
  if (start === -1) throw new Error(`${page} has no heading ${heading}`);
  const from = lines.findIndex((line, index) => index > start && line.startsWith('|'));
  const rest = lines.slice(from);
  const end = rest.findIndex((line) => !line.startsWith('|'));
  return rest.slice(2, end === -1 ? undefined : end).map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim().replaceAll('`', '')),
  );
}
