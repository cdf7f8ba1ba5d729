import { type Shape, wrongField } from "../internal/wrong-field.js";
import { isBlockName } from "./block-name.js";
import { isCount, isSha256, unknownField } from "./field-kinds.js";
import type { BlockEntry, DatasetCounts, Manifest } from "./manifest.js";
import { shardsFlaw } from "./shards-flaw.js";

/** Says what a manifest says that cannot be, whatever lies beside it; null when nothing is wrong. */
export function manifestFlaw(manifest: Manifest): string | null {
  return (
    wrongField(manifest, manifestShape) ??
    unknownField(manifest, [...Object.keys(manifestShape), "blocks", "checksum"]) ??
    wrongField(manifest.counts, countsShape) ??
    unknownField(manifest.counts, [...Object.keys(countsShape), "unstarted"], "counts") ??
    planFlaw(manifest) ??
    countsFlaw(manifest) ??
    checksumFieldFlaw(manifest) ??
    shardsFlaw(manifest) ??
    blocksFlaw(manifest)
  );
}

function planFlaw({ env, rules, policy, seed, episodes, maxSteps, tasks, writers }: Manifest): string | null {
  if (env === "") return "names no environment";
  if (!/^.+@.+$/s.test(rules)) return `has the rules "${rules}", which are no id@version`;
  if (policy === "") return "names no policy";
  if (seed !== null && !Number.isSafeInteger(seed)) return `has the seed ${seed}, which is no whole number`;
  if (episodes !== null && !isCount(episodes)) return `plans ${episodes} episodes`;
  if (maxSteps !== null && !isCount(maxSteps)) return `has the step limit ${maxSteps}`;
  if (tasks !== "drawn" && tasks !== "in-order") return `has the tasks "${tasks}", not "drawn" or "in-order"`;
  return isCount(writers, 1) ? null : `has ${writers} writers`;
}

function countsFlaw({ counts, episodes }: Manifest): string | null {
  for (const [name, value] of Object.entries(counts)) {
    if (name === "reward" ? !Number.isFinite(value) : !isCount(value)) return `counts ${value} ${name}`;
  }
  const { terminated, truncated, failed, unstarted = 0 } = counts;
  if (Math.max(terminated + truncated, failed, unstarted) > counts.episodes) {
    return `counts ${counts.episodes} episodes, and more ends of them`;
  }
  if (episodes !== null && counts.episodes > episodes) {
    return `counts ${counts.episodes} episodes of ${episodes} that were planned`;
  }
  return null;
}

/** Both were added at the same time, so that one of them is missed when the other is there; version 3 demands them. */
function checksumFieldFlaw({ checksum, counts, formatVersion }: Manifest): string | null {
  if (checksum === undefined) {
    return counts.unstarted === undefined && formatVersion < 3 ? null : 'has no "checksum"';
  }
  if (counts.unstarted === undefined) return 'has no "unstarted" in counts';
  return isSha256(checksum) ? null : `has ${JSON.stringify(checksum)} in "checksum", not a SHA-256`;
}

function blocksFlaw({ blocks, formatVersion, shards, complete }: Manifest): string | null {
  if (blocks === undefined)
    return formatVersion === 2 ? 'has no "blocks", which format version 2 is about' : null;
  if (!Array.isArray(blocks)) return 'has something else than an array in "blocks"';
  if (formatVersion === 1) return 'has "blocks", which format version 1 does not know';
  if (blocks.length === 0) return 'has nothing in "blocks"';
  if (complete && shards.length === 0) return "lists blocks and no shards";
  for (const [index, entry] of blocks.entries()) {
    const flaw = blockFlaw(entry, blocks[index - 1]);
    if (flaw !== null) return flaw;
  }
  return null;
}

function blockFlaw(entry: BlockEntry, before: BlockEntry | undefined): string | null {
  const flaw = wrongField(entry, blockShape) ?? unknownField(entry, Object.keys(blockShape));
  if (flaw !== null) return `lists a block that ${flaw}`;
  const { file, sha256, bytes } = entry;
  if (!isBlockName(file)) return `lists "${file}", which is not the name of a block`;
  if (!isSha256(sha256)) return `has no SHA-256 for ${file}`;
  if (!isCount(bytes, 1)) return `lists ${file} with ${bytes} bytes`;
  return before !== undefined && before.file >= file ? `lists ${file} twice or out of order` : null;
}

const manifestShape: Shape<Omit<Manifest, "blocks" | "checksum">> = {
  formatVersion: "number",
  env: "string",
  rules: "string",
  policy: "string",
  seed: "number?",
  episodes: "number?",
  maxSteps: "number?",
  tasks: "string",
  writers: "number",
  licence: "string?",
  made: "object",
  complete: "boolean",
  counts: "object",
  shards: "array",
};

const countsShape: Shape<Omit<DatasetCounts, "unstarted">> = {
  episodes: "number",
  steps: "number",
  terminated: "number",
  truncated: "number",
  failed: "number",
  reward: "number",
};

const blockShape: Shape<BlockEntry> = { file: "string", sha256: "string", bytes: "number" };
