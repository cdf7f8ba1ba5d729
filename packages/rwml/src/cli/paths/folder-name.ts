import { GymError } from "@rwml/core";
import { type CliOption, text } from "../option.js";

const reserved = /[\p{Cc}\p{Cs}<>:"|?*\\/]/u;
/** Windows keeps these for devices, whatever ending they have. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;
const mostBytes = 200;

/** The name of one folder, which no system takes for a path. */
export function folderName(about: string, fallback: string): CliOption<string> {
  const option = text("name", about, fallback);
  return {
    ...option,
    read(raw, name) {
      const value = option.read(raw, name);
      const problem = nameProblem(value);
      if (problem === null) return value;
      throw new GymError(
        "cli/bad-option",
        `${name} takes the name of one folder, such as ${fallback}; ${JSON.stringify(value)} ${problem}.`,
      );
    },
  };
}

function nameProblem(value: string): string | null {
  if (value.trim() === "") return "is empty";
  if (/^\.+$/.test(value)) return "stands for another folder";
  const [sign] = reserved.exec(value) ?? [];
  if (sign !== undefined) return `holds ${JSON.stringify(sign)}`;
  if (/[. ]$|^ /.test(value)) return "begins or ends with a blank, or ends with a dot";
  if (devices.test(value)) return "is a device's name on Windows";
  return Buffer.byteLength(value) > mostBytes ? `is longer than ${mostBytes} bytes` : null;
}
