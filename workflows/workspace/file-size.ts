import { UserError } from "../errors.ts";

/** Largest file that is read as text; the whole resolved OpenTelemetry registry has 5 MB. */
export const maxFileBytes = 20 * 1024 * 1024;

export function fileTooLarge(path: string, bytes: number): UserError {
  return new UserError("file-too-large", {
    message: `${path} has ${bytes} bytes; files above ${maxFileBytes} bytes are not read.`,
    hint: "Split the file, or leave it out of the folders that the configuration names.",
    at: { file: path, line: 1 },
  });
}
