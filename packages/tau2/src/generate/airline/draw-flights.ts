import type { Random } from "@rwml/core";
import type { Flight, FlightDay } from "../../world/domains/airline/airline-database.js";
import { airports } from "../../world/domains/airline/airports.js";
import { between, happens, weighted } from "../draw.js";
import { days, momentOf, numberOfDay, timeOf, today } from "./calendar.js";

interface Schedule {
  readonly departure: number;
  readonly arrival: number;
  /** What an economy seat costs on a usual day. */
  readonly fare: number;
}

/** Draws a timetable. Routes are flown both ways; with few flights, few airports are served. */
export function drawFlights(random: Random, count: number): Readonly<Record<string, Flight>> {
  const flights: Record<string, Flight> = {};
  const routes = drawRoutes(random, count);
  for (let index = 0; index < count; index++) {
    const [from, to, minutes] = routes[(index >> 1) % routes.length]!;
    const [origin, destination] = index % 2 === 0 ? [from, to] : [to, from];
    const departure = 5 * between(random, 60, 275);
    const schedule = { departure, arrival: departure + minutes, fare: 50 + Math.round(minutes * 0.45) };
    const flight_number = `SKY${100 + index}`;
    flights[flight_number] = {
      ...{ flight_number, origin, destination },
      scheduled_departure_time_est: timeOf(departure),
      scheduled_arrival_time_est: timeOf(schedule.arrival),
      dates: Object.fromEntries(days.map((date) => [date, drawDay(random, date, schedule)])),
    };
  }
  return flights;
}

type Route = readonly [from: string, to: string, minutes: number];

function drawRoutes(random: Random, flights: number): readonly Route[] {
  const served = Math.min(airports.length, Math.max(4, Math.round(Math.sqrt(flights * 1.4))));
  const codes = random
    .shuffle(airports)
    .slice(0, served)
    .map(({ iata }) => iata);
  const pairs = codes.flatMap((from, index) => codes.slice(index + 1).map((to) => [from, to] as const));
  // Some pairs stay without a direct flight, so that customers need a stop.
  const flown = random.shuffle(pairs).slice(0, Math.ceil(pairs.length * 0.75));
  return flown.map(([from, to]) => [from, to, 5 * between(random, 12, 65)]);
}

function drawDay(random: Random, date: string, schedule: Schedule): FlightDay {
  const day = numberOfDay(date) - numberOfDay(today);
  if (day < 0) return happens(random, 8) ? { status: "cancelled" } : landed(random, date, schedule);
  if (day === 0) return drawToday(random, schedule);
  return day < 5 && happens(random, 4) ? { status: "cancelled" } : drawAvailable(random, schedule);
}

const nowMinutes = 15 * 60;

function drawToday(random: Random, schedule: Schedule): FlightDay {
  const { departure, arrival } = schedule;
  if (happens(random, 12)) return { status: "cancelled" };
  if (arrival + 30 < nowMinutes) return landed(random, today, schedule);
  if (departure + 30 < nowMinutes) {
    return {
      status: "flying",
      actual_departure_time_est: momentOf(today, departure + between(random, 0, 25)),
      estimated_arrival_time_est: momentOf(today, Math.max(arrival, nowMinutes + 10)),
    };
  }
  const isLate = happens(random, 45);
  const late = isLate ? between(random, 45, 240) : Math.max(0, nowMinutes + 5 - departure);
  return {
    status: isLate ? "delayed" : "on time",
    estimated_departure_time_est: momentOf(today, departure + late),
    estimated_arrival_time_est: momentOf(today, arrival + late),
  };
}

function landed(random: Random, date: string, { departure, arrival }: Schedule): FlightDay {
  const late = between(random, -5, 25);
  return {
    status: "landed",
    actual_departure_time_est: momentOf(date, departure + late),
    actual_arrival_time_est: momentOf(date, arrival + late + between(random, -5, 5)),
  };
}

function drawAvailable(random: Random, { fare }: Schedule): FlightDay {
  const economy = Math.round(fare * (0.8 + random.float() * 0.5));
  return {
    status: "available",
    available_seats: {
      basic_economy: drawSeats(random),
      economy: drawSeats(random),
      business: drawSeats(random),
    },
    prices: {
      basic_economy: Math.round(economy * (0.5 + random.float() * 0.2)),
      economy,
      business: Math.round(economy * (1.9 + random.float() * 0.8)),
    },
  };
}

function drawSeats(random: Random): number {
  return weighted<() => number>(random, [
    [() => 0, 5],
    [() => between(random, 1, 4), 15],
    [() => between(random, 5, 20), 80],
  ])();
}
