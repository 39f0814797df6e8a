/** Where a registry lies, in Weaver's grammar `source[@refspec][[sub_folder]]`. */
export type VirtualPath =
  | { readonly kind: "folder"; readonly path: string }
  | { readonly kind: "archive"; readonly path: string; readonly subFolder: string | undefined }
  | { readonly kind: "remote-archive"; readonly url: string; readonly subFolder: string | undefined }
  | { readonly kind: "remote-file"; readonly url: string }
  | {
      readonly kind: "git";
      readonly url: string;
      readonly refspec: string | undefined;
      readonly subFolder: string | undefined;
    };

const grammar = /^(.+?)(?:@(.+?))?(?:\[(.+?)\])?$/;
const archive = /\.(?:zip|tar\.gz)$/;

/** @returns undefined where the text is no path at all */
export function parseVirtualPath(text: string): VirtualPath | undefined {
  const match = grammar.exec(text);
  const [, source, refspec, subFolder] = match ?? [];
  if (source === undefined) return undefined;
  if (!/^https?:\/\//.test(source)) {
    return archive.test(source) ? { kind: "archive", path: source, subFolder } : { kind: "folder", path: source };
  }
  if (archive.test(source)) return { kind: "remote-archive", url: source, subFolder };
  if (source.endsWith(".git") || refspec !== undefined || subFolder !== undefined) {
    return { kind: "git", url: source, refspec, subFolder };
  }
  return { kind: "remote-file", url: source };
}

/** As Weaver prints it; what the grammar drops (a refspec of a folder) is gone. */
export function virtualPathText(path: VirtualPath): string {
  const below = "subFolder" in path && path.subFolder !== undefined ? `[${path.subFolder}]` : "";
  switch (path.kind) {
    case "folder":
    case "archive":
      return `${path.path}${below}`;
    case "remote-archive":
    case "remote-file":
      return `${path.url}${below}`;
    case "git":
      return `${path.url}${path.refspec === undefined ? "" : `@${path.refspec}`}${below}`;
  }
}
