/** The byte that ends a line. */
export const newline = 10;

/**
 * The lines of a file that have their end, as UTF-8. Each becomes a text of its own, because all of them together may be
 * longer than a JavaScript string can be.
 */
export function linesOf(bytes: Uint8Array): string[] {
  const buffer = bufferOf(bytes);
  const lines: string[] = [];
  let start = 0;
  for (const end of lineEnds(buffer)) {
    lines.push(buffer.toString("utf8", start, end));
    start = end + 1;
  }
  return lines;
}

/** How many lines `linesOf` gives. */
export function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (const _ of lineEnds(bufferOf(bytes))) lines++;
  return lines;
}

function* lineEnds(buffer: Buffer): Iterable<number> {
  for (let end = buffer.indexOf(newline); end !== -1; end = buffer.indexOf(newline, end + 1)) yield end;
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
