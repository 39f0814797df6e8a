import type { Place } from "../../errors.ts";
import type { FileTree } from "../../workspace/workspace.ts";
import type { SchemaUrl } from "./schema-url.ts";

/** The files of a registry that does not lie in a folder of the tree, or why they could not be had. */
export type DependencySource =
  | {
      readonly ok: true;
      readonly files: FileTree;
      /** The registry's folder in `files`, or its manifest where one file was fetched; "" for all. */
      readonly folder: string;
    }
  | {
      readonly ok: false;
      readonly kind: string;
      readonly message: string;
      readonly hint: string | undefined;
      /** The network failed: a later attempt may succeed. */
      readonly mayPass: boolean;
    };

/** What was fetched and unpacked before a registry is read; see `prepareDependencies`. */
export interface DependencySources {
  /** Every source that was looked for, by its virtual path. */
  readonly all: ReadonlyMap<string, DependencySource>;
  /** @param path a virtual path as Weaver prints it */
  find(path: string): DependencySource | undefined;
  /** The path that the operator put in place of a schema URL (`[resolve.schema_url_overrides]`). */
  override(url: SchemaUrl): string | undefined;
  /**
   * Where the tree's own manifest leads to a file that lies in a source.
   * @param file as diagnostics and places call it: the source's virtual path and the path below it
   */
  namedAt(file: string): Place | undefined;
}
