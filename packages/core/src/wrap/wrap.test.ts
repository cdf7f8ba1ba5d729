import { describe, expect, it } from "vitest";
import type { AnyEnv } from "../env/env.js";
import { openEnv } from "../env/open-env.js";
import { checkLaws } from "../testing/check-laws.js";
import { houseModule } from "../testing/demo/house-module.js";
import { houseRules } from "../testing/demo/house-rules.js";
import { mapAction } from "./map-action.js";
import { mapObservation } from "./map-observation.js";
import { mapReward } from "./map-reward.js";

const openHouse = () => openEnv(houseRules, houseModule);

describe("mapObservation", () => {
  it("should change the first and every later text, with the state at hand", () => {
    const env = mapObservation(openHouse(), (text, { room }) => `[${room}] ${text}`);
    expect(env.reset({ seed: 0 }).observation).toMatch(/^\[kitchen\] You are in the kitchen\./);
    expect(env.step("look").observation).toMatch(/^\[kitchen\] You are/);
  });

  it("should go on in forks and after a restore, and leave snapshots as they were", () => {
    const env = mapObservation(openHouse(), (text) => text.toUpperCase());
    env.reset({ seed: 0 });
    const snapshot = env.snapshot();
    expect(snapshot.observation).toMatch(/^You are/);
    expect(env.fork().fork().step("look").observation).toMatch(/^YOU ARE/);
    env.restore(snapshot);
    expect(env.step("look").observation).toMatch(/^YOU ARE/);
  });
});

describe("mapAction", () => {
  const open = () =>
    mapAction(openHouse(), (text, { room }) => text.replace("fetch", room === "kitchen" ? "take" : "lose"));

  it("should change texts before the world reads them, with the state at hand", () => {
    const env = open();
    env.reset({ seed: 0, task: "key-on-shelf" });
    const { text, rejection, observation } = env.fork().step("fetch key");
    expect({ text, rejection }).toEqual({ text: "take key", rejection: null });
    expect(observation).toContain("the key (hand)");
    expect(env.step("take key").text).toBe("take key");
  });

  it("should pass typed actions as they are, and leave the list of actions alone", () => {
    const env = open();
    env.reset({ seed: 0, task: "key-on-shelf" });
    const { action } = env.fork().step("take key");
    expect(env.admissible()).toContain("take key");
    expect(env.step(action!).text).toBe("take key");
  });
});

describe("mapReward", () => {
  it("should see the whole step", () => {
    const env = mapReward(openHouse(), ({ reward, rejection }) => (rejection === null ? reward : -1));
    env.reset({ seed: 0, task: "key-on-shelf" });
    expect(env.step("fly").reward).toBe(-1);
    expect(env.fork().step("dance").reward).toBe(-1);
    env.step("take key");
    expect(env.step("put key on shelf").reward).toBe(1);
  });
});

describe("a function that maps", () => {
  it("should give a text, or a finite number", () => {
    const silent = mapObservation(openHouse(), () => undefined as unknown as string);
    expect(() => silent.reset({ seed: 0 })).toThrow(
      "The function given to mapObservation returned undefined at the reset. It must return a string.",
    );
    const mute = mapAction(openHouse(), () => null as unknown as string);
    mute.reset({ seed: 0 });
    expect(() => mute.step("look")).toThrow(
      'The function given to mapAction returned null for the action "look". It must return a string.',
    );
    expect(() => mapAction(openHouse(), (text) => text).step("look")).toThrow(/reset/);
    const broken = mapReward(openHouse(), () => Number.NaN);
    broken.reset({ seed: 0 });
    expect(() => broken.step("look")).toThrow(
      'The function given to mapReward returned NaN for the action "look". It must return a finite number.',
    );
  });
});

describe("wrapped envs", () => {
  it("should obey every law", () => {
    const open = (): AnyEnv =>
      mapReward(
        mapAction(
          mapObservation(openHouse(), (text) => `> ${text}`),
          (text) => text.trim(),
        ),
        () => 0,
      );
    const broken = checkLaws({ ...houseModule, open }, { walks: 20 }).filter(({ held }) => !held);
    expect(broken).toEqual([]);
  });
});
