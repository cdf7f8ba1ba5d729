import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";

/** The full state of a random stream: four 32-bit integers, plain JSON. */
export type RandomState = readonly number[];

/** A seeded stream of random choices. The only source of chance that rules may use. */
export interface Random {
  /** An integer in [0, below). Throws a RangeError for `below` under 1. */
  int(below: number): number;
  /** A float in [0, 1). */
  float(): number;
  /** One of the values, all equally likely. Throws a RangeError when there are none. */
  pick<Value>(values: readonly Value[]): Value;
  /** A new array with the values in random order. */
  shuffle<Value>(values: readonly Value[]): Value[];
  /** The state from which `randomFromState` continues exactly. */
  state(): RandomState;
}

/** Continues a stream from its state. */
export function randomFromState(state: RandomState): Random {
  const generator = xoroshiro128plusFromState(state);
  const int = (below: number): number => {
    if (!(below >= 1)) throw new RangeError(`Cannot draw an integer below ${below}.`);
    return uniformInt(generator, 0, below - 1);
  };
  return {
    int,
    float: () => uniformFloat64(generator),
    pick(values) {
      if (values.length === 0) throw new RangeError("Cannot pick from no values.");
      return values[int(values.length)] as (typeof values)[number];
    },
    shuffle(values) {
      const shuffled = [...values];
      for (let last = shuffled.length - 1; last > 0; last--) {
        const other = int(last + 1);
        [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
      }
      return shuffled;
    },
    state: () => generator.getState(),
  };
}
