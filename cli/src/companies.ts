// Companies in and out: a folder into a company with every problem by file and line, a company into a folder.
import { type Client, companyFiles, type Input, platform } from '@onelot/contracts';
import { flag, REACH, read } from './arguments.ts';
import { readFolder, writeFolder } from './files.ts';
import { type ExitCode, type Io, json, wrong } from './io.ts';
import { reach } from './reach.ts';

type Told = {
  readonly path: string;
  readonly message: string;
  readonly data?: Readonly<Record<string, unknown>> | undefined;
};

/** `items.csv:12 unit Is not one of pcs, mm, g, ml.` */
export const problemLine = ({ path, message, data = {} }: Told): string => {
  const [first, ...rest] = path
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const file = typeof data.file === 'string' ? data.file : (first ?? '');
  const line = typeof data.line === 'number' ? `:${data.line}` : '';
  const field =
    typeof data.field === 'string' ? data.field : rest.filter((part) => part !== String(data.line)).join('/');
  return [`${file}${line}`, field, message].filter(Boolean).join(' ');
};

export const importFolder = async (io: Io, args: readonly string[]): Promise<ExitCode> => {
  const options = { ...REACH, create: flag, 'dry-run': flag, json: flag };
  const { values, words } = read(args, options, ['FOLDER']);
  const files = await readFolder(io, words[0] as string);
  const client = await reach(io, values);
  if (values.create) await create(client, files, values.company as string);
  const answer = await client.call(platform.importCompany, { files, dryRun: values['dry-run'] ?? false });
  if (values.json) io.out(json(answer));
  for (const problem of answer.problems) if (!values.json) io.err(problemLine(problem));
  if (answer.problems.length) {
    io.err(`${answer.problems.length} problem${answer.problems.length === 1 ? '' : 's'}. Nothing was written.`);
    return 2;
  }
  const counts = Object.entries(answer.counts).map(([name, count]) => `${name} ${count}`);
  io.err(`${answer.written ? 'Written' : 'Checked; nothing was written'}: ${counts.join(', ')}.`);
  return 0;
};

/** Makes the company from its own company.json, unless it is there. */
const create = async (client: Client, files: Readonly<Record<string, string>>, slug: string): Promise<void> => {
  const known = await client.call(platform.listCompanies, {});
  if (known.some((company) => company.slug === slug)) return;
  const read = companyFiles.readCompany({
    'company.json': files['company.json'] ?? wrong('There is no company.json to make the company from.'),
  });
  if (!read.ok) return wrong(read.problems.map(problemLine).join('\n'));
  const { name, currency, locale, timeZone, country } = read.value.company;
  await client.call(platform.createCompany, { slug, name, currency, locale, timeZone, country } as Input<
    typeof platform.createCompany
  >);
};

export const exportFolder = async (io: Io, args: readonly string[]): Promise<ExitCode> => {
  const { values, words } = read(args, { ...REACH, force: flag, json: flag }, ['FOLDER']);
  const folder = words[0] as string;
  const client = await reach(io, values);
  const { files } = await client.call(platform.exportCompany, {});
  await writeFolder(io, folder, files, values.force ?? false);
  if (values.json) io.out(json({ folder, files: Object.keys(files) }));
  else io.err(`${Object.keys(files).length} files written to ${folder}.`);
  return 0;
};
