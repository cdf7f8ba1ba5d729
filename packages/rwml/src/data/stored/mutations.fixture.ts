import { type Json, type Random, seededRandom } from "@rwml/core";

/** A changed file, and how it was changed. */
export interface Mutation {
  readonly how: string;
  readonly bytes: Uint8Array;
}

type Mutate = (bytes: Buffer, random: Random) => Buffer;

/** Damage that hits any file: by disks, transfers, editors. */
const rawMutations: Readonly<Record<string, Mutate>> = {
  "bit flipped": (bytes, random) => {
    const changed = Buffer.from(bytes);
    changed[random.int(bytes.length)]! ^= 1 << random.int(8);
    return changed;
  },
  "byte replaced": (bytes, random) => {
    const changed = Buffer.from(bytes);
    changed[random.int(bytes.length)] = random.int(256);
    return changed;
  },
  "cut off": (bytes, random) => bytes.subarray(0, random.int(bytes.length)),
  "bytes added": (bytes, random) => Buffer.concat([bytes, Buffer.alloc(1 + random.int(8), random.int(256))]),
  "bytes left out": (bytes, random) => {
    const at = random.int(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random.int(4))]);
  },
  "block zeroed": (bytes, random) => {
    const at = random.int(bytes.length);
    return Buffer.from(bytes).fill(0, at, Math.min(bytes.length, at + 1 + random.int(64)));
  },
};

const replacements: readonly Json[] = [null, true, "", "x", -1, 0, 0.5, 99, 1e300, [], {}, [[]], { x: 1 }];

/** Changes one value somewhere in JSON: deletes it, replaces it, doubles it, or moves it by one. */
function mutateJson(value: Json, random: Random): Json {
  if (typeof value !== "object" || value === null || Object.keys(value).length === 0 || random.int(8) === 0) {
    return typeof value === "number" && random.int(2) === 0 ? value + 1 : random.pick(replacements);
  }
  const entries = Object.entries(value);
  const at = random.int(entries.length);
  const [key, inner] = entries[at]!;
  const kind = random.int(5);
  if (kind === 0) entries.splice(at, 1);
  else if (kind === 1) entries.splice(at, 0, [`${key}x`, inner]);
  else if (kind === 2 && entries.length > 1) {
    const other = entries[random.int(entries.length)]!;
    [entries[at], entries[entries.indexOf(other)]] = [
      [key, other[1]],
      [other[0], inner],
    ];
  } else entries[at] = [key, mutateJson(inner, random)];
  return Array.isArray(value) ? entries.map(([, entry]) => entry) : Object.fromEntries(entries);
}

const jsonMutation: Mutate = (bytes, random) =>
  Buffer.from(JSON.stringify(mutateJson(JSON.parse(bytes.toString()) as Json, random)));

/** Changes the header of a safetensors file and leaves the rest; its own length is right again. */
const headerMutation: Mutate = (bytes, random) => {
  const end = 8 + Number(bytes.readBigUInt64LE());
  const header = JSON.parse(bytes.subarray(8, end).toString()) as { __metadata__: Record<string, string> };
  const metadata = header.__metadata__;
  const texts = Object.keys(metadata).filter((key) => /^[{[]/.test(metadata[key]!));
  if (texts.length > 0 && random.int(2) === 0) {
    const key = random.pick(texts);
    metadata[key] = jsonMutation(Buffer.from(metadata[key]!), random).toString();
    return withHeader(header, bytes.subarray(end));
  }
  return withHeader(mutateJson(header as unknown as Json, random), bytes.subarray(end));
};

/** Makes values of tensors something that no training leaves there. */
const valuesMutation: Mutate = (bytes, random) => {
  const changed = Buffer.from(bytes);
  const start = 8 + Number(bytes.readBigUInt64LE());
  const value = random.pick([Number.NaN, Number.POSITIVE_INFINITY, -1, 0, 1e30]);
  const all = random.int(2) === 0;
  const only = start + 4 * random.int((bytes.length - start) / 4);
  for (let at = all ? start : only; at < (all ? bytes.length : only + 4); at += 4)
    changed.writeFloatLE(value, at);
  return changed;
};

function withHeader(header: unknown, rest: Uint8Array): Buffer {
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([length, text, rest]);
}

/** Changed copies of a file, the same for the same seed, each of which differs from it. */
export function* mutationsOf(
  file: Uint8Array,
  kind: "json" | "safetensors",
  count: number,
  seed: number,
): Generator<Mutation> {
  const random = seededRandom(seed, "mutations", kind);
  const bytes = Buffer.from(file);
  const mutations: Readonly<Record<string, Mutate>> =
    kind === "json"
      ? { ...rawMutations, "value changed": jsonMutation, "value changed again": jsonMutation }
      : { ...rawMutations, "header changed": headerMutation, "values changed": valuesMutation };
  for (let made = 0; made < count; ) {
    const [how, mutate] = random.pick(Object.entries(mutations));
    const changed = mutate(bytes, random);
    if (changed.equals(bytes)) continue;
    made++;
    yield { how: `${how} (${made})`, bytes: changed };
  }
}
