/**
 * Classifies an order export with DuckDB: `node test/bench/peers/duckdb.js FILE en|br RESULT` runs classify.sql, which writes the
 * result.
 */
import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { STYLES } from '../generate.js';

const [path = '', style = 'en', result = ''] = process.argv.slice(2);
const { delimiter, decimal, datePattern } = STYLES[style === 'br' ? 'br' : 'en'];

const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
const variables = { path, result, delimiter, decimal, date_format: datePattern };
for (const [name, value] of Object.entries(variables)) {
  await connection.run(`SET VARIABLE ${name} = $value`, { value });
}
await connection.run(readFileSync(new URL('classify.sql', import.meta.url), 'utf8'));
