import { describe, expect, it } from "vitest";
import type { PythonRecord } from "../../python/python-value.js";
import type {
  AirlineDatabase,
  Passenger,
  PaymentMethod,
  Reservation,
} from "../../world/domains/airline/airline-database.js";
import { airlineGenerated } from "./airline-generated.js";
import { spokenCabin, spokenMethod, spokenPassengers } from "./spoken.js";

const databases = airlineGenerated.databases(1, 0.1);
const problems = Array.from({ length: 400 }, (_, number) => airlineGenerated.problem(databases, number));
const { users } = databases.agent as AirlineDatabase;
const allMethods = Object.assign({}, ...Object.values(users).map((user) => user.payment_methods)) as Readonly<
  Record<string, PaymentMethod>
>;

/** The payment methods that a call names. */
function methodsOf(input: PythonRecord): readonly PaymentMethod[] {
  const payments = (input.payment_methods ?? [input]) as readonly { readonly payment_id?: string }[];
  return payments.flatMap(({ payment_id: id }) => (id === undefined ? [] : [allMethods[id]!]));
}

describe("airlineGenerated", () => {
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
});
