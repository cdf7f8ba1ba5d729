// Packs every package as npm would, lints what was packed, and runs it once from outside the clone's sources.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

const packages = [
  { folder: "core", name: "@rwml/core" },
  { folder: "alfworld", name: "@rwml/alfworld" },
  { folder: "tau2", name: "@rwml/tau2" },
  { folder: "rwml", name: "rwml" },
];
const home = mkdtempSync(join(tmpdir(), "rwml-packages-"));
const modules = join(home, "node_modules");
let problems = 0;

for (const { folder, name } of packages) {
  const source = resolve("packages", folder);
  const [packed] = JSON.parse(run("npm", ["pack", "--json", "--pack-destination", home], source));
  const target = join(modules, name);
  mkdirSync(target, { recursive: true });
  run("tar", ["-xzf", join(home, packed.filename), "-C", target, "--strip-components=1"], home);
  const { messages, pkg } = await publint({ pkgDir: target, level: "warning", strict: true });
  for (const message of messages) report(`${name}: ${formatMessage(message, pkg)}`);
  try {
    run(
      resolve("node_modules/.bin/attw"),
      [join(home, packed.filename), "--profile", "esm-only", "--exclude-entrypoints", "./bin/bootstrap.mjs"],
      home,
    );
  } catch (failure) {
    report(`${name}: its types do not resolve\n${failure.stdout ?? failure}`);
  }
}

for (const dependency of [
  "immer",
  "ts-pattern",
  "pure-rand",
  "commander",
  "zod",
  "fast-check",
  "modern-tar",
  "smol-toml",
  "yaml",
  "onnxruntime-node",
  "onnxruntime-common",
]) {
  symlinkSync(resolve("node_modules", dependency), join(modules, dependency));
}
const specifiers = [
  "@rwml/core",
  "@rwml/core/dataset",
  "@rwml/core/testing",
  "@rwml/alfworld",
  "@rwml/tau2",
  "@rwml/tau2/register",
  "@rwml/tau2/testing",
  "rwml",
];
const imports = specifiers.map((specifier) => `await import(${JSON.stringify(specifier)});`).join("");
smoke("the packages import", process.execPath, ["--input-type=module", "--eval", imports]);
smoke("the command line runs", process.execPath, [join(modules, "rwml/bin/rwml.mjs"), "list"]);
smoke("worker threads run", process.execPath, [
  join(modules, "rwml/bin/rwml.mjs"),
  ..."collect alfworld/generated --episodes 4 --policy random --seed 1 --out collected".split(" "),
]);

rmSync(home, { recursive: true });
console.log(problems === 0 ? "packages: all good" : `packages: ${problems} problems`);
process.exitCode = problems === 0 ? 0 : 1;

function smoke(what, command, parameters) {
  try {
    run(command, parameters, home);
  } catch (failure) {
    report(`${what}: no\n${failure.stderr ?? failure}`);
  }
}

function run(command, parameters, cwd) {
  return execFileSync(command, parameters, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

function report(text) {
  problems += 1;
  console.error(text);
}
