import { openAsyncEnv } from "@rwml/core";
import { conversationRules } from "../conversation/conversation-rules.js";
import type { ConversationSetting } from "../conversation/conversation-setting.js";
import type { ConversationRole, ConversationState } from "../conversation/conversation-state.js";
import { observeConversation } from "../conversation/observation.js";
import type { Participant } from "../conversation/participant.js";
import { ownWording } from "../conversation/wording/own-wording.js";
import type { Wording } from "../conversation/wording/wording.js";
import { pythonJson } from "../python/json-text.js";
import type { PythonValue } from "../python/python-value.js";
import type { Task } from "../world/task.js";
import { toolBugsIn } from "../world/tool-bugs-in.js";
import { conversationJudge } from "./conversation-judge.js";
import type { GymEnv, GymInfo, GymReset, GymStep } from "./gym-env.js";
import { playerOf } from "./player-of.js";
import { toolsOf } from "./tools-of.js";

/** Options of `openGym`. */
export interface OpenGymOptions {
  readonly setting: ConversationSetting;
  readonly task: Task;
  /** The role that steps. Default: `agent`. */
  readonly role?: ConversationRole;
  /** Plays the other role; nobody where the agent works alone. */
  readonly partner?: (task: Task) => Participant;
  /** Whether observations hold the whole conversation, or what came after the role's last message. Default: the latter. */
  readonly allMessages?: boolean;
  /** Words of the tools' descriptions. Default: our own. */
  readonly wording?: Wording;
}

/**
 * Opens a task as upstream's AgentGymEnv or UserGymEnv does: actions as tool calls in functional form or as JSON, or as
 * words; observations as lines `user: …`, `assistant: …`, `tool: …`; a reward at the end.
 *
 * @example
 * const gym = openGym({ setting, task, partner: (task) => llmUser({ model, task, … }) });
 * const { observation } = await gym.reset();
 * const step = await gym.step("get_user_details(user_id='mia_li_3668')");
 */
export function openGym(options: OpenGymOptions): GymEnv {
  const { task, role = "agent", partner, allMessages = false, wording = ownWording } = options;
  const setting = { ...options.setting, agentMayStop: role === "agent" || options.setting.agentMayStop };
  const judge = conversationJudge(setting);
  const other: ConversationRole = role === "agent" ? "user" : "agent";
  const env = openAsyncEnv(
    conversationRules(`tau2/${setting.domain.name}`, setting, { observer: role, judge, toolBugs: "answer" }),
    {
      role,
      players: partner === undefined ? {} : { [other]: playerOf(partner) },
    },
  );
  const tools = toolsOf(setting, role, wording);
  const observe = ({ messages }: ConversationState): string =>
    observeConversation(messages, role, allMessages ? "everything" : "answers");
  const info = (state: ConversationState): GymInfo => ({
    ...{ task, tools, policy: setting.policy, tool_bugs: toolBugsIn(state.messages) },
    simulation_run: state.ended === null ? "{}" : conversationJson(state),
  });
  return {
    async reset({ seed = 0, signal } = {}): Promise<GymReset> {
      const { state } = await env.reset({ task, seed, signal });
      return { observation: state.ended === null ? observe(state) : "", info: info(state) };
    },
    async step(action, { signal } = {}): Promise<GymStep> {
      const before = env.state;
      if (before.ended !== null) {
        return { observation: "", reward: 0, terminated: true, truncated: false, info: info(before) };
      }
      const {
        after,
        rejection,
        observation,
        reward,
        terminated,
        info: verdict,
      } = await env.step(action, { signal });
      return {
        observation: rejection === null ? observe(after) : observation,
        ...{ reward, terminated, truncated: false },
        info: { ...info(after), reward_info: pythonJson((verdict.reward_info ?? {}) as PythonValue) },
      };
    },
  };
}

function conversationJson({ task, messages, ended }: ConversationState): string {
  return pythonJson({
    task_id: task.id,
    termination_reason: ended,
    messages: messages as unknown as PythonValue,
  });
}
