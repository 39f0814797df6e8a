import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { sampleFiles } from "./sample-registry.ts";

/** A git checkout of the sample repository, with `main` as it is and a branch to work on. */
export interface TestCheckout extends Disposable {
  readonly folder: string;
  git(...args: string[]): string;
  read(path: string): string;
  write(path: string, text: string): void;
  /** Replaces the first occurrence. */
  edit(path: string, from: string, to: string): void;
  /** Commits everything; gives the commit's id. */
  commit(message: string): string;
}

export function sampleCheckout(): TestCheckout {
  const folder = mkdtempSync(join(tmpdir(), "weavergen-checkout-"));
  const checkout = checkoutAt(folder);
  checkout.git("init", "--quiet", "--initial-branch=main");
  for (const [path, text] of Object.entries(sampleFiles())) checkout.write(path, text);
  checkout.commit("The registry of the shop");
  checkout.git("checkout", "--quiet", "-b", "work");
  return checkout;
}

/** A clone of a checkout, as shallow as actions/checkout makes it. */
export function shallowClone(of: TestCheckout, branch: string): TestCheckout {
  const folder = mkdtempSync(join(tmpdir(), "weavergen-clone-"));
  const url = `file://${of.folder}`;
  execFileSync("git", ["clone", "--quiet", "--depth=1", `--branch=${branch}`, url, folder], { stdio: "pipe" });
  return checkoutAt(folder);
}

const author = ["-c", "user.name=Ada", "-c", "user.email=ada@shop.example", "-c", "commit.gpgsign=false"];

function checkoutAt(folder: string): TestCheckout {
  const git = (...args: string[]): string =>
    execFileSync("git", [...author, ...args], { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const read = (path: string): string => readFileSync(join(folder, path), "utf8");
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  return {
    folder,
    git,
    read,
    write,
    edit: (path, from, to) => {
      if (!read(path).includes(from)) throw new Error(`${path} does not hold ${from}`);
      write(
        path,
        read(path).replace(from, () => to),
      );
    },
    commit: (message) => {
      git("add", "--all");
      git("commit", "--quiet", "-m", message);
      return git("rev-parse", "HEAD").trim();
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
