/**
 * Classifies an order export with Polars: `node test/bench/peers/polars.js FILE en|br RESULT` writes the columns of classify.sql.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import pl from 'nodejs-polars';
import { STYLES } from '../generate.js';

// Read when Polars first works, not when it is loaded.
process.env.POLARS_MAX_THREADS = '2';

const { col, lit, when } = pl;
const { Date: Day, Float64, Int32, Int64, Utf8 } = pl.DataType;
const [path = '', style = 'en', result = ''] = process.argv.slice(2);
const brazilian = style === 'br';
const { delimiter, decimal, datePattern } = STYLES[brazilian ? 'br' : 'en'];
const MILLISECONDS = 86_400_000;

// Declared types, since detection takes 000123 for a number. The readers know no decimal comma and one form of date: the rest is text.
const schema = {
  order_id: Int64,
  order_date: brazilian ? Utf8 : Day,
  customer_id: Utf8,
  customer_name: Utf8,
  salesperson: Utf8,
  region: Utf8,
  segment: Utf8,
  product: Utf8,
  quantity: Int64,
  unit_price: brazilian ? Utf8 : Float64,
  amount: brazilian ? Utf8 : Float64,
};
const reading = { sep: delimiter, schema };
// The lazy scan knows no gzip.
const items = path.endsWith('.gz')
  ? pl
      .readCSV(gunzipSync(readFileSync(path)), {
        ...reading,
        columns: ['order_id', 'order_date', 'customer_id', 'amount'],
      })
      .lazy()
  : pl.scanCSV(path, reading);
const day = brazilian ? col('order_date').str.strptime(Day, datePattern) : col('order_date');
const cents = brazilian ? col('amount').str.replace(decimal, '', true) : col('amount').mul(100).round(0);

// An order once per customer and day. Collected, since the as-of date has to be known for what follows.
const orders = await items
  .select(col('customer_id'), col('order_id'), day.cast(Int32).alias('day'), cents.cast(Int64).alias('cents'))
  .groupBy(['customer_id', 'order_id', 'day'])
  .agg(col('cents').sum(), col('cents').max().gt(0).alias('bought'))
  .collect({ streaming: true });

const asOf = Number(orders.getColumn('day').max());
const yearBefore = new Date(asOf * MILLISECONDS);
yearBefore.setUTCFullYear(yearBefore.getUTCFullYear() - 1);
const inYear = col('day').gt(yearBefore.getTime() / MILLISECONDS);

const bought = col('bought');
const ranked = col('abc_value').gt(0);
const onlyRanked = (/** @type {import('nodejs-polars').Expr} */ value) =>
  when(ranked).then(value).otherwise(lit(null));
const upTo = (/** @type {number} */ days) => col('age_days').ltEq(days);
// The customer that crosses a limit is in the better class: what counts is the share before it.
const shareBeforeBelow = (/** @type {number} */ percent) =>
  ranked.and(col('cumulative').sub(col('abc_value')).mul(100).lt(col('total').mul(percent)));

const customers = await orders
  .lazy()
  .groupBy('customer_id')
  .agg(
    col('day').filter(bought).max().alias('last_day'),
    col('order_id').filter(bought).nUnique().alias('orders'),
    col('day').filter(bought).nUnique().alias('purchase_days'),
    col('cents').sum().alias('revenue'),
    col('cents').filter(inYear).sum().alias('abc_value'),
  )
  .withColumns(
    lit(asOf).sub(col('last_day')).cast(Int32).alias('age_days'),
    when(ranked).then(col('abc_value')).otherwise(lit(0)).cast(Int64).alias('share_value'),
  )
  // Sorting takes one direction for all columns.
  .withColumns(lit(0).sub(col('share_value')).alias('largest_first'))
  .sort(['largest_first', 'customer_id'])
  .withRowIndex('index')
  .withColumns(col('share_value').cumSum().alias('cumulative'), col('share_value').sum().alias('total'))
  .select(
    col('customer_id'),
    when(upTo(60))
      .then(lit('active'))
      .when(upTo(90))
      .then(lit('pre_inactive'))
      .when(upTo(120))
      .then(lit('inactivated'))
      .otherwise(lit('inactive'))
      .alias('status'),
    col('age_days'),
    col('last_day').cast(Day).alias('last_purchase'),
    col('orders'),
    col('purchase_days'),
    col('revenue').div(100).round(2).alias('revenue'),
    col('abc_value').div(100).round(2).alias('abc_value'),
    onlyRanked(col('cumulative').cast(Float64).div(col('total')).round(6)).alias('cumulative_share'),
    onlyRanked(col('index').plus(1).cast(Int64)).alias('rank'),
    when(shareBeforeBelow(80))
      .then(lit('A'))
      .when(shareBeforeBelow(95))
      .then(lit('B'))
      .otherwise(lit('C'))
      .alias('abc'),
  )
  .collect();
customers.writeCSV(result);
