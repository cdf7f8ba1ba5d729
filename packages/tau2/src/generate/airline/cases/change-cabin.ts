import { numberOf } from "../../../python/number.js";
import { cabins } from "../../../world/domains/airline/airline-database.js";
import { nameTrip } from "../name-trip.js";
import { chooseMethod } from "../payment.js";
import type { BookingCase } from "../plan.js";
import { spokenCabin } from "../spoken.js";
import { topics } from "../topics.js";

/** Another cabin for all flights. */
export const cabinChange: BookingCase = {
  type: "booking",
  name: "change-cabin",
  suits: ({ reservation, isAhead }) => reservation.status === null && isAhead,
  plan(scene) {
    const { random, database, user, booking } = scene;
    const { cabin: old, flights, passengers, reservation_id } = booking.reservation;
    for (const cabin of random.shuffle(cabins)) {
      if (cabin === old) continue;
      const days = flights.map(({ flight_number, date }) => database.flights[flight_number]!.dates[date]!);
      const fares = days.map((day) =>
        day.status === "available" && numberOf(day.available_seats[cabin]!) >= passengers.length
          ? numberOf(day.prices[cabin]!)
          : null,
      );
      if (fares.includes(null)) continue;
      const before = flights.reduce((sum, { price }) => sum + numberOf(price), 0);
      const after = fares.reduce<number>((sum, fare) => sum + fare!, 0);
      const method = chooseMethod(random, user, (after - before) * passengers.length);
      const { text, fact } = nameTrip(scene);
      const said = `${text} to ${spokenCabin(cabin)}, on the same flights`;
      return {
        request: `I would like to change my ${said}.`,
        wish: `You would like to change your ${said}.`,
        facts: [
          fact,
          { phrases: topics.cabin, answer: `I want ${spokenCabin(cabin)}.` },
          { phrases: topics.payment, answer: `Please use ${method.said} for the difference.` },
        ],
        actions: [
          {
            name: "update_reservation_flights",
            arguments: {
              ...{ reservation_id, cabin },
              flights: flights.map(({ flight_number, date }) => ({ flight_number, date })),
              payment_id: method.id,
            },
          },
        ],
        told: [],
      };
    }
    return null;
  },
};
