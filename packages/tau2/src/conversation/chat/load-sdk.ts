import { GymError } from "@rwml/core";

type Sdk = typeof import("@ai-sdk/openai-compatible");

/** Loads the AI SDK's client of OpenAI-compatible endpoints. Throws `chat/no-sdk` where it is not installed or does not load. */
export async function loadSdk(load: () => Promise<Sdk> = importSdk): Promise<Sdk> {
  try {
    return await load();
  } catch (cause) {
    throw new GymError(
      "chat/no-sdk",
      `Models are asked through the AI SDK, which cannot be loaded (${reasonOf(cause)}). Install it with: npm install @ai-sdk/openai-compatible@2 zod@4`,
      { cause },
    );
  }
}

/** Node's reason, without the file that wanted it. */
function reasonOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  return message.replace(/ imported from [\s\S]*$/, "");
}

function importSdk(): Promise<Sdk> {
  return import("@ai-sdk/openai-compatible");
}
