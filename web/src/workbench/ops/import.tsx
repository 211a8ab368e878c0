// Company data in and out as files: every line is checked before anything is written.
import { Button, FileButton } from '@mantine/core';
import { ApiProblem, type Output, platform } from '@onelot/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { strToU8, zipSync } from 'fflate';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clientOf, useAsk, useCompanySlug } from '../../data/index.ts';
import { DataTable, EmptyState, ProblemNote, saveFile, useProblemWords } from '../../look/index.ts';
import { To } from '../links.tsx';
import css from './parts.module.css';
import { Screen } from './parts.tsx';

type Answer = Output<typeof platform.importCompany>;
type Problem = Answer['problems'][number];

/** All files below what was dropped: a folder is walked, its own name is left out of the paths. */
const walk = async (entry: FileSystemEntry, below: string): Promise<Record<string, string>> => {
  if (entry.isFile) {
    const file = await new Promise<File>((take, fail) => (entry as FileSystemFileEntry).file(take, fail));
    return /\.(csv|json|md)$/i.test(entry.name) ? { [`${below}${entry.name}`]: await file.text() } : {};
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: Record<string, string> = {};
  // A reader answers a part at a time, and nothing at its end.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((take, fail) => reader.readEntries(take, fail));
    if (part.length === 0) return found;
    for (const each of part) Object.assign(found, await walk(each, each.isDirectory ? `${below}${each.name}/` : below));
  }
};

const dropped = async (entries: readonly FileSystemEntry[]): Promise<Record<string, string>> =>
  Object.assign({}, ...(await Promise.all(entries.map((entry) => walk(entry, '')))));

/** Path inside the company's folder: what stands below the chosen folder, or `models/` and `prices/` by the browser's own path. */
const placeOf = (file: File): string => {
  const path = file.webkitRelativePath;
  return path ? path.split('/').slice(1).join('/') : file.name;
};

const readAll = async (files: readonly File[]): Promise<Record<string, string>> =>
  Object.fromEntries(
    await Promise.all(
      files
        .filter((file) => /\.(csv|json|md)$/i.test(file.name))
        .map(async (file) => [placeOf(file), await file.text()] as const),
    ),
  );

const whereOf = (problem: Problem): { file: string; line: string; field: string } => {
  const [file = '', line = '', ...field] = problem.path
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  // A table names line and field; a JSON file has fields only.
  return /^\d+$/.test(line)
    ? { file, line, field: field.join('/') }
    : { file, line: '', field: [line, ...field].join('/') };
};

const useImport = () => {
  const company = useCompanySlug();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer>();
  const [problem, setProblem] = useState<unknown>();
  const send = async (files: Record<string, string>, dryRun: boolean): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      setAnswer(await clientOf(company).call(platform.importCompany, { files, dryRun }));
      if (!dryRun) await queries.invalidateQueries({ queryKey: [company] });
    } catch (error) {
      setProblem(error instanceof ApiProblem ? error.document : error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, answer, problem, send, clear: () => setAnswer(undefined) };
};

