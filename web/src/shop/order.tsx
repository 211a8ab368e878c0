// Where is mine: every step from order to door.
import { useTranslation } from 'react-i18next';
import { Answer } from '../look/answer.tsx';
import { PageShell } from '../look/page-shell.tsx';
import { TopBar } from '../look/top-bar.tsx';

export const Order = () => {
  const { t } = useTranslation('shop');
  return (
    <PageShell bar={<TopBar />}>
      <Answer headline={t('title')} sub={t('question')} />
    </PageShell>
  );
};
