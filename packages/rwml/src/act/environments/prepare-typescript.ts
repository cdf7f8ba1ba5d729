import { importPackage, registerResolver } from "./package-import.js";

/** In a clone, and in tests, whoever started this thread has prepared it. */
let isPrepared = import.meta.url.endsWith(".ts");

/** Has TypeScript loaded by tsx in this thread, where that is installed. Without it Node loads it, or says that it cannot. */
export async function prepareTypescript(): Promise<void> {
  if (isPrepared) return;
  isPrepared = true;
  try {
    const tsx = (await importPackage("tsx/esm/api")) as { readonly register: () => unknown };
    tsx.register();
    registerResolver({ byTsx: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
  }
}
