// The people of a demo company, each one click away.
import { useTranslation } from 'react-i18next';
import { useWords } from '../shop/words.ts';
import { type Companies, DEMO_PASSWORD } from './people.ts';
import css from './start.module.css';

export const DemoPeople = (props: {
  company: Companies[number];
  busy: string | undefined;
  enter: (email: string, password: string, slug?: string) => Promise<void>;
}) => {
  const { t } = useTranslation('shop');
  const words = useWords();
  const { company } = props;
  return (
    <section aria-label={t('start.people', { company: words(company.name) })}>
      <h2 className="ol-16 ol-strong">{t('start.people', { company: words(company.name) })}</h2>
      <ul className={css.people}>
        {company.demoPeople.map((person) => (
          <li key={person.email}>
            <button
              type="button"
              className={css.person}
              disabled={props.busy !== undefined}
              data-busy={props.busy === person.email || undefined}
              onClick={() => void props.enter(person.email, DEMO_PASSWORD, company.slug)}
            >
              <strong>{person.name}</strong>
              <span className="ol-12 ol-ink-2">{person.does}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};
