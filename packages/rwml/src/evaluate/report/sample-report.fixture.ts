import type { StageFigures } from "../../train/training-figures.js";
import type { Comparison, Evaluation, Rate, Report, Scores, ScoreTable } from "./report.js";

const rate = (value: number, count: number): Rate => ({ rate: count === 0 ? null : value, count });

const scores = (exact: number, hit: number, count: number): Scores => ({
  exactMatch: rate(exact, count),
  hit: rate(hit, count),
});

function scoreTable(exact: number, determinedExact: number, hit: number): ScoreTable {
  return {
    all: scores(exact, hit, 1204),
    determined: scores(determinedExact, Math.min(1, hit + 0.06), 803),
    undetermined: scores(exact / 3, hit / 2, 401),
    byVerb: { go: scores(exact, hit, 511), take: scores(exact, hit, 220), refused: scores(exact, hit, 41) },
    determinedByVerb: {
      go: scores(determinedExact * 0.9, hit, 290),
      take: scores(determinedExact, hit, 220),
      open: scores(determinedExact * 0.7, hit, 120),
      inventory: scores(Math.min(1, determinedExact * 1.05), hit, 78),
      refused: scores(determinedExact, 1, 41),
      examine: scores(0, 0, 0),
    },
  };
}

const evaluation = (
  name: string,
  kind: Evaluation["kind"],
  greedy: ScoreTable,
  sampled: ScoreTable | null,
  seconds: number,
): Evaluation => ({
  ...{ name, kind, greedy, sampled, seconds },
  truncated: sampled === null ? null : { greedy: 3, sampled: 17 },
});

const supervised = (stage: "start" | "supervised", steps: number, seconds: number): StageFigures => ({
  stage,
  steps,
  seconds,
  tokens: 1050 * steps,
  samples: 75 * steps,
  skippedUpdates: 0,
  curve: Array.from({ length: 220 }, (_, point) => ({
    step: Math.round(((point + 1) * steps) / 220),
    seconds: ((point + 1) * seconds) / 220,
    figures: {
      loss: 6.2 * Math.exp(-point / 28) + 0.09 + 0.04 * Math.abs(Math.sin(point * 7.3)),
      learningRate: 3e-3 * Math.min(1, (point + 1) / 20) * (1 - point / 240),
    },
  })),
});

const comparison = (
  from: string,
  to: string,
  predictions: Comparison["predictions"],
  score: Comparison["score"],
  part: Comparison["part"],
  [difference, low, high]: readonly [number, number, number],
): Comparison => ({
  from,
  to,
  predictions,
  score,
  part,
  difference,
  low,
  high,
  level: 0.95,
  resamples: 2000,
});

