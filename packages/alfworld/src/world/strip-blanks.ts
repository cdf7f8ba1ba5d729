/** As Python's `str.strip`, which takes four control characters and "next line" for blanks, but not the BOM. */
export function stripBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (start < end && isBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

function isBlank(code: number): boolean {
  if (code > 0x20 && code < 0x85) return false;
  return (
    (code >= 0x1c && code <= 0x1f) ||
    code === 0x85 ||
    (code !== 0xfeff && /\s/.test(String.fromCharCode(code)))
  );
}
