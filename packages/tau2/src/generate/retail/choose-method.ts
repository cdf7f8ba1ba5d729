import type { Fact } from "../../conversation/user/customer-script.js";
import { numberOf } from "../../python/number.js";
import type { PaymentMethod, RetailUser } from "../../world/domains/retail/retail-database.js";
import { spokenMethod } from "./spoken.js";
import { topics } from "./topics.js";
import { inFirstPerson } from "./voices.js";

/** The methods of a customer that can bear a price; a negative one is paid back. */
export function methodsFor({ payment_methods }: RetailUser, price: number): readonly PaymentMethod[] {
  return Object.values(payment_methods).filter(
    (method) => method.source !== "gift_card" || numberOf(method.balance) >= price,
  );
}

/** What a customer answers to questions about a payment. */
export function methodFact(method: PaymentMethod): Fact {
  return { phrases: topics.payment, answer: inFirstPerson(`Please use ${spokenMethod(method)}.`) };
}

/** Gift cards among methods: their balances tie plans together. */
export function giftCardsAmong(...methods: readonly (PaymentMethod | undefined)[]): readonly string[] {
  return methods.flatMap((method) => (method?.source === "gift_card" ? [method.id] : []));
}
