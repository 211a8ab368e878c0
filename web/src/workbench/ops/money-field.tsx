// Money as it is typed, in whole units of the company's currency; kept in its smallest.
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

export const MoneyField = ({ label, description, minor, error, write }: MoneyFieldProps) => {
  const { currency } = usePlace();
  const { digits, sign } = useMoney(currency);
  return (
    <NumberInput
      label={label}
      description={description}
      min={0}
      leftSection={<span className="ol-12">{sign}</span>}
      leftSectionWidth={44}
      decimalScale={digits}
      value={minor / 10 ** digits}
      error={error}
      onChange={(next) => write(Math.round(Number(next) * 10 ** digits))}
    />
  );
};
