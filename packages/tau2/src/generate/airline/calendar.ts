/** The moment at which all conversations take place; the airline's tools stamp bookings with it. */
export const now = "2024-05-15T15:00:00";

/** The day of that moment. */
export const today = now.slice(0, 10);

/** The days for which the airline has a timetable. */
export const days: readonly string[] = Array.from({ length: 30 }, (_, index) => dayOfMay(index + 1));

/** A day of the month of that moment. */
export function dayOfMay(day: number): string {
  return `2024-05-${String(day).padStart(2, "0")}`;
}

/** The day of the month of a date. */
export function numberOfDay(date: string): number {
  return Number(date.slice(8));
}

/** A date as people say it: `May 20`. */
export function spokenDate(date: string): string {
  return `${date.slice(5, 7) === "04" ? "April" : "May"} ${numberOfDay(date)}`;
}

/** Minutes after midnight as a time of a timetable; the next day's times end with `+1`. */
export function timeOf(minutes: number): string {
  const [hour, minute] = [Math.floor(minutes / 60) % 24, minutes % 60];
  return `${twoDigits(hour)}:${twoDigits(minute)}:00${minutes >= 24 * 60 ? "+1" : ""}`;
}

/** A moment some minutes after the midnight with which a date begins. */
export function momentOf(date: string, minutes: number): string {
  const day = numberOfDay(date) + Math.floor(minutes / (24 * 60));
  return `${dayOfMay(day)}T${timeOf(minutes % (24 * 60))}`;
}

/** A moment some minutes before the conversations. */
export function minutesAgo(minutes: number): string {
  return new Date(Date.parse(`${now}Z`) - minutes * 60_000).toISOString().slice(0, 19);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
