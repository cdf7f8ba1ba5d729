const special = /[\\^$.*+?()[\]{}|]/g;

/**
 * A pattern for the output that a page shows: a line `…` stands for any lines, `…` within a line for any characters.
 * Blanks at the end do not matter.
 */
export function outputPattern(shown: string): RegExp {
  const lines = shown.trimEnd().split("\n");
  const pattern = lines.map((line, index) => {
    if (line.trim() === "…") return "(?:.*\n)*?";
    const end = index === lines.length - 1 ? "" : "\n";
    return line.replace(special, "\\$&").replaceAll("…", ".*") + end;
  });
  return new RegExp(`^${pattern.join("")}\\s*$`);
}
