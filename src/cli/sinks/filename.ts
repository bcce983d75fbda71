/** Longest name in UTF-8 bytes: file systems take 255, and an ending and a number still have to follow. */
const MAX_BYTES = 100;
/** Names that Windows keeps for devices, whatever their ending. */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;

function digest(value: string): string {
  // Few runs need it, and it takes long to load.
  const { createHash } = process.getBuiltinModule('node:crypto');
  return createHash('sha256').update(value).digest('hex').slice(0, 8);
}

/** What two names have in common where a file system tells neither case nor Unicode forms apart. */
function identity(name: string): string {
  return name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
}

/** The longest beginning of a name that fits into `bytes`, whole characters only. */
function cut(name: string, bytes: number): string {
  let result = '';
  let size = 0;
  for (const char of name) {
    size += Buffer.byteLength(char);
    if (size > bytes) break;
    result += char;
  }
  return result;
}

/** Letters, digits, blanks, `.`, `-` and `_`; no blank or dot at an end, nothing that a shell takes for an option. */
function cleaned(value: string): string {
  const name = value
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N} ._-]/gu, '_')
    .replace(/^[ .-]+|[ .]+$/g, '');
  return RESERVED.test(name) || name === '' ? `_${name}` : name;
}

/**
 * A file name, without ending, for a value from the data: safe in any folder, on Linux, macOS and Windows, and unlike every
 * name in `taken`, to which it is added. A name that had to be cut, or that is another value's, ends in a hash of the value.
 */
export function safeFileName(value: string, taken: Set<string>): string {
  const name = cleaned(value);
  const hashed = (salt: string) => `${cut(name, MAX_BYTES - 9)}-${digest(value + salt)}`;
  let result = Buffer.byteLength(name) > MAX_BYTES ? hashed('') : name;
  for (let attempt = 0; taken.has(identity(result)); attempt++) result = hashed('\0'.repeat(attempt));
  taken.add(identity(result));
  return result;
}
