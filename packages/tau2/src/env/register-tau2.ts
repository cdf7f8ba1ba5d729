import { registerEnv } from "@rwml/core";
import { type GeneratedForm, generatedEndings } from "../domains/generated-endings.js";
import type { UpstreamModuleOptions } from "./upstream-module.js";

const upstreamNames = {
  mock: "lists of tasks",
  airline: "an airline's bookings",
  retail: "a shop's orders",
  telecom: "a telephone company's lines and its customers' phones",
  "telecom-workflow": "as tau2/telecom, with step by step instructions for the agent",
} as const;
const soloNames = ["mock", "telecom", "telecom-workflow"] as const;
const splitNames = ["airline", "retail", "telecom"] as const;
const generatedSubjects: Readonly<Record<GeneratedForm, string>> = {
  airline: "flights and bookings",
  retail: "products and orders",
  telecom: "lines, bills and phones",
};

/**
 * Makes τ²-bench known: the user's data as `tau2/retail` and so on, by split as `tau2/retail-train` and `tau2/retail-test`,
 * with agents that work alone as `tau2/telecom-solo`; and domains of our own, with scripted customers, as
 * `tau2/retail-generated` and, in databases kept apart, `tau2/retail-generated-heldout`; what `rwml import tau2` makes
 * datasets of as `tau2/retail-recorded`.
 */
export function registerTau2(): void {
  for (const [name, about] of Object.entries(upstreamNames)) {
    const summary = `τ²-bench: ${about}, agent and user in turn (needs the data)`;
    registerEnv(`tau2/${name}`, (options) => loadUpstream(name, options), { summary });
  }
  for (const name of soloNames) {
    const summary = `τ²-bench: ${upstreamNames[name]}, an agent alone with the user's tools (needs the data)`;
    registerEnv(`tau2/${name}-solo`, (options) => loadUpstream(name, { ...options, solo: true }), {
      summary,
    });
  }
  for (const name of Object.keys(upstreamNames)) {
    const summary = `Recorded conversations of tau2/${name}, from rwml import (needs the data)`;
    registerEnv(`tau2/${name}-recorded`, (options) => loadRecorded(name, options), { summary });
  }
  for (const name of soloNames) {
    const summary = `Recorded conversations of tau2/${name}-solo, from rwml import (needs the data)`;
    const load = (options: UpstreamModuleOptions) => loadRecorded(name, { ...options, solo: true });
    registerEnv(`tau2/${name}-recorded-solo`, load, { summary });
  }
  for (const name of splitNames) {
    for (const split of ["train", "test"]) {
      const summary = `The ${split} tasks of tau2/${name} (needs the data)`;
      registerEnv(`tau2/${name}-${split}`, (options) => loadUpstream(name, { ...options, split }), {
        summary,
      });
    }
  }
  for (const [name, about] of Object.entries(generatedSubjects)) {
    for (const [ending, databaseSeed] of Object.entries(generatedEndings)) {
      const place = databaseSeed === 1 ? "" : ", in databases kept apart";
      const summary = `Generated customers with ${about}${place} (needs nothing)`;
      registerEnv(`tau2/${name}${ending}`, () => loadGenerated(name, databaseSeed), { summary });
      const recorded = `Recorded conversations of tau2/${name}${ending}, from rwml import (needs nothing)`;
      registerEnv(`tau2/${name}${ending}-recorded`, (options) => loadRecorded(`${name}${ending}`, options), {
        summary: recorded,
      });
    }
  }
}

/** Listing environments loads nothing of them. */
async function loadUpstream(name: string, options: UpstreamModuleOptions) {
  const { upstreamModule } = await import("./upstream-module.js");
  return upstreamModule(name, options);
}

async function loadGenerated(name: string, databaseSeed: number) {
  const { generatedModule } = await import("./generated-module.js");
  return generatedModule(name, { databaseSeed });
}

async function loadRecorded(name: string, options: UpstreamModuleOptions) {
  const { recordedModule } = await import("./recorded-module.js");
  return recordedModule(name, options);
}
