/** What reports say: help, titles and notes. */
export const reports: Readonly<Record<string, string>> = {
  'report.classify.summary': 'one line per customer: status, age, frequency, revenue, ABC class, movement',
  'report.classify.description':
    'Classifies every customer of the order files, and those that only the customer register knows, at the as-of date. Rows come in the order of the ABC ranking; a file or a pipe gets every column, a terminal the most useful ones (--wide for all).',

  'report.matrix.summary': 'ABC x status: customers, revenue and share',
  'report.matrix.description':
    'Crosses the ABC class with the status: how many customers, their net revenue up to the as-of date, and their share of the ABC value. With --by, once per salesperson, region or segment; shares are still those of the whole portfolio. --columns, --sort and --limit turn the cross table into a list.',
  'report.matrix.title': 'ABC x status',
  'report.matrix.note.value':
    '{customers} {customers#customer|customers} in class C without a value above 0: {customers#it has|they have} no part in the shares.',
  'report.matrix.note.prospects':
    '{customers} {customers#prospect|prospects} of the register without a purchase: no class yet.',
  'report.matrix.note.blank': '{customers} {customers#customer|customers} without a value for {attribute}.',
  'option.matrix.by': 'one cross table per salesperson, region or segment',

  'report.pareto.summary': 'key accounts and concentration, with the curve',
  'report.pareto.description':
    'The fewest customers that bring the share of the value set by --pareto-cut (80%), the curve of customers against value, the Gini coefficient (0 = all equal) and the HHI (0 to 10,000). Only customers with a value above 0 count. --columns, --sort and --limit shape the list of key accounts.',
  'report.pareto.statement': 'Concentration',
  'report.pareto.curve': 'What the first customers bring',
  'report.pareto.key_accounts': 'Key accounts',
  'report.pareto.note.statement':
    '{accounts} key {accounts#account|accounts}, {part} of the {customers} {customers#customer|customers} with value, {accounts#brings|bring} {brought} of it.',
  'report.pareto.note.thumb':
    '80/20, measured: the first 20% of the customers ({customers}) bring {brought} of the value.',
  'report.pareto.note.nobody': 'No customer has a value above 0 in the ABC window: there is nothing to rank.',

  'report.inactive.summary': 'customers about to be lost or lost, what is at stake, whom to call first',
  'report.inactive.description':
    'Pre-inactive, inactivated and inactive customers, largest amount at stake first. At stake is what a customer used to bring a month: the net revenue of the 12 months up to its last purchase over the months in which it was active in them.',
  'report.inactive.note.status':
    '{status}: {customers} {customers#customer|customers}, {stake} a month at stake.',
  'option.inactive.status': 'only these statuses',
  'option.inactive.movement': 'only these movements since the start of the comparison period',

  'report.note.ties':
    '{customers} {customers#customer|customers} outside class A {customers#has|have} exactly the value of the last one in it: only the order of the ids decides.',
  'report.column.nearest': 'Did you mean {column}?',
  'report.column.none': 'Choose one of these.',

  'code.abc.none': 'no class',
  'code.abc.total': 'total',
  'code.status.total': 'total',
};
