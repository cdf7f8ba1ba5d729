import type { SealedFormat } from "../../data/stored/sealed-json.js";
import {
  fields,
  flag,
  integer,
  listOf,
  number,
  oneOf,
  orNull,
  type Shape,
  text,
  valuesOf,
} from "../../data/stored/shape.js";
import { trainingStages } from "../../train/training-stage.js";

const anyText = text(/^/);
const rate = fields({ rate: orNull(number(0)), count: integer() });
const scores = fields({ exactMatch: rate, hit: rate });
const scoreTable: Shape = fields({
  all: scores,
  determined: orNull(scores),
  undetermined: orNull(scores),
  byVerb: valuesOf(scores),
  determinedByVerb: valuesOf(scores),
});
const count = integer();
const seconds = number(0);

/** The fields of `report.json`: `report.ts` says what they mean. */
const content: Readonly<Record<string, Shape>> = {
  name: anyText,
  createdAt: anyText,
  command: anyText,
  environment: fields({ train: anyText, test: anyText, description: anyText }),
  machine: fields({
    cpu: anyText,
    cores: count,
    memoryGigabytes: number(),
    node: anyText,
    platform: anyText,
    executionProvider: anyText,
  }),
  seed: number(),
  plan: fields({
    minutes: number(),
    recordedSteps: number(),
    updates: number(),
    samples: number(),
    model: anyText,
    pace: fields({ start: number(), supervised: number(), rwml: number() }),
    supervisedSteps: count,
    isTooSlow: flag,
    minutesNeeded: orNull(number()),
  }),
  embedder: fields({ id: anyText, kind: oneOf("lexical", "semantic"), threshold: number() }),
  model: fields({ parameters: count, config: valuesOf(() => null) }),
  data: fields({
    trainEpisodes: count,
    trainTransitions: count,
    usage: fields({
      episodes: count,
      transitions: count,
      used: count,
      tooLong: count,
      cutOpenings: count,
      window: count,
      longest: count,
      windows: count,
      rows: count,
      filled: number(0),
    }),
    testEpisodes: count,
    testTransitions: count,
    testDetermined: orNull(count),
    trainPolicy: anyText,
    testPolicy: anyText,
  }),
  stages: listOf(
    fields({
      stage: oneOf(...trainingStages),
      steps: count,
      seconds,
      tokens: count,
      samples: count,
      skippedUpdates: count,
      curve: listOf(fields({ step: count, seconds, figures: valuesOf(orNull(number())) })),
    }),
  ),
  groups: listOf(fields({ iteration: count, groups: count, effective: count })),
  evaluations: listOf(
    fields({
      name: anyText,
      kind: oneOf("baseline", "ceiling", "model"),
      greedy: scoreTable,
      sampled: orNull(scoreTable),
      truncated: orNull(fields({ greedy: count, sampled: count })),
      seconds,
    }),
  ),
  comparisons: listOf(
    fields({
      from: anyText,
      to: anyText,
      predictions: oneOf("greedy", "sampled"),
      score: oneOf("exactMatch", "hit"),
      part: oneOf("all", "determined"),
      difference: number(),
      low: number(),
      high: number(),
      level: number(),
      resamples: count,
    }),
  ),
  examples: listOf(
    fields({
      episode: anyText,
      step: count,
      action: anyText,
      determined: orNull(flag),
      real: anyText,
      predictions: listOf(fields({ name: anyText, text: anyText, gap: number(), exact: flag })),
    }),
  ),
  caveats: listOf(anyText),
  secondsTotal: seconds,
};

/** The present form of `report.json`. */
export const reportFormat: SealedFormat = { formatVersion: 3, unsealed: [], content };
