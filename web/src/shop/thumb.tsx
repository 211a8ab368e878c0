// The product as a small still picture: on the checkout, the order page and lists.
import { IronPicture, Scene } from './scene/index.tsx';

export const Thumb = (props: {
  scene: { name: string; parameters: Readonly<Record<string, unknown>> } | null | undefined;
  label?: string;
  face?: boolean;
}) => {
  const { scene } = props;
  if (!scene) return null;
  if (scene.name === 'iron')
    return (
      <IronPicture
        parameters={scene.parameters}
        view={props.face ? 'face' : 'back'}
        {...(props.label ? { label: props.label } : {})}
      />
    );
  return <Scene name={scene.name} parameters={scene.parameters} label={props.label ?? ''} flat />;
};
