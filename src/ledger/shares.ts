/**
 * How customers are dealt out to lanes: every n-th one to each, where they are numbered anew, from 0 on without gaps. Customer,
 * lane and place are numbers from 0.
 */

/** The lane of a customer. */
export function laneOf(customer: number, lanes: number): number {
  return lanes === 1 ? 0 : customer % lanes;
}

/** The number of a customer in its lane. */
export function placeOf(customer: number, lanes: number): number {
  return lanes === 1 ? customer : Math.floor(customer / lanes);
}

/** The customer that has a number in a lane. */
export function customerAt(place: number, lane: number, lanes: number): number {
  return place * lanes + lane;
}
