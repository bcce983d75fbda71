/** A lane in a thread of its own: the script that `Lanes` starts. */
import { type MessagePort, parentPort, type Transferable, workerData } from 'node:worker_threads';
import type { DaysParcel } from '../../ledger/customer-days.ts';
import { buffersOf } from '../../ledger/sorted-rows.ts';
import { Kernel, type PlainLayout } from '../kernel/kernel.ts';
import { Lane } from './lane.ts';
import { laneMemory } from './memory.ts';
import { Ring } from './ring.ts';

/** What a lane is made of. */
export interface LaneData {
  readonly number: number;
  readonly lanes: number;
  readonly several: boolean;
  readonly program: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly ring: SharedArrayBuffer;
  readonly plain: PlainLayout;
}

/** What a lane is told: first what was folded before it began, with the rows to be expected; then what was folded beside it. */
export interface LaneTask {
  readonly days: DaysParcel;
  readonly rows: number;
}

function serve(
  { number, lanes, several, program, memory: shared, ring: ringShared, plain }: LaneData,
  port: MessagePort,
) {
  const memory = laneMemory(lanes, shared);
  const ring = new Ring(lanes, ringShared);
  const lane = new Lane(number, lanes, several, ring, memory, new Kernel(program, memory, number, plain));
  port.once('message', (first: LaneTask) => {
    lane.reserve(first.rows);
    lane.take(first.days);
    while (!lane.isDone) {
      const { pulse } = ring;
      if (!lane.step() && !lane.isDone) ring.waitFor(pulse);
    }
    port.once('message', (last: LaneTask) => {
      lane.take(last.days);
      const result = lane.finish();
      const given = [...(result.rows ? buffersOf(result.rows) : []), result.profileDays.buffer];
      port.postMessage(result, given as Transferable[]);
    });
  });
}

serve(workerData as LaneData, parentPort!);
