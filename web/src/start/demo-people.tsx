// The people of a demo company, each one click away: the two that show most first, the others by what they do.
import { useTranslation } from 'react-i18next';
import { useWords } from '../shop/words.ts';
import { type DemoPerson, firstTwo, GROUPS, groupOf, houseOf, rolesOf } from './does.ts';
import { type Companies, DEMO_PASSWORD } from './people.ts';
import css from './start.module.css';

interface Props {
  company: Companies[number];
  busy: string | undefined;
  enter: (email: string, password: string, slug?: string) => Promise<void>;
}

const useDoes = (): ((person: DemoPerson) => string) => {
  const { t } = useTranslation('shop');
  return (person) => {
    const house = houseOf(person);
    if (house) return groupOf(person) === 'customers' ? t('start.does.customer') : house;
    const roles = rolesOf(person);
    if (roles.length === 0) return t('start.does.owner');
    return roles
      .map(({ role, activity }) =>
        t('start.does.role', {
          role: t(`start.role.${role}` as 'start.role.clerk', { defaultValue: role }),
          activity: t(`start.activity.${activity}` as 'start.activity.sales', { defaultValue: activity }),
        }),
      )
      .join('; ');
  };
};

const Person = ({ person, says, company, busy, enter }: Props & { person: DemoPerson; says: string }) => (
  <li>
    <button
      type="button"
      className={css.person}
      disabled={busy !== undefined}
      data-busy={busy === person.email || undefined}
      onClick={() => void enter(person.email, DEMO_PASSWORD, company.slug)}
    >
      <strong>{person.name}</strong>
      <span className="ol-12 ol-ink-2">{says}</span>
    </button>
  </li>
);

export const DemoPeople = (props: Props) => {
  const { t } = useTranslation('shop');
  const words = useWords();
  const does = useDoes();
  const people = props.company.demoPeople;
  const first = firstTwo(people);
  const title = t('start.people', { company: words(props.company.name) });
  return (
    <section aria-label={title}>
      <h2 className="ol-16 ol-strong">{title}</h2>
      <ul className={css.firstPeople}>
        {first.map((person) => (
          <Person
            key={person.email}
            {...props}
            person={person}
            says={t(groupOf(person) === 'customers' ? 'start.buyer' : 'start.owner')}
          />
        ))}
      </ul>
      {GROUPS.map((group) => {
        const own = people.filter((person) => groupOf(person) === group && !first.includes(person));
        if (own.length === 0) return null;
        return (
          <details key={group} className={css.group} open={group === 'company' || group === 'floor'}>
            <summary>
              {t(`start.group.${group}`)}, {own.length}
            </summary>
            <ul className={css.people}>
              {own.map((person) => (
                <Person key={person.email} {...props} person={person} says={does(person)} />
              ))}
            </ul>
          </details>
        );
      })}
    </section>
  );
};
