import type { Random } from "@rwml/core";
import type { UserAddress } from "../../world/domains/retail/retail-database.js";
import { between, digits, drawNew, happens } from "../draw.js";
import { firstNames, lastNames } from "../names.js";
import { drawAddress } from "./draw-address.js";

/** A customer as it stands in a database before it is read. */
export interface RawUser {
  readonly user_id: string;
  readonly name: { readonly first_name: string; readonly last_name: string };
  readonly address: UserAddress;
  readonly email: string;
  readonly payment_methods: Readonly<Record<string, RawMethod>>;
  readonly orders: string[];
}

export type RawMethod =
  | {
      readonly source: "credit_card";
      readonly id: string;
      readonly brand: string;
      readonly last_four: string;
    }
  | { readonly source: "gift_card"; readonly id: string; readonly balance: number }
  | { readonly source: "paypal"; readonly id: string };

/** Draws customers without orders; no two share their email address, nor their name and zip code. */
export function drawUsers(random: Random, count: number): readonly RawUser[] {
  const taken = new Set<string>();
  return Array.from({ length: count }, () => drawUser(random, taken));
}

function drawUser(random: Random, taken: Set<string>): RawUser {
  const { name, address } = drawPerson(random, taken);
  const stem = `${name.first_name}_${name.last_name}`.toLowerCase();
  const methods = drawMethods(random, taken);
  return {
    user_id: drawNew(taken, () => `${stem}_${digits(random, 4)}`),
    name,
    address,
    email: drawNew(taken, () => `${stem.replace("_", ".")}${digits(random, 3)}@post.example`),
    payment_methods: Object.fromEntries(methods.map((method) => [method.id, method])),
    orders: [],
  };
}

function drawPerson(random: Random, taken: Set<string>): Pick<RawUser, "name" | "address"> {
  for (;;) {
    const name = { first_name: random.pick(firstNames), last_name: random.pick(lastNames) };
    const address = drawAddress(random);
    const key = `${name.first_name} ${name.last_name} ${address.zip}`;
    if (taken.has(key)) continue;
    taken.add(key);
    return { name, address };
  }
}

/** At least one method; no two cards of a customer have the same last digits. */
function drawMethods(random: Random, taken: Set<string>): readonly RawMethod[] {
  const id = (source: string): string => drawNew(taken, () => `${source}_${digits(random, 7)}`);
  const lastFour = new Set<string>();
  const card = (): RawMethod => ({
    source: "credit_card",
    id: id("credit_card"),
    brand: random.pick(["visa", "mastercard"]),
    last_four: drawNew(lastFour, () => digits(random, 4)),
  });
  const gift = (): RawMethod => ({
    ...{ source: "gift_card", id: id("gift_card") },
    balance: between(random, 500, 60_000) / 100,
  });
  const paypal = (): RawMethod => ({ source: "paypal", id: id("paypal") });
  const [first, ...others] = random.shuffle([card, gift, paypal]);
  return [
    first!(),
    ...others.filter(() => happens(random, 40)).map((draw) => draw()),
    ...(happens(random, 15) ? [card()] : []),
  ];
}
