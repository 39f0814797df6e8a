import { expect, test } from "vitest";
import { cacheFolder } from "./cache-folder.ts";

test("caches lie in the user's own cache folder, and nowhere where there is none", () => {
  expect(cacheFolder({ HOME: "/home/ada" })).toBe("/home/ada/.cache/weavergen");
  expect(cacheFolder({ HOME: "/home/ada", XDG_CACHE_HOME: "/fast" })).toBe("/fast/weavergen");
  // A relative path would land in the repository that is reviewed; the specification has it ignored.
  expect(cacheFolder({ HOME: "/home/ada", XDG_CACHE_HOME: "caches" })).toBe("/home/ada/.cache/weavergen");
  expect(cacheFolder({ HOME: "home" })).toBeUndefined();
  expect(cacheFolder({})).toBeUndefined();
});
