// Chooses the thing to show by name and puts it on the stage. Loaded only where three-dimensional pictures can be drawn.
import { type RefObject, useCallback, useState } from 'react';
import type { AnchorStore } from './anchors.ts';
import { Box, boxModel, boxParameters } from './box.tsx';
import { Iron, useIron } from './iron/iron.tsx';
import { ironParameters } from './iron/parameters.ts';
import type { View } from './pose.ts';
import { Shelf, shelfModel, shelfParameters } from './shelf.tsx';
import { type Inset, Stage, type Turn } from './stage.tsx';

export interface ThreeSceneProps {
  name: string;
  parameters: Readonly<Record<string, unknown>>;
  view: View;
  still: boolean;
  inset: Inset;
  turn: RefObject<Turn>;
  turned: RefObject<(() => void) | undefined>;
  anchors: AnchorStore;
  onReady?: () => void;
  onLost: () => void;
}

const IronOnStage = (props: ThreeSceneProps) => {
  const p = ironParameters(props.parameters);
  const { shape, model } = useIron(p);
  const [forged, setForged] = useState(false);
  const tell = useCallback(() => setForged(true), []);
  const { onReady, ...rest } = props;
  return (
    <Stage {...rest} model={model} {...(forged && onReady ? { onReady } : {})}>
      <Iron p={p} shape={shape} onForged={tell} />
    </Stage>
  );
};

const ShelfOnStage = (props: ThreeSceneProps) => {
  const p = shelfParameters(props.parameters);
  return (
    <Stage {...props} model={shelfModel(p)}>
      <Shelf p={p} />
    </Stage>
  );
};

const BoxOnStage = (props: ThreeSceneProps) => {
  const p = boxParameters(props.parameters);
  return (
    <Stage {...props} model={boxModel(p)}>
      <Box p={p} />
    </Stage>
  );
};

export default function ThreeScene(props: ThreeSceneProps) {
  if (props.name === 'iron') return <IronOnStage {...props} />;
  if (props.name === 'shelf') return <ShelfOnStage {...props} />;
  return <BoxOnStage {...props} />;
}
