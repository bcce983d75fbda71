/** The owner that stands for each customer's own salesperson. */
export const OWN_SALESPERSON = 'salesperson';

/** An action as typed. */
export interface ActionSource {
  readonly match: Readonly<Record<string, string | string[]>>;
  readonly owner: string;
  readonly channel: string;
  readonly topic: string;
  readonly cadence_days?: string;
  readonly within_days?: string;
}

/** An action as the file has it, and what the comment beside it in a new file says. */
export interface DefaultAction {
  readonly comment: string;
  readonly source: ActionSource;
}

/** The plan of a company that has made none. */
export const DEFAULT_ACTIONS: readonly DefaultAction[] = [
  {
    comment: 'policy.plan.a_cooling',
    source: {
      match: { abc: 'A', status: 'pre_inactive' },
      owner: 'director',
      channel: 'in_person',
      topic: 'keep',
      within_days: '7',
    },
  },
  {
    comment: 'policy.plan.a_lost',
    source: {
      match: { abc: 'A', status: 'inactivated' },
      owner: 'director',
      channel: 'in_person',
      topic: 'win_back',
      within_days: '14',
    },
  },
  {
    comment: 'policy.plan.b_cooling',
    source: {
      match: { abc: 'B', status: ['pre_inactive', 'inactivated'] },
      owner: OWN_SALESPERSON,
      channel: 'phone',
      topic: 'keep',
      within_days: '14',
    },
  },
  {
    comment: 'policy.plan.fading',
    source: {
      match: { abc: ['A', 'B'], status: 'active', trend: ['falling', 'stopped'] },
      owner: OWN_SALESPERSON,
      channel: 'in_person',
      topic: 'less_than_before',
      within_days: '14',
    },
  },
  {
    comment: 'policy.plan.new',
    source: {
      match: { movement: ['new', 'reactivated'] },
      owner: OWN_SALESPERSON,
      channel: 'phone',
      topic: 'next_order',
      within_days: '14',
    },
  },
  {
    comment: 'policy.plan.a_active',
    source: {
      match: { abc: 'A', status: 'active' },
      owner: OWN_SALESPERSON,
      channel: 'in_person',
      topic: 'care',
      cadence_days: '30',
    },
  },
  {
    comment: 'policy.plan.b_active',
    source: {
      match: { abc: 'B', status: 'active' },
      owner: OWN_SALESPERSON,
      channel: 'phone',
      topic: 'care',
      cadence_days: '45',
    },
  },
  {
    comment: 'policy.plan.long_lost',
    source: {
      match: { abc: ['A', 'B'], status: 'inactive' },
      owner: OWN_SALESPERSON,
      channel: 'phone',
      topic: 'win_back',
      cadence_days: '90',
    },
  },
  {
    comment: 'policy.plan.prospect',
    source: {
      match: { status: 'prospect' },
      owner: OWN_SALESPERSON,
      channel: 'phone',
      topic: 'first_order',
      within_days: '30',
    },
  },
  {
    comment: 'policy.plan.c',
    source: {
      match: { abc: 'C' },
      owner: OWN_SALESPERSON,
      channel: 'email',
      topic: 'offer',
      cadence_days: '60',
    },
  },
];
