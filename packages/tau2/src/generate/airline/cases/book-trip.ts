import type { Fact } from "../../../conversation/user/customer-script.js";
import { cabins } from "../../../world/domains/airline/airline-database.js";
import { departuresFrom } from "../../../world/domains/airline/departures.js";
import { searchDirect } from "../../../world/domains/airline/search-flights.js";
import { between, happens, weighted } from "../../draw.js";
import { paidBags } from "../baggage.js";
import { dayOfMay, spokenDate } from "../calendar.js";
import { type ChosenFlights, chooseDirect, chooseOneStop, type Wanted } from "../choose-flight.js";
import { drawPassenger } from "../draw-users.js";
import { choosePayments } from "../payment.js";
import type { CustomerCase, Plan, Scene } from "../plan.js";
import { spokenAirport, spokenCabin, spokenCount, spokenPassengers } from "../spoken.js";
import { topics } from "../topics.js";

/** A new trip of one direct flight. */
export const directTrip = tripCase("book-direct", flownRoute, ({ random, database }, wanted) => {
  const there = chooseDirect(random, database, wanted);
  return there === null ? null : { flight_type: "one_way", parts: [there], said: "a direct flight" };
});

/** A new trip there and back. */
export const returnTrip = tripCase("book-return", flownRoute, ({ random, database }, wanted) => {
  const { origin, destination } = wanted;
  const day = dayOfMay(Number(wanted.date.slice(8)) + between(random, 1, 5));
  const back = { ...wanted, origin: destination, destination: origin, date: day };
  const parts = [chooseDirect(random, database, wanted), chooseDirect(random, database, back)];
  const [there, home] = parts;
  if (there == null || home == null) return null;
  const said = `direct flights there and, on ${spokenDate(day)}, back`;
  return { flight_type: "round_trip", parts: [there, home], said };
});

/** A new trip where no direct flight goes. */
export const oneStopTrip = tripCase("book-one-stop", anyRoute, ({ random, database }, wanted) => {
  if (wanted.origin === wanted.destination || searchDirect(database, wanted).length > 0) return null;
  const there = chooseOneStop(random, database, wanted);
  return there === null
    ? null
    : { flight_type: "one_way", parts: [there], said: "a connection with one stop" };
});

interface Itinerary {
  readonly flight_type: "one_way" | "round_trip";
  readonly parts: readonly ChosenFlights[];
  readonly said: string;
}

/** So many journeys are looked at before there seems to be none. */
const mostTries = 60;

function tripCase(
  name: string,
  drawRoute: (scene: Scene) => Route,
  itinerary: (scene: Scene, wanted: Wanted) => Itinerary | null,
): CustomerCase {
  return {
    ...{ type: "customer", name },
    plan(scene) {
      const { random } = scene;
      const passengers = drawPassengers(scene);
      for (let attempt = 0; attempt < mostTries; attempt++) {
        const wanted: Wanted = {
          ...drawRoute(scene),
          date: dayOfMay(between(random, 16, 25)),
          ...{ cabin: random.pick(cabins), passengers: passengers.length },
        };
        const found = itinerary(scene, wanted);
        if (found !== null) return planTrip(scene, wanted, found, passengers);
      }
      return null;
    },
  };
}

type Route = Pick<Wanted, "origin" | "destination">;

/** A route with direct flights. */
function flownRoute({ random, database }: Scene): Route {
  const { origin, destination } = random.pick(departuresFrom(database.flights, null));
  return { origin, destination };
}

/** Any two airports, with direct flights between them or not. */
function anyRoute({ random, database }: Scene): Route {
  const flights = departuresFrom(database.flights, null);
  return { origin: random.pick(flights).origin, destination: random.pick(flights).destination };
}

function drawPassengers({ random, user }: Scene) {
  const self = { ...user.name, dob: user.dob };
  const count = weighted(random, [
    [1, 50],
    [2, 35],
    [3, 15],
  ]);
  const known = random.shuffle(user.saved_passengers);
  const others = Array.from({ length: count - 1 }, (_, index) => known[index] ?? drawPassenger(random));
  return [self, ...others];
}

function planTrip(
  { random, user }: Scene,
  { origin, destination, date, cabin }: Wanted,
  { flight_type, parts, said }: Itinerary,
  passengers: ReturnType<typeof drawPassengers>,
): Plan {
  const bags = random.int(passengers.length * 2 + 1);
  const nonfree_baggages = paidBags(bags, passengers.length, cabin, user.membership);
  const insurance = happens(random, 40) ? "yes" : "no";
  const fare = parts.reduce((sum, part) => sum + part.fare, 0);
  const price = (fare + (insurance === "yes" ? 30 : 0)) * passengers.length + 50 * nonfree_baggages;
  const paying = choosePayments(random, user, price);
  const trip = `from ${spokenAirport(origin)} to ${spokenAirport(destination)} on ${spokenDate(date)}`;
  const people = spokenCount(passengers.length, "passenger");
  const facts: readonly Fact[] = [
    {
      phrases: topics.tripType,
      answer: flight_type === "one_way" ? "It is one way." : "It is a round trip.",
    },
    { phrases: [...topics.route, ...topics.date], answer: `I want to fly ${trip}: ${said}.` },
    { phrases: topics.cabin, answer: `In ${spokenCabin(cabin)}, please.` },
    { phrases: topics.passengers, answer: `It is for ${people}: ${spokenPassengers(passengers)}.` },
    { phrases: topics.bags, answer: `We need ${spokenCount(bags, "checked bag")}.` },
    { phrases: topics.insurance, answer: `${insurance === "yes" ? "With" : "Without"} insurance, please.` },
    { phrases: topics.payment, answer: paying.said },
    { phrases: topics.flight, answer: spokenChoice(parts) },
  ];
  return {
    request: `I would like to book a trip ${trip} for ${people}, ${said}.`,
    wish: `You would like to book a trip ${trip} for ${people}, ${said}.`,
    facts,
    actions: [
      {
        name: "book_reservation",
        arguments: {
          ...{ user_id: user.user_id, origin, destination, flight_type, cabin },
          flights: parts.flatMap(({ flights }) =>
            flights.map((flight) => ({ flight_number: flight.flight_number, date: flight.date })),
          ),
          ...{ passengers, payment_methods: paying.payments },
          ...{ total_baggages: bags, nonfree_baggages, insurance },
        },
      },
    ],
    told: [],
  };
}

function spokenChoice([there, back]: readonly ChosenFlights[]): string {
  return back === undefined
    ? `Please take ${there!.said}.`
    : `On the way there please take ${there!.said}, on the way back ${back.said}.`;
}
