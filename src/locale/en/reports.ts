/** What reports say: help, titles and notes. */
export const reports: Readonly<Record<string, string>> = {
  'report.classify.summary': 'one line per customer: status, age, frequency, revenue, ABC class, movement',
  'report.classify.description':
    'Classifies every customer of the order files, and those that only the customer register knows, at the as-of date. Rows come in the order of the ABC ranking; a file or a pipe gets every column, a terminal the most useful ones (--wide for all).',

  'report.summary.summary': 'the portfolio on one screen: statuses, who moved, KPIs, accounts at stake',
  'report.summary.description':
    'How many customers are in each status and class and what they bring, who moved since the start of the comparison period, how concentrated the value is, the KPIs of that period beside those before, what to bear in mind with the figures, and the ten pre-inactive or inactivated customers with most at stake. At stake is what a customer used to bring a month up to its last purchase. Files and pipes get more columns; --columns and --sort shape the list of accounts.',
  'report.summary.statuses': 'The portfolio',
  'report.summary.movements': 'Who moved since {since}',
  'report.summary.accounts': 'Most at stake: pre-inactive and inactivated customers',
  'report.summary.caveats': 'Bear in mind',
  'report.summary.note.before':
    'Before: customers on {since}. At stake: what those who are not active used to bring a month up to their last purchase.',
  'report.summary.note.only_returns':
    '{customers} inactive {customers#customer has|customers have} nothing but returns: not counted in the KPIs below.',
  'report.summary.note.too_little_past':
    'The data do not reach back far enough to tell who was lost before {reliable}, and who is new.',
  'report.summary.note.more_accounts':
    '{named} of {customers}; carteira inactive --status pre_inactive,inactivated --sort -at_stake lists all.',
  'report.summary.caveat.unidentified':
    "{money} in {records} {records#record|records} without a customer: in nobody's figures.",
  'report.summary.caveat.rejected':
    '{records} {records#record was|records were} rejected as faulty, {money} as far as it could be read: in no figure. carteira inspect shows why.',
  'report.summary.caveat.stale':
    'The orders end on {day}, more than a week ago: a newer export would move the ages of all customers.',
  'report.summary.caveat.cut_names':
    '{names} {names#name looks|names look} cut short, with {money} of revenue: some that seem lost may buy on under a longer name. carteira inspect lists them.',
  'report.summary.caveat.behind':
    'The orders end on {day}, {days} days before {asOf}: whoever bought since looks worse than it is.',
  'report.summary.caveat.too_early': 'No sale is of {asOf} or before: there is nothing to tell of that day.',
  'report.summary.caveat.stray':
    'The latest sale is of {day}, {gap} days after the one before: if that is a typing error, everybody looks worse than it is.',
  'report.summary.caveat.left_truncation':
    'The orders begin on {start}: what is said of 12 months, classes too, goes by less than that.',
  'report.summary.caveat.fully_returned':
    '{customers} {customers#customer counts|customers count} as active although all that {customers#it|they} bought in the last {days} days, {money}, was sent back.',

  'code.caveat.unidentified': 'unidentified customers',
  'code.caveat.rejected': 'rejected records',
  'code.caveat.cut_names': 'names cut short',
  'code.caveat.stale': 'old orders',
  'code.caveat.stray_date': 'stray last day',
  'code.caveat.left_truncation': 'less than a year of orders',
  'code.caveat.fully_returned': 'all sent back',

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
  'option.matrix.value':
    'what the cross table shows, by default customers and revenue; at-stake: what the customers used to bring a month up to their last purchase',

  'report.pareto.summary': 'key accounts and concentration, with the curve',
  'report.pareto.description':
    'The fewest customers that bring the share of the value set by --cut (80%), the curve of customers against value, the Gini coefficient (0 = all equal) and the HHI (0 to 10,000). Only customers with a value above 0 count. With --by, a statement for each salesperson, region or segment in place of the curve: the fewest of its customers that bring that share of its own value, and how many key accounts of the whole portfolio it has. --columns, --sort and --limit shape the list of key accounts.',
  'report.pareto.statement': 'Concentration',
  'report.pareto.curve': 'What the first customers bring',
  'report.pareto.key_accounts': 'Key accounts',
  'report.pareto.note.statement':
    '{accounts} key {accounts#account|accounts}, {part} of the {customers} {customers#customer|customers} with value, {accounts#brings|bring} {brought} of it.',
  'report.pareto.note.thumb':
    '80/20, measured: the first 20% of the customers ({customers}) bring {brought} of the value.',
  'report.pareto.note.fewest':
    'Fewest: how many of the customers with value it takes to bring {cut} of what they all bring. Key accounts are those of the whole portfolio.',
  'option.pareto.cut':
    'share of the value that the key accounts bring together, such as 0.7: short for --pareto-cut',
  'option.pareto.by': 'a statement for each salesperson, region or segment',
  'report.pareto.note.nobody_in_view': 'No customer in view has a value above 0 in the ABC window.',
  'report.pareto.note.nobody': 'No customer has a value above 0 in the ABC window: there is nothing to rank.',

  'report.inactive.summary': 'customers about to be lost or lost, what is at stake, whom to call first',
  'report.inactive.description':
    'Pre-inactive, inactivated and inactive customers, highest priority first: average ticket x the orders to expect in the next 90 days, by what customers of this portfolio did that had bought as often and been silent as long. At stake is what a customer used to bring a month: the net revenue of the 12 months up to its last purchase over the months in which it was active in them.',
  'report.inactive.note.status':
    '{status}: {customers} {customers#customer|customers}, {stake} a month at stake.',
  'report.inactive.note.no_priority':
    'No priority: fewer than {least} silences with {days} days after them. The order is that of what is at stake.',
  'report.inactive.groups': 'About to be lost or lost',
  'report.inactive.customers': 'Whom to call first',
  'option.inactive.status': 'only these statuses',
  'option.inactive.top': 'only the first few customers of each salesperson, or of each value of --by',
  'option.inactive.by': 'sums for each salesperson, region or segment above the list',
  'option.inactive.movement': 'only these movements since the start of the comparison period',

  'report.kpis.summary': 'KPIs of a period beside the period before and the same one a year before',
  'report.kpis.description':
    'How well the portfolio was kept in a period: active rate, inactivation, reactivation, turnover, coverage, purchase frequency, average ticket, revenue per customer, retention. Without --period it is the comparison period, which --since and --as-of set. With --by, once per salesperson, region or segment, as they are at the as-of date. Files and pipes get one row per period and a column per KPI; --columns, --sort and --limit show that list in a terminal too.',
  'report.kpis.title.days':
    'KPIs of the last {days} {days#day|days}, beside the {days} before and the {days} up to the same date a year before',
  'report.kpis.title.month':
    'KPIs of the last complete month, beside the month before and the same month a year before',
  'report.kpis.title.quarter':
    'KPIs of the last complete quarter, beside the quarter before and the same quarter a year before',
  'report.kpis.title.year': 'KPIs of the last complete year, beside the year before',
  'report.kpis.title.month_to_date':
    'KPIs of the month to date, beside as many days of the month before and of the same month a year before',
  'report.kpis.title.quarter_to_date':
    'KPIs of the quarter to date, beside as many days of the quarter before and of the same quarter a year before',
  'report.kpis.title.year_to_date': 'KPIs of the year to date, beside as many days of the year before',
  'report.kpis.note.running':
    'The {unit} of {asOf} is not over and is left out: --period {period} shows it so far, --as-of {end} takes it as complete.',
  'report.kpis.note.too_little_past':
    'Periods marked as having too little past begin before {reliable}: the data do not reach back far enough to tell who was lost by then.',
  'option.kpis.period':
    'the last complete month, quarter or year; the running one up to the as-of date (month-to-date, quarter-to-date, year-to-date); or a number of days (90d)',
  'option.kpis.by': 'one table per salesperson, region or segment',

  'report.history.summary': 'statuses and KPIs at each month end; who moved between two dates',
  'report.history.description':
    'How many customers were in each status at the end of each month, the revenue of the active portfolio and the KPIs of the month, all recomputed from the orders as known on that day. Weeks end on Sunday. Files and pipes get one row per date; --columns, --sort and --limit show that list in a terminal too. With --transitions, who moved from which status to which between the start of the comparison period and the as-of date (--since, --as-of); --every and --last then play no part.',
  'report.history.title': 'The portfolio at the end of each {unit}',
  'report.history.title.transitions':
    'Who moved: from the status on {since} (lines) to that on {asOf} (columns)',
  'report.history.note.running':
    'The {unit} of {asOf} is not over and is left out: --as-of {end} takes it as complete.',
  'report.history.note.too_little_past':
    'Dates before {reliable} have too little past: the data do not reach back far enough to tell who was lost by then.',
  'report.history.note.too_little_before':
    'The earlier date is before {reliable} and has too little past: the data do not reach back far enough to tell who was lost by then.',
  'option.history.every': 'the ends of which units are shown',
  'option.history.last': 'how many of them, the latest ones (default 12)',
  'option.history.transitions': 'who moved from which status to which, in customers and revenue',

  'report.note.two_years': 'NRR, GRR and recurring share need two years of data, which begin on {start}.',
  'report.plan.summary': 'contact list: who contacts whom, how, by when',
  'report.plan.description':
    'The contacts that the action plan of the policy asks for, most urgent first: the first action that applies to a customer says who contacts it, how and about what, and by when. carteira init writes a plan to start from. Customers to whom no action applies are left out.',
  'option.plan.capacity': 'most contacts of one owner in a week; more move to the next week that has room',
  'option.plan.days': 'only contacts that are due within so many days',
  'report.plan.note.moved':
    '{moved} {moved#contact|contacts} moved to a later week: at most {capacity} for each owner in a week.',
  'report.plan.note.ownerless':
    '{contacts} {contacts#contact has|contacts have} no owner: the plan leaves {contacts#it|them} to the salesperson, and the customer has none.',
  'report.plan.note.unplanned':
    'No action of the plan applies to {customers} {customers#customer|customers}.',
  'plan.and': '{first}, {second}',
  'plan.is.word': '{word}',
  'plan.is.abc': 'class {word}',
  'plan.is.trend': 'trend {word}',
  'plan.is.key_account': 'key account',
  'plan.is.no_key_account': 'no key account',
  'plan.is.where': '{where}',
  'plan.is.anybody': 'any other customer',
  'plan.why': '{matched}: {due}',
  'plan.moved': '{why}; moved from {from}, as the week was full',
  'plan.due.change': 'last day before its status changes',
  'plan.due.expected': 'next order expected that day',
  'plan.due.cadence': 'every {days} days',
  'plan.due.within': 'within {days} {days#day|days}',
  'code.plan.director': 'director',
  'code.plan.in_person': 'in person',
  'code.plan.phone': 'phone',
  'code.plan.email': 'e-mail',
  'code.plan.keep': 'keep',
  'code.plan.win_back': 'win back',
  'code.plan.less_than_before': 'buys less',
  'code.plan.next_order': 'next order',
  'code.plan.care': 'care',
  'code.plan.first_order': 'first order',
  'code.plan.offer': 'offer',

  'report.note.ties':
    '{customers} {customers#customer|customers} outside class A {customers#has|have} exactly the value of the last one in it: only the order of the ids decides.',
  'report.column.nearest': 'Did you mean {column}?',
  'report.column.none': 'Choose one of these.',

  'code.period.current': 'this period',
  'code.period.previous': 'period before',
  'code.period.year_before': 'a year before',
  'code.basis.days': 'days',
  'code.basis.month': 'complete month',
  'code.basis.quarter': 'complete quarter',
  'code.basis.year': 'complete year',
  'code.basis.month_to_date': 'month to date',
  'code.basis.quarter_to_date': 'quarter to date',
  'code.basis.year_to_date': 'year to date',
  'code.unit.week': 'week',
  'code.unit.month': 'month',
  'code.unit.quarter': 'quarter',
  'code.unit.year': 'year',
  'code.abc.none': 'no class',
  'code.abc.total': 'total',
  'code.status.total': 'total',
  'code.status.unknown': 'no customer yet',

  'report.thresholds.summary': 'what other limits would mean: who came back anyway; limits that fit',
  'report.thresholds.description':
    'For limits of 30 to 180 days: the customers that would be inactive and their revenue, and the back-test on these orders: of the silences that reached the limit, how many ended with a purchase within the next 30, 60, 90 and 180 days. Each of those would have been a false alarm. Then how long customers wait between purchases, and the limits that fit that, with the reason; --by proposes limits for each segment, region or salesperson; --write puts them into the policy file.',
  'report.thresholds.limits': 'What a limit would mean',
  'report.thresholds.back_test': 'Who came back anyway',
  'report.thresholds.intervals': 'Days from one purchase to the next',
  'report.thresholds.proposal': 'Limits that fit',
  'report.thresholds.proposals': 'Limits that fit each group',
  'report.thresholds.note.limits':
    'Customers: silent for more days than the limit today. % back: of the silences that once reached the limit, those that ended with a purchase within the next {days} days; from and to: where that share would lie for 95 of 100 other sets of such customers.',
  'report.thresholds.note.back_test':
    'Lines: how long the silence had lasted. Columns: within how many more days it ended. Only silences with all of those days in the data count.',
  'report.thresholds.note.intervals': '{intervals} {intervals#interval|intervals} between purchase days.',
  'report.thresholds.note.few':
    'No limits where fewer than {least} customers have bought on two days or more.',
  'report.thresholds.note.today': 'The policy has {active} and {inactive} days today.',
  'report.thresholds.note.cycle_mode':
    "The policy goes by each customer's own cycle (cycle mode): fixed limits hold only for customers without one.",
  'report.thresholds.reason.cycle':
    'Half of the {customers} {customers#customer|customers} that bought more than once do so every {days} days or more often. Active up to {active} days: about two such intervals. Inactive after {inactive}: at least three.',
  'report.thresholds.reason.raised':
    'Three intervals alone would be {from} days, but more than half of the silences that reached that ended within {horizon} days.',
  'report.thresholds.reason.tested':
    'Of {silences} {silences#silence|silences} that reached {inactive} days, {share} ended with a purchase within the next {horizon} days.',
  'report.thresholds.reason.untested':
    'No silence has reached {inactive} days with {horizon} days after that in the data: the limits follow from the intervals alone.',
  'option.thresholds.by': 'limits for each salesperson, region or segment too',
  'option.thresholds.write':
    'put the limits into this policy file, which is made where it is missing; its comments stay',
};
