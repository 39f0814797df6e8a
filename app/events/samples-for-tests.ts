import samples from "@octokit/webhooks-examples" with { type: "json" };

interface Sample {
  readonly name: string;
  readonly examples: readonly object[];
}

type Payload = Readonly<Record<string, unknown>>;

/** A payload as GitHub sent it, with an installation where the sample came from a webhook of a repository, changed as a test needs it. */
export function sample(event: string, action: string | undefined, change: Payload = {}): Payload {
  const found = (samples as unknown as readonly Sample[])
    .find(({ name }) => name === event)
    ?.examples.find((example) => (example as Payload)["action"] === action);
  if (!found) throw new Error(`There is no sample of ${event} ${action}.`);
  return merged({ installation: { id: 7 }, ...found }, change);
}

function merged(base: Payload, change: Payload): Payload {
  const out: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(change)) {
    const before = out[key];
    out[key] = isPlain(before) && isPlain(value) ? merged(before, value) : value;
  }
  return out;
}

function isPlain(value: unknown): value is Payload {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
