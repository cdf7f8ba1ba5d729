import { originalOf } from "../draft/current-of.js";
import { GymError } from "../errors.js";

/** One change of a JSON value, as immer writes it. */
interface Change {
  readonly op: string;
  readonly path: readonly (string | number)[];
  readonly value?: unknown;
}

/**
 * Applies patches to an immer draft, or to any value that may be changed. Unlike immer's own function it takes
 * `constructor` for a key like any other.
 *
 * Throws a GymError `record/bad-patch` for a patch that leads nowhere, or through a prototype.
 */
export function applyPatches(root: unknown, patches: readonly Change[]): void {
  for (const patch of patches) {
    const { path } = patch;
    const key = path.at(-1);
    if (key === undefined || path.includes("__proto__")) throw badPatch(patch);
    let container = root;
    for (let depth = 0; depth < path.length - 1; depth++) container = partOf(container, path[depth]!, patch);
    if (typeof container !== "object" || container === null) throw badPatch(patch);
    change(container as Record<string | number, unknown>, key, patch);
  }
}

function partOf(container: unknown, key: string | number, patch: Change): unknown {
  if (typeof container === "object" && container !== null && Object.hasOwn(container, key)) {
    const record = container as Record<string | number, unknown>;
    const part = record[key];
    if (typeof part !== "object" || part === null || !Object.isFrozen(part)) return part;
    // It is not looked at as a draft, so an earlier patch has put it there.
    const copy = Array.isArray(part) ? part.slice() : { ...part };
    record[key] = copy;
    return copy;
  }
  throw badPatch(patch);
}

function change(container: Record<string | number, unknown>, key: string | number, patch: Change): void {
  const { op, value } = patch;
  if (op === "remove") {
    if (Array.isArray(container)) container.splice(Number(key), 1);
    else delete container[key];
  } else if (op === "add" && Array.isArray(container)) {
    const index = key === "-" ? container.length : Number(key);
    container.splice(index, 0, puttable(value, container, index));
  } else if (op === "add" || op === "replace") {
    container[key] = puttable(value, container, key);
  } else throw badPatch(patch);
}

/**
 * What is put into a container for a patch's value. The patch stays as it is: what could be changed is copied, what is
 * frozen only by a later patch that changes it. A draft would not see a change in what it finds back in its old place.
 */
function puttable(
  value: unknown,
  container: Record<string | number, unknown>,
  key: string | number,
): unknown {
  return Object.isFrozen(value) && originalOf(container)[key] !== value ? value : copyOf(value);
}

function copyOf(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(copyOf);
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, copyOf(child)]));
}

function badPatch({ op, path }: Change): GymError {
  return new GymError(
    "record/bad-patch",
    `The patch ${JSON.stringify({ op, path })} does not fit the state that it belongs to. The recording was changed after it was made; restore it from a copy or record again.`,
  );
}
