// Why this date: the chain of material, capacity and transport with the sentence that says what sets the pace.
import { useTranslation } from 'react-i18next';
import { ReasonChain, useFormat } from '../../look/index.ts';
import { useWords } from '../words.ts';
import type { Quote } from './use-quote.ts';

/** The chain names the kind itself; a label that starts with a kind of its own says it twice. */
export const bareLabel = (label: string): string => {
  const bare = label.replace(/^\p{L}{2,20}: /u, '').replace(/^Material (?=\p{L})/u, '');
  return bare.charAt(0).toLocaleUpperCase() + bare.slice(1);
};

export const Why = (props: {
  promised: Quote['promised'];
  onClose?: () => void;
  layout?: 'days' | 'steps';
  titled?: boolean;
}) => {
  const { t } = useTranslation('shop');
  const words = useWords();
  const { when } = useFormat();
  const { promised } = props;
  const bare = (label: { en: string; de?: string | undefined }): string => bareLabel(words(label));
  const critical = promised.segments.filter((segment) => segment.critical);
  const first =
    critical.find((segment) => segment.kind === 'wish') ??
    critical.find((segment) => segment.kind !== 'transport') ??
    critical[0];
  const sentence =
    first &&
    t(`why.${first.kind}`, {
      what: bare(first.label),
      from: when(first.from, 'dayTime'),
      when: when(first.to, 'dayTime'),
    });
  return (
    <ReasonChain
      date={promised.at}
      segments={promised.segments.map((segment) => ({ ...segment, label: bare(segment.label) }))}
      sentence={sentence}
      {...(props.layout ? { layout: props.layout } : {})}
      {...(props.titled === undefined ? {} : { titled: props.titled })}
      {...(props.onClose ? { onClose: props.onClose } : {})}
    />
  );
};
