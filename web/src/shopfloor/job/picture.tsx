// This very variant as a drawing beside the instruction.
import { useTranslation } from 'react-i18next';
import { Scene } from '../../shop/scene/index.tsx';
import type { Job } from '../pick.ts';
import css from './job.module.css';

export const JobPicture = ({ job }: { job: Job }) => {
  const { t } = useTranslation('floor');
  if (!job.scene) return null;
  const face = 'lie_deg' in job.parameters;
  return (
    <div className={css.picture}>
      <Scene
        flat
        name={job.scene.name}
        parameters={job.scene.parameters}
        view={face ? 'face' : 'back'}
        label={t('job.picture', { product: job.product })}
      />
    </div>
  );
};
