import { fileURLToPath } from "node:url";

/** Folders of files that the product reads at run time. */
export type AssetFolder = "processes";

/**
 * Path of a folder of assets. It stands beside this module; in a bundle that is the bundle's own folder, so the build
 * copies `workflows/<name>/` there.
 */
export function assetFolder(name: AssetFolder): string {
  return fileURLToPath(new URL(`./${name}/`, import.meta.url));
}
