import { printableText } from "../../../act/progress/printable-text.js";

/** Text that is HTML already; everything else gets escaped. */
export interface Html {
  readonly html: string;
}

type Value = string | number | Html | readonly Html[];

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * Writes HTML or SVG; interpolated strings are escaped, so no text of a report can become markup or turn the
 * reading direction around.
 *
 * @example html`<td title="${name}">${observation}</td>`
 */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  const text = parts.map((part, index) => (index === 0 ? part : render(values[index - 1]!) + part));
  return { html: text.join("") };
}

/** HTML that shows nothing. */
export const nothing: Html = { html: "" };

function render(value: Value): string {
  if (typeof value === "number") return String(value);
  if (typeof value === "string")
    return printableText(value).replace(/[&<>"']/g, (character) => entities[character]!);
  if ("html" in value) return value.html;
  return value.map(({ html }) => html).join("");
}
