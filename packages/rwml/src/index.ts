export {
  type CollectDatasetOptions,
  type CollectDatasetResult,
  collectDataset,
} from "./act/collect/collect-dataset.js";
export type { ProgressEvent, ProgressListener } from "./act/progress/progress-event.js";
export { type EpisodeWindow, episodeWindows, type History, promptTokens } from "./data/episode-windows.js";
export { readEpisodes } from "./data/read-episodes.js";
export { type SelectTripletsOptions, selectTriplets, type TripletCounts } from "./data/select-triplets.js";
export type { TextEpisode, TextStep } from "./data/text-episode.js";
export { openTokenizer, type Tokenizer } from "./data/tokens/tokenizer.js";
export type { TokenizerModel } from "./data/tokens/tokenizer-model.js";
export { trainTokenizer } from "./data/tokens/train-tokenizer.js";
export { episodeTriplets, type Triplet } from "./data/triplet.js";
export { type BootstrapInterval, type BootstrapOptions, pairedBootstrap } from "./evaluate/bootstrap.js";
export type { MachineSpeed, ModelSpeed } from "./evaluate/demo/machine-speed.js";
export { type DemoOptions, runDemo } from "./evaluate/demo/run-demo.js";
export type { EvaluationResult, EvaluationTask } from "./evaluate/evaluation-task.js";
export { readReport } from "./evaluate/report/read-report.js";
export { renderReportHtml } from "./evaluate/report/render-report-html.js";
export { renderReportTable } from "./evaluate/report/render-report-table.js";
export type { Report } from "./evaluate/report/report.js";
export { runEvaluation } from "./evaluate/run-evaluation.js";
export type { Embedder } from "./gap/embedder.js";
export { fitHashedTfidf, type HashedTfidfModel, hashedTfidf } from "./gap/hashed-tfidf.js";
export { gapReward, type RewardRule, rewardRules, type TargetKind } from "./gap/reward-rule.js";
export { rougeL } from "./gap/rouge.js";
export { type PredictionScore, type ScoredPair, scorePredictions } from "./gap/score-predictions.js";
export { loadModel, type StoredModel, saveModel } from "./model/folder/model-folder.js";
export { followEpisode } from "./model/follow-episode.js";
export {
  type ExecutionProvider,
  openRuntime,
  type Runtime,
  type RuntimeOptions,
} from "./model/onnx/runtime.js";
export { openWorldModel, type PredictOptions, type WorldModel } from "./model/world-model.js";
export type { Budget } from "./train/budget.js";
export { newestModel } from "./train/newest-model.js";
export { defaultRecipe, type Recipe } from "./train/recipe.js";
export { runTraining } from "./train/run-training.js";
export type { TrainingOutcome, TrainingTask } from "./train/training-task.js";
