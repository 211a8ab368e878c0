// The stage: light, camera and the hand that turns the thing. It paints only when something moves.
import { Canvas, useFrame, useThree } from '@react-three/fiber';
import { type ReactNode, type RefObject, useEffect, useMemo, useRef } from 'react';
import { Euler, type Group, MathUtils, NeutralToneMapping, type PerspectiveCamera, Quaternion, Vector3 } from 'three';
import type { AnchorStore } from './anchors.ts';
import type { Model, View } from './pose.ts';
import { studio } from './studio.ts';

export interface Inset {
  top?: number;
  right?: number;
  bottom?: number;
  left?: number;
}

export interface Turn {
  yaw: number;
  pitch: number;
}

export interface StageProps {
  model: Model;
  view: View;
  /** No gliding between views. */
  still: boolean;
  inset: Inset;
  turn: RefObject<Turn>;
  anchors: AnchorStore;
  onReady?: () => void;
  children: ReactNode;
}

const FOV = 20;

const Light = () => {
  const { gl, scene, invalidate } = useThree();
  useEffect(() => {
    const map = studio(gl);
    scene.environment = map;
    invalidate();
    return () => {
      scene.environment = null;
      map.dispose();
    };
  }, [gl, scene, invalidate]);
  return null;
};

const goal = (model: Model, view: View, width: number, height: number, inset: Inset) => {
  const free = {
    w: Math.max(80, width - (inset.left ?? 0) - (inset.right ?? 0)),
    h: Math.max(80, height - (inset.top ?? 0) - (inset.bottom ?? 0)),
  };
  const pose = model.pose(view, free.w / free.h);
  const [x, y, z] = pose.turn.map(MathUtils.degToRad) as [number, number, number];
  // Millimetres a pixel, so that the wanted box fits the free room; then the camera's distance for the whole height.
  const scale = Math.max(pose.width / free.w, pose.height / free.h);
  const distance = (scale * height) / 2 / Math.tan(MathUtils.degToRad(FOV) / 2);
  return {
    turn: new Quaternion().setFromEuler(new Euler(x, y, z, 'XYZ')),
    centre: new Vector3(...pose.centre),
    distance,
    shift: {
      x: ((inset.left ?? 0) - (inset.right ?? 0)) / 2,
      y: ((inset.top ?? 0) - (inset.bottom ?? 0)) / 2,
    },
  };
};

const Turntable = ({ model, view, still, inset, turn, anchors, onReady, children }: StageProps) => {
  const group = useRef<Group>(null);
  const now = useRef<ReturnType<typeof goal>>(undefined);
  const { size, invalidate } = useThree();
  const target = useMemo(
    () => goal(model, view, size.width, size.height, inset),
    [model, view, size.width, size.height, inset],
  );
  const told = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new goal or thing asks for a picture
  useEffect(() => invalidate(), [target, children, onReady, invalidate]);

  useFrame(({ camera: any, size: room }, delta) => {
    const camera = any as PerspectiveCamera;
    const held = group.current;
    if (!held) return;
    const part = still || !now.current ? 1 : 1 - Math.exp(-Math.min(delta, 0.05) * 9);
    const pose = now.current ?? {
      turn: target.turn.clone(),
      centre: target.centre.clone(),
      distance: target.distance,
      shift: { ...target.shift },
    };
    now.current = pose;
    pose.turn.slerp(target.turn, part);
    pose.centre.lerp(target.centre, part);
    pose.distance += (target.distance - pose.distance) * part;
    pose.shift.x += (target.shift.x - pose.shift.x) * part;
    pose.shift.y += (target.shift.y - pose.shift.y) * part;

    const own = new Quaternion().setFromEuler(new Euler(turn.current.pitch, turn.current.yaw, 0, 'XYZ'));
    held.quaternion.copy(own).multiply(pose.turn);
    held.position.copy(pose.centre).negate().applyQuaternion(held.quaternion);
    camera.position.set(0, 0, pose.distance);
    camera.near = Math.max(10, pose.distance - 1400);
    camera.far = pose.distance + 1400;
    camera.setViewOffset(room.width, room.height, -pose.shift.x, -pose.shift.y, room.width, room.height);
    camera.updateProjectionMatrix();
    held.updateMatrixWorld();
    camera.updateMatrixWorld();

    const points: Record<string, { x: number; y: number }> = {};
    for (const [name, at] of Object.entries(model.points)) {
      const seen = new Vector3(...at).applyMatrix4(held.matrixWorld).project(camera);
      points[name] = { x: ((seen.x + 1) / 2) * room.width, y: ((1 - seen.y) / 2) * room.height };
    }
    anchors.set(points);
    const rest = pose.turn.angleTo(target.turn) + pose.centre.distanceTo(target.centre) / 50;
    if (rest + Math.abs(pose.distance - target.distance) / target.distance > 0.002) invalidate();
    else if (!told.current && onReady) {
      told.current = true;
      onReady();
    }
  });

  return <group ref={group}>{children}</group>;
};

export const Stage = (props: StageProps & { onLost: () => void; turned: RefObject<(() => void) | undefined> }) => (
  <Canvas
    frameloop="demand"
    shadows="percentage"
    dpr={[1.5, 2]}
    gl={{ alpha: true, antialias: true, powerPreference: 'default' }}
    camera={{ fov: FOV, near: 10, far: 4000, position: [0, 0, 500] }}
    onCreated={({ gl, invalidate }) => {
      gl.toneMapping = NeutralToneMapping;
      gl.toneMappingExposure = 0.92;
      gl.domElement.addEventListener('webglcontextlost', props.onLost, { once: true });
      props.turned.current = () => invalidate();
    }}
    style={{ position: 'absolute', inset: 0 }}
  >
    <Light />
    <Turntable {...props} />
  </Canvas>
);
