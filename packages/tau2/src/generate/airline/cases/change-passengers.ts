import { happens } from "../../draw.js";
import { lastNames } from "../../names.js";
import type { BookingCase } from "../case.js";
import { drawPassenger } from "../draw-users.js";
import { nameTrip } from "../name-trip.js";
import { spokenPassengers } from "../spoken.js";
import { topics } from "../topics.js";

/** Another name for a passenger, or another person in the place of one. */
export const passengerChange: BookingCase = {
  type: "subject",
  name: "change-passenger",
  suits: ({ reservation, isAhead }) => reservation.status === null && isAhead,
  plan(scene) {
    const { random, booking } = scene;
    const { reservation_id, passengers } = booking.reservation;
    const index = random.int(passengers.length);
    const old = passengers[index]!;
    const isRenamed = happens(random, 50);
    const changed = isRenamed
      ? { ...old, last_name: random.pick(lastNames.filter((name) => name !== old.last_name)) }
      : drawPassenger(random);
    const { text, fact } = nameTrip(scene);
    const [was, is] = [spokenPassengers([old]), spokenPassengers([changed])];
    const change = isRenamed
      ? `the last name of ${was}, has to be ${changed.last_name}`
      : `${is}, flies in the place of ${was}`;
    return {
      request: `The passengers of my ${text} are not right any more: ${change}.`,
      wish: `The passengers of your ${text} are not right any more: ${change}. Nothing else changes.`,
      facts: [fact, { phrases: topics.passengers, answer: `It has to be ${is}.` }],
      actions: [
        {
          name: "update_reservation_passengers",
          arguments: {
            reservation_id,
            passengers: passengers.map((passenger, position) => (position === index ? changed : passenger)),
          },
        },
      ],
      told: [],
    };
  },
};

/** One passenger more, for whom there has to be another booking. */
export const passengerAddition: BookingCase = {
  type: "subject",
  name: "add-passenger-refused",
  suits: ({ reservation, isAhead, paid }) => reservation.status === null && isAhead && paid >= 100,
  plan(scene) {
    const { text, fact } = nameTrip(scene);
    const person = spokenPassengers([drawPassenger(scene.random)]);
    return {
      request: `Please add ${person}, to my ${text}. If that cannot be done, tell me how much I have paid for the trip so far.`,
      wish: `You want to add ${person}, to your ${text}. If that cannot be done, you leave it, without a new booking, and ask how much you have paid for the trip so far.`,
      facts: [fact, { phrases: topics.passengers, answer: `It is about ${person}.` }],
      actions: [],
      told: [String(scene.booking.paid)],
    };
  },
};
