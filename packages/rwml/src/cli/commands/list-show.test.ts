import { registerEnv, type TaskSource } from "@rwml/core";
import { houseModule } from "@rwml/core/testing";
import { describe, expect, it } from "vitest";
import { runInTest, withHouse } from "../test-context.fixture.js";

describe("rwml list", () => {
  it("should list environments with what they are", async () => {
    const { code, output } = await runInTest(["list", ...withHouse]);
    expect(code).toBe(0);
    expect(output).toMatch(/^demo\/house\s+A mug, a key and a locked door$/m);
  });

  it("should print JSON for programs", async () => {
    const { output } = await runInTest(["list", "--json", ...withHouse]);
    expect(JSON.parse(output)).toContainEqual({
      id: "demo/house",
      summary: "A mug, a key and a locked door",
    });
  });
});

describe("rwml show", () => {
  it("should describe rules, tasks, policies and actions", async () => {
    const { code, output } = await runInTest(["show", "demo/house", ...withHouse]);
    expect(code).toBe(0);
    expect(output).toContain("demo/house: A mug, a key and a locked door");
    expect(output).toMatch(/rules +demo\/house@1/);
    expect(output).toMatch(/tasks +3/);
    expect(output).toMatch(/such as +mug-on-desk\n +mug-in-drawer\n +key-on-shelf\n/);
    expect(output).toMatch(/steps +at most 40/);
    expect(output).toMatch(/policies +random, solver/);
    expect(output).not.toContain("baselines");
  });

  it("should print JSON for programs", async () => {
    const { output } = await runInTest(["show", "demo/house", "--json", ...withHouse]);
    expect(JSON.parse(output)).toMatchObject({
      rules: "demo/house@1",
      tasks: 3,
      maxSteps: 40,
      predictors: [],
      actions: { type: "object" },
    });
  });

  it.each<[string, object, string]>([
    ["a size that is no number", { size: "three" }, 'tasks.size of demo/house@1 returned "three"'],
    ["a size below 0", { size: -1 }, "tasks.size of demo/house@1 returned -1"],
    ["an id that is no text", { id: () => 7 }, "tasks.id of demo/house@1 returned 7"],
    [
      "an id that fails",
      {
        id: () => {
          throw new RangeError("the list is torn");
        },
      },
      "tasks.id of demo/house@1 failed: RangeError: the list is torn",
    ],
  ])("should say whose fault it is where tasks have %s", async (title, fault, words) => {
    const id = `show-test/${title.replaceAll(" ", "-")}`;
    const tasks = { ...houseModule.tasks, ...fault } as TaskSource<never>;
    registerEnv(id, async () => ({ ...houseModule, tasks }), { summary: title });
    const { code, output, errors } = await runInTest(["show", id]);
    expect(errors).toContain(words);
    expect({ code, output }).toEqual({ code: 2, output: "" });
  });

  it("should show an environment without tasks", async () => {
    const tasks = { ...houseModule.tasks, size: 0 };
    registerEnv("show-test/empty", async () => ({ ...houseModule, tasks }), { summary: "No tasks" });
    expect((await runInTest(["show", "show-test/empty"])).output).toMatch(/tasks +0$/m);
  });
});
