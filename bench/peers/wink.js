// wink-nlp with sentence borders, parts of speech and 50 patterns of requests, message by message.
// usage: node wink.js TEXT MESSAGES; prints MB/s, messages with a pattern, - (it names no groups here), messages
//        node wink.js TEXT once; prints each pattern that it meets, as it meets it
const fs = require('fs');
const winkNLP = require('wink-nlp');
const model = require('wink-eng-lite-web-model');

const VERB = '[VERB|AUX]', NOUN = '[NOUN|PROPN]', DETERMINER = '[DET|PRON]';
const patterns = {
  ask: `[can|could|would|will] you ${VERB}`, mind: `[would|do] you mind ${VERB}`, need_you: `i [need|want] you to ${VERB}`, like_you: `would like you to ${VERB}`,
  favour: 'do me a [favor|favour]', pick_me_up: 'pick me up', pick_up: `pick up ${DETERMINER} ${NOUN}`, ride: 'give me a [ride|lift]', drive: 'drive me [to|home]',
  bring: `bring me ${DETERMINER} ${NOUN}`, get_me: `[get|grab|buy|fetch] me ${DETERMINER} ${NOUN}`, coffee: 'cup of [coffee|tea]', weed: '[buy|get|score] [some|me] [weed|pot|marijuana|pills]',
  lend: `[lend|loan] me ${DETERMINER} ${NOUN}`, borrow: `borrow ${DETERMINER} ${NOUN}`, cash: 'pay me in cash', invest: `invest in ${DETERMINER} ${NOUN}`,
  business: 'business [partner|opportunity|venture]', job: 'work for [me|us]', free: 'free [sessions|session]', review: `[write|leave] ${DETERMINER} [review|testimonial|letter]`,
  refer: `[refer|send] me ${NOUN}`, tell_friends: `tell ${DETERMINER} [friends|family] about`, vouch: 'vouch for me', rate: '[five|5] [stars|star]', fix: `[fix|paint|clean|repair] my ${NOUN}`,
  move: 'help me move', sit: '[watch|feed|walk] my [kids|dog|cat]', taxes: 'do my taxes', dinner: '[have|get|grab] [dinner|lunch|coffee]', drink: '[have|get|grab] a [drink|beer|coffee]',
  come_over: 'come over', come_to: 'come to my [house|place|party|office]', hang: 'hang out', meet: '[meet|see] [me|you] [at|outside]', date: 'go on a date', friend: 'be [my|your] friend',
  text: '[text|call|message|dm] me', cell: 'my [cell|personal] [number|phone]', follow: '[add|follow] me on', network: '[facebook|instagram|snapchat|whatsapp|linkedin]',
  photo: 'send me a [picture|photo]', love: 'i love you', attracted: 'attracted to you', hug: 'give me a [hug|kiss]', sleep: 'sleep with [me|you]', tell: `do not tell [anyone|anybody|NOUN|PROPN]`,
  secret: 'our little secret', between: 'between you and me', church: '[come|pray] with me',
};

const messages = fs.readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean).slice(0, process.argv[3] === 'once' ? undefined : +process.argv[3]);
const megabytes = messages.reduce((sum, message) => sum + Buffer.byteLength(message) + 1, 0) / 1e6;
const nlp = winkNLP(model, ['sbd', 'pos', 'cer']);
nlp.learnCustomEntities(Object.entries(patterns).map(([name, pattern]) => ({ name, patterns: [pattern] })), { matchValue: false, usePOS: true, useEntity: false });

if (process.argv[3] === 'once') {
  for (const message of messages) nlp.readDoc(message).customEntities().each(entity => fs.writeSync(1, entity.out() + '\n'));
  process.exit();
}

const pass = () => messages.reduce((hits, message) => hits + (nlp.readDoc(message).customEntities().length() > 0 ? 1 : 0), 0);
pass();
const seconds = [];
let hits = 0;
for (let i = 0; i < 3; i++) {
  const start = performance.now();
  hits = pass();
  seconds.push((performance.now() - start) / 1e3);
}
seconds.sort((a, b) => a - b);
console.log(`${(megabytes / seconds[1]).toFixed(3)} ${hits} - ${messages.length}`);
