import { afterEach, expect, test } from "vitest";
import { sampleCheckout, type TestCheckout } from "../../demo/sample-checkout.ts";
import { sampleFiles } from "../../demo/sample-registry.ts";
import { tarGz } from "../../workflows/weaver/dependencies/archives-for-tests.ts";
import { serve } from "../../workflows/weaver/dependencies/sources-for-tests.ts";
import { type } from "../terminal/terminal-for-tests.ts";

const endings: (() => PromiseLike<void>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

/** The shop's registry, of which everything that is defined for all lies in an archive of a host of this machine. */
async function checkoutOnArchive(): Promise<{
  checkout: TestCheckout;
  variables: Record<string, string>;
  asked: string[];
}> {
  const moved = Object.entries(sampleFiles()).filter(([path]) => path === "model/shop.yaml");
  expect(moved.length).toBeGreaterThan(0);
  const entries = moved.map(([path, content]) => ({ name: `base/${path}`, content }));
  const manifest = { name: "base/manifest.yaml", content: "schema_url: https://shop.example/base/1.0.0\n" };
  const host = await serve((_, response) => response.end(tarGz([...entries, manifest])));
  endings.push(() => host[Symbol.asyncDispose]());
  const origin = `http://127.0.0.1:${new URL(host.origin).port}`;
  const checkout = sampleCheckout();
  endings.push(async () => checkout[Symbol.dispose]());
  for (const [path] of moved) checkout.git("rm", "--quiet", path);
  checkout.write(
    "model/manifest.yaml",
    `${checkout.read("model/manifest.yaml")}dependencies:\n  - schema_url: https://shop.example/base/1.0.0\n    registry_path: ${origin}/base.tar.gz\n`,
  );
  checkout.commit("Depend on the base");
  checkout.git("branch", "--force", "main");
  const variables = {
    WEAVERGEN_ALLOWED_DEPENDENCY_HOSTS: origin,
    WEAVERGEN_ALLOWED_PRIVATE_ADDRESSES: "127.0.0.1",
  };
  return { checkout, variables, asked: host.asked };
}

const commands = ["review --base main --engine embedded", "generate --check --engine embedded", "validate"];

test.each(commands)(
  "%s reads dependencies from where the environment allows it, and from nowhere else",
  async (line) => {
    const { checkout, variables, asked } = await checkoutOnArchive();
    const { folder } = checkout;
    checkout.edit("model/manifest.yaml", "description: Telemetry", "description: All telemetry");
    const refused = await type(line, { folder });
    expect(asked).toEqual([]);
    const told = `${refused.stdout}${refused.stderr}`;
    expect(told).toMatch(/which the operator has not allowed|address that is not public/);
    const allowed = await type(line, { folder, variables });
    expect(asked.length).toBeGreaterThan(0);
    expect(`${allowed.stdout}${allowed.stderr}`).not.toMatch(/not allowed|not resolve/);
  },
);

test("a wrong list is refused before anything is read", async () => {
  const { checkout } = await checkoutOnArchive();
  const variables = { WEAVERGEN_ALLOWED_PRIVATE_ADDRESSES: "10.0.0.0/99" };
  const { exitCode, stderr } = await type("validate", { folder: checkout.folder, variables });
  expect(exitCode).not.toBe(0);
  expect(stderr).toContain("WEAVERGEN_ALLOWED_PRIVATE_ADDRESSES must list IP addresses");
});
