import type { Draft } from "immer";
import { float, numberOf } from "../../../python/number.js";
import { pythonRound } from "../../../python/round.js";
import type { GiftCard, PaymentMethod } from "./retail-database.js";

/** Moves an amount onto a gift card, or off it where it is negative. Other methods are settled elsewhere. */
export function credit(method: Draft<PaymentMethod>, amount: number): void {
  if (isGiftCard(method)) method.balance = float(pythonRound(numberOf(method.balance) + amount, 2));
}

/** Whether a payment method is a gift card that does not cover an amount. */
export function isShort(method: Draft<PaymentMethod>, amount: number): boolean {
  return isGiftCard(method) && numberOf(method.balance) < amount;
}

/** Whether a payment method is a gift card. */
export function isGiftCard(method: Draft<PaymentMethod>): method is Draft<GiftCard> {
  return method.source === "gift_card";
}
