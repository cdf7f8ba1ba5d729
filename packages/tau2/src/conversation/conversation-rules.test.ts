import { type AnyEnv, embedPlayers, openEnv, type Step } from "@rwml/core";
import { rebuildStates, stateHash, type Transition } from "@rwml/core/dataset";
import { checkLaws } from "@rwml/core/testing";
import { describe, expect, it } from "vitest";
import { mockSetting, mockTask } from "../testing/mock-data.js";
import type { Task } from "../world/task.js";
import { conversationRules } from "./conversation-rules.js";
import type { ConversationSetting } from "./conversation-setting.js";
import type { ConversationState } from "./conversation-state.js";

function open(choices: Partial<ConversationSetting> = {}, task: Task = mockTask()): AnyEnv {
  const env = openEnv(conversationRules("tau2/mock", mockSetting(choices)));
  env.reset({ task, seed: 0 });
  return env;
}

/** Takes the texts as turns, and gives the state after them. */
function play(env: AnyEnv, ...texts: readonly string[]): ConversationState {
  for (const text of texts) env.step(text);
  return env.state as ConversationState;
}

function isLasting(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  return (
    Object.isFrozen(value) && !Object.hasOwn(value, "__proto__") && Object.values(value).every(isLasting)
  );
}

/** The part of a row that states are rebuilt from, as a file would hold it. */
function transitionOf({ before, after, patches }: Step<unknown, unknown>): Transition {
  const row = { episode: 0, step: 0, patches, hashBefore: stateHash(before), hashAfter: stateHash(after) };
  return JSON.parse(JSON.stringify(row)) as Transition;
}

