import { mermaidLabel } from "./mermaid-text.ts";
import type { Change, Report } from "./report.ts";
import { toldChanges } from "./words.ts";

const mostChanges = 30;
const mostSignals = 40;
const mostFiles = 30;
const mostEdges = 200;

interface Drawing {
  readonly ids: Map<string, string>;
  readonly nodes: string[];
  readonly edges: Set<string>;
}

/**
 * What a pull request touches: changed names → signals → generated files, breaking changes marked. Mermaid source
 * without its fence; "" where nothing changed. Bounded, so that GitHub draws it.
 */
export function renderMermaid(report: Pick<Report, "changes" | "targets">): string {
  const changes = subjects(report.changes);
  if (changes.length === 0) return "";
  const drawing: Drawing = { ids: new Map(), nodes: [], edges: new Set() };
  const shown = changes.slice(0, mostChanges);
  for (const change of shown) drawChange(change, drawing);
  for (const change of shown) drawAffected(change, drawing);
  drawFiles(report, drawing);
  const left = changes.length - shown.length;
  if (left > 0) drawing.nodes.push(`  more["… and ${left} more changes"]`);
  return [
    "flowchart LR",
    ...drawing.nodes,
    ...drawing.edges,
    "  classDef breaking stroke:#cf222e,stroke-width:3px",
    "  classDef drifted stroke:#9a6700,stroke-width:2px",
  ].join("\n");
}

/** One change for each name, the most serious one; changes of words alone touch nothing. */
function subjects(changes: readonly Change[]): Change[] {
  const byName = new Map<string, Change>();
  for (const change of toldChanges(changes)) {
    if (change.field === "brief" || change.field === "note") continue;
    const key = `${change.signal} ${change.name}`;
    const known = byName.get(key);
    if (!known || (change.breaking && !known.breaking)) byName.set(key, change);
  }
  return [...byName.values()].toSorted((a, b) => Number(b.breaking) - Number(a.breaking));
}

function drawChange(change: Change, drawing: Drawing): void {
  const label = change.kind === "renamed" ? `${change.from ?? ""} → ${change.name}` : `${change.kind}: ${change.name}`;
  const node = nodeOf(keyOf(change), { label, shape: "round", drawing });
  if (change.breaking) drawing.nodes.push(`  class ${node} breaking`);
}

/** A changed signal is drawn once, whether it changes itself or is affected by another change. */
function keyOf({ signal, name }: Change): string {
  return `signal ${signal} ${name}`;
}

function drawAffected(change: Change, drawing: Drawing): void {
  const node = drawing.ids.get(keyOf(change)) ?? "";
  for (const affected of change.affects) {
    const known = drawing.ids.has(`signal ${affected}`);
    if (!known && drawing.ids.size >= mostChanges + mostSignals) continue;
    connect(node, nodeOf(`signal ${affected}`, { label: affected, shape: "box", drawing }), drawing);
  }
}

/** Drifted files hang on their target, and the target on everything that ends here otherwise. */
function drawFiles({ targets }: Pick<Report, "targets">, drawing: Drawing): void {
  const files = targets
    .flatMap((target) =>
      target.files
        .filter((file) => file.status !== "unchanged")
        .map((file) => ({ target: target.name, path: file.path })),
    )
    .slice(0, mostFiles);
  const leading = new Set([...drawing.edges].map((edge) => edge.trim().split(" ")[0]));
  const ends = [...drawing.ids.values()].filter((id) => !leading.has(id));
  for (const { target, path } of files) {
    const hub = nodeOf(`target ${target}`, { label: `target ${target}`, shape: "hex", drawing });
    for (const end of ends) connect(end, hub, drawing);
    const file = nodeOf(`file ${path}`, { label: path, shape: "box", drawing });
    drawing.nodes.push(`  class ${file} drifted`);
    connect(hub, file, drawing);
  }
}

const shapes = { round: ["(", ")"], box: ["[", "]"], hex: ["{{", "}}"] } as const;

function nodeOf(key: string, node: { label: string; shape: keyof typeof shapes; drawing: Drawing }): string {
  const { ids, nodes } = node.drawing;
  const known = ids.get(key);
  if (known !== undefined) return known;
  const id = `n${ids.size}`;
  const [open, close] = shapes[node.shape];
  ids.set(key, id);
  nodes.push(`  ${id}${open}${mermaidLabel(node.label)}${close}`);
  return id;
}

function connect(from: string, to: string, { edges }: Drawing): void {
  if (from !== "" && edges.size < mostEdges) edges.add(`  ${from} --> ${to}`);
}
