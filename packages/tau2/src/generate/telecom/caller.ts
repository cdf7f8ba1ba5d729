/** A customer whose phone makes trouble, and the figures that depend on whose phone it is. */
export interface Caller {
  readonly name: string;
  readonly phoneNumber: string;
  readonly customerId: string;
  readonly lineId: string;
  /** Gigabytes a month. */
  readonly dataLimit: number;
  /** Gigabytes used beyond the limit, and beyond what was refueled, when the line has run out of data. */
  readonly overrun: number;
  /** The id of an overdue bill, should there be one. */
  readonly billId: string;
  /** The country that the caller is in when not at home. */
  readonly abroad: string;
}

/** How many gigabytes a caller is willing to add. */
export const refuelGigabytes = 2;
