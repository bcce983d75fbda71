/**
 * What a script without carteira does: a csv-parse loop that sums amounts per customer, and nothing else.
 * `node test/bench/peer-csv-parse.js FILE en|br` prints `{"rows", "customers", "cents"}`.
 */
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { COLUMN, STYLES } from './generate.js';

const [path = '', style = 'en'] = process.argv.slice(2);
const { delimiter, decimal } = STYLES[style === 'br' ? 'br' : 'en'];

const file = createReadStream(path, { highWaterMark: 1 << 20 });
const bytes = path.endsWith('.gz') ? file.pipe(createGunzip({ chunkSize: 1 << 20 })) : file;
// Reading out the queue: `for await`, `data` and `on_record`, smaller chunks and `quote: null` were no faster.
const parser = bytes.pipe(parse({ columns: false, from_line: 2, delimiter }));

/** @type {Map<string, number>} */
const centsOf = new Map();
let rows = 0;
parser.on('readable', () => {
  for (let cells = parser.read(); cells !== null; cells = parser.read()) {
    const amount = cells[COLUMN.amount];
    const cents = Math.round(Number(decimal === '.' ? amount : amount.replace(decimal, '.')) * 100);
    const customer = cells[COLUMN.customer];
    centsOf.set(customer, (centsOf.get(customer) ?? 0) + cents);
    rows++;
  }
});
parser.on('end', () => {
  let cents = 0;
  for (const sum of centsOf.values()) cents += sum;
  console.log(JSON.stringify({ rows, customers: centsOf.size, cents }));
});
