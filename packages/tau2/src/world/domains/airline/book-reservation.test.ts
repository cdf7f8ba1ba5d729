import { describe, expect, it } from "vitest";
import type { PythonRecord } from "../../../python/python-value.js";
import { dollars, openSmallAirline, smallAirline } from "../../../testing/small-airline.js";

const leo = { first_name: "Leo", last_name: "Cruz", dob: "1988-03-04" };

/** One passenger in economy with a bag and insurance: 200 + 50 + 30. */
const order = {
  ...{ user_id: "ana_cruz_1", origin: "SFO", destination: "JFK" },
  ...{ flight_type: "one_way", cabin: "economy" },
  flights: [{ flight_number: "HAT901", date: "2024-05-20" }],
  passengers: [leo],
  payment_methods: [{ payment_id: "credit_card_1", amount: 280 }],
  ...{ total_baggages: 2, nonfree_baggages: 1, insurance: "yes" },
};

const paid = (...payments: readonly (readonly [string, number])[]) => ({
  payment_methods: payments.map(([payment_id, amount]) => ({ payment_id, amount })),
});

function book(change: PythonRecord) {
  const airline = openSmallAirline();
  return { airline, answer: airline.call("book_reservation", { ...order, ...change }) };
}

describe("book_reservation", () => {
  it("should store the reservation, take the seats and list it with the user", () => {
    const { airline, answer } = book({});
    expect(JSON.parse(answer)).toEqual({
      ...{ reservation_id: "HATHAT", user_id: "ana_cruz_1", origin: "SFO", destination: "JFK" },
      ...{ flight_type: "one_way", cabin: "economy" },
      flights: [
        { flight_number: "HAT901", origin: "SFO", destination: "JFK", date: "2024-05-20", price: 200 },
      ],
      passengers: [leo],
      payment_history: [{ payment_id: "credit_card_1", amount: 280 }],
      created_at: "2024-05-15T15:00:00",
      ...{ total_baggages: 2, nonfree_baggages: 1, insurance: "yes", status: null },
    });
    expect(airline.call("get_reservation_details", { reservation_id: "HATHAT" })).toBe(answer);
    expect(airline.at("users", "ana_cruz_1", "reservations")).toEqual(["R1ANA1", "HATHAT"]);
    expect(airline.at("flights", "HAT901", "dates", "2024-05-20", "available_seats", "economy")).toBe(4);
  });

  it("should give the ids HATHAT, HATHAU and HATHAV, and no fourth", () => {
    const { airline } = book({});
    expect(airline.call("book_reservation", order)).toContain('"HATHAU"');
    expect(airline.call("book_reservation", order)).toContain('"HATHAV"');
    expect(airline.call("book_reservation", order)).toBe("Error: Too many reservations");
  });

  it("should debit gift cards and use certificates up", () => {
    const { airline } = book(paid(["gift_card_1", 180], ["certificate_1", 100]));
    expect(airline.at("users", "ana_cruz_1", "payment_methods")).toMatchObject({
      gift_card_1: { amount: dollars(120) },
    });
    expect(airline.at("users", "ana_cruz_1", "payment_methods", "certificate_1")).toBeUndefined();
  });

  it("should take seats twice for a flight that is named twice", () => {
    const { airline } = book({
      flights: [...order.flights, ...order.flights],
      ...paid(["credit_card_1", 480]),
    });
    expect(airline.at("flights", "HAT901", "dates", "2024-05-20", "available_seats", "economy")).toBe(3);
  });

  it.each<[string, PythonRecord, string]>([
    ["an unknown user", { user_id: "nobody" }, "User nobody not found"],
    ["an unknown flight", { flights: [{ flight_number: "HAT1", date: "x" }] }, "Flight HAT1 not found"],
    [
      "a day without the flight",
      { flights: [{ flight_number: "HAT901", date: "2024-06-01" }] },
      "Flight HAT901 not found on date 2024-06-01",
    ],
    [
      "a flight that cannot be booked",
      { flights: [{ flight_number: "HAT901", date: "2024-05-15" }] },
      "Flight HAT901 not available on date 2024-05-15",
    ],
    [
      "more passengers than seats",
      { cabin: "business", passengers: [leo, leo, leo] },
      "Not enough seats on flight HAT901",
    ],
    ["an unknown payment method", paid(["credit_card_9", 280]), "Payment method credit_card_9 not found"],
    [
      "too little on a gift card",
      paid(["gift_card_1", 301]),
      "Not enough balance in payment method gift_card_1",
    ],
    [
      "too little on a certificate",
      paid(["certificate_1", 151]),
      "Not enough balance in payment method certificate_1",
    ],
    [
      "a wrong sum",
      paid(["credit_card_1", 200], ["gift_card_1", 79]),
      "Payment amount does not add up, total price is 280, but paid 279",
    ],
    [
      "a wrong sum beside a float",
      { nonfree_baggages: dollars(2) },
      "Payment amount does not add up, total price is 330.0, but paid 280",
    ],
    ["bags as a text", { nonfree_baggages: "1" }, "unsupported operand type(s) for +=: 'int' and 'str'"],
    ["no list of flights", { flights: 5 }, "'int' object is not iterable"],
    ["a text among flights", { flights: [{}, "HAT901"] }, "'dict' object has no attribute 'flight_number'"],
  ])("should refuse %s and change nothing", (_, change, error) => {
    const { airline, answer } = book(change);
    expect(answer).toBe(`Error: ${error}`);
    expect(airline.database()).toBe(smallAirline.agent);
  });

  it.each<[string, PythonRecord, string]>([
    ["flights before the user", { flights: [{}], user_id: "nobody" }, "for FlightInfo"],
    ["passengers before the user", { passengers: [{}], user_id: "nobody" }, "for Passenger"],
    ["payments before the user", { ...paid(["x", 0.5]), user_id: "nobody" }, "for Payment"],
    ["the user before the cabin", { cabin: "first", user_id: "nobody" }, "User nobody not found"],
    [
      "the cabin before the flights",
      { cabin: "first", flights: [{ flight_number: "", date: "" }] },
      "for Reservation",
    ],
  ])("should check %s", (_, change, error) => expect(book(change).answer).toContain(error));

  it("should keep what it did before it misses a certificate that it used up", () => {
    const { airline, answer } = book(
      paid(["gift_card_1", 80], ["certificate_1", 100], ["certificate_1", 100]),
    );
    expect(answer).toBe("Error: 'certificate_1'");
    expect(airline.at("users", "ana_cruz_1", "payment_methods", "gift_card_1", "amount")).toEqual(
      dollars(220),
    );
    expect(airline.at("users", "ana_cruz_1", "payment_methods", "certificate_1")).toBeUndefined();
    expect(airline.at("users", "ana_cruz_1", "reservations")).toEqual(["R1ANA1"]);
  });
});
