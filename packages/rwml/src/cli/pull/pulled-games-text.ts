import type { PullGamesOutcome, SplitCount } from "@rwml/alfworld";
import { formatFigure } from "../../act/progress/format-figure.js";
import { textTable } from "../../evaluate/report/text-table.js";

/** How many broken files and links are shown to people; JSON holds them all. */
const mostShown = 3;

/** Whether anything that was pulled can be played. */
export function holdsGames({ splits }: PullGamesOutcome): boolean {
  return splits.some(({ games }) => games > 0);
}

/**
 * What was pulled, for people.
 *
 * @param named the folder as it was named; null where it is the one that commands look into
 */
export function pulledGamesText(outcome: PullGamesOutcome, named: string | null): string {
  const { out, archives, wasThere, splits, broken, links } = outcome;
  const rows = archives.map(({ name, files, leftOut, sha256 }) => [
    name,
    ...[files.trajectories, files.states, files.games, leftOut].map(formatFigure),
    sha256,
  ]);
  const counts = splits.map(({ split, ofRelease, ...count }) => [
    split,
    ...[count.trials, count.games, count.unreadable].map(formatFigure),
    ...[count.withoutTrajectory, count.withoutGame, count.skipped].map(formatFigure),
    ofRelease === null ? "" : formatFigure(ofRelease),
  ]);
  return [
    `${out}: ${wasThere ? "all there before" : "unpacked"}. Upstream publishes no checksums; those seen are in json_2.1.1/pulled.json.`,
    textTable([["archive", "trajectories", "states", "games", "left out", "SHA-256"], ...rows]),
    textTable([
      [
        ...["split", "trials", "games", "unreadable", "without trajectory", "without game", "skipped"],
        "of the release",
      ],
      ...counts,
    ]),
    ...splits.flatMap(missingText),
    ...listed("Files that lack what play needs", broken),
    ...listed("Links and the like, which are not unpacked", links),
    holdsGames(outcome) ? whereToFind(out, named) : nothingToPlay(outcome),
  ].join("\n\n");
}

function whereToFind(out: string, named: string | null): string {
  return named === null
    ? "Commands find it there."
    : `Name it with --data ${out}, or set ALFWORLD_DATA=${out}.`;
}

function listed(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const shown = lines.slice(0, mostShown);
  const rest = lines.length > shown.length ? "\n  …" : "";
  return [`${title}, ${formatFigure(lines.length)}:\n  ${shown.join("\n  ")}${rest}`];
}

const trajectories = "json_2.1.1_json.zip";
const games = "json_2.1.3_tw-pddl.zip";

function nothingToPlay({ out, splits }: PullGamesOutcome): string {
  const lacks = (count: "withoutTrajectory" | "withoutGame") => splits.some((split) => split[count] > 0);
  const isEmpty = splits.every(({ trials }) => trials === 0);
  const missing = [
    ...(isEmpty || lacks("withoutTrajectory") ? [trajectories] : []),
    ...(isEmpty || lacks("withoutGame") ? [games] : []),
  ];
  return `No game in ${out} can be played.${missing.length === 0 ? "" : ` Pull ${missing.join(" and ")} into it, too.`}`;
}

function missingText({ split, ofRelease, ...count }: SplitCount): string[] {
  if (count.withoutTrajectory > 0) {
    return [`ALFWorld skips games without a trajectory, as those of ${split}: pull ${trajectories}, too.`];
  }
  if (ofRelease === null || count.games === ofRelease) return [];
  const found = `${split}: ${formatFigure(count.games)} of the ${formatFigure(ofRelease)} games of upstream's release.`;
  return count.withoutGame === 0
    ? [found]
    : [`${found} Where trials are without game.tw-pddl, pull ${games}, too.`];
}
