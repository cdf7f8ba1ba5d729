import type { Case } from "../case.js";
import { lateInsurance } from "./add-insurance.js";
import { personWanted } from "./ask-for-person.js";
import { directTrip, oneStopTrip, returnTrip } from "./book-trip.js";
import { allowedCancellations, begunCancellation, refusedCancellation } from "./cancel.js";
import { fewerBags, moreBags } from "./change-bags.js";
import { cabinChange } from "./change-cabin.js";
import { dateChange, refusedDateChange } from "./change-flights.js";
import { passengerAddition, passengerChange } from "./change-passengers.js";
import { cancelledCompensation, delayedCompensation, refusedCompensation } from "./compensate.js";

/** All kinds of problems, in the order in which problems of growing numbers go through them. */
export const allCases: readonly Case[] = [
  ...[directTrip, dateChange, allowedCancellations[0]!, moreBags, refusedCancellation, oneStopTrip],
  ...[cabinChange, passengerChange, allowedCancellations[1]!, returnTrip, begunCancellation, fewerBags],
  ...[cancelledCompensation, allowedCancellations[2]!, refusedDateChange, personWanted, lateInsurance],
  ...[delayedCompensation, passengerAddition, allowedCancellations[3]!, refusedCompensation],
];
