import manifest from "../package.json" with { type: "json" };

/** WeaverGen's own version. */
export const version: string = manifest.version;
