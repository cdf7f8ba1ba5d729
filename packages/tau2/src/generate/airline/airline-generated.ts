import type { GeneratedDomain } from "../generated-domain.js";
import { airlinePolicy } from "./airline-policy.js";
import { composeProblem } from "./compose-problem.js";
import { drawDatabase } from "./draw-database.js";

/** Airlines of our own: their size is a share of upstream's, 1 unless another is asked for. */
export const airlineGenerated: GeneratedDomain = {
  policy: airlinePolicy,
  databases: (seed, size = 1) => drawDatabase(seed, size),
  problem: composeProblem,
};
