import { type EnvModule, embedPlayers, type TaskSource, UnknownIdError } from "@rwml/core";
import type { ConversationAction } from "../conversation/action.js";
import { conversationRules } from "../conversation/conversation-rules.js";
import { type ConversationSetting, defaultLimits } from "../conversation/conversation-setting.js";
import type { ConversationState } from "../conversation/conversation-state.js";
import type { Domain } from "../environment/domain.js";
import type { GeneratedDomain, Problem } from "../generate/generated-domain.js";
import { expertMixPolicy } from "../policy/expert-mix.js";
import { explorePolicy } from "../policy/explore.js";
import type { CustomerScript } from "../user/customer-script.js";
import { scriptedCustomer } from "../user/scripted-customer.js";
import { conversationJudge } from "./conversation-judge.js";
import { conversationSolution } from "./conversation-solution.js";
import type { Dialogue } from "./dialogue.js";

/** A conversation with a scripted customer. */
export interface GeneratedState extends ConversationState {
  readonly script: CustomerScript;
}

/** What makes a generated environment. */
export interface GeneratedModuleOptions {
  /** Such as `tau2/retail-generated`. */
  readonly id: string;
  readonly domain: Domain;
  readonly generated: GeneratedDomain;
  readonly dialogue: Dialogue;
  /** Of the databases that all problems are about. */
  readonly databaseSeed: number;
  /** The size of the databases. Default: upstream's. */
  readonly size?: number;
}

/**
 * A domain of our own as an environment of one role: the customer is a part of the world. A problem's id is its number.
 */
export function generatedModule(
  options: GeneratedModuleOptions,
): EnvModule<GeneratedState, ConversationAction, Problem> {
  const { id, domain, generated, dialogue, databaseSeed, size } = options;
  const databases = generated.databases(databaseSeed, size);
  const { policy } = generated;
  const setting: ConversationSetting = {
    ...{ domain, databases, policy, solo: false },
    ...defaultLimits,
  };
  const explore = explorePolicy([domain.agentTools], [...dialogue.identify, ...dialogue.questions]);
  return {
    rules: customerRules(id, setting, dialogue),
    tasks: problemSource(id, (number) => generated.problem(databases, number)),
    policies: { "expert-mix": expertMixPolicy(explore), explore },
    defaultPolicy: "expert-mix",
    solution: ({ task }) => conversationSolution(task, dialogue),
  };
}

function customerRules(id: string, setting: ConversationSetting, { commands }: Dialogue) {
  const { start, ...rules } = conversationRules(id, setting, { judge: conversationJudge(setting) });
  const scripted = {
    ...rules,
    start: (problem: Problem, random: Parameters<typeof start>[1]): GeneratedState => ({
      ...start(problem.task, random),
      script: problem.script,
    }),
  };
  return embedPlayers<GeneratedState, ConversationAction, Problem>(scripted as never, {
    user: (state) => scriptedCustomer(state.script, commands, state),
  });
}

function problemSource(id: string, load: (number: number) => Problem): TaskSource<Problem> {
  return {
    size: Number.POSITIVE_INFINITY,
    id: String,
    load(name) {
      const number = Number(name);
      if (!/^\d+$/.test(name) || !Number.isSafeInteger(number)) {
        throw new UnknownIdError(`problem of ${id}`, name, ["0", "1"]);
      }
      return load(number);
    },
  };
}
