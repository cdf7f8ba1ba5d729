import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { describe, expect, it } from "vitest";
import type { ProgressEvent } from "../../act/progress/progress-event.js";
import { planMeasurement } from "./demo-plan.js";
import { measureSpeed } from "./measure-speed.js";

const tiny = { width: 16, heads: 2, layers: 1, hidden: 32 };
const task = {
  ...planMeasurement({ minutes: 10, data: null, seed: 1 }),
  models: { standard: tiny, small: tiny },
  episodes: 2,
  rounds: 1,
  seconds: 0,
  threads: 1,
};
const leftovers = () => readdirSync(tmpdir()).filter((name) => name.startsWith("rwml-speed-")).length;

describe("measureSpeed", () => {
  it("should measure recording, updates and samples of each model, and leave nothing behind", async () => {
    const before = leftovers();
    const events: ProgressEvent[] = [];
    const speed = await measureSpeed(task, (event) => events.push(event), new AbortController().signal);
    const { standard, small } = speed!.models;
    const measured = [speed!.recordedSteps, standard.updates, standard.samples, small.updates, small.samples];
    expect(measured.every((value) => Number.isFinite(value) && value > 0)).toBe(true);
    expect(events.map(({ type }) => type)).toEqual(["stage-start", "stage-end"]);
    expect(leftovers()).toBe(before);
  }, 60_000);

  it("should stop when asked to", async () => {
    expect(await measureSpeed(task, () => {}, AbortSignal.abort())).toBeNull();
  }, 60_000);
});
