import { setTimeout as pause } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import { memoryTree } from "../../workspace/memory-tree.ts";
import type { Value } from "../jinja/value.ts";
import type { ForgeRequest } from "./generate.ts";
import { startProcess } from "./process-host.ts";
import { createRenderPool } from "./render-in-worker.ts";
import { startThread } from "./thread-host.ts";

const context: Value = { groups: [{ id: "registry.shop" }, { id: "registry.geo" }] };

function request(config: string, template = "{{ ctx }}", extra: Partial<ForgeRequest> = {}): ForgeRequest {
  const files = memoryTree({
    "templates/registry/code/weaver.yaml": config,
    "templates/registry/code/out.txt.j2": template,
  });
  return { context, templates: { files, folder: "templates" }, target: "code", ...extra };
}

function config(filter: string): string {
  return `templates: [{ template: out.txt.j2, application_mode: single, filter: '${filter}' }]`;
}

const simple = request(config(".groups | map(.id)"), '{{ ctx | join(", ") }}');

/** A regular expression that backtracks for longer than anyone waits. */
const endless = request(config('"\\("a" * 60)!" | test("^(a|a|aa)+$")'));

describe.each([
  { where: "in threads", startHost: startThread },
  { where: "in processes", startHost: startProcess },
])("$where", ({ startHost }) => {
  const pool = createRenderPool({ startHost, hosts: 2, timeoutMs: 60_000, memoryMb: 128 });
  /** Only for what never ends. */
  const impatient = createRenderPool({ startHost, hosts: 1, timeoutMs: 1_000 });
  afterAll(async () => {
    await pool.close();
    await impatient.close();
  });

  async function stillRenders(): Promise<void> {
    const result = await pool.generate(simple);
    expect(result).toEqual({
      files: [{ path: "out.txt", content: "registry.shop, registry.geo" }],
      diagnostics: [],
      exitCode: 0,
    });
  }

  test("a target is rendered as it is in process", async () => {
    const results = [await pool.generate(simple), await pool.generate(simple)];
    expect(results.map(({ files }) => files)).toEqual(
      Array(2).fill([{ path: "out.txt", content: "registry.shop, registry.geo" }]),
    );
  });

  test("floats of the registry and of parameters stay floats on their way to the worker", async () => {
    const files = request(config("$ratio, .x"), "{{ ctx }}", { context: { x: 1.5 }, params: { ratio: 0.25 } });
    expect((await pool.generate(files)).files).toEqual([{ path: "out.txt", content: "[0.25, 1.5]" }]);
  });

  test("a float that Weaver's jq hands over as another one is that one, in whatever list of the registry it stands", async () => {
    const groups: Value = [
      { id: "a", ratio: 0.9677209258079529 },
      { id: "b", ratio: 0.25 },
    ];
    const wanted = [{ path: "out.txt", content: "0.9677209258079528, 0.25" }];
    const template = '{{ ctx | map(attribute="ratio") | join(", ") }}';
    for (const filter of [".groups", "[.groups[] | .]"]) {
      expect((await pool.generate(request(config(filter), template, { context: { groups } }))).files).toEqual(wanted);
    }
    const whole = request(config("."), template.replace("ctx", "ctx.groups"), { context: { groups } });
    expect((await pool.generate(whole)).files).toEqual(wanted);
  });

  test("a run that fails leaves to the next ones their own registry and templates", async () => {
    await using one = createRenderPool({ startHost, hosts: 1 });
    const other: Value = { groups: [{ id: "registry.other" }] };
    const texts = async (of: ForgeRequest) => (await one.generate(of)).files.map(({ content }) => content);
    const failing = request(config("[repeat(empty)]"), "", { context: other, limits: { jqSteps: 1_000 } });
    expect(await texts(simple)).toEqual(["registry.shop, registry.geo"]);
    await expect(one.generate(failing)).rejects.toMatchObject({ code: "jq-limit" });
    expect(await texts({ ...simple, context: other })).toEqual(["registry.other"]);
    await expect(one.generate(failing)).rejects.toMatchObject({ code: "jq-limit" });
    expect(await texts(simple)).toEqual(["registry.shop, registry.geo"]);
  });

  test("a jq program that never ends is stopped, and the pool goes on", async () => {
    await expect(
      pool.generate(request(config("[repeat(empty)]"), "", { limits: { jqSteps: 1_000_000 } })),
    ).rejects.toMatchObject({
      code: "jq-limit",
    });
    await stillRenders();
  });

  const longFilter = `[repeat(empty), "${"é".repeat(200)}"]`;
  test.each([
    ["filter: '[repeat(empty)]'", "[repeat(empty)]", 13],
    ["when: >-\n      [repeat(\n        empty)]", "[repeat( empty)]", 11],
    [`filter: '${longFilter}'`, `[repeat(empty), "${"é".repeat(102)}…`, 13],
  ])("a limit names the filter in short and the place where it stands: %s", async (entry, shown, column) => {
    const text = `templates:\n  - template: out.txt.j2\n    application_mode: single\n    ${entry}\n`;
    await expect(pool.generate(request(text, "", { limits: { jqSteps: 1_000 } }))).rejects.toMatchObject({
      code: "jq-limit",
      message: `A jq filter took more than 1000 steps and was stopped. The filter: ${shown}`,
      at: { file: "templates/registry/code/weaver.yaml", line: 4, column },
    });
  });

  test("a regular expression that never ends is stopped by time, which names the target, and the pool goes on", async () => {
    await expect(impatient.generate(endless)).rejects.toMatchObject({
      code: "render-timeout",
      actor: "user",
      message: 'Rendering the target "code" took more than 1 s and was stopped.',
    });
    expect((await impatient.generate(simple)).exitCode).toBe(0);
  });

  test("a template that never ends is stopped by its fuel", async () => {
    const loop = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}";
    const result = await pool.generate(request(config("."), loop, { limits: { fuel: 1_000_000 } }));
    expect(result.exitCode).toBe(1);
    expect(result.diagnostics[0]?.message).toContain("engine ran out of fuel");
  });

  test("a filter that fills the memory is stopped with the name of its target, and the pool goes on", async () => {
    await using one = createRenderPool({ startHost, hosts: 1, memoryMb: 64 });
    const hungry = request(config("[range(900000) | {a: [., {b: .}]}]"), "", { limits: { jqSteps: 1_000_000_000 } });
    await expect(one.generate(hungry)).rejects.toMatchObject({
      code: "render-out-of-memory",
      actor: "user",
      message: 'Rendering the target "code" took more than 64 MB of memory and was stopped.',
    });
    expect((await one.generate(simple)).exitCode).toBe(0);
  });

  test("a filter that recurses without end is refused before the stack ends", async () => {
    await using one = createRenderPool({ startHost, hosts: 1 });
    const limits = { jqSteps: 1_000_000_000 };
    await expect(one.generate(request(config("def f: 1 + f; f"), "", { limits }))).rejects.toMatchObject({
      code: "jq-limit",
    });
    expect(
      (await one.generate(request(config("def f: if . == 0 then 0 else 1 + (. - 1 | f) end; 2000 | f")))).files,
    ).toEqual([{ path: "out.txt", content: "2000" }]);
  });

  test("closing ends what is being rendered and what waits, and says so", async () => {
    const one = createRenderPool({ startHost, hosts: 1 });
    await one.generate(simple);
    const running = Promise.allSettled([one.generate(endless), one.generate(simple)]);
    await pause(50);
    await one.close();
    const closed = { reason: { code: "render-thread-ended", actor: "outside" } };
    expect(await running).toMatchObject([closed, closed]);
  });

  test("a filter that builds one huge list, text or object is stopped before it ends the process", async () => {
    const programs = [
      "[range(100000000)]",
      "reduce range(100) as $i ([1]; . + .)",
      'reduce range(100) as $i ("abc"; . + .) | ascii_upcase',
      "reduce range(40) as $i ([1]; [., .]) | tojson",
      '"a" * 100000000',
    ];
    for (const program of programs) {
      await expect(pool.generate(request(config(program)))).rejects.toMatchObject({
        code: "jq-limit",
      });
    }
    await stillRenders();
  });

  test("a cancelled rendering ends at once with the reason of the signal", async () => {
    const controller = new AbortController();
    const running = pool.generate({ ...endless, signal: controller.signal });
    controller.abort(new Error("a newer push"));
    await expect(running).rejects.toThrow("a newer push");
    await stillRenders();
  });

  test("a worker sees nothing of the machine's environment", async () => {
    const result = await pool.generate(request(config("env"), "{{ ctx }}"));
    expect(result.files).toEqual([{ path: "out.txt", content: "{}" }]);
  });

  test("more targets than threads are rendered one after another", async () => {
    const results = await Promise.all(Array.from({ length: 5 }, () => pool.generate(simple)));
    expect(results.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0, 0]);
  });

  test("documents are updated as they are in process", async () => {
    const files = memoryTree({
      "templates/md/snippet.md.j2": "{{ group.id }}",
      "docs/a.md": "<!-- semconv registry.shop -->\nold\n<!-- endsemconv -->\n",
      "docs/b.md": "nothing\n",
    });
    const result = await pool.updateMarkdown({
      context,
      documents: { files, folder: "docs" },
      templates: { files, folder: "templates" },
      target: "md",
    });
    expect(result.files).toEqual([
      { path: "a.md", content: "<!-- semconv registry.shop -->\nregistry.shop\n<!-- endsemconv -->\n" },
    ]);
  });
});
