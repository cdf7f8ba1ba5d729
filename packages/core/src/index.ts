export type { Draft } from "immer";
export type { AnyEnv, Env, ResetOptions } from "./env/env.js";
export { type OpenEnvOptions, openEnv, rulesName } from "./env/open-env.js";
export type { Snapshot } from "./env/snapshot.js";
export type { Patch, Reset, Step } from "./env/step.js";
export { EnvNotStartedError, EpisodeEndedError, GymError, UnknownIdError } from "./errors.js";
export type { Policy, PolicyFactory, PolicyInput } from "./policy/policy.js";
export { randomPolicy } from "./policy/random-policy.js";
export type { Prediction, Predictor } from "./predict/predictor.js";
export { MersenneTwister } from "./random/mersenne-twister.js";
export { PythonRandom } from "./random/python-random.js";
export { type Random, type RandomState, randomFromState } from "./random/random.js";
export { seededRandom } from "./random/seed.js";
export type { AnyEnvModule, EnvModule } from "./registry/env-module.js";
export { nearestNames } from "./registry/nearest-names.js";
export {
  type EnvEntry,
  type LoadOptions,
  listEnvs,
  loadEnv,
  makeEnv,
  registerEnv,
} from "./registry/registry.js";
export type { ActionCodec, Parsed, Rejection } from "./rules/action-codec.js";
export type { Json, JsonObject } from "./rules/json.js";
export { type Cause, defineRules, type Rules, type Verdict } from "./rules/rules.js";
export type { TaskSource } from "./rules/task-source.js";
export { mapObservation } from "./wrap/map-observation.js";
export { mapReward } from "./wrap/map-reward.js";
