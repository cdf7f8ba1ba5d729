/** The words by which a customer recognises what it is asked for. */
export const topics = {
  user: ["user id", "customer id", "who you are"],
  name: ["your name", "full name"],
  reservation: [
    ...["reservation id", "reservation number", "reservation code", "which reservation", "your reservation"],
    ...["booking number", "booking reference", "confirmation number", "which booking", "which trip"],
  ],
  reason: ["reason", "why"],
  payment: ["payment", "pay", "which card", "card or gift card", "charge"],
  passengers: ["passenger", "passengers", "travellers", "travelers", "date of birth", "dates of birth"],
  cabin: ["cabin", "cabin class", "which class"],
  bags: ["bag", "bags", "checked bags", "baggage", "luggage", "suitcases"],
  insurance: ["insurance"],
  tripType: ["trip type", "type of trip", "one way", "one-way", "round trip", "round-trip"],
  route: ["origin", "destination", "departure city", "arrival city", "which airports", "fly from", "fly to"],
  date: ["date", "dates", "which day", "when"],
  flight: ["which flight", "flight number", "which option", "preference", "preferences", "prefer"],
} as const satisfies Readonly<Record<string, readonly string[]>>;