/** A report with invented figures that uses every part of the format. */
export const sampleReport: Report = {
  name: "sample",
  createdAt: "2026-08-01T12:00:00.000Z",
  command: "rwml demo --minutes 10 --seed 1 --name sample",
  environment: {
    train: "alfworld/generated",
    test: "alfworld/generated-unseen",
    description: "Household tasks in rooms that were not seen in training",
  },
  machine: {
    cpu: "Example CPU",
    cores: 2,
    memoryGigabytes: 16,
    node: "20.20.2",
    platform: "linux x64",
    executionProvider: "cpu",
  },
  seed: 1,
  plan: {
    minutes: 10,
    recordedSteps: 5210,
    updates: 8.1,
    samples: 702,
    model: "standard",
    pace: { start: 8.1, supervised: 8.1, rwml: 0.3 },
    supervisedSteps: 3012,
    isTooSlow: false,
    minutesNeeded: 4,
  },
  embedder: { id: "hashed-words", kind: "lexical", threshold: 0.2 },
  model: {
    parameters: 1_204_992,
    config: { layers: 4, width: 128, heads: 4, context: 512, activation: "gelu" },
  },
  data: {
    trainEpisodes: 400,
    trainTransitions: 9801,
    usage: {
      ...{ episodes: 11_968, transitions: 9801, used: 9801 - 12, tooLong: 12, cutOpenings: 0 },
      ...{ window: 384, longest: 74, windows: 14_020, rows: 10_731, filled: 0.97 },
    },
    testEpisodes: 60,
    testTransitions: 1204,
    testDetermined: 803,
    trainPolicy: "expert-mix",
    testPolicy: "expert-mix",
  },
  stages: [
    supervised("start", 2200, 270.3),
    supervised("supervised", 812, 100.1),
    {
      stage: "rwml",
      steps: 30,
      seconds: 100.4,
      tokens: 1_003_200,
      samples: 7680,
      skippedUpdates: 2,
      curve: Array.from({ length: 30 }, (_, step) => ({
        step: step + 1,
        seconds: (step + 1) * 3.3,
        figures: {
          reward: 0.74 + 0.004 * step + 0.02 * Math.sin(step * 2.1),
          hit: 0.7 + 0.0041 * step + 0.02 * Math.sin(step * 1.7),
          kl: 0.0007 * step,
        },
      })),
    },
  ],
  groups: Array.from({ length: 30 }, (_, iteration) => ({
    iteration: iteration + 1,
    groups: 32,
    effective: Math.round(18 - iteration / 4 + 2 * Math.sin(iteration * 3)),
  })),
  evaluations: [
    evaluation("copy-memory", "baseline", scoreTable(0.121, 0.153, 0.318), null, 0.2),
    evaluation("rule-tracker", "ceiling", scoreTable(0.701, 1, 0.803), null, 0.4),
    evaluation("start", "model", scoreTable(0.622, 0.871, 0.744), scoreTable(0.571, 0.802, 0.711), 41),
    evaluation("supervised", "model", scoreTable(0.617, 0.887, 0.75), scoreTable(0.58, 0.84, 0.741), 41),
    evaluation("rwml", "model", scoreTable(0.631, 0.884, 0.781), scoreTable(0.604, 0.853, 0.766), 42.5),
  ],
  comparisons: [
    comparison("supervised", "rwml", "greedy", "exactMatch", "all", [0.014, 0.001, 0.026]),
    comparison("supervised", "rwml", "greedy", "exactMatch", "determined", [-0.003, -0.011, 0.005]),
    comparison("supervised", "rwml", "sampled", "hit", "all", [0.035, 0.02, 0.05]),
    comparison("supervised", "rwml", "sampled", "hit", "determined", [0.012, 0.003, 0.02]),
    comparison("start", "supervised", "greedy", "exactMatch", "all", [-0.02, -0.031, -0.008]),
    comparison("copy-memory", "rwml", "greedy", "exactMatch", "all", [0.51, 0.44, 0.57]),
  ],
  examples: [
    {
      episode: "episode-000412",
      step: 7,
      action: "open drawer 2",
      determined: false,
      real: "The drawer 2 swings open. Inside lie a spoon 1 & a <creditcard 2>.",
      predictions: [
        {
          name: "supervised",
          text: "The drawer 2 swings open. Inside lies nothing.",
          gap: 0.31,
          exact: false,
        },
        {
          name: "rwml",
          text: "The drawer 2 swings open. Inside lie a spoon 1 & a pen 3.",
          gap: 0.12,
          exact: false,
        },
      ],
    },
    {
      episode: "episode-000415",
      step: 3,
      action: "take mug 1 from shelf 4",
      determined: true,
      real: "The mug 1 leaves the shelf 4.",
      predictions: [
        { name: "supervised", text: "The mug 1 leaves the shelf 3.", gap: 0.08, exact: false },
        { name: "rwml", text: "The mug 1 leaves the shelf 4.", gap: 0, exact: true },
      ],
    },
  ],
  caveats: [
    "Hits are judged by a lexical embedder, so a paraphrase counts as a miss.",
    "One seed, one machine; another seed gives other figures.",
  ],
  secondsTotal: 588,
};
