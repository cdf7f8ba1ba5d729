import { type Policy, registerEnv } from "@rwml/core";
import { houseModule } from "@rwml/core/testing";
import { describe, expect, it } from "vitest";
import { runInTest, withHouse } from "../test-context.fixture.js";

const play = (lines: readonly string[], ...options: string[]) =>
  runInTest(["play", "demo/house", "--seed", "1", "--task", "key-on-shelf", ...options, ...withHouse], {
    lines,
  });

/** What was answered to each line. */
function answers(output: string): string[] {
  return output
    .split(/^> .*\n/m)
    .slice(1)
    .map((answer) => answer.trim());
}

describe("rwml play", () => {
  it("should play a line at a time and end with the input", async () => {
    const { code, output, errors } = await play(["look", "take key"]);
    expect({ code, errors }).toEqual({ code: 0, errors: "" });
    expect(output).toMatch(/^You are in the kitchen\. You see the key/);
    expect(output).toContain("> take key\nYou are in the kitchen. You see the key (hand)");
  });

  it("should list the actions that can be taken now", async () => {
    const [listed] = answers((await play([":admissible"])).output);
    expect(listed?.split("\n")).toContain("take key");
  });

  it("should show what an action changed, and take it back", async () => {
    const [, diff, undone, again, diffAgain] = answers(
      (await play(["take key", ":diff", ":undo", ":undo", ":diff"])).output,
    );
    expect(diff).toBe('~ things/key = "hand"');
    expect(undone).toMatch(
      /^Taken back: take key\nYou are in the kitchen\. You see the key \((table|shelf)\)/,
    );
    expect(again).toBe("No action has been taken yet.");
    expect(diffAgain).toBe("No action has been taken yet.");
  });

  it("should go on after the end was taken back", async () => {
    const lines = ["take key", "put key on shelf", "look", ":admissible", ":undo", "look"];
    const [, ended, refused, admissible, , look] = answers((await play(lines)).output);
    expect(ended).toMatch(/\(The episode has ended after 2 steps, reward 1\)$/);
    expect(refused).toBe("The episode has ended. :undo takes the last action back, :quit leaves.");
    expect(admissible).toBe("None: the episode has ended.");
    expect(look).toContain("the key (hand)");
  });

  it("should play an undone step to the same end, chance included", async () => {
    const lines = ["take key", "unlock door", ":undo", "unlock door"];
    const [, first, , second] = answers((await play(lines)).output);
    expect(second).toBe(first);
  });

  it("should tell when the step limit is reached", async () => {
    const [first] = answers((await play(["look"], "--max-steps", "1")).output);
    expect(first).toMatch(/\(The step limit is reached after 1 step, reward 0\)$/);
  });

  it("should leave at :quit and know its commands", async () => {
    const { code, output } = await play([":help", ":undp", ":quit", "look"]);
    expect(code).toBe(0);
    expect(output).toContain(":diff        what the last action changed in the state");
    expect(output).toContain("There is no command :undp. Did you mean :undo?");
    expect(output).not.toContain("> look");
  });

  it("should say when an episode ends before its first action", async () => {
    const { output } = await runInTest(["play", "demo/finished", ...withHouse]);
    expect(output).toContain("(The episode has ended before its first action.)");
  });

  it("should name the nearest task to an unknown one", async () => {
    const { code, errors } = await runInTest(["play", "demo/house", "--task", "mug-on-desc", ...withHouse]);
    expect(code).toBe(2);
    expect(errors).toContain("Did you mean mug-on-desk");
  });

  it("should let a policy play to the end, and say which policies there are", async () => {
    const watched = await play([], "--policy", "solver");
    expect(watched.code).toBe(0);
    expect(watched.output).toMatch(/> take key\n[^>]*> unlock door\n/);
    expect(watched.output).toMatch(/\(The episode has ended after \d+ steps, reward 1\)\n$/);
    const { code, errors } = await play([], "--policy", "slover");
    expect(code).toBe(2);
    expect(errors).toContain('There is no policy "slover". Did you mean solver?');
  });

  it("should name a policy that chooses nothing, as a collection does", async () => {
    const mute = () => ({ act: () => undefined }) as unknown as Policy;
    registerEnv("play-test/mute", async () => ({ ...houseModule, policies: { mute } }), {
      summary: "A house with a policy that says nothing",
    });
    const { code, errors } = await runInTest(["play", "play-test/mute", "--policy", "mute"]);
    expect(code).toBe(2);
    expect(errors).toContain("The policy mute chose undefined.");
  });
});
