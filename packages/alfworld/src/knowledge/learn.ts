import { GymError } from "@rwml/core";
import { match, P } from "ts-pattern";
import { stripBlanks } from "../world/strip-blanks.js";
import { type Command, readCommand } from "./command.js";
import { type Knowledge, type ObjectKnowledge, type ReceptacleKnowledge, unseenObject } from "./knowledge.js";
import { classOf, insertListed, isListed, readList } from "./listing.js";
import { nothingHappens } from "./phrases.js";
import { canSlice } from "./predict.js";
import { holdsButPlace, type ReceptacleCommand } from "./predict-at.js";
import { readView } from "./view.js";

/** Takes in what a command has shown. */
export function learn(knowledge: Knowledge, action: string, observation: string): void {
  if (!knowledge.listed) return;
  const command = readCommand(action);
  if (observation === nothingHappens) {
    knowledge.refused.add(stripBlanks(action));
    learnFromRefusal(knowledge, command);
  } else {
    learnFromSuccess(knowledge, command, observation);
  }
}

function learnFromRefusal(knowledge: Knowledge, command: Command): void {
  const { here, receptacles } = knowledge;
  match(command)
    .with({ type: "help" }, () => {
      knowledge.wording = "legacy";
    })
    .with({ type: "examine" }, ({ name }) => {
      if (receptacles.has(name)) learnDistance(knowledge, { type: "view", receptacle: name });
    })
    .with({ type: "slice" }, (cut) => {
      if (here !== null && canSlice(knowledge, cut)) {
        objectOf(knowledge, cut.object).moves.push({ receptacle: here, lies: false });
      }
    })
    .with({ receptacle: P.string }, (deed) => learnDistance(knowledge, deed))
    .otherwise(() => {});
}

/** Where all else that a refused command needs is there, it was refused for the place. */
function learnDistance(knowledge: Knowledge, command: ReceptacleCommand): void {
  const { here, places, receptacles } = knowledge;
  const receptacle = receptacles.get(command.receptacle);
  if (receptacle === undefined || here === null) return;
  const together = places.together(here, command.receptacle);
  if (command.type === "open" && together === true) receptacle.door ??= "none";
  if (together !== null || holdsButPlace(knowledge, command, receptacle) !== true) return;
  if (command.type === "go") places.join(here, command.receptacle);
  else places.separate(here, command.receptacle);
}

/** Commands that leave everything as it was, so that what was refused before still is. */
const idle: ReadonlySet<Command["type"]> = new Set(["look", "inventory", "help", "examine", "use"]);

function learnFromSuccess(knowledge: Knowledge, command: Command, observation: string): void {
  if (!idle.has(command.type)) knowledge.refused.clear();
  match(command)
    .with({ type: "nonsense" }, { type: "use" }, () => {})
    .with({ type: "help" }, () => {
      knowledge.wording = "current";
    })
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
      objectOf(knowledge, object).moves.push({ receptacle: name, lies: false });
      knowledge.hand = object;
    })
    .with({ type: "put" }, ({ object, receptacle: name }) => {
      const receptacle = reached(knowledge, name);
      receptacle.door ??= "none";
      const others = receptacle.contents.filter((other) => other !== object);
      if (!knowledge.numbered && others.some((other) => classOf(other) === classOf(object))) {
        receptacle.ordered = false;
      }
      receptacle.contents = insertListed(receptacle.contents, object);
      receptacle.taken.delete(object);
      objectOf(knowledge, object).moves.push({ receptacle: name, lies: true });
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
      const sliced = objectOf(knowledge, object);
      sliced.sliced = true;
      if (knowledge.here !== null) sliced.moves.push({ receptacle: knowledge.here, lies: true });
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
  const known = objects.get(name) ?? unseenObject(name);
  objects.set(name, known);
  return known;
}

function learnView(knowledge: Knowledge, name: string, observation: string): void {
  const receptacle = reached(knowledge, name);
  const view = readView(observation);
  if (view === null) return;
  receptacle.door = view.door;
  if (view.arrivedAt !== null) learnLocation(knowledge, name, view.arrivedAt);
  if (view.door === "closed") return;
  Object.assign(receptacle, { shown: true, contents: view.contents, ordered: true });
  knowledge.numbered &&= isListed(view.contents);
}

/** In the legacy wording an arrival names the place, which tells it from others and from its own other receptacles. */
function learnLocation(knowledge: Knowledge, name: string, arrivedAt: string): void {
  knowledge.wording = arrivedAt === name ? "current" : "legacy";
  if (knowledge.wording === "current") return;
  for (const [other, { location }] of knowledge.receptacles) {
    if (location === arrivedAt) knowledge.places.join(name, other);
    else if (location !== null) knowledge.places.separate(name, other);
  }
  reached(knowledge, name).location = arrivedAt;
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
