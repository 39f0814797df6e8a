import type { Links } from "../../workflows/report/links.ts";

interface Linked {
  readonly htmlUrl: string;
  readonly sha: string;
  /** Undefined for a merge group, which has no page of its own. */
  readonly pullRequest: number | undefined;
}

/** Links to lines of the head and to the checks of the pull request or of the commit. */
export function linksTo({ htmlUrl, sha, pullRequest }: Linked): Links {
  return {
    place: (file, line) => {
      const path = file.split("/").map(encodeURIComponent).join("/");
      return `${htmlUrl}/blob/${sha}/${path}${line === undefined ? "" : `#L${line}`}`;
    },
    report: () =>
      pullRequest === undefined ? `${htmlUrl}/commit/${sha}/checks` : `${htmlUrl}/pull/${pullRequest}/checks`,
  };
}
