import { texts } from "./option.js";

/** Modules that register environments, as every command takes them. */
export const modules = texts("module", "files or packages that register further environments and domains");
