import { type EnvModule, embedPlayers, type Random, type TaskSource, UnknownIdError } from "@rwml/core";
import { settingOf } from "../benchmark/sources/domain-source.js";
import { sourceNamed } from "../benchmark/sources/source-named.js";
import type { UpstreamSourceOptions } from "../benchmark/sources/upstream-source.js";
import type { ConversationAction } from "../conversation/action.js";
import { actionKind } from "../conversation/action-kind.js";
import { conversationRules } from "../conversation/conversation-rules.js";
import { type ConversationSetting, defaultLimits } from "../conversation/conversation-setting.js";
import type { ConversationState } from "../conversation/conversation-state.js";
import { stopWord } from "../conversation/stop-words.js";
import type { Task } from "../world/task.js";
import { conversationJudge } from "./conversation-judge.js";

/** What a recorded conversation is played from: its task, and all that its user did, in order. */
export interface RecordedTask {
  readonly task: Task;
  readonly replies: readonly ConversationAction[];
}

/** A conversation whose user repeats a recording. */
export interface RecordedState extends ConversationState {
  readonly replies: readonly ConversationAction[];
  /** How many messages of users there were before the recording began. */
  readonly earlier: number;
}

/**
 * The environment that imported recordings are episodes of: the user says again what it said, whatever the agent does,
 * and stops when the recording is over. Limits do not count, they have done their work. It has no tasks of its own.
 *
 * @param name such as `retail` or `retail-generated`
 */
export function recordedModule(
  name: string,
  options: UpstreamSourceOptions = {},
): EnvModule<RecordedState, ConversationAction, RecordedTask> {
  const source = sourceNamed(name, options);
  const unlimited = Number.MAX_SAFE_INTEGER;
  const limits = { ...defaultLimits, maxHops: unlimited, maxErrors: unlimited, agentMayStop: source.solo };
  const setting: ConversationSetting = settingOf(source, limits);
  const { start, ...rules } = conversationRules(
    `tau2/${name}-recorded${source.solo ? "-solo" : ""}`,
    setting,
    { judge: conversationJudge(setting), toolBugs: "answer" },
  );
  const recorded = {
    ...rules,
    start({ task, replies }: RecordedTask, random: Random): RecordedState {
      const state = start(task, random);
      return { ...state, replies, earlier: usersMessages(state) };
    },
  };
  return {
    rules: embedPlayers<RecordedState, ConversationAction, RecordedTask>(recorded, { user: nextReply }),
    tasks: noTasks,
    actionKind,
  };
}

function nextReply(state: RecordedState): ConversationAction {
  return state.replies[usersMessages(state) - state.earlier] ?? { type: "say", text: stopWord };
}

function usersMessages({ messages }: ConversationState): number {
  return messages.filter(({ role }) => role === "user").length;
}

const noTasks: TaskSource<RecordedTask> = {
  size: 0,
  id: (index) => String(index),
  load: (id) => {
    throw new UnknownIdError("task of a recording", id, []);
  },
};
