import { readFileSync } from 'node:fs';

/** The pages that people read, from the root of the project. */
export const PAGES = [
  'README.md',
  'README.pt-BR.md',
  'docs/method.md',
  'docs/values.md',
  'docs/formats.md',
] as const;

/** The text of a page. */
export function pageText(page: string): string {
  return readFileSync(page, 'utf8');
}

const BLOCK = /^```console\n(.*?)^```$/gms;

/**
 * A page with what its commands show now. Commands stand in blocks that begin with ```console, each on a line that begins
 * with `$ ` and above what it shows.
 *
 * @param shownBy what the commands of one block show, in their order
 */
export async function refreshed(
  page: string,
  shownBy: (commands: readonly string[]) => Promise<readonly string[]>,
): Promise<string> {
  const text = pageText(page);
  const blocks = [...text.matchAll(BLOCK)].map((match) =>
    match[1]!.split('\n').filter((line) => line.startsWith('$ ')),
  );
  const shown = await Promise.all(blocks.map((lines) => shownBy(lines.map((line) => line.slice(2)))));
  let block = 0;
  return text.replace(BLOCK, () => {
    const texts = shown[block]!;
    const lines = blocks[block++]!;
    return `\`\`\`console\n${lines.map((line, index) => `${line}\n${texts[index]}`).join('')}\`\`\``;
  });
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
