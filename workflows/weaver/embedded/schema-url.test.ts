import { expect, test } from "vitest";
import { parseSchemaUrl } from "./schema-url.ts";

test.each([
  ["https://a.example/shop/1.0.0", "a.example/shop", "1.0.0"],
  ["https://a.example/shop/1.0.0//", "a.example/shop", "1.0.0"],
  ["https://a.example/shop/1.0.0?x=/y#z/w", "a.example/shop", "1.0.0"],
  ["http://a.example:8080/1.0.0", "a.example:8080", "1.0.0"],
])("%s has a name and a version", (url, name, version) => {
  expect(parseSchemaUrl(url)).toMatchObject({ name, version });
});

test.each([
  ["shop/1.0.0", "relative URL without a base"],
  ["https://a.example", "at least one path segment"],
  ['https://a.example/shop"/1.0.0', "invalid path structure"],
  ["https://a.example/a b/1.0.0", "invalid path structure"],
])("%s is refused", (url, problem) => {
  expect(parseSchemaUrl(url)).toContain(problem);
});
