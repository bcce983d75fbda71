import type { SourceRecord, Sources } from '../../reports/explain/sources.ts';

/** A record with the number of its file, files being in the order in which they were named. */
interface Numbered extends SourceRecord {
  readonly number: number;
}

/** Latest day first, on a day the one that stands last; records without a day last. */
function compareLatest(a: Numbered, b: Numbered): number {
  if (a.day !== b.day) {
    if (a.day === undefined || b.day === undefined) return a.day === undefined ? 1 : -1;
    return b.day - a.day;
  }
  return b.number - a.number || b.line - a.line;
}

/** Keeps the latest of many records, however many there are. */
export class LatestRecords {
  private kept: Numbered[] = [];
  private total = 0;

  constructor(private readonly count: number) {}

  add(record: Numbered): void {
    this.total++;
    this.kept.push(record);
    if (this.kept.length >= 2 * this.count) this.prune();
  }

  sources(): Sources {
    this.prune();
    return { records: this.kept, total: this.total };
  }

  private prune(): void {
    this.kept = this.kept.sort(compareLatest).slice(0, this.count);
  }
}
