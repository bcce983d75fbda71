-- What `carteira classify` answers, for DuckDB: every customer of an order export with status, value and class, by rank.
-- Parameters, as variables: path, delimiter, decimal, date_format, result. A row is an item; amounts below 0 are returns.
SET threads = 2;
SET preserve_insertion_order = false;

COPY (
  WITH item AS (
    SELECT customer_id, order_id, order_date, amount
    FROM read_csv(
      getvariable('path'),
      header = true,
      auto_detect = false,
      delim = getvariable('delimiter'),
      quote = '"',
      decimal_separator = getvariable('decimal'),
      dateformat = getvariable('date_format'),
      -- Declared: detection reads the file first, and takes 000123 for a number.
      columns = {
        order_id: 'BIGINT',
        order_date: 'DATE',
        customer_id: 'VARCHAR',
        customer_name: 'VARCHAR',
        salesperson: 'VARCHAR',
        region: 'VARCHAR',
        segment: 'VARCHAR',
        product: 'VARCHAR',
        quantity: 'INTEGER',
        unit_price: 'DECIMAL(9,2)',
        amount: 'DECIMAL(18,2)'
      }
    )
  ),
  -- An order once per customer and day: a third of the rows, so that distinct counts have less to do.
  orders AS MATERIALIZED (
    SELECT customer_id, order_id, order_date, sum(amount) AS revenue, bool_or(amount > 0) AS bought
    FROM item
    GROUP BY ALL
  ),
  as_of AS (
    SELECT max(order_date) AS day, (max(order_date) - INTERVAL 12 MONTH)::DATE AS year_before FROM orders
  ),
  customer AS (
    SELECT
      customer_id,
      max(order_date) FILTER (bought) AS last_purchase,
      any_value(day) - max(order_date) FILTER (bought) AS age_days,
      count(DISTINCT order_id) FILTER (bought) AS orders,
      count(DISTINCT order_date) FILTER (bought) AS purchase_days,
      sum(revenue) AS revenue,
      coalesce(sum(revenue) FILTER (order_date > year_before), 0) AS abc_value
    FROM orders, as_of
    GROUP BY customer_id
  ),
  -- Shares are of the customers with a value above 0, largest first, equal values by id.
  ranked AS (
    SELECT
      customer_id,
      row_number() OVER by_value AS rank,
      sum(abc_value) OVER by_value AS cumulative,
      sum(abc_value) OVER () AS total
    FROM customer
    WHERE abc_value > 0
    WINDOW by_value AS (ORDER BY abc_value DESC, customer_id ROWS UNBOUNDED PRECEDING)
  )
  SELECT
    customer_id,
    CASE
      WHEN age_days <= 60 THEN 'active'
      WHEN age_days <= 90 THEN 'pre_inactive'
      WHEN age_days <= 120 THEN 'inactivated'
      ELSE 'inactive'
    END AS status,
    age_days,
    last_purchase,
    orders,
    purchase_days,
    revenue,
    abc_value,
    round(cumulative / total, 6) AS cumulative_share,
    rank,
    -- The customer that crosses a limit is in the better class: what counts is the share before it.
    CASE
      WHEN (cumulative - abc_value) * 100 < total * 80 THEN 'A'
      WHEN (cumulative - abc_value) * 100 < total * 95 THEN 'B'
      ELSE 'C'
    END AS abc
  FROM customer LEFT JOIN ranked USING (customer_id)
  ORDER BY rank NULLS LAST, customer_id
) TO (getvariable('result')) (FORMAT csv, HEADER);
