// What a person's measurements propose and is not chosen yet, in one line, and one press that takes all of it.
import type { Choices, OptionValue } from '@onelot/configure';
import { useTranslation } from 'react-i18next';
import css from './configure.module.css';
import { useSaid } from './said.ts';
import type { Configurator } from './use-configurator.ts';

export const ForYou = (props: {
  config: Configurator;
  proposals: ReadonlyMap<string, OptionValue>;
  /** Somebody wrote measurements of their own. */
  own: boolean;
}) => {
  const { config, proposals, own } = props;
  const { t } = useTranslation('shop');
  const said = useSaid(config.model);
  const offered = [...proposals].filter(([id]) => config.whole[id] !== undefined);
  if (!own || offered.length === 0) return null;
  const open = offered.filter(([id, value]) => config.whole[id] !== value);
  const values = (open.length > 0 ? open : offered).map(([id, value]) => `${said.name(id)} ${said.value(id, value)}`);
  return (
    <p className={css.notice} role="status">
      {t(open.length > 0 ? 'configure.forYou' : 'configure.forYouTaken', { values: values.join(', ') })}{' '}
      {open.length > 0 && (
        <button
          type="button"
          className={css.textButton}
          onClick={() => config.take(Object.fromEntries(open) as Choices)}
        >
          {t('configure.forYouTake')}
        </button>
      )}
    </p>
  );
};
