import { GymError } from "@rwml/core";
import type { Fact, Goal, GoalVariable } from "../game/problem.js";
import { type Condition, compileFact, isStatic, isTrueForEver } from "./compile-fact.js";
import { thingFlags } from "./flags.js";
import type { Room } from "./room.js";
import { roomIndex } from "./room-index.js";
import type { AlfworldState } from "./state.js";

/** PDDL ids by variable. */
type Bindings = Map<string, string>;

type Quantified = Extract<Goal, { readonly type: "exists" | "forall" }>;

/** What a variable of a quantifier can stand for. */
interface Domain {
  /** Unchanging facts about the variable alone, without which the condition cannot hold. */
  readonly facts: readonly Fact[];
  /** Such facts about the variable and earlier ones. */
  readonly joins: readonly Fact[];
  /** The ids for which its own facts are true; null until they are needed. */
  ids: readonly string[] | null;
}

/**
 * Turns a goal into a test of states. Quantifiers are expanded over the room's entities and whatever cannot
 * change is decided right away, so that a test looks at a few facts only: for "a hot apple in the fridge", at the
 * apples and the fridges. Throws `alfworld/broken-game` for a variable that nothing binds.
 */
export function compileGoal(room: Room): (state: AlfworldState) => boolean {
  const condition = new GoalCompiler(room).compile(room.goal, new Map());
  return typeof condition === "boolean" ? () => condition : condition;
}

class GoalCompiler {
  readonly #room: Room;
  readonly #names: ReadonlyMap<string, string>;
  readonly #domains = new Map<Goal, readonly Domain[]>();
  readonly #orders = new Map<readonly Goal[], readonly Goal[]>();

  constructor(room: Room) {
    this.#room = room;
    this.#names = roomIndex(room).names;
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
        return compileFact(this.#room, this.#names, bindFact(goal.fact, bindings));
      }
      case "exists":
        return this.#some(goal, goal.part, bindings);
      case "forall":
        return negation(this.#some(goal, { type: "not", part: goal.part }, bindings));
    }
  }

