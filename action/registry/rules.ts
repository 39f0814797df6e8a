import { UserError } from "../../workflows/errors.ts";
import type { Finding } from "../../workflows/report/report.ts";
import { readBaselineFile } from "../../workflows/rules/baseline-file.ts";
import { diagnoseByRules } from "../../workflows/rules/rule-diagnostics.ts";
import { readSettings } from "../../workflows/settings/read-settings.ts";
import { settingsPath } from "../../workflows/settings/settings.ts";
import type { RegistryRules } from "../../workflows/weaver/registry.ts";
import { folderTree } from "../../workflows/workspace/folder-tree.ts";
import type { FileTree } from "../../workflows/workspace/workspace.ts";

/**
 * The rules of `registry check --rules`, by the `.github/weavergen.yml` of the folder that the user stands in.
 * @throws UserError `settings-invalid`
 */
export function rulesInForce(folder: string): RegistryRules {
  const files = folderTree(folder);
  const { settings, problems } = readSettings(files.read(settingsPath));
  const { accepted, problems: ofBaseline } = baselineOf(files, settings.review["baseline-file"]);
  refuseProblems([...problems, ...ofBaseline]);
  return diagnoseByRules({ settings, accepted });
}

function baselineOf(files: FileTree, path: string | undefined): ReturnType<typeof readBaselineFile> {
  return path === undefined ? { accepted: [], problems: [] } : readBaselineFile(files, path);
}

/** Rules that are set wrongly must not seem to be in force. */
function refuseProblems([first, ...others]: readonly Finding[]): void {
  if (first === undefined) return;
  const more = others.length === 0 ? "" : ` (and ${others.length} more: \`weavergen config validate\`)`;
  throw new UserError("settings-invalid", {
    message: `${first.message}${more}`,
    ...(first.hint === undefined ? {} : { hint: first.hint }),
    at: { file: first.file, line: first.line },
  });
}
