import { describe, expect, test } from 'vitest';
import { PLACES, Ring } from '../../../src/ingest/lanes/ring.ts';

const found = { next: 7, groups: 3, lines: 4, stopped: true };

describe('the ring', () => {
  test('gives every turn to one lane, and tells the main thread what it found', () => {
    const ring = new Ring(2);
    const other = new Ring(2, ring.shared);
    expect(ring.begin()).toBeUndefined();
    ring.fill(0, { from: 1, to: 5 });
    ring.fill(1, { from: 2, to: 6 });
    expect([ring.begin(), other.begin(), ring.begin()]).toEqual([0, 1, undefined]);
    expect(other.pieceOf(1)).toEqual({ from: 2, to: 6 });
    other.found(1, found);
    expect([ring.scanOf(0), ring.scanOf(1)]).toEqual([undefined, found]);
  });

  test('lets lanes fold what is open, and frees a place when all of them have', () => {
    const ring = new Ring(2);
    const other = new Ring(2, ring.shared);
    for (let turn = 0; turn < PLACES; turn++) {
      expect(ring.isFree(turn)).toBe(true);
      ring.fill(turn, { from: 0, to: 1 });
    }
    expect([ring.isFree(PLACES), other.foldsOf(0)]).toEqual([false, undefined]);
    ring.open(0, 9);
    expect([other.foldsOf(0), other.foldsOf(1)]).toEqual([9, undefined]);
    ring.folded(0);
    expect(ring.isFree(PLACES)).toBe(false);
    other.folded(0);
    expect([ring.isFree(PLACES), ring.isFree(PLACES + 1)]).toEqual([true, false]);
    // What was found in the turn before in that place says nothing of the next.
    ring.found(0, found);
    ring.fill(PLACES, { from: 0, to: 1 });
    expect(ring.scanOf(PLACES)).toBeUndefined();
  });

  test('ends behind its last turn', () => {
    const ring = new Ring(2);
    expect(ring.hasEnded(0)).toBe(false);
    ring.end(1);
    expect([ring.hasEnded(0), ring.hasEnded(1)]).toEqual([false, true]);
  });

  test('wakes who waits for something to happen', async () => {
    const ring = new Ring(2);
    const { pulse } = ring;
    const waiting = ring.changeOf(pulse);
    ring.beat();
    await waiting;
    // Whoever looked before it happened does not wait at all.
    await ring.changeOf(pulse);
    ring.waitFor(pulse);
    expect(ring.pulse).not.toBe(pulse);
  });
});
