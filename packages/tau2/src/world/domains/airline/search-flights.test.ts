import { describe, expect, it } from "vitest";
import type { PythonValue } from "../../../python/python-value.js";
import { openSmallAirline } from "../../../testing/small-airline.js";

type Found = { readonly flight_number: string; readonly date: string | null };

function search(
  tool: "direct" | "onestop",
  origin: PythonValue,
  destination: PythonValue,
  date: PythonValue,
  airline = openSmallAirline(),
) {
  return airline.call(`search_${tool}_flight`, { origin, destination, date });
}

const numbers = (answer: string) => JSON.parse(answer).map(({ flight_number }: Found) => flight_number);
const pairs = (answer: string) =>
  JSON.parse(answer).map((pair: Found[]) => pair.map((leg) => leg.flight_number));

describe("search_direct_flight", () => {
  it("should show flights that can be booked, in the database's order, without a date", () => {
    const answer = search("direct", "SFO", "JFK", "2024-05-20");
    expect(numbers(answer)).toEqual(["HAT901", "HAT907"]);
    expect(answer).toContain(
      '{"flight_number": "HAT901", "origin": "SFO", "destination": "JFK", "status": "available", "scheduled_departure_time_est": "08:00:00", "scheduled_arrival_time_est": "16:30:00", "date": null, "available_seats": {"business": 2, "economy": 5, "basic_economy": 9}, "prices": {"business": 500, "economy": 200, "basic_economy": 90}}',
    );
  });

  it("should find nothing on days on which no flight can be booked", () => {
    for (const date of ["2024-05-15", "2024-05-09", "2024-06-01", "", 20, null]) {
      expect(search("direct", "SFO", "JFK", date)).toBe("[]");
    }
  });

  it("should take null for any airport, and find nothing for other values", () => {
    expect(numbers(search("direct", null, "JFK", "2024-05-20"))).toEqual([
      "HAT901",
      "HAT904",
      "HAT905",
      "HAT907",
    ]);
    expect(numbers(search("direct", "SFO", null, "2024-05-20"))).toEqual(["HAT901", "HAT903", "HAT907"]);
    expect(search("direct", ["SFO"], "JFK", "2024-05-20")).toBe("[]");
    expect(search("direct", "SFO", 1, "2024-05-20")).toBe("[]");
  });

  it("should refuse a date that cannot be a key only where a flight is compared", () => {
    expect(search("direct", "SFO", "JFK", [])).toBe("Error: unhashable type: 'list'");
    expect(search("direct", "SFO", "LGA", [])).toBe("[]");
  });

  it("should show the seats that a booking leaves", () => {
    const airline = openSmallAirline();
    search("direct", "SFO", "JFK", "2024-05-20", airline);
    airline.call("book_reservation", {
      ...{ user_id: "ana_cruz_1", origin: "SFO", destination: "JFK", flight_type: "one_way" },
      ...{ cabin: "economy", flights: [{ flight_number: "HAT901", date: "2024-05-20" }] },
      passengers: [{ first_name: "Leo", last_name: "Cruz", dob: "1988-03-04" }],
      payment_methods: [{ payment_id: "credit_card_1", amount: 200 }],
      ...{ total_baggages: 0, nonfree_baggages: 0, insurance: "no" },
    });
    expect(search("direct", "SFO", "JFK", "2024-05-20", airline)).toContain('"economy": 4');
  });
});

describe("search_onestop_flight", () => {
  it("should pair flights where the second leaves no earlier than the first arrives", () => {
    const answer = search("onestop", "SFO", "JFK", "2024-05-20");
    expect(pairs(answer)).toEqual([["HAT903", "HAT905"]]);
    expect(JSON.parse(answer)[0].map(({ date }: Found) => date)).toEqual(["2024-05-20", "2024-05-20"]);
  });

  it("should go on the next day after a night, and compare times as texts", () => {
    const answer = search("onestop", "SFO", "JFK", "2024-05-19");
    expect(pairs(answer)).toEqual([
      ["HAT906", "HAT904"],
      ["HAT906", "HAT905"],
    ]);
    expect(JSON.parse(answer)[0][1].date).toBe("2024-05-20");
  });

  it("should miss connections on the 2nd to the 9th, whose next day lacks its zero", () => {
    expect(search("onestop", "SFO", "JFK", "2024-05-08")).toBe("[]");
  });

  it("should take null for any airport", () => {
    expect(pairs(search("onestop", "SFO", null, "2024-05-20"))).toEqual([["HAT903", "HAT905"]]);
  });
});
