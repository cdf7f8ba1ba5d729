import type { Draft } from "immer";
import { isLess, subtract } from "../../../python/arithmetic.js";
import { pythonEqual } from "../../../python/equal.js";
import { ToolError } from "../../../python/python-error.js";
import type { PythonNumber, PythonValue } from "../../../python/python-value.js";
import { lookUp } from "../../look-up.js";
import { type AirlineUser, type Payment, payment } from "./airline-database.js";

/**
 * Takes the price of a change from a card of a user, or gives money back where it is negative. Returns the payment;
 * null where there is nothing to pay. Throws a ToolError; a ValidationError for a price with cents comes after a gift
 * card was charged.
 */
export function payForUpdate(
  user: Draft<AirlineUser>,
  paymentId: PythonValue,
  price: PythonNumber,
): Payment | null {
  const method = lookUp(user.payment_methods, paymentId);
  if (method === undefined) throw new ToolError("Payment method not found");
  switch (method.source) {
    case "certificate":
      throw new ToolError("Certificate cannot be used to update reservation");
    case "gift_card":
      if (isLess(method.amount, price)) throw new ToolError("Gift card balance is not enough");
      method.amount = subtract(method.amount, price);
      break;
    case "credit_card":
      break;
  }
  return pythonEqual(price, 0) ? null : payment.parse({ payment_id: paymentId, amount: price });
}
