import type { Law } from "../law.js";
import type { LawCheck } from "../law-check.js";
import { type MemberTime, MemberWatch, processorTime, wallTime } from "../member-watch.js";
import { oneVerdict } from "../one-verdict.js";
import { playPlainly } from "../play-plainly.js";

const title = "answer quickly";
const mostWalks = 5;
const enough = 1;
/** Time that passes is no measure on a busy machine, so more of it is allowed. */
const wallAllowance = 2;

/** An environment is played millions of times, so a slow member is told before anybody waits for it. */
export const membersQuick: Law = {
  title,
  check(check) {
    const slow = slowMember(check);
    check.slow = slow !== null;
    return oneVerdict(title, check.subject, slow === null ? null : complaint(slow, check));
  },
};

interface SlowMember {
  readonly member: string;
  readonly calls: number;
  /** Milliseconds for a call. */
  readonly each: number;
}

/** The slowest member, where it is too slow; asked again before it is blamed, because a machine can be busy. */
function slowMember(check: LawCheck): SlowMember | null {
  let slowest: SlowMember | null = null;
  for (let round = 0; round < 3; round++) {
    const [found] = costs(check)
      .filter(({ each }) => each > check.options.slowest)
      .sort((left, right) => right.each - left.each);
    if (found === undefined) return null;
    slowest = found;
  }
  return slowest;
}

/**
 * What calls cost: in the mean of the processor's time, which other processes do not disturb, or in the middle one of
 * all times that passed, which sees those who sleep, and by which a member must be slower to be told.
 */
function costs(check: LawCheck): readonly SlowMember[] {
  return [
    ...timesOf(check, processorTime).map((time) => ({ ...time, each: time.milliseconds / time.calls })),
    ...timesOf(check, wallTime).map((time) => ({ ...time, each: time.median / wallAllowance })),
  ];
}

function timesOf(
  { source, options: { seed, maxSteps }, hints }: LawCheck,
  now: () => number,
): readonly MemberTime[] {
  const watch = new MemberWatch(now);
  const watched = watch.over(source);
  const start = wallTime();
  for (const _ of playPlainly(watched, hints, { seed, maxSteps, walks: mostWalks })) {
    if (wallTime() - start > 1000 * enough) break;
  }
  return watch.times.filter(({ calls, member }) => calls > 1 && !member.startsWith("tasks."));
}

function complaint({ member, calls, each }: SlowMember, { options: { slowest } }: LawCheck): string {
  return `its ${member} takes ${each.toFixed(1)} milliseconds for each of ${calls} calls, more than ${slowest}: a million steps take ${(each / 3.6).toFixed(1)} hours. Keep what it works out again and again in the state, or allow more with { slowest: ${Math.ceil(2 * each)} }`;
}
