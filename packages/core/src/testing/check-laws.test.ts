import { describe, expect, it, vi } from "vitest";
import { checkLaws, describeLaws } from "./check-laws.js";
import { coverageText } from "./coverage.js";
import { houseModule } from "./demo/house-module.js";
import { openAtStart } from "./laws/open-at-start.js";
import { laws } from "./laws.js";
import { dial, dialRules } from "./zoo/dial.fixture.js";

const few = { walks: 10 };

/** Runs what `describeLaws` makes, and gives what each test throws. */
function testsOf(
  ...given: Parameters<typeof describeLaws> extends [infer S, unknown, (infer O)?] ? [S, O?] : never
) {
  const failures = new Map<string, string | null>();
  const it = (name: string, run: () => void): void => {
    try {
      run();
      failures.set(name, null);
    } catch (failure) {
      failures.set(name, (failure as Error).message);
    }
  };
  const [subject, options] = given;
  describeLaws(subject, { describe: (_, define) => define(), it }, options);
  return failures;
}

describe("checkLaws", () => {
  it("should tell an exception once, with the member that threw it", () => {
    const reports = checkLaws(
      dial({
        observe(state) {
          (state as { position: number }).position = 0;
          return "It is reset.";
        },
      }),
      few,
    );
    const told = reports.filter(({ failure }) => failure !== null);
    expect(told).toHaveLength(1);
    expect(told[0]?.failure).toContain(
      "but its observe throws: TypeError: Cannot assign to read only property 'position'",
    );
    expect(told[0]?.failure).toContain("States are frozen");
    const open = reports.find(({ law }) => law === openAtStart.title);
    expect(open).toMatchObject({ held: false, failure: null, stopped: few.walks });
  });

  it("should come with what the walks have seen", () => {
    const { coverage } = checkLaws(houseModule, few);
    expect(coverage).toMatchObject({ episodes: few.walks, failed: 0, endedAtStart: 0 });
    expect(Object.keys(coverage.verbs)).toEqual(expect.arrayContaining(["look", "put", "take"]));
    const { tried, accepted, changed } = coverage.verbs.take!;
    expect(tried).toBeGreaterThanOrEqual(accepted);
    expect(accepted).toBeGreaterThanOrEqual(changed);
    expect(coverage.steps).toBeGreaterThan(coverage.refused);
  });

  it("should name what was never reached: of the schema, the texts and the lists", () => {
    const stuck = dial({
      check: (_, { type }) =>
        type === "look" ? undefined : { type: "rejected", reason: "impossible", observation: "It is stuck." },
      listing: "partial",
      admissible: () => [{ type: "look" }],
    });
    const { coverage } = checkLaws({ ...stuck, texts: ["pull lever"] }, few);
    expect(coverage.neverReached.toSorted()).toEqual(["press", "pull", "turn"]);
    expect(coverageText(coverage)).toContain("Never reached: turn, press, pull.");
  });

  it("should say that the time ran out", () => {
    const late = checkLaws(houseModule, { walks: 5, seconds: 0 }).filter(({ outOfTime }) => outOfTime);
    expect(late.length).toBeGreaterThan(10);
    expect(late[0]).toMatchObject({ walks: 0, held: false, failure: null });
  });
});

describe("describeLaws", () => {
  it("should make one test of each law", () => {
    const tests = testsOf(houseModule, few);
    expect([...tests.keys()]).toEqual(laws.map(({ title }) => `should ${title}`));
    expect([...tests.values()].filter((failure) => failure !== null)).toEqual([]);
  });

  it("should print what was seen with a law that breaks", () => {
    const endless = dial({ judge: () => ({ reward: 0, terminated: true }) });
    const failure = testsOf(endless, few).get(`should ${openAtStart.title}`);
    expect(failure).toContain("the episode is over before it");
    expect(failure).toContain("10 over at the start");
  });

  it("should point to another law where all walks end in an exception", () => {
    const failing = dial({
      start() {
        throw new Error("No dial.");
      },
    });
    const failures = [...testsOf(failing, few).values()];
    expect(failures.filter((failure) => failure?.includes("its start throws: No dial"))).toHaveLength(1);
    expect(failures).toContain(
      "Nothing can be said, because all 10 walks end in an exception: see the law that tells it.",
    );
  });

  it("should print what was seen where that is asked for", () => {
    const log = vi.spyOn(console, "log").mockImplementation(() => {});
    testsOf(dial({ ...dialRules }), { ...few, coverage: true });
    expect(log).toHaveBeenCalledWith(expect.stringContaining("Seen on 10 walks"));
    log.mockRestore();
  });
});
