/** Neither quotes and backslashes nor what is not printable ASCII. */
const plain = /^[ !#-[\]-~]*$/;

/** The JSON text of a string, as `JSON.stringify` writes it; sooner where nothing in it needs escaping. */
export function jsonString(text: string): string {
  return plain.test(text) ? `"${text}"` : JSON.stringify(text);
}

/** The length of that text in UTF-16 code units. */
export function jsonStringLength(text: string): number {
  return plain.test(text) ? text.length + 2 : JSON.stringify(text).length;
}
