import { beforeEach, describe, expect, it, vi } from "vitest";
import { UnknownIdError } from "../errors.js";
import { houseModule } from "../testing/demo/house-module.js";
import { nearestNames } from "./nearest-names.js";
import { type LoadOptions, listEnvs, loadEnv, makeEnv, registerEnv } from "./registry.js";

const loads: LoadOptions[] = [];

beforeEach(() => {
  loads.length = 0;
  const load = async (options: LoadOptions) => {
    loads.push(options);
    return houseModule;
  };
  registerEnv("demo/house", load, { summary: "A mug and a locked door" });
  registerEnv("demo/garden", load, { summary: "Flowers" });
});

describe("the registry", () => {
  it("should list environments by id without loading them", () => {
    expect(listEnvs()).toEqual([
      { id: "demo/garden", summary: "Flowers" },
      { id: "demo/house", summary: "A mug and a locked door" },
    ]);
    expect(loads).toEqual([]);
  });

  it("should tell of which environment one holds recordings alone", () => {
    const about = { summary: "What happened", recordingsOf: "demo/house" };
    registerEnv("past/wells", async () => houseModule, about);
    expect(listEnvs()).toContainEqual({ id: "past/wells", ...about });
  });

  it("should load an environment with the options it is asked for with", async () => {
    expect(await loadEnv("demo/house", { data: "/data" })).toBe(houseModule);
    expect(loads).toEqual([{ data: "/data" }]);
  });

  it("should open envs with the environment's step limit or the caller's", async () => {
    expect((await makeEnv("demo/house")).maxSteps).toBe(40);
    expect((await makeEnv("demo/house", { maxSteps: 3 })).maxSteps).toBe(3);
    expect((await makeEnv("demo/house")).reset({ seed: 0 }).taskId).not.toBeNull();
  });

  it("should list the same entry until its id is registered again", () => {
    const [garden, house] = listEnvs();
    registerEnv("demo/house", async () => houseModule, { summary: house!.summary });
    expect(listEnvs()[0]).toBe(garden);
    expect(listEnvs()[1]).not.toBe(house);
  });

  it("should replace an environment that is registered again", () => {
    registerEnv("demo/house", async () => houseModule, { summary: "Rebuilt" });
    expect(listEnvs()[1]?.summary).toBe("Rebuilt");
  });

  it("should name the nearest ids of one it does not know", async () => {
    const failure = await loadEnv("demo/hause").catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UnknownIdError);
    expect(failure).toMatchObject({
      code: "registry/unknown-environment",
      nearest: ["demo/house", "demo/garden"],
      message: 'There is no environment "demo/hause". Did you mean demo/house, demo/garden?',
    });
  });

  it("should say what to call where nothing of a family is registered", async () => {
    await expect(makeEnv("castle/hall")).rejects.toThrow(
      /^There is no environment "castle\/hall"\.( Did you mean .*\?)? No castle\/… is registered in this process: call what registers it first/,
    );
  });

  it("should refuse a choice of tasks that the environment would not heed", async () => {
    await expect(loadEnv("demo/house", { taskTypes: ["tidy"] })).rejects.toMatchObject({
      code: "registry/no-choice",
      message: expect.stringContaining("demo/house has no types of tasks to choose from"),
    });
    registerEnv("demo/house", async () => ({ ...houseModule, taskTypes: ["tidy"] }), { summary: "Typed" });
    await expect(loadEnv("demo/house", { taskTypes: ["tidy"] })).resolves.toBeDefined();
    await expect(loadEnv("demo/house", { scenes: ["attic"] })).rejects.toThrow(/no scenes to choose from/);
  });

  it("should not guess where nothing is near", async () => {
    await expect(loadEnv("zzz")).rejects.toThrow(/^There is no environment "zzz"\.$/);
  });

  it("should know what another copy of the package has registered", async () => {
    vi.resetModules();
    const copy = await import("./registry.js");
    expect(copy.registerEnv).not.toBe(registerEnv);
    copy.registerEnv("demo/elsewhere", async () => houseModule, { summary: "From a copy" });
    expect(await loadEnv("demo/elsewhere")).toBe(houseModule);
  });
});

describe("nearestNames", () => {
  it("should put the nearest first, ties by name, at most three", () => {
    expect(nearestNames("tabel", ["chair", "table", "label", "tables", "stable"])).toEqual([
      "label",
      "table",
      "tables",
    ]);
  });

  it("should ignore case and leave out what shares nothing", () => {
    expect(nearestNames("LAMP", ["lamp", "zebra"])).toEqual(["lamp"]);
  });

  it("should refuse options that are unknown or of the wrong kind", async () => {
    const bad = (options: object) => makeEnv("no/matter", options as never);
    await expect(bad({ task_types: [1] })).rejects.toThrow(/Did you mean taskTypes\?/);
    await expect(bad({ data: 3 })).rejects.toThrow(/data is 3, not the path/);
    await expect(bad({ taskTypes: null })).rejects.toThrow(/taskTypes is null, not a list/);
  });

  it("should refuse data where an environment says that it takes none, and hand them on otherwise", async () => {
    const asked: unknown[] = [];
    const load = async (options: LoadOptions) => {
      asked.push(options);
      return houseModule;
    };
    registerEnv("demo/takes", load, { summary: "Takes data" });
    registerEnv("demo/takes-none", load, { summary: "Takes none", takesData: false });
    await expect(loadEnv("demo/takes-none", { data: "/games" })).rejects.toMatchObject({
      code: "env/bad-option",
      message: expect.stringContaining("demo/takes-none needs no data"),
    });
    expect(asked).toEqual([]);
    await loadEnv("demo/takes-none");
    await loadEnv("demo/takes", { data: "/games" });
    expect(asked).toEqual([{}, { data: "/games" }]);
  });
});
