// A link to a file the platform makes: it opens the file, and where there is none it says so here, on the page.
import { ApiProblem, type ProblemDocument } from '@onelot/contracts';
import { type MouseEvent, type ReactNode, useState } from 'react';
import css from './file-link.module.css';
import { ProblemNote } from './problem-note.tsx';

interface FileLinkProps {
  readonly href: string;
  /** What the kept file is called, with its ending. */
  readonly name: string;
  readonly children: ReactNode;
}

/** The file under an address of our own; throws the problem that the platform answers in its place. */
const fetched = async (href: string): Promise<Blob> => {
  const response = await fetch(href);
  if (response.ok) return response.blob();
  throw new ApiProblem((await response.json()) as ProblemDocument);
};

const open = (blob: Blob, name: string): void => {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken it by then; kept for ever it would only fill memory.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};

export const FileLink = ({ href, name, children }: FileLinkProps) => {
  const [problem, setProblem] = useState<unknown>();
  const click = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    setProblem(undefined);
    fetched(href).then((blob) => open(blob, name), setProblem);
  };
  return (
    <span className={css.file}>
      <a className="ol-link" href={href} onClick={click}>
        {children}
      </a>
      <ProblemNote problem={problem} />
    </span>
  );
};
