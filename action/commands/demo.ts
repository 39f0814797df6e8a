import { UserError } from "../../workflows/errors.ts";

/** `weavergen demo`: reads its own arguments and sets the exit code itself. */
export async function demo(): Promise<undefined> {
  try {
    await import("../../demo/main.ts");
  } catch (cause) {
    if (!isModuleMissing(cause)) throw cause;
    throw new UserError("demo-needs-checkout", {
      message:
        "The demo comes with a checkout of WeaverGen, where the packages that it shows its pages with are installed.",
      hint: "Clone WeaverGen's repository and run `npm ci && npm run demo` there.",
      cause,
    });
  }
}

function isModuleMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND";
}
