import { openEnv, seededRandom } from "@rwml/core";
import { describe, expect, it } from "vitest";
import { admissible, admissibleCommands } from "./admissible.js";
import { isPossible } from "./is-possible.js";
import { alfworldRules, makeAlfworldRules } from "./rules.js";
import { startState } from "./start-state.js";
import { type KitchenOptions, kitchenGame, playCommands } from "./testing/kitchen.js";

function commandsAfter(options: KitchenOptions, ...commands: readonly string[]): readonly string[] {
  return admissibleCommands(playCommands(kitchenGame(options), ...commands).state);
}

const withKnife = { facts: "(holds agent1 Knife_bar_1) (holdsAny agent1)" };
const withApple = { facts: "(holds agent1 Apple_bar_1) (holdsAny agent1)" };

describe("alfworldRules", () => {
  it("should win an episode by the goal's facts", () => {
    const env = openEnv(alfworldRules);
    env.reset({ task: kitchenGame() });
    const steps = [
      "go to countertop 1",
      "take apple 2 from countertop 1",
      "go to sinkbasin 1",
      "clean apple 2 with sinkbasin 1",
      "go to fridge 1",
      "open fridge 1",
      "move apple 2 to fridge 1",
    ].map((command) => env.step(command));
    expect(steps.map(({ reward }) => reward)).toEqual([0, 0, 0, 0, 0, 0, 1]);
    expect(steps.map(({ terminated }) => terminated).indexOf(true)).toBe(6);
    expect(steps.at(-1)?.info).toEqual({ won: true, score: 1 });
  });

  it("should say what changed in words", () => {
    const env = openEnv(alfworldRules);
    env.reset({ task: kitchenGame() });
    env.step("go to countertop 1");
    const paths = env
      .step("take apple 2 from countertop 1")
      .patches.map(({ op, path }) => [op, ...path].join("/"));
    expect(paths.sort()).toEqual([
      "add/hand/apple 2",
      "add/negated/inreceptacle(apple 2, countertop 1)",
      "add/negated/objectatlocation(apple 2, loc 6)",
      "remove/objects/apple 2/locations/loc 6",
      "remove/receptacles/countertop 1/contents/apple 2",
    ]);
  });

  it.each(["LOOK", "look.", "", "go  to countertop 1", "go to Countertop 1", "take apple 2", "dance"])(
    "should not take %j for a command that is known or possible",
    (command) => {
      const env = openEnv(alfworldRules);
      env.reset({ task: kitchenGame() });
      const step = env.step(command);
      expect(step.observation).toBe("Nothing happens.");
      expect(step.after).toBe(step.before);
      expect(step.rejection).not.toBeNull();
    },
  );

  it("should take a command with blanks around it", () => {
    const env = openEnv(alfworldRules);
    env.reset({ task: kitchenGame() });
    expect(env.step(" \t inventory\u00a0\n").observation).toBe("You are not carrying anything.");
    expect(env.step("\ufefflook").observation).toBe("Nothing happens.");
  });

  it("should tell unknown texts from impossible actions", () => {
    const env = openEnv(alfworldRules);
    env.reset({ task: kitchenGame() });
    expect(env.step("dance").rejection?.reason).toBe("unknown");
    expect(env.step("open fridge 1").rejection?.reason).toBe("impossible");
    expect(env.step("open fridge 9").rejection?.reason).toBe("impossible");
  });

  it("should play games of which the names are shuffled", () => {
    const rules = makeAlfworldRules({ shuffleNames: true });
    const game = kitchenGame();
    const starts = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => rules.start(game, seededRandom(seed)));
    const inFridge = new Set(starts.flatMap((state) => Object.keys(state.receptacles["fridge 1"]!.contents)));
    expect([...inFridge].sort()).toEqual(["apple 1", "apple 2"]);
  });
});

