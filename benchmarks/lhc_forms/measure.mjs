// Time LHC-Forms in a headless browser: opening forms, and recalculating after one answer.
//
//   node measure.mjs FOLDER CHROMIUM FORM.json...
//
// FOLDER holds package/ (unpacked lforms) and node_modules/playwright-core. Prints one JSON object:
// per form the milliseconds of each round. Nothing leaves the machine: all is served from localhost.

import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const ROUNDS = 5;
const ANSWERS = 5;
const [folder, chromium, ...files] = process.argv.slice(2);
const { chromium: browsers } = createRequire(join(folder, "x.js"))("playwright-core");
const page = fileURLToPath(new URL("page.html", import.meta.url));
const TYPES = { ".css": "text/css", ".html": "text/html", ".js": "text/javascript" };
const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

const server = createServer((request, response) => {
  const path = normalize(new URL(request.url, "http://localhost").pathname);
  const file = path === "/" ? page : join(folder, path);
  if (!existsSync(file) || path.includes("..")) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
  createReadStream(file).pipe(response);
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));

const profile = mkdtempSync(join(tmpdir(), "lhc-forms-"));
const context = await browsers.launchPersistentContext(profile, {
  executablePath: chromium, args: FLAGS, headless: true, viewport: { width: 1366, height: 768 },
});
const results = {};
try {
  for (const file of files) {
    results[file] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const tab = await context.newPage();
      await tab.goto(`http://127.0.0.1:${server.address().port}/`);
      await tab.waitForFunction(() => window.LForms?.Util && window.LForms?.FHIR?.R4);
      results[file].push(await tab.evaluate(measure, [readFileSync(file, "utf-8"), ANSWERS]));
      await tab.close();
    }
  }
} finally {
  await context.close();
  server.close();
  rmSync(profile, { recursive: true, force: true });
}
console.log(JSON.stringify(results));

async function measure([text, answers]) {
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const started = performance.now();
  const questionnaire = JSON.parse(text);
  const form = window.LForms.Util.convertFHIRQuestionnaireToLForms(questionnaire, "R4");
  const converted = performance.now();
  await window.LForms.Util.addFormToPage(form, "form");
  const radios = () => [...document.querySelectorAll("#form input[type=radio]")];
  while (radios().length === 0) await painted();
  await painted();
  const opened = performance.now();

  // What is shown is looked at; making a response would take time of its own.
  const shown = () => document.querySelector("#form input[id^='total/']");
  const recalculated = [];
  const asked = [...new Set(radios().map((radio) => radio.name))];
  for (let number = 0; number < answers; number += 1) {
    const before = shown()?.value;
    // The option that weighs 1, 2 or 3; the total changes with each.
    const option = radios().filter((radio) => radio.name === asked[number])[1 + (number % 3)];
    const pressed = performance.now();
    option.click();
    while (shown()?.value === before && performance.now() - pressed < 20000) {
      await new Promise((done) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = done;
        port2.postMessage(0);
      });
    }
    recalculated.push(performance.now() - pressed);
    await painted();
  }
  const total = shown()?.value ?? "";
  return { convert: converted - started, open: opened - started, recalculated, total };
}
