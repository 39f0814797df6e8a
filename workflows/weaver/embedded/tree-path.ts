/** A path below the root of a tree without `.` and `..`; undefined where it is absolute or leaves the tree. */
export function treePath(path: string): string | undefined {
  if (path.startsWith("/") || path.includes("\\") || /^[a-zA-Z]:/.test(path)) return undefined;
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join("/");
}

/** The path of a file as Weaver prints it: the registry as the user named it, then the path inside it. */
export function weaverPath(registry: string, inside: string): string {
  return registry.endsWith("/") ? `${registry}${inside}` : `${registry}/${inside}`;
}
