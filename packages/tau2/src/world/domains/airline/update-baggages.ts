import { isLess, multiply, subtract } from "../../../python/arithmetic.js";
import type { PythonNumber } from "../../../python/python-value.js";
import { integerParameter, textParameter } from "../../parameters.js";
import { modelResult } from "../../tool-result.js";
import type { WriteTool } from "../../toolkit.js";
import type { AirlineDatabase } from "./airline-database.js";
import { findReservation, findUser } from "./find-entry.js";
import { payForUpdate } from "./pay-for-update.js";

/** Sets the bags of a reservation. */
export const updateBaggages: WriteTool<AirlineDatabase> = {
  type: "write",
  about: "Sets how many bags a reservation has and charges for those that were not paid for before.",
  parameters: {
    reservation_id: textParameter("Which reservation"),
    total_baggages: integerParameter("How many bags it has from now on"),
    nonfree_baggages: integerParameter("How many of them are paid for"),
    payment_id: textParameter("The payment method of the user's profile that is charged"),
  },
  run(database, { reservation_id, total_baggages, nonfree_baggages, payment_id }) {
    const reservation = findReservation(database, reservation_id!);
    const user = findUser(database, reservation.user_id);
    const more = subtract(nonfree_baggages!, reservation.nonfree_baggages);
    const price = isLess(0, more) ? multiply(50, more) : 0;
    const payment = payForUpdate(user, payment_id!, price);
    if (payment !== null) reservation.payment_history.push(payment);
    // Upstream assigns without validation: whatever the caller wrote stays.
    reservation.total_baggages = total_baggages as PythonNumber;
    reservation.nonfree_baggages = nonfree_baggages as PythonNumber;
    return modelResult(reservation);
  },
};
