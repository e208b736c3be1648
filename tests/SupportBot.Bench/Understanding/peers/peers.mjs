// node peers.mjs FILE: what NLP.js understands, and which language Lingua, ELD, TinyLD and fastText's lid.176 name, of the messages
// of FILE: {"languages": {tag: {"learn": [[intent, text]], "test": [[intent, text]]}}}. Writes one JSON object.
import { readFileSync } from 'node:fs'

// Their codes for our languages; both Chinese scripts are one to them, and named so counts as right.
const CODES = { 'zh-Hans': ['zh', 'cmn'], 'zh-Hant': ['zh', 'yue', 'cmn'], fil: ['tl', 'fil', 'ceb'], ms: ['ms', 'msa', 'zsm'] }
const MOST_GUESSES = 60
const { languages } = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const tags = Object.keys(languages)
const codes = [...new Set(tags.map(tag => codesOf(tag)[0]))]

console.log(JSON.stringify({ intents: { 'NLP.js': await nlp() }, languages: await identification() }))

function codesOf(tag) {
  return CODES[tag] ?? [tag]
}

/** Microseconds a message and each answer, after one round that warms up. */
async function timed(test, answer) {
  for (const [, text] of test) await answer(text)
  const answers = []
  const since = process.hrtime.bigint()
  for (const [, text] of test) answers.push(await answer(text))
  return { answers, microseconds: Number(process.hrtime.bigint() - since) / 1000 / Math.max(1, test.length) }
}

async function nlp() {
  const { NlpManager } = (await import('node-nlp')).default
  const results = {}
  for (const tag of tags) {
    const { learn, test } = languages[tag]
    const code = codesOf(tag)[0]
    const manager = new NlpManager({ languages: [code], forceNER: false, autoSave: false, nlu: { log: false } })
    for (const [intent, text] of learn) manager.addDocument(code, text, intent)
    await manager.train()
    const { answers, microseconds } = await timed(test, async text => (await manager.process(code, text)).intent)
    results[tag] = { right: answers.filter((intent, i) => intent === test[i][0]).length, microseconds }
  }
  return results
}

async function identification() {
  return {
    'Lingua': await identify(await lingua()),
    'ELD': await identify(await eld()),
    'TinyLD': await identify(await tinyld()),
    'lid.176': await identify(await fastText()),
  }
}

async function identify(detect) {
  const results = {}
  for (const tag of tags) {
    const { test } = languages[tag]
    const { answers, microseconds } = await timed(test, detect)
    results[tag] = { answers: answers.map(answer => codesOf(tag).includes(answer)), microseconds }
  }
  return results
}

async function lingua() {
  const { LanguageDetectorBuilder } = await import('@bluzzi/lingua')
  const known = []
  for (const code of codes) {
    try { LanguageDetectorBuilder.fromISOCodes6391([code, code === 'en' ? 'de' : 'en']); known.push(code) } catch { /* not among its languages */ }
  }
  const detector = LanguageDetectorBuilder.fromISOCodes6391(known).build()
  const names = { Arabic: 'ar', German: 'de', English: 'en', Spanish: 'es', Tagalog: 'tl', French: 'fr', Indonesian: 'id', Italian: 'it', Japanese: 'ja', Kazakh: 'kk', Korean: 'ko', Malay: 'ms', Dutch: 'nl', Polish: 'pl', Portuguese: 'pt', Russian: 'ru', Thai: 'th', Vietnamese: 'vi', Chinese: 'zh' }
  return text => {
    const name = detector.detectLanguageOf(text)
    return name === undefined ? undefined : names[name] ?? String(name).toLowerCase()
  }
}

async function eld() {
  const { default: detector } = await import('eld')
  await detector.load('large')
  detector.setLanguageSubset(codes)
  return text => detector.detect(text).language
}

async function tinyld() {
  const { detect } = await import('tinyld')
  return text => detect(text, { only: codes })
}

// It cannot be told which languages there are: the surest of ours counts.
async function fastText() {
  const { getLIDModel } = await import('fasttext.wasm.js')
  const model = await getLIDModel()
  await model.load()
  const ours = new Set(tags.flatMap(codesOf))
  return async text => {
    const guesses = await model.identify(text.replaceAll('\n', ' '), MOST_GUESSES)
    return guesses.map(guess => guess.alpha2 ?? guess.alpha3).find(code => ours.has(code))
  }
}
