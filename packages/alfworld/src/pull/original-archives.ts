import { type ArchiveLimits, mebibyte } from "@rwml/core/pull";
import type { Split } from "../game/splits.js";

/** The files that upstream's archives hold of each trial, by what they are. */
export const trialFiles = {
  trajectories: "traj_data.json",
  states: "initial_state.pddl",
  games: "game.tw-pddl",
} as const;

export type TrialFileKind = keyof typeof trialFiles;

export const trialFileKinds = Object.keys(trialFiles) as readonly TrialFileKind[];

const releases = "https://github.com/alfworld/alfworld/releases/download";

/** Where upstream publishes the archives that play needs; the newest games. */
export const archiveAddresses: readonly string[] = [
  `${releases}/0.2.2/json_2.1.1_json.zip`,
  `${releases}/0.2.2/json_2.1.1_pddl.zip`,
  `${releases}/0.4.2/json_2.1.3_tw-pddl.zip`,
];

/** How many games upstream's releases hold, as far as it is known. */
export const gamesOfRelease: Readonly<Partial<Record<Split, number>>> = {
  train: 3553,
  valid_seen: 140,
  valid_unseen: 134,
};

/** What an archive may come to: games and trajectories of all of ALFRED are far below. */
export const gameArchiveLimits: ArchiveLimits = {
  packed: 1024 * mebibyte,
  unpacked: 8192 * mebibyte,
  ratio: 200,
  ratioFrom: 64 * mebibyte,
  entries: 100_000,
  file: 64 * mebibyte,
  kept: 8192 * mebibyte,
};
