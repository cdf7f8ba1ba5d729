import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runGold } from "../../benchmark/verify/gold-run.js";
import { judgeConversation } from "../../judge/judge-conversation.js";
import { pythonJson } from "../../python/json-text.js";
import { newWorld } from "../../world/begin-world.js";
import type { PaymentMethod, RetailDatabase } from "../../world/domains/retail/retail-database.js";
import { retailDomain } from "../../world/domains/retail/retail-domain.js";
import type { Message } from "../../world/message.js";
import { readTask } from "../../world/read-task.js";
import type { Task } from "../../world/task.js";
import { allCases } from "./cases/all-cases.js";
import { retailGenerated } from "./retail-generated.js";
import { spokenMethod } from "./spoken.js";
import { inFirstPerson } from "./voices.js";

const setting = { domain: retailDomain, solo: false };
const databases = retailGenerated.databases(1, 0.1);
const problems = Array.from({ length: 400 }, (_, number) => retailGenerated.problem(databases, number));
const { users, orders } = databases.agent as RetailDatabase;
const says = (role: "assistant" | "user", content: string): Message => ({ role, content, tool_calls: null });

function reward(task: Task, turns: readonly Message[]): number {
  const messages = [
    ...[says("assistant", "Hello!"), says("user", "Hello.")],
    ...turns,
    says("user", "###STOP###"),
  ];
  const conversation = { task, messages, termination_reason: "user_stop" } as const;
  return judgeConversation(setting, newWorld(setting, databases), conversation).reward;
}

/** Takes the gold actions and says what has to be said. */
function solved(task: Task): readonly Message[] {
  const { actions, communicate_info: facts } = task.evaluation_criteria!;
  const { outputs } = runGold(setting, databases, task);
  const turns = actions!.flatMap(({ action_id: id, name, arguments: input, requestor }, index): Message[] => [
    { role: "assistant", content: null, tool_calls: [{ id, name, arguments: input, requestor }] },
    { role: "tool", id, content: outputs[index]!, requestor, error: false },
  ]);
  return [...turns, ...facts!.map((fact) => says("assistant", `It is ${fact}.`))];
}

describe("retailGenerated", () => {
  it("should make the same database from the same seed, and another from another", () => {
    const text = (seed: number) => pythonJson(retailGenerated.databases(seed, 0.05).agent);
    expect(text(3)).toBe(text(3));
    expect(text(3)).not.toBe(text(4));
  });

  it("should make as many of everything as upstream has", () => {
    const { products, users, orders } = retailGenerated.databases(1).agent as RetailDatabase;
    expect([products, users, orders].map((table) => Object.keys(table).length)).toEqual([50, 500, 1000]);
  });

  it("should make the same problem from the same number", () => {
    const again = retailGenerated.databases(1, 0.1);
    fc.assert(
      fc.property(fc.nat(1_000_000), (number) => {
        expect(retailGenerated.problem(again, number)).toEqual(retailGenerated.problem(databases, number));
      }),
      { numRuns: 20 },
    );
  });

  it("should make problems that differ in what is wanted, also when kinds and customers come round again", () => {
    const small = retailGenerated.databases(2, 0.01);
    const numbers = Array.from({ length: 1500 }, (_, index) => index * 7);
    const wants = numbers.map((number) => {
      const { task } = retailGenerated.problem(small, number);
      return JSON.stringify([task.user_scenario, task.evaluation_criteria]);
    });
    expect(new Set(wants).size).toBe(numbers.length);
  }, 60_000);

  it("should make problems of all kinds, and of several at once", () => {
    const kinds = new Set(problems.flatMap(({ task }) => task.description!.purpose!.split(" + ")));
    expect([...kinds].sort()).toEqual(allCases.map(({ name }) => name).sort());
    expect(problems.some(({ script }) => script.goals.length > 2)).toBe(true);
  });

  it("should give a whole reward for the gold actions, which all succeed, and none for nothing", () => {
    for (const { task } of problems) {
      const { outputs } = runGold(setting, databases, task);
      expect(
        outputs.filter((output) => output.startsWith("EXC")),
        task.id,
      ).toEqual([]);
      expect(reward(task, solved(task)), task.id).toBe(1);
      expect(reward(task, [says("assistant", "I cannot help you.")]), task.id).toBe(0);
    }
  }, 60_000);

  it("should write tasks in the form of task files", () => {
    for (const { task } of problems) expect(readTask(JSON.parse(JSON.stringify(task)))).toEqual(task);
  });

  it("should let customers know whatever the gold actions need", () => {
    const methods: Readonly<Record<string, PaymentMethod>> = Object.assign(
      {},
      ...Object.values(users).map((user) => user.payment_methods),
    );
    for (const { task, script } of problems) {
      const said = JSON.stringify(script).toLowerCase();
      for (const { name, arguments: input } of task.evaluation_criteria!.actions!) {
        const { order_id: order, payment_method_id: method, address1 } = input;
        if (order !== undefined)
          expect(said.includes(String(order).toLowerCase()) || said.includes("order with the")).toBe(true);
        if (address1 !== undefined)
          expect(said.includes(String(address1).toLowerCase()) || said.includes("my profile")).toBe(true);
        if (method === undefined) continue;
        const isNamed = said.includes(inFirstPerson(spokenMethod(methods[String(method)]!)).toLowerCase());
        const isFirst = orders[String(order)]!.payment_history[0]!.payment_method_id === method;
        expect(isNamed || (isFirst && said.includes("what i paid with")), `${task.id} ${name}`).toBe(true);
      }
    }
  });

  it("should change items one at a time, because their order would count", () => {
    const changes = problems
      .flatMap(({ task }) => task.evaluation_criteria!.actions!)
      .filter(({ name }) => name === "modify_pending_order_items");
    expect(changes.length).toBeGreaterThan(10);
    for (const { arguments: input } of changes) expect(input.item_ids).toHaveLength(1);
  });

  it("should leave no placeholder in what customers say", () => {
    for (const { task, script } of problems) {
      expect(JSON.stringify(script.goals)).not.toMatch(/\{(I|me|my|am|was)\}|undefined/);
      expect(JSON.stringify(task.user_scenario)).not.toMatch(/\{(I|me|my|am|was)\}|undefined/);
    }
  });

  it("should say so where nobody could have a problem", () => {
    const empty = { agent: { products: {}, users: {}, orders: {} }, user: null };
    expect(() => retailGenerated.problem(empty, 0)).toThrow(
      expect.objectContaining({ code: "tau2/no-problem" }),
    );
  });
});
