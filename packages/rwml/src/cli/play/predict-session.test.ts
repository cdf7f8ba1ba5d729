import { openEnv } from "@rwml/core";
import { houseModule, houseRules } from "@rwml/core/testing";
import { describe, expect, it } from "vitest";
import { answerLine } from "./answer-line.js";
import { type EpisodeModel, predictSession } from "./predict-session.js";

/** Expects what happened last to happen again, whatever the action. */
class Repeater implements EpisodeModel {
  readonly threshold = 0.2;
  readonly told: string[] = [];
  #last = "";

  start(observation: string): void {
    this.#last = observation;
  }
  predict(): Promise<string> {
    return Promise.resolve(this.#last);
  }
  update(action: string, observation: string): void {
    this.told.push(`${action}: ${observation}`);
    this.#last = observation;
  }
  gap(predicted: string, real: string): Promise<number> {
    return Promise.resolve(predicted.slice(0, 10) === real.slice(0, 10) ? 0.1 : 0.9);
  }
}

function open(maxSteps = 40) {
  const env = openEnv(houseModule.rules, { tasks: houseModule.tasks, maxSteps });
  env.reset({ seed: 1, task: "mug-on-desk" });
  const model = new Repeater();
  return { session: predictSession(env, model), model };
}

describe("predictSession", () => {
  it("should show the prediction above what really happened", async () => {
    const { session } = open();
    const first = session.opening[0];
    const answer = await answerLine(session, "take key");
    expect(answer).toMatch(
      /^predicted {2}You are in .*\nreal {7}You are in .*\(hand\).*\ngap 0\.100, a hit$/,
    );
    expect(answer).toContain(`predicted  ${first}`);
  });

  it("should tell exact predictions, hits and misses apart, and count them", async () => {
    const { session } = open();
    expect(await answerLine(session, "look")).toMatch(/\nexact$/);
    expect(await answerLine(session, "take mug")).toMatch(/a hit$/);
    expect(await answerLine(session, "dance")).toMatch(
      /real +You do not know how to "dance"\.\ngap 0\.900, a miss$/,
    );
    expect(session.closing()).toBe("3 actions: 1 predicted exactly, 2 with a gap below 0.2.");
  });

  it("should tell the model what really happened", async () => {
    const { session, model } = open();
    await answerLine(session, "dance");
    expect(model.told).toEqual(['dance: You do not know how to "dance".']);
  });

  it("should stop at the end of the episode", async () => {
    const { session } = open(1);
    expect(await answerLine(session, "look")).toMatch(/\(The episode has ended\.\)$/);
    expect(await answerLine(session, "look")).toBe("The episode has ended. :quit leaves.");
    expect(await answerLine(session, ":admissible")).toBe("None: the episode has ended.");
  });

  it("should say when the episode has ended before its first action", () => {
    const over = { ...houseRules, judge: () => ({ reward: 0, terminated: true }) };
    const env = openEnv(over, { tasks: houseModule.tasks });
    env.reset({ seed: 1 });
    const { opening } = predictSession(env, new Repeater());
    expect(opening.at(-1)).toBe("(The episode has ended before its first action.)");
  });

  it("should know its commands", async () => {
    const { session } = open();
    expect(session.closing()).toBe("");
    expect(await answerLine(session, ":admissible")).toContain("take key");
    expect(await answerLine(session, ":undo")).toContain("There is no command :undo.");
    expect(session.completions()).toContain("take key");
  });
});
