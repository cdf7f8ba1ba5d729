import { describe, expect, it } from "vitest";
import { openAsyncEnv } from "../env/open-async-env.js";
import { openEnv } from "../env/open-env.js";
import { GymError } from "../errors.js";
import { haggleRules } from "../testing/demo/haggle-rules.js";
import { haggleTasks } from "../testing/demo/haggle-tasks.js";
import { embedPlayers } from "./embed-players.js";

const fail = () => {
  throw new TypeError("No idea.");
};

/** What the player of the seller comes to, as a player and as a scripted one. */
async function outcomes(players: object, scripted: object): Promise<readonly unknown[]> {
  const play = async () => {
    const env = openAsyncEnv(haggleRules, { tasks: haggleTasks, players: players as never });
    await env.reset({ seed: 1 });
    await env.step("offer 1");
  };
  const embed = async () => {
    const rules = embedPlayers(haggleRules, scripted as never);
    const env = openEnv(rules, { tasks: haggleTasks });
    env.reset({ seed: 1 });
    env.step("offer 1");
  };
  return Promise.all([play, embed].map((run) => run().catch((failure: unknown) => failure)));
}

describe("a careless player", () => {
  it.each([
    ["nothing", undefined, 'The player of "seller" chose undefined, which is no action of demo/haggle@1.'],
    ["null", null, 'The player of "seller" chose null'],
    ["a function", fail, 'The player of "seller" chose a function'],
    [
      "what is not JSON",
      { type: 1n },
      'The player of "seller" chose not JSON (action.type: bigint is not JSON)',
    ],
  ])("should be named where it chooses %s", async (_, action, message) => {
    for (const failure of await outcomes({ seller: { act: async () => action } }, { seller: () => action })) {
      expect(failure).toMatchObject({ code: "env/no-action", message: expect.stringContaining(message) });
    }
  });

  it.each([
    ["is null", null],
    ["is an empty object", {}],
    ["is a text", "accept"],
  ])("should be named where it %s", async (_, seller) => {
    for (const failure of await outcomes({ seller }, { seller })) {
      expect(failure).toMatchObject({
        ...{
          code: "env/no-player",
          message: expect.stringContaining('It is the turn of "seller", and what stands'),
        },
      });
    }
  });

  it("should be named where it throws and is a part of rules; what else throws is its own", async () => {
    const own = new TypeError("The model did not answer.");
    const act = async () => {
      throw own;
    };
    const [played, embedded] = await outcomes({ seller: { act } }, { seller: fail });
    expect(played).toBe(own);
    expect(embedded).toBeInstanceOf(GymError);
    expect(embedded).toMatchObject({
      ...{ code: "env/player-failed", message: 'The player of "seller" failed: TypeError: No idea.' },
      stack: expect.stringMatching(/at .*fail .*careless-players\.test\.ts/),
    });
  });
});
