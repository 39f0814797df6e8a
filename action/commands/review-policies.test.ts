import { expect, test } from "vitest";
import { sampleCheckout } from "../../demo/sample-checkout.ts";
import { type } from "../terminal/terminal-for-tests.ts";

test("a review by the embedded engine says which policies it passed over, also those that the base has too", async () => {
  using checkout = sampleCheckout();
  checkout.edit("model/checkout.yaml", "A visitor pays for the cart.", "A visitor pays for all of the cart.");
  expect((await type("review --base HEAD --engine embedded", checkout)).stdout).not.toContain("policies");
  checkout.write("model/own.rego", "package before_resolution\n");
  checkout.commit("Policies");
  checkout.edit("model/checkout.yaml", "all of the cart", "what is in the cart");
  expect((await type("review --base HEAD --engine embedded", checkout)).stdout).toContain(
    "note: The Rego policies of model were not run: they need Weaver's own program (model/own.rego).",
  );
});
