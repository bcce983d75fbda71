/** Texts of one area, by key. */
export const rules: Readonly<Record<string, string>> = {
  'code.status.active': 'active',
  'code.status.pre_inactive': 'pre-inactive',
  'code.status.inactivated': 'inactivated',
  'code.status.inactive': 'inactive',
  'code.status.prospect': 'prospect',

  'code.movement.new': 'new',
  'code.movement.first_seen': 'first seen',
  'code.movement.reactivated': 'reactivated',
  'code.movement.recovered': 'recovered',
  'code.movement.cooling': 'cooling',
  'code.movement.lost': 'lost',
  'code.movement.none': 'none',

  'code.trend.rising': 'rising',
  'code.trend.steady': 'steady',
  'code.trend.falling': 'falling',
  'code.trend.started': 'started',
  'code.trend.stopped': 'stopped',
  'code.trend.none': 'no sales',

  'code.abc.A': 'A',
  'code.abc.B': 'B',
  'code.abc.C': 'C',

  'reason.prospect': 'In the customer register, no purchase known.',
  'reason.prospect_with_returns': 'In the customer register, no purchase known: only returns in the data.',
  'reason.only_returns': 'Only returns in the data, no purchase: inactive until the first purchase.',
  'reason.active': 'Last purchase on {last}, {age} {age#day|days} ago: up to {active} (active limit). {next}',
  'reason.often_enough':
    'Last purchase on {last}, {age} {age#day|days} ago: up to {active} (active limit); {days} purchase {days#day|days} in the last {window}, at least {least}. {next}',
  'reason.too_seldom':
    'Last purchase on {last}, {age} {age#day|days} ago: up to {active} (active limit), but only {days} purchase {days#day|days} in the last {window}, fewer than {least}. {next}',
  'reason.pre_inactive':
    'Last purchase on {last}, {age} {age#day|days} ago: more than {active} (active limit), up to {inactive}. {next}',
  'reason.inactivated':
    'Last purchase on {last}, {age} {age#day|days} ago: more than {inactive} (pre-inactive limit), up to {inactivated}. {next}',
  'reason.inactive':
    'Last purchase on {last}, {age} {age#day|days} ago: more than {inactivated} (inactivated limit). Stays inactive until the next purchase.',
  'reason.next': 'Becomes {status} on {on} if nothing is bought.',
  'reason.with_origin': '{cause} {origin}',
  'reason.own_cycle': 'Limits from its own cycle, a median gap of {gap} days.',
  'reason.override': 'Limits from an override of the policy.',

  'setting.status.mode':
    'Where the limits come from: fixed days, or the own buying cycle of each customer with at least 4 purchase days',
  'setting.status.active_days': 'Up to how many days after the last purchase a customer is active',
  'setting.status.inactive_days':
    'Up to how many days after the last purchase a customer is pre-inactive; after that it is lost',
  'setting.status.inactivated_days':
    'For how many days after that it is inactivated (lost just now); then it is inactive',
  'setting.status.min_purchase_days':
    'Fewest purchase days within the window that make a customer active (asked only where the first purchase is older than the window)',
  'setting.status.frequency_window_days': 'How many days that window has, up to the as-of date',
  'setting.movement.since_days': 'How many days the comparison period has where --since is not given',
  'setting.abc.value': 'What customers are ranked by',
  'setting.abc.window': 'Time whose value counts, up to the as-of date',
  'setting.abc.a': 'Up to which cumulative share of the value class A goes',
  'setting.abc.b': 'Up to which cumulative share of the value class B goes',
  'setting.abc.crosser':
    'Where the customer goes that crosses a limit: to the better class (above) or to the lower one (below)',
  'setting.pareto.cut': 'Share of the value that the key accounts bring together',
  'setting.trend.window_days': 'Days that are compared with as many days before them',
  'setting.trend.threshold': 'Change from which revenue is rising or falling; 0.30 is 30%',
  'setting.trend.min_purchase_days':
    'Fewest purchase days in both windows together for which a trend is told',

  'setting.expected.days': 'a whole number of days from {least} to {most}',
  'setting.expected.count': 'a whole number from {least} to {most}',
  'setting.expected.share': 'a decimal above 0 and up to 1, such as 0.80',
  'setting.expected.choice': 'one of {choices}',
  'setting.expected.window': 'all, or months or days such as 12m or 365d',
  'setting.expected.above': 'more than {partner}',
  'setting.expected.at_most': 'at most {partner}',
  'setting.expected.below': 'less than {partner}',
  'setting.expected.at_least': 'at least {partner}',
  'setting.partner.flag': '{key} ({option}, {value} now)',
  'setting.partner.override': '{key} of the override for {match} ({value})',
  'setting.expected.fitting': 'a value with which {key} is {expected}',
  'setting.expected.key': 'one of {known}',
  'setting.expected.section': 'a section with some of {known}',
  'setting.expected.list': 'a list, one item a line after a dash',
  'setting.expected.match': 'at least one of {known}',
  'setting.expected.text': 'a single text',
  'setting.expected.words': 'one of {words}, or a list of them',
  'setting.expected.within':
    'a whole number of days from {least} to {most} here, or cadence_days in its place',
  'setting.expected.owner': "who makes the contact: salesperson (the customer's own) or any other words",
  'setting.expected.channel': 'how the contact is made: in_person, phone, email or any other words',

  'policy.found.nothing': 'nothing',
  'policy.found.list': 'a list',
  'policy.found.section': 'a section',
  'policy.hint.near': 'Did you mean {near}?',
  'policy.hint.none': 'Remove the line, or see what carteira init writes.',
  'policy.syntax.duplicate': 'the same key twice',
  'policy.syntax.tab': 'a tab as indentation; YAML takes spaces only',
  'policy.syntax.indent': 'an indentation that does not fit',
  'policy.syntax.documents': 'more than one document',
  'policy.syntax.long': 'more text than a policy can have',
  'policy.syntax.deep': 'sections nested too deeply',
  'policy.syntax.alias': 'a YAML alias, which a policy cannot use',
  'policy.syntax.key': 'a key that is no text',
  'policy.syntax.other': 'something that is not YAML',

  'policy.file.head':
    'Policy of the customer portfolio: the numbers that a company decides. All of them stand at their defaults; delete what you do not want to set. A flag on the command line beats this file, but not its overrides.',
  'policy.file.status':
    'Status: active, pre-inactive, inactivated and inactive, by the age of the last purchase.',
  'policy.file.movement': 'Movement: what became of a customer since the start of the comparison period.',
  'policy.file.abc': 'ABC curve: who brings the value, in three classes.',
  'policy.file.pareto': 'Key accounts: the fewest customers that bring most of the value.',
  'policy.file.trend': 'Trend: the revenue of the last days against that of as many days before them.',
  'policy.file.unidentified':
    'Names and ids that stand for no customer. Case, accents and outer blanks make no difference; their money is shown on a line of its own.',
  'policy.file.overrides':
    'Other numbers for some customers: the first entry that applies wins. match takes customer_id, salesperson, region and segment; all that are given must be equal. For the customers that it applies to, an entry also beats the flags on the command line.',
  'policy.file.example': 'Wholesale',
  'policy.file.plan':
    'Action plan: who contacts which customers, how and how soon. The first action that applies to a customer counts. match takes abc, status, movement, trend and key_account, one word or a list such as [A, B]; all that are given must apply. where takes an expression as --where does. owner: salesperson is the own one of each customer; any other words stand for somebody else. channel, topic: words of your own, or those below, which are translated. Due is the earliest of within_days from the as-of date, cadence_days (again and again) from the last purchase, the day the next purchase is expected, and the last day before the status changes.',
  'policy.plan.a_cooling': 'An A customer about to go inactive: the director in person.',
  'policy.plan.a_lost': 'An A customer lost just now: the director, to win it back.',
  'policy.plan.b_cooling': 'A B customer about to go inactive, or lost just now.',
  'policy.plan.fading': 'Still active, but buys much less than in the months before.',
  'policy.plan.new': 'The first order, or the first one again: see to the next.',
  'policy.plan.a_active': 'Active A customers: visit them regularly.',
  'policy.plan.b_active': 'Active B customers: call them regularly.',
  'policy.plan.long_lost': 'Good customers lost some time ago: try again every quarter.',
  'policy.plan.prospect': 'Registered, but never bought.',
  'policy.plan.c': 'C customers: e-mail.',
};
