import type { Snapshot } from "../env/snapshot.js";
import type { Patch } from "../env/step.js";
import { arrayOf, type Check, checkOf, objectOf, orNull } from "../internal/check.js";
import type { Json } from "../rules/json.js";
import type { Episode, EpisodeEnd, EpisodeError, EpisodeStart } from "./episode.js";
import type { Transition } from "./transition.js";

const text = checkOf("a string", (value) => typeof value === "string");
const name = checkOf("a name", (value) => typeof value === "string" && value !== "");
const truth = checkOf("true or false", (value) => typeof value === "boolean");
const figure = checkOf("a finite number", Number.isFinite);
const count = checkOf("a whole number from 0 on", isCount);
const times = checkOf("a whole number from 1 on", (value) => isCount(value) && value > 0);
const whole = checkOf("a whole number", Number.isSafeInteger);
const hash = checkOf("a SHA-256", (value) => typeof value === "string" && /^[0-9a-f]{64}$/.test(value));
const object = checkOf("an object", isObject);
const anything: Check = () => null;
const path = arrayOf(
  checkOf("a key or an index", (value) => typeof value === "string" || isCount(value)),
  1,
);

const snapshot = objectOf<Snapshot<Json>>({
  rules: name,
  state: anything,
  random: checkOf("four 32-bit integers", isRandomState),
  steps: count,
  ended: truth,
  observation: text,
});

const error = objectOf<EpisodeError>({ code: name, message: text, action: orNull(text) }, ["action"]);

const changing = objectOf<Patch>({
  op: checkOf('"add" or "replace"', (value) => value === "add" || value === "replace"),
  path,
  value: anything,
});
const removing = objectOf<Omit<Patch, "value">>({
  op: checkOf('"add", "remove" or "replace"', (value) => value === "remove"),
  path,
});

const patch: Check = (value) =>
  isObject(value) && (value.op === "add" || value.op === "replace") ? changing(value) : removing(value);

/** Where a block belongs in an episode's first state. */
export interface BlockReference {
  readonly path: readonly (string | number)[];
  readonly block: string;
}

/** What a row on the disk has beside its fields, when blocks were taken out of its state. */
export interface Referring {
  readonly blocks?: readonly BlockReference[];
}

const startFields = {
  episode: count,
  rules: name,
  seed: orNull(whole),
  taskId: orNull(text),
  task: anything,
  policy: text,
  snapshot: orNull(snapshot),
  info: object,
  blocks: arrayOf(objectOf<BlockReference>({ path, block: hash }), 1),
};

const endFields = {
  episode: count,
  steps: count,
  reward: figure,
  terminated: truth,
  truncated: truth,
  error: orNull(error),
  retried: times,
};

const start = objectOf<EpisodeStart & Referring>(startFields, ["blocks"]);
const end = objectOf<EpisodeEnd>(endFields, ["retried"]);
const episode = objectOf<Episode & Referring>({ ...startFields, ...endFields }, ["blocks", "retried"]);

/** The patches of a step. */
export const patchesCheck = arrayOf(patch);

/** What the rows of a dataset are: each field, and what it must be. */
export const rowChecks = {
  "episode-start": (row: unknown) => start(row) ?? startFlaw(row as EpisodeStart & Referring),
  "episode-end": (row: unknown) => end(row) ?? endFlaw(row as EpisodeEnd),
  episode: (row: unknown) =>
    episode(row) ??
    startFlaw(row as Episode & Referring) ??
    endFlaw(row as Episode) ??
    episodeFlaw(row as Episode),
  transition: objectOf<Transition>(
    {
      episode: count,
      step: count,
      observation: text,
      action: text,
      nextObservation: text,
      reward: figure,
      terminated: truth,
      truncated: truth,
      rejected: checkOf(
        '"unknown", "impossible" or null',
        (value) => value === null || value === "unknown" || value === "impossible",
      ),
      patches: patchesCheck,
      hashBefore: hash,
      hashAfter: hash,
      info: object,
      expert: orNull(text),
    },
    ["expert"],
  ),
} as const satisfies Record<string, Check>;

function startFlaw({ rules, snapshot: first, blocks }: EpisodeStart & Referring): string | null {
  if (first === null)
    return blocks === undefined ? null : 'has "blocks", and no snapshot that they belong to';
  return first.rules === rules ? null : `is of ${rules}, and its snapshot of ${first.rules}`;
}

function endFlaw({ terminated, truncated, error: failure }: EpisodeEnd): string | null {
  if (terminated && truncated) return "is terminated and truncated";
  return failure !== null && (terminated || truncated) ? 'has an "error", and yet came to its end' : null;
}

/** What an end says that its start does not bear out. */
export function episodeFlaw({ snapshot: first, steps, error: failure, terminated }: Episode): string | null {
  if (first === null) {
    if (failure === null) return 'has neither a snapshot nor an "error" that says why';
    if (steps > 0) return `has no snapshot, and ${steps} steps`;
    return (failure.action ?? null) === null ? null : "has no snapshot, and its error an action";
  }
  if (first.ended && steps > 0) return `began where the episode was over, and has ${steps} steps`;
  return steps === 0 && terminated !== first.ended ? "ended without a step, unlike its snapshot" : null;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isRandomState(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length === 4 &&
    value.every((one) => Number.isInteger(one) && Math.abs(one) <= 2 ** 32)
  );
}
