import type { AirlineUser } from "../../../world/domains/airline/airline-database.js";
import type { Booking } from "../booking.js";
import { nameTrip } from "../name-trip.js";
import type { BookingCase, BookingScene, Plan } from "../plan.js";
import { transferTool } from "../plan.js";
import { topics } from "../topics.js";

const coveredReasons = [
  ["I have broken my leg and cannot travel", "you have broken your leg and cannot travel"],
  ["I am in hospital that week", "you are in hospital that week"],
  ["my doctor has forbidden me to fly", "your doctor has forbidden you to fly"],
  ["a hurricane is forecast for those days", "a hurricane is forecast for those days"],
  ["a snowstorm has closed the roads there", "a snowstorm has closed the roads there"],
] as const;

const otherReasons = [
  ["my plans have changed", "your plans have changed"],
  ["my meeting was called off", "your meeting was called off"],
  ["I have found a cheaper way to travel", "you have found a cheaper way to travel"],
  ["the concert that I wanted to see was moved", "the concert that you wanted to see was moved"],
  ["I have to work that week after all", "you have to work that week after all"],
] as const;

type Reason = readonly [first: string, second: string];

/** Cancellations that the policy allows, each for another ground. */
export const allowedCancellations: readonly BookingCase[] = [
  allowed("cancel-recent", ({ isRecent }) => isRecent, otherReasons),
  allowed(
    "cancel-business",
    ({ reservation, isRecent }) => reservation.cabin === "business" && !isRecent,
    otherReasons,
  ),
  allowed("cancel-insured", ({ reservation }) => reservation.insurance === "yes", coveredReasons),
  allowed("cancel-by-airline", ({ hasCancelledFlight }) => hasCancelledFlight, [
    ["the airline has cancelled one of my flights", "the airline has cancelled one of your flights"],
  ]),
];

/** A cancellation for which there is no ground. */
export const refusedCancellation: BookingCase = {
  type: "booking",
  name: "cancel-refused",
  suits: (booking) =>
    isOpen(booking) &&
    !booking.isRecent &&
    !booking.hasCancelledFlight &&
    booking.reservation.cabin !== "business" &&
    booking.paid >= 100,
  plan(scene) {
    const [first, second] = scene.random.pick(otherReasons);
    const { text, fact } = nameTrip(scene);
    const { paid } = scene.booking;
    return {
      request: `I want to cancel my ${text}, because ${first}. If I cannot have my money back, leave it as it is and tell me how much I have paid for it in total.`,
      wish: `You want to cancel your ${text}, because ${second}. If you cannot have your money back, you want to keep it, and you ask how much you have paid for it in total.`,
      facts: [fact, reasonFact(first)],
      actions: [],
      told: [String(paid)],
    };
  },
};

/** A cancellation of a trip that has begun, which is a matter for people. */
export const begunCancellation: BookingCase = {
  type: "booking",
  name: "cancel-begun",
  suits: ({ reservation, isBegun, isOver }) => reservation.status === null && isBegun && !isOver,
  plan(scene) {
    const [first, second] = scene.random.pick(otherReasons);
    const { text, fact } = nameTrip(scene);
    const summary = `Wants to cancel reservation ${scene.booking.reservation.reservation_id}, part of which has been flown.`;
    return {
      request: `I want to cancel what is left of my ${text}, because ${first}.`,
      wish: `You want to cancel what is left of your ${text}, because ${second}. You have flown some of it already.`,
      facts: [fact, reasonFact(first)],
      actions: [{ name: transferTool, arguments: { summary } }],
      told: [],
    };
  },
};

function allowed(
  name: string,
  ground: (booking: Booking, user: AirlineUser) => boolean,
  reasons: readonly Reason[],
): BookingCase {
  return {
    ...{ type: "booking", name },
    suits: (booking, user) => isOpen(booking) && ground(booking, user),
    plan: (scene) => cancellation(scene, scene.random.pick(reasons)),
  };
}

function cancellation(scene: BookingScene, [first, second]: Reason): Plan {
  const { reservation_id } = scene.booking.reservation;
  const { text, fact } = nameTrip(scene);
  return {
    request: `I want to cancel my ${text}, because ${first}.`,
    wish: `You want to cancel your ${text}, because ${second}. The money goes back to where it came from.`,
    facts: [fact, reasonFact(first)],
    actions: [{ name: "cancel_reservation", arguments: { reservation_id } }],
    told: [],
  };
}

function reasonFact(reason: string) {
  return { phrases: topics.reason, answer: `It is because ${reason}.` };
}

function isOpen({ reservation, isBegun }: Booking): boolean {
  return reservation.status === null && !isBegun;
}
