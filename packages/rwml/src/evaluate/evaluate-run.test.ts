import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { registerEnvironments } from "../act/environments/register-environments.js";
import { readEpisodes } from "../data/read-episodes.js";
import { hashedTfidf } from "../gap/hashed-tfidf.js";
import { loadModel } from "../model/folder/model-folder.js";
import { followEpisode } from "../model/follow-episode.js";
import { openRuntime } from "../model/onnx/runtime.js";
import { openWorldModel } from "../model/world-model.js";
import { newestModel } from "../train/newest-model.js";
import { smallDataset, smallTask } from "../train/small-run.fixture.js";
import { trainWorldModel } from "../train/train-world-model.js";
import { trainedModels } from "../train/trained-models.js";
import { evaluateRun } from "./evaluate-run.js";
import { renderEvaluations } from "./report/render-report-table.js";

const forever = new AbortController().signal;
const [train, test] = [
  await smallDataset("alfworld/generated", 20, 1),
  await smallDataset("alfworld/generated-heldout", 6, 1),
];
const task = smallTask(train, { start: 40, supervised: 2, rwml: 2 });
await trainWorldModel(task, () => {}, forever);
const models = trainedModels(task.out);
const settings = { load: {}, modules: [], seed: 1, threads: 1 };

describe("evaluateRun", () => {
  it("should measure baselines and models on every transition", async () => {
    const evaluation = { models, data: test, learnFrom: train, ...settings, examples: 4 };
    const result = await evaluateRun(evaluation, () => {}, forever);
    const transitions = (await readEpisodes(test)).reduce((sum, { steps }) => sum + steps.length, 0);
    expect(result.transitions).toBe(transitions);
    expect(result.evaluations.map(({ name, kind }) => [name, kind])).toEqual([
      ["retrieval", "baseline"],
      ["copy-memory", "baseline"],
      ["rule-tracker", "ceiling"],
      ["start", "model"],
      ["supervised", "model"],
      ["rwml", "model"],
    ]);
    for (const { greedy, sampled, kind } of result.evaluations) {
      for (const table of kind === "model" ? [greedy, sampled!] : [greedy]) {
        expect(table.all.exactMatch.count).toBe(transitions);
        expect(table.determined!.hit.count).toBe(result.determined);
        expect(table.all.hit.rate!).toBeGreaterThanOrEqual(table.all.exactMatch.rate!);
      }
    }
    const tracker = result.evaluations[2]!.greedy;
    expect(tracker.determined!.exactMatch.rate).toBeGreaterThan(0.98);
    expect([...new Set(result.comparisons.map(({ from, to }) => `${from} ${to}`))]).toEqual([
      "supervised rwml",
      "start supervised",
      "start rwml",
      "retrieval start",
      "copy-memory start",
      "retrieval supervised",
      "copy-memory supervised",
      "retrieval rwml",
      "copy-memory rwml",
    ]);
    expect(result.examples).toHaveLength(4);
    expect(result.examples[0]!.predictions.map(({ name }) => name)).toEqual([
      "retrieval",
      "copy-memory",
      "rule-tracker",
      "start",
      "supervised",
      "rwml",
    ]);
    expect(await evaluateRun(evaluation, () => {}, forever)).toMatchObject({
      comparisons: result.comparisons,
      examples: result.examples,
    });
  });

  it("should let retrieval learn what the models did, and say where it did not", async () => {
    const about = { models, data: test, ...settings, examples: 0 };
    const fair = await evaluateRun({ ...about, learnFrom: train }, () => {}, forever);
    expect(fair.learned).toMatchObject({ episodes: 20, otherwiseTrained: [] });
    const [baseline] = fair.evaluations;
    expect(baseline).toMatchObject({ name: "retrieval", kind: "baseline", sampled: null });
    expect(baseline!.greedy.all.exactMatch.rate).toBeGreaterThan(0.1);

    const none = await evaluateRun({ ...about, learnFrom: null }, () => {}, forever);
    expect(none.evaluations.map(({ name }) => name)).not.toContain("retrieval");
    expect(renderEvaluations(none)).toMatch(/^- retrieval, .* was left out: .*--learn-from/);

    const cheating = await evaluateRun({ ...about, learnFrom: test }, () => {}, forever);
    expect(cheating.learned!.otherwiseTrained).toEqual(["start", "supervised", "rwml"]);
    expect(cheating.trained).toMatchObject({ episodes: 6, transitions: cheating.transitions });
    expect(renderEvaluations(cheating)).toContain("their figures are no fair comparison");
  });

  it("should refuse to learn from other rules", async () => {
    await registerEnvironments([]);
    const other = await smallDataset("tau2/retail-generated", 1, 1);
    const evaluation = { models, data: test, learnFrom: other, ...settings, examples: 0 };
    await expect(evaluateRun(evaluation, () => {}, forever)).rejects.toMatchObject({
      code: "evaluate/other-rules",
    });
  });

  it("should tell transitions that were trained on, and say so before anything else", async () => {
    const about = { models, learnFrom: train, ...settings, examples: 0 };
    const fresh = await evaluateRun({ ...about, data: test }, () => {}, forever);
    expect(fresh.trained).toEqual({ episodes: 0, transitions: 0, unknown: [] });
    expect(renderEvaluations(fresh)).not.toContain("trained on");
    const seen = await evaluateRun({ ...about, data: train }, () => {}, forever);
    expect(seen.trained).toEqual({ episodes: 20, transitions: seen.transitions, unknown: [] });
    expect(renderEvaluations(seen)).toMatch(/^- .* transitions \(20 of 20 episodes\) were trained on: /);
    const overlapping = await smallDataset("alfworld/generated", 4, 19);
    const some = await evaluateRun({ ...about, data: overlapping }, () => {}, forever);
    expect(some.trained.episodes).toBe(2);
  });

  it("should stop when asked to", async () => {
    const evaluation = { models, data: test, learnFrom: train, ...settings, examples: 4 };
    await expect(evaluateRun(evaluation, () => {}, AbortSignal.abort())).rejects.toThrow(/interrupted/);
  });
});

describe("a trained world model", () => {
  it("should follow an episode and predict texts, the same each time", async () => {
    const stored = loadModel(newestModel(task.out));
    const model = await openWorldModel(await openRuntime({ threads: 1 }), stored);
    const [episode] = await readEpisodes(test);
    const followed = [1, 2].map(() => followEpisode(model, hashedTfidf(stored.embedder)));
    const predictions = [];
    for (const follower of followed) {
      follower.start(episode!.initialObservation);
      const [first, second] = episode!.steps;
      const before = await follower.predict(first!.action);
      follower.update(first!.action, first!.observation);
      predictions.push([before, await follower.predict(second!.action)]);
      expect(await follower.gap(first!.observation, first!.observation)).toBeCloseTo(0, 6);
    }
    expect(predictions[1]).toEqual(predictions[0]);
    expect(predictions[0]!.every((text) => typeof text === "string")).toBe(true);
    await model.release();
  });

  it("should say where it looked when there is none", () => {
    const empty = mkdtempSync(join(tmpdir(), "rwml-empty-"));
    expect(() => newestModel(empty)).toThrow(/no trained world model/);
    expect(() => loadModel(empty)).toThrow(/model\.json is missing/);
  });
});
