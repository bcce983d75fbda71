import { type Message, message } from '../../../domain/message.ts';
import { type Evidence, FIELDS, type Field } from '../layout.ts';
import type { Table } from '../table.ts';
import { type Assigned, assign, bestFirst } from './assign.ts';
import type { Role } from './headers.ts';
import { mappedColumn, type Refuse } from './named-columns.ts';
import { headerKey, ownColumns, type System } from './systems.ts';
import { claimsOf, normalise } from './vocabulary.ts';

/**
 * Fields that are given to columns, with the evidence: first those that the user names, then those of the system, then one
 * after the other to the best of the columns that claim it.
 */
export class Awards {
  readonly columns: Partial<Record<Field, number>> = {};
  readonly evidence: Evidence[] = [];
  readonly warnings: Message[] = [];
  private readonly assigned: readonly Assigned[];

  constructor(
    readonly table: Table,
    map: Readonly<Partial<Record<Field, string>>>,
    system: System | undefined,
    private readonly fail: Refuse,
  ) {
    const { columns } = this;
    for (const field of FIELDS) {
      const wanted = map[field];
      if (wanted !== undefined) this.give(field, mappedColumn(table.headers, field, wanted, fail), 'mapped');
    }
    for (const [field, column] of system ? ownColumns(system, table, columns) : []) {
      this.give(field, column, 'system', { system: system!.name });
    }
    const unused = new Set(system?.unused?.map(headerKey));
    this.assigned = assign(table, columns, (header) =>
      unused.has(headerKey(header)) ? [] : claimsOf(header),
    );
  }

  /** The columns with a role, of those that neither the user nor the system has named. */
  claimants(role: Role): Assigned[] {
    return this.assigned.filter((claim) => claim.role === role);
  }

  /** Gives a field to a column; `reason` is the last part of `ingest.column.<...>`. */
  give(field: Field, column: number, reason: string, params = {}): void {
    const { table } = this;
    this.columns[field] = column;
    this.evidence.push({
      subject: 'column',
      field,
      value: table.headers[column]!,
      sample: (table.values(column).find((value) => value !== table.headers[column]) ?? '').slice(0, 40),
      reason: message(`ingest.column.${reason}`, params),
    });
  }

  /** Takes a field back. */
  withdraw(field: Field): void {
    delete this.columns[field];
    this.evidence.splice(
      this.evidence.findIndex((each) => each.field === field),
      1,
    );
  }

  /**
   * Gives a field, unless a column has it, to the best of the columns that claim it. Where it is needed, two that are equally good
   * and differ are refused.
   */
  award(field: Field, candidates: readonly Assigned[], needed: boolean): void {
    const { table, columns } = this;
    if (columns[field] !== undefined || candidates.length === 0) return;
    const ranked = bestFirst(table, candidates, needed);
    const best = ranked[0]!;
    for (const rival of ranked.slice(1)) {
      const header = table.headers[rival.column]!;
      const same = normalise(header) === normalise(table.headers[best.column]!);
      const hasValues = table.values(rival.column).length > 0;
      const equal = best.rank === rival.rank && best.tier === rival.tier && hasValues;
      if (needed && equal && differ(table, best.column, rival.column)) {
        this.fail('E_DUPLICATE_COLUMN', {
          field,
          header: table.headers[best.column]!,
          column: best.column + 1,
          other: header,
          otherColumn: rival.column + 1,
        });
      }
      if (same) {
        this.warnings.push(
          message('ingest.column.duplicate', { header, column: best.column + 1, other: rival.column + 1 }),
        );
      }
    }
    if (ranked.length > 1) {
      const others = ranked.slice(1).map(({ column }) => table.headers[column]!);
      this.give(field, best.column, 'preferred', { others: others.join(', ') });
    } else {
      this.give(field, best.column, best.rank === 2 ? 'prefix' : 'name');
    }
  }
}

/** Whether two columns hold different values in some row of the sample, or there is no row to tell. */
function differ(table: Table, a: number, b: number): boolean {
  return table.rows.length === 0 || table.rows.some((row) => table.text(row, a) !== table.text(row, b));
}
