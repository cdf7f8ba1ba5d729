import { type EnvModule, embedPlayers, type Random, type TaskSource } from "@rwml/core";
import type { Dialogue } from "../benchmark/sources/dialogue.js";
import { type DomainSource, settingOf } from "../benchmark/sources/domain-source.js";
import type { ConversationAction } from "../conversation/action.js";
import { actionKind } from "../conversation/action-kind.js";
import { conversationRules } from "../conversation/conversation-rules.js";
import { defaultLimits } from "../conversation/conversation-setting.js";
import type { ConversationState } from "../conversation/conversation-state.js";
import type { CustomerScript } from "../conversation/user/customer-script.js";
import { scriptedCustomer } from "../conversation/user/scripted-customer.js";
import type { Problem } from "../generate/generated-domain.js";
import { conversationJudge } from "./conversation-judge.js";
import { conversationSolution } from "./conversation-solution.js";
import { expertMixPolicy } from "./policy/expert-mix.js";
import { explorePolicy } from "./policy/explore.js";

/** A conversation with a scripted customer. */
export interface CustomerState extends ConversationState {
  readonly script: CustomerScript;
}

/** What a domain with scripted customers is made of. */
export interface CustomerModuleParts {
  /** Such as `tau2/retail-generated`. */
  readonly id: string;
  readonly source: DomainSource;
  readonly dialogue: Dialogue;
  readonly tasks: TaskSource<Problem>;
}

/** A domain as an environment of one role, with policies to collect with: the customer is a part of the world. */
export function customerModule(
  parts: CustomerModuleParts,
): EnvModule<CustomerState, ConversationAction, Problem> {
  const { source, dialogue, tasks } = parts;
  const questions = [...dialogue.identify, ...dialogue.questions];
  const explore = explorePolicy([source.domain.agentTools], questions, dialogue.patterns);
  return {
    rules: customerRules(parts),
    tasks,
    policies: { "expert-mix": expertMixPolicy(explore), explore },
    defaultPolicy: "expert-mix",
    solution: ({ task }) => conversationSolution(task, dialogue),
    actionKind,
  };
}

function customerRules({ id, source, dialogue: { commands } }: CustomerModuleParts) {
  const setting = settingOf(source, defaultLimits);
  const { start, ...rules } = conversationRules(id, setting, { judge: conversationJudge(setting) });
  const scripted = {
    ...rules,
    start: ({ task, script }: Problem, random: Random): CustomerState => ({ ...start(task, random), script }),
  };
  return embedPlayers<CustomerState, ConversationAction, Problem>(scripted, {
    user: (state) => scriptedCustomer(state.script, commands, state),
  });
}
