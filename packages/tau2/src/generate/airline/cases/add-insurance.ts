import type { BookingCase } from "../case.js";
import { nameTrip } from "../name-trip.js";

/** Insurance after the booking, which cannot be had. */
export const lateInsurance: BookingCase = {
  type: "subject",
  name: "add-insurance-refused",
  suits: ({ reservation, isAhead, paid }) =>
    reservation.status === null && isAhead && reservation.insurance === "no" && paid >= 100,
  plan(scene) {
    const { text, fact } = nameTrip(scene);
    return {
      request: `I forgot to buy travel insurance for my ${text}; please add it. If it is too late for that, tell me how much I have paid for the trip in total.`,
      wish: `You forgot to buy travel insurance for your ${text} and want it added. If it is too late for that, you accept it and ask how much you have paid for the trip in total.`,
      facts: [fact],
      actions: [],
      told: [String(scene.booking.paid)],
    };
  },
};
