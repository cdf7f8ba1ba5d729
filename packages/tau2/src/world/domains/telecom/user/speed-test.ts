import { attributeError } from "../../../../python/attribute-error.js";
import { isAtLeast } from "../../../../python/compare.js";
import { float } from "../../../../python/number.js";
import { pythonType } from "../../../../python/python-type.js";
import { pythonRound } from "../../../../python/round.js";
import type { Feature } from "../feature.js";
import { hasMobileData } from "./mobile-data.js";
import { phoneOf } from "./phone.js";
import type { Phone, TelecomUserDatabase } from "./telecom-user-database.js";

/** Measures how fast mobile data is. */
export const speedTest: Feature<TelecomUserDatabase> = {
  tools: {
    run_speed_test: {
      type: "read",
      about:
        "Measures how fast the phone downloads over mobile data, and says what that speed is enough for.",
      parameters: {},
      run(database) {
        const speed = measuredSpeed(database);
        if (speed === null) return "Speed test failed: No Connection.";
        const { name, advice } = ratingOf(speed);
        return `Speed Test Result: ${speed.toFixed(2)} Mbps (${name}). ${advice}`;
      },
    },
  },
  functions: {
    assert_internet_speed: {
      parameters: { expected_speed: {}, expected_desc: { fallback: null } },
      run(database, { expected_speed, expected_desc }) {
        const speed = measuredSpeed(database);
        const isFast = isAtLeast(float(speed ?? 0), expected_speed!);
        if (expected_desc === null || !isFast) return isFast;
        if (typeof expected_desc !== "string") throw attributeError(pythonType(expected_desc!), "lower");
        return ratingText(speed).toLowerCase() === expected_desc.toLowerCase();
      },
    },
    assert_internet_not_excellent: {
      parameters: {},
      run: (database) => ratingText(measuredSpeed(database)) !== "Excellent",
    },
  },
};

/** Megabits a second; null without a connection. */
function measuredSpeed(database: TelecomUserDatabase): number | null {
  if (!hasMobileData(database)) return null;
  const phone = phoneOf(database);
  const [slowest, fastest] = speedRanges[phone.network_technology_connected];
  const signal = signalFactors[phone.network_signal_strength];
  // In upstream's order of operations, which decides the last bit.
  return pythonRound(((slowest + fastest) / 2) * signal * brakes(phone), 2);
}

const speedRanges = {
  none: [0, 0],
  "2G": [0.1, 0.4],
  "3G": [1, 5],
  "4G": [10, 100],
  "5G": [50, 500],
} as const;

const signalFactors = { none: 0, poor: 0.2, fair: 0.5, good: 0.8, excellent: 1 } as const;

/** What a bad VPN and a data saver leave of the speed. */
function brakes({ vpn_connected, vpn_details, data_saver_mode }: Phone): number {
  const vpn = vpn_connected && vpn_details?.server_performance === "poor" ? 0.1 : 1;
  return data_saver_mode ? vpn * 0.2 : vpn;
}

interface Rating {
  /** The speed from which it no longer applies. */
  readonly below: number;
  readonly name: string;
  readonly advice: string;
}

const ratings: readonly Rating[] = [
  {
    below: 1,
    name: "Very Poor",
    advice: "Connection is very slow. Basic web browsing might be difficult.",
  },
  {
    below: 5,
    name: "Poor",
    advice: "Connection is slow. Web browsing may be sluggish, streaming difficult.",
  },
  {
    below: 25,
    name: "Fair",
    advice: "Connection is okay for web browsing and some standard definition streaming.",
  },
  {
    below: 100,
    name: "Good",
    advice: "Connection is good for most activities, including HD streaming.",
  },
  { below: Number.POSITIVE_INFINITY, name: "Excellent", advice: "Connection is very fast." },
];

function ratingOf(speed: number): Rating {
  return ratings.find(({ below }) => speed < below)!;
}

function ratingText(speed: number | null): string {
  return speed === null ? "No Connection" : ratingOf(speed).name;
}
