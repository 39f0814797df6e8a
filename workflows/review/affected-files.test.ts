import { expect, test } from "vitest";
import type { Change } from "../report/report.ts";
import { withAffectedFiles } from "./affected-files.ts";

const change: Change = {
  kind: "added",
  signal: "attribute",
  name: "http.request.method",
  breaking: false,
  affects: ["metric m"],
  file: "f",
  line: 1,
};

test("a change names the drifted files that write its name, in the case of their language", () => {
  const drifted = [
    { path: "a.ts", from: "x\n", to: "x\nexport const ATTR_HTTP_REQUEST_METHOD = 1;\n" },
    { path: "a.go", from: undefined, to: "const HttpRequestMethodKey = 1\n" },
    { path: "same.ts", from: "HTTP_REQUEST_METHOD\nold\n", to: "HTTP_REQUEST_METHOD\nnew\n" },
  ];
  expect(withAffectedFiles([change], drifted)[0]?.affects).toEqual(["metric m", "a.ts", "a.go"]);
});
