import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { GymError } from "@rwml/core";
import { afterAll, describe, expect, it } from "vitest";
import { gameTasks } from "../game/game-tasks.js";
import { generateGame } from "../generate/generate-game.js";
import { writeGameFile } from "../generate/write-game-file.js";
import { writeProblem } from "../generate/write-problem.js";
import { writeTrajectoryFile } from "../generate/write-trajectory-file.js";
import { gameArchiveLimits } from "./original-archives.js";
import { type PullGamesOptions, type PullProgress, pullGames } from "./pull-games.js";
import { type WrittenEntry, writeZip } from "./testing/write-zip.js";

const home = mkdtempSync(join(tmpdir(), "rwml-pull-"));
afterAll(() => rmSync(home, { recursive: true }));
let count = 0;
const newFolder = () => join(home, `out-${count++}`);

/** Files like those of upstream's releases, of three games in two splits. */
const games = [1, 2, 3].map((seed) => ({
  game: generateGame({ seed }),
  split: seed < 3 ? "valid_seen" : "train",
}));
const trialOf = (index: number) => `${games[index]!.split}/task-${index}/trial_1`;
const entriesOf = (name: string, write: (index: number) => string) =>
  games.map((_, index) => ({ name: `json_2.1.1/${trialOf(index)}/${name}`, content: write(index) }));
const trajectories = entriesOf("traj_data.json", (index) => writeTrajectoryFile(games[index]!.game));
const states = entriesOf("initial_state.pddl", (index) => writeProblem(games[index]!.game.problem));
const gameFiles = entriesOf("game.tw-pddl", (index) => writeGameFile(games[index]!.game));

function archive(name: string, entries: readonly WrittenEntry[] | Buffer): string {
  const path = join(home, `${count++}-${name}`);
  writeFileSync(path, Buffer.isBuffer(entries) ? entries : writeZip(entries));
  return path;
}

async function pull(files: readonly string[], out: string, options: Partial<PullGamesOptions> = {}) {
  const notes: string[] = [];
  const outcome = await pullGames({ files, out, onNote: (text) => notes.push(text), ...options });
  return { ...outcome, notes };
}

async function failureOf(action: Promise<unknown>): Promise<GymError> {
  const failure = await action.catch((error: unknown) => error);
  if (failure instanceof GymError) return failure;
  throw new Error(`No GymError but ${String(failure)}`);
}

/** All files below a folder. */
function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

const all = [
  archive("json.zip", [
    { name: "json_2.1.1/", content: "" },
    ...trajectories,
    { name: "__MACOSX/x", content: "" },
  ]),
  archive("pddl.zip", states),
  archive("tw.zip", gameFiles),
];

