import { alfworldRules, generateGame } from "@rwml/alfworld";
import { openEnv, type Patch } from "@rwml/core";
import { describe, expect, it } from "vitest";
import { describeChanges } from "./describe-changes.js";

const env = openEnv(alfworldRules);
const { state } = env.reset({ task: generateGame({ seed: 1 }) });

describe("describeChanges", () => {
  it.each<[string, readonly Patch[]]>([
    [
      "apple 1: desk 1 -> hand",
      [
        { op: "add", path: ["hand", "apple 1"], value: true },
        { op: "remove", path: ["receptacles", "desk 1", "contents", "apple 1"] },
      ],
    ],
    [
      "apple 1: hand -> desk 1",
      [
        { op: "remove", path: ["hand", "apple 1"] },
        { op: "add", path: ["receptacles", "desk 1", "contents", "apple 1"], value: true },
      ],
    ],
    ["fridge 1: closed", [{ op: "replace", path: ["receptacles", "fridge 1", "opened"], value: false }]],
    ["apple 1: no longer hot", [{ op: "replace", path: ["objects", "apple 1", "hot"], value: false }]],
  ])("should say %s", (text, patches) => {
    expect(describeChanges(state, patches)).toEqual([text]);
  });

  it("should name places by the receptacles that stand there", () => {
    const receptacle = Object.keys(state.room.receptacles).find((name) =>
      env.admissible().includes(`go to ${name}`),
    );
    const { before, patches } = env.step(`go to ${receptacle}`);
    expect(describeChanges(before, patches)).toEqual([
      expect.stringMatching(new RegExp(`^agent: the middle of the room -> .*${receptacle}`)),
    ]);
  });

  it("should leave out what the environment notes down for itself", () => {
    const { before, patches } = env.step("look");
    expect(patches).not.toEqual([]);
    expect(describeChanges(before, patches)).toEqual([]);
  });
});
