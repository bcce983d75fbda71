/** Tables in Markdown. */

/**
 * A titled table, with a blank line before it.
 * @param {string} title
 * @param {readonly string[]} header
 * @param {readonly (readonly string[])[]} rows as many cells as the header
 * @returns {string}
 */
export function tableOf(title, header, rows) {
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.join(' | ')} |`;
  return ['', `### ${title}`, '', line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

/** @param {number} amount in units of 1,000,000 bytes */
export function megabytes(amount) {
  return `${amount.toFixed(0)} MB`;
}
