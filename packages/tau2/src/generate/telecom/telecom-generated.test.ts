import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeConversation } from "../../judge/judge-conversation.js";
import { pythonJson } from "../../python/json-text.js";
import type { PythonValue } from "../../python/python-value.js";
import { beginWorld, newWorld } from "../../world/begin-world.js";
import { respond } from "../../world/call-tool.js";
import { databaseHash } from "../../world/database-hash.js";
import type { TelecomDatabase } from "../../world/domains/telecom/agent/telecom-database.js";
import { telecomDomain } from "../../world/domains/telecom/telecom-domain.js";
import type { Message } from "../../world/message.js";
import { readTask } from "../../world/read-task.js";
import type { Task } from "../../world/task.js";
import { WorldCell } from "../../world/world.js";
import { candidatesOf } from "./caller-directory.js";
import { chooseTrouble } from "./choose-trouble.js";
import { telecomGenerated } from "./telecom-generated.js";

const setting = { domain: telecomDomain, solo: false };
const databases = telecomGenerated.databases(1);
const database = databases.agent as unknown as TelecomDatabase;
const says = (role: "assistant" | "user", content: string): Message => ({ role, content, tool_calls: null });

function reward(task: Task, turns: readonly Message[]): number {
  const messages = [says("user", "Hello."), ...turns, says("user", "###STOP###")];
  const conversation = { task, messages, termination_reason: "user_stop" } as const;
  return judgeConversation(setting, newWorld(setting, databases), conversation).reward;
}

/** The gold actions, perhaps without one of them, as a conversation. */
function solved(task: Task, leftOut = -1): readonly Message[] {
  const cell = new WorldCell(beginWorld(setting, newWorld(setting, databases), task.initial_state, []));
  return task
    .evaluation_criteria!.actions!.toSpliced(leftOut, leftOut < 0 ? 0 : 1)
    .flatMap(({ action_id: id, name, arguments: input, requestor }): Message[] => {
      const call = { id, name, arguments: input, requestor };
      return [{ role: requestor, content: null, tool_calls: [call] }, respond(setting, cell, call)];
    });
}

describe("generated telephone companies", () => {
  it("should be the same for the same seed, and others for others", () => {
    const hashOf = (seed: number) => databaseHash(telecomGenerated.databases(seed).agent);
    expect(hashOf(1)).toBe(hashOf(1));
    expect(new Set([1, 2, 3].map(hashOf)).size).toBe(3);
  });

  it("should be of upstream's size unless another is asked for", () => {
    const sizes = ({ plans, devices, lines, customers }: TelecomDatabase) =>
      [plans, devices, lines, customers].map(({ length }) => length);
    expect(sizes(database)).toEqual([5, 9, 9, 4]);
    expect(sizes(telecomGenerated.databases(1, 10).agent as unknown as TelecomDatabase)).toEqual([
      ...[5, 90, 90, 40],
    ]);
    expect(candidatesOf(telecomGenerated.databases(1, 0).agent as never).length).toBeGreaterThan(0);
  });

  it("should hang together", () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 4 }), (seed, size) => {
        const { agent } = telecomGenerated.databases(seed, size);
        const { plans, devices, lines, customers, bills } = agent as unknown as TelecomDatabase;
        const owned = customers.flatMap(({ line_ids }) => line_ids);
        expect(owned.toSorted()).toEqual(lines.map(({ line_id }) => line_id).toSorted());
        expect(customers.flatMap(({ bill_ids }) => bill_ids)).toEqual(bills.map(({ bill_id }) => bill_id));
        const phones = new Set(lines.map(({ phone_number }) => phone_number));
        expect(phones.size).toBe(lines.length);
        for (const { plan_id, device_id } of lines) {
          expect(plans.some((plan) => plan.plan_id === plan_id)).toBe(true);
          expect(devices.some((device) => device.device_id === device_id)).toBe(true);
        }
        expect(candidatesOf(agent as never).length).toBeGreaterThan(lines.length / 2);
      }),
      { numRuns: 20 },
    );
  });

  it("should hash alike after they were written down and read again", () => {
    const again = JSON.parse(pythonJson(databases.agent)) as PythonValue;
    expect(databaseHash(telecomDomain.readAgentDatabase(again))).toBe(databaseHash(databases.agent));
  });
});

describe("generated problems of telecom", () => {
  it("should be the same for the same number", () => {
    const same = telecomGenerated.problem(telecomGenerated.databases(1), 77);
    expect(same).toEqual(telecomGenerated.problem(databases, 77));
  });

  it("should differ for at least 10,000 numbers", () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const candidates = candidatesOf(telecomGenerated.databases(seed).agent as never);
        const troubles = Array.from({ length: 10_000 }, (_, number) => {
          const { candidate, combination, persona } = chooseTrouble(candidates, number);
          const names = combination.issues.map(({ name }) => name);
          return [candidate.lineId, combination.family.name, ...names, persona].join("/");
        });
        expect(new Set(troubles).size).toBe(troubles.length);
      }),
      { numRuns: 3 },
    );
  });

  it("should be about every family, every line and every persona", () => {
    const tasks = Array.from({ length: 60 }, (_, number) => telecomGenerated.problem(databases, number).task);
    const found = (pattern: RegExp) => new Set(tasks.map(({ id }) => pattern.exec(id)![0]));
    expect(found(/\[\w+\]/).size).toBe(3);
    expect(found(/PERSONA:\w+/).size).toBe(3);
    const numbers = new Set(tasks.map(({ ticket }) => /555-\d+-\d+/.exec(ticket!)![0]));
    expect(numbers.size).toBe(candidatesOf(database).length);
  });

  it("should earn everything by the gold actions, and nothing by doing nothing", () => {
    fc.assert(
      fc.property(fc.nat({ max: 100_000 }), (number) => {
        const { task } = telecomGenerated.problem(databases, number);
        expect(reward(task, solved(task))).toBe(1);
        expect(reward(task, [])).toBe(0);
      }),
      { numRuns: 150 },
    );
  });

  it("should take every gold action", () => {
    fc.assert(
      fc.property(fc.nat({ max: 100_000 }), fc.nat(), (number, left) => {
        const { task } = telecomGenerated.problem(databases, number);
        const actions = task.evaluation_criteria!.actions!;
        const leftOut = left % actions.length;
        // A restart that comes later makes up for one that is left out.
        fc.pre(actions[leftOut]!.name !== "reboot_device");
        expect(reward(task, solved(task, leftOut))).toBe(0);
      }),
      { numRuns: 100 },
    );
  });

  it("should be tasks as files hold them", () => {
    const { task } = telecomGenerated.problem(databases, 4);
    expect(readTask(JSON.parse(JSON.stringify(task)))).toEqual(task);
  });

  it("should tell the caller's script what the task says", () => {
    for (let number = 0; number < 40; number++) {
      const { task, script } = telecomGenerated.problem(databases, number);
      const answers = script.known.map(({ answer }) => answer).join(" ");
      const { known_info } = task.user_scenario.instructions as { readonly known_info: string };
      expect(answers).toContain(/555-\d+-\d+/.exec(known_info)![0]);
      expect(answers.includes("abroad")).toBe(known_info.includes("abroad"));
      expect(script.goals[0]!.settledBy).toEqual(task.evaluation_criteria!.actions!.map(({ name }) => name));
    }
  });
});
