export { type ChatReply, type ChatServer, type ReceivedRequest, startChatServer } from "./chat-server.js";
export {
  type ScriptedModel,
  type ScriptedReply,
  type ScriptedToolCall,
  scriptedModel,
} from "./scripted-model.js";
