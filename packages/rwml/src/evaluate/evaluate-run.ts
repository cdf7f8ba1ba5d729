import { GymError, loadEnv, seededRandom } from "@rwml/core";
import { readManifest } from "@rwml/core/dataset";
import { registerEnvironments } from "../cli/register-environments.js";
import { labelDetermined } from "../data/label-determined.js";
import { readEpisodes } from "../data/read-episodes.js";
import { hashedTfidf } from "../gap/hashed-tfidf.js";
import { rewardRules } from "../gap/reward-rule.js";
import { openRuntime } from "../onnx/runtime.js";
import { openSampler } from "../onnx/sample/sampler.js";
import type { ProgressListener } from "../progress/progress-event.js";
import type { Comparison, Evaluation } from "../report/report.js";
import { openTokenizer } from "../text/tokenizer.js";
import { textWindows } from "../train/text-windows.js";
import { loadModel } from "../world-model/model-folder.js";
import { chooseExamples, type Predictions } from "./choose-examples.js";
import { compareOutcomes, type NamedOutcomes } from "./compare-outcomes.js";
import { evaluateBaseline } from "./evaluate-baseline.js";
import { evaluateModel } from "./evaluate-model.js";
import type { EvaluationResult, EvaluationTask } from "./evaluation-task.js";
import { scoreTable } from "./score-table.js";

const stage = "evaluate";
const maxNewTokens = 60;

/**
 * Measures models, and the environment's baselines beside them, on every transition of a dataset: exact match of the whole
 * observation and hit rate (gap below the paper's threshold). All gaps are measured with the embedder of the last
 * model. Blocks its thread, so drivers call it in a thread of its own.
 */
export async function evaluateRun(
  task: EvaluationTask,
  onProgress: ProgressListener,
  signal: AbortSignal,
): Promise<EvaluationResult> {
  await registerEnvironments(task.modules);
  const manifest = readManifest(task.data);
  const module = await loadEnv(manifest.env, task.load);
  const read = await readEpisodes(task.data);
  const open = module.determinedBy === undefined ? undefined : module.predictors?.[module.determinedBy];
  const episodes = open === undefined ? read : read.map((episode) => labelDetermined(episode, open()));
  const stored = Object.entries(task.models).map(([name, folder]) => ({ name, model: loadModel(folder) }));
  const embedder = hashedTfidf(stored.at(-1)!.model.embedder);
  const { threshold } = rewardRules.observation;
  const gap = (predicted: string, real: string) =>
    predicted.trim() === "" ? 1 : 1 - embedder.similarity!(predicted, real);
  const isHit = (predicted: string, real: string) => gap(predicted, real) < threshold;

  const total = episodes.length * stored.length * 2;
  onProgress({ type: "stage-start", stage, title: "Evaluate" });
  const started = performance.now();
  const secondsSince = (from: number) => (performance.now() - from) / 1000;
  const evaluations: Evaluation[] = [];
  const outcomes: NamedOutcomes[] = [];
  const predictions: Predictions[] = [];
  for (const [name, predictor] of Object.entries(module.predictors ?? {})) {
    const begun = performance.now();
    const result = evaluateBaseline(predictor, episodes, isHit);
    outcomes.push({ name, greedy: result.outcomes, sampled: null });
    predictions.push({ name, texts: result.predictions });
    evaluations.push({
      name,
      kind: "baseline",
      greedy: scoreTable(result.outcomes),
      sampled: null,
      seconds: secondsSince(begun),
    });
  }

  const runtime = await openRuntime({ threads: task.threads });
  for (const [index, { name, model }] of stored.entries()) {
    const begun = performance.now();
    const tokenizer = openTokenizer(model.tokenizer);
    const sampler = await openSampler(runtime, model.config);
    const windows = episodes.flatMap((episode) => textWindows(episode, tokenizer, model.window));
    const predict = (temperature: 0 | 1) =>
      evaluateModel(
        { sampler, parameters: model.parameters, tokenizer },
        windows,
        { temperature, maxNewTokens },
        seededRandom(task.seed, "evaluate"),
        isHit,
        (done) => {
          const passes = index * 2 + temperature + done / windows.length;
          const share = passes / (stored.length * 2);
          onProgress({
            type: "stage-progress",
            stage,
            done: Math.round(share * total),
            total,
            unit: "episodes",
            secondsLeft: (secondsSince(started) * (1 - share)) / share,
            figures: {},
          });
          if (signal.aborted) throw new GymError("evaluate/interrupted", "The evaluation was interrupted.");
        },
      );
    const greedy = await predict(0);
    const sampled = await predict(1);
    await sampler.release();
    outcomes.push({ name, greedy: greedy.outcomes, sampled: sampled.outcomes });
    predictions.push({ name, texts: greedy.predictions });
    evaluations.push({
      name,
      kind: "model",
      greedy: scoreTable(greedy.outcomes),
      sampled: scoreTable(sampled.outcomes),
      seconds: secondsSince(begun),
    });
  }
  onProgress({
    type: "stage-end",
    stage,
    seconds: secondsSince(started),
    figures: { transitions: outcomes[0]!.greedy.length },
  });
  const real = episodes.flatMap(({ id, steps }) =>
    steps.map(({ action, observation, determined }, step) => ({
      episode: id,
      step,
      action,
      observation,
      determined: determined ?? null,
    })),
  );
  return {
    episodes: episodes.length,
    transitions: real.length,
    determined: open === undefined ? null : real.filter(({ determined }) => determined).length,
    policy: manifest.policy,
    embedder: { id: embedder.id, kind: embedder.kind, threshold },
    evaluations,
    comparisons: compareInTurn(outcomes, module.determinedBy, task.seed),
    examples: chooseExamples(real, predictions, gap, task.examples, task.seed),
  };
}

/** Compares the first model with each baseline but the ceiling, which knows the rules, and each model with the one before. */
function compareInTurn(
  outcomes: readonly NamedOutcomes[],
  ceiling: string | undefined,
  seed: number,
): readonly Comparison[] {
  const baselines = outcomes.filter(({ name, sampled }) => sampled === null && name !== ceiling);
  const models = outcomes.filter(({ sampled }) => sampled !== null);
  return models.flatMap((model, index) =>
    (index === 0 ? baselines : [models[index - 1]!]).flatMap((before) =>
      compareOutcomes(before, model, seed),
    ),
  );
}
