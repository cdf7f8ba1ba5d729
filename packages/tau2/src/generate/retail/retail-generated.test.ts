import { describe, expect, it } from "vitest";
import type { PaymentMethod, RetailDatabase } from "../../world/domains/retail/retail-database.js";
import { retailGenerated } from "./retail-generated.js";
import { spokenMethod } from "./spoken.js";
import { inFirstPerson } from "./voices.js";

const databases = retailGenerated.databases(1, 0.1);
const problems = Array.from({ length: 400 }, (_, number) => retailGenerated.problem(databases, number));
const { users, orders } = databases.agent as RetailDatabase;

describe("retailGenerated", () => {
  it("should make problems that differ in what is wanted, also when kinds and customers come round again", () => {
    const small = retailGenerated.databases(2, 0.01);
    const numbers = Array.from({ length: 1500 }, (_, index) => index * 7);
    const wants = numbers.map((number) => {
      const { task } = retailGenerated.problem(small, number);
      return JSON.stringify([task.user_scenario, task.evaluation_criteria]);
    });
    expect(new Set(wants).size).toBe(numbers.length);
  }, 60_000);

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
});
