const MAX_LENGTH = 1024;
const MAX_NAME = 255;
const CONTROL = /[\p{Cc}\u2028\u2029]/u;

/** The path of a generated file, with `/`; or why a template must not write there. Whatever a template says, no file leaves the output folder. */
export function outputPath(name: string): { readonly path: string } | { readonly refused: string } {
  if (name.length > MAX_LENGTH) return { refused: "the path is too long" };
  if (CONTROL.test(name)) return { refused: "the path has control characters" };
  if (name.startsWith("/") || name.includes("\\") || /^[A-Za-z]:/.test(name)) {
    return { refused: "the path is not relative to the output folder" };
  }
  const parts = name.split("/").filter((part) => part !== "" && part !== ".");
  if (parts.length === 0 || name.endsWith("/")) return { refused: "the path names no file" };
  if (parts.includes("..")) return { refused: "the path leads out of the output folder" };
  if (parts.some(isGitFolder)) return { refused: "the path leads into a .git folder" };
  if (parts.some((part) => Buffer.byteLength(part) > MAX_NAME)) return { refused: "a name of the path is too long" };
  return { path: parts.join("/") };
}

/** `.git` in all the forms that some file system takes for it. */
function isGitFolder(part: string): boolean {
  const plain = part
    .normalize("NFKC")
    .replaceAll(/[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, "")
    .toLowerCase();
  return /^(?:\.git|git~[0-9]+)(?:[ .]*|:.*)$/.test(plain);
}
