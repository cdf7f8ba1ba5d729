import { brokenLaw } from "../broken-law.js";
import type { Law } from "../law.js";

const title = "let actions change something that can be seen";
const fewest = 10;

/** A world in which nothing changes, nothing is paid and nothing ends has nothing to predict. */
export const changesSomething: Law = {
  title,
  check({ subject, coverage }) {
    const { episodes, steps, refused, changed, observations, rewards, ended, failed } = coverage;
    const accepted = steps - refused;
    // Walks that an exception stopped have seen too little.
    const isDead = failed === 0 && rewards <= 1 && ended === 0 && (changed === 0 || observations <= 1);
    let what: string | null = null;
    if (isDead && (accepted >= fewest || (accepted === 0 && steps >= fewest))) {
      const all = `on ${episodes} walks of ${steps} steps`;
      const same = "every reward is the same and no episode ends";
      if (accepted === 0) what = `${all} it refuses everything`;
      else
        what = `${all} ${changed === 0 ? "no action changes the state" : "every observation is the same"}, ${same}`;
    }
    return {
      walks: episodes,
      stopped: coverage.failed,
      outOfTime: false,
      failure: what === null ? null : brokenLaw(title, subject, { what }).message,
    };
  },
};
