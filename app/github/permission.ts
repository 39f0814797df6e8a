import { WeaverGenError } from "../../workflows/errors.ts";
import type { Github } from "./client.ts";

/**
 * Whether a person may write to the repository. `author_association` does not tell; the API does, and a person that it
 * does not know may not. Any other failure is thrown: nothing is granted, and an outage is no refusal.
 * Source: docs of "Get repository permissions for a user".
 */
export async function mayWrite(options: {
  readonly github: Github;
  readonly owner: string;
  readonly repo: string;
  readonly login: string;
}): Promise<boolean> {
  const { github, owner, repo, login } = options;
  try {
    const { data } = await github.rest.repos.getCollaboratorPermissionLevel({ owner, repo, username: login });
    return data.permission === "write" || data.permission === "admin";
  } catch (error) {
    if (error instanceof WeaverGenError && error.code === "github-not-found") return false;
    throw error;
  }
}
