export { scriptedModel } from "../conversation/chat/scripted-model.js";
export {
  type ChatReply,
  type ChatServer,
  type ReceivedRequest,
  startChatServer,
} from "./chat-server.js";
