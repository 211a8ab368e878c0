// The answer to a screen's one question: the biggest thing on it, with a line that says why.
import type { ReactNode } from 'react';
import css from './answer.module.css';

export type AnswerSize = 'page' | 'order' | 'floor';
export type Tone = 'ink' | 'accent' | 'amber' | 'red';

export interface AnswerProps {
  headline: ReactNode;
  /** A sentence under the headline. */
  sub?: ReactNode;
  /** A line above the headline: what the answer is about. */
  over?: ReactNode;
  /** `page` 28 px, `order` 56 px (the order page's window), `floor` 88 px (the terminal). */
  size?: AnswerSize;
  tone?: Tone;
  /** Heading level; one `h1` a screen. */
  as?: 'h1' | 'h2';
}

export const Answer = ({ headline, sub, over, size = 'page', tone = 'ink', as: Heading = 'h1' }: AnswerProps) => (
  <div className={css.answer} data-size={size} data-tone={tone}>
    {over && <p className={css.over}>{over}</p>}
    <Heading className={css.headline}>{headline}</Heading>
    {sub && <p className={css.sub}>{sub}</p>}
  </div>
);
