import { describe, expect, it } from "vitest";
import type { PythonRecord } from "../../../python/python-value.js";
import { dollars, openSmallAirline, smallAirline } from "../../../testing/small-airline.js";

const reservation_id = "R1ANA1";
const payment_id = "credit_card_1";
const history = ["reservations", "R1ANA1", "payment_history"];
const giftCard = ["users", "ana_cruz_1", "payment_methods", "gift_card_1", "amount"];

function update(what: "baggages" | "flights" | "passengers", input: PythonRecord) {
  const airline = openSmallAirline();
  return { airline, answer: airline.call(`update_reservation_${what}`, { reservation_id, ...input }) };
}

describe("update_reservation_baggages", () => {
  const bags = { total_baggages: 4, nonfree_baggages: 2, payment_id };

  it("should charge 50 dollars for each bag that was not paid for before", () => {
    const { airline, answer } = update("baggages", bags);
    expect(JSON.parse(answer)).toMatchObject({ total_baggages: 4, nonfree_baggages: 2 });
    expect(airline.at(...history, 1)).toEqual({ payment_id, amount: 100 });
    airline.call("update_reservation_baggages", { reservation_id, ...bags, nonfree_baggages: 1 });
    expect(airline.at(...history)).toHaveLength(2);
  });

  it("should keep the caller's own numbers", () => {
    const { airline } = update("baggages", { ...bags, total_baggages: "many", nonfree_baggages: dollars(1) });
    expect(airline.at("reservations", "R1ANA1")).toMatchObject({
      ...{ total_baggages: "many", nonfree_baggages: { $float: "1.0" } },
    });
    expect(airline.at(...history, 1)).toEqual({ payment_id, amount: 50 });
  });

  it("should charge a gift card before it refuses a price with cents", () => {
    const { airline, answer } = update("baggages", {
      ...{ ...bags, nonfree_baggages: 0.33, payment_id: "gift_card_1" },
    });
    expect(answer).toContain("validation error for Payment");
    expect(airline.at(...giftCard)).toBe(283.5);
    expect(airline.at("reservations", "R1ANA1", "nonfree_baggages")).toBe(0);
  });

  it.each<[PythonRecord, string]>([
    [{ reservation_id: "R0" }, "Reservation R0 not found"],
    [{ reservation_id: ["R0"] }, "unhashable type: 'list'"],
    [{ payment_id: "paypal_1" }, "Payment method not found"],
    [{ payment_id: "certificate_1" }, "Certificate cannot be used to update reservation"],
    [{ payment_id: "gift_card_1", nonfree_baggages: 7 }, "Gift card balance is not enough"],
    [{ nonfree_baggages: "3" }, "unsupported operand type(s) for -: 'str' and 'int'"],
  ])("should refuse %j and change nothing", (change, error) => {
    const { airline, answer } = update("baggages", { ...bags, ...change });
    expect(answer).toBe(`Error: ${error}`);
    expect(airline.database()).toBe(smallAirline.agent);
  });
});

