import { join } from "node:path";
import { GymError } from "@rwml/core";
import { readSealed, type SealedFormat, saveSealed } from "../../data/stored/sealed-json.js";
import { fields, flag, integer, number, oneOf } from "../../data/stored/shape.js";
import { type FittedPlan, fitPlan } from "./fit-plan.js";
import type { MachineSpeed } from "./machine-speed.js";
import { modelNames } from "./model-choice.js";

/** `plan.json` of a run: how quick the machine was when it began, and what was fitted to that. */
export interface StoredPlan {
  readonly speed: MachineSpeed;
  readonly fitted: FittedPlan;
}

const positive = number(Number.MIN_VALUE);
const modelSpeed = fields({ updates: positive, samples: positive });
const content: SealedFormat["content"] = {
  speed: fields({
    recordedSteps: positive,
    models: fields({ standard: modelSpeed, small: modelSpeed }),
  }),
  fitted: fields({
    model: oneOf(...modelNames),
    trainEpisodes: integer(1),
    testEpisodes: integer(1),
    seconds: fields({ start: positive, arm: positive }),
    pace: fields({ start: positive, supervised: positive, rwml: positive }),
    supervisedSteps: integer(),
    isTooSlow: flag,
  }),
};
const format: SealedFormat = { formatVersion: 2, unsealed: [1], content };

/** Where a run keeps its plan. */
export function planPath(run: string): string {
  return join(run, "plan.json");
}

/** Makes the plan of a run, and keeps it. */
export function makePlan(run: string, speed: MachineSpeed, minutes: number): StoredPlan {
  const plan: StoredPlan = { speed, fitted: fitPlan(speed, minutes) };
  saveSealed(planPath(run), format, plan);
  return plan;
}

/**
 * The plan with which a run began: it goes on with that, however quick the machine is now.
 *
 * @throws GymError `demo/not-a-plan` when the file is broken, changed or of another format
 */
export function readPlan(run: string): StoredPlan {
  return readSealed<StoredPlan>(
    planPath(run),
    format,
    (flaw, cause) =>
      new GymError(
        "demo/not-a-plan",
        `${planPath(run)} is not the plan of a run that this version of rwml can read: ${flaw}. Start another run with --name, or delete ${run}.`,
        { cause },
      ),
  );
}
