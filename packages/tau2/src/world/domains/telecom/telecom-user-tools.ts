import { toolkitOf } from "./feature.js";
import { accessPoint } from "./user/access-point.js";
import { airplaneMode } from "./user/airplane-mode.js";
import { apps } from "./user/apps.js";
import { customer } from "./user/customer.js";
import { dataRoaming } from "./user/data-roaming.js";
import { dataSaver } from "./user/data-saver.js";
import { dataSwitch } from "./user/data-switch.js";
import { networkMode } from "./user/network-mode.js";
import { networkOverview } from "./user/network-overview.js";
import { payments } from "./user/payments.js";
import { pictureMessages } from "./user/picture-messages.js";
import { reboot } from "./user/reboot.js";
import { simCard } from "./user/sim-card.js";
import { speedTest } from "./user/speed-test.js";
import { vpn } from "./user/vpn.js";
import { wifi } from "./user/wifi.js";
import { wifiCalling } from "./user/wifi-calling.js";

/** The user's tools: what can be done with the phone. */
export const telecomUserTools = toolkitOf("TelecomUserTools", [
  ...[customer, networkOverview, networkMode, speedTest, airplaneMode, simCard],
  ...[dataSwitch, dataRoaming, dataSaver, accessPoint, wifi, wifiCalling],
  ...[vpn, apps, pictureMessages, reboot, payments],
]);
