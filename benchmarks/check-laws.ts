/**
 * Walks through every environment of the repository and checks all laws on each walk.
 *
 *     npm run laws -- [--only ID]… [--walks COUNT] [--steps COUNT] [--seed NUMBER] [--seconds EACH]
 *
 * Each law takes the time that its walks need, unless --seconds says how long at most; one that is cut short by that is
 * named. Exits with 1 where a law is broken. Environments whose data is missing are named and left out.
 */
import { parseArgs } from "node:util";
import { nearestNames, UnknownIdError } from "@rwml/core";
import { checkLaws, type LawSubject, laws } from "@rwml/core/testing";
import { lawSubject, lawSubjectIds } from "./law-subjects.js";
import { describeMachine } from "./machine.js";

const { values: options } = parseArgs({
  options: {
    only: { type: "string", multiple: true },
    walks: { type: "string", default: "50" },
    steps: { type: "string", default: "12" },
    seed: { type: "string", default: "0" },
    seconds: { type: "string", default: "Infinity" },
  },
});

const known = lawSubjectIds();
const wrong = options.only?.find((id) => !known.includes(id));
if (wrong !== undefined) throw new UnknownIdError("environment", wrong, nearestNames(wrong, known));

const { cpu, cores, node, load } = describeMachine();
console.log(`${cpu}, ${cores} cores, node ${node}, load ${load.toFixed(1)}`);
console.log(
  `${laws.length} laws; seconds are those of the processor, milliseconds those of a walk under all laws\n`,
);

let [checked, walked, broken] = [0, 0, 0];
const leftOut: string[] = [];
for (const id of options.only ?? known) {
  const subject = await lawSubject(id);
  if (subject === null) leftOut.push(id);
  else check(id, subject);
}
console.log(`\n${checked} environments, at least ${walked} walks under each law, ${broken} laws broken`);
if (leftOut.length > 0) console.log(`left out, because their data is missing: ${leftOut.join(", ")}`);
if (broken > 0) process.exitCode = 1;

function check(id: string, subject: LawSubject): void {
  const walks = Number(options.walks);
  const range = {
    ...{ walks, maxSteps: Number(options.steps), seed: Number(options.seed) },
    seconds: Number(options.seconds),
  };
  // What is made once in a process, such as databases, is no part of a walk.
  checkLaws(subject, { ...range, walks: 2, seed: range.seed + 1 });
  const before = process.cpuUsage();
  const reports = checkLaws(subject, range);
  const failures = reports.flatMap(({ failure }) => (failure === null ? [] : [failure]));
  const cut = reports.filter(({ outOfTime }) => outOfTime);
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  const time = `${seconds.toFixed(1).padStart(7)} s ${((1000 * seconds) / walks).toFixed(1).padStart(6)} ms`;
  console.log(`${id.padEnd(40)} ${walks} walks ${time}   ${failures.length} broken`);
  for (const { law, walks: tried } of cut) console.log(`    cut short after ${tried} walks: should ${law}`);
  for (const failure of failures) console.log(failure.replace(/^/gm, "    "));
  checked++;
  walked += Math.min(walks, ...cut.map((report) => report.walks));
  broken += failures.length;
}
