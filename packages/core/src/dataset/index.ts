export { writeAtomically } from "../internal/write-atomically.js";
export { lockFolder, withFileLock, withFolderLock } from "../lock/with-lock.js";
export type { Episode, EpisodeEnd, EpisodeError, EpisodeStart } from "../record/episode.js";
export { type EpisodeOpening, EpisodeRecorder } from "../record/episode-recorder.js";
export { rebuildStates } from "../record/rebuild-states.js";
export type { RecordEvent, RecordSink } from "../record/record-event.js";
export { type RecordingEnv, type RecordOptions, recordTransitions } from "../record/record-transitions.js";
export { stateHash } from "../record/state-hash.js";
export type { Transition } from "../record/transition.js";
export { askSolution, chooseAction, openPolicy } from "./ask-policy.js";
export { checkContinuation, goesOn } from "./check-continuation.js";
export { checkWritten } from "./check-written.js";
export {
  type CollectOptions,
  type CollectResult,
  collectEpisodes,
  planCollection,
} from "./collect-episodes.js";
export {
  type CollectProgress,
  type CollectShareOptions,
  collectShare,
  type ShareResult,
} from "./collect-share.js";
export type { Difference } from "./compare-recording.js";
export { continueFrom } from "./continue-from.js";
export { requireLockStill } from "./dataset-lock.js";
export { DatasetWriter, openWriter, type WriterOptions } from "./dataset-writer.js";
export { DiskFullError, whileThereIsRoom } from "./disk-full-error.js";
export { type EpisodeFailure, type FailureKind, FailureTally, failureKind } from "./episode-failure.js";
export { finishDataset, requireComplete } from "./finish-dataset.js";
export { listFailures } from "./list-failures.js";
export {
  type BlockEntry,
  type DatasetCounts,
  type DatasetPlan,
  type FormatVersion,
  formatVersions,
  type Manifest,
  readManifest,
  type ShardEntry,
} from "./manifest.js";
export { type Dataset, openDataset } from "./open-dataset.js";
export { type HeldDataset, holdDataset, type PreparedDataset, prepareDataset } from "./prepare-dataset.js";
export {
  type Relabelled,
  type RelabelOptions,
  type RelabelReport,
  relabelDataset,
} from "./relabel-dataset.js";
export { failedEpisodes } from "./retry-episodes.js";
export type { Recording } from "./shard-part.js";
export type { StepWatch, WatchedPhase } from "./step-watch.js";
export type { ThreadFailure, ThreadFailureCode } from "./thread-failure.js";
export { type VerifyOptions, type VerifyReport, verifyDataset } from "./verify-dataset.js";
