import { castDraft } from "immer";
import { lengthOf } from "../../../python/iterate.js";
import { ToolError } from "../../../python/python-error.js";
import { textParameter } from "../../parameters.js";
import { modelResult } from "../../tool-result.js";
import type { WriteTool } from "../../toolkit.js";
import { type AirlineDatabase, type Passenger, passenger } from "./airline-database.js";
import { definitions, listParameter } from "./airline-parameters.js";
import { findReservation } from "./find-entry.js";
import { givenValue, readModels } from "./read-models.js";

/** Replaces the passengers of a reservation by as many others. */
export const updatePassengers: WriteTool<AirlineDatabase> = {
  type: "write",
  about: "Replaces the list of passengers of a reservation; their number stays as it is.",
  parameters: {
    reservation_id: textParameter("Which reservation"),
    passengers: listParameter("Everybody who flies from now on", "Passenger"),
  },
  definitions: { Passenger: definitions.Passenger },
  run(database, { reservation_id, passengers }) {
    const given = givenValue(readModels(passenger, passengers!));
    const reservation = findReservation(database, reservation_id!);
    if (lengthOf(given) !== lengthOf(reservation.passengers)) {
      throw new ToolError("Number of passengers does not match");
    }
    // Upstream assigns without validation: a list that could not be read as passengers stays as it is.
    reservation.passengers = castDraft(given as readonly Passenger[]);
    return modelResult(reservation);
  },
};
