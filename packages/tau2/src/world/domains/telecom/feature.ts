import type { Toolkit } from "../../toolkit.js";

/** The part of a toolkit that belongs to one subject: its tools, and the functions that break and check it. */
export type Feature<Database> = Pick<Toolkit<Database>, "tools" | "functions">;

/** A toolkit of features, tools in their order. */
export function toolkitOf<Database>(
  className: string,
  features: readonly Feature<Database>[],
): Toolkit<Database> {
  return {
    className,
    tools: Object.assign({}, ...features.map(({ tools }) => tools)),
    functions: Object.assign({}, ...features.map(({ functions }) => functions)),
  };
}
