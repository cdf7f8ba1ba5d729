/** Puts a tab before each line that is not blank, as Python's `textwrap.indent` does. */
export function indentByTab(text: string): string {
  return text.replace(lines, (line) => (line.trim() === "" ? line : `\t${line}`));
}

const lines = /[^\n\r\v\f\u0085\u2028\u2029]*(?:\r\n|[\n\r\v\f\u0085\u2028\u2029])|.+$/g;
