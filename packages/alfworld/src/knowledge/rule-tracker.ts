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
 * - whether two receptacles share a place, for `look` and for whatever reaches for one without `go to` (`open`,
 *   `examine`, `take`, `move`, `heat` …): shown by `look`, by a `go to` that works (apart) or is refused
 *   (together), and by reaching for one from another;
 * - what a held bowl, cup or the like holds: shown by examining it;
 * - in the legacy wording, the number of the `loc` at which a receptacle stands: shown by going there.
 *
 * A refusal is determined as soon as one reason for it is known, however much else is hidden: a full hand is
 * enough. A command refused before and repeated with nothing changed in between is determined too.
 *
 * Defaults count as known, although a few games break them: `go to` leads to another place (one pair of
 * receptacles in a hundred shares one), an object is neither hot, cool, clean nor sliced before something makes
 * it so, doors start closed, an object seen in one receptacle is in no other, and what is added to a list stands at
 * its usual place in it.
 *
 * An undetermined prediction is the likeliest text: doors are closed, unseen places hold nothing, an object that
 * was never seen is not there.
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
