import {
  drawing,
  type Drawing,
  mermaidLabel,
  oneLine,
  outcomeClasses,
  readableDuration,
} from "../report/mermaid-text.ts";
import type { RunSpan } from "./run-spans.ts";

interface PlacedSpan {
  readonly span: RunSpan;
  readonly depth: number;
  readonly parent: PlacedSpan | undefined;
}

const maximumLines = 2_000;

/** The spans of a run as an indented tree with durations, outcomes and messages of errors; safe for a terminal. */
export function spansAsText(spans: readonly RunSpan[]): string {
  const placed = treeOf(spans);
  const rows = placed.slice(0, maximumLines).map(({ span, depth }) => ({
    name: `${"  ".repeat(Math.min(depth, 20))}${oneLine(span.name)}`,
    rest: `${readableDuration(span.ms).padStart(8)}${describe(span)}`,
  }));
  const width = Math.max(0, ...rows.map(({ name }) => name.length));
  const lines = rows.map(({ name, rest }) => `${name.padEnd(width)}  ${rest}`);
  if (placed.length > maximumLines) lines.push(`… ${placed.length} spans in all`);
  return lines.length === 0 ? "no spans\n" : `${lines.join("\n")}\n`;
}

/** The spans of a run as a Mermaid tree; as text where it is too large for Mermaid. */
export function drawSpans(spans: readonly RunSpan[]): Drawing {
  const placed = treeOf(spans);
  const ids = new Map(placed.map((place, index) => [place, `s${index}`]));
  const nodes = placed.map(
    (place) =>
      `  ${ids.get(place)}[${mermaidLabel(place.span.name, readableDuration(place.span.ms))}]:::${classOf(place.span)}`,
  );
  const edges = placed.flatMap((place) => (place.parent ? [`  ${ids.get(place.parent)} --> ${ids.get(place)}`] : []));
  const lines = ["flowchart LR", ...nodes, ...edges, ...outcomeClasses.map((line) => `  ${line}`)];
  return drawing({ lines, edges: edges.length, text: () => spansAsText(spans) });
}

/** Parents before their children, by start; a span whose parent is not here is a root. */
function treeOf(spans: readonly RunSpan[]): PlacedSpan[] {
  const ids = new Set(spans.map(({ spanId }) => spanId));
  const sorted = spans.toSorted((a, b) => a.startMs - b.startMs);
  const children = Map.groupBy(sorted, ({ parentSpanId = "" }) => parentSpanId);
  const placed: PlacedSpan[] = [];
  const seen = new Set<RunSpan>();
  const waiting: PlacedSpan[] = sorted
    .filter(({ parentSpanId }) => parentSpanId === undefined || !ids.has(parentSpanId))
    .map((span) => ({ span, depth: 0, parent: undefined }))
    .toReversed();
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    if (seen.has(place.span)) continue;
    seen.add(place.span);
    placed.push(place);
    const { span, depth } = place;
    const parent = place;
    const below = children.get(span.spanId) ?? [];
    waiting.push(...below.map((child) => ({ span: child, depth: depth + 1, parent })).toReversed());
  }
  return placed;
}

function describe(span: RunSpan): string {
  const attempt = Number(span.attributes["weavergen.attempt"] ?? 1);
  const again = attempt > 1 ? `, attempt ${attempt}` : "";
  const outcome = classOf(span);
  const why = span.statusMessage === undefined ? "" : `: ${oneLine(span.statusMessage).slice(0, 200)}`;
  return outcome === "ok" ? again : `${again}  ${outcome}${why}`;
}

function classOf(span: RunSpan): "ok" | "error" | "timeout" | "cancelled" {
  const outcome = span.attributes["weavergen.outcome"];
  if (outcome === "timeout" || outcome === "cancelled") return outcome;
  return span.status === "error" ? "error" : "ok";
}
