import type { Place } from "../../errors.ts";
import type { ProjectConfig } from "./project-config.ts";
import type { RenderLimits } from "./target.ts";

/** Files of a tree as data, by path. */
export type FileTexts = Readonly<Record<string, string>>;

interface CommonWork {
  /** Names the registry's content; its text is sent once to each worker. */
  readonly contextKey: string;
  readonly contextJson: string | undefined;
  readonly templatesKey: string;
  readonly templateFiles: FileTexts;
  readonly templateFolder: string;
  readonly target: string;
  /** A map as JSON, so that floats stay floats. */
  readonly paramsJson: string;
  readonly project: ProjectConfig | undefined;
  readonly limits: RenderLimits | undefined;
}

export type WorkMessage = CommonWork &
  (
    | { readonly kind: "generate"; readonly configs: readonly string[] | undefined }
    | {
        readonly kind: "update-markdown";
        readonly documentFiles: FileTexts;
        readonly documentFolder: string;
        readonly v2: boolean;
        /** A list as JSON. */
        readonly refinementsJson: string;
        readonly attributeRegistryBaseUrl: string | undefined;
      }
  );

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
