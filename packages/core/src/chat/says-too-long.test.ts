import { describe, expect, it } from "vitest";
import { saysTooLong } from "./says-too-long.js";

describe("saysTooLong", () => {
  it.each([
    ["OpenAI", '{"error": {"code": "context_length_exceeded"}}'],
    [
      "vLLM",
      "This model's maximum context length is 40960 tokens. However, your request has 91714 input tokens.",
    ],
    [
      "vLLM's V1 engine",
      "The decoder prompt (length 21535) is longer than the maximum model length of 16384.",
    ],
    ["vLLM's V1 engine, earlier", "Prompt length of 5016 is longer than the maximum model length of 4096."],
    [
      "vLLM for images",
      "The prompt (total length 25938) is too long to fit into the model (context length 4096).",
    ],
    [
      "LM Studio",
      "Trying to keep the first 111490 tokens when context the overflows. However, the model is loaded with context length of only 32768 tokens, which is not enough.",
    ],
    ["LM Studio's MLX", "Cannot truncate prompt with n_keep (15028) >= n_ctx (7424)"],
    ["LM Studio, earlier", "Error: Input length 6491 exceeds context length 1500"],
    ["DeepInfra", '{"error":{"message":"Requested input length 99009 exceeds maximum input length 8192"}}'],
    [
      "TensorRT-LLM",
      "The sum of prompt length (9351.0), query length (0) should not exceed max_num_tokens (8192)",
    ],
    ["TensorRT-LLM's executor", "Prompt length (5056) exceeds maximum sequence length (2048)"],
    [
      "TensorRT-LLM's batcher",
      "Encountered an error when fetching new request: Prompt length (200) exceeds maximum input length (1)",
    ],
    ["SGLang", "The input (61709 tokens) is longer than the model's context length (40960 tokens)."],
    ["SGLang's scheduler", "Input length (160062 tokens) exceeds the maximum allowed length (59862 tokens)."],
    ["Volcano", "Input length 203743 exceeds the maximum length 202752"],
    ["llama.cpp", "the request exceeds the available context size, try increasing it"],
    ["Anthropic", "prompt is too long: 210000 tokens > 200000 maximum"],
    [
      "Anthropic with max_tokens",
      "input length and `max_tokens` exceed context limit: 199759 + 8192 > 200000",
    ],
    ["Google", "The input token count (9) exceeds the maximum number of tokens allowed"],
  ])("should know how %s says it", (_name, text) => {
    expect(saysTooLong(text)).toBe(true);
  });

  it.each([
    "max_tokens is too large: 9000. This model supports at most 4096 completion tokens.",
    "Request too large for gpt-4.1 on tokens per min (TPM): Limit 30000, Requested 40000.",
    "Invalid 'messages[3].content': string too long. Expected a string with maximum length 1048576.",
    "Rate limit exceeded. Try again later.",
    "CUDA out of memory.",
    "Input length must be positive.",
  ])("should not take %j for it", (text) => {
    expect(saysTooLong(text)).toBe(false);
  });
});
