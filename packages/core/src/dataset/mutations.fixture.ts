type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A value in which one thing was changed. */
export interface Mutation {
  readonly what: string;
  readonly value: Json;
}

/** Every way to change one thing in a JSON value: fields lost, added, misspelt, of another type or value; entries too. */
export function mutations(value: Json, where = "it"): Mutation[] {
  if (Array.isArray(value))
    return [...arrayMutations(value as readonly Json[], where), ...others(value, where)];
  if (typeof value === "object" && value !== null) {
    return [...objectMutations(value as { readonly [key: string]: Json }, where), ...others(value, where)];
  }
  return others(value, where);
}

/** Every way to write one field of a JSON value twice, as texts that JSON.parse takes. */
export function duplications(value: Json, where = "it"): { readonly what: string; readonly text: string }[] {
  if (typeof value !== "object" || value === null) return [];
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  const entries = Object.entries(value).map(([key, entry]) => ({
    label: Array.isArray(value) ? "" : `${JSON.stringify(key)}:`,
    entry,
    where: `${where}/${key}`,
  }));
  const members = entries.map(({ label, entry }) => label + JSON.stringify(entry));
  const text = (index: number, member: string) => open + members.with(index, member).join(",") + close;
  return entries.flatMap(({ label, entry, where: place }, index) => {
    const inner = duplications(entry, place).map(({ what, text: changed }) => ({
      what,
      text: text(index, label + changed),
    }));
    if (label === "") return inner;
    const twice = [entry, null, "x", 1].flatMap((other) => [
      {
        what: `${place} twice, first as ${JSON.stringify(other)}`,
        text: text(index, `${label}${JSON.stringify(other)},${members[index]}`),
      },
      {
        what: `${place} twice, last as ${JSON.stringify(other)}`,
        text: text(index, `${members[index]},${label}${JSON.stringify(other)}`),
      },
    ]);
    return [...inner, ...twice];
  });
}

function objectMutations(object: { readonly [key: string]: Json }, where: string): Mutation[] {
  const entries = Object.entries(object);
  const inner = entries.flatMap(([key, value]) =>
    mutations(value, `${where}/${key}`).map(({ what, value: changed }) => ({
      what,
      value: { ...object, [key]: changed },
    })),
  );
  const lost = entries.map(([key]) => ({
    what: `${where} without ${key}`,
    value: Object.fromEntries(entries.filter(([other]) => other !== key)),
  }));
  const misspelt = entries.map(([key]) => ({
    what: `${where} with ${key} misspelt`,
    value: Object.fromEntries(entries.map(([other, value]) => [other === key ? `${key}x` : other, value])),
  }));
  return [...inner, ...lost, ...misspelt, { what: `${where} with more`, value: { ...object, more: 1 } }];
}

function arrayMutations(array: readonly Json[], where: string): Mutation[] {
  const inner = array.flatMap((entry, index) =>
    mutations(entry, `${where}/${index}`).map(({ what, value }) => ({
      what,
      value: array.with(index, value),
    })),
  );
  const moved = array.flatMap((entry, index) => [
    { what: `${where} without ${index}`, value: array.toSpliced(index, 1) },
    { what: `${where} with ${index} twice`, value: array.toSpliced(index, 0, entry) },
    ...array.slice(index + 1).map((other, distance) => ({
      what: `${where} with ${index} and ${index + distance + 1} swapped`,
      value: array.with(index, other).with(index + distance + 1, entry),
    })),
    { what: `${where} up to ${index}`, value: array.slice(0, index) },
    { what: `${where} from ${index + 1} on`, value: array.slice(index + 1) },
  ]);
  return [...inner, ...moved];
}

/** Other values in a value's place, of its own type and of others. */
function others(value: Json, where: string): Mutation[] {
  const candidates: Json[] = [null, true, false, 0, -1, 0.5, 1e300, "", "drawn", "x", [], {}, [value]];
  if (typeof value === "number") candidates.push(value + 1, value - 1, value * 2, -value, String(value));
  if (typeof value === "string") candidates.push(...changedTexts(value));
  return candidates
    .filter((other) => JSON.stringify(other) !== JSON.stringify(value))
    .map((other) => ({ what: `${where}: ${JSON.stringify(other).slice(0, 80)}`, value: other }));
}

function changedTexts(text: string): string[] {
  const at = (index: number, letter: string) => text.slice(0, index) + letter + text.slice(index + 1);
  const places = [0, 1, Math.floor(text.length / 2), text.length - 1].filter((index) => index >= 0);
  return [
    `${text} `,
    text.slice(1),
    ...places.flatMap((index) => [at(index, "z"), at(index, "0"), at(index, "1")]),
  ];
}
