import { type EnvModule, embedPlayers, type Random, type Rules, type TaskSource } from "@rwml/core";
import type { Dialogue } from "../benchmark/sources/dialogue.js";
import { settingOf } from "../benchmark/sources/domain-source.js";
import { generatedWorldNamed } from "../benchmark/sources/generated-domains.js";
import {
  type GeneratedSource,
  type GeneratedSourceOptions,
  generatedSource,
  problemNumber,
} from "../benchmark/sources/generated-source.js";
import type { ConversationAction } from "../conversation/action.js";
import { conversationRules } from "../conversation/conversation-rules.js";
import { type ConversationSetting, defaultLimits } from "../conversation/conversation-setting.js";
import type { ConversationState } from "../conversation/conversation-state.js";
import type { CustomerScript } from "../conversation/user/customer-script.js";
import { scriptedCustomer } from "../conversation/user/scripted-customer.js";
import type { Problem } from "../generate/generated-domain.js";
import { conversationJudge } from "./conversation-judge.js";
import { conversationSolution } from "./conversation-solution.js";
import { expertMixPolicy } from "./policy/expert-mix.js";
import { explorePolicy } from "./policy/explore.js";

/** A conversation with a scripted customer. */
export interface GeneratedState extends ConversationState {
  readonly script: CustomerScript;
}

/**
 * A domain of our own as an environment of one role: the customer is a part of the world. A problem's id is its number.
 *
 * @param name such as `retail`
 */
export function generatedModule(
  name: string,
  options: GeneratedSourceOptions = {},
): EnvModule<GeneratedState, ConversationAction, Problem> {
  const { dialogue } = generatedWorldNamed(name);
  const source = generatedSource(`${name}-generated`, options);
  const setting = settingOf(source, defaultLimits);
  const explore = explorePolicy([source.domain.agentTools], [...dialogue.identify, ...dialogue.questions]);
  return {
    rules: customerRules(setting, source, dialogue),
    tasks: problemTasks(source),
    policies: { "expert-mix": expertMixPolicy(explore), explore },
    defaultPolicy: "expert-mix",
    solution: ({ task }) => conversationSolution(task, dialogue),
  };
}

function customerRules(
  setting: ConversationSetting,
  { name }: GeneratedSource,
  { commands }: Dialogue,
): Rules<GeneratedState, ConversationAction, Problem> {
  const { start, ...rules } = conversationRules(`tau2/${name}`, setting, {
    judge: conversationJudge(setting),
  });
  const scripted = {
    ...rules,
    start: ({ task, script }: Problem, random: Random): GeneratedState => ({
      ...start(task, random),
      script,
    }),
  };
  return embedPlayers<GeneratedState, ConversationAction, Problem>(scripted, {
    user: (state) => scriptedCustomer(state.script, commands, state),
  });
}

function problemTasks(source: GeneratedSource): TaskSource<Problem> {
  return {
    size: Number.POSITIVE_INFINITY,
    id: String,
    load: (id) => source.problem(problemNumber(source.name, id)),
  };
}
