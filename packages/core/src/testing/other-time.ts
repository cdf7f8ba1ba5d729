/** Instants that differ in everything a clock and a calendar show: second, hour, half of the day, weekday, month, year. */
export const instants = ["2001-01-06T03:04:05.067Z", "2038-12-23T20:53:42.802Z"].map((text) =>
  Date.parse(text),
);

/**
 * Runs something at another time: all clocks of JavaScript and Node stand at an instant and go on from there. Whoever
 * has put a clock's function into a variable before is not reached.
 */
export function atInstant<Result>(instant: number, run: () => Result): Result {
  const undo = setClocks(instant).toReversed();
  try {
    return run();
  } finally {
    for (const restore of undo) restore();
  }
}

type Undo = () => void;

function setClocks(instant: number): readonly Undo[] {
  const RealDate = globalThis.Date;
  const realNow = RealDate.now.bind(RealDate);
  const shift = instant - realNow();
  const now = (): number => realNow() + shift;
  const { hrtime, uptime } = process;
  const performanceNow = performance.now.bind(performance);
  const { formatToParts } = Intl.DateTimeFormat.prototype;
  const format = Object.getOwnPropertyDescriptor(Intl.DateTimeFormat.prototype, "format")?.get;
  return [
    put(RealDate, "now", { value: now }),
    put(globalThis, "Date", { value: dateOf(RealDate, now) }),
    put(performance, "now", { value: () => performanceNow() + shift }),
    put(process, "hrtime", { value: hrtimeOf(() => hrtime.bigint() + BigInt(shift) * 1_000_000n) }),
    put(process, "uptime", { value: () => uptime() + shift / 1000 }),
    put(Intl.DateTimeFormat.prototype, "format", {
      get(this: Intl.DateTimeFormat) {
        const real: (date: number | Date) => string = format?.call(this);
        return (date: number | Date = now()) => real(date);
      },
    }),
    put(Intl.DateTimeFormat.prototype, "formatToParts", {
      value(this: Intl.DateTimeFormat, date: number | Date = now()) {
        return formatToParts.call(this, date);
      },
    }),
  ];
}

function dateOf(RealDate: DateConstructor, now: () => number): DateConstructor {
  const OtherDate: DateConstructor = new Proxy(RealDate, {
    construct: (target, given, newTarget): Date =>
      Reflect.construct(
        target,
        given.length === 0 ? [now()] : given,
        newTarget === OtherDate ? target : newTarget,
      ),
    apply: (target) => new target(now()).toString(),
  });
  return OtherDate;
}

function hrtimeOf(bigint: () => bigint): NodeJS.HRTime {
  const second = 1_000_000_000n;
  const hrtime = ([seconds, nanoseconds]: [number, number] = [0, 0]): [number, number] => {
    const passed = bigint() - BigInt(seconds) * second - BigInt(nanoseconds);
    return [Number(passed / second), Number(passed % second)];
  };
  return Object.assign(hrtime, { bigint });
}

/** Puts something in the place of a property, and gives what takes it away again. */
function put(owner: object, name: string, descriptor: PropertyDescriptor): Undo {
  const before = Object.getOwnPropertyDescriptor(owner, name);
  Object.defineProperty(owner, name, { ...descriptor, configurable: true });
  return () => {
    if (before === undefined) Reflect.deleteProperty(owner, name);
    else Object.defineProperty(owner, name, before);
  };
}
