export type { Draft } from "immer";
export { currentOf, originalOf } from "./draft/current-of.js";
export type { Produce, Produced } from "./draft/produce.js";
export { produceTables } from "./draft/produce-tables.js";
export { taskCount, taskIdAt } from "./env/ask-tasks.js";
export type { AsyncEnv, AsyncReset, AsyncStep, CallOptions, Move } from "./env/async-env.js";
export type { AnyEnv, Env, ResetOptions } from "./env/env.js";
export { type OpenAsyncEnvOptions, openAsyncEnv } from "./env/open-async-env.js";
export { type OpenEnvOptions, openEnv } from "./env/open-env.js";
export { requireOptions, requireWholeNumber, stepLimit } from "./env/require-options.js";
export { requireTasks } from "./env/require-tasks.js";
export type { Snapshot } from "./env/snapshot.js";
export type { Patch, Reset, Step } from "./env/step.js";
export {
  type BadResult,
  BadResultError,
  EnvNotStartedError,
  EpisodeEndedError,
  GymError,
  isGymError,
  MemberFailedError,
  PlayerRejectedError,
  type ResultPlace,
  RulesError,
  UnknownIdError,
} from "./errors.js";
export { type EmbedOptions, embedPlayers } from "./player/embed-players.js";
export type { Player, PlayerInput, ScriptedPlayer } from "./player/player.js";
export type { Expert, ExpertFactory, ExpertInput } from "./policy/expert.js";
export { expertPolicy } from "./policy/expert-policy.js";
export type { Policy, PolicyFactory, PolicyInput } from "./policy/policy.js";
export { randomPolicy } from "./policy/random-policy.js";
export type { Prediction, Predictor } from "./predict/predictor.js";
export { leadingWord, type ObservedEpisode, type RetrievalOptions, retrieval } from "./predict/retrieval.js";
export { MersenneTwister } from "./random/mersenne-twister.js";
export { mostSeed } from "./random/most-seed.js";
export { PythonRandom } from "./random/python-random.js";
export { type Random, type RandomState, randomFromState } from "./random/random.js";
export { seededRandom } from "./random/seed.js";
export type { AnyEnvModule, EnvModule } from "./registry/env-module.js";
export { nearestNames } from "./registry/nearest-names.js";
export { openModule } from "./registry/open-module.js";
export {
  type EnvEntry,
  type LoadOptions,
  listEnvs,
  loadEnv,
  makeEnv,
  registerEnv,
  requireLoadable,
} from "./registry/registry.js";
export { unknownAmong } from "./registry/unknown-among.js";
export type { ActionCodec, Parsed, Rejection } from "./rules/action-codec.js";
export type { Json, JsonObject } from "./rules/json.js";
export { type Cause, defaultRole, defineRules, type Rules, type Verdict } from "./rules/rules.js";
export { rulesName } from "./rules/rules-name.js";
export type { TaskSource } from "./rules/task-source.js";
export { mapAction } from "./wrap/map-action.js";
export { mapObservation } from "./wrap/map-observation.js";
export { mapReward } from "./wrap/map-reward.js";
