import type { ForgeConfig } from "./config.ts";

/** `[template]` of `.weaver.toml`: what a project sets above the weaver.yaml of every template package that it uses. */
export interface ProjectConfig {
  readonly acronyms?: readonly string[] | undefined;
  readonly textMaps?: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
}

/**
 * The package's configuration with the project's: acronyms are added, or replace one that differs by case alone; a text map
 * replaces the whole one of its name.
 */
export function withProject(config: ForgeConfig, { acronyms = [], textMaps = {} }: ProjectConfig = {}): ForgeConfig {
  const merged = [...config.acronyms];
  for (const acronym of acronyms) {
    const index = merged.findIndex((known) => known.toLowerCase() === acronym.toLowerCase());
    merged.splice(index < 0 ? merged.length : index, 1, acronym);
  }
  const maps = Object.entries(textMaps).map(([name, map]) => [name, new Map(Object.entries(map))] as const);
  return { ...config, acronyms: merged, textMaps: new Map([...config.textMaps, ...maps]) };
}
