import type { Random } from "@rwml/core";
import { admissibleCommands } from "../../world/admissible.js";
import { observe } from "../../world/observe.js";
import { receptaclesHere } from "../../world/room-index.js";
import type { AlfworldState } from "../../world/state.js";
import { takeTurn } from "../../world/take-turn.js";

/** One command of a walk and what it showed. */
export interface WalkedStep {
  readonly command: string;
  readonly observation: string;
}

const oddities = [
  "help",
  "inventory",
  "look",
  "",
  "LOOK",
  "look.",
  "go  to bed 1",
  "examine agent1",
  "xyzzy",
];

/**
 * Walks through a game with random commands. Some are possible ones, each verb as often as any other; others name anything
 * in the room, near or not, in both wordings; the rest are no commands. Each walk draws how many are possible, so that some
 * go far and others stumble about.
 */
export function oddWalk(
  start: AlfworldState,
  length: number,
  random: Random,
): { introduction: string; steps: WalkedStep[] } {
  let state = start;
  const steps: WalkedStep[] = [];
  const possible = random.pick([3, 6, 9]);
  while (steps.length < length) {
    const command = random.int(10) < possible ? possibleCommand(state, random) : anyCommand(state, random);
    const turn = takeTurn(state, command);
    state = turn.state;
    steps.push({ command, observation: turn.observation });
  }
  return { introduction: observe(start), steps };
}

function possibleCommand(state: AlfworldState, random: Random): string {
  const commands = admissibleCommands(state);
  const verbOf = (command: string) => command.split(" ", 1)[0]!;
  const verb = random.pick([...new Set(commands.map(verbOf))]);
  return random.pick(commands.filter((command) => verbOf(command) === verb));
}

function anyCommand(state: AlfworldState, random: Random): string {
  const { room } = state;
  const here = receptaclesHere(state);
  const receptacles = Object.keys(room.receptacles);
  const near = here.length > 0 && random.int(2) === 0 ? random.pick(here) : random.pick(receptacles);
  const contents = Object.keys(state.receptacles[near]!.contents);
  const held = Object.keys(state.hand);
  const objects = Object.keys(room.things);
  const object = random.pick(
    [contents, held, objects].filter(({ length }) => length > 0)[random.int(2)] ?? objects,
  );
  switch (random.int(12)) {
    case 0:
      return `go to ${near}`;
    case 1:
      return `${random.pick(["open", "close"])} ${near}`;
    case 2:
      return `examine ${random.pick([near, object, random.pick(receptacles)])}`;
    case 3:
    case 4:
      return `take ${object} from ${near}`;
    case 5:
      return random.int(2) === 0 ? `move ${object} to ${near}` : `put ${object} in/on ${near}`;
    case 6:
      return `${random.pick(["heat", "clean", "cool"])} ${object} with ${near}`;
    case 7: {
      const lamp = objects.filter((name) => room.things[name]!.toggleable);
      return `use ${random.pick(lamp.length > 0 ? lamp : objects)}`;
    }
    case 8:
      return `slice ${object} with ${held[0] ?? random.pick(objects)}`;
    default:
      return random.pick(oddities);
  }
}
