// What is in a packed package: all that it needs, what tells of it, and nothing of how it was made.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

/** Everything in a package lies below these. */
const allowed = /^(dist\/|bin\/|README\.md$|LICENSE$|package\.json$)/;
const leftOver = /\.(test|fixture|child)\.|\.tsbuildinfo$|(^|\/)src\//;

/**
 * Lints one packed package and gives what is wrong with it.
 *
 * @param files the paths in the tarball, as `npm pack --json` lists them
 * @param folder where it is unpacked
 * @param licence the text of the repository's licence
 */
export async function tarballProblems({ name, files, folder, licence }) {
  const { messages, pkg } = await publint({ pkgDir: folder, level: "warning", strict: true });
  return [
    ...messages.map((message) => formatMessage(message, pkg)),
    ...files.filter((file) => !allowed.test(file) || leftOver.test(file)).map((file) => `${file} is in it`),
    ...["README.md", "LICENSE", "package.json"]
      .filter((file) => !files.includes(file))
      .map((file) => `${file} is not in it`),
    ...(files.includes("LICENSE") && read("LICENSE") !== licence
      ? ["its LICENSE is not the repository's: copy that one"]
      : []),
    ...(files.includes("README.md") && !read("README.md").startsWith(`# ${name}\n`)
      ? [`its README.md does not begin with "# ${name}"`]
      : []),
    ...["description", "license", "engines"]
      .filter((field) => !pkg[field])
      .map((field) => `it has no ${field}`),
  ].map((problem) => `${name}: ${problem}`);

  function read(file) {
    return readFileSync(join(folder, file), "utf8");
  }
}
