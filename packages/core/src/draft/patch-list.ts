import type { Patch } from "../env/step.js";

type Path = readonly (string | number)[];

/** Changes in one direction and back, as immer writes them. */
export class PatchList {
  readonly patches: Patch[] = [];
  readonly inverse: Patch[] = [];

  /** A container has a value for one it had before. */
  replaced(path: Path, before: unknown, after: unknown): void {
    this.patches.push({ op: "replace", path: [...path], value: after });
    this.inverse.push({ op: "replace", path: [...path], value: before });
  }

  /** A container has a value more. */
  added(path: Path, after: unknown): void {
    this.patches.push({ op: "add", path: [...path], value: after });
    this.inverse.push({ op: "remove", path: [...path] });
  }

  /** A container has a value less. */
  removed(path: Path, before: unknown): void {
    this.patches.push({ op: "remove", path: [...path] });
    this.inverse.push({ op: "add", path: [...path], value: before });
  }

  /** An array is longer or shorter: one way items are added behind the others, the other way taken off from the end. */
  resized(path: Path, before: readonly unknown[], after: readonly unknown[]): void {
    const [longer, adds, removes] =
      after.length > before.length
        ? [after, this.patches, this.inverse]
        : [before, this.inverse, this.patches];
    const shorter = Math.min(before.length, after.length);
    for (let index = shorter; index < longer.length; index++) {
      adds.push({ op: "add", path: [...path, index], value: longer[index] });
    }
    for (let index = longer.length - 1; index >= shorter; index--) {
      removes.push({ op: "remove", path: [...path, index] });
    }
  }
}
