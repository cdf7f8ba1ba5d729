import type { GeneratedDomain } from "../generated-domain.js";
import { composeProblem } from "./compose-problem.js";
import { drawDatabase } from "./draw-database.js";
import { retailPolicy } from "./retail-policy.js";

/** Shops of our own: their size is a share of upstream's, 1 unless another is asked for. */
export const retailGenerated: GeneratedDomain = {
  policy: retailPolicy,
  databases: (seed, size = 1) => drawDatabase(seed, size),
  problem: composeProblem,
};
