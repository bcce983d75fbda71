/** What the system says about an output, as an error of carteira's. */
import path from 'node:path';
import { CarteiraError } from '../../domain/errors.ts';
import { message } from '../../domain/message.ts';

/** The reader of standard output has gone (`| head -1`): the run ends silently with exit code 141. */
export class ClosedPipe extends Error {
  override readonly name = 'ClosedPipe';
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  EACCES: 'denied',
  EPERM: 'denied',
  EISDIR: 'folder',
  EBADF: 'closed',
  EROFS: 'read_only',
  ENAMETOOLONG: 'name_too_long',
  EEXIST: 'no_folder',
};

/** The code of a system error, such as ENOENT; empty for anything else. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/**
 * The refusal of an output for what the system said about it; without a file it is standard output. `kind`: what the file is,
 * `output.<...>`.
 */
export function refusal(
  code: string,
  file: string | undefined,
  kind: 'file' | 'folder' = 'file',
): CarteiraError {
  const reason = message(`output.reason.${REASONS[code] ?? 'other'}`, { code });
  if (file === undefined) return new CarteiraError('E_OUTPUT', { target: message('output.stdout'), reason });
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new CarteiraError('E_OUTPUT_FOLDER', { folder: path.dirname(file) }, { file });
  }
  return new CarteiraError('E_OUTPUT', { target: message(`output.${kind}`), reason }, { file });
}

/** What the system said about an output as an error of carteira's, as of `refusal`; anything else is passed on. */
export function outputError(error: unknown, file: string | undefined, kind?: 'folder'): unknown {
  const code = codeOf(error);
  if (code === 'EPIPE') return new ClosedPipe();
  return code === '' || error instanceof CarteiraError ? error : refusal(code, file, kind);
}
