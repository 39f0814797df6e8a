import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { sampleCheckout, type TestCheckout } from "../../demo/sample-checkout.ts";
import { findWeaver } from "../../workflows/weaver/binary/find-weaver.ts";
import { type } from "../terminal/terminal-for-tests.ts";

const program = await findWeaver({ explicit: process.env["WEAVER_BIN"], path: process.env["PATH"] });
if (program === undefined) process.stdout.write("[template] by Weaver: skipped, there is no weaver on the PATH\n");

const template = [
  '{{ "http API k8s ios" | title_case | acronym }}',
  '{{ "a" | map_text("both") }}{{ "b" | map_text("both", "none") }}',
  '{{ "a" | map_text("own") }}{{ "a" | map_text("project") }}',
].join(" ");
const own = `text_maps:
  both: {a: package-a, b: package-b}
  own: {a: own-a}
acronyms: [Http, iOS, Api]
`;
const settings = `[template]
acronyms = ["HTTP", "K8s", "API", "api"]
unknown = true
[template.text_maps.both]
a = "project-a"
[template.text_maps.project]
a = "project's"
`;

function settingsCheckout(weaverYaml: string): TestCheckout {
  const checkout = sampleCheckout();
  const templates = "templates:\n  - pattern: x.txt.j2\n    filter: .\n    application_mode: single\n";
  checkout.write("templates/registry/t/weaver.yaml", `${weaverYaml}${templates}`);
  checkout.write("templates/registry/t/x.txt.j2", template);
  checkout.write("templates/registry/t/snippet.md.j2", template);
  checkout.write("pages/a.md", "<!-- semconv metric.shop.orders -->\n<!-- endsemconv -->\n");
  checkout.write(".weaver.toml", settings);
  return checkout;
}

const generate = "--quiet registry generate t out -r model";
const update = "--quiet registry update-markdown pages -r model --target t";

test("[template] of .weaver.toml goes above the package's acronyms and replaces its text maps by name", async () => {
  using checkout = settingsCheckout(own);
  expect(await type(`${generate} --engine embedded`, checkout)).toMatchObject({ exitCode: 0 });
  const expected = "HTTP api K8s iOS project-anone own-aproject's";
  expect(checkout.read("out/x.txt")).toBe(expected);
  expect(await type(`${update} --engine embedded`, checkout)).toMatchObject({ exitCode: 0 });
  expect(checkout.read("pages/a.md")).toContain(expected);
});

test.skipIf(program === undefined).each([own, ""])(
  "Weaver makes the same of [template] over %j",
  async (weaverYaml) => {
    using checkout = settingsCheckout(weaverYaml);
    const document = checkout.read("pages/a.md");
    const written = (): string[] => [checkout.read("out/x.txt"), checkout.read("pages/a.md")];
    for (const line of [generate, update]) {
      execFileSync(program ?? "", line.split(" "), { cwd: checkout.folder, stdio: "pipe" });
    }
    const theirs = written();
    checkout.write("out/x.txt", "");
    checkout.write("pages/a.md", document);
    for (const line of [generate, update]) {
      expect(await type(`${line} --engine embedded`, checkout)).toMatchObject({ exitCode: 0 });
    }
    expect(written()).toEqual(theirs);
  },
);

test("a [template] with values of the wrong type is refused, as with Weaver", async () => {
  using checkout = settingsCheckout(own);
  checkout.write(".weaver.toml", '[template]\nacronyms = "HTTP"\n');
  const { exitCode, stderr } = await type(`${generate} --engine embedded`, checkout);
  expect({ exitCode, told: stderr.includes("acronyms") }).toEqual({ exitCode: 2, told: true });
});

test("update-markdown says where there is nothing to update, which is no error", async () => {
  using checkout = settingsCheckout("");
  const { exitCode, stderr } = await type(
    "registry update-markdown nowhere -r model --target t --engine embedded",
    checkout,
  );
  expect(exitCode).toBe(0);
  expect(stderr).toContain('note: there are no Markdown documents in "nowhere".');
  expect(await type(update.replace("pages", "nowhere"), checkout)).toMatchObject({ exitCode: 0, stderr: "" });
});
