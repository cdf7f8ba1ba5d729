import type { Predictor } from "@rwml/core";
import { type Knowledge, startKnowledge } from "./knowledge.js";
import { learn } from "./learn.js";
import { predictFrom } from "./predict.js";

/**
 * Predicts by remembering the episode and knowing the rules of ALFWorld: the ceiling for whatever learns from the
 * same texts, and the judge of which steps can be known.
 *
 * A prediction is `determined` when no fact hidden so far can change it. Hidden until a text shows them are
 *
 * - what lies in a receptacle: shown by visiting, opening or examining it, and remembered from then on;
 * - whether a cabinet, drawer, fridge, microwave or safe has a door, shown likewise;
 * - whether two receptacles share a place, for `go to`, for `look` and for whatever reaches for one without going
 *   there (`open`, `examine`, `take`, `move`, `heat` …): shown by `look`, by a `go to` that works (apart) or is
 *   refused (together), by reaching for one from another, and by a refusal that nothing but the place explains;
 * - what a held bowl, cup or the like holds, and whether an object that can be heated, cooled or cleaned was: shown by
 *   examining it, the latter also by doing it;
 * - whether what lies in a receptacle can be sliced there: shown by slicing, and by putting it down;
 * - which wording the game has: shown by the first arrival and by `help`;
 * - in the legacy wording, the name of the place where a receptacle stands: shown by going there or to another one at
 *   the same place. Two names are two places.
 *
 * A refusal is determined as soon as one reason for it is known, however much else is hidden: a full hand is
 * enough. A command refused before and repeated with nothing changed in between is determined too.
 *
 * Known from the start is what holds in every game: no door starts open and no object sliced, the hand is empty and
 * nothing stands where the episode begins, and names are numbered in the order of lists. The last does not hold under
 * upstream's domain randomisation; once a list shows that, places in lists are not claimed any more. Where the first text
 * does not list the room, nothing is claimed but the refusal of nonsense.
 *
 * An undetermined prediction is the likeliest text: doors are closed, unseen places hold nothing, an object that
 * was never seen is not there, `go to` leads elsewhere, and objects are as they usually are.
 */
export function ruleTracker(): Predictor {
  let knowledge: Knowledge = startKnowledge("");
  return {
    start(observation) {
      knowledge = startKnowledge(observation);
    },
    predict: (action) => predictFrom(knowledge, action),
    update: (action, observation) => learn(knowledge, action, observation),
  };
}
