// Whether a JSON file of a company folder has the shape it must have, and where it does not.
import { pointer } from '@onelot/base';
import type { z } from 'zod';
import type { Findings } from './findings.ts';
import { sentence } from './read-table.ts';

/** The parsed, checked value; nothing when it has problems, which are then in `findings`. */
export const readJson = <S extends z.ZodType>(
  file: string,
  text: string,
  schema: S,
  findings: Findings,
): z.output<S> | undefined => {
  let value: unknown;
  try {
    value = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch (error) {
    const reason = (error as Error).message;
    const message = `The file is not JSON (${reason}). Look for a missing comma, quote or bracket near there.`;
    findings.add('JSON', { file, line: lineOf(text, reason) }, message);
    return undefined;
  }
  const checked = schema.safeParse(value);
  if (checked.success) return checked.data;
  for (const issue of checked.error.issues) {
    const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
    if (issue.code === 'unrecognized_keys')
      for (const key of issue.keys)
        findings.inside(
          'UNKNOWN_FIELD',
          file,
          pointer(...path, key),
          `No field is called "${key}" here. Remove it or correct its name.`,
        );
    else findings.inside('FIELD', file, pointer(...path), `${path.join('.') || 'The file'} ${sentence(issue.message)}`);
  }
  return undefined;
};

/** V8 names the place as "position n" or as "line n"; other engines may not, then the file as a whole is named. */
const lineOf = (text: string, reason: string): number | undefined => {
  const line = /line (\d+)/.exec(reason);
  if (line) return Number(line[1]);
  const position = /position (\d+)/.exec(reason);
  return position ? text.slice(0, Number(position[1])).split('\n').length : undefined;
};
