import { MersenneTwister } from "@rwml/core";

/**
 * The endless order in which upstream plays games: numpy's legacy shuffle of the list, and after each pass
 * another shuffle of the shuffled list, by the same generator.
 *
 * @param seed upstream's default is 1234
 */
export function* gameOrder<Value>(games: readonly Value[], seed = 1234): Generator<Value, never, void> {
  if (games.length === 0) throw new RangeError("There are no games to order.");
  const generator = new MersenneTwister(seed);
  const order = [...games];
  for (;;) {
    for (let last = order.length - 1; last > 0; last--) {
      const other = drawUpTo(last, generator);
      [order[last], order[other]] = [order[other]!, order[last]!];
    }
    yield* order;
  }
}

/** As numpy draws an integer in [0, highest]: outputs masked to the needed bits, until one is small enough. */
function drawUpTo(highest: number, generator: MersenneTwister): number {
  const mask = 0xffffffff >>> Math.clz32(highest);
  for (;;) {
    const value = (generator.next() & mask) >>> 0;
    if (value <= highest) return value;
  }
}
