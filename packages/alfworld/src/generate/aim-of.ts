import { taskTypes } from "../game/game.js";
import type { Goal } from "../game/problem.js";
import type { Aim } from "./aim.js";
import { goalOf } from "./goal-of.js";

/** The aim that a goal condition states; null when the goal has none of the six shapes. */
export function aimOf(goal: Goal): Aim | null {
  const wanted = signature(goal);
  if (wanted === null) return null;
  const typesIn = (predicate: string) =>
    [...wanted.matchAll(new RegExp(`^${predicate}\\(\\S+ (\\S+)\\)$`, "gm"))].map(([, type]) => type!);
  const objects = typesIn("objecttype");
  const receptacles = typesIn("receptacletype");
  for (const taskType of taskTypes) {
    for (const object of objects) {
      for (const target of taskType === "look_at_obj_in_light" ? objects : receptacles) {
        if (wanted === signature(goalOf({ taskType, object, target }))) return { taskType, object, target };
      }
    }
  }
  return null;
}

/** One condition of a purely existential goal; every variable carries a number of its own. */
type Literal = readonly [predicate: string, ...parameters: string[]];

/**
 * The conditions of a purely existential goal, repeated ones once, in a fixed order; each variable is called by
 * its type and all that is said about it. So goals that differ only in names and order have the same signature.
 * Null for goals with anything else than such conditions.
 */
function signature(goal: Goal): string | null {
  const literals = literalsOf(goal);
  if (literals === null) return null;
  const roles = new Map<string, Set<string>>();
  for (const [predicate, ...parameters] of literals) {
    parameters.forEach((parameter, place) => {
      const said = roles.get(parameter) ?? new Set();
      roles.set(parameter, said.add(predicate === "differ" ? predicate : `${predicate}.${place}`));
    });
  }
  const called = (parameter: string): string => {
    const [type, number] = parameter.split("?");
    return number === undefined ? parameter : `${type}[${[...roles.get(parameter)!].sort().join(",")}]`;
  };
  const printed = literals.map(
    ([predicate, ...parameters]) => `${predicate}(${parameters.map(called).join(" ")})`,
  );
  return [...new Set(printed)].sort().join("\n");
}

function literalsOf(goal: Goal): readonly Literal[] | null {
  const literals: Literal[] = [];
  let variables = 0;
  const collect = (part: Goal, scope: Readonly<Record<string, string>>): boolean => {
    const scoped = (name: string) => scope[name] ?? name;
    switch (part.type) {
      case "and":
        return part.parts.every((one) => collect(one, scope));
      case "exists": {
        const added = part.variables.map(({ name, type }) => [name, `${type}?${variables++}`] as const);
        return collect(part.part, { ...scope, ...Object.fromEntries(added) });
      }
      case "fact": {
        const [predicate, ...parameters] = part.fact;
        literals.push([predicate, ...parameters.map(scoped)]);
        return true;
      }
      case "not": {
        if (part.part.type !== "equal") return false;
        literals.push(["differ", scoped(part.part.left), scoped(part.part.right)]);
        return true;
      }
      default:
        return false;
    }
  };
  return collect(goal, {}) ? literals : null;
}
