// How the words after a command are read: strictly, so that a mistyped option is told and not passed over.
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { wrong } from './io.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

export const text = { type: 'string' } as const;
export const flag = { type: 'boolean' } as const;
export const many = { type: 'string', multiple: true } as const;
/** How a server is reached. */
export const REACH = { url: text, email: text, password: text, company: text } as const;

/**
 * Values by option and the words that are no options; `words` of them at most, named for the one that is missing. A
 * last name that ends in `...` takes any number.
 */
export const read = <O extends Options>(args: readonly string[], options: O, words: readonly string[] = []) => {
  const parse = () => parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse();
  } catch (error) {
    return wrong((error as Error).message.split('. To specify')[0] as string);
  }
  const missing = words[parsed.positionals.length];
  if (missing !== undefined) wrong(`Say which: ${missing} is missing.`);
  const extra = words.at(-1)?.endsWith('...') ? undefined : parsed.positionals[words.length];
  if (extra !== undefined) wrong(`"${extra}" is one word too many.`);
  return { values: parsed.values, words: parsed.positionals };
};
