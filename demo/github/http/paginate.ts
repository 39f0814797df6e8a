import type { Answer, Call } from "./call.ts";
import { ok } from "./call.ts";

/** One page of a list with GitHub's Link header; `key` wraps it as `{total_count, [key]: []}`. */
export function page<T>(call: Call, all: readonly T[], render: (one: T) => unknown, key?: string): Answer {
  const size = clamp(Number(call.query.get("per_page") ?? 30), 1, 100);
  const number = Math.max(1, Math.floor(Number(call.query.get("page") ?? 1)) || 1);
  const last = Math.max(1, Math.ceil(all.length / size));
  const shown = all.slice((number - 1) * size, number * size).map(render);
  const relations: [string, number][] = [];
  if (number > 1) relations.push(["prev", Math.min(number - 1, last)]);
  if (number < last) relations.push(["next", number + 1], ["last", last]);
  if (number > 1) relations.push(["first", 1]);
  const links = relations.map(([name, target]) => `<${pageUrl(call.url, target)}>; rel="${name}"`);
  const headers: Record<string, string> = links.length > 0 ? { link: links.join(", ") } : {};
  return ok(key ? { total_count: all.length, [key]: shown } : shown, headers);
}

function pageUrl(url: URL, number: number): string {
  const target = new URL(url);
  target.searchParams.set("page", String(number));
  return target.href;
}

function clamp(value: number, low: number, high: number): number {
  return Number.isFinite(value) ? Math.min(high, Math.max(low, Math.floor(value))) : 30;
}
