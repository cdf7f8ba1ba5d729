const strict = new TextDecoder("utf-8", { fatal: true });

/** The text of UTF-8 bytes, with or without a byte order mark; null where they are none. */
export function decodeText(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}
