import { parseJson } from "../../data/stored/parse-json.js";
import type { Refuse } from "../../data/stored/refuse.js";
import { fields, integer, listOf, oneOf, text, valuesOf } from "../../data/stored/shape.js";

/** A named array of 32-bit floats. */
export interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

interface TensorEntry {
  readonly dtype: "F32";
  readonly shape: readonly number[];
  readonly data_offsets: readonly [from: number, to: number];
}

const lengthBytes = 8;
const anyText = text(/^/);
const metadataShape = valuesOf(anyText);
const entryShape = fields({
  dtype: oneOf("F32"),
  shape: listOf(integer()),
  data_offsets: listOf(integer(), 2, 2),
});

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
  const json = new TextEncoder().encode(JSON.stringify(header));
  const padding = (lengthBytes - (json.length % lengthBytes)) % lengthBytes;
  const start = lengthBytes + json.length + padding;
  const bytes = new Uint8Array(start + offset);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length + padding), true);
  bytes.set(json, lengthBytes);
  bytes.fill(0x20, lengthBytes + json.length, start);
  let position = start;
  for (const { values } of tensors) {
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), position);
    position += values.byteLength;
  }
  return bytes;
}

/**
 * Reads what `encodeSafetensors` wrote. Every byte must belong to the header or to exactly one tensor; which tensors
 * there are, and their values, are for the caller to judge. Throws what `refuse` makes for anything else.
 */
export function decodeSafetensors(
  bytes: Uint8Array,
  refuse: Refuse,
): { readonly tensors: readonly Tensor[]; readonly metadata: Readonly<Record<string, string>> } {
  if (bytes.length < lengthBytes) throw refuse("it is shorter than its header");
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  const start = lengthBytes + length;
  if (start > bytes.length) throw refuse("its header is cut off");
  const { metadata, entries } = parseHeader(bytes.subarray(lengthBytes, start), refuse);
  const flaw = placesFlaw(entries, bytes.length - start);
  if (flaw !== null) throw refuse(flaw);
  const tensors = entries.map(
    ([
      name,
      {
        shape,
        data_offsets: [from, to],
      },
    ]) => {
      // A copy of its own, which a Buffer's slice would not be.
      const copy = new Uint8Array(bytes.subarray(start + from, start + to));
      return { name, shape, values: new Float32Array(copy.buffer) };
    },
  );
  return { tensors, metadata };
}

type NamedEntry = readonly [name: string, entry: TensorEntry];

function parseHeader(
  bytes: Uint8Array,
  refuse: Refuse,
): {
  readonly metadata: Readonly<Record<string, string>>;
  readonly entries: readonly NamedEntry[];
} {
  const header = parseJson(bytes, (flaw, cause) => refuse(`its header is broken: ${flaw}`, cause));
  if (typeof header !== "object" || header === null || Array.isArray(header)) {
    throw refuse("its header is no object");
  }
  const { __metadata__: metadata = {}, ...entries } = header as Readonly<Record<string, unknown>>;
  const flaw =
    metadataShape(metadata, "its metadata") ??
    Object.entries(entries).reduce<string | null>(
      (found, [name, entry]) => found ?? entryShape(entry, `tensor ${name}`),
      null,
    );
  if (flaw !== null) throw refuse(flaw);
  return { metadata: metadata as Record<string, string>, entries: Object.entries(entries) as NamedEntry[] };
}

/** What is wrong with where tensors lie behind the header: one after the other, without gaps, as large as their shapes. */
function placesFlaw(entries: readonly NamedEntry[], available: number): string | null {
  const inOrder = entries.toSorted(([, left], [, right]) => {
    const [[from, to], [otherFrom, otherTo]] = [left.data_offsets, right.data_offsets];
    return from - otherFrom || to - otherTo;
  });
  let end = 0;
  for (const [name, { shape, data_offsets }] of inOrder) {
    const [from, to] = data_offsets;
    if (from !== end) return `the bytes of tensor ${name} do not begin where those before it end`;
    if (to > available) return `tensor ${name} is cut off`;
    const size = shape.reduce((product, extent) => product * extent, Float32Array.BYTES_PER_ELEMENT);
    if (to - from !== size) return `tensor ${name} has not as many values as its shape says`;
    end = to;
  }
  return end === available ? null : `${available - end} bytes at its end belong to no tensor`;
}
