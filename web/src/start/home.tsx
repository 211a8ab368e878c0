// The start page: which companies are here, how to look around in each, and how to begin one's own.
import { platform } from '@onelot/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../data/index.ts';
import { Answer, PageShell, ProblemNote, TopBar } from '../look/index.ts';
import shop from '../shop/shop.module.css';
import { useWords } from '../shop/words.ts';
import { Create } from './create.tsx';
import { isDemo, LoadDemo, RemoveDemo } from './demo.tsx';
import { DemoPeople } from './demo-people.tsx';
import { useSignIn } from './people.ts';
import css from './start.module.css';

export const Home = () => {
  const { t } = useTranslation('shop');
  const words = useWords();
  const asked = useAsk(platform.listCompanies, {}, { keep: false });
  const list = asked.data ?? [];
  const go = useSignIn(asked.data, undefined);
  return (
    <PageShell
      bar={
        <TopBar
          account={
            <Link className={shop.barLink} to="/sign-in" search={{}}>
              {t('bar.signIn')}
            </Link>
          }
        />
      }
      fit="read"
    >
      <div className={shop.stack}>
        <Answer headline={t('start.title')} sub={t('start.sub')} />
        <ProblemNote problem={asked.error} onAgain={() => void asked.refetch()} />
        {go.wrong && <ProblemNote problem={{ title: t('signIn.wrong'), detail: go.wrong }} />}
        <ul className={css.companies}>
          {list.map((company) => (
            <li key={company.id} className={css.company}>
              <div className={css.head}>
                <div>
                  <h2 className="ol-28 ol-strong">{words(company.name)}</h2>
                  <p className="ol-ink-2">{t(company.kind === 'demo' ? 'start.demo' : 'start.real')}</p>
                </div>
                <div className={css.ways}>
                  <Link className={css.way} data-main to={`/${company.slug}` as '/'}>
                    {t('start.shop')}
                  </Link>
                  <Link className={css.way} to={`/${company.slug}/work` as '/'}>
                    {t('start.work')}
                  </Link>
                  {company.kind === 'demo' && <RemoveDemo slug={company.slug} name={words(company.name)} />}
                </div>
              </div>
              {company.demoPeople.length > 0 && <DemoPeople company={company} busy={go.busy} enter={go.enter} />}
            </li>
          ))}
        </ul>
        {asked.data && list.length === 0 && <p className="ol-16">{t('start.none')}</p>}
        {asked.data && !list.some((company) => isDemo(company.slug)) && <LoadDemo />}
        <Create />
      </div>
    </PageShell>
  );
};
