import { crc32, deflateRawSync } from "node:zlib";

/** What to put into an archive, and what to lie about. */
export interface WrittenEntry {
  readonly name: string;
  readonly content: string | Buffer;
  /** The mode of a Unix file; default: that of a plain one. */
  readonly mode?: number;
  readonly checksum?: number;
  /** The size that the archive states. */
  readonly size?: number;
  /** How the archive says that the contents are packed; default: as they are, by 8, Deflate. */
  readonly packing?: number;
  readonly isEncrypted?: boolean;
}

const plain = 0o100644;
const utf8Names = 0x800;

/** Writes a zip archive as the format lays down, flaws and all. */
export function writeZip(entries: readonly WrittenEntry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, mode = plain, ...lies } of entries) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const [label, checksum, size] = [
      Buffer.from(name),
      lies.checksum ?? crc32(bytes),
      lies.size ?? bytes.length,
    ];
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(utf8Names + (lies.isEncrypted === true ? 1 : 0), 2);
    shared.writeUInt16LE(lies.packing ?? 8, 4);
    shared.writeUInt32LE(checksum, 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(size, 18);
    shared.writeUInt16LE(label.length, 22);
    locals.push(Buffer.from("PK\x03\x04", "latin1"), shared, label, packed);
    const end = Buffer.alloc(14);
    end.writeUInt32LE(mode * 0x10000, 6);
    end.writeUInt32LE(offset, 10);
    // Made on Unix, so that the mode counts.
    directory.push(Buffer.from("PK\x01\x02\x14\x03", "latin1"), shared, end, label);
    offset += 4 + shared.length + label.length + packed.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const tail = Buffer.alloc(18);
  tail.writeUInt16LE(entries.length, 4);
  tail.writeUInt16LE(entries.length, 6);
  tail.writeUInt32LE(size, 8);
  tail.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, ...directory, Buffer.from("PK\x05\x06", "latin1"), tail]);
}
