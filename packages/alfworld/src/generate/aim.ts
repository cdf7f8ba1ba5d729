import { type TaskType, taskTypes } from "../game/game.js";
import type { Goal, GoalVariable } from "../game/problem.js";

/** What a game asks for, as far as its goal says: one of the six shapes of ALFWorld's goals, filled in. */
export interface Aim {
  readonly taskType: TaskType;
  /** The PDDL type of what is to be brought, or looked at; for example "appletype". */
  readonly object: string;
  /** The type of receptacle to bring it to; for `look_at_obj_in_light` that of the lamp. */
  readonly target: string;
}

/** A treatment that a task asks for: what can be treated, what it leads to, and where it is done. */
export interface Treatment {
  readonly verb: "heat" | "clean" | "cool";
  readonly capability: string;
  readonly result: string;
  readonly appliance: string;
}

/** The treatment that is part of a type of task, if any. */
export function treatmentOf(taskType: TaskType): Treatment | null {
  return treatments[taskType] ?? null;
}

const treatments: Readonly<Partial<Record<TaskType, Treatment>>> = {
  pick_clean_then_place_in_recep: {
    verb: "clean",
    capability: "cleanable",
    result: "isclean",
    appliance: "sinkbasintype",
  },
  pick_heat_then_place_in_recep: {
    verb: "heat",
    capability: "heatable",
    result: "ishot",
    appliance: "microwavetype",
  },
  pick_cool_then_place_in_recep: {
    verb: "cool",
    capability: "coolable",
    result: "iscool",
    appliance: "fridgetype",
  },
};

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

/** The aim that a goal condition states; null when the goal has none of the six shapes. */
export function aimOf(goal: Goal): Aim | null {
  const wanted = signature(goal);
  if (wanted === null) return null;
  const types = [...wanted.matchAll(/(?:object|receptacle)type\(\S+ (\S+)\)/g)].map(([, type]) => type!);
  for (const taskType of taskTypes) {
    for (const object of types) {
      for (const target of types) {
        if (wanted === signature(goalOf({ taskType, object, target }))) return { taskType, object, target };
      }
    }
  }
  return null;
}

/**
 * The literals of a purely existential goal in a fixed order, variables named by their types, repeated literals
 * once: the same for goals that differ in names and order only. Null for goals with other quantifiers.
 */
function signature(goal: Goal): string | null {
  const literals = new Set<string>();
  const collect = (part: Goal, types: Readonly<Record<string, string>>): boolean => {
    const typed = (name: string) => types[name] ?? name;
    switch (part.type) {
      case "and":
        return part.parts.every((one) => collect(one, types));
      case "exists":
        return collect(part.part, { ...types, ...typesOf(part.variables) });
      case "fact": {
        const [predicate, ...parameters] = part.fact;
        literals.add(`${predicate}(${parameters.map(typed).join(" ")})`);
        return true;
      }
      case "not":
        if (part.part.type !== "equal") return false;
        literals.add(`differ(${typed(part.part.left)} ${typed(part.part.right)})`);
        return true;
      default:
        return false;
    }
  };
  return collect(goal, {}) ? [...literals].sort().join(" ") : null;
}

function typesOf(variables: readonly GoalVariable[]): Record<string, string> {
  return Object.fromEntries(variables.map(({ name, type }) => [name, `?${type}`]));
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
