import { buildSchema } from "graphql";

/** The part of GitHub's GraphQL schema that Apps use around pull requests; names and shapes are GitHub's. */
export const schema = buildSchema(/* GraphQL */ `
  scalar Base64String
  scalar GitObjectID
  scalar URI
  scalar DateTime

  type Query {
    viewer: User!
    repository(owner: String!, name: String!): Repository
    node(id: ID!): Node
    rateLimit: RateLimit
  }
  type Mutation {
    createCommitOnBranch(input: CreateCommitOnBranchInput!): CreateCommitOnBranchPayload
    resolveReviewThread(input: ResolveReviewThreadInput!): ReviewThreadPayload
    unresolveReviewThread(input: ResolveReviewThreadInput!): ReviewThreadPayload
    minimizeComment(input: MinimizeCommentInput!): MinimizeCommentPayload
  }
  interface Node {
    id: ID!
  }
  type RateLimit {
    limit: Int!
    remaining: Int!
    cost: Int!
    resetAt: DateTime!
  }
  type User {
    id: ID!
    login: String!
  }
  type Actor {
    login: String!
  }
  type PageInfo {
    hasNextPage: Boolean!
    endCursor: String
  }
  type Repository implements Node {
    id: ID!
    databaseId: Int
    name: String!
    nameWithOwner: String!
    isPrivate: Boolean!
    defaultBranchRef: Ref
    ref(qualifiedName: String!): Ref
    pullRequest(number: Int!): PullRequest
  }
  type Ref {
    id: ID!
    name: String!
    target: Commit
  }
  type Commit {
    oid: GitObjectID!
    url: URI!
    message: String!
    messageHeadline: String!
    signature: GitSignature
  }
  type GitSignature {
    isValid: Boolean!
  }
  type PullRequest implements Node {
    id: ID!
    databaseId: Int
    number: Int!
    title: String!
    body: String!
    state: String!
    isDraft: Boolean!
    url: URI!
    headRefName: String!
    headRefOid: GitObjectID!
    baseRefName: String!
    author: Actor
    reviewThreads(first: Int, after: String): ReviewThreadConnection!
  }
  type ReviewThreadConnection {
    nodes: [ReviewThread!]!
    totalCount: Int!
    pageInfo: PageInfo!
  }
  type ReviewThread implements Node {
    id: ID!
    isResolved: Boolean!
    isOutdated: Boolean!
    path: String!
    line: Int
    startLine: Int
    comments(first: Int): ReviewCommentConnection!
  }
  type ReviewCommentConnection {
    nodes: [ReviewComment!]!
    totalCount: Int!
  }
  type ReviewComment implements Node {
    id: ID!
    databaseId: Int
    body: String!
    isMinimized: Boolean!
    author: Actor
  }
  input CommittableBranch {
    id: ID
    repositoryNameWithOwner: String
    branchName: String
  }
  input CommitMessage {
    headline: String!
    body: String
  }
  input FileAddition {
    path: String!
    contents: Base64String!
  }
  input FileDeletion {
    path: String!
  }
  input FileChanges {
    additions: [FileAddition!]
    deletions: [FileDeletion!]
  }
  input CreateCommitOnBranchInput {
    branch: CommittableBranch!
    message: CommitMessage!
    fileChanges: FileChanges
    expectedHeadOid: GitObjectID!
    clientMutationId: String
  }
  type CreateCommitOnBranchPayload {
    commit: Commit
    ref: Ref
    clientMutationId: String
  }
  input ResolveReviewThreadInput {
    threadId: ID!
    clientMutationId: String
  }
  type ReviewThreadPayload {
    thread: ReviewThread
    clientMutationId: String
  }
  enum ReportedContentClassifiers {
    SPAM
    ABUSE
    OFF_TOPIC
    OUTDATED
    DUPLICATE
    RESOLVED
  }
  input MinimizeCommentInput {
    subjectId: ID!
    classifier: ReportedContentClassifiers!
    clientMutationId: String
  }
  type MinimizedComment {
    isMinimized: Boolean!
    minimizedReason: String
  }
  type MinimizeCommentPayload {
    minimizedComment: MinimizedComment
    clientMutationId: String
  }
`);
