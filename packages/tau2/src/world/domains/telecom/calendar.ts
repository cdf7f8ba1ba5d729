/** The days of telecom's world, whose clock stands still at 2025-02-25 12:08:00. */
export const calendar = {
  today: "2025-02-25",
  cycleEnd: "2025-02-28",
  /** The period of a bill that is overdue today. */
  lastMonth: { start: "2025-01-01", end: "2025-01-31", due: "2025-01-15" },
  /** The period of the bill that new charges go to. */
  nextMonth: { start: "2025-03-01", end: "2025-03-31", due: "2025-03-15" },
} as const;
