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
    return (container as Record<string | number, unknown>)[key];
  }
  throw badPatch(patch);
}

function change(container: Record<string | number, unknown>, key: string | number, patch: Change): void {
  const { op, value } = patch;
  if (op === "remove") {
    if (Array.isArray(container)) container.splice(Number(key), 1);
    else delete container[key];
  } else if (op === "add" && Array.isArray(container)) {
    container.splice(key === "-" ? container.length : Number(key), 0, copyOf(value));
  } else if (op === "add" || op === "replace") {
    container[key] = copyOf(value);
  } else throw badPatch(patch);
}

/** A later patch may change what this one sets, and the patch itself stays as it is. */
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
