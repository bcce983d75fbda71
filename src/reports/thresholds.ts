import type { Cell, Column, Section } from '../domain/document.ts';
import { type Message, message } from '../domain/message.ts';
import type { Ratio } from '../domain/money.ts';
import {
  HORIZON_DAYS,
  intervalsOf,
  JUDGED_DAYS,
  LEAST_CUSTOMERS,
  LIMIT_DAYS,
  type LimitProposal,
  proposeLimits,
  silentNow,
} from '../measures/limits.ts';
import { type BackTest, backTests } from '../measures/silences.ts';
import type { PolicyChange } from '../policy/edit.ts';
import type { Analysis } from '../rules/analysis.ts';
import type { StatusSettings } from '../rules/status.ts';
import { CUSTOMERS, columnOf } from './columns.ts';
import { groupsOf } from './groups.ts';
import type { Report, ReportOptions } from './report.ts';

const PERCENT = { digits: 6, percent: true } as const;
const LIMIT: Column = { id: 'silent_days', type: 'integer' };

/** Counts, share and interval of a back-test. */
const TESTED: readonly Column[] = [
  { id: 'silences', type: 'integer' },
  { id: 'came_back', type: 'integer', forPrograms: true },
  { id: 'back_share', type: 'ratio', ...PERCENT },
  { id: 'back_low', type: 'ratio', ...PERCENT },
  { id: 'back_high', type: 'ratio', ...PERCENT },
];

function testedCells({ silences, returned, share, interval }: BackTest): Cell[] {
  return [silences, returned, share, interval?.low, interval?.high];
}

function limitSection(analysis: Analysis, customers: readonly number[]): Section {
  const tests = backTests(analysis, customers, LIMIT_DAYS, [JUDGED_DAYS]);
  return {
    id: 'limits',
    title: message('report.thresholds.limits'),
    columns: [
      LIMIT,
      CUSTOMERS,
      { id: 'silent_share', type: 'ratio', ...PERCENT },
      columnOf(analysis, 'revenue'),
      ...TESTED,
    ],
    rows: tests.map((test): Cell[] => {
      const { customers: silent, share, revenue } = silentNow(analysis, customers, test.limitDays);
      return [test.limitDays, silent, share, revenue, ...testedCells(test)];
    }),
    notes: [message('report.thresholds.note.limits', { days: JUDGED_DAYS })],
  };
}

function testSection(analysis: Analysis, customers: readonly number[]): Section {
  return {
    id: 'back_test',
    title: message('report.thresholds.back_test'),
    columns: [LIMIT, { id: 'horizon_days', type: 'integer' }, ...TESTED],
    rows: backTests(analysis, customers, LIMIT_DAYS, HORIZON_DAYS).map((test): Cell[] => [
      test.limitDays,
      test.horizonDays,
      ...testedCells(test),
    ]),
    pivot: { rows: 'silent_days', columns: 'horizon_days', measures: ['back_share', 'silences'] },
    notes: [message('report.thresholds.note.back_test')],
  };
}

function intervalSection(analysis: Analysis, customers: readonly number[]): Section {
  const intervals = intervalsOf(analysis, customers);
  return {
    id: 'intervals',
    title: message('report.thresholds.intervals'),
    columns: [
      { id: 'quantile', type: 'ratio', ...PERCENT },
      { id: 'interval_days', type: 'integer' },
    ],
    rows: [10n, 25n, 50n, 75n, 90n].map((percent): Cell[] => {
      const part = { num: percent, den: 100n };
      return [part, intervals.quantile(part)];
    }),
    notes: [message('report.thresholds.note.intervals', { intervals: intervals.size })],
  };
}

/** A typical interval as an exact quotient. */
function quarters(interval: number): Ratio {
  return { num: BigInt(interval * 4), den: 4n };
}

/** Why limits are proposed, in words. */
function reasonOf({
  typicalInterval,
  customers,
  activeDays,
  inactiveDays,
  judged,
  raisedFrom,
}: LimitProposal): Message[] {
  const percent = (ratio: BackTest['share']) => ({ ratio: ratio!, digits: 1, percent: true });
  const digits = [0, 1].find((count) => (typicalInterval * 10 ** count) % 1 === 0) ?? 2;
  const days = { ratio: quarters(typicalInterval), digits };
  const params = { days, customers, active: activeDays, inactive: inactiveDays, horizon: JUDGED_DAYS };
  return [
    message('report.thresholds.reason.cycle', params),
    ...(raisedFrom === undefined
      ? []
      : [message('report.thresholds.reason.raised', { ...params, from: raisedFrom })]),
    ...(judged.share === undefined
      ? [message('report.thresholds.reason.untested', params)]
      : [
          message('report.thresholds.reason.tested', {
            ...params,
            silences: judged.silences,
            share: percent(judged.share),
          }),
        ]),
  ];
}

