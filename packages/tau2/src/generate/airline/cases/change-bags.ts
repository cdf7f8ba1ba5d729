import { numberOf } from "../../../python/number.js";
import { between } from "../../draw.js";
import { paidBags } from "../baggage.js";
import type { BookingCase } from "../case.js";
import { nameTrip } from "../name-trip.js";
import { chooseMethod } from "../payment.js";
import { spokenCount } from "../spoken.js";
import { topics } from "../topics.js";

/** More bags. */
export const moreBags: BookingCase = {
  type: "subject",
  name: "add-bags",
  suits: ({ reservation, isAhead }) => reservation.status === null && isAhead,
  plan(scene) {
    const { random, user, booking } = scene;
    const { reservation_id, passengers, cabin, total_baggages, nonfree_baggages } = booking.reservation;
    const more = between(random, 1, 3);
    const total = numberOf(total_baggages) + more;
    const nonfree = paidBags(total, passengers.length, cabin, user.membership);
    const method = chooseMethod(random, user, 50 * (nonfree - numberOf(nonfree_baggages)));
    const { text, fact } = nameTrip(scene);
    const said = `${more} more checked ${more === 1 ? "bag" : "bags"}`;
    return {
      request: `I would like to add ${said} to my ${text}.`,
      wish: `You would like to add ${said} to your ${text}.`,
      facts: [
        fact,
        { phrases: topics.bags, answer: `I need ${said}, so ${spokenCount(total, "bag")} in all.` },
        { phrases: topics.payment, answer: `Please use ${method.said} if there is something to pay.` },
      ],
      actions: [
        {
          name: "update_reservation_baggages",
          arguments: {
            ...{ reservation_id, total_baggages: total, nonfree_baggages: nonfree },
            payment_id: method.id,
          },
        },
      ],
      told: [],
    };
  },
};

/** Fewer bags, which cannot be had. */
export const fewerBags: BookingCase = {
  type: "subject",
  name: "remove-bags-refused",
  suits: ({ reservation, isAhead, paid }) =>
    reservation.status === null && isAhead && numberOf(reservation.nonfree_baggages) > 0 && paid >= 100,
  plan(scene) {
    const { text, fact } = nameTrip(scene);
    return {
      request: `Please take one checked bag off my ${text} and give me the money for it back. If you cannot, tell me how much I have paid for the whole trip.`,
      wish: `You want one checked bag taken off your ${text}, and the money for it back. If that cannot be done, you keep the bag and ask how much you have paid for the whole trip.`,
      facts: [fact, { phrases: topics.bags, answer: "I need one bag less." }],
      actions: [],
      told: [String(scene.booking.paid)],
    };
  },
};
