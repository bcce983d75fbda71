import { cli } from './cli.ts';
import { columns } from './columns.ts';
import { command } from './command.ts';
import { errors } from './errors.ts';
import { explain } from './explain.ts';
import { ingest } from './ingest.ts';
import { lists } from './lists.ts';
import { reports } from './reports.ts';
import { rules } from './rules.ts';
import { where } from './where.ts';

export const en: Readonly<Record<string, string>> = {
  ...cli,
  ...command,
  ...columns,
  ...errors,
  ...explain,
  ...ingest,
  ...lists,
  ...reports,
  ...rules,
  ...where,
};
