/** A name of a registry or of templates as it may be shown: an address without the user and password that it may carry. */
export function withoutCredentials(name: string): string {
  return name.replace(/:\/\/[^/@\s]*@/, "://");
}
