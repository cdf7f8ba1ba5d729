import { GymError } from "@rwml/core";

/** A named array of 32-bit floats. */
export interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

interface TensorEntry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

const lengthBytes = 8;

/**
 * Writes tensors in the safetensors format (8-byte little-endian header length, JSON header, raw values),
 * so that Python reads them with the `safetensors` package.
 */
export function encodeSafetensors(
  tensors: readonly Tensor[],
  metadata: Readonly<Record<string, string>>,
): Uint8Array {
  let offset = 0;
  const header: Record<string, unknown> = { __metadata__: metadata };
  for (const { name, shape, values } of tensors) {
    header[name] = { dtype: "F32", shape, data_offsets: [offset, offset + values.byteLength] };
    offset += values.byteLength;
  }
  const text = new TextEncoder().encode(JSON.stringify(header));
  const padding = (lengthBytes - (text.length % lengthBytes)) % lengthBytes;
  const start = lengthBytes + text.length + padding;
  const bytes = new Uint8Array(start + offset);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length + padding), true);
  bytes.set(text, lengthBytes);
  bytes.fill(0x20, lengthBytes + text.length, start);
  let position = start;
  for (const { values } of tensors) {
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), position);
    position += values.byteLength;
  }
  return bytes;
}

/** Reads what `encodeSafetensors` wrote. Throws `checkpoint/corrupt` naming `source` when it cannot. */
export function decodeSafetensors(
  bytes: Uint8Array,
  source: string,
): { readonly tensors: readonly Tensor[]; readonly metadata: Readonly<Record<string, string>> } {
  if (bytes.length < lengthBytes) throw corrupt(source, "it is shorter than its header");
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  const start = lengthBytes + length;
  if (start > bytes.length) throw corrupt(source, "its header is cut off");
  const { __metadata__: metadata = {}, ...entries } = parseHeader(bytes.subarray(lengthBytes, start), source);
  const tensors = Object.entries(entries as Record<string, TensorEntry>).map(([name, entry]) => {
    const [from, to] = checkEntry(name, entry, bytes.length - start, source);
    // A copy of its own, which a Buffer's slice would not be.
    const copy = new Uint8Array(bytes.subarray(start + from, start + to));
    return { name, shape: entry.shape, values: new Float32Array(copy.buffer) };
  });
  return { tensors, metadata: metadata as Record<string, string> };
}

function parseHeader(bytes: Uint8Array, source: string): Record<string, unknown> {
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw corrupt(source, "its header is no JSON", cause);
  }
  if (typeof header === "object" && header !== null) return header as Record<string, unknown>;
  throw corrupt(source, "its header is no JSON object");
}

/** The place of a tensor's bytes behind the header, once they are known to be there and as many as its shape says. */
function checkEntry(
  name: string,
  { dtype, shape, data_offsets }: Partial<TensorEntry>,
  available: number,
  source: string,
): readonly [number, number] {
  if (dtype !== "F32") throw corrupt(source, `tensor ${name} has type ${dtype}, not F32`);
  const [from, to] = data_offsets ?? [0, Number.POSITIVE_INFINITY];
  if (!(to <= available)) throw corrupt(source, `tensor ${name} is cut off`);
  const size = (shape ?? []).reduce((product, extent) => product * extent, Float32Array.BYTES_PER_ELEMENT);
  if (to - from !== size) throw corrupt(source, `tensor ${name} has not as many values as its shape says`);
  return [from, to];
}

function corrupt(source: string, what: string, cause?: unknown): GymError {
  return new GymError(
    "checkpoint/corrupt",
    `${source} is no readable checkpoint: ${what}. Delete it to start this stage again, or restore it from a copy.`,
    { cause },
  );
}
