// The terminal: what do I do next?
import { useTranslation } from 'react-i18next';
import { Answer } from '../look/answer.tsx';
import { PageShell } from '../look/page-shell.tsx';
import { TopBar } from '../look/top-bar.tsx';

export const Home = () => {
  const { t } = useTranslation('floor');
  return (
    <PageShell bar={<TopBar />}>
      <Answer headline={t('title')} sub={t('question')} />
    </PageShell>
  );
};
