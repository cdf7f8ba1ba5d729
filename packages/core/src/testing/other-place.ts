/** A time zone and a language in which nothing looks as it does where most programs are written. */
export const elsewhere = { timeZone: "Pacific/Chatham", locale: "lt-u-nu-deva" };

/**
 * Runs something in another place: in another time zone, and where texts are made for people without naming a language,
 * in another one. Formatters that were made before are not reached, and of a worker thread the time zone stays.
 */
export function inAnotherPlace<Result>(run: () => Result): Result {
  const { env } = process;
  const zone = env.TZ;
  const undo = speakers.map(({ owner, name, place }) => speak(owner, name, place));
  env.TZ = elsewhere.timeZone;
  try {
    return run();
  } finally {
    if (zone === undefined) delete env.TZ;
    else env.TZ = zone;
    for (const restore of undo) restore();
  }
}

/** What takes a language, and as which of its arguments. */
const speakers: readonly { readonly owner: object; readonly name: string; readonly place: number }[] = [
  { owner: Number.prototype, name: "toLocaleString", place: 0 },
  { owner: BigInt.prototype, name: "toLocaleString", place: 0 },
  { owner: Date.prototype, name: "toLocaleString", place: 0 },
  { owner: Date.prototype, name: "toLocaleDateString", place: 0 },
  { owner: Date.prototype, name: "toLocaleTimeString", place: 0 },
  { owner: String.prototype, name: "toLocaleUpperCase", place: 0 },
  { owner: String.prototype, name: "toLocaleLowerCase", place: 0 },
  { owner: String.prototype, name: "localeCompare", place: 1 },
  { owner: Intl, name: "NumberFormat", place: 0 },
  { owner: Intl, name: "DateTimeFormat", place: 0 },
  { owner: Intl, name: "Collator", place: 0 },
];

/** Puts the other language where none is named; gives what takes it away again. */
function speak(owner: object, name: string, place: number): () => void {
  const descriptor = Object.getOwnPropertyDescriptor(owner, name)!;
  const named = (given: readonly unknown[]): unknown[] => {
    const all = [...given];
    while (all.length < place) all.push(undefined);
    all[place] ??= elsewhere.locale;
    return all;
  };
  const value: unknown = new Proxy(descriptor.value as (...given: unknown[]) => unknown, {
    apply: (target, self, given) => Reflect.apply(target, self, named(given)),
    construct: (target, given, newTarget) =>
      Reflect.construct(target, named(given), newTarget === value ? target : newTarget) as object,
  });
  Object.defineProperty(owner, name, { ...descriptor, value });
  return () => void Object.defineProperty(owner, name, descriptor);
}