describe("admissible", () => {
  it("should list the commands in code point order", () => {
    expect(commandsAfter({}, "go to countertop 1")).toEqual([
      "examine coffeemachine 1",
      "examine countertop 1",
      "go to cabinet 1",
      "go to cabinet 2",
      "go to fridge 1",
      "go to microwave 1",
      "go to sink 1",
      "go to sinkbasin 1",
      "help",
      "inventory",
      "look",
      "take apple 2 from countertop 1",
      "take knife 1 from countertop 1",
      "take lettuce 1 from countertop 1",
      "take mug 1 from coffeemachine 1",
      "take mug 1 from countertop 1",
      "use desklamp 1",
    ]);
  });

  it("should not go to a neighbour at the same place, but reach into it", () => {
    const commands = commandsAfter({}, "go to cabinet 2");
    expect(commands).not.toContain("go to cabinet 1");
    expect(commands).toContain("open cabinet 1");
    expect(commands).not.toContain("open cabinet 2");
  });

  it("should never list what stands nowhere", () => {
    expect(commandsAfter({}).filter((command) => command.includes("shelf"))).toEqual([]);
  });

  it("should offer an object from each receptacle that lists it, even while it was taken from the other", () => {
    const moved = commandsAfter(
      {},
      "go to countertop 1",
      "take mug 1 from countertop 1",
      "move mug 1 to countertop 1",
      "take mug 1 from coffeemachine 1",
      "move mug 1 to coffeemachine 1",
    );
    expect(moved).toContain("take mug 1 from countertop 1");
    expect(moved).toContain("take mug 1 from coffeemachine 1");
    const { state } = playCommands(kitchenGame(), "go to countertop 1", "take mug 1 from countertop 1");
    expect(state.receptacles["coffeemachine 1"]!.contents).toHaveProperty("mug 1");
  });

  it("should examine of objects only the one in the hand", () => {
    const commands = commandsAfter({}, "go to countertop 1", "take apple 2 from countertop 1");
    expect(commands.filter((command) => command.startsWith("examine"))).toEqual([
      "examine apple 2",
      "examine coffeemachine 1",
      "examine countertop 1",
    ]);
  });

  it("should take nothing with a full hand, and put only what fits", () => {
    const commands = commandsAfter(withApple, "go to countertop 1");
    expect(commands.filter((command) => command.startsWith("take"))).toEqual([]);
    expect(commands.filter((command) => command.startsWith("move"))).toEqual([
      "move apple 2 to countertop 1",
    ]);
  });

  it("should neither take from nor put into what is closed, but treat with it", () => {
    const commands = commandsAfter(withApple, "go to fridge 1");
    expect(commands).toContain("cool apple 2 with fridge 1");
    expect(commands).not.toContain("move apple 2 to fridge 1");
    expect(commandsAfter({}, "go to fridge 1")).not.toContain("take apple 1 from fridge 1");
    expect(commandsAfter({}, "go to fridge 1", "open fridge 1")).toContain("take apple 1 from fridge 1");
  });

  it("should clean in a sink only where the game's domain says so", () => {
    expect(commandsAfter(withApple, "go to sink 1")).not.toContain("clean apple 2 with sink 1");
    expect(commandsAfter({ ...withApple, sinkTypeCleans: true }, "go to sink 1")).toContain(
      "clean apple 2 with sink 1",
    );
    expect(commandsAfter(withApple, "go to sinkbasin 1")).toContain("clean apple 2 with sinkbasin 1");
  });

  it("should slice with a held knife what lies here by location, wherever it is listed", () => {
    expect(commandsAfter(withKnife, "go to countertop 1")).toContain("slice apple 2 with knife 1");
    // A closed door does not matter, because only the location counts.
    expect(commandsAfter(withKnife, "go to fridge 1")).toContain("slice apple 1 with knife 1");
    const stale = { facts: `${withKnife.facts} (objectAtLocation Apple_bar_1 Loc_bar_4)` };
    expect(commandsAfter(stale, "go to microwave 1")).toContain("slice apple 2 with knife 1");
    expect(commandsAfter({}, "go to countertop 1").filter((command) => command.startsWith("slice"))).toEqual(
      [],
    );
  });

  it("should use a lamp without a free hand", () => {
    expect(commandsAfter(withApple, "go to countertop 1")).toContain("use desklamp 1");
  });

  it("should agree with what is possible in every state of a random walk", () => {
    for (const wording of ["current", "legacy"] as const) {
      const env = openEnv(alfworldRules);
      env.reset({ task: kitchenGame({ wording, goal: "(isHot Knife_bar_1)" }) });
      const random = seededRandom(11, wording);
      for (let step = 0; step < 120; step++) {
        const { state } = env;
        const { actions, commands } = admissible(state);
        expect(commands).toEqual([...new Set(commands)].sort());
        for (const [index, action] of actions.entries()) {
          expect(isPossible(state, action)).toBe(true);
          expect(alfworldRules.actions.print(action, state)).toBe(commands[index]);
          expect(alfworldRules.actions.parse(commands[index]!, state)).toEqual({ type: "action", action });
        }
        const possible = everyCommand(state.room.wording, startState(kitchenGame())).filter((command) => {
          const parsed = alfworldRules.actions.parse(command, state);
          return parsed.type === "action" && isPossible(state, parsed.action);
        });
        expect(possible.sort()).toEqual(commands);
        env.step(random.pick(env.admissible()));
      }
    }
  });
});

/** Every command that the names of a room can make. */
function everyCommand(wording: string, { receptacles, objects }: ReturnType<typeof startState>): string[] {
  const commands = ["look", "inventory", "help"];
  for (const object in objects) {
    commands.push(`use ${object}`, `examine ${object}`);
    for (const tool in objects) commands.push(`slice ${object} with ${tool}`);
  }
  for (const receptacle in receptacles) {
    for (const verb of ["go to", "open", "close", "examine"]) commands.push(`${verb} ${receptacle}`);
    for (const object in objects) {
      for (const verb of ["heat", "clean", "cool"]) commands.push(`${verb} ${object} with ${receptacle}`);
      commands.push(`take ${object} from ${receptacle}`);
      commands.push(
        wording === "current" ? `move ${object} to ${receptacle}` : `put ${object} in/on ${receptacle}`,
      );
    }
  }
  return commands;
}
