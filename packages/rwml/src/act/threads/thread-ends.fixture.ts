import { GymError } from "@rwml/core";
import { serveThread } from "./serve-thread.js";

// A thread that ends in the way its task names.
await serveThread<string, string, string>(async (task, tell, signal) => {
  tell("begun");
  switch (task) {
    case "refuse":
      throw new GymError("test/refused", "The thread refuses.");
    case "break":
      throw new TypeError("The thread is broken.");
    case "vanish":
      process.exit(0);
      break;
    case "wait":
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      return "stopped";
  }
  return task;
});
