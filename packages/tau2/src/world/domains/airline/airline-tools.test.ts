import { describe, expect, it } from "vitest";
import type { PythonRecord } from "../../../python/python-value.js";
import { openSmallAirline } from "../../../testing/small-airline.js";
import { airlineTools } from "./airline-tools.js";

const call = (name: string, input: PythonRecord) => openSmallAirline().call(name, input);

describe("airlineTools", () => {
  it("should show users and reservations with their floats and absent fields", () => {
    const user = call("get_user_details", { user_id: "ana_cruz_1" });
    expect(user).toContain('"gift_card_1": {"source": "gift_card", "id": "gift_card_1", "amount": 300.0}');
    expect(user).toContain('{"address1": "1 Hill Road", "address2": null, "city": "Reno"');
    const reservation = call("get_reservation_details", { reservation_id: "R1ANA1" });
    expect(reservation).toContain('"insurance": "no", "status": null}');
  });

  it("should not find what is not there", () => {
    expect(call("get_user_details", { user_id: "bo" })).toBe("Error: User bo not found");
    expect(call("get_user_details", { user_id: null })).toBe("Error: User None not found");
    expect(call("get_reservation_details", { reservation_id: 7 })).toBe("Error: Reservation 7 not found");
    expect(call("book_flight", {})).toBe("Error: Tool 'book_flight' not found.");
  });

  it("should refuse arguments that do not fit", () => {
    expect(call("get_flight_status", {})).toBe(
      "Error: AirlineTools.get_flight_status() missing 2 required positional arguments: 'flight_number' and 'date'",
    );
    expect(call("get_user_details", { user_id: "a", name: "b" })).toBe(
      "Error: AirlineTools.get_user_details() got an unexpected keyword argument 'name'",
    );
    expect(call("get_user_details", { self: 1 })).toBe(
      "Error: Environment.make_tool_call() got multiple values for argument 'self'",
    );
    expect(call("get_user_details", { tool_name: 1, requestor: 2 })).toBe(
      "Error: tau2.environment.environment.Environment.make_tool_call() got multiple values for keyword argument 'requestor'",
    );
  });

  it("should list 20 airports", () => {
    const airports = JSON.parse(call("list_all_airports", {}));
    expect(airports).toHaveLength(20);
    expect(airports[0]).toEqual({ iata: "SFO", city: "San Francisco" });
  });

  it("should tell the status of a flight as plain text", () => {
    const status = (flight_number: string, date: string) =>
      call("get_flight_status", { flight_number, date });
    expect(status("HAT901", "2024-05-15")).toBe("on time");
    expect(status("HAT901", "2024-05-09")).toBe("cancelled");
    expect(status("HAT901", "2024-06-01")).toBe("Error: Flight HAT901 not found on date 2024-06-01");
    expect(status("HAT1", "2024-05-15")).toBe("Error: Flight HAT1 not found");
  });

  it("should calculate, and refuse letters", () => {
    expect(call("calculate", { expression: "2 * (180 + 20) / 3" })).toBe("133.33");
    expect(call("calculate", { expression: "2 + x" })).toBe("Error: Invalid characters in expression");
  });

  it("should transfer", () => {
    expect(call("transfer_to_human_agents", { summary: "…" })).toBe("Transfer successful");
  });

  it("should name the parameter of every list's structure", () => {
    for (const { parameters, definitions = {} } of Object.values(airlineTools.tools)) {
      const named = JSON.stringify(parameters).match(/(?<=#\/\$defs\/)\w+/g) ?? [];
      expect(Object.keys(definitions).sort()).toEqual([...named].sort());
    }
  });
});

describe("cancel_reservation", () => {
  it("should give every payment back and release no seat", () => {
    const airline = openSmallAirline();
    const cancelled = JSON.parse(airline.call("cancel_reservation", { reservation_id: "R1ANA1" }));
    expect(cancelled.status).toBe("cancelled");
    expect(cancelled.payment_history.map(({ amount }: { amount: number }) => amount)).toEqual([360, -360]);
    expect(airline.at("flights")).toBe(openSmallAirline().at("flights"));
  });

  it("should reverse the refunds too when it is called again", () => {
    const airline = openSmallAirline();
    airline.call("cancel_reservation", { reservation_id: "R1ANA1" });
    const again = JSON.parse(airline.call("cancel_reservation", { reservation_id: "R1ANA1" }));
    expect(again.payment_history.map(({ amount }: { amount: number }) => amount)).toEqual([
      360, -360, -360, 360,
    ]);
  });

  it("should not find an unknown reservation", () => {
    expect(call("cancel_reservation", { reservation_id: "R0" })).toBe("Error: Reservation R0 not found");
  });
});

describe("send_certificate", () => {
  const send = (amount: PythonRecord[string], airline = openSmallAirline()) =>
    airline.call("send_certificate", { user_id: "ana_cruz_1", amount });

  it("should put a certificate into the profile and answer with the caller's own number", () => {
    const airline = openSmallAirline();
    expect(send({ $float: "100.0" }, airline)).toBe(
      "Certificate certificate_3221322 added to user ana_cruz_1 with amount 100.0.",
    );
    expect(send(50, airline)).toBe(
      "Certificate certificate_3221323 added to user ana_cruz_1 with amount 50.",
    );
    expect(airline.at("users", "ana_cruz_1", "payment_methods", "certificate_3221323")).toEqual({
      ...{ source: "certificate", id: "certificate_3221323", amount: { $float: "50.0" } },
    });
    expect(send("7.5", airline)).toContain("certificate_3221324 added to user ana_cruz_1 with amount 7.5.");
    expect(send(50, airline)).toBe("Error: Too many certificates");
  });

  it("should refuse what is no number, and unknown users", () => {
    expect(send("much")).toContain("validation error for Certificate");
    expect(call("send_certificate", { user_id: "bo", amount: 1 })).toBe("Error: User bo not found");
  });
});
