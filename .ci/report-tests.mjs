// Prints what failed, so that the end of a log tells it, and then the true count of tests.
// Usage: node report-tests.mjs <vitest's JSON report>
import { readFileSync } from "node:fs";

const report = JSON.parse(readFileSync(process.argv[2], "utf8"));
const failedTests = report.testResults.flatMap((file) =>
  file.assertionResults
    .filter(({ status }) => status === "failed")
    .map(({ fullName, failureMessages }) => ({
      name: `${file.name} > ${fullName}`,
      messages: failureMessages,
    })),
);
const failedFiles = report.testResults
  .filter(({ status, assertionResults }) => status === "failed" && assertionResults.length === 0)
  .map(({ name, message }) => ({ name, messages: [message] }));
const failures = [...failedTests, ...failedFiles];

for (const { name, messages } of failures) {
  console.log(`FAILED ${name}\n${messages.join("\n").split("\n").slice(0, 40).join("\n")}\n`);
}
console.log(`${report.numPassedTests} passed, ${failures.length} failed, ${report.numPendingTests} skipped`);
