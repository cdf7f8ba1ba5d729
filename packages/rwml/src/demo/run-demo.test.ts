import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ProgressEvent } from "../progress/progress-event.js";
import type { Report } from "../report/report.js";
import { type DemoOptions, runDemo } from "./run-demo.js";

const run = join(mkdtempSync(join(tmpdir(), "rwml-demo-")), "small");

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
    ...options,
  });
}

describe("runDemo", () => {
  it("should stop when asked to, go on from there, and write its report once", async () => {
    const stop = new AbortController();
    const stages: string[] = [];
    const watch = (event: ProgressEvent) => {
      if (event.type === "stage-end") stages.push(event.stage);
      if (event.type === "stage-progress" && event.stage === "sft") stop.abort();
    };
    expect(await start({ signal: stop.signal, onProgress: watch })).toBeNull();
    // On a busy machine the first step of training can use up the stage's time before the signal is heard.
    expect(stages.slice(0, 3)).toEqual(["collect", "collect", "read"]);
    expect(existsSync(join(run, "report.json"))).toBe(false);

    const report = await start();
    expect(report!.evaluations.map(({ name }) => name)).toEqual([
      "copy-memory",
      "rule-tracker",
      "sft",
      "rwml",
    ]);
    expect(report!.stages.map(({ stage }) => stage)).toEqual(["sft", "rwml"]);
    expect(report!.stages.every(({ steps }) => steps > 0)).toBe(true);
    expect(report!.groups.length).toBe(report!.stages[1]!.steps);
    expect(JSON.parse(readFileSync(join(run, "report.json"), "utf8"))).toEqual(report);
    expect(readFileSync(join(run, "report.html"), "utf8")).toContain("alfworld/generated-heldout");

    const notes: string[] = [];
    const again = await start({
      onProgress: (event) => void (event.type === "note" && notes.push(event.text)),
    });
    expect(again).toEqual(report);
    expect(notes.join()).toMatch(/is finished/);
  }, 120_000);

  it("should refuse to go on with other settings", async () => {
    await expect(start({ seed: 2 })).rejects.toThrow(/other settings.*--name/);
  });
});
