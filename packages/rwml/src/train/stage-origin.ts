import { createHash } from "node:crypto";
import type { Parameters } from "../model/network/parameters.js";
import type { TrainingData } from "./training-data.js";

/**
 * A digest of what decides how a stage goes: its settings, the data, and the parameters that it starts from. A stage goes on
 * only from a checkpoint with its own digest: any other is of another stage, of other data or of another run.
 *
 * @param settings plain JSON
 * @param start the parameters that the stage before left; null for fresh ones
 */
export function stageOrigin(
  stage: string,
  settings: unknown,
  { tokenizer, embedder, rows }: TrainingData,
  start: Parameters | null,
): string {
  const hash = createHash("sha256");
  hash.update(JSON.stringify([stage, settings, tokenizer.model, embedder, rows.digest]));
  for (const values of Object.values(start ?? {})) hash.update(bytesOf(values));
  return hash.digest("hex");
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
