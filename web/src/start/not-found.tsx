// Says that an address leads nowhere, and where to go instead.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../look/empty-state.tsx';
import { PageShell } from '../look/page-shell.tsx';
import { TopBar } from '../look/top-bar.tsx';

export const NotFound = () => {
  const { t } = useTranslation();
  return (
    <PageShell bar={<TopBar />}>
      <EmptyState title={t('notFound.title')} sub={t('notFound.sub')}>
        <Link className="ol-link" to="/">
          {t('notFound.next')}
        </Link>
      </EmptyState>
    </PageShell>
  );
};
