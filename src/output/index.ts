import { csv } from './csv.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { ndjson } from './ndjson.ts';
import { terminal } from './terminal.ts';
import type { Writer } from './writer.ts';

/** THE LIST of output formats: `--format`, file name endings and help follow from it. */
export const WRITERS: readonly Writer[] = [terminal, csv, json, ndjson, markdown];
