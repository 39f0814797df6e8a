import Anthropic from "@anthropic-ai/sdk";
import OpenAI from "openai";
import { describe, expect, test } from "vitest";
import { startModelServer } from "../../demo/models/model-server.ts";
import { memoryTree } from "../workspace/memory-tree.ts";
import { anthropicProposer } from "./anthropic.ts";
import { openAiProposer } from "./openai.ts";
import type { ProposalRequest, Proposer } from "./proposer.ts";

const registryFile = "model/shop.yaml";
const request: ProposalRequest = {
  finding: {
    rule: "unresolved-attribute-ref",
    level: "violation",
    message: "`shop.cart.idd` is not defined.",
    file: registryFile,
    line: 3,
    source: "weaver",
    new: true,
  },
  files: memoryTree({ [registryFile]: "groups:\n  - id: span.shop\n    attributes: [{ref: shop.cart.idd}]\n" }),
  baseFiles: memoryTree({}),
  editable: [registryFile],
  head: undefined,
  base: undefined,
  refused: [],
};
const edit = { file: registryFile, startLine: 3, endLine: 3, replacement: "    attributes: [{ref: shop.cart.id}]" };
const answer = JSON.stringify({ edits: [edit], explanation: "The name was misspelt.", confidence: 0.8 });

const vendors = [
  [
    "Anthropic",
    (url: string) =>
      anthropicProposer({ name: "claude", model: "claude-test", client: new Anthropic({ apiKey: "k", baseURL: url }) }),
  ],
  [
    "OpenAI",
    (url: string) =>
      openAiProposer({ name: "gpt", model: "gpt-test", client: new OpenAI({ apiKey: "k", baseURL: `${url}/v1` }) }),
  ],
] satisfies [string, (url: string) => Proposer][];

describe.each(vendors)("%s", (_vendor, proposerAt) => {
  test("an answer in the schema becomes a proposal under the provider's name", async () => {
    await using server = await startModelServer({ kind: "answer", text: answer });
    const proposer = proposerAt(server.url);
    expect(await proposer.propose(request, AbortSignal.timeout(5_000))).toEqual({
      proposer: proposer.name,
      edits: [edit],
      explanation: "The name was misspelt.",
      confidence: 0.8,
    });
  });

  test("the question has no tools, a strict schema, and the registry's text only as marked data", async () => {
    await using server = await startModelServer({ kind: "answer", text: answer });
    await proposerAt(server.url).propose(request, AbortSignal.timeout(5_000));
    const sent = JSON.stringify(server.calls[0]?.body);
    expect(sent).toContain("json_schema");
    expect(sent).toContain("<registry-text");
    expect(server.calls[0]?.body).not.toHaveProperty("tools");
  });

  test("an edit outside the declared files drops the whole answer", async () => {
    const outside = { edits: [edit, { ...edit, file: ".github/workflows/ci.yml" }], explanation: "", confidence: 1 };
    await using server = await startModelServer({ kind: "answer", text: JSON.stringify(outside) });
    expect(await proposerAt(server.url).propose(request, AbortSignal.timeout(5_000))).toBeUndefined();
  });

  test.each(["Sure! Here is the fix.", "{}", '{"edits":"all"}', ""])(
    "an answer that is not the schema is a failure of the provider: %j",
    async (text) => {
      await using server = await startModelServer({ kind: "answer", text });
      await expect(proposerAt(server.url).propose(request, AbortSignal.timeout(5_000))).rejects.toMatchObject({
        code: "model-answer-invalid",
      });
    },
  );

  test.each([429, 500, 529])("HTTP %i is a failure of the provider, asked only once", async (status) => {
    await using server = await startModelServer({ kind: "status", status, headers: { "retry-after": "30" } });
    await expect(proposerAt(server.url).propose(request, AbortSignal.timeout(5_000))).rejects.toMatchObject({
      code: "model-failed",
    });
    expect(server.calls).toHaveLength(1);
  });

  test("a call ends when its signal is aborted", async () => {
    await using server = await startModelServer({ kind: "never" });
    await expect(proposerAt(server.url).propose(request, AbortSignal.timeout(50))).rejects.toMatchObject({
      code: "model-failed",
    });
  });

  test("the key never stands in the question or in an error", async () => {
    await using server = await startModelServer({ kind: "status", status: 401 });
    const failure = await proposerAt(server.url).propose(request, AbortSignal.timeout(5_000)).catch(String);
    expect(JSON.stringify(server.calls[0]?.body)).not.toContain('"k"');
    expect(failure).toContain("HTTP 401");
  });
});