describe("update_reservation_flights", () => {
  const stays = { flight_number: "HAT901", date: "2024-05-20" };
  const other = { flight_number: "HAT907", date: "2024-05-20" };
  const same = { cabin: "economy", flights: [stays], payment_id };

  it("should keep the price of a segment that stays as it is", () => {
    const { airline, answer } = update("flights", same);
    expect(JSON.parse(answer).flights[0].price).toBe(180);
    expect(airline.at(...history)).toHaveLength(1);
    expect(airline.database()).toEqual(smallAirline.agent);
  });

  it("should charge today's price for other flights and take no seats", () => {
    const { airline } = update("flights", { ...same, flights: [other] });
    expect(airline.at("reservations", "R1ANA1", "flights", 0)).toEqual({
      ...other,
      ...{ origin: "SFO", destination: "JFK", price: 200 },
    });
    expect(airline.at(...history, 1)).toEqual({ payment_id, amount: 40 });
    expect(airline.at("flights", "HAT907")).toBe(openSmallAirline().at("flights", "HAT907"));
  });

  it("should price all flights anew in another cabin, and give back what is too much", () => {
    const { airline, answer } = update("flights", {
      ...{ ...same, cabin: "basic_economy", payment_id: "gift_card_1" },
    });
    expect(JSON.parse(answer).cabin).toBe("basic_economy");
    expect(airline.at(...history, 1)).toEqual({ payment_id: "gift_card_1", amount: -180 });
    expect(airline.at(...giftCard)).toEqual(dollars(480));
  });

  it("should keep a segment that is named twice, twice", () => {
    const { airline } = update("flights", { ...same, flights: [stays, stays] });
    expect(airline.at("reservations", "R1ANA1", "flights")).toHaveLength(2);
    expect(airline.at(...history, 1)).toEqual({ payment_id, amount: 360 });
  });

  it("should accept any cabin where no flight is left", () => {
    const { airline } = update("flights", { ...same, cabin: ["none"], flights: [] });
    expect(airline.at("reservations", "R1ANA1")).toMatchObject({ cabin: ["none"], flights: [] });
    expect(airline.at(...history, 1)).toEqual({ payment_id, amount: -360 });
  });

  it.each<[PythonRecord, string]>([
    [{ reservation_id: "R0" }, "Reservation R0 not found"],
    [{ flights: [{ flight_number: "HAT1", date: "" }] }, "Flight HAT1 not found"],
    [{ flights: [{ ...other, date: "2024-05-21" }] }, "Flight HAT907 not found on date 2024-05-21"],
    [{ flights: [{ ...stays, date: "2024-05-14" }] }, "Flight HAT901 not available on date 2024-05-14"],
    [{ cabin: "first" }, "'first'"],
    [{ cabin: null }, "None"],
    [{ cabin: {} }, "unhashable type: 'dict'"],
    [{ flights: ["HAT907"] }, "'str' object has no attribute 'flight_number'"],
    [{ payment_id: "certificate_1" }, "Certificate cannot be used to update reservation"],
    [{ cabin: "business", payment_id: "gift_card_1" }, "Gift card balance is not enough"],
  ])("should refuse %j and change nothing", (change, error) => {
    const { airline, answer } = update("flights", { ...same, ...change });
    expect(answer).toBe(`Error: ${error}`);
    expect(airline.database()).toBe(smallAirline.agent);
  });

  it("should need a seat for every passenger", () => {
    const airline = openSmallAirline();
    airline.call("book_reservation", {
      ...{ user_id: "ana_cruz_1", origin: "SFO", destination: "JFK", flight_type: "one_way" },
      ...{ cabin: "economy", flights: [other], passengers: [leo, leo, leo, leo] },
      payment_methods: [{ payment_id, amount: 800 }],
      ...{ total_baggages: 0, nonfree_baggages: 0, insurance: "no" },
    });
    const answer = airline.call("update_reservation_flights", { reservation_id, ...same, flights: [other] });
    expect(answer).toBe("Error: Not enough seats on flight HAT907");
  });
});

const leo = { first_name: "Leo", last_name: "Cruz", dob: "1988-03-04" };

describe("update_reservation_passengers", () => {
  it("should replace the passengers", () => {
    const { airline, answer } = update("passengers", { passengers: [leo, { ...leo, seat: "1A" }] });
    expect(JSON.parse(answer).passengers).toEqual([leo, leo]);
    expect(airline.at("reservations", "R1ANA1", "passengers")).toEqual([leo, leo]);
  });

  it("should keep a list as it is that cannot be read as passengers", () => {
    const { airline } = update("passengers", { passengers: ["Ana", leo] });
    expect(airline.at("reservations", "R1ANA1", "passengers")).toEqual(["Ana", leo]);
    expect(airline.call("update_reservation_passengers", { reservation_id, passengers: "AL" })).toContain(
      '"AL"',
    );
  });

  it.each<[PythonRecord, string]>([
    [{ passengers: [leo] }, "Number of passengers does not match"],
    [{ passengers: [leo, leo, leo] }, "Number of passengers does not match"],
    [{ reservation_id: "R0", passengers: [leo] }, "Reservation R0 not found"],
    [{ passengers: null }, "'NoneType' object is not iterable"],
  ])("should refuse %j", (input, error) => {
    expect(update("passengers", input).answer).toBe(`Error: ${error}`);
  });
});
