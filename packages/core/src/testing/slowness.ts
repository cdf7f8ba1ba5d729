import type { LawCheck } from "./law-check.js";
import { wallTime } from "./member-watch.js";

/** From this share of the time on, one member is what makes an environment slow. */
const mainShare = 0.4;

/** Where the time of a check has gone, in a sentence: what to look at where laws run out of it. */
export function slownessText({ watch, begun }: LawCheck): string {
  const passed = wallTime() - begun;
  const [slowest] = watch.times;
  if (slowest !== undefined && slowest.milliseconds >= mainShare * passed) {
    const { member, calls, milliseconds } = slowest;
    return `Of ${seconds(passed)} its ${member} took ${seconds(milliseconds)}, in ${calls} calls.`;
  }
  return `Of ${seconds(passed)} its members took little: most went into copying and comparing its states. Keep them small; where they hold large tables, give the rules \`produce: produceTables\`.`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} seconds`;
}
