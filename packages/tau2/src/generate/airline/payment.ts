import type { Random } from "@rwml/core";
import { numberOf } from "../../python/number.js";
import type { AirlineUser, Payment, PaymentMethod } from "../../world/domains/airline/airline-database.js";
import { happens } from "../draw.js";
import { spokenMethod } from "./spoken.js";

/** A payment method of a customer and how the customer calls it. */
export interface ChosenMethod {
  readonly id: string;
  readonly said: string;
}

/** Chooses the one card that a change is paid with, which has to bear the whole price; a negative one is given back. */
export function chooseMethod(random: Random, user: AirlineUser, price: number): ChosenMethod {
  const fitting = methodsOf(user).filter(
    (method) => method.source === "credit_card" || (method.source === "gift_card" && worth(method) >= price),
  );
  const method = random.pick(fitting);
  return { id: method.id, said: spokenMethod(method) };
}

/** How a new booking is paid. */
export interface ChosenPayments {
  readonly payments: readonly Payment[];
  readonly said: string;
}

/** Chooses a certificate, gift cards and a credit card: each pays what the ones before have left. */
export function choosePayments(random: Random, user: AirlineUser, price: number): ChosenPayments {
  const methods = methodsOf(user);
  const ofSource = (source: PaymentMethod["source"]) =>
    random.shuffle(methods.filter((method) => method.source === source));
  const chosen = [
    ...(happens(random, 40) ? ofSource("certificate").slice(0, 1) : []),
    ...(happens(random, 50) ? ofSource("gift_card").slice(0, 3) : []),
    ...ofSource("credit_card").slice(0, 1),
  ];
  const payments: Payment[] = [];
  const used: PaymentMethod[] = [];
  let rest = price;
  for (const method of chosen) {
    const amount = Math.min(rest, worth(method));
    if (amount <= 0) continue;
    payments.push({ payment_id: method.id, amount });
    used.push(method);
    rest -= amount;
  }
  return { payments, said: spokenOrder(used.map(spokenMethod)) };
}

/** Whole dollars that a method can still pay. */
function worth(method: PaymentMethod): number {
  return method.source === "credit_card" ? Number.POSITIVE_INFINITY : Math.floor(numberOf(method.amount));
}

function methodsOf({ payment_methods }: AirlineUser): readonly PaymentMethod[] {
  return Object.values(payment_methods);
}

function spokenOrder([first = "", ...others]: readonly string[]): string {
  if (others.length === 0) return `Please use ${first}.`;
  const then = others.slice(0, -1).map((method) => `then ${method}, `);
  return `Please use ${first} as far as it goes, ${then.join("")}and ${others.at(-1)} for the rest.`;
}
