import { type Command, Option } from "commander";

/** An older name of an option, which the help does not list: what it is given is the other option's. */
export class OlderName extends Option {
  readonly #attribute: string;

  constructor(flags: string, { means }: { readonly means: string }) {
    super(flags);
    this.#attribute = new Option(means).attributeName();
    this.hideHelp();
  }

  override attributeName(): string {
    return this.#attribute;
  }
}

/** Options whose values add up, and `--debug`, which says more when it is given twice. */
const repeatable: ReadonlySet<string> = new Set(["policy", "param", "weaver-config", "debug"]);

/** Refuses an option that is given twice, as Weaver does, also where once by its older name. */
export function refuseTwice(command: Command): Command {
  const given = new Set<string>();
  for (const option of command.options) {
    if (repeatable.has(option.name())) continue;
    command.on(`option:${option.name()}`, () => {
      const attribute = option.attributeName();
      if (given.has(attribute)) command.error(`error: option '${option.flags}' cannot be used multiple times`);
      given.add(attribute);
    });
  }
  return command;
}
