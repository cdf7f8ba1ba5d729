import type { Law, LawSubject } from "../law.js";
import type { LawCheck } from "../law-check.js";
import { type MemberTime, MemberWatch, processorTime } from "../member-watch.js";
import { oneVerdict } from "../one-verdict.js";
import { playPlainly } from "../play-plainly.js";

const title = "answer quickly";
const mostWalks = 5;
const enough = 1;

/** An environment is played millions of times, so a slow member is told before anybody waits for it. */
export const membersQuick: Law = {
  title,
  check(check) {
    const slow = slowMember(check);
    check.slow = slow !== null;
    return oneVerdict(title, check.subject, slow === null ? null : complaint(slow, check));
  },
};

/** The slowest member, where it is too slow; asked again before it is blamed, because a machine can be busy. */
function slowMember(check: LawCheck): MemberTime | null {
  let slowest: MemberTime | null = null;
  for (let round = 0; round < 3; round++) {
    const [found] = timesOf(check.source, check)
      .filter(({ calls, milliseconds }) => milliseconds / calls > check.options.slowest)
      .sort((left, right) => right.milliseconds / right.calls - left.milliseconds / left.calls);
    if (found === undefined) return null;
    slowest = found;
  }
  return slowest;
}

function timesOf(
  subject: LawSubject,
  { options: { seed, maxSteps }, hints }: LawCheck,
): readonly MemberTime[] {
  const watch = new MemberWatch(processorTime);
  const watched = watch.over(subject);
  const start = processorTime();
  for (const _ of playPlainly(watched, hints, { seed, maxSteps, walks: mostWalks })) {
    if (processorTime() - start > 1000 * enough) break;
  }
  return watch.times.filter(({ calls, member }) => calls > 1 && !member.startsWith("tasks."));
}

function complaint({ member, calls, milliseconds }: MemberTime, { options: { slowest } }: LawCheck): string {
  const each = milliseconds / calls;
  return `its ${member} takes ${each.toFixed(1)} milliseconds of the processor for each of ${calls} calls, more than ${slowest}: a million steps take ${(each / 3.6).toFixed(1)} hours. Keep what it works out again and again in the state, or allow more with { slowest: ${Math.ceil(2 * each)} }`;
}
