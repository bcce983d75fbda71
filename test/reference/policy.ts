/** The numbers of section 5 that an override may set for some customers. */
export interface StatusLimits {
  readonly activeDays: number;
  readonly inactiveDays: number;
  readonly inactivatedDays: number;
  readonly minPurchaseDays: number;
  readonly frequencyWindowDays: number;
}

/** Limits for the customers whose attributes all equal those of `match`. */
export interface Override extends Partial<StatusLimits> {
  readonly match: {
    readonly customer_id?: string;
    readonly salesperson?: string;
    readonly region?: string;
    readonly segment?: string;
  };
}

export interface Policy extends StatusLimits {
  readonly mode: 'fixed' | 'cycle';
  /** The first that matches a customer wins. */
  readonly overrides: readonly Override[];
  /** `all`, so many months (`12m`) or so many days (`365d`). */
  readonly abcWindow: string;
  readonly abcValue: 'revenue' | 'margin' | 'orders' | 'purchase_days';
  /** Where A ends and where B ends, as plain decimals. */
  readonly abcA: number;
  readonly abcB: number;
  readonly abcCrosser: 'above' | 'below';
  readonly paretoCut: number;
  readonly trendWindowDays: number;
  readonly trendFalling: number;
  readonly trendRising: number;
}

/** The defaults of sections 5 to 7. */
export const DEFAULT_POLICY: Policy = {
  activeDays: 60,
  inactiveDays: 90,
  inactivatedDays: 30,
  minPurchaseDays: 1,
  frequencyWindowDays: 180,
  mode: 'fixed',
  overrides: [],
  abcWindow: '12m',
  abcValue: 'revenue',
  abcA: 0.8,
  abcB: 0.95,
  abcCrosser: 'above',
  paretoCut: 0.8,
  trendWindowDays: 90,
  trendFalling: -0.3,
  trendRising: 0.3,
};
