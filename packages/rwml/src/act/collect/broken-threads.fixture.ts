import { isMainThread } from "node:worker_threads";
import { registerEnv } from "@rwml/core";
import { houseModule } from "@rwml/core/testing";

// A world that loads in the main thread and nowhere else.
registerEnv(
  "demo/broken-threads",
  async () => {
    if (!isMainThread) throw new TypeError("No thread can load this.");
    return houseModule;
  },
  { summary: "Breaks in threads" },
);
