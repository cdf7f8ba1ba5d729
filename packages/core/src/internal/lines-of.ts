const newline = 10;

/**
 * The lines of a file that have their end, as UTF-8. Each becomes a text of its own, because all of them together may be
 * longer than a JavaScript string can be.
 */
export function linesOf(bytes: Uint8Array): string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const lines: string[] = [];
  let start = 0;
  for (let end = buffer.indexOf(newline); end !== -1; end = buffer.indexOf(newline, start)) {
    lines.push(buffer.toString("utf8", start, end));
    start = end + 1;
  }
  return lines;
}
