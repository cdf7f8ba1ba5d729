import { type AnyEnvModule, GymError, loadEnv, type Predictor, seededRandom } from "@rwml/core";
import { readManifest } from "@rwml/core/dataset";
import { registerEnvironments } from "../act/environments/register-environments.js";
import type { ProgressListener } from "../act/progress/progress-event.js";
import { labelDetermined } from "../data/label-determined.js";
import { readEpisodes } from "../data/read-episodes.js";
import type { TextEpisode } from "../data/text-episode.js";
import { openTokenizer } from "../data/tokens/tokenizer.js";
import { hashedTfidf } from "../gap/hashed-tfidf.js";
import { gapReward, rewardRules } from "../gap/reward-rule.js";
import { loadModel, type StoredModel } from "../model/folder/model-folder.js";
import { openRuntime, type Runtime } from "../model/onnx/runtime.js";
import { openSampler } from "../model/sample/sampler.js";
import { chooseExamples } from "./choose-examples.js";
import { compareModels } from "./compare-models.js";
import { countTrained } from "./count-trained.js";
import { evaluateBaseline } from "./evaluate-baseline.js";
import { evaluateModel } from "./evaluate-model.js";
import type { EvaluationResult, EvaluationTask } from "./evaluation-task.js";
import type { HitTest } from "./judge-prediction.js";
import { learnBaseline, retrievalName } from "./learned-from.js";
import { type Measured, measured } from "./measured.js";
import { textWindows } from "./text-windows.js";

const stage = "evaluate";

/**
 * Measures models, and the environment's baselines beside them, on every transition of a dataset: exact match of the whole
 * observation and hit rate (gap below the paper's threshold). All gaps are measured with the embedder of the last
 * model. Blocks its thread, so drivers call it in a thread of its own.
 *
 * @throws GymError `evaluate/no-model` when there is nothing to measure, `evaluate/interrupted` when the signal aborts
 */
export async function evaluateRun(
  task: EvaluationTask,
  onProgress: ProgressListener,
  signal: AbortSignal,
): Promise<EvaluationResult> {
  await registerEnvironments(task.modules);
  const manifest = readManifest(task.data);
  const module = await loadEnv(manifest.env, task.load);
  const models = loadModels(task);
  const episodes = await readLabelled(task.data, module);
  const trainedOn = Object.fromEntries(models.map(({ name, model }) => [name, model.trainedOn]));
  const baseline =
    task.learnFrom === null ? null : await learnBaseline(task.learnFrom, manifest, module, trainedOn);
  const embedder = hashedTfidf(models.at(-1)!.model.embedder);
  const { threshold } = rewardRules.observation;
  const gap = (predicted: string, real: string) =>
    predicted.trim() === "" ? 1 : 1 - embedder.similarity!(predicted, real);
  const isHit = (predicted: string, real: string) => gapReward(gap(predicted, real), threshold) === 1;

  onProgress({ type: "stage-start", stage, title: "Evaluate" });
  const started = performance.now();
  const results = measureBaselines(module, baseline?.open ?? null, episodes, isHit);
  const runtime = await openRuntime({ threads: task.threads });
  for (const [index, model] of models.entries()) {
    const onShare = (share: number) => {
      const done = (index + share) / models.length;
      const total = episodes.length * models.length * 2;
      onProgress({
        type: "stage-progress",
        stage,
        done: Math.round(done * total),
        total,
        unit: "episodes",
        secondsLeft: (secondsSince(started) * (1 - done)) / done,
        figures: {},
      });
      if (signal.aborted) throw new GymError("evaluate/interrupted", "The evaluation was interrupted.");
    };
    results.push(await measureModel(runtime, model, episodes, isHit, task.seed, onShare));
  }
  const real = episodes.flatMap(({ id, steps }) =>
    steps.map(({ action, observation, determined = null }, step) => ({
      episode: id,
      step,
      action,
      observation,
      determined,
    })),
  );
  onProgress({
    type: "stage-end",
    stage,
    seconds: secondsSince(started),
    figures: { transitions: real.length },
  });
  return {
    episodes: episodes.length,
    transitions: real.length,
    determined: real.every(({ determined }) => determined === null)
      ? null
      : real.filter(({ determined }) => determined).length,
    trained: countTrained(
      baseline === null ? trainedOn : { ...trainedOn, [retrievalName]: baseline.source },
      manifest,
      episodes,
    ),
    learned: baseline?.learned ?? null,
    policy: manifest.policy,
    embedder: { id: embedder.id, kind: embedder.kind, threshold },
    evaluations: results.map(({ evaluation }) => evaluation),
    comparisons: compareModels(
      results.map(({ outcomes, evaluation: { kind } }) => ({ ...outcomes, kind })),
      task.seed,
    ),
    examples: chooseExamples(
      real,
      results.map(({ predictions }) => predictions),
      gap,
      task.examples,
      task.seed,
    ),
  };
}

interface NamedModel {
  readonly name: string;
  readonly model: StoredModel;
}

function loadModels({ models }: EvaluationTask): readonly NamedModel[] {
  const loaded = Object.entries(models).map(([name, folder]) => ({ name, model: loadModel(folder) }));
  if (loaded.length > 0) return loaded;
  throw new GymError("evaluate/no-model", "There is no model to evaluate. Name at least one model folder.");
}

async function readLabelled(
  data: string,
  { determinedBy, predictors }: AnyEnvModule,
): Promise<TextEpisode[]> {
  const episodes = await readEpisodes(data);
  const open = determinedBy === undefined ? undefined : predictors?.[determinedBy];
  return open === undefined ? episodes : episodes.map((episode) => labelDetermined(episode, open()));
}

function measureBaselines(
  { predictors = {}, determinedBy }: AnyEnvModule,
  openRetrieval: (() => Predictor) | null,
  episodes: readonly TextEpisode[],
  isHit: HitTest,
): Measured[] {
  const all = { ...(openRetrieval === null ? {} : { [retrievalName]: openRetrieval }), ...predictors };
  return Object.entries(all).map(([name, open]) => {
    const begun = performance.now();
    const greedy = evaluateBaseline(open, episodes, isHit);
    const kind = name === determinedBy ? "ceiling" : "baseline";
    return measured({ name, kind }, greedy, null, secondsSince(begun));
  });
}

/** @param onShare is told the share of the work that is done, in (0, 1] */
async function measureModel(
  runtime: Runtime,
  { name, model }: NamedModel,
  episodes: readonly TextEpisode[],
  isHit: HitTest,
  seed: number,
  onShare: (share: number) => void,
): Promise<Measured> {
  const begun = performance.now();
  const tokenizer = openTokenizer(model.tokenizer);
  const windows = episodes.flatMap((episode) => textWindows(episode, tokenizer, model.window));
  const sampler = await openSampler(runtime, model.config);
  const pass = (temperature: 0 | 1) =>
    evaluateModel(
      { sampler, parameters: model.parameters, tokenizer },
      windows,
      { temperature, maxNewTokens: model.prediction },
      seededRandom(seed, "evaluate"),
      isHit,
      (done) => onShare((temperature + done / windows.length) / 2),
    );
  try {
    const greedy = await pass(0);
    return measured({ name, kind: "model" }, greedy, await pass(1), secondsSince(begun));
  } finally {
    await sampler.release();
  }
}

function secondsSince(start: number): number {
  return (performance.now() - start) / 1000;
}
