import { expect, test } from "vitest";
import { outcomeOf } from "../../queue/outcome-of.ts";
import { githubError } from "./github-error.ts";

const now = 1_700_000_000_000;

/** In the shape of Octokit's RequestError. */
function failure(status: number, headers: Record<string, string> = {}, message = "Words of GitHub"): unknown {
  return Object.assign(new Error(message), { status, response: { status, headers, data: {} } });
}

const of = (...from: Parameters<typeof failure>) => {
  const { actor, code, ...rest } = githubError(failure(...from), () => now);
  return { actor, code, retryAfterMs: "retryAfterMs" in rest ? rest.retryAfterMs : undefined };
};

test.each([
  [400, "bug", "github-request-refused"],
  [401, "outside", "github-token-refused"],
  [403, "operator", "github-permission-missing"],
  [404, "operator", "github-not-found"],
  [405, "bug", "github-request-refused"],
  [408, "outside", "github-unavailable"],
  [409, "bug", "github-request-refused"],
  [410, "operator", "github-not-found"],
  [422, "bug", "github-content-refused"],
  [429, "outside", "github-rate-limit"],
  [451, "operator", "github-not-found"],
  [500, "outside", "github-unavailable"],
  [502, "outside", "github-unavailable"],
  [503, "outside", "github-unavailable"],
  [504, "outside", "github-unavailable"],
])("%i is the %s's: %s", (status, actor, code) => {
  expect(of(status)).toMatchObject({ actor, code });
});

test("a connection that failed is GitHub's absence, not its answer 500", () => {
  const cut = Object.assign(new Error("other side closed"), { status: 500, response: undefined });
  for (const error of [cut, new TypeError("fetch failed"), new DOMException("Timed out", "TimeoutError"), "text"]) {
    expect(githubError(error, () => now)).toMatchObject({ actor: "outside", code: "github-unreachable" });
  }
});

test("a rate limit is waited for as long as GitHub asks", () => {
  const limit = "github-rate-limit";
  expect(of(403, { "retry-after": "30" })).toMatchObject({ code: limit, retryAfterMs: 30_000 });
  expect(of(429, { "retry-after": "2" })).toMatchObject({ code: limit, retryAfterMs: 2_000 });
  const reset = String(now / 1_000 + 90);
  const exhausted = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset };
  expect(of(403, exhausted)).toMatchObject({ code: limit, retryAfterMs: 90_000 });
  expect(of(403, { ...exhausted, "x-ratelimit-reset": "1" })).toMatchObject({ code: limit, retryAfterMs: 1_000 });
  expect(of(403, {}, "You have exceeded a secondary rate limit")).toMatchObject({ code: limit, retryAfterMs: 60_000 });
});

test("a rate limit whose headers make no sense is waited for a minute", () => {
  const exhausted = { "x-ratelimit-remaining": "0" };
  expect(of(403, exhausted)).toMatchObject({ code: "github-rate-limit", retryAfterMs: 60_000 });
  expect(of(429, { "retry-after": "soon" })).toMatchObject({ code: "github-rate-limit", retryAfterMs: 60_000 });
});

test("a missing permission is not mistaken for a rate limit, whose remaining count it carries too", () => {
  expect(of(403, { "x-ratelimit-remaining": "4999" }, "Resource not accessible by integration")).toMatchObject({
    actor: "operator",
  });
});

test("every status leads to an end: retried, delayed or given up", () => {
  for (let status = 400; status < 600; status += 1) {
    const outcome = outcomeOf(
      githubError(failure(status), () => now),
      { attempt: 5, attempts: 5, now },
    );
    expect(outcome.do).toBe(status === 429 ? "delay" : "give-up");
  }
});
