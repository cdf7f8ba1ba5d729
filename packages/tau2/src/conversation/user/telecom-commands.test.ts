import { describe, expect, it } from "vitest";
import { openSmallTelecom } from "../../testing/small-telecom.js";
import { telecomUserTools } from "../../world/domains/telecom/telecom-user-tools.js";
import { isAbout } from "./hear.js";
import { telecomCommands } from "./telecom-commands.js";

const heardIn = (said: string) => telecomCommands.filter((command) => isAbout(said, command));

describe("telecomCommands", () => {
  it("should ask for every tool of the phone", () => {
    const asked = new Set(telecomCommands.map(({ call }) => call.name));
    expect([...asked].toSorted()).toEqual(Object.keys(telecomUserTools.tools).toSorted());
  });

  it("should be told apart, whichever phrase is used", () => {
    for (const command of telecomCommands) {
      for (const phrase of command.phrases) {
        expect([phrase, heardIn(`Now, ${phrase}, please.`)]).toEqual([phrase, [command]]);
      }
    }
  });

  it("should be calls that a phone understands", () => {
    for (const { call } of telecomCommands) {
      expect(openSmallTelecom().user(call.name, call.arguments)).not.toContain("Error");
    }
  });

  it.each([
    ["Please turn off Wi-Fi calling.", ["toggle_wifi_calling"]],
    ["Could you turn Wi-Fi off?", ["toggle_wifi"]],
    ["Reset your APN settings, then restart your phone.", ["reset_apn_settings", "reboot_device"]],
    ["Is data roaming enabled on your phone?", []],
    ["Your bill is overdue. Do you want to pay it?", []],
    ["I have enabled roaming for your line.", []],
  ])("should hear what is asked in: %s", (said, names) => {
    expect(heardIn(said).map(({ call }) => call.name)).toEqual(names);
  });
});
