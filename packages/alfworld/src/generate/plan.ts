import { type Aim, treatmentOf } from "./aim.js";
import type { FactIndex } from "./fact-index.js";

/** One command of a plan, over PDDL ids. */
export type PlanStep =
  | { readonly type: "go" | "open"; readonly receptacle: string }
  | {
      readonly type: "take" | "put" | "heat" | "clean" | "cool";
      readonly object: string;
      readonly receptacle: string;
    }
  | { readonly type: "use"; readonly object: string };

/**
 * Finds steps that reach an aim: empty when it is reached from the start, null when nothing can reach it.
 *
 * Every door can be opened and every hand emptied, and no step rules out a later one. So an aim is out of reach
 * only if something that it needs is missing or cannot be reached, and trying the objects and receptacles one by
 * one settles it. For games at their start, with empty hands and closed doors, as the generator makes them; `planFrom`
 * plans from any state. Generated games keep the ways that this found, so it stays as it is.
 */
export function plan(aim: Aim, facts: FactIndex): readonly PlanStep[] | null {
  return aim.taskType === "look_at_obj_in_light" ? planLight(aim, facts) : planPlacing(aim, facts);
}

function planLight({ object, target }: Aim, facts: FactIndex): readonly PlanStep[] | null {
  const [found] = fetchable(object, facts);
  const lamp = (facts.objectsByType.get(target) ?? [])
    .filter((one) => facts.is("toggleable", one))
    .map((one) => ({ object: one, receptacle: reachableHolders(one, facts)[0] }))
    .find(({ receptacle }) => receptacle !== undefined);
  if (found === undefined || lamp?.receptacle === undefined) return null;
  const walk = new Walk(facts);
  walk.take(found.object, found.receptacle);
  walk.go(lamp.receptacle);
  walk.steps.push({ type: "use", object: lamp.object });
  return walk.steps;
}

function planPlacing({ taskType, object, target }: Aim, facts: FactIndex): readonly PlanStep[] | null {
  const treatment = treatmentOf(taskType);
  const count = taskType === "pick_two_obj_and_place" ? 2 : 1;
  const receptacles = facts.receptaclesByType.get(target) ?? [];
  const objects = facts.objectsByType.get(object) ?? [];
  const holds = (receptacle: string, one: string) => (facts.holdersOf.get(one) ?? []).includes(receptacle);
  const isDone = (one: string, receptacle: string) =>
    holds(receptacle, one) &&
    (treatment === null || (facts.is(treatment.result, one) && facts.is(treatment.capability, one)));
  const done = new Map(receptacles.map((one) => [one, objects.filter((other) => isDone(other, one))]));
  if (receptacles.some((receptacle) => done.get(receptacle)!.length >= count)) return [];

  const appliance =
    treatment === null ? undefined : firstReachable(facts.receptaclesByType.get(treatment.appliance), facts);
  const usable = fetchable(object, facts).filter(
    (found) =>
      treatment === null ||
      (facts.is(treatment.capability, found.object) &&
        (appliance !== undefined || facts.is(treatment.result, found.object))),
  );
  if (!facts.accepts(target, object)) return null;
  for (const receptacle of doorsLast(receptacles, facts)) {
    if (!facts.locationOf.has(receptacle)) continue;
    const there = done.get(receptacle)!;
    const missing = usable.filter((found) => !there.includes(found.object)).slice(0, count - there.length);
    if (missing.length < count - there.length) continue;
    const walk = new Walk(facts);
    for (const found of missing) {
      walk.take(found.object, found.receptacle);
      if (treatment !== null && !facts.is(treatment.result, found.object)) {
        walk.go(appliance!);
        walk.steps.push({ type: treatment.verb, object: found.object, receptacle: appliance! });
      }
      // A thing in two places stays listed in the other one while it is treated.
      const isListed = receptacles.some((one) => one !== found.receptacle && holds(one, found.object));
      if (!isListed || treatment === null) walk.put(found.object, receptacle);
    }
    return walk.steps;
  }
  return null;
}

interface Found {
  readonly object: string;
  readonly receptacle: string;
}

/** The objects of a type that can be taken, each with a receptacle to take it from; those behind doors last. */
function fetchable(objectType: string, facts: FactIndex): readonly Found[] {
  const found = (facts.objectsByType.get(objectType) ?? []).flatMap((object): Found[] => {
    const receptacle = facts.is("pickupable", object) ? reachableHolders(object, facts)[0] : undefined;
    return receptacle === undefined ? [] : [{ object, receptacle }];
  });
  const isOpen = ({ receptacle }: Found) => !facts.is("openable", receptacle);
  return [...found.filter(isOpen), ...found.filter((one) => !isOpen(one))];
}

function reachableHolders(object: string, facts: FactIndex): readonly string[] {
  const holders = facts.holdersOf.get(object) ?? [];
  return doorsLast(holders, facts).filter((holder) => facts.locationOf.has(holder));
}

function doorsLast(receptacles: readonly string[], facts: FactIndex): readonly string[] {
  const isOpen = (receptacle: string) => !facts.is("openable", receptacle);
  return [...receptacles.filter(isOpen), ...receptacles.filter((one) => !isOpen(one))];
}

function firstReachable(receptacles: readonly string[] | undefined, facts: FactIndex): string | undefined {
  return receptacles?.find((receptacle) => facts.locationOf.has(receptacle));
}

/** Writes down steps and adds those that others need: going there, opening a closed door. */
class Walk {
  readonly steps: PlanStep[] = [];
  readonly #facts: FactIndex;
  readonly #opened: Set<string>;
  #location: string;

  constructor(facts: FactIndex) {
    this.#facts = facts;
    this.#location = facts.start;
    this.#opened = new Set(facts.all("opened"));
  }

  go(receptacle: string): void {
    const location = this.#facts.locationOf.get(receptacle)!;
    // Going to another receptacle at the same place is refused, and needless.
    if (location === this.#location) return;
    this.steps.push({ type: "go", receptacle });
    this.#location = location;
  }

  take(object: string, receptacle: string): void {
    this.#reachInto(receptacle);
    this.steps.push({ type: "take", object, receptacle });
  }

  put(object: string, receptacle: string): void {
    this.#reachInto(receptacle);
    this.steps.push({ type: "put", object, receptacle });
  }

  #reachInto(receptacle: string): void {
    this.go(receptacle);
    if (!this.#facts.is("openable", receptacle) || this.#opened.has(receptacle)) return;
    this.steps.push({ type: "open", receptacle });
    this.#opened.add(receptacle);
  }
}
