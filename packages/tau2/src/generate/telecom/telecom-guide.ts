import { telecomCommands } from "../../conversation/user/telecom-commands.js";
import { telecomUserTools } from "../../world/domains/telecom/telecom-user-tools.js";

/** How agents find out what is wrong with a phone, in our words. */
export const telecomGuide = `# Guide to phones that do not work

You cannot see the phone. Ask the customer to do one thing at a time, in the words of the list at the end, and let them
tell you what the phone shows. After each change have them check whether it has helped. Several things can be wrong at
once: go on until all is well.

## 1. No service

The status bar shows "No Signal" or "Airplane Mode". After each step ask the customer to check the status bar.

1. Check the network status. If airplane mode is on, have it turned off.
2. Check the SIM card. If it is missing, have it re-seated. If it is locked with a PIN or PUK, nobody can unlock it on
   the phone: transfer the customer to a human agent.
3. Check the APN settings. If the name is not "internet", have them reset; that takes a restart of the phone.
4. Look at the line with your own tools. If it is suspended, follow the rules on suspended lines and overdue bills. The
   phone has to be restarted after the line was resumed.

## 2. No mobile data

A speed test says "No Connection". After each step ask for another speed test.

1. Mobile data takes service: if there is none, go through part 1 first.
2. Ask whether the customer is abroad. If so, the line must have roaming enabled (your tools show it and enable it), and
   data roaming on the phone must be on (the network status shows it).
3. If mobile data is disabled on the phone, have it turned on.
4. Compare the line's data usage with its limit. If it is used up, follow the rules on data that is used up.

## 3. Slow mobile data

A speed test works, but is not rated "Excellent". After each step ask for another speed test.

1. If the data saver is on, have it turned off.
2. Check the network mode preference. If it is 2g_only or 3g_only, have it set to 4g_5g_preferred.
3. If a VPN is connected, have it disconnected.

## 4. No picture messages

After each step ask the customer to try to send a picture message.

1. Picture messages take service and mobile data, of any speed: go through parts 1 and 2 first.
2. They take a network of 3G or newer. If the preference is 2g_only, have it set to 4g_5g_preferred.
3. If Wi-Fi calling is on, have it turned off.
4. Check the permissions of the messaging app: it needs sms and storage. Have the missing ones granted, one by one.
5. Check the APN settings. If the MMSC URL is not set, have them reset, and the phone restarted.

If nothing has helped, transfer the customer to a human agent.

## What customers can do with their phone

${actionList()}
`;

/** One line for each tool of the phone, with the words that ask for it. */
function actionList(): string {
  return Object.entries(telecomUserTools.tools)
    .map(([name, { about }]) => {
      const asked = telecomCommands
        .filter(({ call }) => call.name === name)
        .map(({ phrases }) => phrases[0]!);
      return `- ${asked
        .slice(0, 4)
        .map((words) => `"${words}"`)
        .join(", ")}: ${about}`;
    })
    .join("\n");
}
