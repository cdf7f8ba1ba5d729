import { GymError } from "@rwml/core";
import type { Goal } from "../game/problem.js";
import { type Condition, compileFact, isStatic } from "./compile-fact.js";
import type { Room } from "./room.js";
import type { AlfworldState } from "./state.js";

/** PDDL ids by variable. */
type Bindings = Readonly<Record<string, string>>;

type Quantified = Extract<Goal, { readonly type: "exists" | "forall" }>;

/**
 * Turns a goal into a test of states. Quantifiers are expanded over the room's entities and whatever cannot
 * change is decided right away, so that a test looks at a few facts only: for "a hot apple in the fridge", at the
 * apples and the fridges. Throws `alfworld/broken-game` for a variable that nothing binds.
 */
export function compileGoal(room: Room): (state: AlfworldState) => boolean {
  const condition = new GoalCompiler(room).compile(room.goal, {});
  return typeof condition === "boolean" ? () => condition : condition;
}

class GoalCompiler {
  readonly #room: Room;
  readonly #names: ReadonlyMap<string, string>;
  /** PDDL ids by type; everything is an object. */
  readonly #ids = new Map<string, string[]>([["object", []]]);
  readonly #candidates = new Map<Goal, readonly (readonly string[])[]>();

  constructor(room: Room) {
    this.#room = room;
    const names = new Map<string, string>();
    const add = (id: string, type: string, name?: string) => {
      if (name !== undefined) names.set(id, name);
      this.#ids.get("object")!.push(id);
      if (type === "object") return;
      const sameType = this.#ids.get(type);
      if (sameType === undefined) this.#ids.set(type, [id]);
      else sameType.push(id);
    };
    add(room.agent.id, "agent", room.agent.name);
    for (const name in room.locations) add(room.locations[name]!, "location", name);
    for (const name in room.receptacles) add(room.receptacles[name]!.id, "receptacle", name);
    for (const name in room.things) add(room.things[name]!.id, "object", name);
    for (const id in room.others) add(id, room.others[id]!);
    this.#names = names;
  }

  compile(goal: Goal, bindings: Bindings): Condition {
    switch (goal.type) {
      case "and":
        return this.#all(goal.parts, bindings);
      case "or":
        return negation(
          this.#all(
            goal.parts.map((part) => ({ type: "not", part })),
            bindings,
          ),
        );
      case "not":
        return negation(this.compile(goal.part, bindings));
      case "equal":
        return resolve(goal.left, bindings) === resolve(goal.right, bindings);
      case "fact": {
        const [predicate, ...parameters] = goal.fact;
        const ids = parameters.map((parameter) => resolve(parameter, bindings));
        return compileFact(this.#room, this.#names, [predicate, ...ids]);
      }
      case "exists":
        return this.#some(goal, goal.part, bindings);
      case "forall":
        return negation(this.#some(goal, { type: "not", part: goal.part }, bindings));
    }
  }

  #all(parts: readonly Goal[], bindings: Bindings): Condition {
    const conditions: Exclude<Condition, boolean>[] = [];
    // What cannot change comes first: it can spare the expansion of the rest.
    for (const part of [...parts].sort((left, right) => costOf(left) - costOf(right))) {
      const condition = this.compile(part, bindings);
      if (condition === false) return false;
      if (condition !== true) conditions.push(condition);
    }
    const [only] = conditions;
    if (only === undefined) return true;
    return conditions.length === 1 ? only : (state) => conditions.every((condition) => condition(state));
  }

  #some(goal: Quantified, part: Goal, bindings: Bindings): Condition {
    const conditions: Exclude<Condition, boolean>[] = [];
    const candidates = this.#candidatesOf(goal, part);
    const bind = (depth: number, bound: Bindings): boolean => {
      const variable = goal.variables[depth];
      if (variable === undefined) {
        const condition = this.compile(part, bound);
        if (typeof condition === "function") conditions.push(condition);
        return condition === true;
      }
      return candidates[depth]!.some((id) => bind(depth + 1, { ...bound, [variable.name]: id }));
    };
    if (bind(0, bindings)) return true;
    if (conditions.length === 0) return false;
    return (state) => conditions.some((condition) => condition(state));
  }

  /** The ids that each variable can stand for, less those that some unchanging part of the condition excludes. */
  #candidatesOf(goal: Quantified, part: Goal): readonly (readonly string[])[] {
    let candidates = this.#candidates.get(goal);
    if (candidates === undefined) {
      candidates = goal.variables.map(({ name, type }) => {
        const tests = necessaryParts(part, name).filter((test) => isAbout(test, name));
        return (this.#ids.get(type) ?? []).filter((id) =>
          tests.every((test) => this.compile(test, { [name]: id }) !== false),
        );
      });
      this.#candidates.set(goal, candidates);
    }
    return candidates;
  }
}

function negation(condition: Condition): Condition {
  return typeof condition === "boolean" ? !condition : (state) => !condition(state);
}

function resolve(parameter: string, bindings: Bindings): string {
  if (!parameter.startsWith("?")) return parameter;
  const id = bindings[parameter];
  if (id !== undefined) return id;
  throw new GymError(
    "alfworld/broken-game",
    `The goal speaks of ${parameter}, which no quantifier introduces.`,
  );
}

function costOf(goal: Goal): number {
  if (goal.type === "equal" || (goal.type === "fact" && isStatic(goal.fact[0]))) return 0;
  return goal.type === "exists" || goal.type === "forall" ? 2 : 1;
}

/** The facts without which a condition on a variable cannot hold, also those inside further quantifiers. */
function necessaryParts(goal: Goal, variable: string): readonly Goal[] {
  switch (goal.type) {
    case "and":
      return goal.parts.flatMap((part) => necessaryParts(part, variable));
    case "exists":
      return goal.variables.some(({ name }) => name === variable) ? [] : necessaryParts(goal.part, variable);
    case "fact":
      return [goal];
    default:
      return [];
  }
}

/** Whether a part is an unchanging fact about this variable alone. */
function isAbout(part: Goal, variable: string): boolean {
  return (
    part.type === "fact" &&
    isStatic(part.fact[0]) &&
    part.fact.includes(variable, 1) &&
    part.fact.every((parameter, index) => index === 0 || parameter === variable || !parameter.startsWith("?"))
  );
}
