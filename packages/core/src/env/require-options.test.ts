import { describe, expect, it } from "vitest";
import { houseRules } from "../testing/demo/house-rules.js";
import { openAsyncEnv } from "./open-async-env.js";
import { openEnv } from "./open-env.js";
import { requireOptions } from "./require-options.js";

describe("requireOptions", () => {
  it("should name what is unknown, and the nearest that is known", () => {
    const known = ["data", "taskTypes"];
    expect(() => requireOptions({ data: "games" }, known, "gameTasks")).not.toThrow();
    expect(() => requireOptions({ task_types: [1] }, known, "gameTasks")).toThrow(
      'gameTasks takes no option "task_types". Did you mean taskTypes? It takes data, taskTypes.',
    );
    expect(() => requireOptions({ constructor: 1 }, known, "gameTasks")).toThrow(
      expect.objectContaining({ code: "env/bad-option" }),
    );
  });
});

it.each([
  [null, "null"],
  [3, "3"],
  ["x", '"x"'],
  [[], "an array"],
])("should refuse %j for options", (options, text) => {
  expect(() => requireOptions(options as never, ["data", "order"], "gameTasks")).toThrow(
    `gameTasks takes an object of options, not ${text}: { data, order }.`,
  );
});

describe.each([0, -3, 1.5, Number.NaN, Number.POSITIVE_INFINITY, "50"])("a step limit of %s", (limit) => {
  it("should be refused when an env is opened", () => {
    const maxSteps = limit as number;
    const refusal = expect.objectContaining({ code: "env/bad-option" });
    expect(() => openEnv(houseRules, { maxSteps })).toThrow(refusal);
    expect(() => openAsyncEnv(houseRules, { maxSteps, players: {} })).toThrow(refusal);
  });
});
