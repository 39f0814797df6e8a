import { expect, test } from "vitest";
import { withoutCredentials } from "./without-credentials.ts";

test("an address is shown without its password, and a ref or a folder stays", () => {
  expect(withoutCredentials("https://ada:secret@git.example/o/r.git@v1[model]")).toBe(
    "https://git.example/o/r.git@v1[model]",
  );
  expect(withoutCredentials("https://token@git.example/r.zip")).toBe("https://git.example/r.zip");
  for (const name of ["https://git.example/o/r.git@v1", "model", "./a@b/model", "git@git.example:o/r.git"]) {
    expect(withoutCredentials(name)).toBe(name);
  }
});
