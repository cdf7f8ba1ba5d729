import type { Random } from "@rwml/core";
import { planCommands } from "../expert/solution-of.js";
import type { Game } from "../game/game.js";
import type { Fact } from "../game/problem.js";
import { startState } from "../world/start-state.js";
import { type Aim, treatmentOf } from "./aim.js";
import { aimOf } from "./aim-of.js";
import { type FactIndex, indexFacts } from "./fact-index.js";

/** Draws of new places before a game is given back as it was. */
const mostAttempts = 20;

/**
 * Puts everything that can be taken into another receptacle, drawn evenly from those that can be reached and
 * accept it. The new game can be won, is not won at the start, and has a walkthrough of its own.
 *
 * Works on any game, read from a file or generated. What no receptacle accepts stays where it is. Flags such as
 * "cool" go with the objects; what lay inside a movable container is taken out of it. Games whose goal cannot be
 * planned for, or which no drawn arrangement leaves to be won, come back unchanged.
 */
export function rearrange(game: Game, random: Random): Game {
  const aim = aimOf(game.problem.goal);
  if (aim === null) return game;
  const index = indexFacts(game.problem.facts);
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const facts = drawPlaces(game.problem.facts, index, aim, random);
    const problem = { ...game.problem, facts };
    const walkthrough = planCommands(startState({ ...game, problem }));
    // Out of reach, or reached already.
    if (walkthrough === null || walkthrough.length === 0) continue;
    return { ...game, id: `${game.id}#rearranged`, problem, walkthrough };
  }
  return game;
}

function drawPlaces(facts: readonly Fact[], index: FactIndex, aim: Aim, random: Random): Fact[] {
  const isPlain = treatmentOf(aim.taskType) === null;
  const places = new Map<string, string>();
  for (const [type, objects] of index.objectsByType) {
    const receptacles = [...index.receptaclesByType].flatMap(([receptacleType, ids]) => {
      // What is only to be brought somewhere must not be there already; by chance alone it often would be.
      const isGoal = isPlain && type === aim.object && receptacleType === aim.target;
      return index.accepts(receptacleType, type) && !isGoal
        ? ids.filter((id) => index.locationOf.has(id))
        : [];
    });
    if (receptacles.length === 0) continue;
    for (const object of objects) {
      if (index.is("pickupable", object)) places.set(object, random.pick(receptacles));
    }
  }
  const isStale = ([predicate, object = "", container = ""]: Fact) =>
    predicate === "inreceptacleobject"
      ? places.has(object) || places.has(container)
      : (predicate === "inreceptacle" || predicate === "objectatlocation") && places.has(object);
  const kept = facts.filter((fact) => !isStale(fact));
  for (const [object, receptacle] of places) {
    kept.push(
      ["inreceptacle", object, receptacle],
      ["objectatlocation", object, index.locationOf.get(receptacle)!],
    );
  }
  return kept;
}
