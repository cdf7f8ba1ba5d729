import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runGold } from "../../benchmark/verify/gold-run.js";
import { judgeConversation } from "../../judge/judge-conversation.js";
import { pythonJson } from "../../python/json-text.js";
import type { PythonRecord } from "../../python/python-value.js";
import { newWorld } from "../../world/begin-world.js";
import type {
  AirlineDatabase,
  Passenger,
  PaymentMethod,
  Reservation,
} from "../../world/domains/airline/airline-database.js";
import { airlineDomain } from "../../world/domains/airline/airline-domain.js";
import type { Message } from "../../world/message.js";
import { readTask } from "../../world/read-task.js";
import type { Task } from "../../world/task.js";
import { airlineGenerated } from "./airline-generated.js";
import { allCases } from "./cases/all-cases.js";
import { spokenCabin, spokenMethod, spokenPassengers } from "./spoken.js";

const setting = { domain: airlineDomain, solo: false };
const databases = airlineGenerated.databases(1, 0.1);
const problems = Array.from({ length: 400 }, (_, number) => airlineGenerated.problem(databases, number));
const { users } = databases.agent as AirlineDatabase;
const allMethods = Object.assign({}, ...Object.values(users).map((user) => user.payment_methods)) as Readonly<
  Record<string, PaymentMethod>
>;
const says = (role: "assistant" | "user", content: string): Message => ({ role, content, tool_calls: null });

function reward(task: Task, turns: readonly Message[]): number {
  const messages = [
    says("assistant", "Hello!"),
    says("user", "Hello."),
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
  return [
    ...turns,
    ...facts!.map((fact) => says("assistant", `It is $${Number(fact).toLocaleString("en")}.`)),
  ];
}

/** The payment methods that a call names. */
function methodsOf(input: PythonRecord): readonly PaymentMethod[] {
  const payments = (input.payment_methods ?? [input]) as readonly { readonly payment_id?: string }[];
  return payments.flatMap(({ payment_id: id }) => (id === undefined ? [] : [allMethods[id]!]));
}

describe("airlineGenerated", () => {
  it("should make the same database from the same seed, and another from another", () => {
    const text = (seed: number) => pythonJson(airlineGenerated.databases(seed, 0.05).agent);
    expect(text(3)).toBe(text(3));
    expect(text(3)).not.toBe(text(4));
  });

  it("should make as many of everything as upstream has", () => {
    const { flights, users, reservations } = airlineGenerated.databases(1).agent as AirlineDatabase;
    expect(Object.keys(flights)).toHaveLength(300);
    expect(Object.keys(users)).toHaveLength(500);
    expect(Object.keys(reservations)).toHaveLength(2000);
  });

  it("should make the same problem from the same number", () => {
    const again = airlineGenerated.databases(1, 0.1);
    fc.assert(
      fc.property(fc.nat(1_000_000), (number) => {
        expect(airlineGenerated.problem(again, number)).toEqual(airlineGenerated.problem(databases, number));
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
    for (const { task, script } of problems) {
      const said = JSON.stringify(script);
      for (const { name, arguments: input } of task.evaluation_criteria!.actions!) {
        const id = input.reservation_id;
        if (id !== undefined) expect(said.includes(String(id)) || said.includes("the trip from")).toBe(true);
        if (name === "update_reservation_baggages") expect(said).toContain(`so ${input.total_baggages} bag`);
        for (const method of methodsOf(input)) expect(said).toContain(spokenMethod(method));
        if (name !== "book_reservation") continue;
        expect(said).toContain(spokenPassengers(input.passengers as readonly Passenger[]));
        expect(said).toContain(spokenCabin(input.cabin as Reservation["cabin"]));
        expect(said).toContain(`${input.insurance === "yes" ? "With" : "Without"} insurance`);
      }
    }
  });

  it("should say so where nobody could have a problem", () => {
    const empty = { agent: { flights: {}, users: {}, reservations: {} }, user: null };
    expect(() => airlineGenerated.problem(empty, 0)).toThrow(
      expect.objectContaining({ code: "tau2/no-problem" }),
    );
  });
});
