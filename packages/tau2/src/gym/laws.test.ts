import { type AnyEnvModule, embedPlayers, openEnv, seededRandom } from "@rwml/core";
import { checkLaws } from "@rwml/core/testing";
import { describe, expect, it } from "vitest";
import { settingOf } from "../benchmark/sources/domain-source.js";
import { generatedSource } from "../benchmark/sources/generated-source.js";
import { printAction } from "../conversation/action-text.js";
import { conversationRules } from "../conversation/conversation-rules.js";
import { defaultLimits } from "../conversation/conversation-setting.js";
import type { ConversationState } from "../conversation/conversation-state.js";
import { pythonJson } from "../python/json-text.js";
import type { PythonValue } from "../python/python-value.js";
import { mockSetting, mockTask } from "../testing/mock-data.js";
import { generatedForms } from "../world/domains/generated-endings.js";
import type { AnyToolkit } from "../world/toolkit.js";
import { conversationJudge } from "./conversation-judge.js";
import { generatedModule } from "./generated-module.js";
import { drawCall } from "./policy/draw-call.js";
import { SeenValues } from "./policy/seen-values.js";

const small = { databaseSeed: 5, size: 0.05 };
/** Broke what read it by recursion. */
const beyondPython = `f(x=${"[".repeat(5000)}`;
const texts = [
  "Hello.",
  "What can I do for you?",
  "get_nothing()",
  "###STOP###",
  "###TRANSFER###",
  beyondPython,
];

const known = new WeakMap<object, SeenValues>();

/** The values that a database holds. */
function valuesIn(database: object): SeenValues {
  let seen = known.get(database);
  if (seen === undefined) {
    seen = new SeenValues();
    seen.note(`tool: ${pythonJson(database as PythonValue)}`);
    known.set(database, seen);
  }
  return seen;
}

/** Calls of both sides' tools, sound and unsound. */
function suggestions(toolkits: readonly AnyToolkit[]) {
  return ({ world, hops }: ConversationState): readonly string[] => {
    const seen = valuesIn(world.agent as object);
    const random = seededRandom(hops, "suggestions");
    return Array.from({ length: 8 }, () => drawCall(random.pick(toolkits), seen, random)).flatMap((call) =>
      call === null ? [] : [printAction({ type: "call", calls: [call], text: null })],
    );
  };
}

function brokenLaws(subject: Pick<AnyEnvModule, "rules" | "tasks">, toolkits: readonly AnyToolkit[]) {
  const options = { walks: 6, maxSteps: 12 };
  const suggest = suggestions(toolkits);
  return checkLaws({ ...subject, texts, suggest }, options).filter(({ held }) => !held);
}

describe.each(generatedForms)("the laws in %s-generated", (name) => {
  const { domain } = generatedSource(`${name}-generated`, small);
  const both = [domain.agentTools, ...(domain.userTools === null ? [] : [domain.userTools])];

  it("should hold with a scripted customer inside", () => {
    expect(brokenLaws(generatedModule(name, small), [domain.agentTools])).toEqual([]);
  });

  it("should hold for agent and user in turn", () => {
    const source = generatedSource(`${name}-generated`, small);
    const rules = conversationRules(`tau2/${name}`, settingOf(source, defaultLimits));
    const tasks = { size: 20, id: String, load: (id: string) => source.problem(Number(id)).task };
    expect(brokenLaws({ rules, tasks }, both)).toEqual([]);
  });
});

describe("the laws in mock", () => {
  it("should hold for both roles, for each of them, and for an agent alone", () => {
    const setting = mockSetting();
    const rules = conversationRules("tau2/mock", setting);
    const say = ({ hops }: ConversationState) => ({ type: "say", text: `Go on after ${hops}.` }) as const;
    const tasks = { size: 1, id: () => "feed", load: () => mockTask() };
    const toolkits = [setting.domain.agentTools, setting.domain.userTools!];
    for (const subject of [
      rules,
      embedPlayers(rules, { user: say }),
      embedPlayers(rules, { agent: say }, { role: "user" }),
      conversationRules("tau2/mock-solo", mockSetting({ solo: true })),
    ]) {
      expect(brokenLaws({ rules: subject, tasks }, toolkits)).toEqual([]);
    }
  });

  it("should hold where an assertion asks about what is not there", () => {
    const env_assertions = [
      {
        env_type: "assistant",
        func_name: "assert_task_status",
        arguments: { task_id: "task_3", expected_status: "pending" },
      },
    ];
    const setting = mockSetting({ agentMayStop: true });
    const rules = conversationRules("tau2/mock", setting, { judge: conversationJudge(setting) });
    const criteria = { actions: [], env_assertions, reward_basis: ["ENV_ASSERTION"] };
    const tasks = { size: 1, id: () => "feed", load: () => mockTask({ evaluation_criteria: criteria }) };
    const env = openEnv(rules, { tasks });
    env.reset();
    expect(env.step("###STOP###")).toMatchObject({ terminated: true, reward: 0 });
    expect(brokenLaws({ rules, tasks }, [setting.domain.agentTools])).toEqual([]);
  });
});
