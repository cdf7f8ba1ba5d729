import type { LawSubject } from "./law.js";

/** How often a member of rules was asked, and how long it took. */
export interface MemberTime {
  readonly member: string;
  readonly calls: number;
  readonly milliseconds: number;
  /** The middle one of all calls, the first thousand of them. */
  readonly median: number;
}

type Members = Readonly<Record<string, unknown>>;

const rulesMembers = ["start", "check", "turn", "apply", "observe", "judge", "admissible"];

/** Watches the members of rules: which of them throws, and where the time goes. */
export class MemberWatch {
  readonly #times = new Map<string, { calls: number; milliseconds: number; readonly each: number[] }>();
  readonly #throwers = new WeakMap<object, string>();
  readonly #now: () => number;

  /** @param now the clock to measure by, in milliseconds */
  constructor(now: () => number = wallTime) {
    this.#now = now;
  }

  /** The subject with all its members watched. An env that it opens itself cannot be. */
  over(subject: LawSubject): LawSubject {
    const { rules, tasks, renew } = subject;
    if (typeof rules !== "object" || rules === null) return subject;
    const watched = Object.create(
      rules,
      this.#watched(rules as unknown as Members, rulesMembers),
    ) as typeof rules;
    const { actions } = rules;
    if (typeof actions === "object" && actions !== null) {
      const codec = Object.create(
        actions,
        this.#watched(actions as unknown as Members, ["parse", "print"], "actions."),
      );
      Object.defineProperty(watched, "actions", { value: codec, enumerable: true });
    }
    const source =
      typeof tasks !== "object" || tasks === null
        ? tasks
        : Object.create(tasks, this.#watched(tasks as unknown as Members, ["id", "load"], "tasks."));
    const anew = renew && { renew: () => this.over(renew.call(subject)) };
    return { ...subject, rules: watched, tasks: source, ...anew };
  }

  /** The member that threw something; null where that is not known. */
  throwerOf(failure: unknown): string | null {
    return typeof failure === "object" && failure !== null ? (this.#throwers.get(failure) ?? null) : null;
  }

  /** The members that were asked, those that took longest first. */
  get times(): readonly MemberTime[] {
    return [...this.#times]
      .map(([member, { calls, milliseconds, each }]) => ({
        member,
        calls,
        milliseconds,
        median: medianOf(each),
      }))
      .sort((left, right) => right.milliseconds - left.milliseconds);
  }

  #watched(owner: Members, names: readonly string[], prefix = ""): PropertyDescriptorMap {
    const present = names.filter((name) => typeof owner[name] === "function");
    return Object.fromEntries(
      present.map((name) => [name, { value: this.#watch(owner, name, prefix + name), enumerable: true }]),
    );
  }

  #watch(owner: Members, name: string, member: string): (...given: unknown[]) => unknown {
    const time = this.#times.get(member) ?? { calls: 0, milliseconds: 0, each: [] };
    this.#times.set(member, time);
    const asked = owner[name] as (...given: unknown[]) => unknown;
    return (...given) => {
      const start = this.#now();
      try {
        return asked.apply(owner, given);
      } catch (failure) {
        const known = typeof failure !== "object" || failure === null || this.#throwers.has(failure);
        if (!known) this.#throwers.set(failure, member);
        throw failure;
      } finally {
        const spent = this.#now() - start;
        time.calls++;
        time.milliseconds += spent;
        if (time.each.length < mostKept) time.each.push(spent);
      }
    };
  }
}

const mostKept = 1000;

function medianOf(numbers: readonly number[]): number {
  return numbers.toSorted((left, right) => left - right)[Math.floor(numbers.length / 2)] ?? 0;
}

// Kept, because laws set the clock that others read.
const clock = performance;
const read = clock.now;

/** The time that passes, in milliseconds, whatever laws have made of the clock. */
export function wallTime(): number {
  return read.call(clock);
}

/** What this process has used of the processor, in milliseconds: other processes do not count. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
