import type { Place } from "../../errors.ts";
import type { ProjectConfig } from "./project-config.ts";
import type { ContextPart, ContextShape } from "./context-parts.ts";
import type { ForgeResult } from "./generate.ts";
import type { SentFile } from "./last-files.ts";
import type { RenderLimits } from "./target.ts";

/** Files of a tree as data, by path. */
export type FileTexts = Readonly<Record<string, string>>;

interface CommonWork {
  /** The registry, left out where it is that of the work before; and those of its parts that the thread does not have. */
  readonly context: ContextShape | undefined;
  readonly parts: readonly ContextPart[];
  readonly templatesKey: string;
  /** Left out where they are those of the work before. */
  readonly templateFiles: FileTexts | undefined;
  readonly templateFolder: string;
  readonly target: string;
  /** A map as JSON, so that floats stay floats. */
  readonly paramsJson: string;
  readonly project: ProjectConfig | undefined;
  readonly limits: RenderLimits | undefined;
}

export type WorkMessage = CommonWork & Work;

/** Work before it is known what the thread has. */
export type UnsentWork = Omit<CommonWork, "context" | "parts"> & Work;

type Work =
  | {
      readonly kind: "generate";
      readonly configs: readonly string[] | undefined;
      /** The same for the same templates, target and parameters. */
      readonly run: string;
    }
  | {
      readonly kind: "update-markdown";
      readonly documentFiles: FileTexts;
      readonly documentFolder: string;
      readonly v2: boolean;
      /** A list as JSON. */
      readonly refinementsJson: string;
      readonly attributeRegistryBaseUrl: string | undefined;
    };

/** What `generate` gave, with the files as they are sent. */
export type SentResult = Omit<ForgeResult, "files"> & { readonly files: readonly SentFile[] };

/** What a worker answers: the result, or an error for the user, or one of ours. */
export type WorkAnswer =
  | { readonly ok: true; readonly result: unknown }
  | {
      readonly ok: false;
      readonly user: boolean;
      readonly code: string;
      readonly message: string;
      readonly hint: string | undefined;
      readonly at: Place | undefined;
    };

/** What a host sends: that it can work, and then one answer to each work. */
export type HostMessage = "ready" | WorkAnswer;
