import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startDemoApp } from './demo/demoApp.ts';
import { startDemoSystems } from './demo/demoSystems.ts';
import { playScenario } from './demo/play.ts';
import { promiseCallbacks } from './demo/promiseCallbacks.ts';
import { readScenario, warningsOf, type Scenario } from './demo/scenario.ts';
import { shootMainWindow } from './demo/shootMainWindow.ts';
import { standardScenario } from './demo/standardScenario.ts';
import { readyApp } from './electron/readyApp.ts';
import { projectRoot } from './lib/paths.ts';
import { PlainError, runCli, say } from './lib/say.ts';
import { hasScreen, startDesk } from './system/desk.ts';

// `npm run demo [-- --scenario FILE] [--report FILE] [--shots DIR] [--exit]`: the app against the simulators. With a
// screen it stays open for playing with; without one, or with --exit, it writes pictures and a report, and ends.
await runCli(async () => {
  const values = readArguments();
  const scenario = await scenarioOf(values.scenario);
  for (const warning of warningsOf(scenario)) say(`the scenario: ${warning}`);
  const unseen = !hasScreen();
  const ends = values.exit || unseen;
  const output = join(projectRoot, 'demo-output');
  const reportFile = resolve(values.report ?? join(output, 'report.json'));
  const shots = ends || values.shots !== undefined ? resolve(values.shots ?? join(output, 'shots')) : null;
  await mkdir(dirname(reportFile), { recursive: true });
  if (shots !== null) await mkdir(shots, { recursive: true });

  const { runtime, env } = await readyApp({ purpose: 'start', desk: unseen });
  if (unseen) say('no screen here: playing on a virtual one, with pictures');
  const desk = await startDesk({ windowManager: true, bus: unseen });
  Object.assign(process.env, env, desk.env);
  const systems = await startDemoSystems(scenario.customers);
  try {
    const ringside = await startDemoApp({
      systems: systems.settings,
      settings: scenario.settings,
      keyring: unseen,
    });
    const closed = new Promise<void>((done) => void ringside.app.once('close', () => done()));
    try {
      say(
        `playing ${String(scenario.calls.length)} calls on Electron ${runtime.version} (${runtime.origin})`,
      );
      const report = await playScenario(scenario, {
        ringside,
        systems,
        electron: runtime.version,
        shots,
        tell: say,
      });
      // For playing with: the report is of the calls alone.
      if (!ends) await promiseCallbacks(ringside, say);
      if (shots !== null) await shootMainWindow(ringside, shots);
      await writeFile(reportFile, `${JSON.stringify(report, null, 2)}\n`);
      say(`report: ${reportFile}`);
      if (shots !== null) say(`pictures: ${shots}`);
      if (!ends) {
        say('the scenario is over; the app stays open until you quit it');
        await closed;
      }
    } finally {
      await ringside.close().catch(() => undefined);
      await ringside.folder.remove();
    }
  } finally {
    await systems.stop();
    await desk.stop();
  }
});

function readArguments() {
  try {
    return parseArgs({
      options: {
        scenario: { type: 'string' },
        report: { type: 'string' },
        shots: { type: 'string' },
        exit: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    const usage = 'npm run demo -- [--scenario FILE] [--report FILE] [--shots DIR] [--exit]';
    throw new PlainError(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

async function scenarioOf(file: string | undefined): Promise<Scenario> {
  if (file === undefined) return standardScenario;
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    throw new PlainError(`cannot read the scenario file ${file}`);
  }
  try {
    return readScenario(text);
  } catch (error) {
    throw new PlainError(error instanceof Error ? error.message : String(error));
  }
}
