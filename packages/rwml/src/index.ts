export {
  type CollectDatasetOptions,
  type CollectDatasetResult,
  collectDataset,
} from "./collect/collect-dataset.js";
export { type EpisodeWindow, episodeWindows, type History, promptTokens } from "./data/episode-windows.js";
export { readEpisodes } from "./data/read-episodes.js";
export { type SelectTripletsOptions, selectTriplets, type TripletCounts } from "./data/select-triplets.js";
export type { TextEpisode, TextStep } from "./data/text-episode.js";
export { episodeTriplets, type Triplet } from "./data/triplet.js";
export type { MachineSpeed, ModelSpeed } from "./demo/machine-speed.js";
export { type DemoOptions, runDemo } from "./demo/run-demo.js";
export { type BootstrapInterval, type BootstrapOptions, pairedBootstrap } from "./evaluate/bootstrap.js";
export type { EvaluationResult, EvaluationTask } from "./evaluate/evaluation-task.js";
export { runEvaluation } from "./evaluate/run-evaluation.js";
export type { Embedder } from "./gap/embedder.js";
export { fitHashedTfidf, type HashedTfidfModel, hashedTfidf } from "./gap/hashed-tfidf.js";
export { gapReward, type RewardRule, rewardRules, type TargetKind } from "./gap/reward-rule.js";
export { rougeL } from "./gap/rouge.js";
export { type PredictionScore, type ScoredPair, scorePredictions } from "./gap/score-predictions.js";
export { type ExecutionProvider, openRuntime, type Runtime, type RuntimeOptions } from "./onnx/runtime.js";
export type { ProgressEvent, ProgressListener } from "./progress/progress-event.js";
export { readReport } from "./report/read-report.js";
export { renderReportHtml } from "./report/render-report-html.js";
export { renderReportTable } from "./report/render-report-table.js";
export type { Report } from "./report/report.js";
export { openTokenizer, type Tokenizer } from "./text/tokenizer.js";
export type { TokenizerModel } from "./text/tokenizer-model.js";
export { trainTokenizer } from "./text/train-tokenizer.js";
export type { Budget } from "./train/budget.js";
export { defaultRecipe, type Recipe } from "./train/recipe.js";
export { runTraining } from "./train/run-training.js";
export type { TrainingOutcome, TrainingTask } from "./train/training-task.js";
export { followEpisode } from "./world-model/follow-episode.js";
export { loadModel, type StoredModel, saveModel } from "./world-model/model-folder.js";
export { newestModel } from "./world-model/newest-model.js";
export { openWorldModel, type PredictOptions, type WorldModel } from "./world-model/world-model.js";