export const Import = () => {
  const { t } = useTranslation('ops');
  const [files, setFiles] = useState<Record<string, string>>({});
  const work = useImport();
  const names = Object.keys(files);
  const take = async (chosen: readonly File[]): Promise<void> => {
    work.clear();
    setFiles({ ...files, ...(await readAll(chosen)) });
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    // Entries are gone after this event, so they are taken now.
    const entries = [...event.dataTransfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
    if (entries.length === 0) return void take([...event.dataTransfer.files]);
    work.clear();
    void dropped(entries).then((more) => setFiles((old) => ({ ...old, ...more })));
  };
  const checked = work.answer && work.answer.problems.length === 0;
  return (
    <Screen headline={headline(t, names.length, work.answer)} sub={t('import.sub')}>
      <section
        className={css.drop}
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
        aria-label={t('import.choose')}
      >
        <p>{t('import.drop')}</p>
        <div style={{ display: 'flex', gap: 8, justifyContent: 'center', flexWrap: 'wrap', marginTop: 12 }}>
          <FileButton multiple accept=".csv,.json,.md" onChange={(chosen) => void take(chosen)}>
            {(props) => (
              <Button variant="default" {...props}>
                {t('import.files')}
              </Button>
            )}
          </FileButton>
          <FileButton
            multiple
            onChange={(chosen) => void take(chosen)}
            inputProps={{ ...({ webkitdirectory: '' } as object), 'aria-label': t('import.folder') }}
          >
            {(props) => (
              <Button variant="default" {...props}>
                {t('import.folder')}
              </Button>
            )}
          </FileButton>
        </div>
      </section>
      {names.length > 0 && (
        <section aria-label={t('import.chosen')}>
          <p>{t('import.list', { count: names.length, files: names.join(', ') })}</p>
          <div style={{ display: 'flex', gap: 8, marginTop: 12 }}>
            <Button
              loading={work.busy}
              variant={checked ? 'default' : 'filled'}
              onClick={() => void work.send(files, true)}
            >
              {t('import.check')}
            </Button>
            <Button
              loading={work.busy}
              disabled={!checked || work.answer?.written}
              onClick={() => void work.send(files, false)}
            >
              {t('import.write')}
            </Button>
            <Button
              variant="subtle"
              onClick={() => {
                setFiles({});
                work.clear();
              }}
            >
              {t('import.empty')}
            </Button>
          </div>
        </section>
      )}
      {Boolean(work.problem) && <ProblemNote problem={work.problem} />}
      {work.answer && work.answer.problems.length > 0 && <Problems list={work.answer.problems} />}
      {checked && <Counts answer={work.answer!} />}
      <Files />
    </Screen>
  );
};

type T = ReturnType<typeof useTranslation<'ops'>>['t'];

const headline = (t: T, count: number, answer: Answer | undefined): string => {
  if (answer?.written) return t('import.written');
  if (answer && answer.problems.length > 0) return t('import.wrong', { count: answer.problems.length });
  if (answer) return t('import.right');
  return count > 0 ? t('import.ready', { count }) : t('import.title');
};

const Problems = ({ list }: { list: readonly Problem[] }) => {
  const { t } = useTranslation('ops');
  const { t: tOwn } = useTranslation('own');
  const words = useProblemWords();
  const [chosen, choose] = useState('');
  const files = [...new Set(list.map((each) => whereOf(each).file))].sort();
  const file = files.includes(chosen) ? chosen : '';
  return (
    <>
      {files.length > 1 && (
        <div className={css.actions}>
          {['', ...files].map((name) => (
            <Button
              key={name}
              size="compact-sm"
              variant={name === file ? 'filled' : 'default'}
              aria-pressed={name === file}
              onClick={() => choose(name)}
            >
              {name || tOwn('files.allFiles')}{' '}
              {list.filter((each) => name === '' || whereOf(each).file === name).length}
            </Button>
          ))}
        </div>
      )}
      <DataTable
        titled
        caption={t('import.problems')}
        columns={[
          { id: 'file', label: t('import.file'), value: (row) => whereOf(row).file },
          {
            id: 'line',
            label: t('import.line'),
            numeric: true,
            value: (row) => (whereOf(row).line === '' ? null : Number(whereOf(row).line)),
          },
          { id: 'field', label: t('import.field'), value: (row) => whereOf(row).field },
          { id: 'reason', label: t('import.reason'), value: (row) => words.field(row) },
        ]}
        rows={list.filter((each) => file === '' || whereOf(each).file === file)}
        rowId={(row) => `${row.path} ${row.message}`}
        sort={{ by: 'line' }}
        group={(row) => whereOf(row).file}
        csv="import-problems"
      />
    </>
  );
};

const Counts = ({ answer }: { answer: Answer }) => {
  const { t } = useTranslation('ops');
  return (
    <section>
      <p>
        {Object.entries(answer.counts)
          .filter(([, count]) => count > 0)
          .map(([name, count]) => `${t(`import.kinds.${name as 'items'}`, { defaultValue: name })}: ${count}`)
          .join(', ')}
      </p>
      {answer.written && (
        <p>
          <To to="/work/products">{t('products.title')}</To>, <To to="">{t('import.shop')}</To>
        </p>
      )}
    </section>
  );
};

/** Templates to fill in, and what the company has now, a file each. */
const Files = () => {
  const { t } = useTranslation('ops');
  const templates = useAsk(platform.templates, {});
  const present = useAsk(platform.exportCompany, {});
  const { t: tOwn } = useTranslation('own');
  const slug = useCompanySlug();
  const saveAll = (name: string, files: Readonly<Record<string, string>>): void => {
    const bytes = zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([bytes as BlobPart], { type: 'application/zip' }));
    link.download = `${name}.zip`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  const list = (title: string, files: Readonly<Record<string, string>> | undefined, empty: string, name: string) => (
    <section>
      <h2 className="ol-20 ol-strong">{title}</h2>
      {files && Object.keys(files).length > 0 && (
        <p style={{ marginTop: 8 }}>
          <Button variant="default" size="compact-sm" onClick={() => saveAll(name, files)}>
            {tOwn('files.all')}
          </Button>
        </p>
      )}
      {files && Object.keys(files).length > 0 ? (
        <ul>
          {Object.entries(files).map(([name, text]) => (
            <li key={name}>
              <button
                type="button"
                className="ol-link"
                onClick={() => saveFile(name.split('/').at(-1) ?? name, text, 'text/plain')}
              >
                {name}
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState title={empty} />
      )}
    </section>
  );
  return (
    <div className={css.two}>
      {list(t('import.templates'), templates.data?.files, t('import.noFiles'), 'templates')}
      {list(t('import.export'), present.data?.files, t('import.noFiles'), slug)}
    </div>
  );
};
