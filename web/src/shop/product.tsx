// The configurator: what can I have, what does it cost, when is it here?
import { useTranslation } from 'react-i18next';
import { Answer } from '../look/answer.tsx';
import { PageShell } from '../look/page-shell.tsx';
import { TopBar } from '../look/top-bar.tsx';

export const Product = () => {
  const { t } = useTranslation('shop');
  return (
    <PageShell bar={<TopBar />}>
      <Answer headline={t('title')} sub={t('question')} />
    </PageShell>
  );
};
