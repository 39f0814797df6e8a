import { expect, test } from "vitest";
import { sampleCheckout } from "../../demo/sample-checkout.ts";
import { type } from "../terminal/terminal-for-tests.ts";
import { readRegistryArguments } from "./arguments.ts";
import { sourceOf } from "./input-source.ts";

const silent = { print: () => undefined, say: () => undefined };

test("sources go by their first letter too, in whatever case; all else is a file", () => {
  const words = ["otlp", "O", "STDIN", "s", "samples.json", "Otlp.json"];
  const found = words.map((word) =>
    sourceOf(readRegistryArguments(["registry", "live-check", "--input-source", word], silent)),
  );
  expect(found).toEqual(["otlp", "otlp", "stdin", "stdin", "samples.json", "Otlp.json"]);
  expect(sourceOf(readRegistryArguments(["registry", "live-check"], silent))).toBe("otlp");
});

test("every format of samples but JSON is text", async () => {
  using checkout = sampleCheckout();
  checkout.write("names.txt", "shop.cart.id\nshop.order.id=7\n");
  const line =
    "--quiet registry live-check -r model --input-source names.txt --format json --no-stream --engine embedded";
  for (const format of ["text", "T", "txt"]) {
    // oxlint-disable-next-line no-await-in-loop -- one after another
    const { stdout } = await type(`${line} --input-format ${format}`, checkout);
    expect(JSON.parse(stdout)).toMatchObject({ statistics: { total_entities: 2 } });
  }
  expect(await type(`${line} --input-format JS`, checkout)).toMatchObject({ exitCode: 1, stdout: "" });
});
