import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runGold } from "../benchmark/verify/gold-run.js";
import { judgeConversation } from "../judge/judge-conversation.js";
import { pythonJson } from "../python/json-text.js";
import { newWorld } from "../world/begin-world.js";
import { airlineDomain } from "../world/domains/airline/airline-domain.js";
import { retailDomain } from "../world/domains/retail/retail-domain.js";
import type { Message } from "../world/message.js";
import { readTask } from "../world/read-task.js";
import type { Task } from "../world/task.js";
import { airlineGenerated } from "./airline/airline-generated.js";
import { allCases as airlineCases } from "./airline/cases/all-cases.js";
import { allCases as retailCases } from "./retail/cases/all-cases.js";
import { retailGenerated } from "./retail/retail-generated.js";

const says = (role: "assistant" | "user", content: string): Message => ({ role, content, tool_calls: null });

describe.each([
  {
    ...{ name: "airlineGenerated", generated: airlineGenerated, domain: airlineDomain, cases: airlineCases },
    tables: { flights: 300, users: 500, reservations: 2000 },
    /** How an agent says what it has to say. */
    told: (fact: string) => `It is $${Number(fact).toLocaleString("en")}.`,
  },
  {
    ...{ name: "retailGenerated", generated: retailGenerated, domain: retailDomain, cases: retailCases },
    tables: { products: 50, users: 500, orders: 1000 },
    told: (fact: string) => `It is ${fact}.`,
  },
])("$name", ({ generated, domain, cases, tables, told }) => {
  const setting = { domain, solo: false };
  const databases = generated.databases(1, 0.1);
  const problems = Array.from({ length: 400 }, (_, number) => generated.problem(databases, number));

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
  function solved(task: Task, outputs: readonly string[]): readonly Message[] {
    const { actions, communicate_info: facts } = task.evaluation_criteria!;
    const turns = actions!.flatMap(
      ({ action_id: id, name, arguments: input, requestor }, index): Message[] => [
        { role: "assistant", content: null, tool_calls: [{ id, name, arguments: input, requestor }] },
        { role: "tool", id, content: outputs[index]!, requestor, error: false },
      ],
    );
    return [...turns, ...facts!.map((fact) => says("assistant", told(fact)))];
  }

  it("should make the same database from the same seed, and another from another", () => {
    const text = (seed: number) => pythonJson(generated.databases(seed, 0.05).agent);
    expect(text(3)).toBe(text(3));
    expect(text(3)).not.toBe(text(4));
  });

  it("should make as many of everything as upstream has", () => {
    const entries = Object.entries(generated.databases(1).agent as object);
    const sizes = Object.fromEntries(entries.map(([table, rows]) => [table, Object.keys(rows).length]));
    expect(sizes).toEqual(tables);
  });

  it("should make the same problem from the same number", () => {
    const again = generated.databases(1, 0.1);
    fc.assert(
      fc.property(fc.nat(1_000_000), (number) => {
        expect(generated.problem(again, number)).toEqual(generated.problem(databases, number));
      }),
      { numRuns: 20 },
    );
  });

  it("should make problems that differ in what is wanted", () => {
    const wants = problems.map(({ task }) => JSON.stringify([task.user_scenario, task.evaluation_criteria]));
    expect(new Set(wants).size).toBe(problems.length);
  });

  it("should make problems of all kinds, and of several at once", () => {
    const kinds = new Set(problems.flatMap(({ task }) => task.description!.purpose!.split(" + ")));
    expect([...kinds].sort()).toEqual(cases.map(({ name }) => name).sort());
    expect(problems.some(({ script }) => script.goals.length > 2)).toBe(true);
  });

  it("should give a whole reward for the gold actions, which all succeed, and none for nothing", () => {
    for (const { task } of problems) {
      const { outputs } = runGold(setting, databases, task);
      expect(
        outputs.filter((output) => output.startsWith("EXC")),
        task.id,
      ).toEqual([]);
      expect(reward(task, solved(task, outputs)), task.id).toBe(1);
      expect(reward(task, [says("assistant", "I cannot help you.")]), task.id).toBe(0);
    }
  }, 60_000);

  it("should write tasks in the form of task files", () => {
    for (const { task } of problems) expect(readTask(JSON.parse(JSON.stringify(task)))).toEqual(task);
  });

  it("should say so where nobody could have a problem", () => {
    const agent = Object.fromEntries(Object.keys(tables).map((table) => [table, {}]));
    expect(() => generated.problem({ agent, user: null }, 0)).toThrow(
      expect.objectContaining({ code: "tau2/no-problem", message: expect.stringContaining("for anybody") }),
    );
  });
});
