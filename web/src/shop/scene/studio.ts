// The light of the room: a dark floor, a pale wall and soft lamps, computed here and blurred for reflections.
import {
  BackSide,
  Mesh,
  PMREMGenerator,
  Scene,
  ShaderMaterial,
  SphereGeometry,
  type Texture,
  type WebGLRenderer,
} from 'three';
import { LAMPS } from './iron/light.ts';

const number = (v: number): string => v.toFixed(4);

const lamps = LAMPS.map(
  ([[x, y, z], tight, strength]) =>
    `light += ${number(strength)} * exp(${number(tight)} * (dot(d, normalize(vec3(${number(x)}, ${number(y)}, ${number(z)}))) - 1.0));`,
).join('\n');

const wall = (): ShaderMaterial =>
  new ShaderMaterial({
    side: BackSide,
    vertexShader:
      'varying vec3 d0; void main() { d0 = position; gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0); }',
    fragmentShader: `
      varying vec3 d0;
      void main() {
        vec3 d = normalize(d0);
        float light = mix(0.07, 0.25, smoothstep(-0.42, 0.05, d.y));
        light += 0.18 * smoothstep(0.0, 1.0, d.y);
        ${lamps}
        // Dark flags left and right of the camera draw the edges that make metal read as metal.
        light *= 1.0 - 0.6 * exp(-pow((abs(d.x) - 0.88) / 0.07, 2.0)) * smoothstep(-0.1, 0.4, d.z);
        vec3 tint = mix(vec3(0.96, 0.98, 1.0), vec3(1.0, 0.985, 0.955), smoothstep(-0.3, 0.6, d.y));
        gl_FragColor = vec4(light * tint, 1.0);
      }`,
  });

/** A reflection map of the studio; the caller disposes it. */
export const studio = (renderer: WebGLRenderer): Texture => {
  const room = new Scene();
  const shell = new Mesh(new SphereGeometry(10, 48, 32), wall());
  room.add(shell);
  const generator = new PMREMGenerator(renderer);
  const map = generator.fromScene(room, 0).texture;
  generator.dispose();
  shell.geometry.dispose();
  shell.material.dispose();
  return map;
};
