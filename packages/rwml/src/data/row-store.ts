import { createHash } from "node:crypto";
import { closeSync, mkdirSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { whileThereIsRoom } from "@rwml/core/dataset";
import type { TokenTarget, TokenWindow } from "./episode-windows.js";
import type { PackedRow } from "./pack-rows.js";

/** Rows of windows on disk, so that memory does not grow with a dataset. They last as long as the process that wrote them. */
export interface RowStore {
  /** How many rows. */
  readonly size: number;
  /** SHA-256 of all rows in order. */
  readonly digest: string;
  row(index: number): PackedRow;
  /** Closes the store and deletes its files. */
  release(): void;
}

/** Bytes that are written at once. */
const blockBytes = 1 << 20;
const placeBytes = 8;

/**
 * Writes rows one after the other: each as 32-bit integers, how many windows there are, and of each how many tokens and
 * targets, the tokens, and step, start and end of each target. A second file tells where each row ends.
 */
export class RowStoreWriter {
  readonly #folder: string;
  readonly #rows: BlockFile;
  readonly #ends: BlockFile;
  readonly #hash = createHash("sha256");
  #size = 0;
  #end = 0;

  /** @param folder of the store alone; what it holds is deleted */
  constructor(folder: string) {
    this.#folder = folder;
    rmSync(folder, { recursive: true, force: true });
    whileThereIsRoom(folder, nothingElse, () => mkdirSync(folder, { recursive: true }));
    this.#rows = new BlockFile(join(folder, "rows.bin"));
    this.#ends = new BlockFile(join(folder, "ends.bin"));
  }

  /** @throws DiskFullError when there is no room */
  add(row: PackedRow): void {
    const bytes = Buffer.from(encodeRow(row).buffer);
    this.#hash.update(bytes);
    this.#rows.write(bytes);
    this.#end += bytes.length;
    this.#size += 1;
    this.#ends.write(Buffer.from(Float64Array.of(this.#end).buffer));
  }

  finish(): RowStore {
    const [rows, ends] = [this.#rows.finish(), this.#ends.finish()];
    const size = this.#size;
    const endOf = (index: number): number =>
      index < 0 ? 0 : new Float64Array(readAt(ends, index * placeBytes, placeBytes).buffer)[0]!;
    return {
      size,
      digest: this.#hash.digest("hex"),
      row(index) {
        const start = endOf(index - 1);
        return decodeRow(new Int32Array(readAt(rows, start, endOf(index) - start).buffer));
      },
      release: () => this.#release(),
    };
  }

  /** Deletes what was written so far. */
  abandon(): void {
    this.#release();
  }

  #release(): void {
    this.#rows.close();
    this.#ends.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** A file that is written in blocks. */
class BlockFile {
  readonly #path: string;
  readonly #descriptor: number;
  #waiting: Buffer[] = [];
  #bytes = 0;
  #isOpen = true;

  constructor(path: string) {
    this.#path = path;
    this.#descriptor = whileThereIsRoom(path, nothingElse, () => openSync(path, "w+"));
  }

  write(bytes: Buffer): void {
    this.#waiting.push(bytes);
    this.#bytes += bytes.length;
    if (this.#bytes >= blockBytes) this.#flush();
  }

  finish(): number {
    this.#flush();
    return this.#descriptor;
  }

  close(): void {
    if (this.#isOpen) closeSync(this.#descriptor);
    this.#isOpen = false;
  }

  #flush(): void {
    const block = Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#bytes = 0;
    whileThereIsRoom(this.#path, nothingElse, () => {
      for (let done = 0; done < block.length; ) done += writeSync(this.#descriptor, block, done);
    });
  }
}

const nothingElse = () => "It holds the tokens of the training data for the time of the training.";

function readAt(descriptor: number, start: number, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  for (let done = 0; done < length; ) {
    const count = readSync(descriptor, bytes, done, length - done, start + done);
    if (count === 0) throw new Error(`The row store ends ${length - done} bytes too early.`);
    done += count;
  }
  return bytes;
}

function encodeRow(row: PackedRow): Int32Array<ArrayBuffer> {
  const values = [row.length];
  for (const { tokens, targets } of row) values.push(tokens.length, targets.length);
  const size = row.reduce(
    (sum, { tokens, targets }) => sum + tokens.length + 3 * targets.length,
    values.length,
  );
  const encoded = new Int32Array(size);
  encoded.set(values);
  let place = values.length;
  for (const { tokens, targets } of row) {
    encoded.set(tokens, place);
    place += tokens.length;
    for (const { step, start, end } of targets) {
      encoded.set([step, start, end], place);
      place += 3;
    }
  }
  return encoded;
}

function decodeRow(encoded: Int32Array): PackedRow {
  const count = encoded[0]!;
  let place = 1 + 2 * count;
  return Array.from({ length: count }, (_, index): TokenWindow => {
    const [length, targetCount] = encoded.subarray(1 + 2 * index) as unknown as [number, number];
    const tokens = encoded.subarray(place, place + length);
    place += length;
    const targets = Array.from({ length: targetCount }, (): TokenTarget => {
      const [step, start, end] = encoded.subarray(place, place + 3) as unknown as [number, number, number];
      place += 3;
      return { step, start, end };
    });
    return { tokens, targets };
  });
}
