export type { ArchiveLimits } from "@rwml/core/pull";
export { cacheFolder } from "./benchmark/data/cache-folder.js";
export { dataFolder, domainFolder } from "./benchmark/data/data-folder.js";
export type { DownloadProgress } from "./benchmark/data/download.js";
export { loadDatabases } from "./benchmark/data/load-databases.js";
export { type LoadedDomain, loadDomain } from "./benchmark/data/load-domain.js";
export { loadPolicy, type PolicyChoice } from "./benchmark/data/load-policy.js";
export { loadSplits, loadTasks, tasksOfSplit } from "./benchmark/data/load-tasks.js";
export { pinnedRelease, type Release } from "./benchmark/data/pinned-release.js";
export { type PullOptions, pullData } from "./benchmark/data/pull-data.js";
export type { PullOutcome } from "./benchmark/data/whole-copy.js";
export { type ActionAccuracy, actionAccuracy } from "./benchmark/metrics/action-accuracy.js";
export { type RunMetrics, runMetrics } from "./benchmark/metrics/run-metrics.js";
export {
  type Checkpoint,
  type CheckpointOptions,
  openCheckpoint,
  type Resumption,
} from "./benchmark/results/checkpoint.js";
export { type ConvertOptions, convertResults } from "./benchmark/results/convert-results.js";
export { loadResults, type ResultsLayout, type StoredResults } from "./benchmark/results/load-results.js";
export { type RejudgeOptions, rejudge } from "./benchmark/results/rejudge.js";
export type { Results, RunInfo } from "./benchmark/results/results.js";
export {
  fileOfRun,
  type SaveOptions,
  saveResults,
  whileRunIsHeld,
} from "./benchmark/results/save-results.js";
export type { Simulation } from "./benchmark/results/simulation.js";
export { goldParticipant } from "./benchmark/run/gold-participants.js";
export { agentNames, openAgent, openUser, type Seat, userNames } from "./benchmark/run/participant-choice.js";
export {
  type ConversationPlan,
  type PlayedConversation,
  playConversation,
} from "./benchmark/run/play-conversation.js";
export {
  type RunDomainOptions,
  type RunJudge,
  type RunOutcome,
  type RunRole,
  runDomain,
} from "./benchmark/run/run-domain.js";
export type { RunProgress } from "./benchmark/run/run-progress.js";
export { type RunTasksOptions, runTasks, type SimulationStore } from "./benchmark/run/run-tasks.js";
export { trialSeeds } from "./benchmark/run/trial-seeds.js";
export type { Dialogue } from "./benchmark/sources/dialogue.js";
export { domainNamed, domainNames } from "./benchmark/sources/domain-named.js";
export {
  type DomainSource,
  type SourceProblem,
  settingOf,
  type TaskChoice,
} from "./benchmark/sources/domain-source.js";
export type { DomainData, DomainSpec } from "./benchmark/sources/domain-spec.js";
export {
  type GeneratedSource,
  type GeneratedSourceOptions,
  generatedSource,
} from "./benchmark/sources/generated-source.js";
export { ownSource } from "./benchmark/sources/own-source.js";
export { databasesNamed, sourceNamed } from "./benchmark/sources/source-named.js";
export { type UpstreamSourceOptions, upstreamSource } from "./benchmark/sources/upstream-source.js";
export {
  type GoldDifference,
  type GoldReport,
  isGoldReached,
  type RaisedGoldAction,
} from "./benchmark/verify/gold-report.js";
export {
  type FileReport,
  isFaithful,
  type ResultsDifference,
  type ResultsReport,
} from "./benchmark/verify/results-report.js";
export { type VerifyGoldOptions, verifyGold } from "./benchmark/verify/verify-gold.js";
export { type VerifyResultsOptions, verifyResults, verifyRun } from "./benchmark/verify/verify-results.js";
export { loadWordingPack, wordingOf } from "./benchmark/wording/load-wording-pack.js";
export { readWordingPack } from "./benchmark/wording/read-wording-pack.js";
export type { CallRequest, ConversationAction } from "./conversation/action.js";
export { parseAction, printAction } from "./conversation/action-text.js";
export { type LlmAgentOptions, llmAgent, llmGroundTruthAgent } from "./conversation/agent/llm-agent.js";
export { type LlmSoloAgentOptions, llmSoloAgent } from "./conversation/agent/llm-solo-agent.js";
export { type ConversationRulesOptions, conversationRules } from "./conversation/conversation-rules.js";
export { type ConversationSetting, defaultLimits } from "./conversation/conversation-setting.js";
export type { ConversationRole, ConversationState } from "./conversation/conversation-state.js";
export { observeConversation } from "./conversation/observation.js";
export { freeUtterance, type Participant, type Utterance } from "./conversation/participant.js";
export { toolList, toolSchemas } from "./conversation/prompts/tool-schemas.js";
export { scriptedParticipant } from "./conversation/scripted-participant.js";
export { isLimit, type TerminationReason, terminationReasons } from "./conversation/termination.js";
export type { CustomerScript, Fact, Goal, Topic } from "./conversation/user/customer-script.js";
export type { DeviceCommand } from "./conversation/user/device-command.js";
export { dummyUser } from "./conversation/user/dummy-user.js";
export { type LlmUserOptions, llmUser } from "./conversation/user/llm-user.js";
export { scriptedCustomer } from "./conversation/user/scripted-customer.js";
export { ownWording } from "./conversation/wording/own-wording.js";
export type { Wording } from "./conversation/wording/wording.js";
export type { GeneratedDomain, Problem } from "./generate/generated-domain.js";
export { conversationJudge } from "./gym/conversation-judge.js";
export { type CustomerState, customerModule } from "./gym/customer-module.js";
export { domainModule } from "./gym/domain-module.js";
export { generatedModule } from "./gym/generated-module.js";
export type { GymEnv, GymInfo, GymReset, GymStep } from "./gym/gym-env.js";
export { type ImportOptions, importResults } from "./gym/import/import-results.js";
export { type OpenGymOptions, openGym } from "./gym/open-gym.js";
export { ownModule } from "./gym/own-module.js";
export { playerOf } from "./gym/player-of.js";
export { type RecordedState, type RecordedTask, recordedModule } from "./gym/recorded-module.js";
export { registerDomain } from "./gym/register-domain.js";
export { scriptedModule } from "./gym/scripted-module.js";
export { startsAlone } from "./gym/starts-alone.js";
export { toolsOf } from "./gym/tools-of.js";
export { type UpstreamModuleOptions, upstreamModule } from "./gym/upstream-module.js";
export type { AssertionJudge } from "./judge/assertion-judge.js";
export { judgeWithModel } from "./judge/assertion-judge.js";
export type { Conversation } from "./judge/conversation.js";
export { type EvaluationType, evaluationTypes } from "./judge/evaluation-type.js";
export { type JudgeOptions, judgeConversation } from "./judge/judge-conversation.js";
export { llmAssertionJudge } from "./judge/llm-assertion-judge.js";
export type { RewardInfo } from "./judge/reward-info.js";
export { pythonEqual } from "./python/equal.js";
export { pythonJson } from "./python/json-text.js";
export { float, int, isNumber, numberOf } from "./python/number.js";
export { parsePythonJson } from "./python/parse-json.js";
export { isToolError, ToolError } from "./python/python-error.js";
export type { PythonDict, PythonNumber, PythonRecord, PythonValue } from "./python/python-value.js";
export { pythonStr } from "./python/repr.js";
export { type BeginOptions, beginWorld, type Databases, newWorld } from "./world/begin-world.js";
export { respond, type Setting, type ToolBugs, useTool } from "./world/call-tool.js";
export { databaseHash } from "./world/database-hash.js";
export type { Domain } from "./world/domain.js";
export { generatedEnding } from "./world/domains/generated-endings.js";
export { lookUp } from "./world/look-up.js";
export type { Message, ParticipantMessage, ToolCall, ToolMessage } from "./world/message.js";
export {
  choiceParameter,
  integerParameter,
  numberParameter,
  orElse,
  textParameter,
} from "./world/parameters.js";
export { readTask } from "./world/read-task.js";
export type { EvaluationCriteria, GoldAction, Task } from "./world/task.js";
export { ToolBug } from "./world/tool-bug.js";
export { toolBugsIn } from "./world/tool-bugs-in.js";
export { dictResult, listResult, modelResult, type ToolResult } from "./world/tool-result.js";
export type {
  AnyToolkit,
  Arguments,
  Parameter,
  ReadTool,
  Tool,
  Toolkit,
  ToolType,
  WorldFunction,
  WriteTool,
} from "./world/toolkit.js";
export { type World, type WorldAccess, WorldCell } from "./world/world.js";
