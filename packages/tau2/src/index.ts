export { type LlmAgentOptions, llmAgent, llmGroundTruthAgent } from "./agent/llm-agent.js";
export { type LlmSoloAgentOptions, llmSoloAgent } from "./agent/llm-solo-agent.js";
export { ChatError, type ChatErrorCode } from "./chat/chat-error.js";
export type { AssistantChatMessage, ChatMessage, ChatToolCall } from "./chat/chat-message.js";
export type { AnsweredToolCall, ChatAnswer, ChatModel, ChatRequest } from "./chat/chat-model.js";
export { deferredModel } from "./chat/deferred-model.js";
export { type OpenAiCompatibleOptions, openAiCompatibleModel } from "./chat/openai-compatible-model.js";
export type { Price } from "./chat/price.js";
export type { ToolSchema } from "./chat/tool-schema.js";
export type { Usage } from "./chat/usage.js";
export type { CallRequest, ConversationAction } from "./conversation/action.js";
export { parseAction, printAction } from "./conversation/action-text.js";
export { type ConversationRulesOptions, conversationRules } from "./conversation/conversation-rules.js";
export { type ConversationSetting, defaultLimits } from "./conversation/conversation-setting.js";
export type { ConversationRole, ConversationState } from "./conversation/conversation-state.js";
export type { Message, ParticipantMessage, ToolCall, ToolMessage } from "./conversation/message.js";
export { observeConversation } from "./conversation/observation.js";
export { freeUtterance, type Participant, type Utterance } from "./conversation/participant.js";
export { scriptedParticipant } from "./conversation/scripted-participant.js";
export { type TerminationReason, terminationReasons } from "./conversation/termination.js";
export { cacheFolder } from "./data/cache-folder.js";
export { dataFolder, domainFolder } from "./data/data-folder.js";
export type { DownloadProgress } from "./data/download.js";
export { loadDatabases } from "./data/load-databases.js";
export { loadPolicy, type PolicyChoice } from "./data/load-policy.js";
export { loadSplits, loadTasks, tasksOfSplit } from "./data/load-tasks.js";
export { pinnedRelease, type Release } from "./data/pinned-release.js";
export { type PullOptions, pullData } from "./data/pull-data.js";
export type { PullOutcome } from "./data/whole-copy.js";
export { domainNamed, domainNames } from "./domains/domain-named.js";
export { conversationJudge } from "./env/conversation-judge.js";
export { type DomainSource, type SourceProblem, settingOf, type TaskChoice } from "./env/domain-source.js";
export { type GeneratedState, generatedModule } from "./env/generated-module.js";
export {
  type GeneratedSource,
  type GeneratedSourceOptions,
  generatedSource,
} from "./env/generated-source.js";
export { type RecordedState, type RecordedTask, recordedModule } from "./env/recorded-module.js";
export { sourceNamed } from "./env/source-named.js";
export { type UpstreamModuleOptions, upstreamModule } from "./env/upstream-module.js";
export { type UpstreamSourceOptions, upstreamSource } from "./env/upstream-source.js";
export { type BeginOptions, beginWorld, type Databases, newWorld } from "./environment/begin-world.js";
export { respond, type Setting, useTool } from "./environment/call-tool.js";
export { databaseHash } from "./environment/database-hash.js";
export type { Domain } from "./environment/domain.js";
export type { Tool, Toolkit } from "./environment/toolkit.js";
export { type World, type WorldAccess, WorldCell } from "./environment/world.js";
export type { GeneratedDomain, Problem } from "./generate/generated-domain.js";
export type { GymEnv, GymInfo, GymReset, GymStep } from "./gym/gym-env.js";
export { type OpenGymOptions, openGym } from "./gym/open-gym.js";
export { playerOf } from "./gym/player-of.js";
export { toolsOf } from "./gym/tools-of.js";
export { type ImportOptions, importResults } from "./import/import-results.js";
export type { AssertionJudge } from "./judge/assertion-judge.js";
export { judgeWithModel } from "./judge/assertion-judge.js";
export type { Conversation } from "./judge/conversation.js";
export { type EvaluationType, evaluationTypes } from "./judge/evaluation-type.js";
export { type JudgeOptions, judgeConversation } from "./judge/judge-conversation.js";
export { llmAssertionJudge } from "./judge/llm-assertion-judge.js";
export type { RewardInfo } from "./judge/reward-info.js";
export { type RunMetrics, runMetrics } from "./metrics/run-metrics.js";
export { toolList, toolSchemas } from "./prompts/tool-schemas.js";
export { pythonJson } from "./python/json-text.js";
export { parsePythonJson } from "./python/parse-json.js";
export type { PythonDict, PythonNumber, PythonRecord, PythonValue } from "./python/python-value.js";
export { type Checkpoint, openCheckpoint } from "./results/checkpoint.js";
export { type ConvertOptions, convertResults } from "./results/convert-results.js";
export { loadResults, type ResultsLayout, type StoredResults } from "./results/load-results.js";
export { type RejudgeOptions, rejudge } from "./results/rejudge.js";
export type { Results, RunInfo } from "./results/results.js";
export { type SaveOptions, saveResults } from "./results/save-results.js";
export type { Simulation } from "./results/simulation.js";
export { goldParticipant } from "./run/gold-participants.js";
export { agentNames, openAgent, openUser, type Seat, userNames } from "./run/participant-choice.js";
export { type ConversationPlan, type PlayedConversation, playConversation } from "./run/play-conversation.js";
export { type RunDomainOptions, type RunOutcome, type RunRole, runDomain } from "./run/run-domain.js";
export type { RunProgress } from "./run/run-progress.js";
export { type RunTasksOptions, runTasks, type SimulationStore } from "./run/run-tasks.js";
export { trialSeeds } from "./run/trial-seeds.js";
export { readTask } from "./task/read-task.js";
export type { EvaluationCriteria, GoldAction, Task } from "./task/task.js";
export type { CustomerScript, Fact, Goal, Topic } from "./user/customer-script.js";
export { dummyUser } from "./user/dummy-user.js";
export { type LlmUserOptions, llmUser } from "./user/llm-user.js";
export { scriptedCustomer } from "./user/scripted-customer.js";
export { type GoldDifference, type GoldReport, isGoldReached } from "./verify/gold-report.js";
export {
  type FileReport,
  isFaithful,
  type ResultsDifference,
  type ResultsReport,
} from "./verify/results-report.js";
export { type VerifyGoldOptions, verifyGold } from "./verify/verify-gold.js";
export { type VerifyResultsOptions, verifyResults, verifyRun } from "./verify/verify-results.js";
export { loadWordingPack, wordingOf } from "./wording/load-wording-pack.js";
export { ownWording } from "./wording/own-wording.js";
export { readWordingPack } from "./wording/read-wording-pack.js";
export type { Wording } from "./wording/wording.js";
