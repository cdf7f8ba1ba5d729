import { type EnvModule, nearestNames, type TaskSource, UnknownIdError } from "@rwml/core";
import { type DomainSource, settingOf } from "../benchmark/sources/domain-source.js";
import type { ConversationAction } from "../conversation/action.js";
import { actionKind } from "../conversation/action-kind.js";
import { printAction } from "../conversation/action-text.js";
import { conversationRules } from "../conversation/conversation-rules.js";
import { defaultLimits } from "../conversation/conversation-setting.js";
import type { ConversationState } from "../conversation/conversation-state.js";
import type { Task } from "../world/task.js";
import { conversationJudge } from "./conversation-judge.js";
import { expertMixPolicy } from "./policy/expert-mix.js";
import { explorePolicy } from "./policy/explore.js";
import { startsAlone } from "./starts-alone.js";

/**
 * A domain as an environment. Agent and user act in turn: whoever steps it plays both sides, or brings players
 * (`openAsyncEnv`). Where the agent works alone there is one role, with policies to collect with.
 *
 * @param split which tasks. Default: the domain's own choice
 */
export function domainModule(
  source: DomainSource,
  split?: string,
): EnvModule<ConversationState, ConversationAction, Task> {
  const setting = settingOf(source, { ...defaultLimits, agentMayStop: true });
  const id = `tau2/${source.name}${source.solo ? "-solo" : ""}`;
  return {
    rules: conversationRules(id, setting, { judge: conversationJudge(setting) }),
    tasks: taskSource(source, split),
    actionKind,
    ...(source.solo ? soloPolicies(source) : {}),
  };
}

function soloPolicies({ domain }: DomainSource) {
  const toolkits = [domain.agentTools, ...(domain.userTools === null ? [] : [domain.userTools])];
  const explore = explorePolicy(toolkits, []);
  return {
    policies: { "expert-mix": expertMixPolicy(explore), explore },
    defaultPolicy: "expert-mix",
    solution,
  };
}

/** The gold actions, then the tool that ends the work. */
function solution({ evaluation_criteria: criteria }: Task): readonly string[] {
  const calls = (criteria?.actions ?? []).map(({ name, arguments: input }) =>
    printAction({ type: "call", calls: [{ id: "", name, arguments: input }], text: null }),
  );
  return [...calls, "done()"];
}

function taskSource(source: DomainSource, split: string | undefined): TaskSource<Task> {
  let loaded: { readonly all: readonly Task[]; readonly offered: readonly Task[] } | null = null;
  const tasks = () => {
    if (loaded === null) {
      const all = source.problems(split === undefined ? {} : { split }).map(({ task }) => task);
      loaded = { all, offered: source.solo ? all.filter(startsAlone) : all };
    }
    return loaded;
  };
  return {
    get size() {
      return tasks().offered.length;
    },
    id(index) {
      const task = tasks().offered[index];
      if (task === undefined) throw new UnknownIdError(`task of ${source.name}`, `number ${index}`, []);
      return task.id;
    },
    load(id) {
      const task = tasks().all.find((one) => one.id === id);
      if (task !== undefined) return task;
      const known = tasks().offered.map((one) => one.id);
      throw new UnknownIdError(`task of ${source.name}`, id, nearestNames(id, known));
    },
  };
}
