// Money as it is typed, in whole units of a currency; kept in its smallest.
import { NumberInput } from '@mantine/core';
import { usePlace } from '../../look/index.ts';
import { useMoney } from './model/money.ts';

interface MoneyFieldProps {
  readonly label: string;
  readonly description?: string;
  readonly minor: number;
  readonly error?: string | undefined;
  readonly write: (minor: number) => void;
}

interface MoneyInputProps extends MoneyFieldProps {
  readonly currency: string;
  readonly min?: number;
  readonly readOnly?: boolean;
}

export const MoneyInput = ({ currency, minor, write, ...field }: MoneyInputProps) => {
  const { digits, sign } = useMoney(currency);
  return (
    <NumberInput
      {...field}
      leftSection={<span className="ol-12">{sign}</span>}
      leftSectionWidth={44}
      decimalScale={digits}
      value={minor / 10 ** digits}
      onChange={(next) => write(Math.round(Number(next) * 10 ** digits))}
    />
  );
};

/** An amount of the company's own currency, not below nothing. */
export const MoneyField = (props: MoneyFieldProps) => {
  const { currency } = usePlace();
  return <MoneyInput {...props} currency={currency} min={0} />;
};
