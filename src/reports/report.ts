import type { Document, FateTotal, Section } from '../domain/document.ts';
import type { Message } from '../domain/message.ts';
import type { Money } from '../domain/money.ts';
import type { PolicyChange } from '../policy/edit.ts';
import type { Policy } from '../policy/policy.ts';
import type { Analysis } from '../rules/analysis.ts';

/** An option of one report, as the command line offers it: `--<name> <value>`, by default with any text for a value. */
export interface ReportOption {
  /** Long name without dashes, e.g. `by`. Its help text is `option.<report>.<name>`. */
  readonly name: string;
  /** The words it takes, or undefined where any text goes. */
  readonly choices?: readonly string[];
  /** Whether several values may be given, separated by commas. */
  readonly list?: boolean;
  /** A whole number from 1. */
  readonly count?: boolean;
  /** A switch without a value. */
  readonly flag?: boolean;
  /** The texts it takes, where these have a form, which the text `option.expected.<expected>` tells. */
  readonly form?: {
    accepts(text: string): boolean;
    /** Texts that it takes among others. */
    readonly words: readonly string[];
    readonly expected: string;
    readonly example: string;
  };
  /** A policy file that takes what `changes` proposes: a matter of the program, `build` has no use for it. */
  readonly policyFile?: boolean;
  /** Long flag of a setting of the policy that it is another spelling of: the settings tell the value, `build` never sees it. */
  readonly setting?: string;
}

/** The options of a report as given, by name: a text, a list of texts, a number or `true`, as the option says. */
export type ReportOptions = Readonly<Record<string, string | number | true | readonly string[] | undefined>>;

/** What a report may go by beside the analysis and its options. */
export interface Background {
  /** The policy of the analysis, for what is no matter of the rules; by default that of somebody who has set nothing. */
  readonly policy?: Policy;
  /** What became of the records of the orders. */
  readonly fates?: readonly FateTotal[];
  /** What is doubtful about the as-of date: the orders end long ago, or with a day far from the others. */
  readonly asOfWarnings?: readonly Message[];
  /** How many names look cut short, so that one customer may stand as several, and the revenue that stands apart for it. */
  readonly cutNames?: () => { readonly names: number; readonly money: Money };
}

/** What a report comes to: the parts of a document that are the report's own. */
export interface Built extends Pick<Document, 'compares'> {
  readonly sections: Section[];
}

/** A report turns an analysis into sections; every output format follows. Each report is a command. */
export interface Report {
  /** The command's name. Help texts are `report.<id>.summary` and `report.<id>.description`. */
  readonly id: string;
  /** Command lines shown in help, without `carteira`. */
  readonly examples: readonly string[];
  readonly options: readonly ReportOption[];
  build(analysis: Analysis, options: ReportOptions, background?: Background): Built;
  /** What it proposes to write into the policy file, with `--write`; a report without it proposes nothing. */
  changes?(analysis: Analysis, options: ReportOptions): PolicyChange[];
}
