import type { Links } from "../../workflows/report/links.ts";

/** Links to lines of the head and to the pull request's checks. */
export function linksTo({ htmlUrl, sha, pullRequest }: { htmlUrl: string; sha: string; pullRequest: number }): Links {
  return {
    place: (file, line) => {
      const path = file.split("/").map(encodeURIComponent).join("/");
      return `${htmlUrl}/blob/${sha}/${path}${line === undefined ? "" : `#L${line}`}`;
    },
    report: () => `${htmlUrl}/pull/${pullRequest}/checks`,
  };
}