describe("pullGames", () => {
  it("should unpack archives so that their games can be played, and write down what it saw", async () => {
    const out = newFolder();
    const { archives, splits, wasThere, broken, notes } = await pull(all, out);
    expect({ wasThere, broken, notes }).toEqual({ wasThere: false, broken: [], notes: [] });
    expect(archives.map(({ files, leftOut }) => [...Object.values(files), leftOut])).toEqual([
      [3, 0, 0, 1],
      [0, 3, 0, 0],
      [0, 0, 3, 0],
    ]);
    expect(splits.map(({ split, trials, games: own, ofRelease }) => [split, trials, own, ofRelease])).toEqual(
      [
        ["train", 1, 1, 3553],
        ["valid_seen", 2, 2, 140],
      ],
    );
    const tasks = gameTasks("valid_seen", { data: out });
    expect(tasks.load(tasks.id(1)).goalText).toBe(games[1]!.game.goalText);
    const manifest = JSON.parse(readFileSync(join(out, "json_2.1.1", "pulled.json"), "utf8"));
    expect(Object.keys(manifest.files)).toHaveLength(9);
    expect(manifest.archives[2]).toEqual(archives[2]);
    expect(filesIn(out)).toHaveLength(10);
  });

  it("should add to what was pulled before, and find all of it there the next time", async () => {
    const out = newFolder();
    expect((await pull(all.slice(2), out)).splits.map(({ withoutTrajectory }) => withoutTrajectory)).toEqual([
      1, 2,
    ]);
    expect((await pull(all.slice(0, 1), out)).splits.map((split) => split.games)).toEqual([1, 2]);
    expect((await pull(all.slice(0, 1), out)).wasThere).toBe(true);
    rmSync(join(out, "json_2.1.1", trialOf(0), "traj_data.json"));
    expect((await pull(all.slice(0, 1), out)).wasThere).toBe(false);
    expect(filesIn(out)).toHaveLength(7);
  });

  it("should replace games by those of another version, and go back", async () => {
    const out = newFolder();
    const newer = archive(
      "newer.zip",
      gameFiles.map((entry) => ({ ...entry, content: `${entry.content} ` })),
    );
    const path = join(out, "json_2.1.1", trialOf(0), "game.tw-pddl");
    await pull(all, out);
    const { notes, wasThere } = await pull([newer], out);
    expect({ notes, wasThere }).toEqual({ notes: [], wasThere: false });
    expect(readFileSync(path, "utf8")).toBe(`${gameFiles[0]!.content} `);
    expect((await pull(all.slice(2), out)).wasThere).toBe(false);
    expect(readFileSync(path, "utf8")).toBe(gameFiles[0]!.content);
    expect(filesIn(out)).toHaveLength(10);
    expect((await failureOf(pull([all[2]!, newer], out))).code).toBe("alfworld/two-versions");
  });

  it("should keep what the user has changed or added", async () => {
    const out = newFolder();
    await pull(all, out);
    const changed = join(out, "json_2.1.1", trialOf(0), "game.tw-pddl");
    writeFileSync(changed, "mine");
    writeFileSync(join(dirname(changed), "notes.txt"), "mine, too");
    const { notes } = await pull(all, out);
    expect(notes.join()).toContain("game.tw-pddl.before-pull");
    expect(readFileSync(changed, "utf8")).toBe(gameFiles[0]!.content);
    expect(readFileSync(`${changed}.before-pull`, "utf8")).toBe("mine");
    expect(readFileSync(join(dirname(changed), "notes.txt"), "utf8")).toBe("mine, too");
  });

  it("should not touch games that were not pulled", async () => {
    const out = newFolder();
    mkdirSync(join(out, "json_2.1.1", "train"), { recursive: true });
    expect((await failureOf(pull(all, out))).code).toBe("alfworld/folder-taken");
    expect(filesIn(out)).toEqual([]);
  });

  it("should say which files lack what play needs", async () => {
    const flawed = archive("flawed.zip", [
      { name: `${trialOf(0)}/game.tw-pddl`, content: "{" },
      { name: `${trialOf(1)}/game.tw-pddl`, content: JSON.stringify({ pddl_domain: "", grammar: "" }) },
      { name: `${trialOf(1)}/traj_data.json`, content: "{}" },
      { name: `${trialOf(1)}/initial_state.pddl`, content: "" },
      { name: `${trialOf(2)}/traj_data.json`, content: Buffer.from('{"\u00ff": "task_type": "', "latin1") },
    ]);
    const { broken } = await pull([flawed], newFolder());
    expect(broken.map((text) => text.slice(text.indexOf("trial_1/") + 8))).toEqual([
      expect.stringMatching(/^game\.tw-pddl: it is not JSON/),
      'game.tw-pddl: the text "pddl_problem" is missing',
      'traj_data.json: it has no "task_type"',
      "initial_state.pddl: it does not begin as PDDL does",
      "traj_data.json: it is not UTF-8",
    ]);
  });

  const [first] = trajectories;
  const bomb = { name: `${trialOf(0)}/game.tw-pddl`, content: " ".repeat(400_000) };
  const whole = writeZip(trajectories);
  it.each<[string, readonly WrittenEntry[] | Buffer, string, Partial<typeof gameArchiveLimits>?]>([
    ["that is none", Buffer.from("no archive at all, but long enough to hold an end"), "signature"],
    ["that is cut", whole.subarray(0, whole.length - 200), "signature"],
    [
      "that leads out of its folder",
      [{ name: `../../${trialOf(0)}/game.tw-pddl`, content: "" }],
      "relative path",
    ],
    ["that starts at the root", [{ name: `/etc/${trialOf(0)}/game.tw-pddl`, content: "" }], "absolute path"],
    ["with backslashes", [{ name: "..\\valid_seen\\t\\x\\game.tw-pddl", content: "" }], "invalid characters"],
    ["without games", [{ name: "readme.txt", content: "" }], 'what it holds begins with "readme.txt"'],
    ["without anything", [], "it is empty"],
    [
      "with too many folders around",
      [{ ...first!, name: `a/b/c/${first!.name}` }],
      `with 2 folders around it at most, such as json_2.1.1; what it holds begins with "a/b/c/json_2.1.1/`,
    ],
    ["with a link for a game", [{ ...first!, mode: 0o120777 }], "it holds no <split>/<task>/<trial>/<file>"],
    [
      "with a name that no file system takes",
      [{ ...first!, name: `train/${"a".repeat(256)}/x/traj_data.json` }],
      "the name aaaaaaaaaaaaaaaaaaaa… in it is longer than the 255 bytes",
    ],
    [
      "that is encrypted",
      [{ ...first!, isEncrypted: true }],
      "is encrypted. Nothing was kept. Unpack it yourself",
    ],
    ["packed by bzip2", [{ ...first!, packing: 12 }], "is packed by bzip2, which cannot be unpacked here"],
    ["packed by nobody knows what", [{ ...first!, packing: 77 }], "is packed by method 77"],
    [
      "with two tasks of one name but for its case",
      [first!, { ...gameFiles[0]!, name: gameFiles[0]!.name.replace("task-0", "Task-0") }],
      'its "valid_seen/Task-0" and "valid_seen/task-0" differ only in case',
    ],
    [
      "with two tasks of one name but for its accents",
      ["t\u00e4sk", "ta\u0308sk"].map((task) => ({ ...first!, name: first!.name.replace("task-0", task) })),
      "or in how accents are written",
    ],
    ["that names a file twice", [first!, first!], "twice"],
    ["that is damaged", [{ ...first!, checksum: 1 }], "is damaged"],
    ["that states less than it holds", [{ ...first!, size: 3 }], "too many bytes"],
    ["with too many files", trajectories, "more than 2 entries", { entries: 2 }],
    ["with too large a file", [bomb], "would be larger than 1000 bytes", { file: 1000 }],
    ["that is too large", trajectories, "it would be larger than 10 bytes", { packed: 10 }],
    ["that unpacks to too much", [bomb], "larger than 300000 bytes", { kept: 300_000 }],
    ["made to fill disks", [bomb], "as only archives do that", { ratio: 5, ratioFrom: 100_000 }],
  ])("should refuse an archive %s, and leave nothing", async (_, entries, words, limits = {}) => {
    const out = newFolder();
    const options = { limits: { ...gameArchiveLimits, ...limits } };
    const failure = await failureOf(pull([archive("bad.zip", entries)], out, options));
    expect({ code: failure.code, message: failure.message }).toEqual({
      code: "alfworld/no-archive",
      message: expect.stringContaining(words),
    });
    expect(existsSync(out)).toBe(false);
  });

  it("should refuse names that differ only in case between archives, too", async () => {
    const out = newFolder();
    const other = archive(
      "other.zip",
      gameFiles.map((entry) => ({ ...entry, name: entry.name.replace("task", "TASK") })),
    );
    expect((await failureOf(pull([all[0]!, other], out))).message).toContain("differ only in case");
    await pull(all.slice(0, 1), out);
    expect((await failureOf(pull([other], out))).message).toContain("differ only in case");
  });

  it("should say of what is no readable file that it is none, not that the folder is at fault", async () => {
    for (const [file, words] of [
      [home, "it is not even a file. Nothing was kept. Name a zip archive."],
      [join(home, "nothing.zip"), "ENOENT"],
    ] as const) {
      const failure = await failureOf(pull([file], newFolder()));
      expect(failure).toMatchObject({ code: "alfworld/no-archive", message: expect.stringContaining(words) });
    }
  });

  it("should name the links that it leaves out", async () => {
    const linked = archive("linked.zip", [
      ...trajectories.slice(1),
      ...gameFiles,
      { ...first!, mode: 0o120777 },
    ]);
    const { links, archives, splits } = await pull([linked], newFolder());
    expect(links).toEqual([first!.name]);
    expect(archives[0]!.leftOut).toBe(1);
    expect(splits[1]).toMatchObject({ split: "valid_seen", games: 1, withoutTrajectory: 1 });
  });

  it.each<[string, (game: Record<string, string>) => unknown, RegExp]>([
    [
      "is cut off",
      (game) => ({ ...game, pddl_problem: game.pddl_problem!.slice(0, -200) }),
      /is never closed/,
    ],
    [
      "has two goals",
      (game) => ({ ...game, pddl_problem: game.pddl_problem!.replace("(:goal", "(:goal (and) ") }),
      /the goal is one condition/,
    ],
    [
      "has no agent",
      (game) => ({
        ...game,
        pddl_problem: game.pddl_problem!.replaceAll(/\(atLocation agent1[^)]*\)/gi, ""),
      }),
      /where the agent is/,
    ],
    [
      "is played by another grammar",
      (game) => ({ ...game, grammar: "% %" }),
      /is no grammar that ALFWorld plays/,
    ],
  ])("should not count as a game one that %s", async (_, change, words) => {
    const out = newFolder();
    const [game, ...others] = gameFiles;
    const content = JSON.stringify(change(JSON.parse(game!.content)));
    const files = [archive("odd.zip", [...trajectories, { ...game!, content }, ...others])];
    const progress: PullProgress[] = [];
    const { splits, broken } = await pull(files, out, { onProgress: (step) => progress.push(step) });
    expect(splits[1]).toMatchObject({ split: "valid_seen", trials: 2, games: 1, unreadable: 1 });
    expect(broken).toEqual([expect.stringMatching(words)]);
    expect(broken[0]).toContain(`${trialOf(0)}/game.tw-pddl`);
    expect(broken[0]).not.toContain(out);
    expect(progress.at(-1)).toEqual({ unit: "games", done: 3, total: 3 });
    expect((await pull(files, out)).broken).toEqual(broken);
  });

  it("should count each trial once, and say of which files are missing", async () => {
    const unsolvable = { ...gameFiles[1]!, content: JSON.stringify({ solvable: false }) };
    const { splits } = await pull([archive("some.zip", [...trajectories, unsolvable])], newFolder());
    expect(splits).toMatchObject([
      { split: "train", trials: 1, games: 0, withoutGame: 1, skipped: 0 },
      { split: "valid_seen", trials: 2, games: 0, withoutGame: 1, skipped: 1 },
    ]);
  });

  it("should leave the folder as it was where one of several archives is none", async () => {
    const out = newFolder();
    await pull(all.slice(0, 1), out);
    const before = filesIn(out);
    await failureOf(pull([all[2]!, archive("cut.zip", whole.subarray(0, 300))], out));
    expect(filesIn(out)).toEqual(before);
  });

  it("should stop when it is told to, and name what a killed pull has left", async () => {
    const out = newFolder();
    await expect(pull(all, out, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
    expect(existsSync(out)).toBe(false);
    mkdirSync(join(out, ".pull-abc"), { recursive: true });
    writeFileSync(join(out, ".pull-abc", "pull.json"), JSON.stringify({ by: "rwml data pull" }));
    expect((await pull(all, out)).notes.join()).toContain(".pull-abc was left by a pull that did not end");
  });
});
