import type { Random } from "@rwml/core";
import type { PythonRecord } from "../../python/python-value.js";
import { between } from "../draw.js";

/** The phone of whoever calls, in order and with a signal, as the user's database. */
export function drawPhone(random: Random): PythonRecord {
  const fastest = random.pick(["good", "excellent"]);
  return {
    device: {
      ...{ network_signal_strength: fastest, network_technology_connected: "5G" },
      ...{ battery_level: between(random, 20, 99), wifi_enabled: random.int(2) === 0 },
      roaming_enabled: random.int(2) === 0,
    },
    surroundings: {
      signal_strength: {
        "2G": random.pick(["poor", "fair"]),
        "3G": random.pick(["poor", "fair", "good"]),
        "4G": random.pick(["fair", "good"]),
        "5G": fastest,
      },
    },
  };
}