describe("a conversation", () => {
  it("should begin with the agent's greeting and the user's turn", () => {
    const env = open();
    expect(env.state).toMatchObject({ turn: "user", hops: 0, ended: null });
    expect((env.state as ConversationState).messages).toEqual([
      { role: "assistant", content: "Hi! How can I help you today?", tool_calls: null },
    ]);
  });

  it("should give words to the other side and calls to the tools, which answer at once", () => {
    const env = open();
    expect(play(env, "Task 2 is done.")).toMatchObject({ turn: "agent", hops: 1 });
    const step = env.step("update_task_status(task_id='task_2', status='completed')");
    expect(step.after).toMatchObject({ turn: "agent", hops: 3 });
    expect(step.observation).toBe(
      'tool: {"task_id": "task_2", "title": "Feed the cat", "description": "Twice", "status": "completed"}',
    );
    expect(step.patches.map(({ path }) => path.join("/"))).toEqual(
      expect.arrayContaining(["world/agent/tasks/task_2/status", "messages/2", "messages/3", "hops"]),
    );
    expect(step.patches).toHaveLength(4);
  });

  it("should show the agent only what came since it spoke, and never the user's tools", () => {
    const env = open();
    play(env, "check_notifications()");
    expect(env.step("The cat waits.").observation).toBe("user: The cat waits.");
    expect(env.step("I see.").observation).toBe("");
    expect((env.state as ConversationState).messages).toHaveLength(5);
  });

  it.each([
    ["an argument", '{"__proto__": {"polluted": true}}', "'__proto__'"],
    ["an argument beside a reserved one", '{"__proto__": 1, "requestor": "user"}', "'requestor'"],
    ["a key inside an argument", '{"user_id": {"__proto__": {"polluted": true}}}', "'user_id'"],
  ])("should keep __proto__ as %s, and answer as Python would", (_, input, named) => {
    for (const wish of [
      `{"name": "check_notifications", "arguments": ${input}}`,
      {
        type: "call",
        calls: [{ id: "", name: "check_notifications", arguments: JSON.parse(input) }],
        text: null,
      },
    ]) {
      const env = open();
      const step = env.step(wish as string);
      const { messages } = step.after as ConversationState;
      expect(messages.at(-1)).toMatchObject({ error: true, content: expect.stringContaining(named) });
      expect(isLasting(step.after)).toBe(true);
      expect(JSON.stringify(messages.at(-2))).toContain("__proto__");
      expect([...rebuildStates(step.before as never, [transitionOf(step)])].at(-1)).toEqual(step.after);
      const other = open();
      other.restore(JSON.parse(JSON.stringify(env.snapshot())));
      expect(other.state).toEqual(env.state);
    }
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it("should let each side call only its own tools", () => {
    const env = open();
    expect(env.step("get_users()").after).toMatchObject({ turn: "user", errors: 1 });
    expect((env.state as ConversationState).messages.at(-1)).toMatchObject({
      content: "Error: Tool 'get_users' not found.",
      requestor: "user",
      error: true,
    });
  });

  it("should take several calls of one message in order, and keep the words beside them", () => {
    const env = open();
    const calls = [
      { id: "a", name: "get_users", arguments: {} },
      { id: "b", name: "nothing", arguments: {} },
    ];
    play(env, "Hi.");
    env.step({ type: "call", calls, text: "One moment." });
    const { messages, hops, errors, turn } = env.state as ConversationState;
    expect(messages.slice(2)).toMatchObject([
      { role: "assistant", content: "One moment.", tool_calls: [{ id: "a" }, { id: "b" }] },
      { role: "tool", id: "a", error: false },
      { role: "tool", id: "b", error: true },
    ]);
    expect({ hops, errors, turn }).toEqual({ hops: 3, errors: 1, turn: "agent" });
  });
});

describe("the end of a conversation", () => {
  it.each(["Thanks. ###STOP###", "###TRANSFER###", "x ###OUT-OF-SCOPE### y"])(
    "should come when a user says %s",
    (text) => {
      const step = open().step(text);
      expect(step).toMatchObject({ terminated: true, observation: `user: ${text}` });
      expect(step.info).toEqual({ termination_reason: "user_stop" });
    },
  );

  it("should not come when an agent that may not stop says the stop word", () => {
    expect(play(open(), "Hi.", "###STOP###").ended).toBeNull();
    expect(play(open({ agentMayStop: true }), "Hi.", "###STOP###").ended).toBe("agent_stop");
  });

  it("should come when an agent that may stop calls done, which is kept as the stop word", () => {
    const { ended, messages } = play(open({ agentMayStop: true }), "Hi.", "done()");
    expect(ended).toBe("agent_stop");
    expect(messages.at(-1)).toEqual({ role: "assistant", content: "###STOP###", tool_calls: null });
  });

  it("should come at the limit of hops, once a participant is next", () => {
    const env = open({ maxHops: 2 });
    expect(play(env, "Hi.").ended).toBeNull();
    expect(play(env, "get_users()")).toMatchObject({ hops: 3, ended: "max_steps" });
  });

  it("should count limits for more than a stop in the same hop", () => {
    expect(play(open({ maxHops: 1 }), "###STOP###").ended).toBe("max_steps");
  });

  it("should come after too many failed calls of both sides together", () => {
    const env = open({ maxErrors: 2 });
    expect(play(env, "wrong()", "Hi.").ended).toBeNull();
    expect(play(env, "wrong()").ended).toBe("too_many_errors");
  });

  it("should come at a breach of the protocol only where it is enforced", () => {
    const both = {
      type: "call" as const,
      calls: [{ id: "", name: "get_users", arguments: {} }],
      text: "Wait.",
    };
    const strict = open({ enforceProtocol: true });
    play(strict, "Hi.");
    expect(strict.step(both).after).toMatchObject({ ended: "agent_error" });
    expect((strict.state as ConversationState).messages).toHaveLength(3);
    const lax = open();
    play(lax, "Hi.");
    expect(lax.step(both).after).toMatchObject({ ended: null });
  });
});

describe("an agent that works alone", () => {
  const solo = { solo: true };

  it("should begin with nothing, and have both sides' tools", () => {
    const env = open(solo);
    expect(env.state).toMatchObject({ turn: "agent", messages: [] });
    expect(env.step("check_notifications()").observation).toContain("The cat waits.");
    expect(play(env, "get_users()")).toMatchObject({ turn: "agent", errors: 0, hops: 3 });
  });

  it("should end by done, by the stop word, and in error by any other words", () => {
    expect(play(open(solo), "done()").ended).toBe("agent_stop");
    expect(play(open(solo), "All ###STOP###").ended).toBe("agent_stop");
    expect(play(open(solo), "Hello?").ended).toBe("agent_error");
  });
});

describe("a task with a history", () => {
  const call = { id: "1", name: "update_task_status", arguments: { task_id: "task_2", status: "completed" } };
  const answer = '{"task_id":"task_2","title":"Feed the cat","description":"Twice","status":"completed"}';
  const history = [
    { role: "user", content: "The cat is fed." },
    { role: "assistant", tool_calls: [call] },
    { role: "tool", id: "1", content: answer },
  ];
  const after = (message_history: readonly object[]) =>
    mockTask({ initial_state: { message_history: message_history as never } });

  it("should go on where it ends, in the world that it has made", () => {
    const { state } = open({}, after(history));
    expect(state).toMatchObject({ turn: "agent", hops: 0 });
    expect(state).toMatchObject({ world: { agent: { tasks: { task_2: { status: "completed" } } } } });
    const said = { role: "assistant", content: "Noted." };
    expect(open({}, after([...history, said])).state).toMatchObject({ turn: "user" });
    const stop = { role: "user", content: "###STOP###" };
    expect(open({}, after([...history, said, stop])).state).toMatchObject({ ended: "user_stop" });
  });

  it("should refuse a history that cannot have happened", () => {
    const wrong = [history[0]!, history[1]!, { ...history[2], content: "Something else." }];
    expect(() => open({}, after(wrong))).toThrow(expect.objectContaining({ code: "tau2/broken-history" }));
    expect(() => open({}, after(history.slice(0, 2)))).toThrow(/Tool message expected/);
  });
});

describe("the laws", () => {
  const texts = [
    "Hello.",
    "get_users()",
    "create_task(user_id='ada', title='Rest')",
    "create_task(user_id=[], title=3)",
    "update_task_status(task_id='task_1', status=7.0)",
    "dismiss_notification(notification_id='n1')",
    "###STOP###",
  ];
  const tasks = { size: 1, id: () => "feed", load: () => mockTask() };

  it("should hold for both roles in turn, for an agent alone, and with a scripted user", () => {
    const rules = conversationRules("tau2/mock", mockSetting());
    const answering = embedPlayers(rules, {
      user: ({ hops }) => ({ type: "say", text: `Go on after ${hops}.` }),
    });
    for (const subject of [
      rules,
      conversationRules("tau2/mock-solo", mockSetting({ solo: true })),
      answering,
    ]) {
      expect(checkLaws({ rules: subject, tasks, texts }, { walks: 15 }).filter(({ held }) => !held)).toEqual(
        [],
      );
    }
  });
});
