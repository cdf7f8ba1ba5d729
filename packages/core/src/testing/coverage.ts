import type { LawCheck } from "./law-check.js";
import type { MemberTime } from "./member-watch.js";
import { type PlainWalk, playPlainly } from "./play-plainly.js";
import { schemaTypes } from "./schema-actions.js";
import { verbOf } from "./tokens.js";

/** How often actions of one first word were tried. */
export interface VerbCoverage {
  readonly tried: number;
  readonly accepted: number;
  readonly changed: number;
}

/** What the walks of a check saw of an environment: laws say nothing of the rest. */
export interface Coverage {
  readonly episodes: number;
  readonly steps: number;
  /** Episodes that were over before their first step. */
  readonly endedAtStart: number;
  /** Episodes that reached an end of their own, and those that the step limit cut off. */
  readonly ended: number;
  readonly truncated: number;
  /** Episodes that an exception stopped. */
  readonly failed: number;
  /** Steps whose action was refused, and those that changed the state. */
  readonly refused: number;
  readonly changed: number;
  /** Steps with a reward that is not 0. */
  readonly rewarded: number;
  /** How many rewards, and how many observations there were, each counted once. */
  readonly rewards: number;
  readonly observations: number;
  /** By the first word of an action. */
  readonly verbs: Readonly<Record<string, VerbCoverage>>;
  /** What the schema, the texts or a list of admissible actions name, and no walk ever did. */
  readonly neverReached: readonly string[];
  /** Where the time of the check went, the slowest member first. */
  readonly times: readonly MemberTime[];
}

/**
 * Sums up what plain walks see, the same ones that laws are tried on.
 *
 * @param taken the walks, where they were taken already
 */
export function coverageOf(check: LawCheck, taken: readonly PlainWalk[] | null): Coverage {
  const { subject, watch } = check;
  const plain = taken ?? plainWalks(check);
  const steps = plain.flatMap((walk) => walk.steps);
  const verbs = verbsOf(plain);
  const types = schemaTypes(subject.rules?.actions?.schema);
  const done = new Set<unknown>(
    steps.flatMap(({ action, rejection }) =>
      rejection === null ? [(action as { type?: unknown } | null)?.type] : [],
    ),
  );
  const named = [...(subject.texts ?? []), ...plain.flatMap(({ journey }) => journey.known)].map(verbOf);
  const idle = named.filter((verb) => (verbs[verb]?.accepted ?? 0) === 0 && !types.includes(verb));
  return {
    episodes: plain.length,
    steps: steps.length,
    endedAtStart: plain.filter(
      (walk) => walk.steps.length === 0 && walk.failure === null && walk.journey.ended,
    ).length,
    ended: plain.filter((walk) => walk.steps.at(-1)?.terminated === true).length,
    truncated: plain.filter((walk) => walk.steps.at(-1)?.truncated === true).length,
    failed: plain.filter(({ failure }) => failure !== null).length,
    refused: steps.filter(({ rejection }) => rejection !== null).length,
    changed: steps.filter(({ patches }) => patches?.length > 0).length,
    rewarded: steps.filter(({ reward }) => reward !== 0).length,
    rewards: new Set(steps.map(({ reward }) => reward)).size,
    observations: new Set(steps.map(({ observation }) => observation)).size,
    verbs,
    neverReached: [...new Set([...types.filter((type) => !done.has(type)), ...idle])],
    get times() {
      return watch.times;
    },
  };
}

function plainWalks({ subject, hints, options, seconds }: LawCheck): readonly PlainWalk[] {
  const plain: PlainWalk[] = [];
  const deadline = Date.now() + 1000 * seconds;
  for (const walk of playPlainly(subject, hints, options)) {
    plain.push(walk);
    if (Date.now() > deadline) break;
  }
  return plain;
}

function verbsOf(plain: readonly PlainWalk[]): Readonly<Record<string, VerbCoverage>> {
  const verbs = new Map<string, { tried: number; accepted: number; changed: number }>();
  const known = new Set(plain.flatMap(({ journey }) => journey.known).map(verbOf));
  for (const { text, rejection, patches } of plain.flatMap(({ steps }) => steps)) {
    const verb = verbOf(text);
    // Words that only a slip made are no verbs.
    if (verb === "" || !known.has(verb)) continue;
    const counts = verbs.get(verb) ?? { tried: 0, accepted: 0, changed: 0 };
    verbs.set(verb, counts);
    counts.tried++;
    if (rejection === null) counts.accepted++;
    if (patches?.length > 0) counts.changed++;
  }
  return Object.fromEntries([...verbs].sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** A coverage as a few lines of text. */
export function coverageText(coverage: Coverage): string {
  const { episodes, steps, ended, truncated, endedAtStart, failed, refused, changed, rewarded } = coverage;
  const verbs = Object.entries(coverage.verbs).map(
    ([verb, { tried, accepted }]) => `${verb} ${accepted} of ${tried}`,
  );
  const total = coverage.times.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const slow = coverage.times.filter(({ milliseconds }) => milliseconds > total / 10 && total > 1000);
  return [
    `Seen on ${episodes} walks of ${steps} steps: ${ended} ended, ${truncated} cut off by the step limit, ${endedAtStart} over at the start, ${failed} stopped by an exception;`,
    `  ${refused} steps refused, ${changed} changed the state, ${rewarded} were paid.`,
    `  Accepted: ${verbs.join(", ") || "nothing"}.`,
    `  Never reached: ${coverage.neverReached.join(", ") || "nothing that is known"}.`,
    ...slow.map(
      ({ member, calls, milliseconds }) =>
        `  ${Math.round((100 * milliseconds) / total)} % of the time was spent in ${member}: ${calls} calls of ${(milliseconds / calls).toFixed(2)} ms.`,
    ),
  ].join("\n");
}
