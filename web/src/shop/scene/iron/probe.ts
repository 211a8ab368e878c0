// Whether this machine draws in three dimensions quickly: its name, and the time of one heavy frame.

/** `none`: it cannot; `slow`: it can, but turning the thing would stutter. */
export type Speed = 'fast' | 'slow' | 'none';

const SOFTWARE = /swiftshader|llvmpipe|software|basic render|softpipe/i;
const BUDGET_MS = 25;

const VERTEX = `#version 300 es
in vec2 at; void main() { gl_Position = vec4(at, 0.0, 1.0); }`;
/** About what one frame of the product costs: many pixels with some dozens of sums each. */
const FRAGMENT = `#version 300 es
precision highp float; out vec4 colour;
void main() {
  vec3 v = vec3(gl_FragCoord.xy * 0.01, 0.5);
  for (int i = 0; i < 60; i++) v = fract(v.yzx * 1.7 + sin(v) * 0.3);
  colour = vec4(v, 1.0);
}`;

const program = (gl: WebGL2RenderingContext): WebGLProgram | undefined => {
  const made = gl.createProgram();
  for (const [kind, text] of [
    [gl.VERTEX_SHADER, VERTEX],
    [gl.FRAGMENT_SHADER, FRAGMENT],
  ] as const) {
    const shader = gl.createShader(kind);
    if (!shader) return undefined;
    gl.shaderSource(shader, text);
    gl.compileShader(shader);
    gl.attachShader(made, shader);
  }
  gl.linkProgram(made);
  return gl.getProgramParameter(made, gl.LINK_STATUS) ? made : undefined;
};

/** To be called where a slow answer keeps nobody waiting: a frame in software may take half a second. */
export const probe = (): Speed => {
  const gl = new OffscreenCanvas(512, 512).getContext('webgl2') as WebGL2RenderingContext | null;
  if (!gl) return 'none';
  const named = gl.getExtension('WEBGL_debug_renderer_info');
  const name = String(gl.getParameter(named ? named.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  if (SOFTWARE.test(name)) return 'slow';
  const made = program(gl);
  if (!made) return 'slow';
  // biome-ignore lint/correctness/useHookAtTopLevel: a call of the drawing interface, no hook
  gl.useProgram(made);
  gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
  gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([-1, -1, 3, -1, -1, 3]), gl.STATIC_DRAW);
  gl.enableVertexAttribArray(0);
  gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
  const pixel = new Uint8Array(4);
  const frame = (): number => {
    const from = performance.now();
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
    return performance.now() - from;
  };
  // The first frame pays for the making of the program.
  frame();
  const took = Math.min(frame(), frame());
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return took < BUDGET_MS ? 'fast' : 'slow';
};
