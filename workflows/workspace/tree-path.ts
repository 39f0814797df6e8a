/**
 * Segments of a path inside a tree, or undefined where it is absolute, leaves the tree, names `.git`, or is not in
 * plain form (`a/b`, no `.`, no empty segment, no backslash, no NUL).
 */
export function treeSegments(path: string): readonly string[] | undefined {
  const segments = path.split("/");
  return segments.every(isPlainSegment) ? segments : undefined;
}

function isPlainSegment(segment: string): boolean {
  if (segment === "" || segment === "." || segment === "..") return false;
  if (segment.toLowerCase() === ".git") return false;
  return !/[\\\0]/.test(segment) && !/^[A-Za-z]:/.test(segment);
}

/** True where `path` is below `folder`, both relative to the tree's root; "" is the root. */
export function isBelow(path: string, folder: string): boolean {
  return folder === "" || path.startsWith(`${folder}/`);
}

/** The folder as callers write it (`model`, `model/`, `./model`, `.`) in the form that trees use. */
export function plainFolder(folder: string): string {
  return folder
    .split("/")
    .filter((segment) => segment !== "" && segment !== ".")
    .join("/");
}

/** Whether a path is a folder as callers write it, or lies in it. */
export function isInside(path: string, folder: string): boolean {
  const plain = plainFolder(folder);
  return path === plain || isBelow(path, plain);
}
