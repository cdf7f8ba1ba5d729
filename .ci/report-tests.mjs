// Prints what failed, so that the end of a log tells it, and then the true count of tests.
// Usage: node report-tests.mjs <vitest's JSON report>…
import { readFileSync } from "node:fs";

const reports = process.argv.slice(2).map((path) => {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    // No report: these tests did not run to their end.
    return { testResults: [{ name: path, status: "failed", assertionResults: [], message: "no report" }] };
  }
});
const files = reports.flatMap(({ testResults }) => testResults);
const failedTests = files.flatMap((file) =>
  file.assertionResults
    .filter(({ status }) => status === "failed")
    .map(({ fullName, failureMessages }) => ({
      name: `${file.name} > ${fullName}`,
      messages: failureMessages,
    })),
);
const failedFiles = files
  .filter(({ status, assertionResults }) => status === "failed" && assertionResults.length === 0)
  .map(({ name, message }) => ({ name, messages: [message] }));
const failures = [...failedTests, ...failedFiles];

for (const { name, messages } of failures) {
  console.log(`FAILED ${name}\n${messages.join("\n").split("\n").slice(0, 40).join("\n")}\n`);
}
const sum = (count) => reports.reduce((total, report) => total + (report[count] ?? 0), 0);
console.log(`${sum("numPassedTests")} passed, ${failures.length} failed, ${sum("numPendingTests")} skipped`);
if (failures.length > 0) process.exitCode = 1;
