export {
  type Batch,
  type BatchInfos,
  type BatchOptions,
  type BatchReset,
  type BatchStep,
  openBatch,
} from "./batch/open-batch.js";
export { type AlfworldExpertName, alfworldExperts } from "./expert/experts.js";
export { HandcodedExpert } from "./expert/handcoded/handcoded.js";
export { UpstreamHandcodedExpert } from "./expert/handcoded/upstream-handcoded.js";
export { type Plan, planFrom } from "./expert/plan-from.js";
export { PlannerExpert } from "./expert/planner-expert.js";
export { planCommands, solutionOf } from "./expert/solution-of.js";
export { solve } from "./expert/solve.js";
export type { SceneChoice, TaskTypeChoice } from "./game/chosen-tasks.js";
export { collectGames, type GameFile } from "./game/collect-games.js";
export { findSplitFolder, splitNamed } from "./game/data-folder.js";
export { type EntityNames, entityNames } from "./game/entity-names.js";
export { type Game, type TaskType, taskTypes, type Wording } from "./game/game.js";
export { gameOrder } from "./game/game-order.js";
export { type GameTasksOptions, gameTasks } from "./game/game-tasks.js";
export { loadGame, loadInitialState } from "./game/load-game.js";
export type { LeftOut, SurveyedGame, TaskChoice } from "./game/look-at-game.js";
export { ownDomainText, ownGrammar } from "./game/own-logic.js";
export { type GameOrigin, gameOfInitialState, parseGame } from "./game/parse-game.js";
export { parseProblem } from "./game/parse-problem.js";
export type { Fact, Goal, GoalVariable, Problem } from "./game/problem.js";
export { type SceneKind, sceneKinds } from "./game/scene-kind.js";
export { type Split, splits } from "./game/splits.js";
export { type CollectOptions, type GameSurvey, surveyGames } from "./game/survey-games.js";
export { readableWalkthrough } from "./game/walkthrough.js";
export { aimOf } from "./generate/aim-of.js";
export { type GameWish, generateGame, loadGeneratedGame } from "./generate/generate-game.js";
export { generateRoom } from "./generate/generate-room.js";
export type { GeneratedRoom } from "./generate/generated-room.js";
export { type GeneratedTasksOptions, generatedTasks } from "./generate/generated-tasks.js";
export { practiceTasks } from "./generate/practice-tasks.js";
export { rearrange } from "./generate/rearrange.js";
export { writeGameFile } from "./generate/write-game-file.js";
export { writeProblem } from "./generate/write-problem.js";
export { writeTrajectoryFile } from "./generate/write-trajectory-file.js";
export { alfworldPredictors } from "./knowledge/predictors.js";
export { expertMixPolicy, makeExpertMix } from "./policy/expert-mix.js";
export { explorePolicy } from "./policy/explore.js";
export type { SplitCount } from "./pull/count-games.js";
export { archiveAddresses } from "./pull/original-archives.js";
export {
  type PullGamesOptions,
  type PullGamesOutcome,
  type PullProgress,
  pullGames,
} from "./pull/pull-games.js";
export type { SeenArchive } from "./pull/unpack-games.js";
export { registerAlfworld } from "./register.js";
export {
  type GoldenDifference,
  type GoldenReport,
  type VerifyGoldenOptions,
  verifyGolden,
} from "./verify/verify-golden.js";
export type { AlfworldAction } from "./world/actions.js";
export { type Admissible, admissible, admissibleCommands } from "./world/admissible.js";
export { commandTemplates } from "./world/command-templates.js";
export { type FactsOptions, facts } from "./world/facts.js";
export {
  type AlfworldInfos,
  alfworldInfos,
  defaultInfoNames,
  type InfosContext,
  infoNames,
} from "./world/infos.js";
export { isWon } from "./world/is-won.js";
export type { Receptacle, Room, Thing } from "./world/room.js";
export { type AlfworldRulesOptions, alfworldRules, makeAlfworldRules } from "./world/rules.js";
export { startState } from "./world/start-state.js";
export type { AlfworldState, NameSet, ObjectState, ReceptacleState } from "./world/state.js";
export { type Turn, takeTurn } from "./world/take-turn.js";
