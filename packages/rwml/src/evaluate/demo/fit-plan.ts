import { defaultRecipe } from "../../train/recipe.js";
import { rowsOfTokens } from "../../train/rows-of-tokens.js";
import { timeShares } from "../../train/time-shares.js";
import type { TrainingStage } from "../../train/training-stage.js";
import type { MachineSpeed } from "./machine-speed.js";
import { alfworldWindow } from "./measure-speed.js";
import { type ModelName, modelChoices, modelNames } from "./model-choice.js";

/** What a machine of some speed can do in some time. Plain JSON, stored with the run. */
export interface FittedPlan {
  readonly model: ModelName;
  readonly trainEpisodes: number;
  readonly testEpisodes: number;
  /** Seconds of training: the start's, and those of each arm behind it. */
  readonly seconds: { readonly start: number; readonly arm: number };
  /** Steps a second expected of each stage. */
  readonly pace: Readonly<Record<TrainingStage, number>>;
  /** Supervised steps expected of the start and its arm together. */
  readonly supervisedSteps: number;
  /** Whether that is too little to predict better than copying does. */
  readonly isTooSlow: boolean;
}

/** The share of the time that is planned: the rest is for starting threads, for saving, and for a pace that varies. */
const plannedShare = 0.92;
/** At most so much of it goes into recording, and into testing. */
const mostRecording = 0.12;
const mostTesting = 0.16;
/** At least so much goes into training, even where the least data and the smallest test take longer than they may. */
const leastTraining = 0.4;

const episodes = { least: 200, most: 20_000 };
const testEpisodes = { least: 12, most: 72 };
/** What episodes of at most 30 steps have on average, in steps and in rows of the trainer. */
const stepsAnEpisode = 25;
const rowsAnEpisode = 0.86;
/** How often the supervised stages may see each row: more data would cost time, and fewer are learned by heart. */
const passes = 1.5;
/** Two threads record so many times what one does; then the trainer has to read it. */
const recordingThreads = 1.4;
const readingShare = 0.1;
/** Test predictions: greedy and sampled of three models. They are about as quick as samples. */
const predictionsAStep = 6;
/** An iteration of RWML takes about as long as so many supervised updates. */
const updatesAnIteration = 10;

/**
 * Fits data, model and phases to the speed of a machine and the time there is: all of it is to end within `minutes`, collecting
 * and evaluating included. The larger model is taken where it can be trained for long enough.
 */
export function fitPlan(speed: MachineSpeed, minutes: number): FittedPlan {
  const fitted = modelNames.map((model) => fitModel(model, speed, minutes));
  return fitted.find(({ isTooSlow }) => !isTooSlow) ?? fitted.at(-1)!;
}

/** The whole minutes with which a machine would not be too slow, rounded up generously; null when a day is not enough. */
export function minutesNeeded(speed: MachineSpeed): number | null {
  for (let minutes = 1; minutes <= 24 * 60; minutes = Math.ceil(minutes * 1.2)) {
    if (!fitPlan(speed, minutes).isTooSlow) return minutes;
  }
  return null;
}

function fitModel(model: ModelName, speed: MachineSpeed, minutes: number): FittedPlan {
  const { updates, samples } = speed.models[model];
  const planned = 60 * minutes * plannedShare;
  const shares = timeShares(2);

  const testSeconds = (stepsAnEpisode * predictionsAStep) / samples;
  const tested = within(testEpisodes, (mostTesting * planned) / testSeconds);
  const left = Math.max(0, planned - tested * testSeconds);

  const recordSeconds = (stepsAnEpisode / speed.recordedSteps) * (1 / recordingThreads + readingShare);
  const rows = rowsOfTokens(defaultRecipe.supervised.tokens, alfworldWindow);
  // Training gets the less time the more is recorded, so this asks for a little more than will be seen.
  const seen = (rows * updates * left * (shares.start + shares.arm)) / rowsAnEpisode;
  const recorded = within(episodes, Math.min(seen / passes, (mostRecording * planned) / recordSeconds));

  const training = Math.max(leastTraining * planned, left - recorded * recordSeconds);
  const seconds = { start: training * shares.start, arm: training * shares.arm };
  const supervisedSteps = Math.floor(updates * (seconds.start + seconds.arm));
  return {
    model,
    trainEpisodes: recorded,
    testEpisodes: tested,
    seconds,
    pace: { start: updates, supervised: updates, rwml: updates / updatesAnIteration },
    supervisedSteps,
    isTooSlow: supervisedSteps < modelChoices[model].leastSteps,
  };
}

function within({ least, most }: { readonly least: number; readonly most: number }, wanted: number): number {
  return Math.round(Math.min(most, Math.max(least, wanted)));
}
