/** Texts of one area, by key. */
export const ingest: Readonly<Record<string, string>> = {
  'ingest.encoding.forced': 'as you asked',
  'ingest.encoding.bom': 'the file begins with its byte order mark',
  'ingest.encoding.zeros': 'every other byte is zero, as in UTF-16 without a byte order mark',
  'ingest.encoding.ascii': 'plain ASCII only, which every encoding writes alike',
  'ingest.encoding.ascii_so_far': 'plain ASCII as far as the sample goes; a later accent decides',
  'ingest.encoding.utf8': 'the accents are valid UTF-8: {sample}',
  'ingest.encoding.windows1252': 'not valid UTF-8; its accents stand in words as windows-1252: {sample}',
  'ingest.encoding.cp850': 'not valid UTF-8; its accents stand in words as code page 850 (DOS): {sample}',
  'ingest.encoding.single_byte':
    'not valid UTF-8; read as windows-1252, the most usual, as long as no accent says code page 850: {sample}',
  'ingest.lines.wrapped': 'each line stands in quotes as a whole and is read without them',
  'ingest.delimiter.forced': 'as you asked',
  'ingest.delimiter.declared': 'the first line says sep=',
  'ingest.delimiter.found':
    'cuts most lines into {cells} cells, {hits} {hits#is a known column name|are known column names}',
  'ingest.delimiter.cuts': 'cuts most lines into {cells} cells, and each column holds one kind of value',
  'ingest.delimiter.one_column': 'no delimiter cuts its lines into columns',
  'ingest.delimiter.tie': 'several delimiters fit equally well',
  'ingest.header.forced': 'as you asked: {sample}',
  'ingest.header.names': '{hits} of its {columns} {columns#name is|names are} known: {sample}',
  'ingest.header.joined':
    'two lines put together, {hits} of {columns} {columns#name is|names are} known: {sample}',
  'ingest.header.shape': 'the first line of distinct names above rows of its width: {sample}',
  'ingest.header.none': 'there is none: line {line} holds data like the lines below it: {sample}',
  'ingest.header.none_forced': 'there is none, as you said; the data begins in line {line}: {sample}',
  'ingest.titles': '{n#a line|lines} above the header: {sample}',
  'ingest.width.padding':
    '{columns} named {columns#column|columns}, then {n} nameless {n#one that stays|ones that stay} unused: lines end in a delimiter',
  'ingest.shape.carried':
    'one row an item; order columns stand on the first row of an order only and are carried forward: {columns}',
  'ingest.shape.main_lines':
    'rows marked {mark} in {column} have the sum of the rows below them: they are left out, the items count',
  'ingest.shape.items': 'one row an item: rows with the same number are one order',
  'ingest.shape.orders': 'one row an order',
  'ingest.shape.days': 'no order number: the rows of a customer on one day are one order',
  'ingest.column.mapped': 'as you asked',
  'ingest.system': 'by its headers, such as {sample}',
  'ingest.system.sales_only':
    'by its headers, such as {sample}; it keeps returns elsewhere, so that they are not in this file',
  'ingest.column.discount':
    '{header} holds nothing but fractions of 1, such as {sample}, as shares do, and is not taken off quantity x price; if it is money: --map discount={typed}',
  'ingest.column.main_lines': 'the main lines of orders have the sum of their items in it',
  'ingest.column.system': "{system}'s name",
  'ingest.column.name': 'by its name',
  'ingest.column.prefix': 'by its name without the prefix',
  'ingest.column.preferred': 'better than {others}',
  'ingest.column.other_status':
    '{header} says {word} of {n} {n#row|rows} (first in line {line}) that {used}, the status that is used, does not call cancelled: they count as sales. --map order_status={typed} uses {header} instead',
  'ingest.column.blank_customers':
    '{header} is blank on {n} of the first {rows} rows (the first is line {line}), always below a row that has a customer: they count for nobody. If the customer stands on the first of its rows only, fill the column down and run again',
  'ingest.column.duplicate': 'there are two columns {header}; column {column} is used, column {other} is not',
  'ingest.column.nameless':
    '{n#column|columns} {list} {n#has no name and is|have no name and are} not used; if {n#it is|one is} needed: --map FIELD=#N',
  'ingest.column.order_total':
    '{header} is the same on all rows of every order, so it is taken for the order total and counted once per order; if it is the amount of each row: --map {example}',
  'ingest.total.pasted': '\nIf equal rows were pasted twice: --dedupe',
  'ingest.total.different': '',
  'ingest.date.forced': 'as you asked: {header}',
  'ingest.date.proven': '{header} can be read in no other way: {sample}',
  'ingest.date.no_date': '{header} has no date in the sample',
  'ingest.date.no_difference': '{header} reads the same with day or month first, so far',
  'ingest.date.other_columns': '{header} does not tell; another date column has this order: {sample}',
  'ingest.date.language':
    '{header} does not tell; Portuguese and Spanish files write the day first: {sample}',
  'ingest.date.decimal_comma':
    '{header} does not tell; files with decimal commas write the day first: {sample}',
  'ingest.date.guessed':
    '{header}: {sample} was read as {reading}; no date of the column rules out {other}. If that is wrong: --date-format {style}',
  'ingest.date.serial': '{header} holds days as spreadsheets count them: {sample}',
  'ingest.date.serial_guessed':
    '{header}: {sample} was read as {reading}, as spreadsheets count days; a workbook of an old Mac counts from 1904 and means {other}. If it is one: --date-format excel-serial-1904',
  'ingest.date.month':
    '{header} names months without a day: {sample} was taken for {reading}, the last day. For a month that is not over yet, name its last day: --as-of',
  'ingest.number.forced': 'as you asked: {header}',
  'ingest.number.proven': '{header} can be read in no other way: {sample}',
  'ingest.number.no_mark': '{header} has no decimals in the sample',
  'ingest.number.other_columns': '{header} does not tell; other columns have this decimal mark: {sample}',
  'ingest.number.language':
    '{header} does not tell; delimiter and language of the header go with this decimal mark: {sample}',
  'ingest.number.product':
    '{header} does not tell; with this decimal mark quantity x price is the amount: {sample}',
  'ingest.number.unused': '{header} does not tell, and no figure depends on it: {sample}',
  'ingest.number.guessed':
    '{header}: {sample} was read as {reading}; no number of the column rules out {other}. If that is wrong: --decimal {mark}',
  'ingest.number.one_side': '{header}: all amounts are marked {side}; they count as they stand',
  'ingest.number.sides':
    '{header}: amounts marked {side} count negative, as {sample}; the operations of their rows are returns',
  'ingest.number.quantity_sign':
    '{header}: {n} of {rows} {rows#row|rows} looked at, such as line {line}, {n#has|have} a quantity below 0 ({quantity}) and an amount above 0 ({sample}), and {n#counts as a purchase|count as purchases}; a return needs an amount below 0, or a column that says so',
  'ingest.tax_id.valid': '{valid} of its first {n} different values have the right check digits',
  'ingest.tax_id.padded':
    '{header}: numbers lack the zeros before them and are read with them, {sample} as {reading}; the check digits prove it',
  'ingest.binary.utf16': 'text in UTF-16',
  'ingest.binary.cut': 'text in UTF-16 that ends within a character: it was cut short',
  'ingest.binary.markup': 'a web page (HTML or XML), which Excel opens but which is no CSV',
  'ingest.binary.unknown': 'binary data, not text',
  'ingest.value.only_date': 'the only column of dates',
  'ingest.value.product': 'quantity x price gives the amount',
  'ingest.value.only_money': 'the only column of amounts',
  'ingest.value.tax_id': 'the only column of CNPJ or CPF',
  'ingest.value.name_of_tax_id': 'one name for each CNPJ or CPF',
  'ingest.value.only_names': 'the only names on which everything else that is no order depends',
  'ingest.value.code_of_customer': 'one code for each customer',
  'ingest.value.order': 'one day and one customer for each code',
  'ingest.value.words': 'words that orders have for what became of them',
  'ingest.value.states': 'states of Brazil',
  'ingest.headerless.found':
    'no line names the columns; their values say {list}. If that is wrong, name them by their numbers, as in --map amount=#5',
  'ingest.headerless.several': 'the values do not tell which of {columns} is {what}',
  'ingest.headerless.none': 'the values do not tell {what}',
  'ingest.headerless.customer': 'the customer',
  'ingest.headerless.date': 'the date of the order',
  'ingest.headerless.money': 'the amount',
  'ingest.headerless.order': 'the order number',
  'ingest.headerless.order_status': 'the state of the order',
  'ingest.headerless.operation': 'the operation',
  'ingest.headerless.few': 'which column is which: there are too few rows',
  'ingest.headerless.column': '#{column}  {sample}',
  'ingest.headerless.columns': '{column}\n{rest}',
  'ingest.missing.customer': 'the customer (customer_id, customer_tax_id or customer_name)',
  'ingest.missing.date': 'the date (order_date or invoice_date)',
  'ingest.missing.money': 'the money (amount, or order_total, or quantity and unit_price)',
  'ingest.near': 'the nearest is {near}',
  'ingest.near_nothing': 'none is near',
  'register.no_customer': 'none of its columns is the customer: {list}',
  'register.no_tax_id': 'it has no column for the tax id (CNPJ), which --group-by needs, only these: {list}',
  'register.width': '{found} {found#cell|cells} instead of {expected}',
  'register.date': '{cell} in {header} cannot be read as a date like the others of its column',
  'register.before_1970': '{cell} in {header} is before 1970',
  'register.ambiguous_date':
    '{header}: {sample} may be {reading} or {other}, and nothing rules one of them out; write the dates as YYYY-MM-DD',
  'register.month': '{header} names months without a day: {sample} was taken for {reading}, the last day',
  'register.serial':
    '{header}: {sample} was read as {reading}, as spreadsheets count days; if {other} is meant, write the dates as YYYY-MM-DD',
  'register.quote': 'a quote is not closed, or something follows the closing one',
  'register.date_guessed':
    '{header}: {sample} was read as {reading}; no date of the column rules out {other}. If that is wrong, write the dates as YYYY-MM-DD',
  'register.duplicate': 'line {line} repeats customer {customer} of line {first} and is not used',
  'register.no_key': 'line {line} has no customer id, tax id or name and is not used',
  'register.rounded':
    'line {line} has {customer} for an id, a number that a spreadsheet has rounded, and is not used',
  'register.more': 'and {n} more {n#line|lines} of that kind',
};
