import type { Case } from "../case.js";
import { personWanted } from "./ask-for-person.js";
import { allowedCancellation, refusedReason, tooLate, undoCancellation } from "./cancel.js";
import { moved, orderAddress, orderToProfileAddress, profileAddress } from "./change-address.js";
import { changePayment, giftCardTooSmall } from "./change-payment.js";
import { exchange, exchangeTooEarly } from "./exchange-items.js";
import { lookUpCases } from "./look-up.js";
import { changeItem, changeToSoldOut } from "./modify-items.js";
import { returnSome, returnToOtherMethod } from "./return-items.js";

/** Every kind of problem. */
export const allCases: readonly Case[] = [
  ...[allowedCancellation, refusedReason, tooLate, undoCancellation],
  ...[changeItem, changeToSoldOut, changePayment, giftCardTooSmall],
  ...[orderAddress, orderToProfileAddress, moved, profileAddress],
  ...[exchange, exchangeTooEarly, returnSome, returnToOtherMethod],
  ...lookUpCases,
  personWanted,
];
