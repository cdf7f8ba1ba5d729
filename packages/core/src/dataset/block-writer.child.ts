// Writes the same 20 blocks to a folder in several threads at once. A test runs it: `block-writer.child.ts <dir>`.
import { isMainThread, Worker, workerData } from "node:worker_threads";
import { BlockWriter } from "./block-writer.js";

const threads = 3;

if (isMainThread) {
  const [dir = ""] = process.argv.slice(2);
  const begin = new SharedArrayBuffer(4);
  for (let series = 0; series < threads; series++) {
    new Worker(new URL(import.meta.url), { workerData: { dir, series, begin } });
  }
} else {
  const { dir, series, begin } = workerData as { dir: string; series: number; begin: SharedArrayBuffer };
  waitForAll(new Int32Array(begin));
  const writer = new BlockWriter(dir, series);
  for (let number = 0; number < 20; number++) {
    writer.keep(Array.from({ length: 20_000 }, (_, index) => `${number}: ${index}`));
  }
}

function waitForAll(begun: Int32Array): void {
  Atomics.add(begun, 0, 1);
  Atomics.notify(begun, 0);
  for (let there = Atomics.load(begun, 0); there < threads; there = Atomics.load(begun, 0)) {
    Atomics.wait(begun, 0, there, 1000);
  }
}
