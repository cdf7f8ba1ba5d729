import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GymError } from "@rwml/core";
import { describe, expect, it } from "vitest";
import type { ProgressEvent } from "../../act/progress/progress-event.js";
import { readReport } from "../report/read-report.js";
import type { Report } from "../report/report.js";
import { saveReport } from "../report/save-report.js";
import type { MachineSpeed } from "./machine-speed.js";
import { type DemoOptions, runDemo } from "./run-demo.js";

const run = join(mkdtempSync(join(tmpdir(), "rwml-demo-")), "small");

/** As much as a test has time for. */
const slowMachine: MachineSpeed = {
  recordedSteps: 1000,
  models: { standard: { updates: 1, samples: 10 }, small: { updates: 2, samples: 20 } },
};

/** The real main job, in its threads, within seconds. */
function start(options: Partial<DemoOptions> = {}): Promise<Report | null> {
  return runDemo({
    name: "small",
    run,
    minutes: 0.04,
    data: null,
    seed: 1,
    command: "rwml demo --minutes 0.04",
    signal: new AbortController().signal,
    onProgress: () => {},
    now: () => performance.now(),
    today: () => "2026-01-01T00:00:00.000Z",
    measure: async () => slowMachine,
    ...options,
  });
}

/** Where notes are kept, and a listener that keeps them. */
function notebook() {
  const notes: string[] = [];
  return {
    notes,
    onProgress: (event: ProgressEvent) => {
      if (event.type === "note") notes.push(event.text);
    },
  };
}

describe("runDemo", () => {
  it("should stop when asked to, go on from there with its plan, and write its report once", async () => {
    const stop = new AbortController();
    const stages: string[] = [];
    const said: string[] = [];
    const watch = (event: ProgressEvent) => {
      if (event.type === "note") said.push(event.text);
      if (event.type === "stage-end") stages.push(event.stage);
      if (event.type === "stage-progress" && event.stage === "start") stop.abort();
    };
    expect(await start({ signal: stop.signal, onProgress: watch })).toBeNull();
    // On a busy machine the first step of training can use up the stage's time before the signal is heard.
    expect(stages.slice(0, 3)).toEqual(["collect", "collect", "read"]);
    expect(said[0]).toMatch(/^Fitted to 2 updates a second: the small model, 200 episodes/);
    expect(said[0]).toMatch(/too few to predict better than copying.*\(--minutes \d+\)/s);
    expect(existsSync(join(run, "report.json"))).toBe(false);

    const measureAgain = () => Promise.reject(new Error("a run keeps its plan"));
    const report = await start({ measure: measureAgain });
    expect(report!.evaluations.map(({ name }) => name)).toEqual([
      "retrieval",
      "copy-memory",
      "rule-tracker",
      "start",
      "supervised",
      "rwml",
    ]);
    expect(report!.stages.map(({ stage }) => stage)).toEqual(["start", "supervised", "rwml"]);
    expect(report!.stages.every(({ steps }) => steps > 0)).toBe(true);
    expect(report!.groups.length).toBe(report!.stages[2]!.steps);
    expect(report!.plan).toMatchObject({ model: "small", updates: 2, isTooSlow: true });
    expect(report!.caveats.at(-1)).toMatch(/interrupted and went on/);
    expect(readReport(join(run, "report.json"))).toEqual(report);
    const page = readFileSync(join(run, "report.html"), "utf8");
    expect(page).toContain("alfworld/generated-heldout");
    expect(page).toContain("This machine was measured at 2.0 updates a second of the small model");
    expect(page).toMatch(/rwml is worse than the simple copy-memory/);

    const { notes, onProgress } = notebook();
    expect(await start({ onProgress })).toEqual(report);
    expect(notes.join()).toMatch(/is finished/);
  }, 120_000);

  it("should refuse to go on with other settings", async () => {
    await expect(start({ seed: 2 })).rejects.toThrow(/other settings.*--name/);
  });

  it("should refuse a report that it cannot read, by name, and say what to do", async () => {
    const file = join(run, "report.json");
    const before = readFileSync(file, "utf8");
    for (const [content, message] of [
      ["{}", /report\.json is not a report.*no "formatVersion".*delete it/],
      ["null", /report\.json is not a report.*: it is null, not an object/],
      [
        JSON.stringify({ ...JSON.parse(before), formatVersion: 1 }),
        /formatVersion is 1; this version of rwml reads 3/,
      ],
      ['{"formatVersion":99}', /formatVersion is 99/],
      [
        before.replace(/"trainEpisodes": \d+/, '"trainEpisodes": 201'),
        /report\.json .* changed after it was written/,
      ],
    ] as const) {
      writeFileSync(file, content);
      const refusal = await start().catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(GymError);
      expect((refusal as GymError).message).toMatch(message);
    }
    writeFileSync(file, before);
  });

  it.each(["recordedSteps", "updates", "samples", "minutes", "seed"])(
    "should refuse the report of a run with another value in %s",
    async (field) => {
      const file = join(run, "report.json");
      const before = readFileSync(file);
      const report = readReport(file);
      const changed =
        field === "seed" ? { ...report, seed: 2 } : { ...report, plan: { ...report.plan, [field]: 7 } };
      saveReport(file, changed);
      await expect(start()).rejects.toMatchObject({
        code: "demo/other-report",
        message: expect.stringMatching(/report\.json is the report of another run.*delete it/),
      });
      writeFileSync(file, before);
      expect(await start()).toEqual(report);
    },
  );

  it("should tell broken settings from others, by name, and a layout from either", async () => {
    const file = join(run, "run.json");
    const before = readFileSync(file, "utf8");
    for (const content of [
      ...["", "{", "null", "[]", "{}", `\ufeff${before}`, before.replace('"seed": 1', '"seed": "1"')],
      ...[before.replace("0.04", "1e999"), before.replace('"seed"', '"data": null, "seed"')],
    ]) {
      writeFileSync(file, content);
      await expect(start()).rejects.toMatchObject({
        code: "demo/broken-settings",
        message: expect.stringMatching(/run\.json is broken: .*--name/),
      });
    }
    writeFileSync(file, before.replaceAll("\n", "\r\n"));
    expect(await start()).not.toBeNull();
    writeFileSync(file, before);
  });

  it("should refuse a plan that it cannot read, by name", async () => {
    rmSync(join(run, "report.json"));
    const whole = readFileSync(join(run, "plan.json"), "utf8");
    for (const content of [
      ...["{", "null", '{"formatVersion":1}', '{"formatVersion":7}'],
      ...[whole.replace('"trainEpisodes": 200', '"trainEpisodes": 201'), whole.replace('"sha256"', '"sha"')],
    ]) {
      writeFileSync(join(run, "plan.json"), content);
      await expect(start()).rejects.toMatchObject({
        code: "demo/not-a-plan",
        message: expect.stringMatching(/plan\.json .*--name/),
      });
    }
  });
});
