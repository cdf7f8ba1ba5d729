import { describe, it } from "vitest";
import { describeLaws } from "../check-laws.js";
import { houseModule } from "./house-module.js";

describeLaws(houseModule, { describe, it });