  #all(parts: readonly Goal[], bindings: Bindings): Condition {
    const conditions: Exclude<Condition, boolean>[] = [];
    for (const part of this.#inOrder(parts)) {
      const condition = this.compile(part, bindings);
      if (condition === false) return false;
      if (condition !== true) conditions.push(condition);
    }
    const [only] = conditions;
    if (only === undefined) return true;
    return conditions.length === 1 ? only : (state) => conditions.every((condition) => condition(state));
  }

  /** What cannot change comes first: it can spare the expansion of the rest. */
  #inOrder(parts: readonly Goal[]): readonly Goal[] {
    let order = this.#orders.get(parts);
    if (order === undefined) {
      order = [...parts].sort((left, right) => costOf(left) - costOf(right));
      this.#orders.set(parts, order);
    }
    return order;
  }

  #some(goal: Quantified, part: Goal, bindings: Bindings): Condition {
    const conditions: Exclude<Condition, boolean>[] = [];
    const domains = this.#domainsOf(goal, part);
    const bind = (depth: number): boolean => {
      const variable = goal.variables[depth];
      if (variable === undefined) {
        const condition = this.compile(part, bindings);
        if (typeof condition === "function") conditions.push(condition);
        return condition === true;
      }
      const { name } = variable;
      const domain = domains[depth]!;
      const outer = bindings.get(name);
      const isAlwaysTrue = this.#candidates(variable, domain, bindings).some((id) => {
        bindings.set(name, id);
        return domain.joins.every((fact) => this.#isTrueForEver(fact, bindings)) && bind(depth + 1);
      });
      if (outer === undefined) bindings.delete(name);
      else bindings.set(name, outer);
      return isAlwaysTrue;
    };
    if (bind(0)) return true;
    if (conditions.length === 0) return false;
    return (state) => conditions.some((condition) => condition(state));
  }

  #domainsOf(goal: Quantified, part: Goal): readonly Domain[] {
    let domains = this.#domains.get(goal);
    if (domains === undefined) {
      const necessary = necessaryFacts(part);
      domains = goal.variables.map(({ name }, depth): Domain => {
        const bound = goal.variables.slice(0, depth + 1).map((variable) => variable.name);
        const about = necessary.filter((fact) => fact.includes(name, 1));
        const isAlone = (fact: Fact) => variablesOf(fact).every((variable) => variable === name);
        const isBound = (fact: Fact) => variablesOf(fact).every((variable) => bound.includes(variable));
        return {
          facts: about.filter(isAlone),
          joins: about.filter((fact) => !isAlone(fact) && isBound(fact)),
          ids: null,
        };
      });
      this.#domains.set(goal, domains);
    }
    return domains;
  }

  #candidates({ name, type }: GoalVariable, domain: Domain, bindings: Bindings): readonly string[] {
    const { facts, joins } = domain;
    const place = joins.find(
      ([predicate, , second]) => predicate === "receptacleatlocation" && second === name,
    );
    if (place !== undefined && type === "location" && !this.#isOther(place[0])) {
      return this.#satisfying(name, facts, this.#locationOf(resolve(place[1]!, bindings)));
    }
    domain.ids ??= this.#satisfying(name, facts, this.#idsOf(type, this.#kindOf(name, facts)));
    return domain.ids;
  }

  /** The ids among these for which all the facts about a variable are true. */
  #satisfying(variable: string, facts: readonly Fact[], ids: readonly string[]): readonly string[] {
    const tests = facts.map((fact) => {
      const bound = [...fact] as [string, ...string[]];
      return (id: string): boolean => {
        for (let place = 1; place < fact.length; place++) if (fact[place] === variable) bound[place] = id;
        return isTrueForEver(this.#room, this.#names, bound);
      };
    });
    return ids.filter((id) => tests.every((isTrue) => isTrue(id)));
  }

  #locationOf(receptacle: string): readonly string[] {
    const { receptacles, locations } = this.#room;
    const id = locations[receptacles[this.#names.get(receptacle) ?? ""]?.location ?? ""];
    return id === undefined ? [] : [id];
  }

  /** What a variable must be for its facts to be true: to PDDL everything is an object, and most of it is no thing. */
  #kindOf(variable: string, facts: readonly Fact[]): "thing" | "receptacle" | null {
    const predicates = facts.flatMap(([predicate, first]) =>
      first === variable && !this.#isOther(predicate) ? [predicate] : [],
    );
    if (predicates.some((predicate) => predicate === "objecttype" || thingFlags[predicate] !== undefined)) {
      return "thing";
    }
    return predicates.some((predicate) => predicate === "receptacletype" || predicate === "openable")
      ? "receptacle"
      : null;
  }

  #idsOf(type: string, kind: "thing" | "receptacle" | null): readonly string[] {
    const { agent, receptacles, things, locations, others } = this.#room;
    const all = type === "object";
    const ids: string[] = [];
    if (kind !== "receptacle" && all) for (const name in things) ids.push(things[name]!.id);
    if (kind !== "thing" && (all || type === "receptacle")) {
      for (const name in receptacles) ids.push(receptacles[name]!.id);
    }
    if (kind !== null) return ids;
    if (all || type === "agent") ids.push(agent.id);
    if (all || type === "location") for (const name in locations) ids.push(locations[name]!);
    for (const id in others) if (all || others[id] === type) ids.push(id);
    return ids;
  }

  #isTrueForEver(fact: Fact, bindings: Bindings): boolean {
    return isTrueForEver(this.#room, this.#names, bindFact(fact, bindings));
  }

  #isOther(predicate: string): boolean {
    return this.#room.otherFacts.some(([other]) => other === predicate);
  }
}

function negation(condition: Condition): Condition {
  return typeof condition === "boolean" ? !condition : (state) => !condition(state);
}

function resolve(parameter: string, bindings: Bindings): string {
  if (!parameter.startsWith("?")) return parameter;
  const id = bindings.get(parameter);
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

function bindFact([predicate, ...parameters]: Fact, bindings: Bindings): Fact {
  return [predicate, ...parameters.map((parameter) => resolve(parameter, bindings))];
}

/**
 * The unchanging facts without which a condition cannot hold, also those inside further quantifiers where they do not
 * speak of the variables of these.
 */
function necessaryFacts(goal: Goal): readonly Fact[] {
  switch (goal.type) {
    case "and":
      return goal.parts.flatMap(necessaryFacts);
    case "exists":
      return necessaryFacts(goal.part).filter((fact) =>
        goal.variables.every(({ name }) => !fact.includes(name, 1)),
      );
    case "fact":
      return isStatic(goal.fact[0]) ? [goal.fact] : [];
    default:
      return [];
  }
}

function variablesOf([, ...parameters]: Fact): readonly string[] {
  return parameters.filter((parameter) => parameter.startsWith("?"));
}
