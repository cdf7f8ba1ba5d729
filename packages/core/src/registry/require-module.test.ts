import { describe, expect, it } from "vitest";
import { houseModule } from "../testing/demo/house-module.js";
import type { AnyEnvModule } from "./env-module.js";
import { loadEnv, registerEnv } from "./registry.js";

const { rules, tasks } = houseModule;
const withRules = (change: object) => ({ ...houseModule, rules: { ...rules, ...change } });
const withTasks = (change: object) => ({ ...houseModule, tasks: { ...tasks, ...change } });

async function load(module: unknown): Promise<AnyEnvModule> {
  registerEnv("broken", async () => module as AnyEnvModule, { summary: "Not an environment" });
  return loadEnv("broken");
}

describe("an environment that is none", () => {
  it.each<[string, unknown]>([
    ["what registerEnv's second argument loads is undefined", undefined],
    ["its rules are undefined", { tasks }],
    ["its tasks are undefined", { rules }],
    ["rules.id is undefined, not a string", withRules({ id: undefined })],
    ['rules.id is "", not a string', withRules({ id: "" })],
    ["rules.version is 2, not a string", withRules({ version: 2 })],
    ["rules.actions is undefined", withRules({ actions: undefined })],
    ["rules.actions.parse is undefined", withRules({ actions: { ...rules.actions, parse: undefined } })],
    ["rules.start is undefined", withRules({ start: undefined })],
    ["rules.apply is an object, not a function", withRules({ apply: {} })],
    ["rules.judge is undefined", withRules({ judge: undefined })],
    ["rules.check is true, not a function", withRules({ check: true })],
    ["rules.admissible is an array, not a function", withRules({ admissible: [] })],
    ["tasks.load is undefined", withTasks({ load: undefined })],
    ["policies.mine is 3, not a function", { ...houseModule, policies: { mine: 3 } }],
    ["predictors is 3, not an object", { ...houseModule, predictors: 3 }],
    ["its maxSteps is -1", { ...houseModule, maxSteps: -1 }],
    ["its maxSteps is NaN", { ...houseModule, maxSteps: Number.NaN }],
    ["its maxSteps is 0", { ...houseModule, maxSteps: 0 }],
    [
      'its defaultPolicy is "minne", it can be random, mine (did you mean mine?)',
      { rules, tasks, policies: { mine: () => ({ act: () => "" }) }, defaultPolicy: "minne" },
    ],
    ["its defaultPolicy is 3, it can be random", { rules, tasks, defaultPolicy: 3 }],
    ["its defaultPolicy is null, it can be random", { rules, tasks, defaultPolicy: null }],
    ['its determinedBy is "rules", there is none to name', { rules, tasks, determinedBy: "rules" }],
  ])("should be refused when it is loaded: %s", async (flaw, module) => {
    const message = expect.stringContaining(`The environment "broken" cannot be used: ${flaw}`);
    await expect(load(module)).rejects.toMatchObject({ code: "registry/broken-environment", message });
  });

  it("should be one that prefers the random policy", async () => {
    await expect(load({ rules, tasks, defaultPolicy: "random" })).resolves.toMatchObject({ rules });
  });

  it("should be told from an error of the project when its loading fails", async () => {
    const fail = async () => {
      throw new Error("the well is dry");
    };
    registerEnv("broken", fail, { summary: "A dry well" });
    await expect(loadEnv("broken")).rejects.toMatchObject({
      code: "registry/broken-environment",
      message: expect.stringContaining(
        '"broken" cannot be loaded, because it fails with Error: the well is dry',
      ),
    });
  });

  it("should not be registered without a function and a summary", () => {
    const register = registerEnv as (...values: unknown[]) => void;
    for (const values of [
      ["broken", houseModule, { summary: "" }],
      ["broken", async () => houseModule],
      [1],
    ]) {
      expect(() => register(...values)).toThrow("registerEnv cannot register");
    }
  });
});
