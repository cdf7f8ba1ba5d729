/** How endpoints say that a conversation is too long for the model; there is no common code. */
const patterns = [
  /context_length_exceeded|exceed_context_size/,
  // OpenAI, vLLM, DeepSeek, Mistral
  /maximum context length/i,
  // llama.cpp, SGLang, LM Studio before 0.3
  /(exceeds?|larger than|longer than|out of) [^.]{0,60}context (window|length|size|limit)/i,
  /context (window|length|size|limit)[^.]{0,60} exceed/i,
  // Anthropic, and vLLM's "too long to fit into the model"
  /(prompt|input)( \([^)]*\))? is too long/i,
  // Google
  /input token count[^.]{0,60} exceeds/i,
  /maximum (number of )?(prompt|input) tokens/i,
  // vLLM's engine
  /longer than the maximum model length/i,
  // DeepInfra, SGLang, TensorRT-LLM's C++ runtime
  /(prompt|input) length[^.]{0,60} exceeds[^.]{0,20} maximum[^.]{0,20} length/i,
  // TensorRT-LLM's PyTorch backend
  /prompt length[^.]{0,60}(\.\d+[^.]{0,60})?should not exceed (max_num_tokens|max_seq_len)/i,
  // LM Studio
  /loaded with context length of only/i,
  /n_keep[^.]{0,40}n_ctx/,
];

/** Whether an error's text says that a conversation is too long, whatever the status is. */
export function saysTooLong(text: string): boolean {
  return patterns.some((pattern) => pattern.test(text));
}