/** The limits of the policy, to compare with those proposed. */
function todayOf({ settings }: Analysis): Message {
  const status = settings.rules.status as StatusSettings;
  return message(
    status.mode === 'cycle' ? 'report.thresholds.note.cycle_mode' : 'report.thresholds.note.today',
    { active: status.active_days, inactive: status.inactive_days },
  );
}

/** A group of customers, and the limits that fit it. */
interface Group {
  readonly value: string | undefined;
  readonly customers: readonly number[];
  readonly proposal: LimitProposal | undefined;
}

function proposalsOf(analysis: Analysis, by: string | undefined): Group[] {
  return groupsOf(analysis, by).map(([value, customers]) => ({
    value,
    customers,
    proposal: proposeLimits(analysis, customers),
  }));
}

function proposalSection(
  analysis: Analysis,
  by: string | undefined,
  groups: readonly Group[],
  notes: readonly Message[],
): Section {
  return {
    id: by === undefined ? 'proposal' : 'proposals',
    title: message(by === undefined ? 'report.thresholds.proposal' : 'report.thresholds.proposals'),
    columns: [
      ...(by === undefined ? [] : [columnOf(analysis, by)]),
      { id: 'active_days', type: 'integer' },
      { id: 'inactive_days', type: 'integer' },
      CUSTOMERS,
      { id: 'typical_interval_days', type: 'ratio', digits: 2 },
      ...TESTED,
    ],
    rows: groups.map(({ value, customers, proposal }): Cell[] => [
      ...(by === undefined ? [] : [value]),
      proposal?.activeDays,
      proposal?.inactiveDays,
      customers.length,
      proposal && quarters(proposal.typicalInterval),
      ...(proposal ? testedCells(proposal.judged) : TESTED.map(() => undefined)),
    ]),
    notes,
  };
}

/** The limits that fit all customers in view, with the reason, and those of groups of them. */
function proposalSections(analysis: Analysis, by: string | undefined): Section[] {
  const [whole] = proposalsOf(analysis, undefined);
  const few = message('report.thresholds.note.few', { least: LEAST_CUSTOMERS });
  const general = whole!.proposal ? [...reasonOf(whole!.proposal), todayOf(analysis)] : [few];
  const section = proposalSection(analysis, undefined, [whole!], general);
  if (by === undefined) return [section];
  const groups = proposalsOf(analysis, by);
  // Where there are too few customers altogether, that was just said.
  const isNews = whole!.proposal && groups.some(({ proposal }) => proposal === undefined);
  return [section, proposalSection(analysis, by, groups, isNews ? [few] : [])];
}

const optionBy = ({ by }: ReportOptions): string | undefined => (typeof by === 'string' ? by : undefined);

/** What other limits would mean here: who would be inactive, who came back anyway, and the limits that fit how customers buy. */
export const thresholds: Report = {
  id: 'thresholds',
  examples: [
    'thresholds orders.csv',
    'thresholds orders.csv --by segment',
    'thresholds orders.csv --by segment --write carteira.yaml',
  ],
  options: [
    { name: 'by', choices: ['salesperson', 'region', 'segment'] },
    { name: 'write', policyFile: true },
  ],
  build(analysis, options) {
    const customers = [...analysis.order];
    const by = optionBy(options);
    return {
      compares: false,
      sections: [
        limitSection(analysis, customers),
        testSection(analysis, customers),
        intervalSection(analysis, customers),
        ...proposalSections(analysis, by),
      ],
    };
  },
  changes(analysis, options) {
    const by = optionBy(options);
    const whole = proposeLimits(analysis, [...analysis.order]);
    const general: PolicyChange[] = whole ? [changeOf(undefined, whole)] : [];
    if (by === undefined) return general;
    const own = groupsOf(analysis, by).flatMap(([value, customers]): PolicyChange[] => {
      const proposal = value === undefined ? undefined : proposeLimits(analysis, customers);
      return proposal ? [changeOf({ [by]: value! }, proposal)] : [];
    });
    return [...general, ...own];
  },
};

function changeOf(match: PolicyChange['match'], { activeDays, inactiveDays }: LimitProposal): PolicyChange {
  return { match, settings: { active_days: activeDays, inactive_days: inactiveDays } };
}
