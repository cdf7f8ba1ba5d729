import type { ChatModel } from "./chat-model.js";

/** A model that is opened when it is first asked; one that cannot be opened fails every request. */
export function deferredModel(name: string, open: () => Promise<ChatModel>): ChatModel {
  let opened: Promise<ChatModel> | null = null;
  return {
    name,
    async complete(request) {
      opened ??= open();
      return (await opened).complete(request);
    },
  };
}
