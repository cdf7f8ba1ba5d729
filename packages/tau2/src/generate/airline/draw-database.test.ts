import { describe, expect, it } from "vitest";
import { pythonJson } from "../../python/json-text.js";
import { numberOf } from "../../python/number.js";
import type { AirlineDatabase, Reservation } from "../../world/domains/airline/airline-database.js";
import { airlineDomain } from "../../world/domains/airline/airline-domain.js";
import { airports } from "../../world/domains/airline/airports.js";
import { paidBags } from "./baggage.js";
import { now } from "./calendar.js";
import { drawDatabase } from "./draw-database.js";

const { agent } = drawDatabase(5, 0.1);
const { flights, users, reservations } = agent as AirlineDatabase;
const sum = (amounts: readonly Reservation["flights"][number]["price"][]) =>
  amounts.reduce<number>((total, amount) => total + numberOf(amount), 0);

describe("drawDatabase", () => {
  it("should draw what the airline's models read, field for field", () => {
    expect(pythonJson(airlineDomain.readAgentDatabase(agent))).toBe(pythonJson(agent));
    expect(Object.isFrozen(flights)).toBe(true);
  });

  it("should fly between airports that the airline's tool lists, each day of the month", () => {
    const codes = airports.map(({ iata }) => iata);
    for (const { origin, destination, dates } of Object.values(flights)) {
      expect(codes).toContain(origin);
      expect(codes).toContain(destination);
      expect(origin).not.toBe(destination);
      expect(Object.keys(dates)).toHaveLength(30);
    }
  });

  it("should offer days ahead only, and have flown days before", () => {
    for (const { dates } of Object.values(flights)) {
      for (const [date, { status }] of Object.entries(dates)) {
        const known = date < now.slice(0, 10) ? ["landed", "cancelled"] : ["available", "cancelled"];
        if (date !== now.slice(0, 10)) expect(known).toContain(status);
        else expect(status).not.toBe("available");
      }
    }
  });

  it("should write times that follow each other", () => {
    for (const { dates } of Object.values(flights)) {
      for (const day of Object.values(dates)) {
        if (day.status === "landed")
          expect(day.actual_arrival_time_est > day.actual_departure_time_est).toBe(true);
        if (day.status !== "delayed" && day.status !== "on time") continue;
        expect(day.estimated_departure_time_est > now).toBe(true);
        expect(day.estimated_arrival_time_est > day.estimated_departure_time_est).toBe(true);
      }
    }
  });

  it("should list each reservation with the user who made it", () => {
    const listed = Object.values(users).flatMap(({ user_id, reservations: ids }) =>
      ids.map((id) => [id, user_id]),
    );
    expect(Object.fromEntries(listed)).toEqual(
      Object.fromEntries(Object.values(reservations).map((one) => [one.reservation_id, one.user_id])),
    );
  });

  it("should book flights that exist, in an unbroken journey, before they leave", () => {
    for (const { origin, destination, flights: legs, flight_type, created_at } of Object.values(
      reservations,
    )) {
      for (const leg of legs) expect(flights[leg.flight_number]).toMatchObject({ origin: leg.origin });
      expect(legs[0]!.origin).toBe(origin);
      expect(legs.at(-1)!.destination).toBe(flight_type === "round_trip" ? origin : destination);
      for (const [index, leg] of legs.slice(1).entries()) expect(leg.origin).toBe(legs[index]!.destination);
      expect(created_at < now).toBe(true);
      expect(created_at.slice(0, 10) < legs[0]!.date).toBe(true);
    }
  });

  it("should take what a reservation costs from methods of the user's profile", () => {
    for (const one of Object.values(reservations)) {
      const { passengers, cabin, total_baggages, nonfree_baggages, insurance, payment_history } = one;
      const user = users[one.user_id]!;
      const bags = numberOf(nonfree_baggages);
      expect(bags).toBe(paidBags(numberOf(total_baggages), passengers.length, cabin, user.membership));
      const fares = sum(one.flights.map(({ price }) => price)) + (insurance === "yes" ? 30 : 0);
      const price = one.status === "cancelled" ? 0 : fares * passengers.length + 50 * bags;
      expect(sum(payment_history.map(({ amount }) => amount))).toBe(price);
      for (const { payment_id } of payment_history) expect(user.payment_methods).toHaveProperty(payment_id);
    }
  });
});
