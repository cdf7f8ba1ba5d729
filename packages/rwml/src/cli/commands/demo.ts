import type { Values } from "../command.js";
import { positiveNumber, seed, text } from "../option.js";

/** What `rwml demo` takes. */
export const demoCommandLine = {
  name: "demo",
  summary: "collect, train, evaluate and report, all on this machine",
  arguments: {},
  options: {
    minutes: positiveNumber("minutes", "time for all of it", 10),
    data: text("folder", "ALFWorld's games; otherwise generated ones", null),
    name: text("name", "the run's folder below --out", "demo"),
    seed: seed("of everything", 1),
    out: text("folder", "where runs go", "runs"),
  },
  examples: ["rwml demo --minutes 10", "rwml demo --minutes 60 --data ~/alfworld --name alfworld"],
} as const;

/** The values `rwml demo` runs with. */
export type DemoInput = Values<(typeof demoCommandLine)["options"]>;
