/** A docstring in Google's style, cut into its parts as upstream does. */
export interface Docstring {
  /** The first line. */
  readonly short: string;
  /** What stands between the first line and the sections. */
  readonly long: string;
  /** What the section of arguments says, by name. */
  readonly parameters: Readonly<Record<string, string>>;
}

const kinds: Readonly<Record<string, "many" | "one" | "either">> = {
  ...{ Arguments: "many", Args: "many", Parameters: "many", Params: "many", Attributes: "many" },
  ...{ Raises: "many", Exceptions: "many", Except: "many" },
  ...{ Example: "one", Examples: "one", Returns: "either", Yields: "either" },
};
const parameterTitles = ["Arguments", "Args", "Parameters", "Params", "Attributes"];
const titles = new RegExp(`^(${Object.keys(kinds).join("|")}):[ \\t\\r\\f\\v]*$`, "gm");

/** Cuts a docstring into its parts; one whose sections cannot be read is description from end to end. */
export function readDocstring(raw: string): Docstring {
  const text = cleanDocstring(raw);
  const found = [...text.matchAll(titles)];
  const entries = found.map((match, index) => {
    const body = text.slice(match.index + match[0].length, found[index + 1]?.index);
    return entriesOf(match[1]!, body);
  });
  const isReadable = !entries.includes(null);
  const description = isReadable ? text.slice(0, found[0]?.index) : text;
  const [short = "", ...rest] = description.split("\n");
  const parameters = entries.flatMap((section) => (isReadable ? (section ?? []) : []));
  return { short, long: rest.join("\n").trim(), parameters: Object.fromEntries(parameters) };
}

/** Removes the indentation of a docstring, as Python's `inspect.cleandoc` does. */
export function cleanDocstring(raw: string): string {
  const [first = "", ...rest] = raw.replaceAll("\t", "        ").split("\n");
  const margins = rest.filter((line) => line.trim() !== "").map((line) => line.search(/\S/));
  const margin = margins.length === 0 ? 0 : Math.min(...margins);
  const lines = [first.trimStart(), ...rest.map((line) => line.slice(margin))];
  return lines.join("\n").replace(/^\n+|\n+$/g, "");
}

type Entries = readonly (readonly [name: string, text: string])[];

/** The parameters that a section names; null where it cannot be read. */
function entriesOf(title: string, body: string): Entries | null {
  if (kinds[title] !== "many") return [];
  // A line that is not indented ends a section.
  const chunk = body.split(/\n(?=\S)/)[0]!.replace(/^\n+|\n+$/g, "");
  const indent = /^\s*/.exec(chunk)![0];
  const starts = [...chunk.matchAll(new RegExp(`^${indent}(?=\\S)`, "gm"))].map(({ index }) => index);
  const parts = starts.map((start, index) => chunk.slice(start + indent.length, starts[index + 1]));
  if (parts.length === 0 || parts.some((part) => !part.includes(":"))) return null;
  return parameterTitles.includes(title) ? parts.map(entryOf) : [];
}

function entryOf(part: string): Entries[number] {
  const colon = part.indexOf(":");
  const before = part.slice(0, colon);
  const typed = /^\s*(.+?)\s*\(\s*.*\S+\s*\)/.exec(before);
  const [first = "", ...rest] = part
    .slice(colon + 1)
    .replace(/^ /, "")
    .split("\n");
  const text = rest.length === 0 ? first : `${first}\n${cleanDocstring(rest.join("\n"))}`;
  return [typed?.[1] ?? before, text.replace(/^\n+|\n+$/g, "")];
}
