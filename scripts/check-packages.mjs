// Packs every package as npm would, lints what was packed, and uses it from outside the clone: first as who has installed
// nothing else, then with the optional peers.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { tarballProblems } from "./check-tarball.mjs";

const packages = [
  { folder: "core", name: "@rwml/core" },
  { folder: "alfworld", name: "@rwml/alfworld" },
  { folder: "tau2", name: "@rwml/tau2" },
  { folder: "rwml", name: "rwml" },
];
const home = mkdtempSync(join(tmpdir(), "rwml-packages-"));
const modules = join(home, "node_modules");
const licence = readFileSync("LICENSE", "utf8");
const dependencies = new Set();
const optionalPeers = new Set();
let problems = 0;

for (const { folder, name } of packages) {
  const source = resolve("packages", folder);
  const [packed] = JSON.parse(run("npm", ["pack", "--json", "--pack-destination", home], source));
  const target = join(modules, name);
  mkdirSync(target, { recursive: true });
  run("tar", ["-xzf", join(home, packed.filename), "-C", target, "--strip-components=1"]);
  const files = packed.files.map(({ path }) => path);
  for (const problem of await tarballProblems({ name, files, folder: target, licence })) report(problem);
  try {
    run(resolve("node_modules/.bin/attw"), [
      join(home, packed.filename),
      ...["--profile", "esm-only", "--exclude-entrypoints", "./bin/bootstrap.mjs"],
    ]);
  } catch (failure) {
    report(`${name}: its types do not resolve\n${failure.stdout ?? failure}`);
  }
  const manifest = JSON.parse(readFileSync(join(target, "package.json"), "utf8"));
  for (const dependency of Object.keys(manifest.dependencies ?? {})) dependencies.add(dependency);
  for (const peer of Object.keys(manifest.peerDependencies ?? {})) optionalPeers.add(peer);
}

const specifiers = [
  ...["@rwml/core", "@rwml/core/dataset", "@rwml/core/pull", "@rwml/core/testing", "@rwml/alfworld"],
  ...["@rwml/tau2", "@rwml/tau2/register", "@rwml/tau2/testing", "rwml"],
];
const imports = specifiers.map((specifier) => `await import(${JSON.stringify(specifier)});`).join("");
const laws = `const { checkLaws, houseModule } = await import("@rwml/core/testing");
if (checkLaws(houseModule, { walks: 2 }).some(({ held }) => !held)) throw new Error("a law is broken");`;
const training = "train --data collected --out trained --start-steps 1 --rwml-iterations 1";

for (const name of dependencies) if (!packages.some((own) => own.name === name)) link(name);
works("the packages import", script(imports));
works("the command line lists", rwml("list"));
works("the command line plays", rwml("play alfworld/generated"));
works(
  "worker threads collect",
  rwml("collect alfworld/generated --episodes 4 --max-steps 8 --seed 1 --out collected"),
);
works("recordings verify", rwml("verify collected"));
works("customers are served", rwml("run tau2/retail-generated --agent gold --num-tasks 1 --out served"));
works("runs are judged", rwml("judge served"));
fails("laws want fast-check", script(laws), "npm install --save-dev fast-check@4");
fails(
  "models are asked by the AI SDK",
  rwml("run tau2/retail-generated --agent-llm any --out asked"),
  "npm install @ai-sdk/",
);
for (const command of [training, "demo --name demo", "predict collected"]) {
  fails(`${command} wants the runtime`, rwml(command), "npm install --ignore-scripts onnxruntime-node@");
}

for (const name of optionalPeers) link(name);
works("laws are checked", script(laws));
works("models train", rwml(training));
works("models are evaluated", rwml("evaluate trained --data collected"));

rmSync(home, { recursive: true });
console.log(problems === 0 ? "packages: all good" : `packages: ${problems} problems`);
process.exitCode = problems === 0 ? 0 : 1;

/** Makes a package of the clone one that is installed. */
function link(name) {
  mkdirSync(dirname(join(modules, name)), { recursive: true });
  symlinkSync(resolve("node_modules", name), join(modules, name));
}

function script(text) {
  return ["--input-type=module", "--eval", text];
}

function rwml(command) {
  return [join(modules, "rwml/bin/rwml.mjs"), ...command.split(" ")];
}

function works(what, parameters) {
  try {
    run(process.execPath, parameters);
  } catch (failure) {
    report(`${what}: no\n${failure.stderr ?? failure}`);
  }
}

/** Expects a failure whose message says what to do, and from commands the exit code of wrong input. */
function fails(what, parameters, advice) {
  try {
    run(process.execPath, parameters);
    report(`${what}: it works without`);
  } catch ({ status, stderr = "" }) {
    const isCommand = parameters[0].endsWith("rwml.mjs");
    if (!stderr.includes(advice) || (isCommand && status !== 2)) report(`${what}: no (${status})\n${stderr}`);
  }
}

function run(command, parameters, cwd = home) {
  return execFileSync(command, parameters, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

function report(text) {
  problems += 1;
  console.error(text);
}
