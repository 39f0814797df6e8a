import type { Account, PullRecord, RepositoryRecord, Role } from "../records.ts";
import type { Person } from "../git/commit-files.ts";

/** How an account signs its commits, with GitHub's private address. */
export function gitPerson(account: Account): Person {
  return { name: account.login, email: `${account.id}+${account.login}@users.noreply.github.com` };
}

export const githubPerson: Person = { name: "GitHub", email: "noreply@github.com" };

const order: readonly Role[] = ["read", "triage", "write", "maintain", "admin"];

/** The role of a login; undefined for strangers of a private repository, read for those of a public one. */
export function roleOf(repository: RepositoryRecord, login: string): Role | undefined {
  if (login.toLowerCase() === repository.owner.login.toLowerCase()) return "admin";
  const known = [...repository.collaborators].find(([name]) => name.toLowerCase() === login.toLowerCase());
  return known?.[1] ?? (repository.private ? undefined : "read");
}

export function mayWrite(repository: RepositoryRecord, login: string): boolean {
  const role = roleOf(repository, login);
  return role !== undefined && order.indexOf(role) >= order.indexOf("write");
}

/** What GitHub puts beside a person's comment; contributors are those who opened a pull request before. */
export function authorAssociation(repository: RepositoryRecord, account: Account): string {
  if (account === repository.owner) return "OWNER";
  if (repository.collaborators.has(account.login)) return "COLLABORATOR";
  const merged = [...repository.pulls.values()].some((pull: PullRecord) => pull.merged && pull.author === account);
  return merged ? "CONTRIBUTOR" : "NONE";
}
