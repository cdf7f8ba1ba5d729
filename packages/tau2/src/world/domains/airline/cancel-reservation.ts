import { subtract } from "../../../python/arithmetic.js";
import { textParameter } from "../../parameters.js";
import { modelResult } from "../../tool-result.js";
import type { WriteTool } from "../../toolkit.js";
import type { AirlineDatabase } from "./airline-database.js";
import { findReservation } from "./find-entry.js";

/** Cancels a reservation: every payment is reversed, those of an earlier cancellation too. Seats stay taken. */
export const cancelReservation: WriteTool<AirlineDatabase> = {
  type: "write",
  about: "Cancels a whole reservation and returns what was paid.",
  parameters: { reservation_id: textParameter("Which reservation") },
  run(database, { reservation_id }) {
    const reservation = findReservation(database, reservation_id!);
    const { payment_history: payments } = reservation;
    const refunds = payments.map(({ payment_id, amount }) => ({ payment_id, amount: subtract(0, amount) }));
    payments.push(...refunds);
    reservation.status = "cancelled";
    return modelResult(reservation);
  },
};
