import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { loadGame } from "../../game/load-game.js";
import { generateGame } from "../../generate/generate-game.js";
import { admissible } from "../../world/admissible.js";
import { isWon } from "../../world/is-won.js";
import { observe } from "../../world/observe.js";
import { startState } from "../../world/start-state.js";
import { takeTurn } from "../../world/take-turn.js";
import { UpstreamHandcodedExpert } from "./upstream-handcoded.js";

const data = fileURLToPath(new URL("../../../../../../shared/data/alfworld/", import.meta.url));
const isPresent = existsSync(data);
if (!isPresent) console.warn("Skipping upstream's expert on recorded traces: ../shared is absent.");

const first = { pick: <Value>(values: readonly Value[]) => values[0]! };

describe.skipIf(!isPresent)("UpstreamHandcodedExpert", () => {
  const lines = isPresent ? readFileSync(`${data}golden/expert.jsonl`, "utf8").trimEnd().split("\n") : [];

  it.each(lines.map((line) => JSON.parse(line)).map((trace) => [trace.game, trace.steps] as const))(
    "should say what upstream's says in %s",
    (game, steps) => {
      const expert = new UpstreamHandcodedExpert({ random: first });
      let state = startState(loadGame(`${data}games/${game}`));
      for (const { command, expert_plan } of steps) {
        let observation = observe(state);
        if (command !== null) ({ state, observation } = takeTurn(state, command));
        const input = { state, observation, admissible: admissible(state).commands, lastAction: command };
        expect([expert.advise(input)], observation).toEqual(expert_plan);
      }
    },
  );
});

describe("UpstreamHandcodedExpert", () => {
  it("should give up after 200 decisions, as a task of two objects never ends", () => {
    const game = generateGame({ seed: 2, taskType: "pick_two_obj_and_place" });
    const expert = new UpstreamHandcodedExpert({ random: first });
    let state = startState(game);
    let observation = observe(state);
    let lastAction: string | null = null;
    let decisions = 0;
    const advise = () =>
      expert.advise({ state, observation, admissible: admissible(state).commands, lastAction });
    expect(() => {
      for (; decisions < 500; decisions++) {
        lastAction = advise();
        ({ state, observation } = takeTurn(state, lastAction));
      }
    }).toThrow(/gives up after 200 decisions/);
    expect(decisions).toBe(201);
  });

  it("should finish a task of two objects in the wording of before 0.4, whose commands it knows", () => {
    const made = generateGame({ seed: 2, taskType: "pick_two_obj_and_place" });
    const expert = new UpstreamHandcodedExpert({ random: first });
    let state = startState({ ...made, wording: "legacy" });
    let observation = observe(state);
    let lastAction: string | null = null;
    for (let step = 0; step < 199 && !isWon(state); step++) {
      lastAction = expert.advise({ state, observation, admissible: admissible(state).commands, lastAction });
      ({ state, observation } = takeTurn(state, lastAction));
    }
    expect(isWon(state)).toBe(true);
  });

  it("should fail where upstream's takes from an empty list", () => {
    const game = generateGame({ seed: 2, taskType: "pick_heat_then_place_in_recep" });
    const facts = game.problem.facts.filter(
      ([name, id = ""]) => name !== "receptacleatlocation" || !id.startsWith("microwave"),
    );
    const expert = new UpstreamHandcodedExpert({ random: first });
    let state = startState({ ...game, problem: { ...game.problem, facts } });
    let observation = observe(state);
    let lastAction: string | null = null;
    expect(() => {
      for (let step = 0; step < 199; step++) {
        lastAction = expert.advise({
          state,
          observation,
          admissible: admissible(state).commands,
          lastAction,
        });
        ({ state, observation } = takeTurn(state, lastAction));
      }
    }).toThrow(/there is no microwave/);
  });
});
