// Not yet in TypeScript's library: https://github.com/tc39/proposal-json-parse-with-source
const { rawJSON } = JSON as unknown as { readonly rawJSON: (text: string) => unknown };

/** What `JSON.stringify` writes as it stands. */
export function rawJson(text: string): unknown {
  return rawJSON(text);
}
