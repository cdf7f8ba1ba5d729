import { GymError } from "@rwml/core";
import { match } from "ts-pattern";
import { type Command, readCommand } from "./command.js";
import {
  isHere,
  type Knowledge,
  type ObjectKnowledge,
  ordinaryObject,
  type ReceptacleKnowledge,
} from "./knowledge.js";
import { insertListed, readList } from "./listing.js";
import { nothingHappens } from "./phrases.js";
import { readView } from "./view.js";

/** Takes in what a command has shown. */
export function learn(knowledge: Knowledge, action: string, observation: string): void {
  const command = readCommand(action);
  if (observation === nothingHappens) {
    knowledge.refused.add(action.trim());
    learnFromRefusal(knowledge, command);
  } else {
    learnFromSuccess(knowledge, command, observation);
  }
}

function learnFromRefusal(knowledge: Knowledge, command: Command): void {
  const { here, places, receptacles } = knowledge;
  match(command)
    .with({ type: "help" }, () => {
      knowledge.wording = "legacy";
    })
    .with({ type: "go" }, ({ receptacle }) => {
      if (here !== null && receptacles.has(receptacle)) places.join(here, receptacle);
    })
    .with({ type: "examine" }, ({ name }) => {
      if (here !== null && receptacles.has(name)) places.separate(here, name);
    })
    .with({ type: "open" }, ({ receptacle: name }) => {
      const receptacle = receptacles.get(name);
      if (receptacle !== undefined && isHere(knowledge, name) === true) receptacle.door ??= "none";
    })
    .otherwise(() => {});
}

/** Commands that leave everything as it was, so that what was refused before still is. */
const idle: ReadonlySet<Command["type"]> = new Set(["look", "inventory", "help", "examine", "use"]);

function learnFromSuccess(knowledge: Knowledge, command: Command, observation: string): void {
  if (!idle.has(command.type)) knowledge.refused.clear();
  match(command)
    .with({ type: "nonsense" }, { type: "help" }, { type: "use" }, () => {})
    .with({ type: "look" }, () => learnNeighbours(knowledge, observation))
    .with({ type: "inventory" }, () => {
      knowledge.hand = /^You are carrying: a (.+)\.$/.exec(observation)?.[1] ?? null;
    })
    .with({ type: "examine" }, ({ name }) => {
      if (knowledge.receptacles.has(name)) learnView(knowledge, name, observation);
      else learnCondition(objectOf(knowledge, name), observation);
    })
    .with({ type: "go" }, ({ receptacle }) => {
      if (knowledge.here !== null) knowledge.places.separate(knowledge.here, receptacle);
      knowledge.here = receptacle;
      learnView(knowledge, receptacle, observation);
    })
    .with({ type: "open" }, ({ receptacle }) => learnView(knowledge, receptacle, observation))
    .with({ type: "close" }, ({ receptacle }) => {
      reached(knowledge, receptacle).door = "closed";
    })
    .with({ type: "take" }, ({ object, receptacle: name }) => {
      const receptacle = reached(knowledge, name);
      receptacle.door ??= "none";
      receptacle.contents = receptacle.contents.filter((other) => other !== object);
      receptacle.taken.add(object);
      const { putAt } = objectOf(knowledge, object);
      for (const place of putAt) if (isHere(knowledge, place) === true) putAt.delete(place);
      knowledge.hand = object;
    })
    .with({ type: "put" }, ({ object, receptacle: name }) => {
      const receptacle = reached(knowledge, name);
      receptacle.door ??= "none";
      receptacle.contents = insertListed(receptacle.contents, object);
      receptacle.taken.delete(object);
      objectOf(knowledge, object).putAt.add(name);
      knowledge.hand = null;
    })
    .with({ type: "heat" }, { type: "cool" }, ({ type, object, receptacle }) => {
      reached(knowledge, receptacle);
      Object.assign(objectOf(knowledge, object), { hot: type === "heat", cool: type === "cool" });
    })
    .with({ type: "clean" }, ({ object, receptacle }) => {
      reached(knowledge, receptacle);
      objectOf(knowledge, object).clean = true;
    })
    .with({ type: "slice" }, ({ object }) => {
      objectOf(knowledge, object).sliced = true;
    })
    .exhaustive();
}

/** The receptacle of a command that worked, which therefore stands at the agent's place. */
function reached({ here, places, receptacles }: Knowledge, name: string): ReceptacleKnowledge {
  const receptacle = receptacles.get(name);
  if (receptacle === undefined || here === null) {
    throw new GymError(
      "alfworld/impossible-text",
      `The episode used "${name}", which its texts say is out of reach. Start with the observation of a reset and pass every step in order.`,
    );
  }
  places.join(here, name);
  return receptacle;
}

function objectOf({ objects }: Knowledge, name: string): ObjectKnowledge {
  const known = objects.get(name) ?? ordinaryObject();
  objects.set(name, known);
  return known;
}

function learnView(knowledge: Knowledge, name: string, observation: string): void {
  const receptacle = reached(knowledge, name);
  const view = readView(observation);
  if (view === null) return;
  receptacle.door = view.door;
  if (view.arrivedAt !== null) {
    receptacle.arrivalName = view.arrivedAt;
    knowledge.wording = view.arrivedAt === name ? "current" : "legacy";
  }
  if (view.door === "closed") return;
  receptacle.shown = true;
  receptacle.contents = view.contents;
}

/** `look` names everything at the place, so that the rest stands elsewhere. */
function learnNeighbours({ here, places, receptacles }: Knowledge, observation: string): void {
  const [, list] = /^You are facing the (.+)\. Next to it, you see /.exec(observation) ?? [];
  if (list === undefined || here === null) return;
  const facing = new Set(readList(list));
  for (const name of receptacles.keys()) {
    if (facing.has(name)) places.join(here, name);
    else places.separate(here, name);
  }
}

function learnCondition(object: ObjectKnowledge, observation: string): void {
  const [, inside] = /^This is a normal .+\. In it, you see (.+)\.$/.exec(observation) ?? [];
  if (inside !== undefined) {
    object.inside = readList(inside);
    return;
  }
  const words = new Set(observation.slice(0, -1).split(" "));
  object.hot = words.has("hot");
  object.cool = words.has("cool") || words.has("cold");
  object.clean = words.has("clean");
  object.sliced = words.has("sliced");
}
