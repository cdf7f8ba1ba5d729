import { factKey } from "./fact-key.js";
import { objectFlags, thingFlags } from "./flags.js";
import { roomIndex } from "./room-index.js";
import type { AlfworldState } from "./state.js";

/** How `facts` calls things: "apple 1", or by PDDL id. */
export interface FactsOptions {
  /** Default: `names`. */
  readonly as?: "names" | "ids";
}

/**
 * The current facts, as upstream's `infos.facts` lists them, such as "inreceptacle(apple 1, desk 1)": with
 * `not_…` for facts that an action made false. Things without coordinates are called by their id and a blank
 * ("agent1 "). The order means nothing; facts do not repeat.
 */
export function facts(state: AlfworldState, { as = "names" }: FactsOptions = {}): string[] {
  const { room } = state;
  const { names } = roomIndex(room);
  const ids = as === "ids" ? new Map([...names].map(([id, name]) => [name, id])) : undefined;
  const call = (name: string): string => ids?.get(name) ?? name;
  const callId = (id: string): string => (as === "ids" ? id : (names.get(id) ?? `${id} `));
  const found: string[] = [];
  const add = (predicate: string, ...parameters: string[]) => {
    found.push(factKey(predicate, parameters));
  };
  const agent = call(room.agent.name);

  add("atlocation", agent, call(state.location));
  for (const object in state.hand) add("holds", agent, call(object));
  if (Object.keys(state.hand).length > 0) add("holdsany", agent);
  for (const name in state.checked) add("checked", call(name));

  for (const name in room.receptacles) {
    const { location, types, openable } = room.receptacles[name]!;
    const { opened, contents } = state.receptacles[name]!;
    if (location !== null) add("receptacleatlocation", call(name), call(location));
    for (const type of types) add("receptacletype", call(name), callId(type));
    if (openable) add("openable", call(name));
    if (opened) add("opened", call(name));
    for (const object in contents) add("inreceptacle", call(object), call(name));
  }
  for (const name in room.things) {
    const thing = room.things[name]!;
    const object = state.objects[name]!;
    for (const type of thing.types) add("objecttype", call(name), callId(type));
    for (const inner of thing.inner) add("inreceptacleobject", call(inner), call(name));
    for (const location in object.locations) add("objectatlocation", call(name), call(location));
    for (const predicate in thingFlags) if (thing[thingFlags[predicate]!]) add(predicate, call(name));
    for (const predicate in objectFlags) {
      // Upstream strikes a lamp's light from its list with every use, whether it went on or off.
      const isStruck = state.negated[factKey(predicate, [name])] === true;
      if (object[objectFlags[predicate]!] && !isStruck) add(predicate, call(name));
    }
  }
  for (const type in room.canContain) {
    for (const contained of room.canContain[type]!) add("cancontain", callId(type), callId(contained));
  }
  for (const [predicate, ...parameters] of room.otherFacts) add(predicate, ...parameters.map(callId));
  for (const key in state.negated) {
    const [predicate, parameters] = splitKey(key);
    add(`not_${predicate}`, ...parameters.map(call));
  }
  return found;
}

function splitKey(key: string): [string, string[]] {
  const start = key.indexOf("(");
  return [key.slice(0, start), key.slice(start + 1, -1).split(", ")];
}
