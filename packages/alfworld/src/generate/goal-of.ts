import type { Goal, GoalVariable } from "../game/problem.js";
import { type Aim, treatmentOf } from "./aim.js";

/** The goal condition of an aim, in the shape that upstream's problems have. */
export function goalOf({ taskType, object, target }: Aim): Goal {
  if (taskType === "look_at_obj_in_light") {
    return and(
      exists(
        "?ot - object, ?r - receptacle, ?a - agent, ?l - location",
        and(
          fact("objecttype", "?ot", target),
          fact("toggleable", "?ot"),
          fact("istoggled", "?ot"),
          fact("receptacleatlocation", "?r", "?l"),
          fact("atlocation", "?a", "?l"),
          fact("inreceptacle", "?ot", "?r"),
        ),
      ),
      exists("?o - object, ?a - agent", and(fact("objecttype", "?o", object), fact("holds", "?a", "?o"))),
    );
  }
  const lies = (variable: string): Goal[] => [
    fact("objecttype", variable, object),
    fact("receptacletype", "?r", target),
    fact("inreceptacle", variable, "?r"),
  ];
  if (taskType === "pick_two_obj_and_place") {
    const second = and({ type: "not", part: { type: "equal", left: "?o1", right: "?o2" } }, ...lies("?o2"));
    const first = and(...lies("?o1"), exists("?o2 - object", second));
    return and(exists("?r - receptacle", exists("?o1 - object", first)));
  }
  const treatment = treatmentOf(taskType);
  const treated = treatment === null ? [] : [fact(treatment.capability, "?o"), fact(treatment.result, "?o")];
  return and(exists("?r - receptacle", exists("?o - object", and(...treated, ...lies("?o")))));
}

function and(...parts: readonly Goal[]): Goal {
  return { type: "and", parts };
}

function fact(predicate: string, ...parameters: readonly string[]): Goal {
  return { type: "fact", fact: [predicate, ...parameters] };
}

function exists(variables: string, part: Goal): Goal {
  const typed = variables.split(", ").map((variable): GoalVariable => {
    const [name, type] = variable.split(" - ");
    return { name: name!, type: type! };
  });
  return { type: "exists", variables: typed, part };
}
