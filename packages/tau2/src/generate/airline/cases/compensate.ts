import type { AirlineUser } from "../../../world/domains/airline/airline-database.js";
import type { PlannedCall } from "../../planned-call.js";
import type { Booking } from "../booking.js";
import { nameTrip } from "../name-trip.js";
import type { BookingCase } from "../plan.js";
import { drawMove } from "./change-flights.js";

/** A certificate for a flight that the airline has cancelled. */
export const cancelledCompensation: BookingCase = {
  type: "booking",
  name: "compensate-cancelled",
  suits: (booking, user) => hasCancellation(booking) && isEligible(booking, user),
  plan(scene) {
    const { text, fact } = nameTrip(scene);
    return {
      request: `A flight of my ${text} was cancelled by the airline, and I want compensation. The trip itself may stay as it is.`,
      wish: `A flight of your ${text} was cancelled by the airline, and you want compensation. You do not want to change or cancel the trip.`,
      facts: [fact],
      actions: [certificate(scene.user, 100 * scene.booking.reservation.passengers.length)],
      told: [],
    };
  },
};

/** Another day in the place of a delayed flight, and a certificate. */
export const delayedCompensation: BookingCase = {
  type: "booking",
  name: "compensate-delayed",
  suits: (booking, user) =>
    booking.reservation.status === null &&
    booking.hasDelayedFlight &&
    !booking.isBegun &&
    !booking.hasCancelledFlight &&
    booking.isDirect &&
    booking.reservation.cabin !== "basic_economy" &&
    isEligible(booking, user),
  plan(scene) {
    // Flights are delayed on the day of the conversation only, and no trip of the day has begun: it is the first flight.
    const move = drawMove(scene, 0);
    if (move === null) return null;
    const { text, fact } = nameTrip(scene);
    return {
      request: `The first flight of my ${text} is delayed, so I cannot use it: ${move.said} Of the flights that day I want ${move.choice}. And I want compensation for the trouble.`,
      wish: `The first flight of your ${text} is delayed, so you cannot use it: ${move.said} Of the flights that day you want ${move.choice}. When that is done, you want compensation for the trouble.`,
      facts: [fact, ...move.facts],
      actions: [move.action, certificate(scene.user, 50 * scene.booking.reservation.passengers.length)],
      told: [],
    };
  },
};

/** A certificate that the customer cannot have. */
export const refusedCompensation: BookingCase = {
  type: "booking",
  name: "compensate-refused",
  suits: (booking, user) => hasCancellation(booking) && !isEligible(booking, user) && booking.paid >= 100,
  plan(scene) {
    const { text, fact } = nameTrip(scene);
    return {
      request: `A flight of my ${text} was cancelled by the airline, and I want compensation. If there is none for me, tell me how much I have paid for the trip in total.`,
      wish: `A flight of your ${text} was cancelled by the airline, and you want compensation. If there is none for you, you accept it, leave the trip as it is, and ask how much you have paid for it in total.`,
      facts: [fact],
      actions: [],
      told: [String(scene.booking.paid)],
    };
  },
};

function hasCancellation({ reservation, hasCancelledFlight }: Booking): boolean {
  return reservation.status === null && hasCancelledFlight;
}

function isEligible({ reservation }: Booking, { membership }: AirlineUser): boolean {
  return membership !== "regular" || reservation.insurance === "yes" || reservation.cabin === "business";
}

function certificate({ user_id }: AirlineUser, amount: number): PlannedCall {
  return { name: "send_certificate", arguments: { user_id, amount } };
}
