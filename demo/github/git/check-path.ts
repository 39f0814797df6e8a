/** A path that git must not hold: outside the tree, inside `.git`, or no path at all. */
export class MalformedPath extends Error {
  constructor(path: string) {
    super(`tree.path contains a malformed path component: ${JSON.stringify(path)}`);
  }
}

/** @throws MalformedPath */
export function checkPath(path: string): void {
  const parts = path.split("/");
  const wrong = parts.some((part) => part === "" || part === "." || part === ".." || part.toLowerCase() === ".git");
  if (wrong || path.includes("\0")) throw new MalformedPath(path);
}
